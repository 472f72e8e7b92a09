"""Repeats across documents: a date's paragraphs against each other and against what earlier dates kept.

A paragraph goes only if an earlier *kept* one equals it or is similar enough by true Jaccard: a sketch alone never drops
anything, and there are no chains. Earlier means by (date, source, path, record, position), so the answer is the same for
any number of workers and any split into runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.duplicates.fingerprint import SCHEMA, VERSIONS, fingerprint
from cleaner.duplicates.rules import JACCARD
from cleaner.errors import SchemaError

ORDER = [(name, "ascending") for name in ("source", "path", "record", "start")]
STATE_SCHEMA = pa.schema([("doc_id", pa.string()), ("start", pa.int32()), *SCHEMA]).with_metadata({"cleaner.duplicates": VERSIONS})
"""What a date leaves behind for later ones: its kept paragraphs."""

DECISIONS = pa.schema([
    ("doc_id", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("rule", pa.string()),
    ("duplicate_of_doc", pa.string()), ("duplicate_of_start", pa.int32()), ("similarity", pa.float64()),
])  # fmt: skip


class Drop(NamedTuple):
    """A paragraph that goes, by its place in the order, and the kept one that it repeats."""

    n: int
    original: int
    similarity: float


def match(paragraphs: pa.Table, history: Sequence[Path]) -> tuple[pa.Table, pa.Table]:
    """Decisions (one row a dropped paragraph) and the state for later dates (one row a kept paragraph).

    ``paragraphs``: doc_id, source, path, record, start, end, text; one row a paragraph, in any order. ``history``: state
    files of all earlier dates, in order. Raises SchemaError when a state was made by another version of the hashing.
    """
    paragraphs = paragraphs.sort_by(ORDER)
    past = pa.concat_tables([_read_state(path) for path in history] or [STATE_SCHEMA.empty_table()])
    prints = fingerprint(paragraphs["text"].to_pylist())
    today = pa.table([paragraphs["doc_id"], paragraphs["start"], *prints.columns], schema=STATE_SCHEMA)
    drops = find_drops(past, today)
    dropped = {drop.n for drop in drops}
    rows = [_decision(paragraphs, past, drop) for drop in drops]
    kept = today.filter(pa.array([n not in dropped for n in range(len(today))], pa.bool_()))
    return pa.Table.from_pylist(rows, schema=DECISIONS), kept


def find_drops(past: pa.Table, today: pa.Table) -> list[Drop]:
    """What goes from ``today``, in order. Places in the past count from ``-len(past)`` up to -1, today's from 0."""
    everything = pa.concat_tables([past, today]).append_column("n", pa.array(range(-len(past), len(today)), pa.int64()))
    with duckdb.connect() as connection:
        connection.register("everything", everything)
        equal = [Drop(n, original, 1.0) for n, original in connection.execute(_sql("equal")).fetchall()]
        gone = {drop.n for drop in equal}
        connection.register("standing", everything.filter(pa.array([n not in gone for n in range(-len(past), len(today))], pa.bool_())))
        pairs = connection.execute(_sql("similar"), {"threshold": JACCARD}).fetchall()
    similar = _greedy(pairs)
    originals = {drop.n: drop for drop in similar}
    settled = [_through(drop, originals) for drop in equal]
    return sorted([*settled, *similar])


def _greedy(pairs: Iterable[tuple[int, int, float]]) -> list[Drop]:
    """The sequential rule over verified pairs in order: a paragraph goes for the most similar earlier one that stays."""
    gone: dict[int, Drop] = {}
    for n, original, similarity in pairs:
        if n not in gone and original not in gone:
            gone[n] = Drop(n, original, similarity)
    return list(gone.values())


def _through(drop: Drop, similar: dict[int, Drop]) -> Drop:
    """An equal copy of a paragraph that itself went repeats what that one repeats."""
    onward = similar.get(drop.original)
    return drop if onward is None else Drop(drop.n, onward.original, onward.similarity)


def _decision(paragraphs: pa.Table, past: pa.Table, drop: Drop) -> dict[str, object]:
    table, place = (past, drop.original + len(past)) if drop.original < 0 else (paragraphs, drop.original)
    return {
        "doc_id": paragraphs["doc_id"][drop.n].as_py(),
        "start": paragraphs["start"][drop.n].as_py(),
        "end": paragraphs["end"][drop.n].as_py(),
        "rule": "U201" if drop.similarity == 1.0 else "U202",
        "duplicate_of_doc": table["doc_id"][place].as_py(),
        "duplicate_of_start": table["start"][place].as_py(),
        "similarity": drop.similarity,
    }


def _read_state(path: Path) -> pa.Table:
    table = pq.read_table(path)
    found = (table.schema.metadata or {}).get(b"cleaner.duplicates", b"").decode()
    if found != VERSIONS:
        raise SchemaError(f"{path} was written by {found or 'another program'}, this cleaner compares {VERSIONS}; run all dates again")
    return table


def _sql(name: str) -> str:
    return (files("cleaner.duplicates") / "sql" / f"{name}.sql").read_text("utf-8")
