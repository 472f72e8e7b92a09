"""Markup that nests deeper than any honest page, made flat before it is parsed.

HTML parsers look back through all open elements at many tags, so their time grows with the square of the depth: 50,000 nested
lists take minutes. Real pages stay under a hundred.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cleaner.page.scan import FNV_PRIME, FNV_START, HASHES, NUMBERS, Bytes
from cleaner.page.tags import NAMES, VOID
from cleaner.text.compiled import compiled

MAX_OPEN = 2000
"""Open elements past which further start tags are dropped; their text stays."""

_SELF_ENDING = "html body li p td th tr tbody thead tfoot dt dd option colgroup rt rp".split()
UNCOUNTED = VOID | np.isin(np.array(NAMES), _SELF_ENDING)
"""Elements that need no end tag, so that many of them stand open in the markup of honest pages."""

RUBY = np.isin(np.array(NAMES), ["rt", "rp"])
MAX_RUBY = 5000
"""Of these, as many as no page has: outside a ``ruby`` nothing ends them but their own end tag, so later ones are counted."""


def flatten(html: bytes) -> bytes:
    """``html`` without the start tags that open more than ``MAX_OPEN`` elements at once."""
    if html.count(b"<") <= MAX_OPEN:
        return html
    data = np.frombuffer(html, np.uint8)
    drop = _too_deep(data, np.flatnonzero(data == ord("<")), HASHES, NUMBERS, (UNCOUNTED, RUBY), (MAX_OPEN, MAX_RUBY))
    return data[~drop].tobytes() if drop.any() else html


@compiled
def _too_deep(data: Bytes, tags: Any, hashes: Any, numbers: Any, kinds: Any, most: Any) -> Any:
    drop = np.zeros(len(data), np.bool_)
    uncounted, ruby = kinds
    depth, size, rubies = 0, len(data), 0
    for start in tags:
        at = start + 1
        closing = at < size and data[at] == 47
        at += closing
        value = FNV_START
        while at < size and (97 <= (data[at] | 32) <= 122 or 48 <= data[at] <= 57):
            value = np.uint32((value ^ (data[at] | 32 if data[at] >= 65 else data[at])) * FNV_PRIME)
            at += 1
        if value == FNV_START:
            continue
        known = np.searchsorted(hashes, value)
        if known < len(hashes) and hashes[known] == value and uncounted[numbers[known]]:
            rubies += ruby[numbers[known]]
            if not ruby[numbers[known]] or rubies <= most[1]:
                continue
        depth = max(0, depth - 1) if closing else depth + 1
        if not closing and depth > most[0]:
            while at < size and data[at] != 62 and data[at] != 60:
                at += 1
            drop[start : at + (at < size and data[at] == 62)] = True
    return drop
