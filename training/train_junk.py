"""Make the weights of the trained judges.

    python -m training.train_junk [--bench FOLDER]

``text`` learns junk by itself from articles spliced with junk; ``page`` learns what stands outside the article from whole
pages, so without a bench, whose pages these are, it learns from splices alone. Every score that a later stage learns from is
out of fold: folds split sites, articles and pieces of junk, so nothing is judged by a model that saw it.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import SGDClassifier

from cleaner.article import REASONS
from cleaner.judge.features import describe, reconsider
from cleaner.judge.model import WORD_REASONS
from cleaner.rules.rule import THRESHOLD
from cleaner.text.hashing import BITS, features, hash_words
from training.documents import Labelled, authored, bench, label
from training.fitting import DECAY, Array, fit_layer, fit_words, out_of_fold, pack_words
from training.train_seams import train_seams

TEXT_KINDS = {"spliced": 1.0, "by hand": 12.0, "clean": 3.0, "body": 6.0}
PAGE_KINDS = {"page": 1.0}
"""The kinds of documents that a model learns from, and what one weighs."""

PAGE_DECAY = 0.05
"""Real pages are few and alike within a site: the model of pages is held tighter."""

BORROWED = 0.2
"""Weight of a document whose article is not ours: its junk is as the generator has it, its text as we found it."""

OUT = Path(__file__).parents[1] / "src" / "cleaner" / "judge"

def word_rows(docs: Sequence[Labelled]) -> csr_matrix:
    """Units x buckets, every row of length one."""
    rows = []
    for doc in docs:
        hashed, size = features(hash_words(doc.evidence.measures.lines)), len(doc.label)
        counts = np.maximum(np.bincount(hashed.unit, minlength=size), 1)
        values = 1 / np.sqrt(counts[hashed.unit])
        rows.append(csr_matrix((values.astype(np.float32), (hashed.unit, hashed.bucket)), shape=(size, 1 << BITS)))
    return vstack(rows, format="csr")


def fit_reasons(rows: csr_matrix, reason: Array) -> Array:
    """Weights of every reason, buckets and bias x reasons."""
    model = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=10, tol=None, random_state=0, average=True)
    columns = [WORD_REASONS.index(REASONS[r]) for r in reason]
    model.fit(rows, columns)
    return np.vstack([model.coef_.T, model.intercept_]).astype(np.float32)


def train(docs: Sequence[Labelled], kinds: dict[str, float], *, reasons: bool, decay: float = DECAY) -> tuple[dict[str, Array], Array]:
    """The arrays that ship, and the out-of-fold log odds of every unit of ``docs``."""
    warnings.filterwarnings("ignore", message=".*iterations.*")
    label = np.concatenate([doc.label for doc in docs])
    weight = np.concatenate([_trusted(doc) * kinds[doc.source.kind] for doc in docs])
    weight /= weight[weight > 0].mean()
    fold = np.concatenate([np.full(len(doc.label), doc.source.fold) for doc in docs])
    taught = weight > 0
    ends = np.cumsum([len(doc.label) for doc in docs])[:-1]
    rows = word_rows(docs)

    def by_words(teachers: Array) -> Callable[[Array], Array]:
        teachers = teachers[taught[teachers]]
        fitted = fit_words(rows[teachers], label[teachers], weight[teachers])
        return lambda held: rows[held] @ fitted[:-1] + fitted[-1]

    def by_layer(x: Array) -> Callable[[Array], Callable[[Array], Array]]:
        def fit(teachers: Array) -> Callable[[Array], Array]:
            teachers = teachers[taught[teachers]]
            layer = fit_layer(x[teachers], label[teachers], weight[teachers], decay=decay)
            return lambda held: layer.logits(x[held])

        return fit

    words = fit_words(rows[taught], label[taught], weight[taught])
    odds = out_of_fold(fold, by_words)
    x = np.concatenate([_describe(doc, own) for doc, own in zip(docs, np.split(odds, ends), strict=True)])
    first = fit_layer(x[taught], label[taught], weight[taught], decay=decay)
    odds = out_of_fold(fold, by_layer(x))
    parts = zip(docs, np.split(x, ends), np.split(odds, ends), strict=True)
    x = np.concatenate([reconsider(own, o, d.evidence.measures) for d, own, o in parts])
    second = fit_layer(x[taught], label[taught], weight[taught], decay=decay)
    odds = out_of_fold(fold, by_layer(x))
    arrays = pack_words(words) | first.arrays("first") | second.arrays("second")
    if reasons:
        reason = np.concatenate([doc.reason for doc in docs])
        known = reason >= 0
        table = fit_reasons(rows[known], reason[known])
        scale = np.abs(table).max() / 127
        arrays |= {"reasons": np.round(table / scale).astype(np.int8), "reason_scale": np.float32(scale)}
    return arrays, odds


def report(docs: Sequence[Labelled], odds: Array) -> None:
    """Precision and recall by units at a few thresholds; of clean text the share of words that would go."""
    parts = np.split(odds, np.cumsum([len(doc.label) for doc in docs])[:-1])
    for kind in dict.fromkeys(doc.source.kind for doc in docs):
        mine = [(doc, own) for doc, own in zip(docs, parts, strict=True) if doc.source.kind == kind]
        known = np.concatenate([doc.weight > 0 for doc, _ in mine])
        junk = np.concatenate([doc.label > 0 for doc, _ in mine])[known]
        own = np.concatenate([own for _, own in mine])[known]
        words = np.concatenate([doc.evidence.measures.words for doc, _ in mine])[known]
        for threshold in (0, 1, 2, 3):
            cut = own > threshold
            if junk.any():
                hit = int((cut & junk).sum())
                print(f"  {kind:8} {threshold}: P {hit / max(1, int(cut.sum())):.3f} R {hit / int(junk.sum()):.3f}")
            else:
                print(f"  {kind:8} {threshold}: lost {float(words[cut].sum() / words.sum()):.4f}")


def _trusted(doc: Labelled) -> Array:
    """Weights of the units: bodies of the bench hold some junk, and what a sure rule names there teaches nothing."""
    doubtful = (doc.evidence.support() > THRESHOLD) & (doc.label == 0) & (not doc.source.authored)
    return doc.weight * ~doubtful * (1.0 if doc.source.authored else BORROWED) if doc.source.kind != "page" else doc.weight


def _describe(doc: Labelled, words: Array) -> Array:
    measures = doc.evidence.measures
    return describe(measures, doc.evidence, hash_words(measures.lines), words)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path)
    options = parser.parse_args()
    sources = [*authored(), *(bench(options.bench) if options.bench else ())]
    arrays, by_fold = train_seams([source for source in sources if source.kind != "page"])
    np.savez_compressed(OUT / "seams.npz", **arrays)
    docs = [label(source, by_fold[source.fold]) for source in sources]
    for name, kinds in (("text", TEXT_KINDS), ("page", PAGE_KINDS if options.bench else TEXT_KINDS)):
        mine = [doc for doc in docs if doc.source.kind in kinds]
        arrays, odds = train(mine, kinds, reasons=name == "text", decay=DECAY if name == "text" else PAGE_DECAY)
        np.savez_compressed(OUT / f"{name}.npz", **arrays)
        print(name, "from", len(mine), "documents, out of fold:")
        report(mine, odds)


if __name__ == "__main__":
    main()
