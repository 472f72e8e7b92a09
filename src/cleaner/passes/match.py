"""Second pass: what only a whole date can know. Lines that stand all over a site, and paragraphs seen before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cleaner.article import Cut, Original
from cleaner.duplicates.duck import duck_connection
from cleaner.duplicates.match import PLACE, Opened, match_in_order
from cleaner.duplicates.resolve import Past
from cleaner.duplicates.rules import Scopes
from cleaner.passes.judged import PARAGRAPHS, ShardFiles
from cleaner.passes.syndicated import decide_documents

FURNITURE_RULE = "F101"
FURNITURE_DOCUMENTS = 5
"""Documents of one site and date that must hold the same line; fewer is coincidence or a series."""

FURNITURE_SHARE = 0.3
"""Share of the site's documents of that date."""

FURNITURE_WORDS = 30
"""Longer lines are text: a repeated paragraph is a duplicate, not furniture."""

SHORT = f"CASE WHEN len(string_split(trim(text), ' ')) <= {FURNITURE_WORDS} THEN lower(trim(text)) END"
"""A short paragraph as a line to compare; null for a longer one."""

Cuts = dict[str, list[Cut]]
"""Cuts by ``doc_id``."""


class MatchTask(NamedTuple):
    """What the match of a date reads, and where it leaves the date's state."""

    date: str
    shards: Sequence[ShardFiles]
    past: Past
    scopes: Scopes
    drop_syndicated: bool
    """Whether a document that mostly repeats others goes as a whole."""
    forgotten: frozenset[str]
    """Documents that take no part."""
    kept: Path
    keys: Path
    scratch: Path
    jobs: int = 1


def match_date(task: MatchTask, opened: Opened) -> tuple[Cuts, int]:
    """Match a date on the tables of an engine and write its state to ``task.kept`` and ``task.keys``.

    Returns the cuts that need the whole date or its past, and how many paragraphs the date keeps.
    """
    places = pa.concat_tables([PARAGRAPHS.empty_table().select(PLACE), *_paragraphs(task, PLACE)])
    furniture = _furniture(task, len(places))
    left = places.filter(pc.invert(furniture))
    with match_in_order(left, _texts(task, furniture), task.date, task.past, task.scopes, task.jobs, opened) as day:
        decisions = decide_documents(day, left) if task.drop_syndicated else day.decisions()
        kept = day.write_state(task.kept, task.keys)
    cuts: Cuts = defaultdict(list)
    for row in places.filter(furniture).to_pylist():
        cuts[row["doc_id"]].append(Cut(row["start"], row["end"], "navigation", FURNITURE_RULE, 0.9))
    for row in decisions.to_pylist():
        original = Original(row["duplicate_of_doc"], row["duplicate_of_start"], row["similarity"])
        cuts[row["doc_id"]].append(Cut(row["start"], row["end"], "duplicate", row["rule"], row["similarity"], original))
    return dict(cuts), kept


def _paragraphs(task: MatchTask, columns: Sequence[str]) -> Iterator[pa.Table]:
    """The paragraphs of a date, a shard at a time, in order: by source, path, record and start."""
    forgotten = pa.array(sorted(task.forgotten), pa.string())
    for shard in task.shards:
        part = shard.read("paragraphs", ["doc_id", *columns])
        yield part.filter(pc.invert(pc.is_in(part["doc_id"], forgotten))).select(columns)


def _texts(task: MatchTask, furniture: pa.Array) -> Iterator[pa.Array]:
    """The texts that are left."""
    first = 0
    for part in _paragraphs(task, ["text"]):
        for batch in part.filter(pc.invert(furniture[first : first + len(part)])).to_batches():
            yield batch["text"]
        first += len(part)


def _furniture(task: MatchTask, size: int) -> pa.Array:
    """Which paragraphs are lines that a site repeats on its pages."""
    found = np.zeros(size, bool)
    with duck_connection(scratch=task.scratch) as connection:
        first = 0
        for part in _paragraphs(task, ["doc_id", "site", "text"]):
            rows = part.append_column("row", pa.array(np.arange(first, first + len(part))))
            lines = connection.from_arrow(rows).project(f"row, doc_id, site, {SHORT} AS line")
            lines.insert_into("paragraphs") if first else lines.create("paragraphs")
            first += len(part)
        if first:
            sql = (files("cleaner.passes") / "furniture.sql").read_text("utf-8")
            for rows in connection.sql(sql, params=[FURNITURE_DOCUMENTS, FURNITURE_SHARE]).to_arrow_reader():
                found[rows["row"].to_numpy()] = True
    return pa.array(found)
