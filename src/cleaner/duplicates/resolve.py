"""Which copies go: a relational plan in SQL, run by DuckDB within a given memory.

Equal first, then pairs that share a band, each verified by its true Jaccard, by the greedy rule: a paragraph goes only if an
earlier *kept* one is similar enough. The rule runs in rounds, which drop the same set as the rule applied to one paragraph after
the other; a test says so. Where a key is crowded, a heap of near copies is first compared with its leaders instead of each with
each. The SQL stands in files of its own, in the standard's words, so that other engines run the same text.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cleaner.duplicates import kernel
from cleaner.duplicates.fingerprint import KEYS, PRINTS, Prints
from cleaner.duplicates.rules import Scopes

MEMORY = "500MB"
"""What DuckDB may hold; beyond it spills to disk. A million paragraphs need no more."""

BATCH = 1 << 14
"""Candidate pairs that are verified at once."""

HEAP = 64
"""Open paragraphs under one band key before it is worth looking for a leader that most of them repeat."""

CROWD = 1024
"""Kept paragraphs under one band key before no more are admitted: a key that so many different ones share says nothing, and each
paragraph is compared with a bounded number of others. It holds for any split into days, because the first ones are admitted."""

MOST_SLOTS = 28
"""Bits of the largest sieve of keys: 256 MB, for 60 million keys."""

GROUP = 1 << 16
"""Rows of a state's row group."""

_STAYS = "n NOT IN (SELECT n FROM drops)"

DROPS = pa.schema([("n", pa.int64()), ("original", pa.int64()), ("similarity", pa.float64()), ("word_for_word", pa.bool_())])
PAIRS = pa.schema([("n", pa.int64()), ("original", pa.int64()), ("similarity", pa.float64())])


class Past(NamedTuple):
    """State files of all earlier dates: Parquet of ``PRINTS`` (their kept paragraphs) and of ``KEYS``."""

    prints: Sequence[Path] = ()
    keys: Sequence[Path] = ()


class Matcher:
    """Fingerprints of today beside those of the past, on a DuckDB connection of its own; see ``matcher``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, past: Past, scopes: Scopes) -> None:
        self.connection = connection
        self._view("past", PRINTS, past.prints)
        self._view("past_keys", KEYS, past.keys)
        for name, schema in (("today", PRINTS), ("today_keys", KEYS)):
            connection.from_arrow(schema.empty_table()).create(name)
        connection.from_arrow(_settings(scopes)).create("settings")

    def add(self, batches: Iterable[Prints]) -> None:
        """Take in fingerprints of today, in any order."""
        for batch in batches:
            self.connection.from_arrow(batch.prints).insert_into("today")
            self.connection.from_arrow(batch.keys).insert_into("today_keys")

    def drops(self) -> pa.Table:
        """What goes, in order: ``DROPS``."""
        for name in ("equal_copies", "asked", "admitted", "near_past"):
            self._table(name, sql(name))
        self._table("gone", "SELECT n FROM today WHERE FALSE")
        if self._any("SELECT key FROM admitted"):
            self._compare("beside_admitted")
            self._add_gone("SELECT n FROM pairs")
        self._table("likely_keys", self._sieved("today_keys"))
        self._table("open_keys", sql("open_keys"))
        thinner = True
        while (thinner and self._any(sql("heaped"))) or self._any(sql("crowded")):
            thinner = self._thin_out()
        self._compare("paired")
        self._decide()
        self.connection.execute("INSERT INTO admitted SELECT * FROM open_keys WHERE n NOT IN (SELECT n FROM gone)")
        self._table("asked", "SELECT n FROM gone")
        self._compare("beside_admitted")
        self._table("drops", sql("drops"))
        return self.connection.sql("SELECT * FROM drops ORDER BY n").to_arrow_table().cast(DROPS)

    def leave_out(self, numbers: pa.Array) -> None:
        """Take paragraphs of today out of the match altogether."""
        self._table("left_out", pa.table([numbers], names=["n"]))
        for name in ("today", "today_keys"):
            self.connection.execute(f'DELETE FROM "{name}" WHERE n IN (SELECT n FROM left_out)')

    def past_rows(self, numbers: NDArray[np.int64]) -> pa.Table:
        """``n``, ``doc_id`` and ``start`` of kept paragraphs of the past, in order of ``n``."""
        if not len(numbers):
            return pa.schema([("n", pa.int64()), ("doc_id", pa.string()), ("start", pa.int32())]).empty_table()
        self._table("wanted", pa.table([numbers], names=["n"]))
        rows = "SELECT n, doc_id, start FROM past WHERE n IN (SELECT n FROM wanted) ORDER BY n"
        return self.connection.sql(rows).to_arrow_table()

    def kept(self) -> Iterator[pa.RecordBatch]:
        """``PRINTS`` of what stays of today, in order, once the drops are known."""
        yield from self.connection.sql(f"SELECT * FROM today WHERE {_STAYS} ORDER BY n").to_arrow_reader(GROUP)

    def kept_keys(self) -> Iterator[pa.RecordBatch]:
        """``KEYS`` of what stays of today, sorted by key."""
        yield from self.connection.sql(f"SELECT * FROM today_keys WHERE {_STAYS} ORDER BY key, n").to_arrow_reader(GROUP)

    def _sieved(self, name: str) -> pa.RecordBatchReader:
        """The keys of a table but for most of those that stand in it only once; saves the engine a group for each."""
        [(size,)] = self.connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()
        slots = np.zeros(1 << min(max(int(size * 4).bit_length(), 10), MOST_SLOTS), np.uint8)
        for batch in self.connection.sql(f'SELECT key FROM "{name}"').to_arrow_reader(GROUP):
            kernel.count(batch["key"].to_numpy(), slots)
        found = self.connection.cursor().sql(f'SELECT key, n FROM "{name}"').to_arrow_reader(GROUP)
        batches = (batch.filter(pa.array(kernel.shared(batch["key"].to_numpy(), slots))) for batch in found)
        return pa.RecordBatchReader.from_batches(found.schema, batches)

    def _thin_out(self) -> bool:
        """Whoever comes first under every key it has stays and leads; those similar to a leader go. Whether that are many."""
        self._table("leaders", sql("leaders"))
        self._compare("led")
        thinner = self._any("SELECT count(*) FROM pairs HAVING count(DISTINCT n) > (SELECT count(*) FROM leaders)")
        self._add_gone("SELECT n FROM pairs")
        self.connection.execute("INSERT INTO admitted SELECT * FROM open_keys WHERE n IN (SELECT n FROM leaders)")
        self._table("open_keys", sql("still_open"))
        return thinner

    def _decide(self) -> None:
        """The greedy rule over the verified ``pairs``."""
        self._table("undecided", "SELECT n, original FROM pairs")
        while self._any("SELECT n FROM undecided"):
            self._table("going", sql("going"))
            self._add_gone("SELECT n FROM going")
            self._table("undecided", sql("undecided"))

    def _compare(self, candidates: str) -> None:
        """Make ``pairs`` of those candidates that are similar enough."""
        self._table("candidates", sql(candidates))
        found = self.connection.cursor().sql(sql("compared")).to_arrow_reader(BATCH)
        self._table("pairs", pa.RecordBatchReader.from_batches(PAIRS, map(verify, found)))

    def _add_gone(self, rows: str) -> None:
        self.connection.execute(f"INSERT INTO gone SELECT DISTINCT n FROM ({rows}) WHERE n NOT IN (SELECT n FROM gone)")

    def _any(self, rows: str) -> bool:
        return bool(self.connection.execute(f"SELECT 1 FROM ({rows}) LIMIT 1").fetchall())

    def _table(self, name: str, rows: str | pa.Table | pa.RecordBatchReader) -> None:
        if isinstance(rows, str):
            self.connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS {rows}')
        else:
            self.connection.execute(f'DROP TABLE IF EXISTS "{name}"')
            self.connection.from_arrow(rows).create(name)

    def _view(self, name: str, schema: pa.Schema, paths: Sequence[Path]) -> None:
        if paths:
            self.connection.read_parquet([str(path) for path in paths]).create_view(name)
        else:
            self.connection.from_arrow(schema.empty_table()).create(name)


@contextmanager
def matcher(past: Past, scopes: Scopes, *, jobs: int = 1, memory: str = MEMORY) -> Iterator[Matcher]:
    """A matcher of one date, or of one table, against what earlier ones kept."""
    with tempfile.TemporaryDirectory(prefix="cleaner-") as spill:
        config: dict[str, Any] = {"threads": jobs, "memory_limit": memory, "temp_directory": spill, "preserve_insertion_order": False}
        with duckdb.connect(config=config) as connection:
            yield Matcher(connection, past, scopes)


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
    return lists.values.to_numpy()[offsets[0] : offsets[-1]], offsets[1:] - offsets[0]


def sql(name: str) -> str:
    """The text of one statement of the plan."""
    return (files("cleaner.duplicates") / "sql" / f"{name}.sql").read_text("utf-8")
