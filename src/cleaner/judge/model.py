"""The trained witnesses: how much a unit looks like junk, by its words, its measures and its neighbours, in two passes.

``TEXT`` knows junk by itself, wherever it stands: it learned from articles into which junk was spliced. ``PAGE`` knows what
stands outside the article of a flattened page: it learned from whole pages. Weights ship as plain arrays;
``training/train_junk.py`` makes them and ``docs/models.md`` says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import REASONS
from cleaner.judge.features import READ, describe, reconsider
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Column
from cleaner.text.hashing import Features, Words
from cleaner.text.linear import class_odds, read_words, word_odds
from cleaner.text.perceptron import Perceptron
from cleaner.text.weights import read_arrays, word_table

BEARINGS = 12
"""Units that the model of texts needs around a unit: it learned from articles. Shorter texts are judged by rules alone."""

PAGE_LINES, PAGE_WORDS, PAGE_JUNK = 16, 6, 6
"""A text with so many lines of at most so many words, and so many units of sure junk, is a whole page."""

WORD_REASONS = tuple(reason for reason in REASONS if reason != "duplicate")
"""The reasons that words can tell, in the order of the weights' columns."""


class Weights(NamedTuple):
    """All that was trained."""

    words: Column
    """A weight a bucket; the last is the bias."""
    passes: tuple[Perceptron, Perceptron]
    reasons: NDArray[np.int8] | None
    """Buckets x reasons, the last row the bias; only of the model that knows reasons."""
    reason_scale: float


class Model:
    """A trained witness; its weights are read when first asked for."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def weights(self) -> Weights:
        """The weights that ship."""
        arrays = read_arrays("cleaner.judge", self.name)
        passes = Perceptron.stored(arrays, "first"), Perceptron.stored(arrays, "second")
        return Weights(word_table(arrays), passes, arrays.get("reasons"), float(arrays.get("reason_scale", 1)))

    def odds(self, evidence: Evidence, words: Words, by_words: Column) -> Column:
        """The log odds that each unit is junk; ``by_words`` those by the words alone."""
        measures, (first, second) = evidence.measures, self.weights.passes
        seen = describe(measures, evidence, words, by_words)
        return second.logits(reconsider(seen, first.logits(seen), measures))

    def reason_odds(self, hashed: Features, units: Sequence[int]) -> Column:
        """Some units x ``WORD_REASONS``: the log odds of each reason by the words."""
        weights = self.weights.reasons
        assert weights is not None
        return class_odds(hashed, weights, np.array(units, np.int64)) * np.float32(self.weights.reason_scale)


class Opinion(NamedTuple):
    """What the models say of the units of an article."""

    text: Column | None
    """Log odds that a unit is junk by itself; None where the model does not know the language, or has too little text to find
    its bearings."""
    page: Column | None
    """Log odds that a unit stands outside the article; None where the document is no whole page."""
    hashed: Features

    def reasons(self, units: Sequence[int]) -> Column:
        """Some units x ``WORD_REASONS``: the log odds of each reason by the words."""
        return TEXT.reason_odds(self.hashed, units)


def consider(evidence: Evidence) -> Opinion:
    """The opinion of the trained models on an article."""
    measures = evidence.measures
    words, hashed, by_words = read_words(b"\n".join(measures.lines), TEXT.weights.words, len(measures))
    reads = measures.article.metadata.lang in READ and len(measures) >= BEARINGS
    text = TEXT.odds(evidence, words, by_words) if reads else None
    page = PAGE.odds(evidence, words, word_odds(hashed, PAGE.weights.words, len(measures))) if is_page(evidence) else None
    return Opinion(text, page, hashed)


def is_page(evidence: Evidence) -> bool:
    """Many short lines, some of them sure junk: a whole page, and not an article alone."""
    measures = evidence.measures
    lines = measures.alone & ~measures.prose & (measures.words <= PAGE_WORDS)
    return bool(np.count_nonzero(lines) >= PAGE_LINES and np.count_nonzero(evidence.junk()) >= PAGE_JUNK)


TEXT, PAGE = Model("text"), Model("page")
