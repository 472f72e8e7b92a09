"""What costs a parser the square of its number, thinned before it is parsed: attributes of one tag, and options of a page.

HTML parsers compare each attribute of a tag with all before it: 100,000 of them take ten seconds. Of 1,354 real pages three have a
tag with more than 60, one of them with more than 120. Lexbor looks through a ``select`` at each of its options: 200,000 of them take
three minutes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cleaner.page.scan import FNV_PRIME, FNV_START, HASHES, NUMBERS, Bytes, closes
from cleaner.page.tags import NAMES, RAW, TAG
from cleaner.text.compiled import compiled

MAX_ATTRIBUTES = 250
"""Attributes of one tag; later ones are dropped. They hold nothing that a reader sees."""

MAX_OPTIONS = 5000
"""Options of one page. Of later ones the tags are dropped, so that their words become those of the last one: no choice is text."""

UNPARSED = RAW | np.isin(np.array(NAMES), ["textarea", "title"])
"""Elements inside which ``<`` opens no tag."""


def thin(html: bytes) -> bytes:
    """``html`` without the attributes past the first ``MAX_ATTRIBUTES`` of each tag and the tags past the first ``MAX_OPTIONS``."""
    data = np.frombuffer(html, np.uint8)
    drop = _too_many(data, HASHES, NUMBERS, UNPARSED, TAG["option"], (MAX_ATTRIBUTES, MAX_OPTIONS))
    return data[~drop].tobytes() if drop.any() else html


@compiled
def _too_many(data: Bytes, hashes: Any, numbers: Any, unparsed: Any, option: int, most: Any) -> Any:
    drop = np.zeros(len(data), np.bool_)
    at, size, options = 0, len(data), 0
    while at < size:
        if data[at] != 60:  # <
            at += 1
            continue
        at += 1
        if at + 2 < size and data[at] == 33 and data[at + 1] == 45 and data[at + 2] == 45:  # !--
            at += 2
            while at < size and not (data[at] == 62 and data[at - 1] == 45 and data[at - 2] == 45):
                at += 1
            continue
        if at >= size or not 97 <= (data[at] | 32) <= 122:
            continue
        name, value = at, FNV_START
        while at < size and not _blank(data[at]) and data[at] != 62:
            value = np.uint32((value ^ (data[at] | 32 if 65 <= data[at] <= 90 else data[at])) * FNV_PRIME)
            at += 1
        length = at - name
        at = _thin_tag(data, at, most[0], drop)
        known = np.searchsorted(hashes, value)
        if known == len(hashes) or hashes[known] != value:
            continue
        if numbers[known] == option:
            options += 1
            if options > most[1]:
                drop[name - 1 : at + 1] = True
        if unparsed[numbers[known]]:
            while at < size and not closes(data, at, name, length):
                at += 1
    return drop


@compiled
def _thin_tag(data: Bytes, at: int, most: int, drop: Any) -> int:
    """Mark the attributes past ``most``; where the tag ends."""
    size, count = len(data), 0
    while at < size and data[at] != 62:  # >
        if _blank(data[at]):
            at += 1
            continue
        start = at
        at += 1
        while at < size and not _blank(data[at]) and data[at] != 62 and data[at] != 61:  # =
            at += 1
        after = at
        while after < size and _blank(data[after]) and data[after] != 47:
            after += 1
        if after < size and data[after] == 61:
            at = _value_end(data, after + 1)
        count += 1
        if count > most:
            drop[start:at] = True
    return at


@compiled
def _value_end(data: Bytes, at: int) -> int:
    """Behind the value of an attribute that starts at ``at`` or after blanks."""
    size = len(data)
    while at < size and _blank(data[at]) and data[at] != 47:
        at += 1
    if at < size and (data[at] == 34 or data[at] == 39):  # " '
        quote = data[at]
        at += 1
        while at < size and data[at] != quote:
            at += 1
        return min(at + 1, size)
    while at < size and data[at] != 62 and (data[at] == 47 or not _blank(data[at])):
        at += 1
    return at


@compiled
def _blank(byte: int) -> bool:
    """White space or a slash: what stands between attributes."""
    return byte == 32 or 9 <= byte <= 13 or byte == 47
