"""The trained model of the soft discourse roles: a linear model of words, a network over its neighbours, and a sequence layer.

Weights ship as plain arrays; ``training/train_roles.py`` makes them and ``docs/models.md`` says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import DISCOURSE_ROLES, Unit
from cleaner.roles.discourse_features import Read, read, reconsider
from cleaner.text.hashing import BITS
from cleaner.text.perceptron import Perceptron
from cleaner.text.weights import read_arrays, word_table

TELLING = 2
"""Words that are named for a role."""

Floats = NDArray[np.float32]


class DiscourseModel(NamedTuple):
    """The weights."""

    words: Floats
    """Buckets x roles, the last row the bias."""
    network: Perceptron
    turns: Floats
    """Roles x roles: the log odds of a role after another, beyond what the second's frequency says."""
    sharpness: float
    """What the log odds are multiplied with so that probabilities mean what they say."""


class Verdict(NamedTuple):
    """What the model says of the units of an article."""

    roles: list[str]
    confidence: list[float]
    """Calibrated probability of the role."""
    words: list[str]
    """The words that speak most for the role."""


def judge_roles(texts: Sequence[str], units: Sequence[Unit], ruled: Sequence[str], allowed: Floats) -> Verdict:
    """The likeliest sequence of roles. ``allowed`` is units x roles, 0 where a role is possible and a penalty where not."""
    model = load()
    seen = read(texts, units, ruled)
    logits = word_logits(model.words, seen, len(units))
    odds = model.network.logits(reconsider(seen.dense, logits, units)) * model.sharpness + allowed
    scores = log_softmax(odds)
    path = best_path(scores, model.turns)
    shares = np.exp(scores)[np.arange(len(path)), path]
    return Verdict([DISCOURSE_ROLES[role] for role in path], shares.round(2).tolist(), _telling(seen, path, model.words))


def word_logits(weights: Floats, seen: Read, units: int) -> Floats:
    """Units x roles: the mean of the weights of a unit's features, by the root of their number, and the bias."""
    order = np.argsort(seen.unit, kind="stable")
    unit, bucket = seen.unit[order], seen.bucket[order]
    sums = np.zeros((units, weights.shape[1]), np.float32)
    if len(unit):
        starts = np.flatnonzero(np.diff(unit, prepend=-1))
        sums[unit[starts]] = np.add.reduceat(weights[bucket], starts, axis=0)
    counts = np.maximum(np.bincount(unit, minlength=units), 1)
    return np.asarray(sums / np.sqrt(counts)[:, None] + weights[-1], np.float32)


def best_path(scores: Floats, turns: Floats) -> list[int]:
    """The sequence of roles with the highest sum of scores and turns (Viterbi)."""
    if not len(scores):
        return []
    best, back = scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + turns
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def log_softmax(odds: Floats) -> Floats:
    """Log probabilities of rows of log odds."""
    shifted = odds - odds.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)


def _telling(seen: Read, path: Sequence[int], weights: Floats) -> list[str]:
    """For each unit the two words that speak most for its role."""
    words = seen.words
    role = np.array(path, np.int64)[words.unit]
    bucket = (words.hashes >> np.uint64(64 - BITS)).astype(np.int64)
    rows = weights[bucket]
    force = rows[np.arange(len(rows)), role] - rows.mean(axis=1)
    order = np.lexsort((-force, words.unit))
    counts = np.bincount(words.unit, minlength=len(path))
    first = np.cumsum(counts) - counts
    picked = [sorted(order[start : start + min(TELLING, count)].tolist()) for start, count in zip(first, counts, strict=True)]
    spans = list(zip(words.start.tolist(), words.end.tolist(), strict=True))
    return [" ".join(seen.sheet[slice(*spans[word])].decode("utf-8", "replace") for word in found) for found in picked]


@cache
def load() -> DiscourseModel:
    """The weights that ship."""
    arrays = read_arrays("cleaner.roles", "discourse")
    network = Perceptron.stored(arrays, "network")
    return DiscourseModel(word_table(arrays), network, arrays["turns"], float(arrays["sharpness"]))
