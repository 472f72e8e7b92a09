"""Word classes: lists of words that tell something together, looked up in hashed words at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cleaner.text.hashing import Hashes, Places, Words, word_hashes


class WordClasses:
    """Some named lists of words; a word may be in several."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self.classes = classes

    def __len__(self) -> int:
        return len(self.classes)

    def hits(self, words: Words) -> Iterator[tuple[str, Places]]:
        """Each class with the indexes of the words that are in it."""
        known, bits = self._table
        place = np.minimum(np.searchsorted(known, words.hashes), len(known) - 1)
        found = np.flatnonzero(known[place] == words.hashes)
        sets = bits[place[found]]
        for number, name in enumerate(self.classes):
            yield name, found[(sets >> number) & 1 == 1]

    @cached_property
    def _table(self) -> tuple[Hashes, NDArray[np.int64]]:
        """The hashes of all words, sorted, and for each the set of its classes as bits."""
        bits: dict[int, int] = {}
        for number, text in enumerate(self.classes.values()):
            for word in word_hashes(text).tolist():
                bits[word] = bits.get(word, 0) | 1 << number
        return np.array(sorted(bits), np.uint64), np.array([bits[word] for word in sorted(bits)])


def opening(words: Words) -> NDArray[np.bool_]:
    """Which words are the first of their unit."""
    return np.diff(words.unit, prepend=-1) > 0
