"""Raw files to documents, one after the other; what cannot be read becomes a rejected record and the rest goes on."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.article import Metadata, RawDocument
from cleaner.errors import InputError
from cleaner.passes.raw import RawFile
from cleaner.text.decode import decode, safe_text

MAX_FILE = 4 << 30
"""Bytes of one file after decompression."""

MAX_DOCUMENT = 64 << 20
"""Bytes of one document: the longest article we know is a hundred times shorter."""

TEXT_COLUMNS = ("text", "content", "body", "article")
METADATA_COLUMNS = {"url": "url", "title": "title", "author": "author", "published_at": "published_at", "date": "published_at", "site": "site"}


class Rejected(NamedTuple):
    """An input that could not be read."""

    path: str
    record: int
    code: str
    message: str
    byte_offset: int
    first_bytes: bytes


class Piece(NamedTuple):
    """One record of a file, before it is decoded."""

    record: int
    content: str | bytes
    html: bool
    metadata: Metadata
    offset: int


def read_documents(raw: Path, file: RawFile, date: str) -> Iterator[RawDocument | Rejected]:
    """Every document of ``file`` as it stands below ``raw``, in order, under the partition ``date``."""
    record = 0
    try:
        for piece in _pieces(raw, file):
            record = piece.record
            if isinstance(piece, Rejected):
                yield piece
            else:
                yield _document(piece, file, date)
    except InputError as error:
        yield _rejected(file, record, error)
    except OSError as error:
        yield _rejected(file, record, _unreadable(error))


def _document(piece: Piece, file: RawFile, date: str) -> RawDocument | Rejected:
    try:
        if len(piece.content) > MAX_DOCUMENT:
            message = f"the document is longer than {MAX_DOCUMENT >> 20} MiB; split it, or leave it out"
            raise InputError("E_TOO_LONG", message, offset=piece.offset)
        if isinstance(piece.content, bytes):
            data = piece.content
            text, _, repairs = decode(data)
        else:
            text = safe_text(piece.content)
            repairs = () if text == piece.content else ("unsafe_character:1",)
            data = text.encode("utf-8")
            if not text.strip():
                raise InputError("E_EMPTY", "the record's text is empty; delete it or fetch it again", offset=piece.offset)
    except InputError as error:
        return _rejected(file, piece.record, error)
    sha256 = hashlib.sha256(data).hexdigest()
    return RawDocument(file.source, date, file.path, piece.record, text, piece.html, sha256, piece.metadata, repairs)


def _pieces(raw: Path, file: RawFile) -> Iterator[Any]:
    """Records of a file by its ending; ``Rejected`` for a record that is torn."""
    stem, data = _bytes(raw / file.path)
    ending = Path(stem).suffix.lower()
    if not data.strip():
        raise InputError("E_EMPTY", "the file is empty; delete it or fetch it again")
    if ending == ".jsonl":
        yield from _json_lines(file, data)
    elif ending == ".csv":
        yield from _csv_rows(data)
    elif ending == ".parquet":
        yield from _parquet_rows(data)
    elif ending in (".warc", ".wet"):
        yield from _archive_records(data)
    else:
        yield Piece(0, data, ending in (".html", ".htm"), Metadata(), 0)


def _bytes(path: Path) -> tuple[str, bytes]:
    """A file's bytes, unpacked, and its name without the packing's ending."""
    packing = {".gz": "gzip", ".zst": "zstd"}.get(path.suffix.lower())
    if not path.is_file():
        raise InputError("E_UNREADABLE", "the file cannot be opened (a dangling link, or no regular file); remove it")
    if packing is None:
        return path.name, path.read_bytes()
    try:
        with pa.input_stream(str(path), compression=packing) as stream:
            data: bytes = stream.read(MAX_FILE)
    except OSError as error:
        head = path.read_bytes()[:64]
        raise InputError("E_TORN", f"the {packing} stream is broken ({error}); fetch it again", first_bytes=head) from error
    return path.stem, data


def _json_lines(file: RawFile, data: bytes) -> Iterator[Piece | Rejected]:
    offset = 0
    for number, line in enumerate(io.BytesIO(data)):
        if line.strip():
            try:
                yield _from_row(number, json.loads(line.decode("utf-8", "replace")), offset)
            except InputError as error:
                yield _rejected(file, number, InputError(error.code, str(error), offset=offset, first_bytes=line))
            except (ValueError, RecursionError) as error:
                message = f"line {number + 1} is no JSON ({str(error)[:80]}); write it again, one object a line"
                yield _rejected(file, number, InputError("E_RECORD", message, offset=offset, first_bytes=line))
        offset += len(line)


def _csv_rows(data: bytes) -> Iterator[Piece]:
    csv.field_size_limit(MAX_DOCUMENT)
    rows = csv.DictReader(io.StringIO(decode(data).text, newline=""))
    try:
        for number, row in enumerate(rows):
            yield _from_row(number, row, 0)
    except csv.Error as error:
        raise InputError("E_RECORD", f"row {rows.line_num} is no CSV ({error}); write the file again") from error


def _parquet_rows(data: bytes) -> Iterator[Piece]:
    try:
        table = pq.ParquetFile(pa.BufferReader(data))
        number = 0
        for batch in table.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                yield _from_row(number, row, 0)
                number += 1
    except (pa.ArrowException, OSError) as error:
        raise InputError("E_TORN", f"the Parquet file is broken ({str(error)[:120]}); write it again", first_bytes=data) from error


def _archive_records(data: bytes) -> Iterator[Piece]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion
    for number, record in enumerate(ArchiveIterator(io.BytesIO(data), record_types=wanted, parse_http=True)):
        kind = (record.http_content_type or record.headers.get("Content-Type") or "text/html").lower()
        if "html" in kind or "text/plain" in kind:
            url = record.headers.get("WARC-Target-URI")
            yield Piece(number, record.reader.read(), "html" in kind, Metadata(url=url), record.stream_pos)


def _from_row(number: int, row: Any, offset: int) -> Piece:
    """A record that has named fields. Raises InputError when it has no text."""
    if not isinstance(row, dict):
        raise InputError("E_RECORD", 'the record is no object; write {"text": …} or {"html": …}', offset=offset)
    html = row.get("html")
    text = html or next((row[name] for name in TEXT_COLUMNS if row.get(name) is not None), None)
    if not isinstance(text, str):
        names = ", ".join(map(str, list(row)[:8]))
        raise InputError("E_COLUMNS", f"no column `text` or `html` with text, only {names}; rename the column", offset=offset)
    known = {field: safe_text(str(row[name])) for name, field in METADATA_COLUMNS.items() if row.get(name)}
    return Piece(number, text, bool(html), Metadata(**known), offset)


def _unreadable(error: OSError) -> InputError:
    return InputError("E_UNREADABLE", f"the file cannot be read ({error.strerror}); check its rights and the disk")


def _rejected(file: RawFile, record: int, error: InputError) -> Rejected:
    return Rejected(file.path, record, error.code, str(error), error.offset, error.first_bytes)
