"""Speed of segmenting and tagging, on one core, beside pysbd and sentencex on the same text in one run.

    pip install pysbd sentencex
    python -m benchmarks.tagging

Prints sentences a second of each stage of the tagger, and characters a second of the three segmenters.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
from collections.abc import Callable, Iterator

from benchmarks.judge import ROUNDS, best
from cleaner.cleaning import prepare
from cleaner.roles import tag
from cleaner.roles.discourse import discourse_roles
from cleaner.roles.lexicon import Lexicon
from cleaner.roles.subjects import subject_roles
from cleaner.text.blocks import text_blocks
from cleaner.text.sentences import segment
from training.corpus import read_text
from training.documents import HERE


def peers(texts: list[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Other segmenters, where they are installed."""
    try:
        import pysbd

        splitter = pysbd.Segmenter(language="en", clean=False)
        yield "pysbd", lambda: [splitter.segment(text) for text in texts]
        import sentencex

        yield "sentencex", lambda: [list(sentencex.segment("en", text)) for text in texts]
    except ImportError as error:
        print(f"{error.name} is not installed: pip install pysbd sentencex", file=sys.stderr)


def main() -> None:
    """Print the table."""
    texts = [read_text(path).text for path in sorted((HERE / "articles").glob("*.txt"))]
    articles = [prepare(text, html=False) for text in texts]
    units = sum(len(article.units) for article in articles)
    size = sum(map(len, texts))
    lexicon = Lexicon.load()
    words = [[article.text(unit) for unit in article.units] for article in articles]
    roles = [[found.role for found in discourse_roles(w, a.units, {})] for w, a in zip(words, articles, strict=True)]
    print(f"{len(texts)} articles, {units} sentences, {size / 1e6:.2f} million characters, best of {ROUNDS}, one core")
    stages: dict[str, Callable[[], object]] = {
        "segment": lambda: [segment(text, text_blocks(text)) for text in texts],
        "discourse roles": lambda: [discourse_roles(w, a.units, {}) for w, a in zip(words, articles, strict=True)],
        "subject roles": lambda: [subject_roles(w, a.units, r, lexicon) for w, a, r in zip(words, articles, roles, strict=True)],
        "tag (both roles)": lambda: [tag(article, article.units) for article in articles],
    }
    seconds = {name: best(work) for name, work in stages.items()}
    for name, taken in seconds.items():
        print(f"{name:18} {units / taken:10,.0f} sentences/s")
    print(f"{'segment and tag':18} {units / (seconds['segment'] + seconds['tag (both roles)']):10,.0f} sentences/s")
    print(f"{'segment':18} {size / seconds['segment'] / 1e6:10.2f} million characters/s")
    for name, work in peers(texts):
        taken = best(work)
        print(f"{name:18} {size / taken / 1e6:10.2f} million characters/s   {taken / seconds['segment']:6.1f} x our time")


if __name__ == "__main__":
    main()
