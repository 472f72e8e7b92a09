"""Seams inside a unit: places where junk and text were glued together without a stop between them.

A trained model looks at every space after which something new could begin, at the words on either side and at their
shapes. Where it suspects a seam the unit is split for the judge to see both parts; ``settle`` joins again what the judge did
not tell apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Article, Cut, Unit
from cleaner.judge.places import Candidates, edges, find, spell
from cleaner.rules import trained
from cleaner.text.compiled import compiled
from cleaner.text.hashing import hash_bytes
from cleaner.text.linear import row_odds
from cleaner.text.perceptron import Perceptron, logit
from cleaner.text.weights import read_arrays, word_table

SUSPECT = -1.0
"""Log odds from which a unit is split for the judge; a split that proves idle is undone."""

TRAINED = {rule.code for rule in trained.RULES}
"""Codes under which a model cuts where no rule speaks."""


def split(article: Article) -> Article:
    """The article with its units split at every suspected seam."""
    return split_by(article, _model())


def split_by(article: Article, model: SeamModel) -> Article:
    """The article with its units split where the odds of a seam are high. In a unit with one seam the text may go on in lower
    case, so all its spaces are looked at."""
    unit, at = _suspected(edges(article), model)
    return split_at(article, zip(unit.tolist(), at.tolist(), strict=True)) if len(unit) else article


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
        odds: NDArray[np.float32] = _odds(found.buckets, found.dense, self)
        return odds


@compiled
def _suspected(article: Any, model: Any) -> Any:
    """Units and places of suspected seams."""
    sheet = spell(article)
    words = hash_bytes(sheet)
    unit, at, buckets, dense = find(sheet, words, np.ones(len(article.starts), np.bool_), True)
    high = _odds(buckets, dense, model) > SUSPECT
    if not high.any():
        return unit[high], at[high]
    seamed = np.zeros(len(article.starts), np.bool_)
    for one in unit[high]:
        seamed[one] = True
    more, there, buckets, dense = find(sheet, words, seamed, False)
    others = _odds(buckets, dense, model) > SUSPECT
    return np.concatenate((unit[high], more[others])), np.concatenate((at[high], there[others]))


@compiled
def _odds(buckets: Any, dense: Any, model: Any) -> Any:
    odds = np.empty(len(buckets), np.float32)
    seen, active = np.empty(1 + dense.shape[1], np.float32), np.empty(len(model.network.out), np.float32)
    for row in range(len(buckets)):
        seen[0] = row_odds(buckets[row], model.words)
        for k in range(dense.shape[1]):
            seen[1 + k] = dense[row, k]
        odds[row] = logit(model.network, seen, active)
    return odds


@cache
def _model() -> SeamModel:
    arrays = read_arrays("cleaner.judge", "seams")
    return SeamModel(word_table(arrays), Perceptron.stored(arrays, "network"))
