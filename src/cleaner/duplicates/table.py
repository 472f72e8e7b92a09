"""Near-duplicate rows of any table on disk: JSONL, CSV or Parquet, read as a stream, answered row by row.

A row is a copy of the earliest row (by date, then by place in the file) that stays and equals it or is similar enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from cleaner.duplicates.duck import duck_tables
from cleaner.duplicates.fingerprint import CHUNK, fingerprint_all
from cleaner.duplicates.resolve import Matcher, Past
from cleaner.duplicates.rules import JACCARD, Scope, Scopes
from cleaner.errors import CleanerError, ConfigError

READERS = {
    ".parquet": "read_parquet($file)",
    ".csv": "read_csv($file, all_varchar = true, header = true)",
    ".jsonl": "read_json($file, format = 'newline_delimited')",
}
PACKED = (".gz", ".zst")
ROW_BITS = 40
"""A row's number in the order of copies: the rank of its date and, in the low bits, its place in the file."""

LEAST_EQUAL, LEAST_SIMILAR = 1, 5
"""A row that is equal is a copy however short; a similar one has five words or more."""

OUTPUT = pa.schema([("row", pa.int64()), ("duplicate_of_row", pa.int64()), ("similarity", pa.float64()), ("rule", pa.string())])
WRITTEN = 1 << 17
"""Rows of the output's row groups."""


class Deduped(NamedTuple):
    """What was found."""

    rows: int
    equal: int
    """Copies word for word."""
    similar: int


def dedupe(
    source: Path, out: Path, text: str = "text", date: str | None = None, *,
    threshold: float = JACCARD, numbers: bool = True, jobs: int = 1, progress: Callable[[int], object] = lambda _: None,
) -> Deduped:  # fmt: skip
    """Write one row of ``OUTPUT`` to the Parquet file ``out`` for every row of ``source``, in its order.

    ``text`` and ``date`` name columns; without dates the file's order decides which copy is the original. ``progress`` is called
    with the number of rows read. Raises ConfigError for an unknown ending, a missing column or a bad date, CleanerError for a file
    that cannot be read.
    """
    scope = Scope(threshold, LEAST_EQUAL, LEAST_SIMILAR)
    scopes = Scopes(date=scope, history=scope, numbers=numbers)
    table = _Table(source, text, date)
    with duck_tables(jobs=jobs) as tables:
        found = Matcher(tables, Past(), scopes)
        rows = 0
        for prints in fingerprint_all(table.batches(), scopes, jobs):
            found.add([prints])
            rows += len(prints.prints)
            progress(rows)
        drops = found.drops()
    numbered = {name: drops[name].to_numpy() & ((1 << ROW_BITS) - 1) for name in ("n", "original")}
    order = np.argsort(numbered["n"])
    equal = drops["word_for_word"].to_numpy()[order]
    _write(out, rows, numbered["n"][order], numbered["original"][order], drops["similarity"].to_numpy()[order], equal)
    return Deduped(rows, int(equal.sum()), int((~equal).sum()))


class _Table:
    """A file's text, and the number of each row in the order of copies."""

    def __init__(self, source: Path, text: str, date: str | None) -> None:
        ending = next((suffix for suffix in reversed(source.suffixes) if suffix not in PACKED), "")
        if ending not in READERS:
            raise ConfigError(f"{source}: {ending or 'no ending'} is none of {', '.join(READERS)} (each also .gz or .zst)")
        if not source.is_file():
            raise ConfigError(f"{source} is no file; name a JSONL, CSV or Parquet file")
        self._source = source
        self._connection = duckdb.connect(config={"threads": 1})
        self._from = READERS[ending]
        self._columns = {"text": text, **({"date": date} if date else {})}
        known = [row[0] for row in self._rows(f"DESCRIBE SELECT * FROM {self._from}")]
        for option, column in self._columns.items():
            if column not in known:
                raise ConfigError(f"{source} has no column {column!r}; name one of {', '.join(known)} with --{option}")
        self._dates = self._ranked() if date else None

    def batches(self) -> Iterator[tuple[pa.Array, pa.Array]]:
        """Numbers and texts, ``CHUNK`` rows at a time."""
        row = 0
        for batch in self._batches(f"SELECT {self._text}, {self._date} FROM {self._from}"):
            numbers = np.arange(row, row + len(batch))
            if self._dates is not None:
                numbers |= np.searchsorted(self._dates, batch["date"].to_numpy(zero_copy_only=False)) << ROW_BITS
            yield pa.array(numbers), batch["text"]
            row += len(batch)

    @property
    def _text(self) -> str:
        return f'CAST("{_quoted(self._columns["text"])}" AS VARCHAR) AS text'

    @property
    def _date(self) -> str:
        """Microseconds since 1970; rows without a date come after all others."""
        if "date" not in self._columns:
            return "NULL AS date"
        column = f'CAST("{_quoted(self._columns["date"])}" AS VARCHAR)'
        return f"coalesce(epoch_us(try_cast({column} AS TIMESTAMP)), {np.iinfo(np.int64).max}) AS date"

    def _ranked(self) -> NDArray[np.int64]:
        column = f'CAST("{_quoted(self._columns["date"])}" AS VARCHAR)'
        wrong = f"{column} <> '' AND try_cast({column} AS TIMESTAMP) IS NULL"
        bad = self._rows(f"SELECT {column} FROM {self._from} WHERE {wrong} LIMIT 1")
        if bad:
            raise ConfigError(f"{self._source}: {bad[0][0]!r} in column {self._columns['date']!r} is no date; write YYYY-MM-DD, with a time or without")
        return np.array([day for (day,) in self._rows(f"SELECT DISTINCT {self._date} FROM {self._from} ORDER BY date")], np.int64)

    def _rows(self, sql: str) -> list[Any]:
        """All rows of a small answer."""
        return [tuple(row.values()) for batch in self._batches(sql) for row in batch.to_pylist()]

    def _batches(self, sql: str) -> Iterator[pa.RecordBatch]:
        """An answer as a stream, worked out on one thread, so that rows come in the file's order."""
        try:
            yield from self._connection.sql(sql, params={"file": str(self._source)}).to_arrow_reader(CHUNK)
        except (duckdb.Error, OSError) as error:  # OSError is what Arrow makes of DuckDB's
            raise CleanerError(f"{self._source} cannot be read: {str(error).splitlines()[0]}") from error


def _quoted(name: str) -> str:
    return name.replace('"', '""')


def _write(
    out: Path, rows: int, n: NDArray[np.int64], original: NDArray[np.int64], similarity: NDArray[np.float64], equal: NDArray[np.bool_]
) -> None:
    draft = out.with_name(f".{out.name}.draft")
    with pq.ParquetWriter(draft, OUTPUT, compression="zstd") as writer:
        for start in range(0, rows, WRITTEN):
            numbers = np.arange(start, min(rows, start + WRITTEN))
            here = slice(*np.searchsorted(n, [start, start + WRITTEN]))
            copies = n[here] - start
            stays = np.ones(len(numbers), bool)
            stays[copies] = False
            of, near, rule = np.zeros(len(numbers), np.int64), np.zeros(len(numbers)), np.full(len(numbers), "U202")
            of[copies], near[copies], rule[copies[equal[here]]] = original[here], similarity[here], "U201"
            writer.write_table(pa.table([numbers, *(pa.array(column, mask=stays) for column in (of, near, rule))], schema=OUTPUT))
    draft.replace(out)
