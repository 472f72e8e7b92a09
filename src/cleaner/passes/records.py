"""The formats of raw files: each a stream of bytes to records, one at a time."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from cleaner.article import Metadata
from cleaner.errors import InputError
from cleaner.limits import LIMITS, Limits
from cleaner.passes.stream import Forward, open_random, open_stream, unpacked_name
from cleaner.text.decode import decode, safe_text

NAMES = {
    "text": ("text", "content", "body", "article"),
    "html": ("html",),
    "url": ("url",),
    "title": ("title",),
    "author": ("author",),
    "published_at": ("published_at", "date"),
    "site": ("site",),
    "id": (),
}
"""Columns of a record in which each field is looked for where the settings name none. Ids are read only where they are
named: a document is known by its place, and a column ``id`` need not be unique."""

SAMPLE = 1 << 16
"""Bytes from which the encoding of a file of records is told."""

STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)
"""Strings of JSON, an open one to the end; what looks like nesting inside them is none."""

STEPS = np.zeros(256, np.int8)
STEPS[list(b"[{")], STEPS[list(b"]}")] = 1, -1
"""What each byte of JSON outside strings adds to the nesting."""

Fields = Mapping[str, str]
"""The settings ``fields.*``: the column of each field; empty means the usual names."""


class Piece(NamedTuple):
    """One record of a file, before it is decoded."""

    record: int
    content: str | bytes
    html: bool
    metadata: Metadata
    offset: int
    declared: str | None = None
    """The charset that the record's envelope names."""
    key: str = ""
    """The record's own id, where the settings say which column has it."""
    repairs: tuple[str, ...] = ()


class BadRecord(NamedTuple):
    """A record that cannot be read, although the ones after it can."""

    record: int
    error: InputError


def read_pieces(path: Path, fields: Fields, limits: Limits = LIMITS) -> Iterator[Piece | BadRecord]:
    """Every record of a file, by its ending. Raises InputError where the rest of the file cannot be read."""
    ending = Path(unpacked_name(path)).suffix.lower()
    if ending == ".parquet":
        with open_random(path, limits) as file:
            yield from _parquet_rows(file, fields)
        return
    with open_stream(path, limits) as stream:
        if not stream.peek(1):
            raise InputError("E_EMPTY", "the file is empty; delete it or fetch it again")
        if ending == ".jsonl":
            yield from _json_lines(stream, fields, limits)
        elif ending == ".csv":
            yield from _csv_rows(stream, fields, limits)
        elif ending in (".warc", ".wet"):
            yield from _archive_records(stream, limits)
        else:
            yield Piece(0, stream.read(limits.document_bytes + 1), ending in (".html", ".htm"), Metadata(), 0)


def _json_lines(stream: io.BufferedReader, fields: Fields, limits: Limits) -> Iterator[Piece | BadRecord]:
    wide = _encoding(stream)
    offset, most = 0, longest_line(limits)
    for number, line in enumerate(lines(stream, most) if wide is None else _encoded(stream, wide, most)):
        if line.strip():
            try:
                row, repairs = json_row(line, limits)
                yield from_row(number, row, fields, offset, repairs)
            except InputError as error:
                yield BadRecord(number, InputError(error.code, f"line {number + 1}: {error}", offset=offset, first_bytes=line))
        offset += len(line)


def json_row(line: bytes, limits: Limits = LIMITS) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The object on a line, and what had to be repaired to read it. Raises InputError for what is none, too long or nested too deep."""
    if len(line) > longest_line(limits):
        raise InputError("E_TOO_LONG", f"longer than {longest_line(limits) >> 20} MiB; split it, or raise limits.document_mb")
    _refuse_nesting(line, limits.depth)
    text, _, repairs = decode(line)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("E_RECORD", f"no JSON ({str(error)[:80]}); write one object a line") from error
    if not isinstance(row, dict):
        raise InputError("E_RECORD", 'no object; write {"text": …} or {"html": …}')
    return row, repairs


def longest_line(limits: Limits) -> int:
    """Bytes of a line of JSON, where a character may take several times what it takes in text."""
    return 2 * limits.document_bytes


def lines(stream: IO[Any], most: int) -> Iterator[Any]:
    """Lines; of one that is longer than ``most`` only the start, and the rest is passed over."""
    while line := stream.readline(most + 1):
        rest = line
        while len(rest) > most and rest[-1:] not in (b"\n", "\n"):
            rest = stream.readline(most + 1)
        yield line


def _short_lines(stream: io.TextIOWrapper, limits: Limits) -> Iterator[str]:
    """Lines of CSV: behind one that is too long nobody knows where the next row begins."""
    for number, line in enumerate(lines(stream, limits.document_bytes)):
        if len(line) > limits.document_bytes:
            message = f"line {number + 1} is longer than {limits.document_mb} MiB; split the file, or raise limits.document_mb"
            raise InputError("E_TOO_LONG", message, first_bytes=line[:64].encode("utf-8"))
        yield line


def _refuse_nesting(line: bytes, most: int) -> None:
    """Raise for JSON that is nested deeper than ``most``: how deep Python itself can go depends on who asks it."""
    if line.count(b"[") + line.count(b"{") <= most:
        return
    deepest = STEPS[np.frombuffer(STRINGS.sub(b"", line), np.uint8)].cumsum(dtype=np.int64).max(initial=0)
    if deepest > most:
        raise InputError("E_DEPTH", f"the record is nested {deepest} deep, more than {most}; flatten it, or raise limits.depth")


def _encoding(stream: io.BufferedReader) -> str | None:
    """The encoding of a stream whose characters take more than a byte each, from its mark; None for all others."""
    start = stream.peek(4)[:4]
    marks = {codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    return next((name for mark, name in marks.items() if start.startswith(mark)), None)


def _encoded(stream: io.BufferedReader, encoding: str, most: int) -> Iterator[bytes]:
    return (line.encode("utf-8") for line in lines(io.TextIOWrapper(stream, encoding, errors="replace", newline="\n"), most))


def _csv_rows(stream: io.BufferedReader, fields: Fields, limits: Limits) -> Iterator[Piece | BadRecord]:
    csv.field_size_limit(limits.document_bytes)
    _, encoding, repairs = decode(stream.peek(SAMPLE)[:SAMPLE])
    encoding = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
    rows = csv.DictReader(_short_lines(io.TextIOWrapper(stream, encoding, errors="replace", newline=""), limits))
    repairs = tuple(repair for repair in repairs if repair.startswith("decoded_as"))
    number = 0
    try:
        for number, row in enumerate(rows):
            try:
                yield from_row(number, row, fields, 0, repairs)
            except InputError as error:
                yield BadRecord(number, error)
    except csv.Error as error:
        raise InputError("E_RECORD", f"row {rows.line_num} is no CSV ({error}); write the file again") from error


def _parquet_rows(file: IO[bytes], fields: Fields) -> Iterator[Piece | BadRecord]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
        wanted = {name for field in NAMES for name in columns_of(field, fields)}
        columns = [name for name in table.schema_arrow.names if name in wanted]
        number = 0
        for batch in table.iter_batches(batch_size=64, columns=columns or None):
            for row in _rows(batch):
                try:
                    yield from_row(number, row, fields, 0)
                except InputError as error:
                    yield BadRecord(number, error)
                number += 1
    except MemoryError:
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError("E_TORN", f"the Parquet file is broken ({str(error)[:120]}); write it again") from error


def _rows(batch: Any) -> list[dict[str, Any]]:
    """The rows of a batch. Where Python cannot hold all of it, text is read with replacements, and other values are left out."""
    import pyarrow as pa

    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except (ValueError, OverflowError, TypeError):
        binary = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary()}
        columns = {name: column.cast(binary.get(column.type, column.type)) for name, column in zip(batch.schema.names, batch.columns, strict=True)}
        rows = [{name: _cell(column[row]) for name, column in columns.items()} for row in range(len(batch))]
    return rows


def _cell(value: Any) -> Any:
    try:
        cell = value.as_py()
    except (ValueError, OverflowError, TypeError):
        return None
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell


def _archive_records(stream: io.BufferedReader, limits: Limits) -> Iterator[Piece]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion
    try:
        archive = ArchiveIterator(Forward(stream), record_types=wanted, parse_http=True, auto_decode="all", stream_detect=False)
        for number, record in enumerate(archive):
            kind = (record.http_content_type or record.headers.get("Content-Type") or "text/html").lower()
            if "html" in kind or "text/plain" in kind:
                url = record.headers.get("WARC-Target-URI")
                content = record.reader.read(limits.document_bytes + 1)
                yield Piece(number, content, "html" in kind, Metadata(url=url), record.stream_pos, record.http_charset)
    except BaseException as error:
        if not isinstance(error, OSError) and type(error).__name__ != "PanicException":  # what FastWARC's Rust core panics with
            raise
        raise InputError("E_TORN", f"the archive is broken ({str(error)[:120]}); fetch it again") from error


def from_row(number: int, row: dict[str, Any], fields: Fields, offset: int, repairs: tuple[str, ...] = ()) -> Piece:
    """A record that has named columns. Raises InputError when it has no text."""
    html = _value(row, "html", fields)
    text = html or _value(row, "text", fields)
    if not isinstance(text, str):
        names = ", ".join(map(str, list(row)[:8]))
        advice = "rename a column, or name it in cleaner.toml: [fields] text = …"
        raise InputError("E_COLUMNS", f"no column `text` or `html` with text, only {names}; {advice}", offset=offset)
    named = ((field, _value(row, field, fields)) for field in ("url", "title", "author", "published_at", "site"))
    known = {field: safe_text(str(value)) for field, value in named if value}
    key = _value(row, "id", fields)
    return Piece(number, text, bool(html), Metadata(**known), offset, key="" if key is None else safe_text(str(key)), repairs=repairs)


def _value(row: dict[str, Any], field: str, fields: Fields) -> Any:
    """What a row has for a field: in the column that the settings name, or in the first of the usual ones that is filled."""
    return next((row[name] for name in columns_of(field, fields) if row.get(name) is not None), None)


def columns_of(field: str, fields: Fields) -> tuple[str, ...]:
    """The columns in which a field is looked for."""
    named = fields.get(field)
    return (named,) if named else NAMES[field]
