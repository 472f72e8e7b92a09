"""The judge of one document: units parted where junk was glued to text, witnesses heard, evidence weighed, cuts made."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from cleaner.article import Article, Cut
from cleaner.judge.guards import Guards
from cleaner.judge.model import consider
from cleaner.judge.resolver import resolve
from cleaner.judge.seams import named_alike, settle, split
from cleaner.rules import GATE, RULES
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures

HEARINGS = 3
"""How often what is left is judged again, so that cleaning what was cleaned changes nothing."""


class Judged(NamedTuple):
    """The article, its units parted where a cut needs it, and its junk."""

    article: Article
    cuts: list[Cut]
    """Disjoint, in order, each covering whole units."""


def judge(article: Article) -> Judged:
    """The junk of one article, duplicates apart.

    Never raises on the content of an article; without units there are no cuts.
    """
    if not article.units:
        return Judged(article, [])
    parts = standing = split(article)
    cuts: list[Cut] = []
    for _ in range(HEARINGS):
        evidence = gather(standing)
        found = resolve(evidence, consider(evidence))
        removed = {cut.start for cut in found}
        standing = replace(standing, units=tuple(unit for unit in standing.units if unit.start not in removed))
        cuts += found
        if not found or not standing.units:
            break
    cuts.sort()
    return Judged(settle(article, parts, cuts), named_alike(article, cuts))


def gather(article: Article) -> Evidence:
    """The evidence on an article: phrases through the gate and past the guards, then measured rules in their order."""
    measures = Measures.of(article)
    evidence, guards = Evidence(measures), Guards(measures)
    for rule, matches in GATE.search(measures).items():
        evidence.add(rule, guards.weigh(rule, matches))
    for rule in RULES:
        if rule.measure is not None:
            evidence.add(rule, rule.measure(measures, evidence))
    return evidence
