"""Raw files to documents, one after the other; what cannot be read becomes a rejected record and the rest goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cleaner.article import RawDocument
from cleaner.errors import InputError
from cleaner.limits import LIMITS, Limits
from cleaner.passes.raw import COMPRESSED, ENDINGS, RawFile, partitions
from cleaner.passes.records import BadRecord, Piece, read_pieces
from cleaner.text.decode import decode, safe_text

MESSAGE = 400
"""Characters of a message: it may quote what was scraped."""

REFUSED = {
    "E_FORMAT": f"the ending is none that is read ({', '.join(ENDINGS)}, packed as {' or '.join(filter(None, COMPRESSED))}); convert, rename or remove it",
    "E_LINK": "the link leads to a folder or out of the raw folder; put the files themselves there",
}
"""What is said of files that are not opened, by code."""


class Rejected(NamedTuple):
    """An input that could not be read."""

    path: str
    record: int
    code: str
    message: str
    byte_offset: int
    first_bytes: bytes


def read_documents(
    raw: Path, file: RawFile, date: str, fields: Mapping[str, str] | None = None, limits: Limits = LIMITS
) -> Iterator[RawDocument | Rejected]:
    """Every document of ``file`` as it stands below ``raw``, in order, under the partition ``date``.

    Files are read as streams, record by record. ``fields`` are the settings ``fields.*``, which name the columns of records.
    """
    record, keys = 0, set[str]()
    try:
        _refuse_name(file.path)
        _refuse_day(file)
        if file.refused:
            raise InputError(file.refused, REFUSED[file.refused])
        for piece in read_pieces(raw / file.path, fields or {}, limits):
            record = piece.record
            if isinstance(piece, BadRecord):
                yield rejected(file.path, record, piece.error)
            elif piece.key in keys:
                message = f"the id {piece.key!r} stands on an earlier record of the file too; make ids unique or drop fields.id"
                yield rejected(file.path, record, InputError("E_RECORD", message, offset=piece.offset))
            else:
                if piece.key:
                    keys.add(piece.key)
                yield _document(piece, file, date, limits)
        _refuse_change(raw, file)
    except InputError as error:
        yield rejected(file.path, record, error)
    except OSError as error:
        yield rejected(file.path, record, _unreadable(error))


def _refuse_name(path: str) -> None:
    if safe_text(path) != path:
        raise InputError("E_NAME", "the name of the file is no UTF-8; rename it")


def _refuse_day(file: RawFile) -> None:
    """Raise for a file that has no date because its folder names no day."""
    named = partitions(file.path)
    if file.date is None and "date" in named:
        raise InputError("E_DATE", f"the folder date={named['date']} names no day; rename it to date=YYYY-MM-DD")


def _refuse_change(raw: Path, file: RawFile) -> None:
    """Raise when the file is not as long any more as when it was listed: its hash names something else than what was read."""
    size = (raw / file.path).stat().st_size
    if size != file.size:
        message = f"the file had {file.size} bytes and now has {size}: it was written while it was read; the next run reads it again"
        raise InputError("E_CHANGED", message, offset=min(size, file.size))


def _document(piece: Piece, file: RawFile, date: str, limits: Limits) -> RawDocument | Rejected:
    try:
        if len(piece.content) > limits.document_bytes:
            message = f"the document is longer than {limits.document_mb} MiB; split it, or raise limits.document_mb"
            raise InputError("E_TOO_LONG", message, offset=piece.offset)
        if isinstance(piece.content, bytes):
            data = piece.content
            text, _, repairs = decode(data, piece.declared)
        else:
            text = safe_text(piece.content)
            repairs = piece.repairs if text == piece.content else (*piece.repairs, "unsafe_character:1")
            data = text.encode("utf-8")
            if not text.strip():
                raise InputError("E_EMPTY", "the record's text is empty; delete it or fetch it again", offset=piece.offset)
    except InputError as error:
        return rejected(file.path, piece.record, error)
    sha256 = hashlib.sha256(data).hexdigest()
    return RawDocument(file.source, date, file.path, piece.record, text, piece.html, sha256, piece.metadata, repairs, piece.key)


def _unreadable(error: OSError) -> InputError:
    return InputError("E_UNREADABLE", f"the file cannot be read ({error.strerror}); check its rights and the disk")


def rejected(path: str, record: int, error: InputError) -> Rejected:
    """What stands in the table of rejected input; what the error quotes is made safe and short."""
    return Rejected(shown(path), record, error.code, safe_text(str(error))[:MESSAGE], error.offset, error.first_bytes)


def shown(path: str) -> str:
    """A path that a table can hold: bytes of it that are no UTF-8 are shown by their number."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
