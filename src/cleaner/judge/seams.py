"""Seams that only junk reveals: a phrase or a headline without a full stop, glued to the sentence that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cleaner.article import Article, Unit
from cleaner.judge.guards import WHOLE
from cleaner.rules import GATE
from cleaner.rules.measures import Measures, capital_everyday, title_share, tokens
from cleaner.rules.rule import SURE
from cleaner.rules.words import FUNCTION_WORDS, VERBS

START = re.compile(r"(?<=[^\s.!?,–—-]) (?=([A-Z][a-z]+|A) [a-z])")
"""A space after no punctuation, before a word with a capital and one without: where a sentence may start."""

UNLABELLED = ("residue", "social_share")
"""Reasons whose phrases may end in a colon by themselves; after others what follows a label belongs to it."""

REACH = 160
"""Code points into a unit within which a seam is looked for; glued junk stands at the front."""

HEADLINE = 5
CAPITALS = 0.85
PROSE = 0.4
EVERYDAY = 2
"""A headline has so many words with so many capitals, so many of them everyday words; what follows has no more capitals
than prose, and so many words too."""


class Seam(NamedTuple):
    """Where a unit may be split."""

    unit: int
    at: int
    """Offset in the unit of the space between its two parts."""


def refine(article: Article) -> Article:
    """The article with units split where junk ends and a sentence starts without a full stop between them."""
    phrases, styles = [], []
    for seam, first in _starts(article):
        text = article.text(article.units[seam.unit])
        if _opens_sentence(text, seam.at, first):
            phrases.append(seam)
        if _style_changes(text, seam.at):
            styles.append(seam)
    split = {seam.unit: seam.at for seam in sorted([*_junk_before(article, phrases), *styles], reverse=True)}
    return replace(article, units=tuple(_split(article.units, split))) if split else article


def _starts(article: Article) -> Iterator[tuple[Seam, str]]:
    """Every place where a sentence may start without a stop before it, with its first word."""
    for index, unit in enumerate(article.units):
        for match in START.finditer(article.raw_text, unit.start, min(unit.end, unit.start + REACH)):
            yield Seam(index, match.start() - unit.start), match[1]


def _opens_sentence(text: str, at: int, first: str) -> bool:
    """A function word with a capital does; a name does only after a word in lower case, if a verb follows."""
    if first.lower() in FUNCTION_WORDS:
        return True
    last = text[:at].rpartition(" ")[2]
    if not last[:1].islower() or last.lower() in FUNCTION_WORDS:
        return False
    return not VERBS.isdisjoint(text[at:].split())


def _junk_before(article: Article, seams: list[Seam]) -> set[Seam]:
    """The seams before which a phrase stands that is junk by itself."""
    if not seams:
        return set()
    wholes = [article.units[seam.unit] for seam in seams]
    units = tuple(unit._replace(end=unit.start + seam.at) for unit, seam in zip(wholes, seams, strict=True))
    measures = Measures.of(replace(article, units=units))
    found: set[Seam] = set()
    for rule, matches in GATE.search(measures).items():
        for match in matches:
            line = measures.lines[match.unit]
            label = line.endswith(b":") and rule.reason not in UNLABELLED
            if rule.weight >= SURE and not label and match.end - match.start >= WHOLE * len(line):
                found.add(seams[match.unit])
    return found


def _style_changes(text: str, at: int) -> bool:
    """Headline capitals before, none after."""
    front, rest = tokens(text[:at]), tokens(text[at:])
    if min(len(front), len(rest)) < HEADLINE or capital_everyday(front) < EVERYDAY:
        return False
    return title_share(front) >= CAPITALS and title_share(rest) <= PROSE


def _split(units: tuple[Unit, ...], cuts: dict[int, int]) -> Iterator[Unit]:
    for index, unit in enumerate(units):
        if index in cuts:
            seam = unit.start + cuts[index]
            yield unit._replace(end=seam)
            yield unit._replace(start=seam + 1)
        else:
            yield unit
