"""Seams that only junk reveals: a phrase or a headline without a full stop, glued to the sentence that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cleaner.article import Article, Unit
from cleaner.judge.guards import WHOLE
from cleaner.rules import GATE
from cleaner.rules.measures import Measures, title_share, tokens
from cleaner.rules.rule import SURE
from cleaner.rules.words import FUNCTION_WORDS

START = re.compile(r"(?<=[^\s.!?,–—-]) (?=([A-Z][a-z]+|A) [a-z])")
"""A space after no punctuation, before a word with a capital and one without: where a sentence may start."""

UNLABELLED = ("residue", "social_share")
"""Reasons whose phrases may end in a colon by themselves; after others what follows a label belongs to it."""

REACH = 160
"""Code points into a unit within which a seam is looked for; glued junk stands at the front."""

HEADLINE = 4
CAPITALS = 0.85
PROSE = 0.4
"""A headline has so many words with so many capitals; what follows it has no more capitals than prose."""


def refine(article: Article) -> Article:
    """The article with units split where junk ends and a sentence starts without a full stop between them."""
    seams = list(_candidates(article))
    if not seams:
        return article
    glued = _matched(article, seams)
    cuts = {unit: at for unit, at in reversed(seams) if (unit, at) in glued or _style_changes(article.text(article.units[unit]), at)}
    if not cuts:
        return article
    return replace(article, units=tuple(_split(article.units, cuts)))


def _candidates(article: Article) -> Iterator[tuple[int, int]]:
    """Unit and offset in it, in order, where a function word opens a sentence."""
    for index, unit in enumerate(article.units):
        for match in START.finditer(article.raw_text, unit.start, min(unit.end, unit.start + REACH)):
            if match[1].lower() in FUNCTION_WORDS:
                yield index, match.start() - unit.start


def _matched(article: Article, seams: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The seams before which a phrase stands that is junk by itself."""
    fronts = [article.units[unit] for unit, _ in seams]
    units = tuple(u._replace(end=u.start + at) for u, (_, at) in zip(fronts, seams, strict=True))
    measures = Measures.of(replace(article, units=units))
    whole: set[tuple[int, int]] = set()
    for rule, matches in GATE.search(measures).items():
        for match in matches:
            label = measures.lines[match.unit].endswith(b":") and rule.reason not in UNLABELLED
            if rule.weight >= SURE and not label and match.end - match.start >= WHOLE * len(measures.lines[match.unit]):
                whole.add(seams[match.unit])
    return whole


def _style_changes(text: str, at: int) -> bool:
    """Headline capitals before, none after."""
    front, rest = tokens(text[:at]), tokens(text[at:])
    if len(front) < HEADLINE or len(rest) <= HEADLINE:
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
