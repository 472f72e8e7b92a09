"""What the attributes of elements say of their place: the words of classes, ids and roles, and whether the page hides it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page.scan import FNV_PRIME, FNV_START, Bytes, Ints, Markup, name_hash
from cleaner.text.compiled import compiled

NAMING = np.array(sorted(name_hash(name) for name in ("class", "id", "role", "itemprop", "itemtype")), np.uint32)
"""Attributes whose words name a place."""

HIDDEN, STYLE = np.uint32(name_hash("hidden")), np.uint32(name_hash("style"))
NO_DISPLAY = np.frombuffer(b"display:none", np.uint8)
MOST_WORDS = 24
"""Words of one element that are read: the first ones name it, utility classes follow by the dozen."""


class Hints(NamedTuple):
    """The words that name places, element after element."""

    hashes: NDArray[np.uint32]
    """Of the words in lower case, parted where the case changes: ``articleBody`` is two."""
    first: Ints
    """Elements + 1: index of the first word of each element."""
    hidden: NDArray[np.bool_]
    """Elements that the page itself hides."""


def find_hints(data: Bytes, markup: Markup) -> Hints:
    """The hints of every element."""
    return Hints(*_hints(data, markup.attributes, NAMING, NO_DISPLAY))


@compiled
def _hints(data: Bytes, attributes: Ints, naming: Any, no_display: Bytes) -> Any:
    elements = len(attributes)
    first = np.zeros(elements + 1, np.int32)
    hidden = np.zeros(elements, np.bool_)
    room = 0
    for i in range(elements):
        room += min(MOST_WORDS, (attributes[i, 1] - attributes[i, 0]) // 2)
    hashes = np.empty(room + 1, np.uint32)
    words = 0
    for i in range(elements):
        first[i] = words
        at, stop = attributes[i]
        while at < stop:
            if data[at] == 32:
                at += 1
            name = FNV_START
            while at < stop and data[at] != 61 and data[at] != 32:
                name = np.uint32((name ^ data[at]) * FNV_PRIME)
                at += 1
            start = min(at + 2, stop)
            at = start
            while at < stop and data[at] != 34:
                at += 1
            known = np.searchsorted(naming, name)
            if known < len(naming) and naming[known] == name:
                words = _split(data, start, at, hashes, words, first[i] + MOST_WORDS)
            elif name == HIDDEN:
                hidden[i] = True
            elif name == STYLE:
                hidden[i] |= _holds(data, start, at, no_display)
            at += 1
    first[elements] = words
    return hashes[:words].copy(), first, hidden


@compiled
def _split(data: Bytes, at: int, stop: int, hashes: Any, words: int, most: int) -> int:
    """Enter the words of a value; returns how many there are in all."""
    value, inside = FNV_START, False
    while at <= stop and words < most and words < len(hashes):
        byte = data[at] if at < stop else np.uint8(32)
        letter = 97 <= (byte | 32) <= 122
        if inside and (not letter or (byte <= 90 and data[at - 1] >= 97)):
            hashes[words] = value
            words += 1
            value, inside = FNV_START, False
        if letter:
            value, inside = np.uint32((value ^ (byte | 32)) * FNV_PRIME), True
        at += 1
    return words


@compiled
def _holds(data: Bytes, start: int, stop: int, wanted: Bytes) -> bool:
    """Whether a value holds some lower-case ASCII, white space apart."""
    found = 0
    for at in range(start, stop):
        byte = data[at]
        if byte == 32:
            continue
        byte = byte | 32 if 65 <= byte <= 90 else byte
        found = found + 1 if byte == wanted[found] else int(byte == wanted[0])
        if found == len(wanted):
            return True
    return False
