"""Seams inside a unit: places where junk and text were glued together without a stop between them.

A trained model looks at every space after which something new could begin, at the words on either side and at their
shapes. Where it suspects a seam the unit is split for the judge to see both parts; ``settle`` joins again what the judge did
not tell apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Article, Cut, Unit
from cleaner.judge.places import Candidates, candidates, spell
from cleaner.rules import trained
from cleaner.text.hashing import Places
from cleaner.text.linear import row_odds
from cleaner.text.perceptron import Perceptron
from cleaner.text.weights import read_arrays, word_table

SUSPECT = -1.0
"""Log odds from which a unit is split for the judge; a split that proves idle is undone."""

TRAINED = {rule.code for rule in trained.RULES}
"""Codes under which a model cuts where no rule speaks."""


def split(article: Article) -> Article:
    """The article with its units split at every suspected seam."""
    return split_by(article, _model().odds)


def split_by(article: Article, odds: Callable[[Candidates], NDArray[np.float32]]) -> Article:
    """The article with its units split where the odds of a seam are high. In a unit with one seam the text may go on in lower
    case, so all its spaces are looked at."""
    spelled = spell(article)
    found = candidates(spelled)
    suspected = np.flatnonzero(odds(found) > SUSPECT)
    if not len(suspected):
        return article
    places = _places(found, suspected)
    found = candidates(spelled, found.unit[suspected])
    return split_at(article, [*places, *_places(found, np.flatnonzero(odds(found) > SUSPECT))])


def _places(found: Candidates, chosen: Places) -> Iterable[tuple[int, int]]:
    return zip(found.unit[chosen].tolist(), found.at[chosen].tolist(), strict=True)


def split_at(article: Article, places: Iterable[tuple[int, int]]) -> Article:
    """The article with its units split at some places: a unit's index and code points from its start."""
    cuts: dict[int, list[int]] = {}
    for index, at in places:
        cuts.setdefault(index, []).append(at)
    units: list[Unit] = []
    done = 0
    for index in sorted(cuts):
        units += article.units[done:index]
        done = index + 1
        unit = article.units[index]
        start = unit.start
        for at in (*sorted(cuts[index]), unit.end - unit.start):
            words = article.raw_text[start : unit.start + at]
            if words.strip():
                units.append(unit._replace(start=start, end=start + len(words.rstrip())))
            start = unit.start + at
    return replace(article, units=(*units, *article.units[done:]))


def parted(article: Article, cuts: Iterable[Cut]) -> Article:
    """The article with units split where a cut starts or ends inside one."""
    starts = [unit.start for unit in article.units]
    places: set[tuple[int, int]] = set()
    for cut in cuts:
        for at in (cut.start, cut.end):
            index = bisect_right(starts, at) - 1
            if index >= 0 and starts[index] < at < article.units[index].end:
                rest = article.raw_text[at : article.units[index].end]
                places.add((index, at + len(rest) - len(rest.lstrip()) - starts[index]))
    return split_at(article, places) if places else article


def settle(whole: Article, parts: Article, cuts: Sequence[Cut]) -> Article:
    """The article as the judge sees it: of the splits that made ``parts`` of ``whole`` those that part junk from text."""
    if whole is parts:
        return whole
    removed = {cut.start for cut in cuts}
    units: list[Unit] = []
    starts = {unit.start for unit in whole.units}
    for unit in parts.units:
        if unit.start not in starts and units and unit.start not in removed and units[-1].start not in removed:
            units[-1] = units[-1]._replace(end=unit.end)
        else:
            units.append(unit)
    return replace(whole, units=tuple(units))


def named_alike(whole: Article, cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts, those that a seam parts but that both go under one name if only one of them has a rule of its own."""
    starts = {unit.start for unit in whole.units}
    named = list(cuts)
    for i in range(1, len(named)):
        before, cut = named[i - 1], named[i]
        if cut.start not in starts and whole.raw_text[before.end : cut.start].isspace():
            if cut.rule in TRAINED and before.rule not in TRAINED:
                named[i] = cut._replace(reason=before.reason, rule=before.rule)
            elif before.rule in TRAINED and cut.rule not in TRAINED:
                named[i - 1] = before._replace(reason=cut.reason, rule=cut.rule)
    return named


class SeamModel(NamedTuple):
    """Log odds of a seam: a linear model of the words, and a perceptron over its score and the measures."""

    words: NDArray[np.float32]
    network: Perceptron

    def odds(self, found: Candidates) -> NDArray[np.float32]:
        """The log odds of every candidate."""
        return self.network.logits(np.column_stack([self.word_odds(found), found.dense]))

    def word_odds(self, found: Candidates) -> NDArray[np.float32]:
        """The log odds by the words alone."""
        return row_odds(found.buckets, self.words)


@cache
def _model() -> SeamModel:
    arrays = read_arrays("cleaner.judge", "seams")
    return SeamModel(word_table(arrays), Perceptron.stored(arrays, "network"))
