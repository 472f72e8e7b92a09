"""What the words of a unit mean, roughly: the sum of their vectors.

The vectors are those of the 60,000 most frequent words of GloVe 6B, 50 dimensions (Pennington, Socher and Manning 2014;
public domain), in bytes and found by hash; ``training/vectors.py`` makes the file.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled
from cleaner.text.hashing import Words
from cleaner.text.lookup import Known, find
from cleaner.text.weights import read_arrays

Vectors = NDArray[np.float32]

LINE = 64
"""Bytes that the memory brings at once; a vector stands in a line of its own."""


def meaning(words: Words, units: int) -> Vectors:
    """Units x dimensions: the sum of the vectors of a unit's words, rarer words weighing more; 0 where none is known."""
    known, vectors, scale = _table()
    sums: Vectors = _sum(words.hashes, words.unit, units, known, vectors, scale)
    return sums


def normalised(vectors: Vectors) -> Vectors:
    """Every row of length one, or 0."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)


@cache
def _table() -> tuple[Known, NDArray[np.int8], Vectors]:
    arrays = read_arrays("cleaner.text", "vectors")
    vectors = np.zeros((len(arrays["vectors"]), LINE), np.int8)
    vectors[:, : arrays["vectors"].shape[1]] = arrays["vectors"]
    return Known.of(arrays["hashes"]), vectors, arrays["scale"].astype(np.float32)


@compiled
def _sum(hashes: Any, unit: Any, units: int, known: Any, vectors: Any, scale: Any) -> Any:
    places = np.empty(len(hashes), np.int64)
    for i in range(len(hashes)):  # by itself, so that the processor waits for many words at once
        places[i] = find(known, hashes[i])
    sums = np.zeros((units, LINE), np.int32)
    for i in range(len(hashes)):
        if places[i] >= 0:
            sums[unit[i]] += vectors[places[i]]
    meanings = np.empty((units, len(scale)), np.float32)
    for i in range(units):
        for k in range(len(scale)):
            meanings[i, k] = np.float32(sums[i, k]) * scale[k]
    return meanings
