"""The judge of one document: units parted where junk was glued to text, witnesses heard, evidence weighed, cuts made."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.article import Article, Cut
from cleaner.judge.guards import Guards
from cleaner.judge.model import consider
from cleaner.judge.resolver import resolve
from cleaner.judge.seams import named_alike, settle, split
from cleaner.rules import GATE, RULES
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures


class Judged(NamedTuple):
    """The article, its units parted where a cut needs it, and its junk."""

    article: Article
    cuts: list[Cut]
    """Disjoint, in order, each covering whole units."""


def judge(article: Article) -> Judged:
    """The junk of one article, duplicates apart.

    Never raises on the content of an article; without units there are no cuts.
    """
    return hear(article)[0]


def hear(article: Article) -> tuple[Judged, tuple[Evidence, ...]]:
    """The junk of one article, and the evidence that it was judged by."""
    if not article.units:
        return Judged(article, []), ()
    parts = split(article)
    evidence = gather(parts)
    cuts = resolve(evidence, consider(evidence))
    return Judged(settle(article, parts, cuts), named_alike(article, cuts)), (evidence,)


def gather(article: Article) -> Evidence:
    """The evidence on an article: phrases through the gate and past the guards, then measured rules in their order."""
    measures = Measures.of(article)
    evidence, guards = Evidence(measures), Guards(measures)
    found = GATE.search(measures.lines)
    evidence.matched = frozenset(found)
    for rule, matches in found.items():
        evidence.add(rule, guards.weigh(rule, matches))
    for rule in RULES:
        if rule.measure is not None:
            evidence.add(rule, rule.measure(measures, evidence))
    return evidence
