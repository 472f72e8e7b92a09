"""The tables of a match on Apache Spark: every table is Parquet in a folder that all workers see.

So no round makes the lineage longer, a worker that is lost takes no table with it, and rows are inserted by adding a file. Joins
and groups go by key over the cluster: no worker holds a whole table.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.duplicates.resolve import GROUP, Rows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class SparkTables:
    """``resolve.Tables`` on a Spark session; see ``spark_tables``."""

    def __init__(self, session: SparkSession, folder: Path) -> None:
        self._session = session.newSession()  # names of its own, on the same workers
        self._folder = folder
        self._paths: dict[str, list[Path]] = {}
        self._number = count()

    def read(self, name: str, schema: pa.Schema, paths: Sequence[Path]) -> None:
        """As ``Tables`` has it."""
        self._show(name, list(paths) or [self._written(schema.empty_table())])

    def create(self, name: str, rows: Rows) -> None:
        """As ``Tables`` has it."""
        self._show(name, [self._written(rows)])

    def insert(self, name: str, rows: Rows) -> None:
        """As ``Tables`` has it."""
        self._show(name, [*self._paths[name], self._written(rows)])

    def create_mapped(self, name: str, rows: str, work: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema) -> None:
        """As ``Tables`` has it; the workers do the work."""
        from pyspark.sql.pandas.types import from_arrow_schema

        mapped = self._session.sql(rows).mapInArrow(lambda batches: map(work, batches), from_arrow_schema(schema))
        self._show(name, [self._written(mapped)])

    def create_likely(self, name: str, keys: str) -> None:
        """All rows: to group them is what a cluster is good at."""
        self.create(name, f"SELECT key, n FROM {keys}")

    def any(self, rows: str) -> bool:
        """As ``Tables`` has it."""
        return bool(self._session.sql(f"SELECT 1 FROM ({rows}) LIMIT 1").take(1))

    def stream(self, rows: str) -> Iterator[pa.RecordBatch]:
        """Sorted over the cluster into files, which are read here one after the other."""
        folder = self._written(rows)
        for path in sorted(folder.glob("*.parquet")):
            yield from pq.ParquetFile(path).iter_batches(GROUP)
        shutil.rmtree(folder)

    def _written(self, rows: Rows | DataFrame) -> Path:
        folder = self._folder / str(next(self._number))
        if isinstance(rows, pa.Table):
            folder.mkdir()
            pq.write_table(rows, folder / "rows.parquet")
        else:
            frame = self._session.sql(rows) if isinstance(rows, str) else rows
            frame.write.parquet(folder.as_uri())
        return folder

    def _show(self, name: str, paths: list[Path]) -> None:
        """Have ``name`` stand for these files, and remove those of our own that it stood for before."""
        self._session.read.parquet(*(path.absolute().as_uri() for path in paths)).createOrReplaceTempView(name)
        for path in self._paths.get(name, ()):
            if path not in paths and path.is_relative_to(self._folder):
                shutil.rmtree(path)
        self._paths[name] = paths


@contextmanager
def spark_tables(session: SparkSession, shared: Path) -> Iterator[SparkTables]:
    """Tables in a new folder below ``shared``, which driver and workers know by the same name; gone when the block ends."""
    shared.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="match-", dir=shared) as folder:
        Path(folder).chmod(0o755)
        yield SparkTables(session, Path(folder).resolve())
