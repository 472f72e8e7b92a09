"""What each stage of cleaning costs on dirty plain text, in microseconds of CPU per KB, on one core.

    python -m benchmarks.stages [DOCUMENTS]

The documents are authored articles spliced with junk. None is seen twice, because much of what is known of a line is remembered;
other splices warm the automata up. Stages that others hold are indented under them.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from benchmarks.judge import texts
from cleaner.article import Cut, Unit
from cleaner.cleaning import find_with_evidence, finish, prepare
from cleaner.duplicates import within
from cleaner.judge.judge import gather
from cleaner.judge.model import consider
from cleaner.judge.resolver import resolve
from cleaner.judge.seams import split
from cleaner.roles.discourse import discourse_roles
from cleaner.roles.lexicon import Lexicon
from cleaner.roles.subjects import subject_roles
from cleaner.text.blocks import text_blocks
from cleaner.text.language import language
from cleaner.text.sentences import segment

WARM = 60
Given = ParamSpec("Given")
Made = TypeVar("Made")


def main() -> None:
    """Print the table."""
    every = texts([])
    fresh = every[1::4][: int(sys.argv[1]) if len(sys.argv) > 1 else len(every)]
    for text in every[::4][:WARM]:
        _work(text, Counter())
    spent: Counter[str] = Counter()
    for text in fresh:
        _work(text, spent)
    size = sum(len(text.encode()) for text in fresh) / 1e3
    whole = sum(seconds for name, seconds in spent.items() if not name.startswith(" "))
    print(f"{len(fresh)} documents, {size / 1e3:.2f} MB: {1e6 * whole / size:.0f} us per KB, {size / 1e3 / whole:.2f} MB/s")
    for name, seconds in spent.items():
        print(f"{name:36} {1e6 * seconds / size:8.0f} us per KB")


def _work(text: str, spent: Counter[str]) -> None:
    def timed(name: str, work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
        start = time.process_time()
        made = work(*given, **named)
        spent[name] += time.process_time() - start
        return made

    article = timed("prepare", prepare, text, html=False)
    timed("  language", language, ". " + text)
    blocks = timed("  blocks", text_blocks, text)
    timed("  segment", segment, text, blocks)
    judged, _ = timed("judge, every hearing", find_with_evidence, article)
    document = timed("finish", finish, *judged)
    parts = timed("  (again, lines known) seams", split, article)
    evidence = timed("  (again, lines known) witnesses", gather, parts)
    opinion = timed("  (again, lines known) models", consider, evidence)
    cuts: list[Cut] = timed("  (again, lines known) resolver", resolve, evidence, opinion)
    timed("  (again, lines known) repeats", within, parts, cuts)
    units = [Unit(s.start, s.end, s.paragraph, s.layout) for s in document.sentences]
    words = [text[unit.start : unit.end] for unit in units]
    roles = timed("  discourse roles", discourse_roles, words, units, {})
    timed("  subject roles", subject_roles, words, units, [found.role for found in roles], Lexicon.load())


if __name__ == "__main__":
    main()
