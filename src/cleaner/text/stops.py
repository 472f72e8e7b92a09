"""Where sentences end, in one compiled pass over the characters of all blocks. ``sentences.py`` says the same in plain Python,
and is asked where a decision needs more than the table of characters knows; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cleaner.text.characters import (
    ALNUM,
    DECIMAL,
    DIGIT,
    DOUBT,
    KNOWN,
    LOWER,
    NO,
    UPPER,
    YES,
    is_blank,
    is_capital,
    is_space,
    numbers,
    signs,
)  # fmt: skip
from cleaner.text.compiled import compiled
from cleaner.text.full_stops import STOP, ends_with_full_stop, is_glued
from cleaner.text.quotations import closed_pairs, is_held

LOOK_AHEAD = 80
"""Characters looked at after a stop."""

STOPS, WIDE = signs(".!?…"), signs("؟۔।")
CLOSING, OPENING, STARTS = signs("\"'”’»)]"), signs("\"“‘'«([{¿¡"), signs("$€£#@*&%+-–—…")
WIDE_STOPS, WIDE_CLOSING, WIDE_OPENING = numbers("。！？"), numbers("」』"), numbers("「『")
FOOTNOTES, DASHES, RESTS, TIGHT = numbers("*†‡"), numbers("–—"), numbers(")]"), numbers(")”\"’")
HYPHEN, ELLIPSIS = numbers("-…")

CALL_ENDS = numbers("er")
MORE, FURTHER, FOR, OUT, TO = (np.frombuffer(letters, np.uint8) for letters in (b" more", b"or further", b"or", b"find out", b"o "))


@compiled
def find_ends(codes: Any, spans: Any, tables: Any) -> Any:
    """Rows of a block's number and an offset after which a new unit starts, in order; and by block whether Python has to be asked.

    ``spans`` are start and end of each block, and 1 where it is one unit, whatever stands in it.
    """
    most = 0
    for code in codes:
        most += _is_wide(code) or (code < KNOWN and STOPS[code])
    ends = np.empty((most, 2), np.int64)
    asked = np.zeros(len(spans), np.bool_)
    size = 0
    for block in range(len(spans)):
        if not spans[block, 2]:
            size, asked[block] = _of_block(codes, spans[block, 0], spans[block, 1], tables, block, ends, size)
    return ends[:size], asked


@compiled
def cut(codes: Any, spans: Any, ends: Any, tables: Any) -> Any:
    """Rows of start, end and block of the units between the ends, without the blanks around them."""
    units = np.empty((len(spans) + len(ends), 3), np.int64)
    size, at = 0, 0
    for block in range(len(spans)):
        start = spans[block, 0]
        while start < spans[block, 1]:
            stop = spans[block, 1]
            if at < len(ends) and ends[at, 0] == block:
                stop = ends[at, 1]
                at += 1
            first, last = start, stop
            while first < last and is_blank(tables.traits, codes[first]):
                first += 1
            while last > first and is_blank(tables.traits, codes[last - 1]):
                last -= 1
            if first < last:
                units[size, 0], units[size, 1], units[size, 2] = first, last, block
                size += 1
            start = stop
    return units[:size]


@compiled
def _of_block(codes: Any, start: int, end: int, tables: Any, block: int, ends: Any, size: int) -> Any:
    before = size
    last, unit = end, start
    while last > start and is_blank(tables.traits, codes[last - 1]):
        last -= 1
    pairs, made = np.empty((0, 2), np.int64), False
    at = start
    while at < last:
        code = codes[at]
        if code in CALL_ENDS and _may_be_call(codes, start, at + 1):
            return before, True
        wide = _is_wide(code)
        if not wide and not (code < KNOWN and STOPS[code]):
            at += 1
            continue
        stop, at = at, _after_mark(codes, start, at, end, wide, tables.traits)
        if at < 0:
            return before, True
        if at >= last:
            break
        verdict = YES if wide else _is_end(codes, start, stop, at, end, tables)
        if verdict == DOUBT:
            return before, True
        if verdict == YES:
            if not made:
                pairs, made = closed_pairs(codes, start, end), True
            held = is_held(codes, pairs, unit, stop, at, end, tables.traits)
            if held == DOUBT:
                return before, True
            if held == NO:
                ends[size, 0], ends[size, 1] = block, at
                size += 1
                unit = at
    return size, False


@compiled
def _may_be_call(codes: Any, start: int, at: int) -> bool:
    """Whether ``to learn more``, ``find out more``, ``for more`` or ``for further`` ends here: its target may have been lost."""
    if _ends_in(codes, start, at, FURTHER):
        return True
    if not _ends_in(codes, start, at, MORE):
        return False
    at -= len(MORE)
    if _ends_in(codes, start, at, FOR) or _ends_in(codes, start, at, OUT):
        return True
    while at > start and 97 <= codes[at - 1] <= 122:
        at -= 1
    return _ends_in(codes, start, at, TO)


@compiled
def _ends_in(codes: Any, start: int, at: int, letters: Any) -> bool:
    """Whether the letters stand before a place."""
    if at - start < len(letters):
        return False
    for i in range(len(letters)):  # noqa: SIM110  (numba compiles no generator)
        if codes[at - len(letters) + i] != letters[i]:
            return False
    return True


@compiled
def _is_wide(code: int) -> bool:
    return WIDE[code] if code < KNOWN else code in WIDE_STOPS


@compiled
def _after_mark(codes: Any, start: int, at: int, end: int, wide: bool, traits: Any) -> int:
    """Behind a run of stops, what closes after it, and a footnote's mark: a sign, or a number after a word and before a sentence.

    -1 in doubt.
    """
    while at < end and (_is_wide(codes[at]) if wide else codes[at] < KNOWN and STOPS[codes[at]]):
        at += 1
    while at < end and ((codes[at] < KNOWN and CLOSING[codes[at]]) or codes[at] in WIDE_CLOSING):
        at += 1
    if at < end and codes[at] in FOOTNOTES:
        return at + 1
    if at - start >= 2 and codes[at - 1] == STOP and 97 <= codes[at - 2] <= 122:
        for digits in range(1, 3):
            if at + digits + 1 >= end:
                break
            if codes[at + digits - 1] >= KNOWN:
                return -1
            if not traits[codes[at + digits - 1]] & DECIMAL:
                break
            if is_space(traits, codes[at + digits]) and is_capital(codes[at + digits + 1]):
                return at + digits
    return at


@compiled
def _is_end(codes: Any, start: int, stop: int, at: int, end: int, tables: Any) -> int:
    """Whether a sentence ends at the stop and another begins behind it, quotations and brackets apart."""
    traits = tables.traits
    alone = at == stop + 1 and codes[stop] == STOP
    if not is_space(traits, codes[at]):
        return is_glued(codes, start, stop, end, traits) if alone else NO
    limit, first = min(end, at + LOOK_AHEAD), at
    while first < limit and is_space(traits, codes[first]):
        first += 1
    if first == limit:
        return NO
    if codes[first] in RESTS:  # the rest of a piece that was cut out: it goes with what follows it
        return YES
    body = first
    while body < limit and ((codes[body] < KNOWN and OPENING[codes[body]]) or codes[body] in WIDE_OPENING):
        body += 1
    if body == limit or _is_attribution(codes, first, limit, traits):
        return NO
    code = codes[body]
    if code >= KNOWN:
        return DOUBT
    if traits[code] & LOWER:
        if body + 1 == limit or codes[stop] == ELLIPSIS or code >= 128:
            return NO
        return DOUBT if codes[body + 1] >= KNOWN else YES if traits[codes[body + 1]] & UPPER else NO
    closed = at == stop + 2 and codes[stop] == STOP and codes[stop + 1] in TIGHT
    if alone or (closed and not traits[code] & DIGIT):
        return ends_with_full_stop(codes, start, stop, body, limit, tables)
    return YES if traits[code] & ALNUM or STARTS[code] or code >= 128 else NO


@compiled
def _is_attribution(codes: Any, first: int, limit: int, traits: Any) -> bool:
    """A dash and a capital: the name belongs to the words before it."""
    if codes[first] in DASHES:
        name = first + 1
    elif codes[first] == HYPHEN and first + 1 < limit and codes[first + 1] == HYPHEN:
        name = first + 2
    else:
        return False
    if name < limit and is_space(traits, codes[name]):
        name += 1
    return name < limit and is_capital(codes[name])
