"""The last snapshots as figures a publish, and which of them drift from what was before."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from cleaner.dataset import Dataset
from cleaner.dataset.manifest import DateEntry, Manifest

SNAPSHOTS = 30
"""Snapshots that are looked back at."""

PATIENCE = 5
"""Earlier publishes that a figure needs before it can drift."""

SPREADS = 4.0
"""A figure drifts when it is further from the median of the earlier ones than this many of their median deviations, than this
many standard deviations of a count by chance (Poisson) ..."""

SHARE = 0.2
"""... and than this share of the median: what never moved may move a little."""

MULTIPLES = 8
"""Reasons that have a small multiple of their own, the most frequent first."""


class Publish(NamedTuple):
    """One snapshot: what it brought, compared with its parent."""

    snapshot: str
    dates: tuple[str, ...]
    """Dates that it added or changed."""
    rows: Counter[str]
    reasons: Counter[str]


class Multiple(NamedTuple):
    """One figure over the publishes, oldest first."""

    name: str
    values: list[float]
    drift: list[int]
    """Indexes of the values that differ from what was before."""


def publishes(dataset: Dataset) -> list[Publish]:
    """The snapshots that led to this one, oldest first, as far back as they are kept; those that brought nothing are left out."""
    found: list[Publish] = []
    name, manifest = dataset.snapshot, dataset.manifest
    while len(found) < SNAPSHOTS:
        parent = _manifest(dataset, manifest.parent)
        before = parent.dates if parent else {}
        changed = {date: entry for date, entry in manifest.dates.items() if before.get(date) != entry}
        if changed:
            found.append(_publish(name, changed))
        if parent is None or manifest.parent is None:
            break
        name, manifest = manifest.parent, parent
    return found[::-1]


def multiples(history: Sequence[Publish]) -> list[Multiple]:
    """Figures a document, so that a long night and a short one compare."""
    frequent = [reason for reason, _ in sum((p.reasons for p in history), Counter[str]()).most_common(MULTIPLES)]
    alone = [1] * len(history)
    documents = [max(1, p.rows["documents"]) for p in history]
    counts = {
        "documents": ([p.rows["documents"] for p in history], alone),
        "rejected inputs": ([p.rows["rejected"] for p in history], alone),
        "sentences a document": ([p.rows["sentences"] for p in history], documents),
        "removed spans a document": ([p.rows["removed"] for p in history], documents),
        **{f"{reason} a document": ([p.reasons[reason] for p in history], documents) for reason in frequent},
    }
    return [Multiple(name, [n / of for n, of in zip(*pair, strict=True)], drifting(*pair)) for name, pair in counts.items()]


def drifting(counts: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """Indexes of the counts that stand out, a unit of size, from all before them."""
    rates = [count / size for count, size in zip(counts, sizes, strict=True)]
    found = []
    for index in range(PATIENCE, len(rates)):
        middle = median(rates[:index])
        spread = median(abs(rate - middle) for rate in rates[:index])
        chance = math.sqrt(max(1.0, middle * sizes[index])) / sizes[index]
        if abs(rates[index] - middle) > max(SPREADS * spread, SPREADS * chance, SHARE * middle):
            found.append(index)
    return found


def _manifest(dataset: Dataset, name: str | None) -> Manifest | None:
    """The manifest of another snapshot; None where there is none, or none any more."""
    try:
        return Manifest.from_json(dataset.store.manifest(name)) if name else None
    except FileNotFoundError:
        return None


def _publish(name: str, changed: dict[str, DateEntry]) -> Publish:
    rows, reasons = Counter[str](), Counter[str]()
    for entry in changed.values():
        rows.update(entry.counts.get("rows", {}))
        reasons.update(entry.counts.get("reasons", {}))
    return Publish(name, tuple(changed), rows, reasons)
