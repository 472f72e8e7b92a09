"""Reading what is published, from Python: every table resolved against one snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from cleaner.article import CleanDocument, Cut, Metadata, Original, Sentence
from cleaner.dataset.holds import hold_current, seconds
from cleaner.dataset.local import LocalStore
from cleaner.dataset.manifest import Manifest, Part
from cleaner.dataset.schema import SCHEMAS
from cleaner.dataset.snapshots import published_snapshot
from cleaner.dataset.store import Place, Store, open_store
from cleaner.errors import CleanerError


class Dataset:
    """One snapshot of a clean folder. A publish after it was opened changes nothing here.

    ``snapshot`` is its name, ``store`` where it is kept. Raises CleanerError when `cleaner gc` has removed it.
    """

    def __init__(self, store: Store, snapshot: str) -> None:
        self.store = store
        self.snapshot = snapshot
        try:
            self.manifest = Manifest.from_json(store.manifest(snapshot))
            """Files, rows and fingerprints of the snapshot."""
        except FileNotFoundError:
            raise self._gone() from None

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
        """The pattern of a table's files in this snapshot, for readers that take globs. Raises CleanerError for a URL."""
        if not isinstance(self.store, LocalStore):
            raise CleanerError(f"{self.store.place} keeps the files of all snapshots together; give readers `paths(table)`")
        return str(self.store.root.absolute() / "snapshots" / self.snapshot / table / "*" / "*.parquet")

    def paths(self, table: str, date: str | None = None) -> list[str]:
        """The paths or URLs of a table's files in this snapshot, for readers that take lists."""
        return [self.store.locate(self.snapshot, part) for part in self.parts(table, date)]

    def document(self, doc_id: str) -> CleanDocument:
        """One published document with its sentences and cuts. Raises CleanerError when there is none of that id."""
        wanted = pc.field("doc_id") == doc_id
        rows = self._table("documents", None, wanted).to_pylist()
        if not rows:
            raise self._no_document(doc_id)
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
            raise self._no_document(doc_id)
        return dates[0]

    def scan(self, table: str, parts: Sequence[Part]) -> ds.Dataset | pa.Table:
        """Some files of a table as an Arrow dataset, nothing read yet."""
        schema = SCHEMAS[table].append(pa.field("date", pa.string()))
        if not parts:
            return schema.empty_table()
        paths = [self.store.locate(self.snapshot, part) for part in parts]
        bare = [path.partition("://")[2] or path for path in paths]
        return ds.dataset(
            bare, schema=schema, format="parquet", filesystem=self.store.filesystem,
            partition_base_dir=bare[0].removesuffix(f"/{parts[0].path}"),
            partitioning=ds.partitioning(pa.schema([("date", pa.string())]), flavor="hive"),
        )  # fmt: skip

    def parts(self, table: str, date: str | None = None) -> list[Part]:
        """The files of a table, of one date or of all."""
        return [part for part in self.manifest.parts if part.table == table and date in (None, part.date)]

    def _table(self, table: str, date: str | None, where: Any = None) -> pa.Table:
        try:
            rows = self.scan(table, self.parts(table, date))
            return rows if isinstance(rows, pa.Table) else rows.to_table(filter=where)
        except FileNotFoundError:
            raise self._gone() from None

    def _no_document(self, doc_id: str) -> CleanerError:
        return CleanerError(f"no document {doc_id} in snapshot {self.snapshot} of {self.store.place}; `documents.doc_id` lists what there is")

    def _gone(self) -> CleanerError:
        return CleanerError(
            f"snapshot {self.snapshot} of {self.store.place} is not there any more; open the dataset again, "
            'and hold it while you read: open_dataset(path, hold="6h")'
        )


def open_dataset(path: Place, hold: str | None = None) -> Dataset:
    """The current snapshot of a clean folder or URL. Raises CleanerError when nothing is published there.

    ``hold`` ("90m", "6h", "2d") keeps `cleaner gc` from removing the snapshot for so long, whatever is published meanwhile.

    >>> open_dataset("data/clean", hold="6h").sentences(date="2026-10-05").to_pandas()  # doctest: +SKIP
    """
    snapshot = published_snapshot(path)
    store = open_store(path)
    return Dataset(store, hold_current(store, seconds(hold)).name if hold else snapshot.name)


def _sentence(row: dict[str, Any]) -> Sentence:
    return Sentence(
        row["start"], row["end"], row["paragraph"], row["layout"], row["discourse_role"], row["confidence"],
        row["role_why"], tuple(row["subject_roles"]), row["subject_why"],
    )  # fmt: skip


def _cut(row: dict[str, Any]) -> Cut:
    start = row["duplicate_of_start"]
    original = None if start is None else Original(row["duplicate_of_doc"], start, row["similarity"])
    return Cut(row["start"], row["end"], row["reason"], row["rule"], row["score"], original)
