"""What the words of a unit mean, roughly: the mean of their vectors.

The vectors are those of the 60,000 most frequent words of GloVe 6B, 50 dimensions (Pennington, Socher and Manning 2014;
public domain), in bytes and found by hash; ``training/vectors.py`` makes the file.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.text.hashing import Hashes, Words
from cleaner.text.weights import read_arrays

Vectors = NDArray[np.float32]


def meaning(words: Words, units: int) -> Vectors:
    """Units x dimensions: the sum of the vectors of a unit's words, rarer words weighing more; 0 where none is known."""
    hashes, vectors = _table()
    place = np.minimum(np.searchsorted(hashes, words.hashes), len(hashes) - 1)
    known = np.flatnonzero(hashes[place] == words.hashes)
    sums = np.zeros((units, vectors.shape[1]), np.float32)
    if len(known):
        unit = words.unit[known]
        starts = np.flatnonzero(np.diff(unit, prepend=-1))
        sums[unit[starts]] = np.add.reduceat(vectors[place[known]], starts, axis=0)
    return sums


def normalised(vectors: Vectors) -> Vectors:
    """Every row of length one, or 0."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)


@cache
def _table() -> tuple[Hashes, Vectors]:
    arrays = read_arrays("cleaner.text", "vectors")
    return arrays["hashes"], arrays["vectors"].astype(np.float32) * arrays["scale"].astype(np.float32)
