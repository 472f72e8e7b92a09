"""Make the weights of the judge of pages.

    python -m training.train_pages BENCH [--predict OUT.jsonl] [--clean OUT.jsonl]

Learns from the development pages of ``BENCH/extraction``. Every verdict that a later step learns from is out of fold, and
folds split sites. ``--predict`` writes, for each page, the text that a judge keeps which saw no page of its site; ``--clean``
the same after the whole of ``cleaner.clean``. Both are files for the bench's ``score.py``. Without them the weights are
written that ship, made from all pages.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import SGDClassifier

from cleaner.cleaning import clean
from cleaner.page.columns import COLUMNS, PLACES, find_columns
from cleaner.page.content import MODEL, Scene, Weights, threshold
from cleaner.page.read import parse
from cleaner.page.words import WORDS
from training.align import shares
from training.documents import FOLDS, fold_of
from training.fitting import Array, fit_layer, pack_words
from training.pages import read_zst, site_of

OUT = Path(__file__).parents[1] / "src" / "cleaner" / "page" / "content.npz"
SETS = {"aeb": 1.0, "wcxb": 1.0, "traf": 0.6}
"""Sets of pages, and what a page of each weighs; of the last only a few lines are labelled."""
WORD_POWER = 0.7
"""A line weighs as its words to this power: between counting lines and counting words."""
MIXED = (0.25, 0.75)
"""Shares of a line in the gold between which its label is half believed."""
ALPHA, ROUNDS = 3e-5, 6
HIDDEN, DECAY, EPOCHS, BATCH = 48, 0.01, 6, 512
SURE, THINNED = -4.0, 4
"""Of lines that the words alone put so far outside, the networks learn from one in so many, which weighs for all."""


class Taught(NamedTuple):
    """A page with labels."""

    row: dict[str, Any]
    scene: Scene
    text: list[str]
    label: Array
    weight: Array
    fold: int


def read(bench: Path) -> Iterator[Taught]:
    """All pages that have lines."""
    for name, whole in SETS.items():
        for row in read_zst(bench / f"extraction/pages-{name}.jsonl.zst"):
            scene = parse(row["html"], row["url"]).scene
            if len(scene.lines.element):
                text = scene.lines.text.tobytes().decode().split("\n")
                share = shares(text, row["gold"]) if "gold" in row else by_snippets(text, row["with"], row["without"])
                weight = (scene.words.counts[:, WORDS] + 1) ** WORD_POWER * (share >= 0)
                weight *= np.where((share > MIXED[0]) & (share < MIXED[1]), 0.5, 1)
                weight *= whole / max(float(weight.sum()), 1e-9)
                yield Taught(row, scene, text, (share >= 0.5).astype(np.float32), weight, fold_of(site_of(row["url"] or row["id"])))


def by_snippets(text: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]) -> Array:
    """1 for lines with a wanted snippet, 0 for those with an unwanted one, -1 for all others."""
    share = np.full(len(text), -1.0)
    for value, snippets in ((0, unwanted), (1, wanted)):
        for i, line in enumerate(text):
            if any(snippet in line for snippet in snippets):
                share[i] = value
    return share


def word_rows(pages: Sequence[Taught]) -> csr_matrix:
    """Lines x columns, every band of a row of length one."""
    rows = []
    for page in pages:
        lines = len(page.text)
        columns = find_columns(page.scene.markup, page.scene.hints, page.scene.lines, page.scene.words)
        count = np.bincount(columns.cell, minlength=lines * (PLACES + 1))
        values = (1 / np.sqrt(count[columns.cell])).astype(np.float32)
        rows.append(csr_matrix((values, (columns.line, columns.column)), shape=(lines, COLUMNS)))
    return vstack(rows, format="csr")


def train(pages: Sequence[Taught]) -> tuple[Weights, list[Weights]]:
    """The weights from all pages, and for every fold those from the other folds."""
    size = [len(page.text) for page in pages]
    ends = np.cumsum(size)[:-1]
    fold = np.repeat([page.fold for page in pages], size)
    label = np.concatenate([page.label for page in pages])
    weight = np.concatenate([page.weight for page in pages])
    taught = weight > 0
    weight /= weight[taught].mean()
    rows = word_rows(pages)
    bands = np.minimum(np.arange(COLUMNS) >> 14, PLACES)
    everything = [np.flatnonzero(taught & (fold != held)) for held in range(FOLDS)] + [np.flatnonzero(taught)]

    def by_words(learn: Array) -> Array:
        model = SGDClassifier(loss="log_loss", alpha=ALPHA, max_iter=ROUNDS, tol=None, random_state=0, average=True)
        return model.fit(rows[learn], label[learn], sample_weight=weight[learn]).coef_[0].astype(np.float32)

    words = [by_words(learn) for learn in everything]
    said = np.zeros((len(label), PLACES + 1), np.float32)
    for held in range(FOLDS):
        mine = np.flatnonzero(fold == held)
        for band in range(PLACES + 1):
            said[mine, band] = rows[mine] @ np.where(bands == band, words[held], 0)
    sure = (said.sum(axis=1) < SURE) & (label == 0)
    skipped = sure & (np.arange(len(label)) % THINNED > 0)
    weight[sure] *= THINNED

    def network(x: Array) -> tuple[list[Any], Array]:
        layers = []
        for learn in everything:
            learn = learn[~skipped[learn]]
            layers.append(fit_layer(x[learn], label[learn], weight[learn], HIDDEN, DECAY, EPOCHS, BATCH))
            print("  network", len(layers), "from", len(learn), "lines", flush=True)
        odds = np.zeros(len(label), np.float32)
        for held in range(FOLDS):
            mine = np.flatnonzero(fold == held)
            odds[mine] = layers[held].logits(x[mine])
        return layers, odds

    measured = [page.scene.measured(own) for page, own in zip(pages, np.split(said, ends), strict=True)]
    first, odds = network(np.concatenate(measured))
    context = [p.scene.with_context(m, o) for p, m, o in zip(pages, measured, np.split(odds, ends), strict=True)]
    second, odds = network(np.concatenate(context))
    report(pages, np.split(odds, ends))
    made = [Weights(*parts) for parts in zip(words, first, second, strict=True)]
    return made[-1], made[:-1]


def report(pages: Sequence[Taught], odds: Sequence[Array]) -> None:
    """By set, precision and recall by weight of what is kept, out of fold."""
    for name in SETS:
        hit = kept = wanted = 0.0
        for page, own in zip(pages, odds, strict=True):
            if page.row["set"] == name:
                keep = own >= threshold(own, page.scene.words.counts[:, WORDS])
                hit += float(page.weight[keep & (page.label > 0)].sum())
                kept += float(page.weight[keep].sum())
                wanted += float(page.weight[page.label > 0].sum())
        print(f"  {name}: P {hit / kept:.4f} R {hit / wanted:.4f}")


def kept(page: Taught) -> str:
    """The lines that the judge keeps."""
    odds = MODEL.odds(page.scene)
    return "\n".join(line for line, own in zip(page.text, odds, strict=True) if own >= 0)


def write_weights(weights: Weights) -> None:
    """The weights that ship; matrices in two bytes a number."""
    arrays = pack_words(weights.words) | weights.first.arrays("first") | weights.second.arrays("second")
    np.savez_compressed(OUT, **{k: v.astype(np.float16) if v.dtype == np.float32 and v.ndim == 2 else v for k, v in arrays.items()})


def write_texts(path: Path, pages: Sequence[Taught], by_fold: Sequence[Weights], make: Callable[[Taught], str]) -> None:
    """The text of every page by the judge that saw no page of its site."""
    with path.open("w", encoding="utf-8") as out:
        for held, weights in enumerate(by_fold):
            MODEL.weights = weights
            for page in pages:
                if page.fold == held:
                    out.write(json.dumps({"id": page.row["id"], "text": make(page)}, ensure_ascii=False) + "\n")


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--predict", type=Path)
    parser.add_argument("--clean", type=Path)
    options = parser.parse_args()
    pages = list(read(options.bench))
    print(len(pages), "pages,", sum(len(page.text) for page in pages), "lines", flush=True)
    weights, by_fold = train(pages)
    if not (options.predict or options.clean):
        write_weights(weights)
    if options.predict:
        write_texts(options.predict, pages, by_fold, kept)
    if options.clean:
        write_texts(options.clean, pages, by_fold, lambda page: clean(page.row["html"], page.row["url"]).clean_text)


if __name__ == "__main__":
    main()
