"""Which lines of a page belong to its article: a probability a line, by trained weights.

Three steps, each reading what the one before it says: a linear model of the words of a line and of the names of its place, a
network over these and all measures of the line, and a second network that also sees the first verdicts around the line, and so
where the article starts and ends. ``training/train_pages.py`` makes the weights and ``docs/models.md`` says from what.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from cleaner.page.columns import find_columns, weigh
from cleaner.page.context import describe_context
from cleaner.page.head import Head
from cleaner.page.hints import Hints
from cleaner.page.lines import Lines
from cleaner.page.measures import Boxes, Floats, find_boxes, measure, shifted
from cleaner.page.scan import Markup
from cleaner.page.words import WORDS, LineWords, line_words
from cleaner.text.perceptron import Perceptron
from cleaner.text.weights import read_arrays, word_table

BESIDE = (-2, -1, 1, 2)
"""Neighbours whose words are heard."""
LEAST, MOST = 0.25, 0.6
"""Bounds of the probability from which a line is kept, whatever the page."""


class Weights(NamedTuple):
    """All that was trained."""

    words: Floats
    first: Perceptron
    second: Perceptron


class Scene(NamedTuple):
    """A page ready to be judged."""

    markup: Markup
    hints: Hints
    lines: Lines
    words: LineWords
    boxes: Boxes
    head: Head

    @classmethod
    def of(cls, markup: Markup, hints: Hints, lines: Lines, head: Head) -> Scene:
        """Find the words and the boxes of the lines."""
        return cls(markup, hints, lines, line_words(lines.text, lines.span), find_boxes(markup, lines), head)

    def measured(self, by_words: Floats) -> Floats:
        """Lines x measures for the first network. ``by_words`` is what the linear model says."""
        own = by_words.sum(axis=1)
        beside = [shifted(own, shift)[:, None] for shift in BESIDE]
        return np.hstack([measure(*self), by_words, own[:, None], *beside])

    def with_context(self, measured: Floats, odds: Floats) -> Floats:
        """Lines x measures for the second network. ``odds`` is what the first says."""
        context = describe_context(odds, self.words.counts[:, WORDS], self.markup, self.lines, self.boxes)
        return np.hstack([measured, context])


class Model:
    """The judge of lines; its weights are read when first asked for."""

    @cached_property
    def weights(self) -> Weights:
        """The weights that ship."""
        arrays = read_arrays("cleaner.page", "content")
        return Weights(word_table(arrays), Perceptron.stored(arrays, "first"), Perceptron.stored(arrays, "second"))

    def odds(self, scene: Scene) -> Floats:
        """Log odds that each line belongs to the article, 0 where it is as likely kept as not."""
        words, first, second = self.weights
        columns = find_columns(scene.markup, scene.hints, scene.lines, scene.words)
        measured = scene.measured(weigh(columns, words, len(scene.lines.element)))
        odds = second.logits(scene.with_context(measured, first.logits(measured)))
        return odds - threshold(odds, scene.words.counts[:, WORDS])


def threshold(odds: Floats, size: Floats) -> float:
    """The log odds from which lines are kept so that the expected F1 of the page, by words, is the largest.

    On a page where the judge is sure this is near a half; where it is not, more is kept.
    """
    chance = 1 / (1 + np.exp(-odds.astype(np.float64)))
    order = np.argsort(-chance, kind="stable")
    hit, kept = np.cumsum((chance * size)[order]), np.cumsum(size[order])
    expected = 2 * hit / np.maximum(kept + hit[-1], 1e-9)
    best = np.clip(chance[order[int(expected.argmax())]], LEAST, MOST)
    return float(np.log(best / (1 - best)))


MODEL = Model()
