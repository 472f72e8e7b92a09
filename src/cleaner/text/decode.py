"""Bytes to text: which encoding, and what had to be repaired to read it."""

from __future__ import annotations

import codecs
import logging
import re
from typing import NamedTuple

from cleaner.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNICODE = frozenset(encoding for _, encoding in BOMS)
"""Encodings whose decoders never give a lone surrogate."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
UNSAFE = re.compile("[\x00\ud800-\udfff]")
WIDE = ("utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "utf-32", "utf-32le", "utf-32be", "ucs-2", "ucs-4")
"""What a document without a mark cannot be, whatever it says of itself in single bytes."""

SAMPLE = 8192
"""Bytes looked at to tell text from binary."""

MAX_CONTROL = 0.02
"""Share of control bytes above which a sample is no text. Text has none; the odd NUL of a broken export stays below."""

MAX_INVALID = 0.002
"""Share of invalid sequences up to which UTF-8 with flaws is likelier than another encoding."""


class Decoded(NamedTuple):
    """A decoded document."""

    text: str
    encoding: str
    repairs: tuple[str, ...]
    """What was repaired and how often, e.g. ``invalid_utf8:3``; empty when nothing was."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode ``data``, with ``declared`` (a charset from HTTP or a record) as a hint.

    UTF-8 and byte order marks come first. Else ``beautifulsoup4``'s UnicodeDammit weighs what is declared (in
    ``declared`` or inside the document) against what fits. Invalid bytes become U+FFFD and are counted, NUL and lone
    surrogates likewise, one for one, so that offsets count what a reader sees.

    Raises InputError ``E_EMPTY`` for nothing but white space and ``E_BINARY`` for what is no text.
    """
    if not data or data.isspace():
        raise InputError("E_EMPTY", "the document is empty; delete it or fetch it again")
    text, encoding, repairs = _marked(data) or _unmarked(data, declared)
    if "\x00" in text or not (encoding in UNICODE or _is_safe(text)):
        text, unsafe = UNSAFE.subn("\ufffd", text)
        repairs = (*repairs, f"unsafe_character:{unsafe}")
    if not text or text.isspace():
        raise InputError("E_EMPTY", "the document is empty; delete it or fetch it again")
    return Decoded(text, encoding, repairs)


def safe_text(text: str) -> str:
    """``text`` with NUL and lone surrogates replaced one for one by U+FFFD: what Arrow and files can hold."""
    return text if _is_safe(text) else UNSAFE.sub("\ufffd", text)


def _is_safe(text: str) -> bool:
    """Whether ``UNSAFE`` finds nothing; the encoder looks through a text many times faster."""
    try:
        return "\x00" not in text and text.encode() is not None
    except UnicodeEncodeError:
        return False


def _marked(data: bytes) -> Decoded | None:
    """Decoding by the byte order mark, None without one."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            flaws = text.count("\ufffd")
            return Decoded(text, encoding, (f"invalid_{encoding.replace('-', '_')}:{flaws}",) if flaws else ())
    return None


def _unmarked(data: bytes, declared: str | None) -> Decoded:
    try:
        text = data.decode("utf-8")
        _refuse_binary(data)
        return Decoded(text, "utf-8", ())
    except UnicodeDecodeError as error:
        _refuse_binary(data, error.start)
    flawed = data.decode("utf-8", "replace")
    flaws = flawed.count("\ufffd")
    good = sum(c > "\x7f" for c in flawed) - flaws
    if flaws <= max(3, MAX_INVALID * len(flawed)) and (good > flaws or declared is None) and b"charset" not in data[:2048]:
        return Decoded(flawed, "utf-8", (f"invalid_utf8:{flaws}",))
    return _guessed(data, declared) or Decoded(flawed, "utf-8", (f"invalid_utf8:{flaws}",))


def _guessed(data: bytes, declared: str | None) -> Decoded | None:
    from bs4.dammit import UnicodeDammit

    logging.getLogger("bs4.dammit").setLevel(logging.ERROR)  # what it warns of is counted below
    definite, html = [declared] if declared else [], b"<" in data[:1024]
    guess = UnicodeDammit(data, known_definite_encodings=definite, is_html=html, exclude_encodings=() if declared else WIDE)
    encoding = guess.original_encoding
    if guess.unicode_markup is None or encoding is None:
        return None
    flaws = guess.unicode_markup.count("\ufffd")
    return Decoded(guess.unicode_markup, encoding, (f"decoded_as_{encoding}:1", *([f"invalid_bytes:{flaws}"] if flaws else [])))


def _refuse_binary(data: bytes, offset: int = 0) -> None:
    sample = data[:SAMPLE]
    if len(CONTROL.findall(sample)) > max(8, MAX_CONTROL * len(sample)):
        message = "the bytes are no text; give the file the ending of its real format, or remove it"
        raise InputError("E_BINARY", message, offset=offset, first_bytes=data)
