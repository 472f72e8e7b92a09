"""What is kept of an article, as running text, and where each kept unit stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from cleaner.article import Article, Unit
from cleaner.text.bullets import body_start
from cleaner.text.torn import gist, goes_on

CLOSING = tuple(",.;:!?)]’”%")
"""Marks that belong to the word before them, although a line break stands between."""


class Rendered(NamedTuple):
    """A text, and the offset in it of every unit that it was made of."""

    text: str
    places: list[int]


def render(article: Article, kept: Sequence[Unit]) -> Rendered:
    """The kept units as running text: bullets and blank lines as they stood, one space where something was cut, and lines that
    broke a sentence joined."""
    raw = article.raw_text
    parts: list[str] = []
    places: list[int] = []
    groups = [list(units) for _, units in groupby(kept, attrgetter("block"))]
    lines = [(units[0], units[-1], *_line(raw, units)) for units in groups]
    tail, size = "", 0
    for number, (first, _, spelled, offsets) in enumerate(lines):
        block = article.blocks[first.block]
        bullet = raw[block.start : body_start(raw, block.start, block.end)]
        blank = number > 0 and _has_blank_line(raw[lines[number - 1][1].end : block.start])
        after = lines[number + 1][2] if number + 1 < len(lines) else ""
        if number and not blank and not bullet and goes_on(tail, spelled, after):
            before = "" if spelled.startswith(CLOSING) else " "
            tail = gist(f"{tail} {spelled}")
        else:
            before = ("\n\n" if blank else "\n" if number else "") + bullet
            tail = gist(spelled)
        size += len(before)
        places += [size + offset for offset in offsets]
        parts += (before, spelled)
        size += len(spelled)
    return Rendered("".join(parts), places)


def _line(raw: str, units: Sequence[Unit]) -> tuple[str, list[int]]:
    """The kept units of one block on one line, and where each stands in it."""
    start = units[0].start
    whole = raw[start : units[-1].end]
    gaps = [raw[a.end : b.start] for a, b in zip(units, units[1:], strict=False)]
    stays = [gap == " " or not gap or (gap.isspace() and "\n" not in gap) for gap in gaps]
    if all(stays) and len(whole.splitlines()) < 2:
        return whole, [unit.start - start for unit in units]
    parts, offsets, size = list[str](), list[int](), 0
    for gap, unit in zip(["", *(gap if stay else " " for gap, stay in zip(gaps, stays, strict=True))], units, strict=True):
        words = _one_line(raw[unit.start : unit.end])
        offsets.append(size + len(gap))
        size += len(gap) + len(words)
        parts += (gap, words)
    return "".join(parts), offsets


def _one_line(words: str) -> str:
    """A sentence that a flattened page broke over lines, on one."""
    lines = [line.strip() for line in words.splitlines()]
    return "".join(line if line.startswith(CLOSING) or not i else f" {line}" for i, line in enumerate(lines) if line)


def _has_blank_line(between: str) -> bool:
    if between == "\n":
        return False
    lines = between.split("\n")
    return len(lines) > 2 and any(not line.strip() for line in lines[1:-1])
