"""Whole articles that repeat others: dropped as documents where the settings say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from cleaner.duplicates.match import DECISIONS, Day
from cleaner.duplicates.rules import SYNDICATED

RULE = "U203"

Row = dict[str, Any]


def decide_documents(day: Day, paragraphs: pa.Table) -> pa.Table:
    """Decisions (``DECISIONS``) where a document that mostly repeats others goes whole, and nothing of it is an original.

    A document is decided after those that it repeats, because leaving one out may give a later one its paragraphs back.
    """
    lengths: dict[str, int] = defaultdict(int)
    for doc, start, end in _spans(paragraphs):
        lengths[doc] += end - start
    gone: dict[str, list[Row]] = {}
    while True:
        standing = _by_document(day.decisions(gone))
        copies = {doc for doc, rows in standing.items() if _length(rows) >= SYNDICATED * lengths[doc]}
        ready = {doc for doc in copies if not copies & {row["duplicate_of_doc"] for row in standing[doc]}}
        if not ready:
            break
        gone |= {doc: standing[doc] for doc in ready}
    moved = {(row["doc_id"], row["start"]): row for rows in standing.values() for row in rows}
    rows = [row for rows in standing.values() for row in rows]
    rows += [_settled(row, moved) for row in _whole(gone, paragraphs, lengths)]
    return pa.Table.from_pylist(rows, schema=DECISIONS)


def _whole(gone: dict[str, list[Row]], paragraphs: pa.Table, lengths: dict[str, int]) -> Iterator[Row]:
    """Every paragraph of the documents that go: copies with their originals, the rest with the document's first original."""
    copies = {(row["doc_id"], row["start"]): row for rows in gone.values() for row in rows}
    for doc, start, end in _spans(paragraphs):
        if (doc, start) in copies:
            yield copies[doc, start]
        elif doc in gone:
            share = _length(gone[doc]) / lengths[doc]
            yield {**gone[doc][0], "start": start, "end": end, "rule": RULE, "similarity": share}


def _settled(row: Row, moved: dict[tuple[str, int], Row]) -> Row:
    """The row with an original that stays: one that itself went since stands for what it repeats."""
    onward = moved.get((row["duplicate_of_doc"], row["duplicate_of_start"]))
    return row if onward is None else {**row, **{name: onward[name] for name in ("duplicate_of_doc", "duplicate_of_start")}}


def _by_document(decisions: pa.Table) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in decisions.to_pylist():
        rows[row["doc_id"]].append(row)
    return rows


def _spans(paragraphs: pa.Table) -> Iterator[tuple[str, int, int]]:
    return zip(*(paragraphs[name].to_pylist() for name in ("doc_id", "start", "end")), strict=True)


def _length(rows: list[Row]) -> int:
    length: int = sum(row["end"] - row["start"] for row in rows)
    return length
