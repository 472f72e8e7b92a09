"""What the words of a unit mean, roughly: the sum of their vectors.

The vectors are those of the 60,000 most frequent words of GloVe 6B, 50 dimensions (Pennington, Socher and Manning 2014;
public domain), in bytes and found by hash; ``training/vectors.py`` makes the file.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled
from cleaner.text.hashing import Hashes, Words
from cleaner.text.weights import read_arrays

Vectors = NDArray[np.float32]

LINE = 64
"""Bytes that the memory brings at once. A word's vector and its hash stand in one such line: waiting for the memory is most of the work."""

BITS = 17
"""The table has ``2 ** BITS`` lines, so that about half are empty."""


class Table(NamedTuple):
    """Vectors by hash: a word stands in the line that the first bits of its hash name, or in the next that was free."""

    hashes: Hashes
    """Lines x 8: the last number of a line is the hash, or 0."""
    vectors: NDArray[np.int8]
    """The same memory in bytes: a line begins with the vector."""
    scale: Vectors
    """What each dimension is multiplied with."""


def meaning(words: Words, units: int) -> Vectors:
    """Units x dimensions: the sum of the vectors of a unit's words, rarer words weighing more; 0 where none is known."""
    sums: Vectors = sum_vectors(words, units, table())
    return sums


def normalised(vectors: Vectors) -> Vectors:
    """Every row of length one, or 0."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)


@cache
def table() -> Table:
    """The vectors that ship."""
    arrays = read_arrays("cleaner.text", "vectors")
    room = np.zeros(((1 << BITS) + 1, LINE), np.int8)
    room = room.ravel()[-room.ctypes.data % LINE :][: LINE << BITS].reshape(-1, LINE)  # begins where a line of the memory does
    made = Table(room.view(np.uint64), room, arrays["scale"].astype(np.float32))
    _fill(made, arrays["hashes"], arrays["vectors"])
    return made


@compiled
def _find(table: Any, value: Any) -> Any:
    """The line of a word, or the empty one where it would stand."""
    line = np.int64(value >> np.uint64(64 - BITS))
    while table.hashes[line, -1] != value and table.hashes[line, -1]:
        line = (line + 1) & ((1 << BITS) - 1)
    return line


@compiled
def _fill(table: Any, hashes: Any, vectors: Any) -> None:
    for i in range(len(hashes)):
        line = _find(table, hashes[i])
        table.hashes[line, -1] = hashes[i]
        table.vectors[line, : vectors.shape[1]] = vectors[i]


@compiled
def sum_vectors(words: Any, units: int, table: Any) -> Any:
    """Units x dimensions: the sum of the vectors of a unit's words."""
    hashes, unit = words.hashes, words.unit
    lines = np.empty(len(hashes), np.int64)
    for i in range(len(hashes)):  # by itself, so that the processor waits for many words at once
        lines[i] = _find(table, hashes[i])
    dimensions = len(table.scale)
    sums, meanings = np.zeros((units, LINE), np.int32), np.empty((units, dimensions), np.float32)
    for i in range(len(hashes)):
        total, vector = sums[unit[i]], table.vectors[lines[i]]
        for k in range(LINE - 8):
            total[k] += vector[k]
    for i in range(units):
        for k in range(dimensions):
            meanings[i, k] = np.float32(sums[i, k]) * table.scale[k]
    return meanings
