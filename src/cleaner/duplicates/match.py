"""Repeats across documents: a date's paragraphs against each other and against what earlier dates kept.

Earlier means by (date, source, path, record, position), so the answer is the same for any number of workers and any split
into runs. What a date leaves behind for later ones is its *state*: the fingerprints of its kept paragraphs, and their bands
sorted by key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date as calendar_date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cleaner.duplicates.duck import duck_tables
from cleaner.duplicates.fingerprint import CHUNK, KEYS, PRINTS, VERSIONS, fingerprint_all
from cleaner.duplicates.resolve import GROUP, Matcher, Past, Tables
from cleaner.duplicates.rules import Scopes
from cleaner.errors import SchemaError

ORDER = [(name, "ascending") for name in ("source", "path", "record", "start")]
PLACE = ("doc_id", "start", "end")
DAY_BITS = 32
"""A paragraph's number is its day's ordinal and, in the low bits, its place in the order of the day."""

_PINNED = {"cleaner.duplicates": VERSIONS}
KEPT = pa.schema([*PRINTS, ("doc_id", pa.string()), ("start", pa.int32())], _PINNED)
KEPT_KEYS = KEYS.with_metadata(_PINNED)

DECISIONS = pa.schema([
    ("doc_id", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("rule", pa.string()),
    ("duplicate_of_doc", pa.string()), ("duplicate_of_start", pa.int32()), ("similarity", pa.float64()),
])  # fmt: skip

Opened = AbstractContextManager[Tables]
"""Tables of an engine, for as long as a match lasts."""


class Day:
    """The paragraphs of one date on their way through the match; see ``match``."""

    def __init__(self, paragraphs: pa.Table, date: str, matcher: Matcher) -> None:
        self._paragraphs = paragraphs
        self._first = calendar_date.fromisoformat(date).toordinal() << DAY_BITS
        self._matcher = matcher

    def read(self, texts: Iterable[pa.Array], scopes: Scopes, jobs: int) -> None:
        """Take in the text of every paragraph, in order."""
        self._matcher.add(fingerprint_all(self._numbered(texts), scopes, jobs))

    def decisions(self, without: Collection[str] = ()) -> pa.Table:
        """One row a dropped paragraph, in order: ``DECISIONS``. Documents of ``without`` take no part."""
        if without:
            mask = pc.is_in(self._paragraphs["doc_id"], pa.array(sorted(without), pa.string()))
            self._matcher.leave_out(pa.array(np.flatnonzero(mask.to_numpy()) + self._first, pa.int64()))
        drops = self._matcher.drops()
        rows = self._paragraphs.take(pc.subtract(drops["n"], self._first)).select(["doc_id", "start", "end"])
        where = self._where(drops["original"])
        rule = pc.if_else(drops["word_for_word"], "U201", "U202")
        columns = [*rows.columns, rule, where["doc_id"], where["start"], drops["similarity"]]
        return pa.table(columns, schema=DECISIONS)

    def write_state(self, kept: Path, keys: Path) -> int:
        """Write what later dates are matched against, once the decisions are made. Returns the number of kept paragraphs."""
        rows = _write(kept, KEPT, (self._placed(batch) for batch in self._matcher.kept()))
        _write(keys, KEPT_KEYS, self._matcher.kept_keys())
        return rows

    def _numbered(self, texts: Iterable[pa.Array]) -> Iterator[tuple[pa.Array, pa.Array]]:
        first = self._first
        for batch in texts:
            for start in range(0, len(batch), CHUNK):
                part = batch[start : start + CHUNK]
                yield pa.array(np.arange(first, first + len(part))), part
                first += len(part)

    def _where(self, originals: pa.ChunkedArray) -> pa.Table:
        """``doc_id`` and ``start`` of each of the originals, of today or of the past."""
        today = pc.greater_equal(originals, self._first).to_numpy()
        numbers = originals.to_numpy()
        past = self._matcher.past_rows(np.unique(numbers[~today]))
        known = self._paragraphs.select(["doc_id", "start"])
        rows = np.where(today, numbers - self._first, 0)
        rows[~today] = len(known) + np.searchsorted(past["n"].to_numpy(), numbers[~today])
        return pa.concat_tables([known, past.select(["doc_id", "start"])]).take(pa.array(rows))

    def _placed(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        rows = self._paragraphs.select(["doc_id", "start"]).take(pc.subtract(batch["n"], self._first)).combine_chunks()
        return pa.record_batch([*batch.columns, *(column.chunk(0) for column in rows.columns)], schema=KEPT)


@contextmanager
def match(
    paragraphs: pa.Table, date: str, past: Past, scopes: Scopes, jobs: int = 1, opened: Opened | None = None
) -> Iterator[Day]:
    """As ``match_in_order``, for paragraphs in any order: doc_id, source, path, record, start, end, text."""
    ordered = paragraphs.sort_by(ORDER)
    texts = (batch["text"] for batch in ordered.select(["text"]).to_batches())
    with match_in_order(ordered.select(PLACE), texts, date, past, scopes, jobs, opened) as day:
        yield day


@contextmanager
def match_in_order(
    places: pa.Table, texts: Iterable[pa.Array], date: str, past: Past, scopes: Scopes, jobs: int = 1, opened: Opened | None = None
) -> Iterator[Day]:
    """The paragraphs of ``date`` (ISO) beside each other and beside those that earlier dates kept.

    ``places``: doc_id, start and end, one row a paragraph, in the ``ORDER`` of the paragraphs; ``texts``: their texts as a stream.
    ``opened``: the tables of an engine; None for DuckDB's, on ``jobs`` threads. Raises SchemaError when a state of the past was
    made by another version of the hashing.
    """
    for path in (*past.prints, *past.keys):
        found = (pq.read_schema(path).metadata or {}).get(b"cleaner.duplicates", b"").decode()
        if found != VERSIONS:
            raise SchemaError(f"{path} was written by {found or 'another program'}, this cleaner compares {VERSIONS}; run all dates again")
    with opened or duck_tables(jobs=jobs) as tables:
        day = Day(places, date, Matcher(tables, past, scopes))
        day.read(texts, scopes, jobs)
        yield day


def _write(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """The same rows give the same bytes, however an engine cuts them into batches: row groups have ``GROUP`` rows."""
    rows = 0
    with pq.ParquetWriter(path, schema, compression=dict.fromkeys(("doc_id", "start"), "zstd"), use_dictionary=["doc_id"]) as writer:
        for group in _groups(batches, schema):
            writer.write_table(group)
            rows += len(group)
    return rows


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    waiting = schema.empty_table()
    for batch in batches:
        waiting = pa.concat_tables([waiting, pa.Table.from_batches([batch]).cast(schema)])
        while len(waiting) >= GROUP:
            yield waiting[:GROUP].combine_chunks()
            waiting = waiting[GROUP:]
    if len(waiting):
        yield waiting.combine_chunks()
