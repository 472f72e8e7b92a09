"""The trained model of the soft discourse roles: a linear model of words, a network over its neighbours, and a sequence layer.

Weights ship as plain arrays; ``training/train_roles.py`` makes them and ``docs/models.md`` says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import DISCOURSE_ROLES, Unit
from cleaner.roles.discourse_features import ROLE, ROLES, Read, read, reconsider
from cleaner.text.compiled import compiled
from cleaner.text.hashing import bucket_of
from cleaner.text.perceptron import Perceptron
from cleaner.text.weights import read_arrays

COLUMNS = 16
"""Weights beside each other in memory, those of the roles first: no row lies across two lines of the cache."""

TELLING = 2
"""Words that are named for a role."""

IMPOSSIBLE = 50.0
"""Log odds that other roles lose where the rules have the last word."""

Floats = NDArray[np.float32]


class DiscourseModel(NamedTuple):
    """The weights."""

    words: NDArray[np.int16]
    """Buckets x ``COLUMNS``, the last row the bias, in units of ``word_scale``."""
    word_scale: np.float32
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


def judge_roles(texts: Sequence[str], units: Sequence[Unit], ruled: Sequence[str], settled: NDArray[np.bool_]) -> Verdict:
    """The likeliest sequence of roles. ``settled`` says where the rules have the last word."""
    model = load()
    seen = read(texts, units, ruled)
    logits = word_logits(model, seen, len(units))
    odds = model.network.logits(reconsider(seen.dense, logits, units)) * np.float32(model.sharpness)
    for unit in np.flatnonzero(settled).tolist():
        odds[unit] -= IMPOSSIBLE
        odds[unit, ROLE[ruled[unit]]] += IMPOSSIBLE
    scores = log_softmax(odds)
    path = best_path(scores, model.turns)
    shares = np.exp(scores[np.arange(len(path)), path])
    return Verdict([DISCOURSE_ROLES[role] for role in path], shares.round(2).tolist(), _telling(seen, path, model.words))


def word_logits(model: DiscourseModel, seen: Read, units: int) -> Floats:
    """Units x roles: the mean of the weights of a unit's features, by the root of their number, and the bias."""
    logits: Floats = _word_logits(model.words, model.word_scale, seen.bucket, seen.unit, units)
    return logits


def best_path(scores: Floats, turns: Floats) -> list[int]:
    """The sequence of roles with the highest sum of scores and turns (Viterbi)."""
    path: list[int] = _best_path(scores, turns).tolist()
    return path


def log_softmax(odds: Floats) -> Floats:
    """Log probabilities of rows of log odds."""
    shifted = odds - odds.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)


def _telling(seen: Read, path: Sequence[int], weights: NDArray[np.int16]) -> list[str]:
    """For each unit the two words that speak most for its role."""
    places = _most_telling(seen.words, np.array(path, np.int64), weights).tolist()
    sheet = seen.sheet
    return [f"{sheet[a:b].decode('utf-8', 'replace')} {sheet[c:d].decode('utf-8', 'replace')}".rstrip() for a, b, c, d in places]


@compiled
def _word_logits(weights: Any, scale: Any, bucket: Any, unit: Any, units: int) -> Any:
    sums, counts = np.zeros((units, COLUMNS), np.int32), np.zeros(units, np.int64)
    for i in range(len(bucket)):
        counts[unit[i]] += 1
        for role in range(COLUMNS):
            sums[unit[i], role] += weights[bucket[i], role]
    logits = np.empty((units, ROLES), np.float32)
    for i in range(units):
        for role in range(ROLES):
            logits[i, role] = (sums[i, role] / np.sqrt(max(counts[i], 1)) + weights[-1, role]) * scale
    return logits


@compiled
def _best_path(scores: Any, turns: Any) -> Any:
    units, roles = scores.shape
    path, back = np.zeros(units, np.int64), np.zeros((units, roles), np.int64)
    best = scores.copy()  # the highest sum of a sequence that ends on a unit with a role
    for unit in range(1, units):
        for role in range(roles):
            way = best[unit - 1, 0] + turns[0, role]
            for before in range(1, roles):
                other = best[unit - 1, before] + turns[before, role]
                if other > way:
                    way, back[unit, role] = other, before
            best[unit, role] += way
    if units:
        path[-1] = best[-1].argmax()
    for unit in range(units - 1, 0, -1):
        path[unit - 1] = back[unit, path[unit]]
    return path


@compiled
def _most_telling(words: Any, path: Any, weights: Any) -> Any:
    """For each unit start and end of the two words with the most force for its role, in order; 0 where there are no more."""
    found = np.full((len(path), TELLING), -1, np.int64)
    forces = np.zeros((len(path), TELLING), np.int64)
    for word in range(len(words.unit)):
        unit = words.unit[word]
        row = weights[bucket_of(words.hashes[word])]
        force = ROLES * np.int64(row[path[unit]])
        for weight in row:
            force -= weight
        if found[unit, 0] < 0 or force > forces[unit, 0]:
            found[unit, 1], forces[unit, 1] = found[unit, 0], forces[unit, 0]
            found[unit, 0], forces[unit, 0] = word, force
        elif found[unit, 1] < 0 or force > forces[unit, 1]:
            found[unit, 1], forces[unit, 1] = word, force
    places = np.zeros((len(path), 2 * TELLING), np.int64)
    for unit in range(len(path)):
        if 0 <= found[unit, 1] < found[unit, 0]:
            found[unit, 0], found[unit, 1] = found[unit, 1], found[unit, 0]
        for k in range(TELLING):
            if found[unit, k] >= 0:
                places[unit, 2 * k], places[unit, 2 * k + 1] = words.start[found[unit, k]], words.end[found[unit, k]]
    return places


@cache
def load() -> DiscourseModel:
    """The weights that ship."""
    arrays = read_arrays("cleaner.roles", "discourse")
    network = Perceptron.stored(arrays, "network")
    words = np.zeros((len(arrays["words"]), COLUMNS), np.int16)
    words[:, :ROLES] = arrays["words"]
    return DiscourseModel(words, np.float32(arrays["word_scale"]), network, arrays["turns"], float(arrays["sharpness"]))
