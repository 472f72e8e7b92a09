"""Elements to lines: the visible text of a page, one block element a line, in document order."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page.scan import CLOSE, OPEN, TEXT, Bytes, Ints, Markup
from cleaner.page.tags import INLINE, INVISIBLE, LAYOUT, LAYOUTS, NAMES, TAG
from cleaner.text.compiled import compiled

ROW, CODE = LAYOUTS.index("table_row"), LAYOUTS.index("code")
TR, TD, TH, LI, BR, A = (TAG[name] for name in ("tr", "td", "th", "li", "br", "a"))
MANY = 2
"""Weight of what holds a row or an item together from which it is a container, and no row of data."""


def _weights(names: str) -> NDArray[np.int8]:
    return np.array([MANY if name in names.split() else name == "p" for name in NAMES], np.int8)


IN_ROW, IN_ITEM = _weights("table h1 h2 h3 ul form"), _weights("table h1 h2")
"""What elements weigh inside a row of a table, and inside an item of a list."""


class Lines(NamedTuple):
    """The visible lines of a page."""

    text: Bytes
    """UTF-8, a newline between two lines."""
    span: Ints
    """Lines x (first byte, end, first code point, end)."""
    element: Ints
    """The block element that each line stands in."""
    layout: NDArray[np.int8]
    link_chars: Ints


def find_lines(data: Bytes, markup: Markup) -> Lines:
    """Every visible line. Cells of a table row stand on one line, a tab between them; lines of code stay apart."""
    plain = _plain(markup.tag, markup.parent, IN_ROW, IN_ITEM)
    unseen = INVISIBLE[markup.tag]
    most = len(markup.kind) + int(np.count_nonzero(data == ord("\n"))) + 2
    found = _lines(data, markup.tag, markup.parent, most, markup.kind, markup.place, unseen, plain, INLINE, LAYOUT)
    return Lines(*found)


@compiled
def _plain(tag: Any, parent: Ints, in_row: Any, in_item: Any) -> Any:
    """Rows of tables that only lay out a page, and items that hold a whole article: containers without a layout."""
    held = np.zeros(len(tag), np.int32)
    around = np.zeros(len(tag), np.int32)  # the innermost row or item around each element
    for i in range(1, len(tag)):
        up = parent[i]
        around[i] = up if tag[up] in (TR, LI) else around[up]
        if around[i]:
            held[around[i]] += in_row[tag[i]] if tag[around[i]] == TR else in_item[tag[i]]
    return held >= MANY


@compiled
def _white(data: Bytes, at: int, end: int) -> int:
    """Bytes of the white space at ``at``, 0 for anything else. Knows what splits lines and words in Python."""
    c = data[at]
    if c == 32 or 9 <= c <= 13 or 28 <= c <= 31:
        return 1
    if c == 38 and at + 6 <= end and data[at + 1] == 110 and data[at + 2] == 98 and data[at + 5] == 59:  # &nbsp;
        return 6
    if c == 0xC2 and at + 2 <= end and (data[at + 1] == 0x85 or data[at + 1] == 0xA0):
        return 2
    if c == 0xE2 and at + 3 <= end and data[at + 1] == 0x80:
        last = data[at + 2]
        return 3 if 0x80 <= last <= 0x8A or last in (0xA8, 0xA9, 0xAF) else 0
    if c == 0xE2 and at + 3 <= end and data[at + 1] == 0x81 and data[at + 2] == 0x9F:
        return 3
    return 3 if (c == 0xE3 and at + 3 <= end and data[at + 1] == 0x80 and data[at + 2] == 0x80) else 0


@compiled
def _lines(  # noqa: PLR0912, PLR0913, PLR0915, PLR0917
    data: Bytes, tag: Any, parent: Ints, most: int, kind: Any, place: Ints, unseen: Any, plain: Any, inline: Any, layouts: Any
) -> Any:
    text = np.empty(len(data) + 1, np.uint8)
    span = np.empty((most, 4), np.int32)
    element = np.empty(most, np.int32)
    layout = np.empty(most, np.int8)
    link_chars = np.empty(most, np.int32)
    own = np.zeros(len(tag), np.int8)  # layout inside each element
    block = np.zeros(len(tag), np.int32)  # nearest element that is a block
    linked = np.zeros(len(tag), np.bool_)
    lines, size, chars, links, wait = 0, 0, 0, 0, 0  # wait: 1 a space is due, 2 a tab
    start, first = 0, 0
    event, current = 0, 0
    while event < len(kind):
        what, ref = kind[event], place[event, 0]
        breaks = False  # whether the line that is being written ends here
        if what == OPEN:
            up = parent[ref]
            if unseen[ref]:
                event = _after(kind, place, event, ref)
                continue
            name = tag[ref]
            own[ref], block[ref], linked[ref] = own[up], block[up], linked[up]
            if name == BR:
                if own[up] == ROW:
                    wait = max(wait, 1)
                else:
                    breaks = True
            elif inline[name]:
                linked[ref] |= name == A
            else:
                in_row = own[up] == ROW and name != TR
                block[ref] = ref
                if name in (TD, TH) and own[up] == ROW:
                    wait = 2
                elif in_row:
                    wait = max(wait, 1)
                else:
                    breaks = True
                if not in_row and layouts[name] and not plain[ref]:
                    own[ref] = layouts[name]
                elif name == TR:
                    own[ref] = 0
            current_line = up
            current = ref
        elif what == CLOSE:
            current_line = ref
            current = parent[ref]
            if not inline[tag[ref]] and tag[ref] != BR:
                if own[ref] == ROW and tag[ref] != TR:
                    wait = max(wait, 1)
                else:
                    breaks = True
        else:
            current_line = current
        if what == TEXT:
            at, stop = ref, place[event, 1]
            code = own[current] == CODE
            while at < stop:
                byte, step = data[at], 1
                white = 0 if 38 < byte < 0xC2 else _white(data, at, stop)
                if white:
                    if code and data[at] == 10 and size > start:
                        while text[size - 1] == 32:
                            size, chars = size - 1, chars - 1
                        lines = _end(span, element, layout, link_chars, lines, start, size, first, chars, block[current], CODE, links)
                        text[size] = 10
                        size, chars, links, wait = size + 1, chars + 1, 0, 0
                        start, first = size, chars
                    elif code and size > start and data[at] != 10:
                        text[size] = 32
                        size, chars = size + 1, chars + 1
                    wait = max(wait, 1) if not code else 0
                    at += white
                    continue
                if wait and size > start:
                    text[size] = 9 if wait == 2 else 32
                    size, chars = size + 1, chars + 1
                wait = 0
                if byte == 38:  # the parser writes four entities only; &nbsp; was white space
                    if at + 4 <= stop and data[at + 1] == 108 and data[at + 2] == 116:
                        byte, step = 60, 4
                    elif at + 4 <= stop and data[at + 1] == 103 and data[at + 2] == 116:
                        byte, step = 62, 4
                    elif at + 5 <= stop and data[at + 1] == 97 and data[at + 2] == 109:
                        byte, step = 38, 5
                text[size] = byte
                size += 1
                if byte & 0xC0 != 0x80:
                    chars += 1
                    links += linked[current]
                at += step
        if (breaks or event == len(kind) - 1):
            while size > start and text[size - 1] == 32:
                size, chars = size - 1, chars - 1
            if size > start:
                lines = _end(span, element, layout, link_chars, lines, start, size, first, chars, block[current_line], own[current_line], links)
                text[size] = 10
                size, chars = size + 1, chars + 1
            start, first, links, wait = size, chars, 0, 0
        event += 1
    return text[: max(size - 1, 0)], span[:lines], element[:lines], layout[:lines], link_chars[:lines]


@compiled
def _after(kind: Any, place: Ints, event: int, ref: int) -> int:
    """The event past the end of element ``ref``, which opens at ``event``."""
    while event < len(kind) and not (kind[event] == CLOSE and place[event, 0] == ref):
        event += 1
    return event + 1


@compiled
def _end(  # noqa: PLR0913, PLR0917
    span: Ints, element: Ints, layout: Any, link_chars: Ints, lines: int, start: int, size: int, first: int, chars: int, block: int, own: int, links: int
) -> int:
    """Enter a line; returns how many there are."""
    span[lines, 0], span[lines, 1], span[lines, 2], span[lines, 3] = start, size, first, chars
    element[lines], layout[lines], link_chars[lines] = block, own, links
    return lines + 1
