"""What of earlier judging still holds, so that only documents are judged again that a change can touch.

A phrase rule has a part in a verdict only if its phrase occurs in a line that was heard. So a verdict holds if the code, the
models and the document are the same, no rule that matched was changed or removed, and no new or changed phrase occurs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from cleaner import rules as declared
from cleaner.passes.judged import Made, ShardFiles, ShardTables
from cleaner.rules.gate import Gate


class Verdicts(NamedTuple):
    """The documents of an earlier judged shard whose verdicts still hold."""

    files: ShardFiles
    seen: dict[str, str]
    """``doc_id`` to the hash of what was read."""

    def take(self, wanted: Sequence[str]) -> ShardTables:
        """The rows of some documents; rejects are found again by reading."""
        ids = pa.array(wanted, pa.string())
        tables = map(self.files.read, ("documents", "paragraphs", "heard"))
        documents, paragraphs, heard = (table.filter(pc.is_in(table["doc_id"], ids)) for table in tables)
        return ShardTables(documents, paragraphs, heard, self.files.read("rejected")[:0])


def standing(files: ShardFiles, engine: str, rules: Mapping[str, str]) -> Verdicts:
    """The verdicts of an earlier shard that hold under the ``rules`` (code to hash, in order) of today."""
    made = files.made()
    if made.engine != engine or not _same_order(made, rules):
        return Verdicts(files, {})
    heard = files.read("heard")
    touched = set(_touched(heard, made.rules, rules))
    ids, seen = heard["doc_id"].to_pylist(), heard["seen"].to_pylist()
    return Verdicts(files, {doc_id: seen[row] for row, doc_id in enumerate(ids) if row not in touched})


def _touched(heard: pa.Table, before: Mapping[str, str], now: Mapping[str, str]) -> Iterable[int]:
    """Rows of documents that the difference between two sets of rules can touch."""
    gone = {code for code in before if now.get(code) != before[code]}
    new = tuple((code, now[code]) for code in now if now[code] != before.get(code))
    if gone:
        yield from (row for row, matched in enumerate(heard["matched"].to_pylist()) if not gone.isdisjoint(matched))
    if new:
        lines = [line.split(b"\n") for line in heard["lines"].to_pylist()]
        ends = list(accumulate(map(len, lines)))
        for matches in _gate(new).search([line for document in lines for line in document]).values():
            yield from (bisect_right(ends, match.unit) for match in matches)


def _same_order(made: Made, now: Mapping[str, str]) -> bool:
    """Rules speak in order, so what is in both must stand in the same order in both."""
    return [code for code in made.rules if code in now] == [code for code in now if code in made.rules]


@cache
def _gate(rules: tuple[tuple[str, str], ...]) -> Gate:
    codes = {code for code, _ in rules}
    return Gate([rule for rule in declared.RULES if rule.code in codes])
