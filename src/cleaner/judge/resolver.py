"""Evidence to cuts: weigh the witnesses of each unit with its place and its company, pick the reason that fits first."""

from __future__ import annotations

import numpy as np

from cleaner.article import REASONS, Cut, Unit
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Column
from cleaner.rules.rule import HINT, THRESHOLD, Rule

MARGIN = 0.5
"""Bonus of a unit in the head or the tail of the document, where most furniture stands."""

COMPANY = 1.0
"""Bonus of a unit beside one that goes."""

DECISIVE = 0.5
"""A rule has a say in the reason from this share of the strongest rule's weight."""

FINE_PRINT = ("newsletter", "legal", "ad")
"""Reasons whose hints are small print: alone under junk they go with it."""

RANK = {reason: rank for rank, reason in enumerate(REASONS)}


def resolve(evidence: Evidence) -> list[Cut]:
    """One cut a unit that goes, in order."""
    totals = weigh(evidence)
    heard: dict[int, list[tuple[Rule, float]]] = {int(unit): [] for unit in np.flatnonzero(totals > THRESHOLD)}
    for rule, weights in evidence.columns.items():
        for unit, weight in weights.items():
            if unit in heard:
                heard[unit].append((rule, weight))
    chosen = {unit: choose(witnesses) for unit, witnesses in heard.items()}
    units = evidence.measures.article.units
    cuts = []
    for unit, (own, weight) in chosen.items():
        near = [chosen[u] for u in (unit - 1, unit + 1) if u in chosen and _joined(own, units[u], units[unit])]
        company = [rule for rule, theirs in near if theirs > HINT]
        rule = company[0] if weight <= HINT and company else own  # fine print goes with its offer
        cuts.append(Cut(units[unit].start, units[unit].end, rule.reason, rule.code, certainty(float(totals[unit]))))
    return cuts


def _joined(rule: Rule, near: Unit, unit: Unit) -> bool:
    """In one paragraph, or fine print under its offer."""
    return near.block == unit.block or (rule.reason in FINE_PRINT and near.start < unit.start)


def weigh(evidence: Evidence) -> Column:
    """The weight against each unit: its witnesses, its place, its company. Without a witness nothing counts.

    A sentence of running text is accompanied by its own paragraph only, a line by the lines around it.
    """
    support = evidence.support()
    start, end = evidence.body()
    index = np.arange(len(support))
    total = np.where(support > 0, support + np.where((index < start) | (index >= end), MARGIN, 0.0), 0.0)
    speaking = np.flatnonzero(total).tolist()
    block, prose = evidence.measures.block, evidence.measures.prose
    joined: set[int] = set()
    for order, step in ((speaking, 1), (speaking[::-1], -1)):
        for unit in order:
            beside = unit - step
            near = 0 <= beside < len(total) and (block[beside] == block[unit] or not prose[unit])
            if near and total[beside] > THRESHOLD and unit not in joined:
                joined.add(unit)
                total[unit] += COMPANY
    return np.asarray(total, np.float32)


def choose(heard: list[tuple[Rule, float]]) -> tuple[Rule, float]:
    """Of the rules with a say, the one whose reason comes first in the guideline, the strongest among equals."""
    strongest = max(weight for _, weight in heard)
    deciding = [(rule, weight) for rule, weight in heard if weight >= DECISIVE * strongest]
    return min(deciding, key=lambda pair: (RANK[pair[0].reason], -pair[1], pair[0].code))


def certainty(total: float) -> float:
    """The weight as a probability, two decimals: .5 at the threshold."""
    return round(float(1 / (1 + np.exp(THRESHOLD - total))), 2)
