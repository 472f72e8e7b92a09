"""Quotations and brackets around the stops of sentences, in compiled code."""

from __future__ import annotations

from typing import Any

import numpy as np

from cleaner.text.characters import DOUBT, KNOWN, LOWER, NO, YES, is_space, numbers, signs
from cleaner.text.compiled import compiled

CLAUSE_QUOTE = 400
"""Characters within which a quotation inside a clause closes; an unclosed quote mark must not swallow a page."""

LOOK_BEHIND_QUOTE = 40
"""Characters from the end of a quotation within which its clause goes on."""

PAIRED = signs("\"“”()[]")
STRAIGHT, OPENS_QUOTE, CLOSES_QUOTE, OPENS_ROUND, CLOSES_ROUND, CLOSES_SQUARE = numbers("\"“”()]")
BRACKETS, BEFORE_QUOTE, IN_CLAUSE = numbers("(["), numbers(":.!?"), numbers(" ,")


@compiled
def closed_pairs(codes: Any, start: int, end: int) -> Any:
    """Brackets and double quotations that close within reach: rows of where they open and close, in order."""
    size = 0
    for at in range(start, end):
        size += codes[at] < KNOWN and PAIRED[codes[at]]
    pairs = np.empty((size, 2), np.int64)
    size = 0
    straight, curved, round_, square = -1, -1, -1, -1
    for at in range(start, end):
        code = codes[at]
        if code >= KNOWN or not PAIRED[code]:
            continue
        opened = -1
        if code == STRAIGHT:
            opened, straight = straight, at if straight < 0 else -1
        elif code == CLOSES_QUOTE:
            opened, curved = curved, -1
        elif code == CLOSES_ROUND:
            opened, round_ = round_, -1
        elif code == CLOSES_SQUARE:
            opened, square = square, -1
        elif code == OPENS_QUOTE:
            curved = at
        elif code == OPENS_ROUND:
            round_ = at
        else:
            square = at
        if opened >= 0 and at - opened <= CLAUSE_QUOTE:
            pairs[size, 0], pairs[size, 1] = opened, at
            size += 1
    return pairs[np.argsort(pairs[:size, 0])]


@compiled
def is_held(codes: Any, pairs: Any, unit: int, stop: int, at: int, end: int, traits: Any) -> int:
    """Whether the stop lies inside a bracket or a quotation that is part of a clause, so that no unit ends there."""
    nearest = np.searchsorted(pairs[:, 0], stop - CLAUSE_QUOTE)
    for i in range(nearest, len(pairs)):
        opened, closed = pairs[i, 0], pairs[i, 1]
        if opened > stop:
            break
        if closed >= at and opened < stop:
            bracket = codes[opened] in BRACKETS
            return YES if bracket else _is_in_clause(codes, unit, opened, closed, end, traits)
    return NO


@compiled
def _is_in_clause(codes: Any, unit: int, opened: int, closed: int, end: int, traits: Any) -> int:
    """A quotation that starts inside a clause and after which the clause goes on."""
    before, after = opened - 1, closed + 1
    while before >= unit and is_space(traits, codes[before]):
        before -= 1
    if before < unit or codes[before] in BEFORE_QUOTE:
        return NO
    limit = min(end, closed + LOOK_BEHIND_QUOTE)
    while after < limit and codes[after] in IN_CLAUSE:
        after += 1
    if after < limit and codes[after] >= KNOWN:
        return DOUBT
    return YES if after < limit and traits[codes[after]] & LOWER else NO
