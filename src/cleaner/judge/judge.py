"""The judge of one document: witnesses heard, evidence weighed, cuts made."""

from __future__ import annotations

from cleaner.article import Article, Cut
from cleaner.judge.guards import Guards
from cleaner.judge.resolver import resolve
from cleaner.rules import GATE, RULES
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures


def judge(article: Article) -> list[Cut]:
    """The junk of one article, duplicates apart: disjoint cuts in order, each covering whole units.

    Never raises on the content of an article; without units there are no cuts.
    """
    return resolve(gather(article)) if article.units else []


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
