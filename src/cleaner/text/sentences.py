"""Blocks to units: one linear scan that finds where sentences end and where two texts were spliced together.

A unit ends at ``. ! ? …`` (with closing quotes or brackets) when a new sentence follows; not after abbreviations and
initials, not inside numbers, addresses, brackets, or a quotation that is part of a clause. It also ends at a seam where one
writer's text stops and another's starts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Block, Unit
from cleaner.text.abbreviations import BEFORE_NUMBERS, MAY_END, NEVER_END, OPENERS
from cleaner.text.bullets import BLANK, body_start
from cleaner.text.characters import code_points
from cleaner.text.full_stops import LOOK_BACK, tables
from cleaner.text.quotations import CLAUSE_QUOTE, LOOK_BEHIND_QUOTE
from cleaner.text.stops import LOOK_AHEAD, cut, find_ends

STOP = re.compile(r"(?:[.!?…]+|[。！？।؟۔]+)[\"'”’»)\]」』]*(?:[*†‡]|(?<=[a-z]\.)\d{1,2}(?=\s[A-Z]))?")
"""Where a sentence may end: a run of stops with what closes after it."""

GLUED = re.compile(r"[A-Z][a-z]+ ")
WORD_BEFORE = re.compile(r"[^\s(\[\"“‘/—–]+$")
NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
OPENING = "\"“‘'«([{¿¡「『"
FULL_WIDTH = "。！？।؟۔"
ATTRIBUTION = re.compile(r"(?:[–—]|--)\s?[A-Z]")
"""``… we grew. – Ana Ruiz, CFO``: the name belongs to the words before it."""

WHOLE = ("heading", "code")
"""Layouts of blocks that are one unit each."""

CALL = re.compile(
    r"\b(?:[Tt]o (?:find out|learn|explore|read|discover|see|know) more|[Ff]or (?:more|further) (?:information|details))\b"
    r"[^.!?…]{0,200}?\b(?:visit|see|read|click|contact|call|go to)\s+(?=(?:The|A|An|In|It|This|These|If|While|Both|Our|We|You|"
    r"There|When|For|As|Many|Some|Most|Every|One)\s+[a-z])"
)
"""A call to act whose target was lost with its link, so that the next text runs into it."""


def segment(raw_text: str, blocks: Sequence[Block]) -> list[Unit]:
    """Cut every block into units: in order, disjoint, without white space around them or the bullet before them."""
    spans = [(body_start(raw_text, block.start, block.end), block.end, block.layout in WHOLE) for block in blocks]
    codes, places, known = code_points(raw_text), np.array(spans, np.int64).reshape(-1, 3), tables()
    ends, asked = find_ends(codes, places, known)
    if asked.any():
        ends = _asked(raw_text, spans, ends.tolist(), np.flatnonzero(asked).tolist())
    return [Unit(start, end, index, blocks[index].layout) for start, end, index in cut(codes, places, ends, known).tolist()]


def _asked(raw_text: str, spans: Sequence[tuple[int, int, bool]], ends: list[list[int]], blocks: list[int]) -> NDArray[np.int64]:
    """The ends with those of blocks that the compiled pass leaves to Python."""
    for index in blocks:
        start, stop, _ = spans[index]
        ends += [[index, start + end] for end in _ends(raw_text[start:stop])]
    return np.array(sorted(ends), np.int64).reshape(-1, 2)


def _ends(text: str) -> list[int]:
    """Offsets in the text of a block after which a new unit starts."""
    ends = [m.end() for m in CALL.finditer(text)] if "more" in text or "urther" in text else []
    quotes = _Quotes(text)
    unit_start, last = 0, len(text.rstrip(BLANK))
    for match in STOP.finditer(text):
        end = match.end()
        if end >= last:
            break
        if _is_end(text, match) and not quotes.hold(unit_start, match.start(), end):
            ends.append(end)
            unit_start = end
    return sorted(ends)


def _is_end(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at ``stop`` and another begins behind it, quotations and brackets apart."""
    end, mark = stop.end(), stop.group()
    if mark[0] in FULL_WIDTH:
        return True
    if not text[end].isspace():
        return mark == "." and _is_glued(text, stop.start())
    following = text[end : end + LOOK_AHEAD].lstrip()
    if not following:
        return False
    if following[0] in ")]":  # the rest of a piece that was cut out: it goes with what follows it
        return mark[0] in ".!?…"
    body = following.lstrip(OPENING)
    if not body or ATTRIBUTION.match(following):
        return False
    if body[0].islower():
        return mark[0] in ".!?" and len(body) > 1 and body[1].isupper() and body[0].isascii()  # a name like iGenius
    if (mark in (".", ".)", ".”", '."', ".’") and not body[0].isdigit()) or mark == ".":
        return _ends_with_full_stop(text, stop.start(), body)
    return body[0].isalnum() or body[0] in "$€£#@*&%+-–—…" or not body[0].isascii()


def _ends_with_full_stop(text: str, dot: int, following: str) -> bool:
    before = WORD_BEFORE.search(text, max(0, dot - LOOK_BACK), dot)
    word = before.group().lower() if before else ""
    opener = NEXT_WORD.match(following)
    opens = opener is not None and opener.group().partition("'")[0].partition("’")[0] in OPENERS
    if word in MAY_END:
        return opens
    if word in NEVER_END:
        return word in BEFORE_NUMBERS and not following[0].isdigit()
    if len(word) == 1 and word.isalpha() and before is not None and before.group().isupper():
        return (opens and word != "i") or word == "i"
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return opens
    return True


def _is_glued(text: str, dot: int) -> bool:
    """``done.The next``: a lost space, not a host name or a version."""
    word = WORD_BEFORE.search(text, max(0, dot - LOOK_BACK), dot)
    if word is None or len(word.group()) < 3 or not word.group().isalpha() or not text[dot - 1].islower():
        return False
    return GLUED.match(text, dot + 1) is not None


class _Quotes:
    """Where in a block a quotation or a bracket is open."""

    def __init__(self, text: str) -> None:
        self._spans = _closed_spans(text)
        self._text = text

    def hold(self, unit_start: int, stop: int, end: int) -> bool:
        """Whether the stop lies inside a bracket or a quotation that is part of a clause, so that no unit ends there."""
        nearest = bisect_left(self._spans, (stop - CLAUSE_QUOTE, 0))
        for opened, closed in self._spans[nearest : nearest + CLAUSE_QUOTE]:
            if opened > stop:
                break
            if closed >= end and opened < stop:
                return self._text[opened] in "([" or self._in_clause(unit_start, opened, closed)
        return False

    def _in_clause(self, unit_start: int, opened: int, closed: int) -> bool:
        """A quotation that starts inside a clause and after which the clause goes on."""
        before = self._text[unit_start:opened].strip()
        after = self._text[closed + 1 : closed + LOOK_BEHIND_QUOTE].lstrip(" ,")
        return bool(before) and not before.endswith((":", ".", "!", "?")) and after[:1].islower()


def _closed_spans(text: str) -> list[tuple[int, int]]:
    """Brackets and double quotations that close within reach, outermost first, in order."""
    spans: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for match in re.finditer(r"[\"“”()\[\]]", text):
        mark, at = match.group(), match.start()
        closes = {"”": "“", ")": "(", "]": "[", '"': '"'}.get(mark)
        if closes and closes in opened:
            start = opened.pop(closes)
            if at - start <= CLAUSE_QUOTE:
                spans.append((start, at))
        elif mark in '"“([':
            opened[mark] = at
    return sorted(spans)
