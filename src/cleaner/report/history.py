"""The last snapshots as figures a publish, and which of them drift from what was before."""

from __future__ import annotations

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
"""A figure drifts when it is further from the median of the earlier ones than this many of their median deviations ..."""

SHARE = 0.15
"""... and than this share of the median: a figure that never moved may move a little."""

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
    series = {
        "documents": [float(p.rows["documents"]) for p in history],
        "sentences a document": [p.rows["sentences"] / max(1, p.rows["documents"]) for p in history],
        "removed spans a document": [p.rows["removed"] / max(1, p.rows["documents"]) for p in history],
        "rejected inputs": [float(p.rows["rejected"]) for p in history],
        **{f"{reason} a document": [p.reasons[reason] / max(1, p.rows["documents"]) for p in history] for reason in frequent},
    }
    return [Multiple(name, values, drifting(values)) for name, values in series.items()]


def drifting(values: Sequence[float]) -> list[int]:
    """Indexes of the values that stand out from all before them."""
    found = []
    for index in range(PATIENCE, len(values)):
        earlier = values[:index]
        middle = median(earlier)
        spread = median(abs(value - middle) for value in earlier)
        if abs(values[index] - middle) > max(SPREADS * spread, SHARE * abs(middle)):
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
