"""What the first verdicts on the lines of a page say together: of the lines around each, and of the boxes that it stands in."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.page.lines import Lines
from cleaner.page.measures import Boxes, Floats, box_sums, shifted
from cleaner.page.scan import Markup

NEIGHBOURS = 6
WINDOWS = (4, 10, 30, 80)
"""Lines on either side over which verdicts are averaged."""
SIDES = (5, 20)
"""Lines before, and lines after, over which they are averaged: where the two differ, the article starts or ends."""
STRONG, STRONG_WORDS, LIKELY = 0.7, 10, 0.6
"""Probability and words of a line that surely belongs to the article; probability of one that likely does."""
FAR = 60
EDGE_LEVELS = 3


def describe_context(odds: Floats, size: Floats, markup: Markup, lines: Lines, boxes: Boxes) -> Floats:
    """Lines x measures of the first verdicts. ``odds`` are their log odds, ``size`` the words of each line."""
    n, index = len(odds), np.arange(len(odds))
    odds = np.clip(odds, -9, 9)
    chance = 1 / (1 + np.exp(-odds))
    words = np.maximum(size, 1)
    mass = chance * words
    sums, total = _running(mass), _running(words)
    whole = max(float(sums[-1]), 1e-6)
    columns: list[Any] = [odds, *(shifted(chance, s) for k in range(1, NEIGHBOURS + 1) for s in (-k, k))]
    for reach in WINDOWS:
        first, last = np.maximum(index - reach, 0), np.minimum(index + reach + 1, n)
        columns.append((sums[last] - sums[first]) / (total[last] - total[first]))
    for reach in SIDES:
        first, last = np.maximum(index - reach, 0), np.minimum(index + reach + 1, n)
        columns.append((sums[index] - sums[first] + 0.5) / (total[index] - total[first] + 1))
        columns.append((sums[last] - sums[index + 1] + 0.5) / (total[last] - total[index + 1] + 1))
    strong = np.flatnonzero((chance > STRONG) & (words >= STRONG_WORDS))
    start, end = (strong[0], strong[-1]) if len(strong) else (n + FAR, -FAR)
    before = index - np.maximum.accumulate(np.where(chance > LIKELY, index, -FAR))
    after = np.minimum.accumulate(np.where(chance > LIKELY, index, n + FAR)[::-1])[::-1] - index
    columns += [
        sums[:-1] / whole, (whole - sums[1:]) / whole, np.full(n, np.log1p(whole)), np.full(n, whole / total[-1]),
        np.full(n, chance.max()), mass / whole, np.clip(index - start, -FAR, FAR), np.clip(end - index, -FAR, FAR),
        np.minimum(before, FAR), np.minimum(after, FAR),
    ]  # fmt: skip
    in_box, of_box, chances, held = (box_sums(v, markup, lines) for v in (mass, words, chance, np.ones(n)))
    for level in range(boxes.level.shape[1]):
        box = boxes.level[:, level]
        columns += [in_box[box] / of_box[box], chances[box] / held[box], in_box[box] / whole]
        if level < EDGE_LEVELS:
            columns.append((in_box[box] - mass + 0.3) / (of_box[box] - words + 1))
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _running(values: NDArray[Any]) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
