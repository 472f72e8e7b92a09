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
from cleaner.rules import trained
from cleaner.text.hashing import BITS, Hashes, Places, Words, hash_words, mix
from cleaner.text.perceptron import Perceptron
from cleaner.text.weights import read_arrays, word_table

REACH = 8
"""Words and signs that are looked at on either side."""

SUSPECT = -1.0
"""Log odds from which a unit is split for the judge; a split that proves idle is undone."""

LONGEST = 20_000
"""Bytes of a unit beyond which it is no sentence: nothing is looked for in it."""

PLAIN = str.maketrans("“”„‘’…–—•·»›▶►→★©✓\n\t\xa0", "\"\"\"''.--||>>>>>*@*   ")
"""Typographic signs as the model reads them, one for one."""


def _signs(signs: bytes) -> NDArray[np.bool_]:
    """By the number of a sign, or of another shape of words: whether it is one of these."""
    return np.isin(np.arange(256), list(signs))


STOPS, OPENERS, SEPARATORS = map(_signs, (b".!?\")]>*'", b"\"'([<{#@*>|&=~-", b"|/>~-,;"))


TRAINED = {rule.code for rule in trained.RULES}
"""Codes under which a model cuts where no rule speaks."""


class Candidates(NamedTuple):
    """Places where a unit may be split; parallel arrays."""

    unit: Places
    at: Places
    """Code points from the unit's start to the first character after the seam."""
    buckets: NDArray[np.uint32]
    """Candidates x hashed features."""
    dense: NDArray[np.float32]
    """Candidates x measures."""


def split(article: Article) -> Article:
    """The article with its units split at every suspected seam."""
    return split_by(article, _model().odds)


def split_by(article: Article, odds: Callable[[Candidates], NDArray[np.float32]]) -> Article:
    """The article with its units split where the odds of a seam are high. In a unit with one seam the text may go on in lower
    case, so all its spaces are looked at."""
    found = candidates(article)
    suspected = np.flatnonzero(odds(found) > SUSPECT)
    if not len(suspected):
        return article
    places = set(zip(found.unit[suspected].tolist(), found.at[suspected].tolist(), strict=True))
    found = candidates(article, np.unique(found.unit[suspected]))
    suspected = np.flatnonzero(odds(found) > SUSPECT)
    places |= set(zip(found.unit[suspected].tolist(), found.at[suspected].tolist(), strict=True))
    return split_at(article, places)


def split_at(article: Article, places: Iterable[tuple[int, int]]) -> Article:
    """The article with its units split at some places: a unit's index and code points from its start."""
    cuts: dict[int, list[int]] = {}
    for index, at in places:
        cuts.setdefault(index, []).append(at)
    units: list[Unit] = []
    for index, unit in enumerate(article.units):
        start, stops = unit.start, sorted(cuts.get(index, ()))
        for at in (*stops, unit.end - unit.start):
            words = article.raw_text[start : unit.start + at]
            if words.strip():
                units.append(unit._replace(start=start, end=start + len(words.rstrip())))
            start = unit.start + at
    return replace(article, units=tuple(units))


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


def candidates(article: Article, inside: Places | None = None) -> Candidates:
    """Every place after white space where a new text may begin: at a capital, a digit, an opening sign, or after a stop.

    With ``inside`` all other spaces of these units instead.
    """
    raw = article.raw_text
    wanted = set(range(len(article.units))) if inside is None else set(inside.tolist())
    lines = [_plain(raw[u.start : u.end]) if index in wanted else b"" for index, u in enumerate(article.units)]
    sheet = np.frombuffer(b"\n".join(lines) + b"\n", np.uint8)
    words = hash_words(lines)
    size = len(words.unit)
    shapes = _shapes(sheet, words)
    if size < 2:
        return Candidates(*(np.zeros(0, np.int64),) * 2, np.zeros((0, FEATURES), np.uint32), np.zeros((0, MEASURES), np.float32))
    spaced = np.concatenate([[False], (words.start[1:] > words.end[:-1]) & (words.unit[1:] == words.unit[:-1])])
    before = np.concatenate([[0], shapes[:-1]])
    begins = (shapes == CAPITAL) | (shapes == CAPITALS) | (shapes == NUMBER) | OPENERS[shapes] | (shapes == OTHER)
    after_stop = STOPS[before]
    likely = begins | after_stop
    here = np.flatnonzero(spaced & (likely if inside is None else ~likely))
    starts = np.concatenate([[0], np.cumsum([len(line) + 1 for line in lines])[:-1]])
    points = np.concatenate([[0], np.cumsum((sheet & 0xC0) != 0x80)])
    unit = words.unit[here]
    at = points[words.start[here]] - points[starts[unit]]
    index, inside_unit = _window(words, here)
    shape = np.where(inside_unit, shapes[index], 0)
    hashes = np.where(inside_unit, words.hashes[index], np.uint64(0))
    return Candidates(unit, at, _buckets(hashes, shape), _measures(words, shape, here))


def _plain(unit: str) -> bytes:
    line = unit.translate(PLAIN).encode("utf-8", "replace")
    return line if len(line) <= LONGEST else b""


LOWER, CAPITAL, CAPITALS, NUMBER, OTHER = 1, 2, 3, 4, 5
"""Shapes of words; a sign's shape is the sign."""


def _shapes(sheet: NDArray[np.uint8], words: Words) -> Places:
    first = sheet[words.start].astype(np.int64)
    second = sheet[np.minimum(words.start + 1, len(sheet) - 1)]
    upper = (first >= 65) & (first <= 90)
    both = upper & (second >= 65) & (second <= 90)
    sign = (first > 32) & (first < 127) & ~upper & ~((first >= 97) & (first <= 122)) & ~((first >= 48) & (first <= 57))
    kinds = [sign, both, upper, (first >= 48) & (first <= 57), first >= 128]
    return np.select(kinds, [first, CAPITALS, CAPITAL, NUMBER, OTHER], LOWER).astype(np.int64)


def _window(words: Words, here: Places) -> tuple[Places, NDArray[np.bool_]]:
    """Indexes of the words around each candidate, and which of them are of the same unit."""
    steps = np.concatenate([np.arange(-REACH, 0), np.arange(REACH)])
    index = np.clip(here[:, None] + steps, 0, len(words.unit) - 1)
    inside = (words.unit[index] == words.unit[here][:, None]) & (index == here[:, None] + steps)
    return index, inside


FEATURES = 2 * REACH + 7
MEASURES = 17


def _buckets(hashes: Hashes, shapes: Places) -> NDArray[np.uint32]:
    """Hashed features: the words on the left, the words on the right, those at the seam in order, and their shapes."""
    shape = shapes.astype(np.uint64)
    side = np.array([1] * REACH + [2] * REACH, np.uint64)
    l2, l1, r1, r2 = (hashes[:, REACH + step] for step in (-2, -1, 0, 1))
    s2, s1, t1, t2 = (shape[:, REACH + step] for step in (-2, -1, 0, 1))
    k = np.uint64(1_000_003)
    joint = np.column_stack([
        l1 + np.uint64(3), l2 * k + l1 + np.uint64(4), r1 + np.uint64(5), r1 * k + r2 + np.uint64(6), l1 * k + r1 + np.uint64(7),
        ((s2 * k + s1) * k + t1) * k + t2 + np.uint64(8), (s1 * k + r1) + np.uint64(9),
    ])  # fmt: skip
    return np.asarray(mix(np.column_stack([hashes + side, joint])) >> np.uint64(64 - BITS), np.uint32)


def _measures(words: Words, shape: Places, here: Places) -> NDArray[np.float32]:
    """Where the seam stands in its unit, and how capitals, signs and separators are spread around it."""
    first = np.searchsorted(words.unit, words.unit[here])
    last = np.searchsorted(words.unit, words.unit[here], "right")
    columns = [np.log1p(here - first), np.log1p(last - here)]
    for side in (shape[:, :REACH], shape[:, REACH:]):
        known = np.maximum((side > 0).sum(axis=1), 1)
        columns += [(side == kind).sum(axis=1) / known for kind in (LOWER, CAPITAL, CAPITALS, NUMBER)]
        columns.append(SEPARATORS[side].sum(axis=1) / known)
    s1, t1 = shape[:, REACH - 1], shape[:, REACH]
    columns += [STOPS[s1], s1 == LOWER, t1 == CAPITAL, t1 == LOWER]
    gap = words.start[here] - words.end[here - 1]
    columns.append(gap > 1)
    return np.column_stack(columns).astype(np.float32)


class SeamModel(NamedTuple):
    """Log odds of a seam: a linear model of the words, and a perceptron over its score and the measures."""

    words: NDArray[np.float32]
    network: Perceptron

    def odds(self, found: Candidates) -> NDArray[np.float32]:
        """The log odds of every candidate."""
        return self.network.logits(np.column_stack([self.word_odds(found), found.dense]))

    def word_odds(self, found: Candidates) -> NDArray[np.float32]:
        """The log odds by the words alone."""
        return np.asarray(self.words[found.buckets].sum(axis=1) / np.sqrt(FEATURES) + self.words[-1], np.float32)


@cache
def _model() -> SeamModel:
    arrays = read_arrays("cleaner.judge", "seams")
    return SeamModel(word_table(arrays), Perceptron.stored(arrays, "network"))
