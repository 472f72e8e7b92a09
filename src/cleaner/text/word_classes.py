"""Word classes: lists of words that tell something together, counted in all units at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled
from cleaner.text.hashing import Places, Words, word_hashes
from cleaner.text.lookup import Known, find


class Counts(NamedTuple):
    """Units x classes."""

    words: NDArray[np.float32]
    """How many words of the unit are in the class."""
    first: NDArray[np.float32]
    """1 where the unit's first word is in the class."""


class WordClasses:
    """Some named lists of words; a word may be in several."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self.classes = classes

    def __len__(self) -> int:
        return len(self.classes)

    def count(self, words: Words, units: int) -> Counts:
        """What each unit has of each class."""
        known, classes = self._table
        return Counts(*_count(words.hashes, words.unit, units, known, classes))

    def hits(self, words: Words) -> Iterator[tuple[str, Places]]:
        """Each class with the indexes of the words that are in it."""
        known, classes = self._table
        place = np.minimum(np.searchsorted(known.hashes, words.hashes), len(known.hashes) - 1)
        found = np.flatnonzero(known.hashes[place] == words.hashes)
        for number, name in enumerate(self.classes):
            yield name, found[classes[place[found], number]]

    @cached_property
    def _table(self) -> tuple[Known, NDArray[np.bool_]]:
        """The hashes of all words, sorted, and for each its classes."""
        lists = [np.unique(word_hashes(text)) for text in self.classes.values()]
        every = np.unique(np.concatenate(lists))
        return Known.of(every), np.column_stack([np.isin(every, mine) for mine in lists])


def opening(words: Words) -> NDArray[np.bool_]:
    """Which words are the first of their unit."""
    return np.diff(words.unit, prepend=-1) > 0


@compiled
def _count(hashes: Any, unit: Any, units: int, known: Any, classes: Any) -> Any:
    words, first = np.zeros((units, classes.shape[1]), np.float32), np.zeros((units, classes.shape[1]), np.float32)
    for i in range(len(hashes)):
        place = find(known, hashes[i])
        if place >= 0:
            opens = i == 0 or unit[i] != unit[i - 1]
            for k in range(classes.shape[1]):
                if classes[place, k]:
                    words[unit[i], k] += 1
                    first[unit[i], k] += opens
    return words, first
