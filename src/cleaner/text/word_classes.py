"""Word classes: lists of words that tell something together, counted in all units at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled
from cleaner.text.hashing import Words, word_hashes
from cleaner.text.lookup import Known, find


class Counts(NamedTuple):
    """Units x classes."""

    words: NDArray[np.float32]
    """How many words of the unit are in the class."""
    first: NDArray[np.float32]
    """1 where the unit's first word is in the class."""


class Table(NamedTuple):
    """Words by hash."""

    known: Known
    classes: NDArray[np.bool_]
    """Words x classes."""


class WordClasses:
    """Some named lists of words; a word may be in several."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self.classes = classes

    def __len__(self) -> int:
        return len(self.classes)

    def count(self, words: Words, units: int) -> Counts:
        """What each unit has of each class."""
        counts: Counts = count(words, units, self.table)
        return counts

    @cached_property
    def table(self) -> Table:
        """All words."""
        lists = [np.unique(word_hashes(text)) for text in self.classes.values()]
        every = np.unique(np.concatenate(lists))
        return Table(Known.of(every), np.column_stack([np.isin(every, mine) for mine in lists]))


@compiled
def count(words: Any, units: int, table: Any) -> Any:
    """What each unit has of each class of a table."""
    hashes, unit, classes = words.hashes, words.unit, table.classes
    every, first = np.zeros((units, classes.shape[1]), np.float32), np.zeros((units, classes.shape[1]), np.float32)
    for i in range(len(hashes)):
        place = find(table.known, hashes[i])
        if place >= 0:
            opens = i == 0 or unit[i] != unit[i - 1]
            for k in range(classes.shape[1]):
                if classes[place, k]:
                    every[unit[i], k] += 1
                    first[unit[i], k] += opens
    return Counts(every, first)
