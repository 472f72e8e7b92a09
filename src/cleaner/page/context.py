"""What the first verdicts on the lines of a page say together: of the lines around each, and of the boxes that it stands in."""

from __future__ import annotations

from typing import Any

import numpy as np

from cleaner.page.fill import running
from cleaner.page.lines import Lines
from cleaner.page.measures import Boxes, Floats
from cleaner.page.scan import Ints, Markup
from cleaner.text.compiled import compiled

NEIGHBOURS = 6
WINDOWS = (4, 10, 30, 80)
"""Lines on either side over which verdicts are averaged."""
SIDES = (5, 20)
"""Lines before, and lines after, over which they are averaged: where the two differ, the article starts or ends."""
STRONG, STRONG_WORDS, LIKELY = 0.7, 10, 0.6
"""Probability and words of a line that surely belongs to the article; probability of one that likely does."""
FAR = 60
"""Lines beyond which a distance says nothing more."""
SURE = 9.0
"""Log odds beyond which a verdict says nothing more."""
BOX_SIZE, EDGE_LEVELS = 3, 3
"""Measures of a box; the innermost boxes, which also have one of the lines around this one."""
BOXES = 1 + 2 * NEIGHBOURS + len(WINDOWS) + 2 * len(SIDES) + 10


def describe_context(odds: Floats, size: Floats, markup: Markup, lines: Lines, boxes: Boxes) -> Floats:
    """Lines x measures of the first verdicts. ``odds`` are their log odds, ``size`` the words of each line."""
    odds = np.clip(odds, -SURE, SURE)
    chance: Floats = np.asarray(1 / (1 + np.exp(-odds)), np.float32)
    words: Floats = np.maximum(size, np.float32(1))
    out = np.empty((len(odds), BOXES + BOX_SIZE * boxes.level.shape[1] + EDGE_LEVELS), np.float32)
    _around(out, odds, chance, words)
    _in_boxes(out, markup.end, lines.element, boxes.level, chance, words)
    return out


@compiled
def _around(out: Any, odds: Floats, chance: Floats, words: Floats) -> None:
    """The verdicts on neighbours, on all lines before and after, and how far the surest ones stand away."""
    n = len(odds)
    mass = chance * words
    sums, total = np.zeros(n + 1), np.zeros(n + 1)
    start, end = n + FAR, -FAR
    before, after = np.full(n, FAR), np.full(n, FAR)
    for i in range(n):
        sums[i + 1], total[i + 1] = sums[i] + mass[i], total[i] + words[i]
        if chance[i] > STRONG and words[i] >= STRONG_WORDS:
            start, end = min(start, i), i
        before[i] = 0 if chance[i] > LIKELY else min((before[i - 1] if i else FAR) + 1, FAR)
    for i in range(n - 1, -1, -1):
        after[i] = 0 if chance[i] > LIKELY else min((after[i + 1] if i < n - 1 else FAR) + 1, FAR)
    whole, most = max(sums[n], 1e-6), chance.max()
    for i in range(n):
        row = out[i]
        row[0] = odds[i]
        at = 1
        for k in range(1, NEIGHBOURS + 1):
            row[at] = chance[i - k] if i >= k else -1
            row[at + 1] = chance[i + k] if i + k < n else -1
            at += 2
        for reach in WINDOWS:
            first, last = max(i - reach, 0), min(i + reach + 1, n)
            row[at] = (sums[last] - sums[first]) / (total[last] - total[first])
            at += 1
        for reach in SIDES:
            first, last = max(i - reach, 0), min(i + reach + 1, n)
            row[at] = (sums[i] - sums[first] + 0.5) / (total[i] - total[first] + 1)
            row[at + 1] = (sums[last] - sums[i + 1] + 0.5) / (total[last] - total[i + 1] + 1)
            at += 2
        row[at], row[at + 1] = sums[i] / whole, (whole - sums[i + 1]) / whole
        row[at + 2], row[at + 3], row[at + 4] = np.log1p(whole), whole / total[n], most
        row[at + 5] = mass[i] / whole
        row[at + 6], row[at + 7] = min(max(i - start, -FAR), FAR), min(max(end - i, -FAR), FAR)
        row[at + 8], row[at + 9] = before[i], after[i]


@compiled
def _in_boxes(out: Any, end: Ints, element: Ints, level: Ints, chance: Floats, words: Floats) -> None:
    """The verdicts on all lines of each box around the line."""
    values = np.empty((len(chance), 4))
    whole = 0.0
    for i in range(len(chance)):
        values[i, 0], values[i, 1], values[i, 2], values[i, 3] = chance[i] * words[i], words[i], chance[i], 1
        whole += values[i, 0]
    whole = max(whole, 1e-6)
    before = running(end, element, values)
    for i in range(len(chance)):
        at = BOXES
        for k in range(level.shape[1]):
            box = level[i, k]
            mass, size = before[end[box], 0] - before[box, 0], before[end[box], 1] - before[box, 1]
            chances, held = before[end[box], 2] - before[box, 2], before[end[box], 3] - before[box, 3]
            out[i, at], out[i, at + 1], out[i, at + 2] = mass / size, chances / held, mass / whole
            at += BOX_SIZE
            if k < EDGE_LEVELS:
                out[i, at] = (mass - values[i, 0] + 0.3) / (size - words[i] + 1)
                at += 1
