"""Every kind of hostile input: how it is made, and what must become of it. Nothing large is kept: all is made when it is needed."""

import gzip
import io
import json
import os
import zipfile
from inspect import signature
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

LINE = "The pilot of the {n} boat told the harbour office on Monday that the quay is too short for it."
MB = 1 << 20


class Kind(NamedTuple):
    """One kind of hostile input."""

    name: str
    """Of its file."""
    make: object
    """Its bytes, a function that gives them, or a function that puts something at a path."""
    becomes: str
    """The code of its rejected row; ``kept``; the repair that is counted; or ``left alone``, as if it were not there."""


def prose(n, words="wide"):
    return "\n\n".join(LINE.format(n=f"{words} {k}") for k in range(n))


def rows(*texts, **more):
    return b"".join(json.dumps({"text": text, **more}).encode() + b"\n" for text in texts)


def page(body):
    return f"<!doctype html><html><head><title>Pilots</title></head><body>{body}<p>{LINE.format(n='late')}</p></body></html>".encode()


def parquet(table):
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def zst(data):
    return pa.Codec("zstd").compress(data).to_pybytes()


def bomb(unit, size, pack):
    return lambda: pack(unit * (size // len(unit)))


def lying_footer():
    """Parquet whose footer says a billion rows where there are two: the varint of num_rows is overwritten."""
    data = parquet(pa.table({"text": [LINE.format(n="first"), LINE.format(n="second")]}))
    size = int.from_bytes(data[-8:-4], "little")
    start = len(data) - 8 - size
    footer = data[start:-8]
    longer = footer.replace(b"\x16\x04", b"\x16\x80\xa8\xd6\xb9\x07")
    return data[:start] + longer + len(longer).to_bytes(4, "little") + b"PAR1"


def warc(body, length=None):
    head = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://p.example/\r\nContent-Type: text/plain\r\n"
    head += "WARC-Record-ID: <urn:uuid:0b2d6a4e-6e0f-4a51-8f4b-0a2b8c9d1e2f>\r\nWARC-Date: 2026-10-05T00:00:00Z\r\n"
    return f"{head}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode() + body + b"\r\n\r\n"


def link_to(target):
    return lambda path: path.symlink_to(target)


def zipped(data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pilots.txt", data)
    return out.getvalue()


def closed(path):
    path.mkdir()
    (path / "pilots.txt").write_text(prose(1))
    path.chmod(0)


def unreadable(path):
    path.write_text(prose(1))
    path.chmod(0)


TEXT = prose(3)
GOOD = TEXT.encode()
TOWER = LINE.format(n="tall" + "\u0301" * 50_000)
BAIT = ("(" * 50_000, "a" * 200_000, " " * 500_000, "\t|" * 100_000, "A. " * 29_000, "http://" * 40_000, "a@" * 80_000, '"' * 100_000, "- " * 100_000,
        "1." * 80_000, "Share " * 40_000, "… " * 29_000, "&amp;" * 50_000, "read more " * 30_000, "CEO " * 40_000, "CEOS " * 40_000,
        "he said " * 30_000)  # fmt: skip

KINDS = [
    # packing
    Kind("gzip-bomb.txt.gz", bomb(b"\0", 600 * MB, lambda d: gzip.compress(d, 1)), "E_TOO_LONG"),
    Kind("gzip-bomb.jsonl.gz", bomb(b" " * 999 + b"\n", 80 * MB, gzip.compress), "E_RATIO"),
    Kind("zstd-bomb.jsonl.zst", bomb(b" " * 999 + b"\n", 600 * MB, zst), "E_RATIO"),
    Kind("zstd-bomb.parquet.zst", bomb(b"\0", 600 * MB, zst), "E_RATIO"),
    Kind("zip-bomb.zip", lambda: zipped(b"\0" * (600 * MB)), "E_FORMAT"),
    Kind("bomb-in-bomb.txt.gz", lambda: gzip.compress(gzip.compress(b"\0" * (64 * MB))), "E_BINARY"),
    Kind("torn.txt.gz", gzip.compress(GOOD * 9)[:-20], "E_TORN"),
    Kind("torn.jsonl.zst", zst(rows(*(LINE.format(n=os.urandom(9).hex()) for _ in range(999))))[:9000], "E_TORN"),
    Kind("torn.wet", warc(GOOD, 9_999_999), "kept"),
    Kind("torn.warc.gz", gzip.compress(warc(GOOD) * 2)[:-30], "E_TORN"),
    Kind("torn.parquet", parquet(pa.table({"text": [TEXT]}))[:-9], "E_TORN"),
    Kind("torn.jsonl", rows(TEXT)[:-9], "E_RECORD"),
    Kind("empty.gz.txt", b"", "E_EMPTY"),
    Kind("no-gzip.txt.gz", GOOD, "E_TORN"),
    # wrong endings
    Kind("parquet-inside.txt", parquet(pa.table({"text": [TEXT]})), "E_BINARY"),
    Kind("gzip-inside.html", gzip.compress(GOOD), "E_BINARY"),
    Kind("html-inside.jsonl", page(""), "E_RECORD"),
    Kind("text-inside.parquet", GOOD, "E_TORN"),
    Kind("text-inside.warc", GOOD, "E_TORN"),
    Kind("json-inside.csv", b'{"text": "The pier"}\n{"text": "The quay"}\n', "E_COLUMNS"),
    Kind("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 99, "E_BINARY"),
    Kind("report.pdf", b"%PDF-1.7\n" + GOOD, "E_FORMAT"),
    Kind("no-ending", GOOD, "E_FORMAT"),
    # size
    Kind("one-line-1-gb.jsonl", lambda path: _sparse(path, b'{"text": "', 1 << 30), "E_TOO_LONG"),
    Kind("one-line-300-mb.csv", lambda path: _sparse(path, b"text\n", 300 * MB), "E_BINARY"),
    Kind("document-50-mb.txt", lambda: LINE.encode() * (50 * MB // len(LINE)), "E_TOO_LONG"),
    Kind("text-3-mb.txt", lambda: prose(32_000).encode(), "E_TOO_LONG"),
    Kind("one-sentence-often.txt", lambda: b"The pier is shut. " * 1_000_000, "E_TOO_LONG"),
    Kind("one-sentence-less-often.txt", lambda: b"The pier is shut. " * 29_000, "kept"),
    Kind("too-many-sentences.txt", lambda: b"A. " * 300_000, "E_TOO_LONG"),
    Kind("too-many-lines.txt", lambda: b"The pier\n" * 60_000, "E_TOO_LONG"),
    Kind("one-character.txt", b"x", "kept"),
    Kind("blank.txt", b" \n\t \r\n", "E_EMPTY"),
    Kind("10000-copies.jsonl", lambda: rows("The lock keeper went home.") * 10_000, "kept"),
    # characters
    Kind("nul.txt", GOOD.replace(b"boat", b"b\0at"), "unsafe_character"),
    Kind("bom.txt", b"\xef\xbb\xbf" + GOOD, "kept"),
    Kind("bom-twice.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD, "kept"),
    Kind("utf-16.txt", TEXT.encode("utf-16"), "kept"),
    Kind("utf-32.jsonl", rows(TEXT).decode().encode("utf-32"), "kept"),
    Kind("utf-16-torn.txt", TEXT.encode("utf-16")[:-1], "invalid_utf_16_le"),
    Kind("lying-charset.html", page("").replace(b"<head>", b"<head><meta charset=utf-16>").replace(b"quay", b"qu\xe4y"), "decoded_as_windows-1250"),
    Kind("mixed-encodings.txt", GOOD + "Köln löst".encode() * 99 + "Köln".encode("latin-1"), "invalid_utf8"),
    Kind("lone-surrogate.jsonl", b'{"text": "The \\ud800 pier is shut for the winter."}', "unsafe_character"),
    Kind("lone-surrogate-key.jsonl", b'{"\\ud800": 1, "\\udfff": 2}', "E_COLUMNS"),
    Kind("overlong-utf-8.txt", GOOD + b"\xc0\xaf\xe0\x80\xaf", "decoded_as_mac_roman"),
    Kind("bidi.txt", f"{TEXT} \u202e{TEXT}\u2066 {TEXT}".encode(), "kept"),
    Kind("zero-width.txt", "\u200b".join(TEXT).encode(), "kept"),
    Kind("combining-tower.txt", TOWER.encode(), "kept"),
    # markup
    Kind("nested-100k.html", page("<div>" * 100_000), "kept"),
    Kind("ruby-100k.html", lambda: page("<rp>" * 120_000), "kept"),
    Kind("attributes-100k.html", page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"), "kept"),
    Kind("attributes-often.html", lambda: page(("<p " + " ".join(f"a{n}" for n in range(1_000)) + ">") * 1_000), "kept"),
    Kind("options-200k.html", lambda: page("<form><select>" + "<option>The pier" * 200_000 + "</select></form>"), "kept"),
    Kind("attribute-1-mb.html", page(f"<p class='{'x ' * 500_000}'>"), "kept"),
    Kind("entity-bomb.html", page("&lt;" * 200_000), "kept"),
    Kind("doctype-bomb.html", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + page("&b;" * 9999), "kept"),
    Kind("a-million-empty.html", lambda: page("<b></b>" * 1_000_000), "E_TOO_LONG"),
    Kind("many-empty.html", lambda: page("<b></b>" * 240_000), "kept"),
    Kind("a-million-lines.html", lambda: page("<p>a" * 400_000), "E_TOO_LONG"),
    Kind("many-lines.html", lambda: page("<p>a" * 29_000), "kept"),
    Kind("unclosed-everything.html", lambda: page("<p><b><i><table><tr><td><ul><li><a href=x><font>" * 5_000), "kept"),
    Kind("huge-table.html", lambda: page("<table>" + "<tr><td>1<td>2<td>3" * 29_000 + "</table>"), "kept"),
    Kind("comment-without-end.html", page("") + b"<!--" * 99_999, "kept"),
    Kind("script-without-end.html", page("") + b"<script>" * 99_999, "kept"),
    Kind("json-ld-deep.html", page(f'<script type="application/ld+json">{"[" * 99_999}</script>'), "kept"),
    *(Kind(f"bait-{n:02}.txt", f"{TEXT}\n\n{bait}\n\n{TEXT}".encode(), "kept") for n, bait in enumerate(BAIT)),
    # records
    Kind("deep-100k.jsonl", b'{"text": ' + b"[" * 100_000 + b"\n", "E_DEPTH"),
    Kind("numbers.jsonl", b'{"text": "The pier is shut.", "title": 1e999, "date": -1e-999}\n', "kept"),
    Kind("long-number.jsonl", b'{"text": "The pier is shut.", "title": ' + b"9" * 99_999 + b"}\n", "E_RECORD"),
    Kind("wrong-type.jsonl", b'{"text": ["The pier"]}\n', "E_COLUMNS"),
    Kind("wild-dates.jsonl", rows(TEXT, date="99999-99-99", published_at="-0001-13-45T99:99"), "kept"),
    Kind("csv-injection.csv", b"text,title\n\"=cmd|'/c calc'!A1 The pier is shut.\",@SUM(1)\n", "kept"),
    Kind("open-quote.csv", b'text\n"The pier is shut.\n' + b"row\n" * 999, "kept"),
    Kind("nul.csv", b"text\nThe pier \0 is shut for the winter.\n", "unsafe_character"),
    Kind("columns-100k.csv", b"a," * 100_000 + b"text\n" + b"1," * 100_000 + GOOD.split(b"\n")[0] + b"\n", "kept"),
    Kind("nested-nulls.parquet", parquet(pa.table({"text": pa.array([None, [{"a": None}]], pa.list_(pa.struct([("a", pa.string())])))})), "E_COLUMNS"),
    Kind("wrong-type.parquet", parquet(pa.table({"text": [1, 2]})), "E_COLUMNS"),
    Kind("no-utf-8.parquet", parquet(pa.table({"text": pa.array([b"The pier \x80 is shut."]).cast(pa.string(), safe=False)})), "kept"),
    Kind("date-out-of-range.parquet", parquet(pa.table({"text": [LINE], "date": pa.array([1 << 60], pa.timestamp("ms"))})), "kept"),
    Kind("billion-rows.parquet", lying_footer, "kept"),
    Kind("no-end.warc", b"WARC/1.0\r\n" + b"A: b\r\n" * 99_999, "E_TORN"),
    # the file system
    Kind("dangling.txt", link_to("nothing"), "E_UNREADABLE"),
    Kind("loop.txt", link_to("loop.txt"), "E_UNREADABLE"),
    Kind("outside.txt", link_to("/etc/hostname"), "E_LINK"),
    Kind("upwards.txt", link_to("../../../../../../etc/hostname"), "E_LINK"),
    Kind("device.txt", link_to("/dev/zero"), "E_LINK"),
    Kind("folder-outside", link_to("/etc"), "E_LINK"),
    Kind("folder-in-circles", link_to("."), "E_LINK"),
    Kind("closed-folder", closed, "E_UNREADABLE" if os.geteuid() else "left alone"),
    Kind("pipe.txt", os.mkfifo, "E_UNREADABLE"),
    Kind("pipe.parquet", os.mkfifo, "E_UNREADABLE"),
    Kind("folder.txt", lambda path: path.mkdir(), "left alone"),
    Kind("unreadable.txt", unreadable, "E_UNREADABLE" if os.geteuid() else "kept"),
    Kind(os.fsdecode(b"caf\xe9.txt"), GOOD, "E_NAME"),
    Kind("new\nline\t\x1b[31m.txt", GOOD, "kept"),
    Kind("..%2f..%2fetc%2fpasswd.txt", GOOD, "left alone"),
]


def put(kind, folder):
    """Make ``kind`` in a folder of its own date and source."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / kind.name
    content = kind.make
    if callable(content):
        content = content(path) if len(signature(content).parameters) else content()
    if isinstance(content, bytes):
        path.write_bytes(content)
    return path


def _sparse(path, start, size):
    """A file of ``size`` bytes without a line break, that takes no room: nobody can tell zeros from holes."""
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)
