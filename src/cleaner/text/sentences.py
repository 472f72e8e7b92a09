"""Blocks to units: one linear scan that finds where sentences end and where two texts were spliced together.

A unit ends at ``. ! ? …`` (with closing quotes or brackets) when a new sentence follows; not after abbreviations and
initials, not inside numbers, addresses, brackets, or a quotation that is part of a clause. It also ends at a seam where one
writer's text stops and another's starts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cleaner.article import Block, Unit
from cleaner.text.abbreviations import BEFORE_NUMBERS, MAY_END, NEVER_END, OPENERS
from cleaner.text.bullets import BLANK, body_start

STOP = re.compile(r"(?:[.!?…]+|[。！？।؟۔]+)[\"'”’»)\]」』]*(?:[*†‡]|(?<=[a-z]\.)\d{1,2}(?=\s[A-Z]))?")
"""Where a sentence may end: a run of stops with what closes after it."""

GLUED = re.compile(r"[A-Z][a-z]+ ")
WORD_BEFORE = re.compile(r"[^\s(\[\"“‘/—–]+$")
NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
OPENING = "\"“‘'«([{¿¡「『"
FULL_WIDTH = "。！？।؟۔"
ATTRIBUTION = re.compile(r"(?:[–—]|--)\s?[A-Z]")
"""``… we grew. – Ana Ruiz, CFO``: the name belongs to the words before it."""

LOOK_BACK = 40
"""Characters looked at before a stop: longer than any abbreviation."""

CLAUSE_QUOTE = 400
"""Characters within which a quotation inside a clause closes; an unclosed quote mark must not swallow a page."""

CALL = re.compile(
    r"\b(?:[Tt]o (?:find out|learn|explore|read|discover|see|know) more|[Ff]or (?:more|further) (?:information|details))\b"
    r"[^.!?…]{0,200}?\b(?:visit|see|read|click|contact|call|go to)\s+(?=(?:The|A|An|In|It|This|These|If|While|Both|Our|We|You|"
    r"There|When|For|As|Many|Some|Most|Every|One)\s+[a-z])"
)
"""A call to act whose target was lost with its link, so that the next text runs into it."""


def segment(raw_text: str, blocks: Sequence[Block]) -> list[Unit]:
    """Cut every block into units: in order, disjoint, without white space around them or the bullet before them."""
    units: list[Unit] = []
    for index, block in enumerate(blocks):
        start = body_start(raw_text, block.start, block.end)
        whole = block.layout in ("heading", "code")
        ends = [] if whole else [start + end for end in _ends(raw_text[start : block.end])]
        units += _cut(raw_text, start, block.end, ends, index, block)
    return units


def _cut(raw_text: str, start: int, end: int, inner: list[int], index: int, block: Block) -> Iterator[Unit]:
    for stop in (*inner, end):
        piece = raw_text[start:stop]
        words = piece.strip(BLANK)
        if words:
            first = start + len(piece) - len(piece.lstrip(BLANK))
            yield Unit(first, first + len(words), index, block.layout)
        start = stop


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
    following = text[end : end + 80].lstrip()
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
        after = self._text[closed + 1 : closed + 40].lstrip(" ,")
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
