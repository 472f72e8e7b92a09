"""Labelled documents for the trained judge: authored splices, and where a bench is given its real pages too."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import REASONS, Article
from cleaner.cleaning import prepare
from cleaner.judge.judge import gather
from cleaner.rules.evidence import Evidence
from training.corpus import Text, read_junk, read_text
from training.pages import LabelledPage, read_pages
from training.splice import FRAME, Junk, Library, Spliced, splice

HERE = Path(__file__).parent
FOLDS = 5
ROUNDS = 14
"""Splices made of every authored article."""
BENCH_ROUNDS = 2
"""Splices made of every article body of the bench, and of its every page."""
MIXED = (0.2, 0.8)
"""A unit that is junk in part teaches nothing."""


class Source(NamedTuple):
    """A text whose junk is known."""

    name: str
    kind: str
    """``spliced``, ``by hand``, ``clean``, ``page`` or ``body``."""
    authored: bool
    """Whether every word of it is ours; a body of the bench may hold junk that nobody marked."""
    fold: int
    spliced: Spliced
    unknown: tuple[Junk, ...] = ()
    """Stretches of which nobody said whether they are junk."""


@dataclass
class Labelled:
    """One document with a label a unit."""

    source: Source
    evidence: Evidence
    label: NDArray[np.float32]
    """1 junk, 0 article."""
    reason: NDArray[np.int64]
    """Index into ``REASONS`` of junk whose reason is known, else -1."""
    weight: NDArray[np.float32]


def fold_of(name: str) -> int:
    """The fold of a document, a piece of junk or a site: by its name alone."""
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def authored(folder: Path = HERE) -> Iterator[Source]:
    """Every authored article spliced ``ROUNDS`` times, junk and article always of one fold, and once left clean."""
    articles = [read_text(path) for path in sorted((folder / "articles").glob("*.txt"))]
    for text in articles:
        yield Source(text.name, "clean", True, fold_of(text.name), Spliced(text.text, ()))
    yield from _splices([(text.name, text.text) for text in articles], folder, ROUNDS, own=True)
    for path in sorted((folder / "spliced").glob("train/*.txt")):
        yield Source(path.stem, "by hand", True, fold_of(path.stem), by_margin(read_text(path)))


def bench(folder: Path) -> Iterator[Source]:
    """The bench's pages as they are, their bodies alone, and their bodies spliced with authored junk."""
    pages = list(read_pages(folder))
    for page in pages:
        yield Source(page.name, "page", False, fold_of(page.site), *_by_line(page))
        if page.body:
            yield Source(page.name, "body", False, fold_of(page.site), Spliced(page.body, ()))
    yield from _splices([(page.site, page.body[:8000]) for page in pages if page.body], HERE, BENCH_ROUNDS, own=False)


def _splices(bodies: Sequence[tuple[str, str]], folder: Path, rounds: int, *, own: bool) -> Iterator[Source]:
    library = read_library(folder)
    by_fold = [{r: [p for p in pieces if fold_of(p) == fold] for r, pieces in library.items()} for fold in range(FOLDS)]
    traps = list(read_junk(folder / "traps.txt"))
    for name, body in bodies:
        fold = fold_of(name)
        mine = [trap for trap in traps if fold_of(trap) == fold]
        for number in range(rounds):
            spliced = splice(body, by_fold[fold], mine, Random(f"{own} {name} {number}"))
            yield Source(f"{name}-{number}", "spliced", own, fold, spliced)


def read_library(folder: Path = HERE) -> Library:
    """The junk library by reason."""
    library: Library = {}
    for path in sorted(folder.glob("junk*/*.txt")):
        library.setdefault(path.stem, []).extend(read_junk(path))
    for path in sorted(folder.glob("topical/*.txt")):
        library[FRAME + path.stem] = list(read_junk(path))
    return library


def label(source: Source, split: Callable[[Article], Article]) -> Labelled:
    """Measure a document and label its units by the junk that they hold; every document weighs alike, by its words.

    ``split`` parts units at suspected seams.
    """
    article = split(prepare(source.spliced.text, html=False))
    share, reason = _overlap(article, source.spliced.junk)
    evidence = gather(article)
    words = np.sqrt(np.maximum(evidence.measures.words, 1))
    clear = (share <= MIXED[0]) | (share >= MIXED[1])
    clear &= _overlap(article, source.unknown)[0] == 0
    weight = words / max(1.0, float(words.sum())) * clear
    return Labelled(source, evidence, (share > 0.5).astype(np.float32), reason, weight.astype(np.float32))


def _overlap(article: Article, junk: Sequence[Junk]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    marked = np.full(len(article.raw_text), -2, np.int64)
    for piece in junk:
        marked[piece.start : piece.end] = REASONS.index(piece.reason) if piece.reason else -1
    share, reason = np.zeros(len(article.units)), np.full(len(article.units), -1)
    for index, unit in enumerate(article.units):
        inside = marked[unit.start : unit.end]
        share[index] = (inside > -2).mean()
        if share[index] > 0.5:
            reason[index] = np.bincount(inside[inside > -2] + 1).argmax() - 1
    return share, reason


def _by_line(page: LabelledPage) -> tuple[Spliced, tuple[Junk, ...]]:
    junk, unknown, at = [], [], 0
    for index, line in enumerate(page.raw.split("\n")):
        if index not in page.keep:
            (unknown if index in page.unknown else junk).append(Junk(at, at + len(line), ""))
        at += len(line) + 1
    return Spliced(page.raw, tuple(junk)), tuple(unknown)


def by_margin(text: Text) -> Spliced:
    """A text with margins as a document whose junk is known; repeats are not junk."""
    junk = [Junk(p.start, p.end, p.margin[1:]) for p in text.pieces if p.margin.startswith("-") and p.margin != "-duplicate"]
    return Spliced(text.text, tuple(junk))
