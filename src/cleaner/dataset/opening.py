"""Reading what is published, from Python: every table resolved against one snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from cleaner.article import CleanDocument, Cut, Metadata, Original, Sentence
from cleaner.dataset.schema import SCHEMAS
from cleaner.dataset.snapshots import Manifest, current_snapshot, read_manifest
from cleaner.errors import CleanerError


class Dataset:
    """One snapshot of a clean folder. A publish after it was opened changes nothing here."""

    def __init__(self, snapshot: Path) -> None:
        self.snapshot = snapshot

    @property
    def manifest(self) -> Manifest:
        """Files, rows and fingerprints of the snapshot."""
        return read_manifest(self.snapshot)

    def documents(self, date: str | None = None) -> pa.Table:
        """One row a document, with ``raw_text`` and ``clean_text``; ``date`` (ISO) reads that partition only."""
        return self._table("documents", date)

    def sentences(self, date: str | None = None) -> pa.Table:
        """One row a kept sentence, with both roles."""
        return self._table("sentences", date)

    def removed(self, date: str | None = None) -> pa.Table:
        """One row a removed span, with reason, rule and, for a repeat, its original."""
        return self._table("removed", date)

    def rejected(self, date: str | None = None) -> pa.Table:
        """One row an input that could not be read."""
        return self._table("rejected", date)

    def glob(self, table: str) -> str:
        """The pattern of a table's files in this snapshot, for readers that take globs."""
        return str(self.snapshot / table / "*" / "*.parquet")

    def document(self, doc_id: str) -> CleanDocument:
        """One published document with its sentences and cuts. Raises CleanerError when there is none of that id."""
        wanted = pc.field("doc_id") == doc_id
        rows = self._table("documents", None, wanted).to_pylist()
        if not rows:
            raise CleanerError(f"no document {doc_id} in {self.snapshot}; `documents.doc_id` lists what there is")
        sentences = self._table("sentences", None, wanted).sort_by("sentence").to_pylist()
        removed = self._table("removed", None, wanted).sort_by("start").to_pylist()
        row = rows[0]
        return CleanDocument(
            raw_text=row["raw_text"],
            clean_text=row["clean_text"],
            sentences=tuple(_sentence(s) for s in sentences),
            cuts=tuple(_cut(r) for r in removed),
            metadata=Metadata(**{name: row[name] for name in ("url", "title", "author", "published_at", "site", "lang")}),
            flags=tuple(row["flags"]),
            copied_share=row["copied_share"] or 0.0,
        )

    def date_of(self, doc_id: str) -> str:
        """The date that a published document belongs to. Raises CleanerError when there is none of that id."""
        dates: list[str] = self._table("documents", None, pc.field("doc_id") == doc_id)["date"].to_pylist()
        if not dates:
            raise CleanerError(f"no document {doc_id} in {self.snapshot}; `documents.doc_id` lists what there is")
        return dates[0]

    def _table(self, table: str, date: str | None, where: Any = None) -> pa.Table:
        folder = self.snapshot / table
        schema = SCHEMAS[table].append(pa.field("date", pa.string()))
        if not folder.exists():
            return schema.empty_table()
        if date is not None:
            where = (pc.field("date") == date) if where is None else where & (pc.field("date") == date)
        partitioning = ds.partitioning(pa.schema([("date", pa.string())]), flavor="hive")
        return ds.dataset(folder, schema=schema, partitioning=partitioning, format="parquet").to_table(filter=where)


def open_dataset(path: str | Path) -> Dataset:
    """The current snapshot of a clean folder. Raises CleanerError when nothing is published there.

    >>> open_dataset("data/clean").sentences(date="2026-10-05").to_pandas()  # doctest: +SKIP
    """
    snapshot = current_snapshot(Path(path))
    if snapshot is None:
        raise CleanerError(f"nothing is published in {path}; run `cleaner run --raw RAW --clean {path}` first")
    return Dataset(snapshot)


def _sentence(row: dict[str, Any]) -> Sentence:
    return Sentence(
        row["start"], row["end"], row["paragraph"], row["layout"], row["discourse_role"], row["confidence"],
        row["role_why"], tuple(row["subject_roles"]), row["subject_why"],
    )  # fmt: skip


def _cut(row: dict[str, Any]) -> Cut:
    start = row["duplicate_of_start"]
    original = None if start is None else Original(row["duplicate_of_doc"], start, row["similarity"])
    return Cut(row["start"], row["end"], row["reason"], row["rule"], row["score"], original)
