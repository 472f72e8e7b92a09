"""Raw files to documents, one after the other; what cannot be read becomes a rejected record and the rest goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cleaner.article import RawDocument
from cleaner.errors import InputError
from cleaner.passes.raw import RawFile
from cleaner.passes.records import MAX_DOCUMENT, BadRecord, Piece, read_pieces
from cleaner.text.decode import decode, safe_text


class Rejected(NamedTuple):
    """An input that could not be read."""

    path: str
    record: int
    code: str
    message: str
    byte_offset: int
    first_bytes: bytes


def read_documents(
    raw: Path, file: RawFile, date: str, fields: Mapping[str, str] | None = None
) -> Iterator[RawDocument | Rejected]:
    """Every document of ``file`` as it stands below ``raw``, in order, under the partition ``date``.

    Files are read as streams, record by record. ``fields`` are the settings ``fields.*``, which name the columns of records.
    """
    record, keys = 0, set[str]()
    try:
        for piece in read_pieces(raw / file.path, fields or {}):
            record = piece.record
            if isinstance(piece, BadRecord):
                yield _rejected(file, record, piece.error)
            elif piece.key in keys:
                message = f"the id {piece.key!r} stands on an earlier record of the file too; make ids unique or drop fields.id"
                yield _rejected(file, record, InputError("E_RECORD", message, offset=piece.offset))
            else:
                if piece.key:
                    keys.add(piece.key)
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
            text, _, repairs = decode(data, piece.declared)
        else:
            text = safe_text(piece.content)
            repairs = piece.repairs if text == piece.content else (*piece.repairs, "unsafe_character:1")
            data = text.encode("utf-8")
            if not text.strip():
                raise InputError("E_EMPTY", "the record's text is empty; delete it or fetch it again", offset=piece.offset)
    except InputError as error:
        return _rejected(file, piece.record, error)
    sha256 = hashlib.sha256(data).hexdigest()
    return RawDocument(file.source, date, file.path, piece.record, text, piece.html, sha256, piece.metadata, repairs, piece.key)


def _unreadable(error: OSError) -> InputError:
    return InputError("E_UNREADABLE", f"the file cannot be read ({error.strerror}); check its rights and the disk")


def _rejected(file: RawFile, record: int, error: InputError) -> Rejected:
    return Rejected(file.path, record, error.code, str(error), error.offset, error.first_bytes)
