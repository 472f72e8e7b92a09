"""Fitting the small models that ship: linear ones over hashed words, and perceptrons over measures; scores out of fold."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier
from sklearn.neural_network import MLPClassifier

from cleaner.text.perceptron import CLIP, Perceptron
from training.documents import FOLDS

HIDDEN = 64
EPOCHS = 7
BATCH = 512
DECAY = 1e-3
NETS = 4
"""Perceptrons that differ in their seed alone; their mean is one perceptron with all their hidden units."""

Array = np.ndarray


def fit_words(rows: csr_matrix, label: Array, weight: Array) -> Array:
    """A weight a bucket, and the bias."""
    model = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=8, tol=None, random_state=0, average=True)
    model.fit(rows, label, sample_weight=weight)
    return np.append(model.coef_[0], model.intercept_[0]).astype(np.float32)


def fit_layer(x: Array, label: Array, weight: Array, hidden: int = HIDDEN, decay: float = DECAY, epochs: int = EPOCHS, batch: int = BATCH) -> Perceptron:
    """One pass: the mean of some perceptrons."""
    mean, scale = x.mean(axis=0), 1 / np.maximum(x.std(axis=0), 1e-3)
    scaled = np.clip((x - mean) * scale, -CLIP, CLIP).astype(np.float32)
    nets = []
    for seed in range(NETS):
        net = MLPClassifier((hidden,), batch_size=batch, alpha=decay, learning_rate_init=1e-3, max_iter=epochs, random_state=seed)
        nets.append(net.fit(scaled, label, sample_weight=weight))
    return Perceptron(
        mean.astype(np.float32), scale.astype(np.float32),
        np.hstack([net.coefs_[0] for net in nets]).astype(np.float32),
        np.concatenate([net.intercepts_[0] for net in nets]).astype(np.float32),
        _out(np.concatenate([net.coefs_[1] / NETS for net in nets])).astype(np.float32),
        np.mean([net.intercepts_[1] for net in nets], axis=0).astype(np.float32).squeeze(),
    )  # fmt: skip


def _out(weights: Array) -> Array:
    """One column is a vector: a single class to tell."""
    return weights[:, 0] if weights.shape[1] == 1 else weights


def out_of_fold(fold: Array, fit: Callable[[Array], Callable[[Array], Array]], columns: int | None = None) -> Array:
    """Scores of every row by a model fitted without the row's fold. ``fit`` takes the rows to learn from."""
    scores = np.zeros(len(fold) if columns is None else (len(fold), columns), np.float32)
    for held in range(FOLDS):
        rows = np.flatnonzero(fold == held)
        if len(rows):
            scores[rows] = fit(np.flatnonzero(fold != held))(rows)
    return scores


def pack_words(words: Array) -> dict[str, Array]:
    """A linear model of words in two bytes a weight."""
    scale = np.abs(words).max() / 32767
    return {"words": np.round(words / scale).astype(np.int16), "word_scale": np.float32(scale)}
