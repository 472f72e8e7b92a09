"""Which copies go: a relational plan in SQL, the same on every engine.

Equal first, then pairs that share a band, each verified by its true Jaccard, by the greedy rule: a paragraph goes only if an
earlier *kept* one is similar enough. The rule runs in rounds, which drop the same set as the rule applied to one paragraph after
the other; a test says so. Where a key is crowded, a heap of near copies is first compared with its leaders instead of each with
each. The statements stand in files of their own, in the standard's words; ``duck`` and ``spark`` run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cleaner.duplicates import kernel
from cleaner.duplicates.fingerprint import KEYS, PRINTS, Prints
from cleaner.duplicates.rules import Scopes

HEAP = 64
"""Open paragraphs under one band key before it is worth looking for a leader that most of them repeat."""

CROWD = 1024
"""Kept paragraphs under one band key before no more are admitted: a key that so many different ones share says nothing, and each
paragraph is compared with a bounded number of others. It holds for any split into days, because the first ones are admitted."""

GROUP = 1 << 16
"""Rows of a state's row group, and about as many as an engine streams out at once."""

_STAYS = "NOT EXISTS (SELECT 1 FROM drops AS d WHERE d.n = t.n)"

DROPS = pa.schema([("n", pa.int64()), ("original", pa.int64()), ("similarity", pa.float64()), ("word_for_word", pa.bool_())])
PAIRS = pa.schema([("n", pa.int64()), ("original", pa.int64()), ("similarity", pa.float64())])


class Past(NamedTuple):
    """State files of all earlier dates: Parquet of ``PRINTS`` (their kept paragraphs) and of ``KEYS``."""

    prints: Sequence[Path] = ()
    keys: Sequence[Path] = ()


Rows: TypeAlias = str | pa.Table
"""A query, or rows that are there."""


class Tables(Protocol):
    """What the plan asks of an engine: tables by name, made from queries over one another."""

    def read(self, name: str, schema: pa.Schema, paths: Sequence[Path]) -> None:
        """Have ``name`` stand for Parquet files; for no rows of ``schema`` where there are none."""

    def create(self, name: str, rows: Rows) -> None:
        """Make a table, or make it again; the query may read what it replaces."""

    def insert(self, name: str, rows: Rows) -> None:
        """Add rows to a table, which the query may read."""

    def create_mapped(self, name: str, rows: str, work: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema) -> None:
        """Make a table of what ``work``, which gives rows of ``schema``, makes of each batch of a query's rows."""

    def create_likely(self, name: str, keys: str) -> None:
        """Make a table of those rows of ``keys`` whose key stands there twice. It may hold others: what saves them saves time."""

    def any(self, rows: str) -> bool:
        """Whether a query has a row."""

    def stream(self, rows: str) -> Iterator[pa.RecordBatch]:
        """The rows of a query in its order, a batch at a time."""


class Matcher:
    """Fingerprints of today beside those of the past, on the tables of some engine."""

    def __init__(self, tables: Tables, past: Past, scopes: Scopes) -> None:
        self._tables = tables
        tables.read("past", PRINTS, past.prints)
        tables.read("past_keys", KEYS, past.keys)
        tables.create("today", PRINTS.empty_table())
        tables.create("today_keys", KEYS.empty_table())
        tables.create("settings", _settings(scopes))

    def add(self, batches: Iterable[Prints]) -> None:
        """Take in fingerprints of today, in any order."""
        for batch in batches:
            self._tables.insert("today", batch.prints)
            self._tables.insert("today_keys", batch.keys)

    def drops(self) -> pa.Table:
        """What goes, in order: ``DROPS``."""
        for name in ("equal_copies", "asked", "admitted", "near_past"):
            self._tables.create(name, sql(name))
        self._tables.create("gone", "SELECT n FROM today WHERE FALSE")
        if self._tables.any("SELECT key FROM admitted"):
            self._compare("beside_admitted")
            self._add_gone("pairs")
        self._tables.create_likely("likely_keys", "today_keys")
        self._tables.create("open_keys", sql("open_keys"))
        thinner = True
        while (thinner and self._tables.any(sql("heaped"))) or self._tables.any(sql("crowded")):
            thinner = self._thin_out()
        self._compare("paired")
        self._decide()
        self._tables.insert("admitted", "SELECT * FROM open_keys AS o WHERE NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = o.n)")
        self._tables.create("asked", sql("explained"))
        self._compare("beside_admitted")
        self._tables.create("drops", sql("drops"))
        return pa.Table.from_batches(self._stream("SELECT * FROM drops ORDER BY n", DROPS), DROPS)

    def leave_out(self, numbers: pa.Array) -> None:
        """Take paragraphs of today out of the match altogether."""
        self._tables.create("left_out", pa.table([numbers], names=["n"]))
        for name in ("today", "today_keys"):
            self._tables.create(name, f"SELECT * FROM {name} AS t WHERE NOT EXISTS (SELECT 1 FROM left_out AS o WHERE o.n = t.n)")

    def past_rows(self, numbers: NDArray[np.int64]) -> pa.Table:
        """``n``, ``doc_id`` and ``start`` of kept paragraphs of the past, in order of ``n``."""
        schema = pa.schema([("n", pa.int64()), ("doc_id", pa.string()), ("start", pa.int32())])
        if not len(numbers):
            return schema.empty_table()
        self._tables.create("wanted", pa.table([numbers], names=["n"]))
        rows = "SELECT n, doc_id, start FROM past WHERE n IN (SELECT n FROM wanted) ORDER BY n"
        return pa.Table.from_batches(self._stream(rows, schema), schema)

    def kept(self) -> Iterator[pa.RecordBatch]:
        """``PRINTS`` of what stays of today, in order, once the drops are known."""
        return self._stream(f"SELECT * FROM today AS t WHERE {_STAYS} ORDER BY n", PRINTS)

    def kept_keys(self) -> Iterator[pa.RecordBatch]:
        """``KEYS`` of what stays of today, sorted by key."""
        return self._stream(f"SELECT * FROM today_keys AS t WHERE {_STAYS} ORDER BY key, n", KEYS)

    def _thin_out(self) -> bool:
        """Whoever comes first under every key it has stays and leads; those similar to a leader go. Whether that are many."""
        self._tables.create("leaders", sql("leaders"))
        self._compare("led")
        thinner = self._tables.any("SELECT count(*) FROM pairs HAVING count(DISTINCT n) > (SELECT count(*) FROM leaders)")
        self._add_gone("pairs")
        self._tables.insert("admitted", "SELECT * FROM open_keys WHERE n IN (SELECT n FROM leaders)")
        self._tables.create("open_keys", sql("still_open"))
        return thinner

    def _decide(self) -> None:
        """The greedy rule over the verified ``pairs``."""
        self._tables.create("undecided", "SELECT n, original FROM pairs")
        while self._tables.any("SELECT n FROM undecided"):
            self._tables.create("going", sql("going"))
            self._add_gone("going")
            self._tables.create("undecided", sql("undecided"))

    def _compare(self, candidates: str) -> None:
        """Make ``pairs`` of those candidates that are similar enough."""
        self._tables.create("candidates", sql(candidates))
        self._tables.create_mapped("pairs", sql("compared"), verify, PAIRS)

    def _add_gone(self, table: str) -> None:
        rows = f"SELECT DISTINCT n FROM {table} AS t WHERE NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = t.n)"
        self._tables.insert("gone", rows)

    def _stream(self, rows: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        return (batch.cast(schema) for batch in self._tables.stream(rows))


def verify(candidates: pa.RecordBatch) -> pa.RecordBatch:
    """The rows of ``compared.sql`` whose true Jaccard reaches their threshold: ``PAIRS``."""
    mine, theirs = candidates["mine"], candidates["theirs"]
    similarity = np.empty(len(candidates))
    kernel.jaccard(*_sets(mine), *_sets(theirs), similarity)
    enough = similarity >= candidates["threshold"].to_numpy()
    columns = [candidates["n"], candidates["original"], pa.array(similarity)]
    return pa.record_batch(columns, schema=PAIRS).filter(pa.array(enough))


def _settings(scopes: Scopes) -> pa.Table:
    """The one row of thresholds that the SQL reads."""
    across = {"date": scopes.date, "history": scopes.history}
    values = {f"{name}_{field}": [value] for name, scope in across.items() for field, value in scope._asdict().items()}
    return pa.table({**values, "numbers": [scopes.numbers], "heap": [HEAP], "crowd": [CROWD]})


def _sets(lists: pa.ListArray) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    offsets = lists.offsets.to_numpy()
    return lists.values.to_numpy()[offsets[0] : offsets[-1]].view(np.uint64), offsets[1:] - offsets[0]


def sql(name: str) -> str:
    """The text of one statement of the plan."""
    return (files("cleaner.duplicates") / "sql" / f"{name}.sql").read_text("utf-8")
