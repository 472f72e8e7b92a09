"""The lines of a text that are not blank, and what they begin with, in one compiled pass over its characters."""

from __future__ import annotations

from typing import Any

import numpy as np

from cleaner.text.bullets import GLYPHS
from cleaner.text.characters import DECIMAL, KNOWN, code_points, is_blank, is_space, numbers, signs, traits
from cleaner.text.compiled import compiled

LINE_ENDS = signs("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
BULLETS = numbers(GLYPHS)
NUMBER_ENDS = numbers(").")
LINE_FEED, OPENS = numbers("\n(")

NUMBERED, SPACED, DOUBTFUL = 1, 2, 4
"""What a line may be: begun by a number with a stop or bracket behind it; with a blank line, or nothing, before it; begun by
something that the table of characters does not know, so that Python has to see about bullet and number."""


def find_lines(raw_text: str) -> list[tuple[int, int, int, int]]:
    """Of each line that is not blank, without the white space around it: its start and end, where its words begin after a bullet, and
    the sum of the above."""
    rows: list[tuple[int, int, int, int]] = _lines(code_points(raw_text), traits()).tolist()
    return rows


@compiled
def _lines(codes: Any, traits: Any) -> Any:
    most = 1
    for code in codes:
        most += code < KNOWN and LINE_ENDS[code]
    rows = np.empty((most, 4), np.int64)
    size, at, feeds = 0, 0, 2
    while True:
        between = 0
        while at < len(codes) and codes[at] < KNOWN and LINE_ENDS[codes[at]]:
            between += codes[at] == LINE_FEED
            at += 1
        if at == len(codes):
            return rows[:size]
        feeds += max(between, 1)
        start = at
        while at < len(codes) and not (codes[at] < KNOWN and LINE_ENDS[codes[at]]):
            at += 1
        end = at
        while start < end and is_blank(traits, codes[start]):
            start += 1
        while end > start and is_blank(traits, codes[end - 1]):
            end -= 1
        if start < end:
            body, kind = _body(codes, start, end, traits)
            rows[size, 0], rows[size, 1], rows[size, 2], rows[size, 3] = start, end, body, kind + SPACED * (feeds > 1)
            size += 1
            feeds = 0


@compiled
def _body(codes: Any, start: int, end: int, traits: Any) -> Any:
    """Where the words of a line begin, and whether a number stands before them."""
    at = start + (codes[start] in BULLETS)
    numbered = at == start
    if numbered:
        at += codes[at] == OPENS
        first = at
        while at < min(first + 3, end) and codes[at] < KNOWN and traits[codes[at]] & DECIMAL:
            at += 1
        if at < min(first + 3, end) and codes[at] >= KNOWN:
            return start, DOUBTFUL
        if at in (first, end) or codes[at] not in NUMBER_ENDS:
            return start, 0
        at += 1
    if at < end and not is_space(traits, codes[at]):
        return start, 0
    numbered = numbered and at < end
    while at < end and is_space(traits, codes[at]):
        at += 1
    return at, NUMBERED * numbered
