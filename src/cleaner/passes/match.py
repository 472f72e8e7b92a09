"""Second pass: what only a whole date can know. Lines that stand all over a site, and paragraphs seen before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from cleaner.article import Cut, Original
from cleaner.duplicates.match import Opened, match
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
    jobs: int = 1


def match_date(task: MatchTask, opened: Opened) -> tuple[Cuts, int]:
    """Match a date on the tables of an engine and write its state to ``task.kept`` and ``task.keys``.

    Returns the cuts that need the whole date or its past, and how many paragraphs the date keeps.
    """
    tables = [shard.read("paragraphs") for shard in task.shards]
    paragraphs = pa.concat_tables(tables or [PARAGRAPHS.empty_table()])
    if task.forgotten:
        paragraphs = paragraphs.filter(pc.invert(pc.is_in(paragraphs["doc_id"], pa.array(sorted(task.forgotten)))))
    furniture = pa.array(_furniture(paragraphs), pa.bool_())
    left = paragraphs.filter(pc.invert(furniture))
    with match(left, task.date, task.past, task.scopes, task.jobs, opened) as day:
        decisions = decide_documents(day, left) if task.drop_syndicated else day.decisions()
        kept = day.write_state(task.kept, task.keys)
    cuts: Cuts = defaultdict(list)
    for row in paragraphs.filter(furniture).to_pylist():
        cuts[row["doc_id"]].append(Cut(row["start"], row["end"], "navigation", FURNITURE_RULE, 0.9))
    for row in decisions.to_pylist():
        original = Original(row["duplicate_of_doc"], row["duplicate_of_start"], row["similarity"])
        cuts[row["doc_id"]].append(Cut(row["start"], row["end"], "duplicate", row["rule"], row["similarity"], original))
    return dict(cuts), kept


def _furniture(paragraphs: pa.Table) -> list[bool]:
    """Which paragraphs are lines that a site repeats on its pages."""
    with duckdb.connect() as connection:
        connection.register("paragraphs", paragraphs.append_column("row", pa.array(range(len(paragraphs)), pa.int64())))
        sql = (files("cleaner.passes") / "furniture.sql").read_text("utf-8")
        limits = [FURNITURE_WORDS, FURNITURE_DOCUMENTS, FURNITURE_SHARE]
        rows = {row for (row,) in connection.execute(sql, limits).fetchall()}
    return [row in rows for row in range(len(paragraphs))]
