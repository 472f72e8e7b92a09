"""Speed of the judge alone, on one core, beside the C4 quality filter of datatrove on the same text in one run.

    pip install datatrove spacy nltk
    python -m benchmarks.judge [FILE.jsonl...]     rows with a "text"; without files authored articles spliced with junk

Our figure leaves out reading and segmenting (``prepare``) and takes in everything from units to cuts. The filter's takes in
its own sentence splitting by lines (``split_paragraph``), which needs no model.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from cleaner.cleaning import prepare
from cleaner.judge import judge

ROUNDS = 5


def texts(paths: list[Path]) -> list[str]:
    """What is judged."""
    if paths:
        return [json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines()]
    from training.corpus import read_junk, read_text
    from training.documents import HERE, read_library
    from training.splice import splice

    library, traps = read_library(), list(read_junk(HERE / "traps.txt"))
    articles = [read_text(path) for path in sorted((HERE / "articles").glob("*.txt"))]
    return [splice(text.text, library, traps, Random(f"{text.name} {n}")).text for text in articles for n in range(4)]


def c4() -> Callable[[str], object]:
    """The C4 filter of datatrove, by lines."""
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    quality = C4QualityFilter(split_paragraph=True, filter_no_terminal_punct=True)
    return lambda text: quality.filter(Document(text=text, id="0"))


def best(work: Callable[[], object]) -> float:
    """The fastest of some rounds, in seconds of CPU."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def measured(found: list[str]) -> Iterator[tuple[str, float]]:
    """Name and seconds of each contender."""
    articles = [prepare(text, html=False) for text in found]
    yield "cleaner, judge alone", best(lambda: [judge(article) for article in articles])
    yield "cleaner, prepare alone", best(lambda: [prepare(text, html=False) for text in found])
    try:
        quality = c4()
    except ImportError:
        print("datatrove is not installed: pip install datatrove spacy nltk", file=sys.stderr)
        return
    yield "datatrove, C4 filter", best(lambda: [quality(text) for text in found])


def main() -> None:
    """Print the table."""
    found = texts([Path(name) for name in sys.argv[1:]])
    size = sum(len(text.encode()) for text in found)
    print(f"{len(found)} documents, {size / 1e6:.1f} MB, best of {ROUNDS}, one core")
    base = None
    for name, seconds in measured(found):
        base = base or seconds
        print(f"{name:24} {size / 1e6 / seconds:8.2f} MB/s   {seconds / base:6.2f} x the time of our judge")


if __name__ == "__main__":
    main()
