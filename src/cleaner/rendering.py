"""What is kept of an article, as running text, and where each kept unit stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
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
    text, tail, places = "", "", [0] * len(kept)
    lines = [list(units) for _, units in groupby(range(len(kept)), lambda index: kept[index].block)]
    words = [_line(article, [kept[index] for index in line]) for line in lines]
    for number, (line, (spelled, offsets)) in enumerate(zip(lines, words, strict=True)):
        block = article.blocks[kept[line[0]].block]
        bullet = raw[block.start : body_start(raw, block.start, block.end)]
        blank = number > 0 and _has_blank_line(raw[kept[line[0] - 1].end : block.start])
        after = words[number + 1][0] if number + 1 < len(words) else ""
        if number and not blank and not bullet and goes_on(tail, spelled, after):
            text += "" if spelled.startswith(CLOSING) else " "
            tail = gist(f"{tail} {spelled}")
        else:
            text += "\n\n" if blank else "\n" if number else ""
            tail = gist(spelled)
        text += bullet
        for index, offset in zip(line, offsets, strict=True):
            places[index] = len(text) + offset
        text += spelled
    return Rendered(text, places)


def _line(article: Article, units: Sequence[Unit]) -> tuple[str, list[int]]:
    """The kept units of one block on one line, and where each stands in it."""
    parts, offsets, size = list[str](), list[int](), 0
    for index, unit in enumerate(units):
        gap = article.raw_text[units[index - 1].end : unit.start] if index else ""
        gap = gap if not gap or (gap.isspace() and "\n" not in gap) else " "
        words = _one_line(article.text(unit))
        offsets.append(size + len(gap))
        size += len(gap) + len(words)
        parts += [gap, words]
    return "".join(parts), offsets


def _one_line(words: str) -> str:
    """A sentence that a flattened page broke over lines, on one."""
    lines = [line.strip() for line in words.splitlines()]
    return "".join(line if line.startswith(CLOSING) or not i else f" {line}" for i, line in enumerate(lines) if line)


def _has_blank_line(between: str) -> bool:
    lines = between.split("\n")
    return len(lines) > 2 and any(not line.strip() for line in lines[1:-1])
