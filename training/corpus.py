"""The authored corpus: clean articles with a role a sentence, a junk library by reason, and spliced articles with a margin.

    python training/corpus.py PATH...     checks files and counts what is in them

Three formats, all plain text that a person can read aloud:

* ``articles/*.txt``: ``role text`` a line; ``role~ text`` goes on in the paragraph of the line before; a blank line is one.
* ``junk/REASON.txt``: one piece of junk a line; `` ⏎ `` stands for a line break inside a piece of several lines.
* ``spliced/*/*.txt``: ``+ text`` must stay, ``+! text`` is a trap that must stay, ``-reason text`` must go; ``~`` after the
  margin goes on in the line before; a blank line is one.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner.article import DISCOURSE_ROLES, REASONS

MARGIN = re.compile(r"(\+!?|-?[a-z_]+)(~?) (.*\S)\s*")


class Piece(NamedTuple):
    """A stretch of an authored text: its place, and the margin that stands before it."""

    start: int
    end: int
    margin: str


class Text(NamedTuple):
    """An authored text without its margins, and its pieces in order."""

    name: str
    text: str
    pieces: tuple[Piece, ...]


def read_text(path: Path) -> Text:
    """A file with margins. Raises ``ValueError`` with the line number where a margin is wrong."""
    text, pieces = "", []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#!"):
            continue
        if not line.strip():
            text += "\n" if text else ""
            continue
        match = MARGIN.fullmatch(line)
        if not match or not _is_margin(match[1]):
            raise ValueError(f"{path}:{number}: no margin: {line[:60]!r}")
        margin, joins, words = match.groups()
        text += (" " if joins else "\n" if text else "") if text and not (joins and text.endswith("\n")) else ""
        pieces.append(Piece(len(text), len(text) + len(words), margin))
        text += words
    return Text(path.stem, text, tuple(pieces))


def _is_margin(margin: str) -> bool:
    return margin in ("+", "+!") or margin in DISCOURSE_ROLES or margin.removeprefix("-") in REASONS


def read_junk(path: Path) -> Iterator[str]:
    """The pieces of a file of the junk library, with their line breaks."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#!"):
            yield line.strip().replace(" ⏎ ", "\n")


def main(paths: list[Path]) -> None:
    """Check files and print what is in them."""
    totals: Counter[str] = Counter()
    for path in paths:
        if path.parent.name == "junk":
            counts = Counter({path.stem: sum(1 for _ in read_junk(path))})
        else:
            counts = Counter(piece.margin for piece in read_text(path).pieces)
        totals += counts
        print(path.name, sum(counts.values()))
    print(len(paths), "files,", sum(totals.values()), "pieces:", ", ".join(f"{k} {n}" for k, n in totals.most_common()))


if __name__ == "__main__":
    main([file for path in map(Path, sys.argv[1:]) for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])])
