"""Plain text to blocks: one block a line that is not blank, with the layout that its shape and its neighbours show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.article import Block, Layout
from cleaner.text.bullets import body_start
from cleaner.text.lines import DOUBTFUL, NUMBERED, SPACED, find_lines
from cleaner.text.torn import gist, goes_on

ENUMERATOR = re.compile(r"\(?\d{1,3}[.)]\s")
MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
SENTENCE_STOPS, CLOSING = tuple(".!。…"), "\"'”’)]"
INNER_STOP = re.compile(r"[a-z)][.!]\s+[A-Z]")
FURNITURE = re.compile(
    r"(?i)(?:by\s+[A-Z]|posted|published|updated|last (?:updated|modified)|written by|photo|image|source:|tags?:|share|"
    r"filed under|\d+ (?:min|comment|share|repl))"
)
FURNITURE_INSIDE = re.compile(r"(?i)\b\d{1,2}:\d{2}\b|\b(?:19|20)\d\d\s*$|\bmins? read\b|@|https?://|©")
HINT = re.compile(r"[\d:@©]|[rR][eE][aA][dD]")
"""What furniture has inside, one of these at least."""
"""By-lines, dates and credits have the shape of a heading but name nothing that follows."""

SMALL_WORDS = frozenset(
    "a an and are as at be but by for from how in into is it its nor of off on or over per so than that the their to up vs "
    "via was what when why will with you your".split()
)
MAX_HEADING_WORDS = 16
MAX_HEADING_CHARS = 120
LIST_RUN = 4
"""Least lines in the shape of headings, one after the other, that are a list."""

SPACES = re.compile(r"\s+")
TABLE_ROWS = 3
"""Least rows, header and two more, that make a flattened table."""


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    """Without the bullet."""
    bullet: bool
    numbered: bool
    gap: bool
    """Whether a blank line, or nothing, stands before it."""


def text_blocks(raw_text: str) -> list[Block]:
    """The lines of ``raw_text`` that are not blank, each without the white space around it, with its layout.

    Lines that a flattened page broke in mid-sentence are one block.
    """
    lines = _rejoin(_lines(raw_text), raw_text)
    spaced = sum(line.gap for line in lines) > 0.3 * len(lines)
    table = _table_rows(lines) if spaced else set()
    layouts = [_layout(lines, i, spaced, table) for i in range(len(lines))]
    _demote_runs(lines, layouts)
    return [Block(line.start, line.end, layout) for line, layout in zip(lines, layouts, strict=True)]


def is_title_case(words: Sequence[str]) -> bool:
    """Whether the words that matter start with a capital or a digit, as in headings.

    >>> is_title_case("When Do You Need a CIO?".split()), is_title_case("When he came home".split())
    (True, False)
    """
    main = [w for w in words if w.lower().strip("\"'“”‘’(),:;?!–—-&") not in SMALL_WORDS and w.strip("–—-&|/")]
    capital = sum(not w.lstrip("\"'“‘(").lower()[:1].isalpha() or w.lstrip("\"'“‘(")[:1].isupper() for w in main)
    return bool(main) and capital >= 0.8 * len(main)


def _lines(raw_text: str) -> list[_Line]:
    lines = []
    for start, end, body, kind in find_lines(raw_text):
        numbered = bool(kind & NUMBERED)
        if kind & DOUBTFUL:
            body = body_start(raw_text, start, end)
            numbered = ENUMERATOR.match(raw_text, start, end) is not None
        lines.append(_Line(start, end, raw_text[body:end], body > start, numbered, kind & SPACED > 0))
    return lines


def _rejoin(lines: list[_Line], raw_text: str) -> list[_Line]:
    """Lines that belong to one sentence made one, from the first to the last."""
    joined: list[_Line] = []
    tail = ""
    for i, line in enumerate(lines):
        after = lines[i + 1].text if i + 1 < len(lines) and not lines[i + 1].gap else ""
        if joined and not line.gap and not line.bullet and goes_on(tail, line.text, after):
            joined[-1] = joined[-1]._replace(end=line.end)
            tail = gist(f"{tail} {line.text}")
        else:
            joined.append(line)
            tail = gist(line.text)
    starts = {line.start: line for line in lines}
    return [
        line if starts[line.start].end == line.end
        else line._replace(text=SPACES.sub(" ", raw_text[body_start(raw_text, line.start, line.end) : line.end]))
        for line in joined
    ]  # fmt: skip


def _layout(lines: Sequence[_Line], i: int, spaced: bool, table: set[int]) -> Layout:
    line = lines[i]
    if line.text.startswith("#") and MARKDOWN_HEADING.match(line.text):
        return "heading"
    if line.text.startswith(">") and not line.bullet:
        return "quote"
    if line.numbered and _is_heading(lines, i, spaced) and not _in_numbered_list(lines, i):
        return "heading"
    if line.bullet:
        return "list_item"
    if i in table or "\t" in line.text or (line.text.count(" | ") > 1 and not INNER_STOP.search(line.text)):
        return "heading" if i in table and i - 1 not in table else "table_row"
    return "heading" if _is_heading(lines, i, spaced) else "prose"


def _demote_runs(lines: Sequence[_Line], layouts: list[Layout]) -> None:
    """Many short lines in a row that all look like headings are a list without marks; only the first names it."""
    start = 0
    for i in range(len(layouts) + 1):
        if i < len(layouts) and layouts[i] == "heading" and not lines[i].numbered:
            continue
        if i - start >= LIST_RUN and start > 0:
            layouts[start + 1 : i] = ["list_item"] * (i - start - 1)
        start = i + 1


def _in_numbered_list(lines: Sequence[_Line], i: int) -> bool:
    """Numbered lines that stand next to each other are a list; ones with text between them are headings."""
    return any(0 <= j < len(lines) and lines[j].numbered for j in (i - 1, i + 1))


def _is_heading(lines: Sequence[_Line], i: int, spaced: bool) -> bool:
    """Short, without a final stop, in title case or alone between blank lines, with something longer under it."""
    text, top = lines[i].text, i == 0
    if len(text) > MAX_HEADING_CHARS + 30 * top or text.endswith((":", ",", ";")) or text.startswith(("Q:", "Q.", "A:", "A.")):
        return False
    words = text.split()
    if not words or len(words) > MAX_HEADING_WORDS + 4 * top or _is_sentence(text) or not any(map(str.isalpha, text)):
        return False
    if not (len(words) > 1 if top else _heads(lines, i, words, spaced)):
        return False
    return not (INNER_STOP.search(text) or FURNITURE.match(text) or (HINT.search(text) and FURNITURE_INSIDE.search(text)))


def _is_sentence(text: str) -> bool:
    """Whether a line ends on a stop."""
    return text.rstrip(CLOSING).endswith(SENTENCE_STOPS)


def _heads(lines: Sequence[_Line], i: int, words: Sequence[str], spaced: bool) -> bool:
    """Whether a line inside the text looks like the heading of what follows."""
    line = lines[i]
    follows = lines[i + 1] if i + 1 < len(lines) else None
    if follows is None or not (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in "\"“‘'¿#"):
        return False
    alone = line.gap and follows.gap
    over_text = follows.bullet or len(follows.text) > max(50, len(line.text)) or (spaced and alone)
    if spaced:
        return over_text and line.gap and ((alone and len(words) <= 12) or is_title_case(words))
    return over_text and (line.text.endswith("?") or len(words) <= 6 or is_title_case(words))


def _table_rows(lines: Sequence[_Line]) -> set[int]:
    """Lines of flattened tables: a header without a stop, then rows right under it, as paragraphs never stand."""
    rows: set[int] = set()
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and not lines[i].gap and not lines[i].bullet:
            continue
        run = lines[start:i]
        if len(run) >= TABLE_ROWS and not run[0].bullet and not _is_sentence(run[0].text) and _are_rows(run[1:]):
            rows.update(range(start, i))
        start = i
    return rows


def _are_rows(run: Sequence[_Line]) -> bool:
    """Rows are alike: label and cells on each line, none as long as a paragraph."""
    labelled = sum(line.text[:1].isupper() or line.text[:1].isdigit() for line in run)
    return labelled == len(run) and all(len(line.text) < 400 for line in run) and sum(len(x.text) for x in run) > 20 * len(run)
