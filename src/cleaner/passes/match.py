"""Second pass: what only a whole date can know. Lines that stand all over a site, and paragraphs seen before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import duckdb
import pyarrow as pa

from cleaner.article import Cut, Original
from cleaner.duplicates.match import match
from cleaner.passes.judged import PARAGRAPHS, ShardFiles

FURNITURE_RULE = "F101"
FURNITURE_DOCUMENTS = 5
"""Documents of one site and date that must hold the same line; fewer is coincidence or a series."""

FURNITURE_SHARE = 0.3
"""Share of the site's documents of that date."""

FURNITURE_WORDS = 30
"""Longer lines are text: a repeated paragraph is a duplicate, not furniture."""

Cuts = dict[str, list[Cut]]
"""Cuts by ``doc_id``."""


def match_date(shards: Sequence[ShardFiles], history: Sequence[Path]) -> tuple[Cuts, pa.Table]:
    """Cuts that need the whole date or its past, and the state that later dates will be matched against.

    ``history`` are the state files of earlier dates, in order.
    """
    paragraphs = pa.concat_tables([s.read("paragraphs") for s in shards] or [PARAGRAPHS.empty_table()])
    furniture = _furniture(paragraphs)
    left = paragraphs.filter(pa.array([not f for f in furniture])) if any(furniture) else paragraphs
    decisions, state = match(left, history)
    cuts: Cuts = defaultdict(list)
    for row in paragraphs.filter(pa.array(furniture)).to_pylist() if any(furniture) else []:
        cuts[row["doc_id"]].append(Cut(row["start"], row["end"], "navigation", FURNITURE_RULE, 0.9))
    for row in decisions.to_pylist():
        original = Original(row["duplicate_of_doc"], row["duplicate_of_start"], row["similarity"])
        cuts[row["doc_id"]].append(Cut(row["start"], row["end"], "duplicate", row["rule"], row["similarity"], original))
    return dict(cuts), state


def _furniture(paragraphs: pa.Table) -> list[bool]:
    """Which paragraphs are lines that a site repeats on its pages."""
    connection = duckdb.connect()
    connection.register("paragraphs", paragraphs.append_column("row", pa.array(range(len(paragraphs)), pa.int64())))
    sql = (files("cleaner.passes") / "furniture.sql").read_text("utf-8")
    limits = [FURNITURE_WORDS, FURNITURE_DOCUMENTS, FURNITURE_SHARE]
    rows = {row for (row,) in connection.execute(sql, limits).fetchall()}
    return [row in rows for row in range(len(paragraphs))]
