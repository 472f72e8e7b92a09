"""Linear models of hashed words: a weight a bucket, the bias last."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled
from cleaner.text.hashing import Features, Words, features, hash_bytes

Floats = NDArray[np.float32]


class Read(NamedTuple):
    """Lines as a linear model reads them, and its log odds of each."""

    words: Words
    hashed: Features
    odds: Floats


def word_odds(hashed: Features, weights: Floats, units: int) -> Floats:
    """Log odds of every unit: the sum of its features' weights by the root of their number. Without features it is the bias."""
    odds: Floats = _odds(hashed, weights, units)
    return odds


def read_words(sheet: bytes, weights: Floats, units: int) -> Read:
    """What a linear model says of the lines of a text in UTF-8, and what it read."""
    return Read(*_read(np.frombuffer(bytearray(sheet), np.uint8), weights, units))


def class_odds(hashed: Features, weights: NDArray[np.int8], wanted: NDArray[np.int64]) -> Floats:
    """Some units x classes: the same by a table of buckets x classes. Units are wanted in order."""
    odds: Floats = _class_odds(hashed.bucket, hashed.unit, weights, wanted)
    return odds


@compiled
def _read(sheet: Any, weights: Any, units: int) -> Any:
    words = hash_bytes(sheet)
    hashed = features(words)
    return words, hashed, _odds(hashed, weights, units)


@compiled
def _odds(hashed: Any, weights: Any, units: int) -> Any:
    bucket, unit = hashed.bucket, hashed.unit
    sums, counts = np.zeros(units), np.zeros(units)
    for i in range(len(bucket)):
        sums[unit[i]] += weights[bucket[i]]
        counts[unit[i]] += 1
    return (sums / np.sqrt(np.maximum(counts, 1)) + weights[-1]).astype(np.float32)


@compiled
def _class_odds(bucket: Any, unit: Any, weights: Any, wanted: Any) -> Any:
    classes = weights.shape[1]
    odds = np.empty((len(wanted), classes), np.float32)
    sums = np.empty(classes, np.int64)
    for row in range(len(wanted)):
        first = np.searchsorted(unit, wanted[row])
        last = first
        sums[:] = 0
        while last < len(unit) and unit[last] == wanted[row]:
            for k in range(classes):
                sums[k] += weights[bucket[last], k]
            last += 1
        for k in range(classes):
            odds[row, k] = sums[k] / np.sqrt(max(last - first, 1)) + weights[-1, k]
    return odds


@compiled
def row_odds(buckets: Any, weights: Any) -> Any:
    """Log odds of one thing by its row of features."""
    total = 0.0
    for bucket in buckets:
        total += weights[bucket]
    return np.float32(total / np.sqrt(len(buckets)) + weights[-1])
