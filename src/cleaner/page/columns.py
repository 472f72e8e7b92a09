"""The words of a line and of its place as columns of a linear model: hashed, each in the bucket that its weight stands in."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page.head import pairs
from cleaner.page.hints import Hints
from cleaner.page.lines import Lines
from cleaner.page.scan import Ints, Markup, name_hash
from cleaner.page.tags import NAMES
from cleaner.page.words import LineWords
from cleaner.text.compiled import compiled

PLACE_BITS, TEXT_BITS = 14, 16
BANDS = np.array([0, 1, 2, 3, 3, 4, 4, 4, *[5] * 16], np.int32)
"""By the distance of an ancestor from the line's own element: how near counts, not how deep. Farther ones are not read."""

TAG_HASHES = np.array([name_hash(f"<{name}>") for name in NAMES], np.uint32)
HEAD_WORDS, TAIL_WORDS = 20, 10
"""Words at the start and the end of a line that are read; the middle of a paragraph says little of its place."""

PLACES = int(BANDS.max()) + 1
PLACE_COLUMNS = PLACES << PLACE_BITS
COLUMNS = PLACE_COLUMNS + (1 << TEXT_BITS)


class Columns(NamedTuple):
    """Pairs of a line and a column that it has."""

    line: Ints
    column: Ints

    @property
    def cell(self) -> NDArray[np.int64]:
        """Of every pair its line and band as one number; the text is the band after the places."""
        band = np.minimum(self.column >> PLACE_BITS, PLACES).astype(np.int64)
        return np.asarray(self.line * (PLACES + 1) + band, np.int64)


def find_columns(markup: Markup, hints: Hints, lines: Lines, words: LineWords) -> Columns:
    """The columns of every line: tags and hints of its element and of those around it by their distance, and its words."""
    line, column = _place(markup.tag, markup.parent, hints.hashes, hints.first, lines.element, BANDS, TAG_HASHES)
    text = _text(words)
    return Columns(np.concatenate([line, text.line]), np.concatenate([column, text.column]))


def weigh(columns: Columns, weights: NDArray[np.float32], lines: int) -> NDArray[np.float32]:
    """Lines x bands: the sum of the weights of each line's columns in a band, over the root of their number."""
    return np.asarray(_weigh(columns.line, columns.column, weights, lines), np.float32)


@compiled
def _weigh(line: Ints, column: Ints, weights: Any, lines: int) -> Any:
    total = np.zeros((lines, PLACES + 1))
    count = np.zeros((lines, PLACES + 1))
    for i in range(len(line)):
        band = min(column[i] >> PLACE_BITS, PLACES)
        total[line[i], band] += weights[column[i]]
        count[line[i], band] += 1
    return total / np.sqrt(np.maximum(count, 1))


def _text(words: LineWords) -> Columns:
    """Words and pairs of words at the start and the end of each line."""
    hashes, line = words.hashes, words.line
    if not len(line):
        return Columns(line, line)
    place = np.arange(len(line), dtype=np.int32)
    first = np.searchsorted(line, line, "left")
    last = np.searchsorted(line, line, "right")
    read = (place - first < HEAD_WORDS) | (last - place <= TAIL_WORDS)
    follows = read[1:] & (line[1:] == line[:-1])
    mixed = np.concatenate([hashes[read], pairs(hashes)[follows]])
    bucket = (mixed ^ (mixed >> np.uint32(16))) & np.uint32((1 << TEXT_BITS) - 1)
    return Columns(np.concatenate([line[read], line[1:][follows]]), bucket.astype(np.int32) + PLACE_COLUMNS)


@compiled
def _place(tag: Any, parent: Ints, hashes: Any, first: Ints, element: Ints, bands: Ints, tag_hashes: Any) -> Any:
    room = 0
    for i in range(len(element)):
        at, far = element[i], 0
        while at > 0 and far < len(bands):
            room += 1 + first[at + 1] - first[at]
            at, far = parent[at], far + 1
    line = np.empty(room, np.int32)
    column = np.empty(room, np.int32)
    pairs = 0
    for i in range(len(element)):
        at, far = element[i], 0
        while at > 0 and far < len(bands):
            base = bands[far] << PLACE_BITS
            for j in range(first[at], first[at + 1] + 1):
                value = hashes[j] if j < first[at + 1] else tag_hashes[tag[at]]
                line[pairs] = i
                column[pairs] = base + ((value ^ (value >> np.uint32(16))) & np.uint32((1 << PLACE_BITS) - 1))
                pairs += 1
            at, far = parent[at], far + 1
    return line, column
