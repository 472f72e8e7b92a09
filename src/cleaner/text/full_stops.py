"""Whether a full stop ends a sentence: what stands before it and after it, in compiled code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.abbreviations import BEFORE_NUMBERS, MAY_END, NEVER_END, OPENERS
from cleaner.text.characters import (
    ALNUM,
    ALPHA,
    DECIMAL,
    DIGIT,
    DOUBT,
    KNOWN,
    LOWER,
    NO,
    UPPER,
    YES,
    has,
    is_capital,
    is_space,
    numbers,
    signs,
    traits,
)  # fmt: skip
from cleaner.text.compiled import compiled

LOOK_BACK = 40
"""Characters looked at before a stop: longer than any abbreviation."""

LONGEST = 9
"""Letters of the longest word that is looked up: seven bits each are one number."""

BREAKS = signs("([\"“‘/—–")
"""No part of the word before a stop."""

STOP, LINE_BREAK, BLANK, PRONOUN, DOTTED = numbers(".\n I\u0130")
"""I is a word and no initial; with a dot above it is two characters in lower case."""


class Tables(NamedTuple):
    """What the pass looks up: traits of characters, and words as sorted numbers."""

    traits: NDArray[np.uint8]
    may_end: NDArray[np.int64]
    never_end: NDArray[np.int64]
    before_numbers: NDArray[np.int64]
    openers: NDArray[np.int64]


@cache
def tables() -> Tables:
    """Made when first used."""
    return Tables(traits(), *map(word_numbers, (MAY_END, NEVER_END, BEFORE_NUMBERS, OPENERS)))


def word_numbers(words: Iterable[str]) -> NDArray[np.int64]:
    """Words of ASCII, no longer than ``LONGEST``, as sorted numbers."""
    return np.array(sorted(sum(ord(letter) << 7 * place for place, letter in enumerate(word)) for word in words), np.int64)


@compiled
def ends_with_full_stop(codes: Any, start: int, dot: int, body: int, limit: int, tables: Any) -> int:
    """Whether the full stop at ``dot`` is more than an abbreviation's, when ``body`` follows it, which is read up to ``limit``."""
    traits = tables.traits
    first, last = _word_before(codes, start, dot, traits)
    dotted = last > first
    word: Any = np.int64(0)
    for i in range(first, last):
        code = codes[i]
        if code == DOTTED or code >= KNOWN:
            return DOUBT
        lower = code + 32 if is_capital(code) else code
        if i - first < LONGEST:
            word |= np.int64(lower) << 7 * (i - first) if lower < 128 else -1
        dotted = dotted and (lower == STOP if (i - first) % 2 else 97 <= lower <= 122)
    if last - first > LONGEST:
        word = -1
    opens = _opens(codes, body, limit, tables)
    if opens == DOUBT:
        return DOUBT
    if is_in(tables.may_end, word):
        return opens
    if is_in(tables.never_end, word):
        return YES if is_in(tables.before_numbers, word) and not traits[codes[body]] & DIGIT else NO
    if last - first == 1 and traits[codes[first]] & ALPHA and traits[codes[first]] & UPPER:
        return YES if opens == YES or codes[first] == PRONOUN else NO
    if dotted and last - first > 1 and (last - first) % 2:
        return opens
    return YES


@compiled
def is_glued(codes: Any, start: int, dot: int, end: int, traits: Any) -> int:
    """``done.The next``: a lost space, not a host name or a version."""
    first, last = _word_before(codes, start, dot, traits)
    if last - first < 3:
        return NO
    at = dot + 1
    if not is_capital(codes[at]):
        return NO
    at += 1
    while at < end and 97 <= codes[at] <= 122:
        at += 1
    if at == dot + 2 or at == end or codes[at] != BLANK:
        return NO
    for i in range(first, last):
        if codes[i] >= KNOWN:
            return DOUBT
        if not traits[codes[i]] & ALPHA:
            return NO
    return YES if has(traits, codes[dot - 1], LOWER) else NO


@compiled
def _word_before(codes: Any, start: int, dot: int, traits: Any) -> Any:
    """Start and end of the word before a stop."""
    least = max(start, dot - LOOK_BACK)
    if dot > least and codes[dot - 1] == LINE_BREAK:
        dot -= 1
    first = dot
    while first > least and not is_space(traits, codes[first - 1]) and not (codes[first - 1] < KNOWN and BREAKS[codes[first - 1]]):
        first -= 1
    return first, dot


@compiled
def _opens(codes: Any, body: int, limit: int, tables: Any) -> int:
    """Whether a word that opens sentences stands there."""
    word = np.int64(0)
    at = body
    while at < limit:
        if codes[at] >= KNOWN:
            return DOUBT
        if not tables.traits[codes[at]] & ALNUM or tables.traits[codes[at]] & DECIMAL:
            break
        if codes[at] >= 128 or at - body >= LONGEST:
            return NO
        word |= np.int64(codes[at]) << 7 * (at - body)
        at += 1
    return YES if is_in(tables.openers, word) else NO


@compiled
def is_in(words: Any, word: Any) -> Any:
    """Whether a word's number is among sorted ones."""
    place = np.searchsorted(words, word)
    return place < len(words) and words[place] == word
