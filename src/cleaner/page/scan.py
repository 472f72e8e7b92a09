"""Markup to numbered elements: one pass over the bytes of a page that the parser has put in order.

The parser (lexbor) closes what was left open and writes the page out again, so a stack is enough here: every element that
is not void has its end tag, every attribute value stands in double quotes.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page.tags import NAMES, RAW, VOID
from cleaner.text.compiled import compiled

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int32]

OPEN, CLOSE, TEXT = 0, 1, 2
"""Kinds of event."""

FNV_START, FNV_PRIME = np.uint32(2166136261), np.uint32(16777619)


class Markup(NamedTuple):
    """A page as elements in document order, and the order of what happens to them.

    The descendants of element ``i`` are ``i + 1 .. end[i] - 1``; element 0 is the root above ``<html>``.
    """

    tag: NDArray[np.uint8]
    parent: Ints
    end: Ints
    attributes: Ints
    """Elements x (first byte, end) of what stands between the tag's name and ``>``."""
    kind: NDArray[np.uint8]
    """Of every event: ``OPEN``, ``CLOSE`` or ``TEXT``."""
    place: Ints
    """Events x 2: an element and nothing, or the first byte of a text and its end."""


def scan(data: Bytes) -> Markup:
    """The elements and texts of markup that a parser wrote."""
    tags = int(np.count_nonzero(data == ord("<"))) + 1
    return Markup(*_scan(data, tags, HASHES, NUMBERS, VOID, RAW))


def name_hash(name: str) -> int:
    """The hash by which the kernels know a lower-case word: FNV-1a in 32 bits."""
    value = int(FNV_START)
    for byte in name.encode():
        value = (value ^ byte) * int(FNV_PRIME) & 0xFFFFFFFF
    return value


_by_hash = sorted((name_hash(name), number) for number, name in enumerate(NAMES) if number)
HASHES = np.array([value for value, _ in _by_hash], np.uint32)
NUMBERS = np.array([number for _, number in _by_hash], np.uint8)


@compiled
def _scan(data: Bytes, tags: int, hashes: Any, numbers: Any, void: Any, raw: Any) -> Any:  # noqa: PLR0912, PLR0915
    tag = np.zeros(tags, np.uint8)
    parent = np.zeros(tags, np.int32)
    end = np.zeros(tags, np.int32)
    attributes = np.zeros((tags, 2), np.int32)
    kind = np.zeros(3 * tags + 3, np.uint8)
    place = np.zeros((3 * tags + 3, 2), np.int32)
    size, at, elements, events, current = len(data), 0, 1, 0, 0
    while at < size:
        start = at
        while at < size and data[at] != 60:  # <
            at += 1
        if at > start:
            kind[events] = TEXT
            place[events, 0], place[events, 1] = start, at
            events += 1
        if at + 1 >= size:
            break
        at += 1
        if data[at] == 33 or data[at] == 63:  # ! ?
            comment = at + 2 < size and data[at + 1] == 45 and data[at + 2] == 45
            at += 3 if comment else 1
            while at < size and not (data[at] == 62 and (not comment or (data[at - 1] == 45 and data[at - 2] == 45))):
                at += 1
            at += 1
            continue
        if data[at] == 47:  # /
            while at < size and data[at] != 62:
                at += 1
            at += 1
            end[current] = elements
            kind[events] = CLOSE
            place[events, 0] = current
            events += 1
            current = parent[current]
            continue
        value = FNV_START
        while at < size and data[at] != 62 and data[at] != 32:
            value = np.uint32((value ^ data[at]) * FNV_PRIME)
            at += 1
        known = np.searchsorted(hashes, value)
        number = numbers[known] if known < len(hashes) and hashes[known] == value else 0
        attributes[elements, 0] = at
        while at < size and data[at] != 62:
            if data[at] == 61 and at + 1 < size and data[at + 1] == 34 and data[at - 1] != 32:  # =" ends a name
                at += 2
                while at < size and data[at] != 34:
                    at += 1
            at += 1
        attributes[elements, 1] = min(at, size)
        at += 1
        tag[elements], parent[elements] = number, current
        kind[events] = OPEN
        place[events, 0] = elements
        events += 1
        elements += 1
        if void[number]:
            end[elements - 1] = elements
            kind[events] = CLOSE
            place[events, 0] = elements - 1
            events += 1
            continue
        current = elements - 1
        if raw[number]:
            name = attributes[current, 0] - _name_start(data, attributes[current, 0])
            while at < size and not closes(data, at, attributes[current, 0] - name, name):
                at += 1
    while current > 0:
        end[current] = elements
        current = parent[current]
    end[0] = elements
    return tag[:elements], parent[:elements], end[:elements], attributes[:elements], kind[:events], place[:events]


@compiled
def _name_start(data: Bytes, end: int) -> int:
    """Where the tag name that ends at ``end`` starts."""
    at = end
    while data[at - 1] != 60:
        at -= 1
    return at


@compiled
def closes(data: Bytes, at: int, name: int, size: int) -> bool:
    """Whether the end tag of the element whose name is ``data[name:name + size]`` stands at ``at``."""
    if data[at] != 60 or at + 2 + size > len(data) or data[at + 1] != 47:
        return False
    for i in range(size):  # noqa: SIM110  (numba compiles no generator)
        if (data[at + 2 + i] | 32) != (data[name + i] | 32):
            return False
    return True
