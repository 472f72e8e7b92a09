"""Cuts that a person has judged: what stands in ``labels.jsonl``, and how precise each rule is by it.

The form is described in docs/labels.md. A line is a removed span in the gold form of annotated text (``doc``, ``start``,
``end``, ``text``, ``reason``) with what the cleaner had said of it (``rule``, ``score``, ``cut_reason``). A span that must
stay has the reason ``keep`` and is ``optional``, so that a scorer of gold spans passes over it.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.article import REASONS
from cleaner.errors import InputError

KEEP = "keep"
"""The reason of a span that must stay."""

Z = 1.959964
"""Quantile of the normal distribution for an interval of 95 %."""


class Label(NamedTuple):
    """One cut and what a person said of it."""

    doc: str
    start: int
    end: int
    text: str
    reason: str
    """The right reason, or ``keep``."""
    rule: str
    score: float
    cut_reason: str
    """The reason that the cleaner gave."""

    def record(self) -> dict[str, Any]:
        """As it is written."""
        return {**self._asdict(), **({"optional": True} if self.reason == KEEP else {})}


class Precision(NamedTuple):
    """How often a rule was right, as far as people looked."""

    rule: str
    labels: int
    junk: int
    """Cuts that were rightly removed, whatever their reason."""
    right_reason: int
    low: float
    high: float
    """Ends of the 95 % Wilson interval of the precision."""

    @property
    def precision(self) -> float:
        """Share of the cuts that were rightly removed."""
        return self.junk / self.labels if self.labels else 0.0


def read_labels(path: Path) -> list[Label]:
    """The labels of a file; of several on one span the last counts. Raises InputError with the line that is wrong."""
    found: dict[tuple[str, int, int], Label] = {}
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            label = Label(**{name: row[name] for name in Label._fields})
            if label.reason not in (*REASONS, KEEP):
                raise ValueError(f"there is no reason {label.reason!r}")
        except (ValueError, KeyError, TypeError) as error:
            advice = f"each line needs {', '.join(Label._fields)}; docs/labels.md describes them"
            raise InputError("E_GOLD", f"{path}:{number}: {type(error).__name__}: {error}; {advice}") from error
        found[label.doc, label.start, label.end] = label
    return list(found.values())


def precisions(labels: Iterable[Label]) -> dict[str, Precision]:
    """The precision of each rule that has labels, by its code."""
    by_rule: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_rule[label.rule].append(label)
    return {rule: _precision(rule, by_rule[rule]) for rule in sorted(by_rule)}


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share after E. B. Wilson (1927): right also for few and for extreme counts.

    >>> [round(end, 2) for end in wilson(9, 10)]
    [0.6, 0.98]
    """
    if not of:
        return 0.0, 1.0
    share, weight = hits / of, Z * Z / of
    middle = (share + weight / 2) / (1 + weight)
    half = Z / (1 + weight) * math.sqrt(share * (1 - share) / of + weight / (4 * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def _precision(rule: str, labels: list[Label]) -> Precision:
    junk = sum(label.reason != KEEP for label in labels)
    right = sum(label.reason == label.cut_reason for label in labels)
    return Precision(rule, len(labels), junk, right, *wilson(junk, len(labels)))
