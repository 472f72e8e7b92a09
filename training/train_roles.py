"""Train the model of the soft discourse roles on authored articles.

    python -m training.train_roles [--bench FOLDER]

Prints accuracy and macro-F1 cross-validated by article, with the confusion table and the calibration error. With a bench the
labelled excerpts of real pages join.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score

from cleaner.article import DISCOURSE_ROLES, Unit
from cleaner.cleaning import find_cuts, prepare
from cleaner.roles.discourse import ruled_roles
from cleaner.roles.discourse_features import Read, read, reconsider
from cleaner.roles.discourse_model import best_path, log_softmax
from cleaner.text.hashing import BITS
from cleaner.text.perceptron import Perceptron
from training.corpus import Piece, read_text
from training.documents import HERE, fold_of
from training.fitting import Array, fit_layer, out_of_fold

OUT = Path(__file__).parents[1] / "src" / "cleaner" / "roles" / "discourse.npz"
HIDDEN = 96
DECAY = 0.1
TURNS = (0.0, 0.15, 0.3, 0.5)
SHARPNESS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2)


class Tagged(NamedTuple):
    """An article whose units have their roles."""

    name: str
    fold: int
    units: Sequence[Unit]
    seen: Read
    ruled: Array
    """Index of the role that the declared cues give each unit."""
    free: Array
    """Units that the hard rules leave to the model."""
    weight: float
    label: Array
    """Index into ``DISCOURSE_ROLES``; -1 where the labelled text does not say."""


def authored(folder: Path = HERE) -> Iterator[Tagged]:
    """The authored articles."""
    for path in sorted((folder / "articles").glob("*.txt")):
        text = read_text(path)
        yield tagged(text.name, text.text, text.pieces)


REAL = ("roles/real-dev.docs.jsonl", "roles/real-dev.gold.jsonl"), ("textclean/seeds.docs.jsonl", "roles/seeds.gold.jsonl")
"""Files of the bench: texts, and the roles of their sentences."""

REAL_WEIGHT = 6.0
"""Weight of a unit of a real page: they are few, and what the tagger will meet."""


def real(bench: Path, texts: str, gold: str) -> Iterator[Tagged]:
    """Labelled texts of the bench."""
    pieces: dict[str, list[Piece]] = {}
    for row in map(json.loads, (bench / gold).open(encoding="utf-8")):
        pieces.setdefault(row["doc"], []).append(Piece(row["start"], row["end"], row["discourse_role"]))
    for row in map(json.loads, (bench / texts).open(encoding="utf-8")):
        yield tagged(row["doc"], row["text"], pieces[row["doc"]] if row["doc"] in pieces else pieces[row["doc"] + ".txt"], REAL_WEIGHT)


def tagged(name: str, text: str, pieces: Sequence[Piece], weight: float = 1.0) -> Tagged:
    """Segment a text as the tagger does, and give every unit the role of the piece that it overlaps most."""
    article, cuts = find_cuts(prepare(text, html=False))
    junk = {i: c.reason for i, u in enumerate(article.units) for c in cuts if c.start < u.end and c.end > u.start and c.reason != "duplicate"}
    texts = [article.text(unit) for unit in article.units]
    ruled = ruled_roles(texts, article.units, junk)
    label = np.full(len(texts), -1)
    for index, unit in enumerate(article.units):
        shared = [(min(p.end, unit.end) - max(p.start, unit.start), p.margin) for p in pieces]
        most, role = max(shared)
        if most > 0.5 * (unit.end - unit.start):
            label[index] = DISCOURSE_ROLES.index(role)
    roles = [rule.role for rule in ruled]
    free = np.array([not rule.hard for rule in ruled])
    codes = np.array([DISCOURSE_ROLES.index(role) for role in roles])
    return Tagged(name, fold_of(name), article.units, read(texts, article.units, roles), codes, free, weight, label)


def rows_of(docs: Sequence[Tagged]) -> csr_matrix:
    """Units x buckets, every row of length one."""
    rows = []
    for doc in docs:
        counts = np.maximum(np.bincount(doc.seen.unit, minlength=len(doc.units)), 1)
        values = (1 / np.sqrt(counts[doc.seen.unit])).astype(np.float32)
        rows.append(csr_matrix((values, (doc.seen.unit, doc.seen.bucket)), shape=(len(doc.units), 1 << BITS)))
    return vstack(rows, format="csr")


def fit_words(rows: csr_matrix, label: Array, weight: Array) -> Array:
    """Weights of every role, buckets and bias x roles."""
    model = SGDClassifier(loss="log_loss", alpha=2e-5, max_iter=15, tol=None, random_state=0, average=True, class_weight=None)
    model.fit(rows, label, sample_weight=weight)
    table = np.full(((1 << BITS) + 1, len(DISCOURSE_ROLES)), -6.0, np.float32)
    table[:-1] = 0
    table[:, model.classes_] = np.vstack([model.coef_.T, model.intercept_])
    return table


def train(docs: Sequence[Tagged]) -> tuple[dict[str, Array], Array]:
    """The arrays that ship, and the out-of-fold log odds of every unit."""
    label = np.concatenate([doc.label for doc in docs])
    fold = np.concatenate([np.full(len(doc.units), doc.fold) for doc in docs])
    taught = (label >= 0) & np.concatenate([doc.free for doc in docs])
    weight = np.concatenate([np.full(len(doc.units), doc.weight) for doc in docs])
    ends = np.cumsum([len(doc.units) for doc in docs])[:-1]
    rows = rows_of(docs)

    def by_words(teachers: Array) -> Callable[[Array], Array]:
        teachers = teachers[taught[teachers]]
        table = fit_words(rows[teachers], label[teachers], weight[teachers])
        return lambda held: rows[held] @ table[:-1] + table[-1]

    logits = out_of_fold(fold, by_words, len(DISCOURSE_ROLES))
    parts = zip(docs, np.split(logits, ends), strict=True)
    x = np.concatenate([reconsider(doc.seen.dense, own, doc.units) for doc, own in parts])

    def by_network(teachers: Array) -> Callable[[Array], Array]:
        teachers = teachers[taught[teachers]]
        network = _network(x[teachers], label[teachers], weight[teachers])
        return lambda held: network.logits(x[held])

    odds = out_of_fold(fold, by_network, len(DISCOURSE_ROLES))
    sharpness = min(SHARPNESS, key=lambda s: -_likelihood(odds[taught] * s, label[taught]))
    turns = _turns(docs)
    strength = max(TURNS, key=lambda w: _score(_decode(docs, odds * sharpness, turns * w), label, taught)[0])
    print("sharpness", sharpness, "weight of turns", strength)
    words = fit_words(rows[taught], label[taught], weight[taught])
    scale = np.abs(words).max() / 32767
    arrays = {"words": np.round(words / scale).astype(np.int16), "word_scale": np.float32(scale)}
    arrays |= _network(x[taught], label[taught], weight[taught]).arrays("network")
    arrays |= {"turns": (turns * strength).astype(np.float32), "sharpness": np.float32(sharpness)}
    return arrays, odds * sharpness


def _network(x: Array, label: Array, weight: Array) -> Perceptron:
    """All roles must be among the teachers: one made-up row of no weight each."""
    classes = np.arange(len(DISCOURSE_ROLES))
    x = np.vstack([x, np.repeat(x.mean(axis=0, keepdims=True), len(classes), axis=0)])
    weight = np.append(weight, np.full(len(classes), 1e-6))
    return fit_layer(x, np.append(label, classes), weight, HIDDEN, DECAY, epochs=EPOCHS, batch=64)


EPOCHS = 8



def _likelihood(odds: Array, label: Array) -> float:
    return float(log_softmax(odds)[np.arange(len(label)), label].mean())


def _turns(docs: Sequence[Tagged]) -> Array:
    """How much likelier a role is after another than anywhere."""
    size = len(DISCOURSE_ROLES)
    counts = np.full((size, size), 0.5)
    for doc in docs:
        for before, after in zip(doc.label, doc.label[1:], strict=False):
            if min(before, after) >= 0:
                counts[before, after] += 1
    return np.asarray(np.log(counts / counts.sum(axis=1, keepdims=True)) - np.log(counts.sum(axis=0) / counts.sum()))


def _decode(docs: Sequence[Tagged], odds: Array, turns: Array) -> Array:
    ends = np.cumsum([len(doc.units) for doc in docs])[:-1]
    return np.concatenate([best_path(log_softmax(own), turns) for own in np.split(odds, ends)])


def _score(found: Array, label: Array, among: Array) -> tuple[float, float]:
    kept = among & (label >= 0)
    return float((found == label)[kept].mean()), float(f1_score(label[kept], found[kept], average="macro"))


def report(docs: Sequence[Tagged], odds: Array, turns: Array) -> None:
    """Accuracy, macro-F1, the worst confusions and the calibration error, hard rules included."""
    label = np.concatenate([doc.label for doc in docs])
    free = np.concatenate([doc.free for doc in docs])
    found = np.where(free, _decode(docs, odds, turns), np.concatenate([doc.ruled for doc in docs]))
    accuracy, macro = _score(found, label, label >= 0)
    print(f"{len(docs)} articles, {int((label >= 0).sum())} units: accuracy {accuracy:.3f}, macro-F1 {macro:.3f}")
    table = np.zeros((len(DISCOURSE_ROLES),) * 2, int)
    np.add.at(table, (label[label >= 0], found[label >= 0]), 1)
    for role, row in zip(DISCOURSE_ROLES, table, strict=True):
        print(f"  {role:12}", " ".join(f"{n:4}" for n in row))
    shares = np.exp(log_softmax(odds)).max(axis=1)
    right, sure = (found == label)[free & (label >= 0)], shares[free & (label >= 0)]
    bins = np.minimum((sure * 10).astype(int), 9)
    error = sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist()))
    print(f"  expected calibration error {error:.3f}")


def main() -> None:
    """Read, train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path)
    options = parser.parse_args()
    parts = [list(authored())]
    if options.bench:
        parts += [list(real(options.bench, texts, gold)) for texts, gold in REAL]
    arrays, odds = train([doc for part in parts for doc in part])
    start = 0
    for part in parts:
        end = start + sum(len(doc.units) for doc in part)
        report(part, odds[start:end], arrays["turns"])
        start = end
    np.savez_compressed(OUT, **arrays)
    print(OUT.name, OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
