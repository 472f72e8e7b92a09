"""A file too large for one shard, cut by its records: read once, as a stream, into slices that are judged side by side.

Slices stand below ``.work`` until they are judged. Where they end depends on the file's content alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import feather

from cleaner.article import Metadata, RawDocument
from cleaner.dataset.drafts import drafted
from cleaner.limits import LIMITS, Limits
from cleaner.passes.beside import read_record, write_record
from cleaner.passes.lost import UNSPOILED, At, Place, Spoiled, are_harmless, read_on, spoil, unwatched
from cleaner.passes.raw import RawFile
from cleaner.passes.read import Rejected, read_documents

SLICE_BYTES = 16 << 20
"""Characters of documents a slice, and bytes of a file from which it is cut: as many as a shard of small files has."""

UNPACKED = 4
"""Bytes that a byte of a packed file mostly holds; ``lost.UNPACKED`` is what it may hold."""

_TEXT = pa.string()
RECORDS = pa.schema([
    ("record", pa.int32()), ("content", pa.large_string()), ("html", pa.bool_()), ("raw_sha256", _TEXT),
    ("metadata", pa.struct([(name, _TEXT) for name in Metadata.__dataclass_fields__])), ("repairs", pa.list_(_TEXT)), ("key", _TEXT),
    ("code", _TEXT), ("message", _TEXT), ("byte_offset", pa.int64()), ("first_bytes", pa.binary()),
])  # fmt: skip
"""A record that could be read, or (with a ``code``) one that could not."""


class Cutting(NamedTuple):
    """A large file to be cut."""

    raw: Path
    file: RawFile
    date: str
    fields: Mapping[str, str]
    folder: Path
    """Where the slices go; beside it a note says how many there are."""
    limits: Limits = LIMITS
    spoiled: Spoiled = UNSPOILED
    """Where it cost a worker before: the slices end there."""

    @property
    def harmless(self) -> bool:
        """Whether it may be cut in this process."""
        return are_harmless([self.file])

    def without(self, place: Place, code: str) -> Cutting:
        """The cutting up to where it cost a worker. Raises CleanerError when it ends there already."""
        return self._replace(spoiled=spoil(self.spoiled, place, code))

    def size(self) -> int | None:
        """How many slices the file has; None while it was never cut."""
        found: int | None = read_record(self._note).get("slices")
        return found

    def path(self, number: int) -> Path:
        """The file of one slice."""
        return self.folder / f"{number:05}.arrow"

    @property
    def _note(self) -> Path:
        return self.folder.with_suffix(".json")


def is_large(file: RawFile) -> bool:
    """Whether a file is cut. One of a single document is cut into one slice."""
    return file.size * (UNPACKED if file.is_packed else 1) > SLICE_BYTES


def cut(task: Cutting, at: At = unwatched) -> int:
    """Write the slices of a file; returns how many there are. ``at`` is told of each record before it is read."""
    rows: list[dict[str, Any]] = []
    number = size = 0
    items = read_documents(task.raw, task.file, task.date, task.fields, task.limits)
    for item in read_on(items, task.file.path, task.spoiled, task.limits, at):
        rows.append(_row(item))
        size += len(item.content) if isinstance(item, RawDocument) else len(item.first_bytes)
        if size >= SLICE_BYTES:
            _write(rows, task.path(number))
            rows, size, number = [], 0, number + 1
    if rows or not number:
        _write(rows, task.path(number))
        number += 1
    write_record(task._note, {"slices": number})
    return number


def read_slice(path: Path, file: RawFile, date: str) -> Iterator[RawDocument | Rejected]:
    """The records of a slice, as ``read_documents`` gave them."""
    for batch in feather.read_table(str(path)).to_batches(max_chunksize=64):
        for row in batch.to_pylist():
            if row["code"] is not None:
                yield Rejected(file.path, *(row[name] for name in Rejected._fields[1:]))
            else:
                yield RawDocument(
                    file.source, date, file.path, row["record"], row["content"], row["html"], row["raw_sha256"],
                    Metadata(**row["metadata"]), tuple(row["repairs"]), row["key"],
                )  # fmt: skip


def _row(item: RawDocument | Rejected) -> dict[str, Any]:
    whole = item._asdict() if isinstance(item, Rejected) else asdict(item)
    return {name: whole.get(name) for name in RECORDS.names}


def _write(rows: list[dict[str, Any]], path: Path) -> None:
    with drafted(path, "slice") as draft:
        feather.write_feather(pa.Table.from_pylist(rows, RECORDS), str(draft), compression="lz4")
