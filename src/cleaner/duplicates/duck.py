"""The tables of a match on DuckDB: one process, within a given memory; what does not fit goes to disk."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from cleaner.duplicates import kernel
from cleaner.duplicates.resolve import GROUP, Rows

MEMORY = "500MB"
"""What DuckDB may hold; beyond it spills to disk. A million paragraphs need no more."""

BATCH = 1 << 14
"""Candidate pairs that are verified at once."""

MOST_SLOTS = 28
"""Bits of the largest sieve of keys: 256 MB, for 60 million keys."""


class DuckTables:
    """``resolve.Tables`` on a DuckDB connection of its own; see ``duck_tables``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def read(self, name: str, schema: pa.Schema, paths: Sequence[Path]) -> None:
        """A view of the files, which are larger than memory."""
        if paths:
            self._connection.read_parquet([str(path) for path in paths]).create_view(name)
        else:
            self.create(name, schema.empty_table())

    def create(self, name: str, rows: Rows | pa.RecordBatchReader) -> None:
        """As ``Tables`` has it."""
        if isinstance(rows, str):
            self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {rows}")
        else:
            self._connection.execute(f"DROP TABLE IF EXISTS {name}")
            self._connection.from_arrow(rows).create(name)

    def insert(self, name: str, rows: Rows) -> None:
        """As ``Tables`` has it."""
        if isinstance(rows, str):
            self._connection.execute(f"INSERT INTO {name} {rows}")
        else:
            self._connection.from_arrow(rows).insert_into(name)

    def create_mapped(self, name: str, rows: str, work: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema) -> None:
        """As ``Tables`` has it; the rows pass through this process as a stream."""
        found = self._connection.cursor().sql(rows).to_arrow_reader(BATCH)
        self.create(name, pa.RecordBatchReader.from_batches(schema, map(work, found)))

    def create_likely(self, name: str, keys: str) -> None:
        """Through a sieve, which leaves most keys out that stand there only once and saves the engine a group for each."""
        [(size,)] = self._connection.execute(f"SELECT count(*) FROM {keys}").fetchall()
        slots = np.zeros(1 << min(max(int(size * 4).bit_length(), 10), MOST_SLOTS), np.uint8)
        for batch in self._connection.sql(f"SELECT key FROM {keys}").to_arrow_reader(GROUP):
            kernel.count(_unsigned(batch), slots)
        found = self._connection.cursor().sql(f"SELECT key, n FROM {keys}").to_arrow_reader(GROUP)
        batches = (batch.filter(pa.array(kernel.shared(_unsigned(batch), slots))) for batch in found)
        self.create(name, pa.RecordBatchReader.from_batches(found.schema, batches))

    def any(self, rows: str) -> bool:
        """As ``Tables`` has it."""
        return bool(self._connection.execute(f"SELECT 1 FROM ({rows}) LIMIT 1").fetchall())

    def stream(self, rows: str) -> Iterator[pa.RecordBatch]:
        """As ``Tables`` has it."""
        yield from self._connection.sql(rows).to_arrow_reader(GROUP)


@contextmanager
def duck_tables(*, jobs: int = 1, memory: str = MEMORY, scratch: Path | None = None) -> Iterator[DuckTables]:
    """Tables on ``jobs`` threads, gone when the block ends."""
    with duck_connection(jobs=jobs, memory=memory, scratch=scratch) as connection:
        yield DuckTables(connection)


@contextmanager
def duck_connection(*, jobs: int = 1, memory: str = MEMORY, scratch: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB of its own that spills what does not fit into ``memory`` below ``scratch``; None is the system's folder for that."""
    if scratch:
        scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cleaner-", dir=scratch) as spill:
        config: dict[str, Any] = {"threads": jobs, "memory_limit": memory, "temp_directory": spill, "preserve_insertion_order": False}
        with duckdb.connect(config=config) as connection:
            yield connection


def _unsigned(batch: pa.RecordBatch) -> Any:
    return batch["key"].to_numpy().view(np.uint64)
