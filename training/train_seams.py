"""Train the model that finds where junk and text were glued together inside a unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from cleaner.article import Article
from cleaner.cleaning import prepare
from cleaner.judge.places import FEATURES, Candidates, candidates
from cleaner.judge.seams import SeamModel, split_by
from cleaner.text.hashing import BITS
from training.documents import FOLDS, Source
from training.fitting import Array, fit_layer, fit_words, out_of_fold, pack_words

HIDDEN = 24
ANY = 20
"""One unit in so many is looked at everywhere, seam or not."""


def train_seams(sources: Sequence[Source]) -> tuple[dict[str, Array], list[Callable[[Article], Article]]]:
    """The arrays that ship, and for each fold a splitter that has not seen the fold."""
    articles = [prepare(source.spliced.text, html=False) for source in sources]
    found = [_candidates(source, article) for source, article in zip(sources, articles, strict=True)]
    label = np.concatenate([_labels(s, a, f) for s, a, f in zip(sources, articles, found, strict=True)])
    fold = np.concatenate([np.full(len(f.unit), s.fold) for s, f in zip(sources, found, strict=True)])
    every = Candidates(*(np.concatenate(columns) for columns in zip(*found, strict=True)))
    weight = np.where(label > 0, 2.0, 1.0)
    size = len(label)
    columns = (np.full(size * FEATURES, 1 / np.sqrt(FEATURES), np.float32), (np.repeat(np.arange(size), FEATURES), every.buckets.ravel()))
    rows = csr_matrix(columns, shape=(size, 1 << BITS))

    def by_words(teachers: Array) -> Callable[[Array], Array]:
        fitted = fit_words(rows[teachers], label[teachers], weight[teachers])
        return lambda held: rows[held] @ fitted[:-1] + fitted[-1]

    odds = out_of_fold(fold, by_words)
    x = np.column_stack([odds, every.dense])

    def model(teachers: Array) -> SeamModel:
        layer = fit_layer(x[teachers], label[teachers], weight[teachers], HIDDEN)
        return SeamModel(fit_words(rows[teachers], label[teachers], weight[teachers]), layer)

    whole = model(np.arange(size))
    by_fold = [model(np.flatnonzero(fold != held)) for held in range(FOLDS)]
    score = np.zeros(size)
    for held in range(FOLDS):
        mine = np.flatnonzero(fold == held)
        score[mine] = by_fold[held].odds(Candidates(*(column[mine] for column in every)))
    for threshold in (-2, -1, 0, 1, 2):
        hit = (score > threshold) & (label > 0)
        print(f"seams {threshold}: P {hit.sum() / max(1, (score > threshold).sum()):.3f} R {hit.sum() / label.sum():.3f}")
    arrays = pack_words(whole.words) | whole.network.arrays("network")
    return arrays, [_splitter(model) for model in by_fold]


def _splitter(model: SeamModel) -> Callable[[Article], Article]:
    return lambda article: split_by(article, model)


def _candidates(source: Source, article: Article) -> Candidates:
    """The likely places of a seam, and of units that hold one, and of one in twenty that hold none, all other spaces."""
    likely = candidates(article)
    seamed = set(likely.unit[_labels(source, article, likely) > 0].tolist())
    others = candidates(article, np.array(sorted(seamed | set(range(0, len(article.units), ANY))), np.int64))
    return Candidates(*(np.concatenate(columns) for columns in zip(likely, others, strict=True)))


def _labels(source: Source, article: Article, found: Candidates) -> Array:
    """Whether a piece of junk starts at the candidate, or ended right before it."""
    text = source.spliced.text
    edges = {junk.start for junk in source.spliced.junk}
    for junk in source.spliced.junk:
        rest = text[junk.end : junk.end + 8]
        edges.add(junk.end + len(rest) - len(rest.lstrip()))
    places = [article.units[unit].start + at for unit, at in zip(found.unit.tolist(), found.at.tolist(), strict=True)]
    return np.array([place in edges for place in places], np.float32)
