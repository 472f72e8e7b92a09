"""All literals of all patterns found in one compiled pass over the lines of a document (Aho and Corasick, 1975).

A pattern is a candidate in a line if all that it needs (``literals.need``) stands there: a literal of each of its sets, in order,
none overlapping another. Where several could serve, the one that ends first leaves most room for the next; so one pass
without any way back is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cleaner.rules.literals import EDGE, HEAD, TAIL, Need, bare, parted, plain

Ints = NDArray[np.int32]
Function = TypeVar("Function", bound=Callable[..., Any])

FOLDED = (("\u212a".encode(), b"\xfe", "k"), ("\u017f".encode(), b"\xff", "s"))
"""Signs beyond ASCII that are ASCII letters if case is ignored: the Kelvin sign and the long s; a byte that UTF-8 has no use
for stands in their place, so that they are letters of a literal and none of a word, as they are for RE2."""

AT_HEAD, AT_TAIL, OPENS, CLOSES = 1, 2, 4, 8
"""What ties a literal to its surroundings."""

REACH = 32
"""Bytes after a literal in which a letter is looked for; farther on none is: the literal is believed to stand at the tail."""

LINE_BREAK, BLANK = 10, 32
OTHER = 2
"""The sign of bytes in no literal; those of others are greater."""


def _compiled(function: Function) -> Function:
    """Machine code, kept on disk between runs; holds no interpreter lock."""
    made: Any = njit(nogil=True, cache=True)(function)
    return cast(Function, made)


class Automaton(NamedTuple):
    """What some patterns need as a machine over bytes. A state is the place of its first step in ``step``."""

    signs: NDArray[np.uint8]
    """By byte, the sign of the literals' alphabet; ``OTHER`` for a byte in no literal."""
    step: Ints
    """By state and sign, the state after it; state 0 knows nothing. In place of signs 0 and 1, where the ends of the literals
    that end in the state begin and end."""
    pattern: Ints
    """By end, the pattern whose literal it is; below the number of its set, its bytes and its ties."""
    place: Ints
    size: Ints
    ties: Ints
    sets: Ints
    """By pattern, how many sets it has; below what else a line must have, see ``Need``."""
    least: Ints
    most: Ints
    solid: Ints
    always: Ints
    """The patterns without a set."""


def automaton(needs: Sequence[Need]) -> Automaton:
    """The machine that finds what patterns need."""
    ends: dict[bytes, list[tuple[int, int, int, int]]] = {}
    for pattern, wanted in enumerate(needs):
        for number, literals in enumerate(wanted.sets):
            for literal in sorted(literals):
                text = bare(literal).encode()
                ends.setdefault(text, []).append((pattern, number, len(text), _ties(literal)))
    texts = sorted(ends)
    signs = _signs(texts)
    coded = signs[np.frombuffer(b"".join(texts), np.uint8)]
    width = int(signs.max()) + 1
    step, listed = _build(coded, _sums(map(len, texts)), _sums(len(ends[text]) for text in texts), width)
    columns = np.array([end for text in texts for end in ends[text]], np.int32).reshape(-1, 4)[listed].T
    bounds = np.array([(len(sets), *others) for sets, *others in needs], np.int32).reshape(-1, 4).T
    always = np.flatnonzero(bounds[0] == 0).astype(np.int32)
    pattern_of, place, size, ties = map(np.ascontiguousarray, columns)
    sets, least, most, solid = map(np.ascontiguousarray, bounds)
    return Automaton(signs, step, pattern_of, place, size, ties, sets, least, most, solid, always)


def candidates(machine: Automaton, lines: Sequence[bytes]) -> list[tuple[int, int]]:
    """Numbers of patterns and of the lines that have all they need, in pairs. Lines are UTF-8 without line breaks."""
    sheet = b"\n".join(lines) + b"\n" if lines else b""
    for sign, byte, _ in FOLDED:
        sheet = sheet.replace(sign, byte)
    patterns, places = _scan(np.frombuffer(sheet, np.uint8), machine).tolist()
    return list(zip(patterns, places, strict=True))


def _sums(sizes: Iterable[int]) -> Ints:
    """Where each of things laid in a row begins, and where the last one ends."""
    return np.fromiter(accumulate(sizes, initial=0), np.int32)


def _ties(literal: str) -> int:
    front, _, back = parted(literal)
    return AT_HEAD * (HEAD in front) + OPENS * (EDGE in front) + AT_TAIL * (TAIL in back) + CLOSES * (EDGE in back)


def _signs(texts: Sequence[bytes]) -> NDArray[np.uint8]:
    """By byte, its number in the alphabet of the literals."""
    known = sorted(set(b"".join(texts)))
    signs = np.full(256, OTHER, np.uint8)
    for byte in range(128):
        sign = plain(chr(byte)).encode()
        if byte != LINE_BREAK and sign[0] in known:
            signs[byte] = known.index(sign[0]) + OTHER + 1
    for byte in known:
        signs[byte] = known.index(byte) + OTHER + 1
    for _, instead, letter in FOLDED:
        signs[instead[0]] = signs[ord(letter)]
    return signs


@_compiled
def _build(coded: Any, texts: Any, ends: Any, width: int) -> Any:
    """The steps between states, see ``Automaton``, and the ends in the order of states.

    ``texts`` and ``ends`` are where the signs and the ends of each literal begin.
    """
    step = np.zeros((len(coded) + 1, width), np.int32)
    text_of = np.full(len(coded) + 1, -1, np.int32)
    size = 1
    for text in range(len(texts) - 1):
        at = 0
        for place in range(texts[text], texts[text + 1]):
            if step[at, coded[place]] == 0:
                step[at, coded[place]] = size
                size += 1
            at = step[at, coded[place]]
        text_of[at] = text
    longest = np.zeros(size, np.int32)  # the longest end of a state that is a state, and below the longest that is a literal
    shorter = np.zeros(size, np.int32)
    total = np.zeros(size + 1, np.int32)
    queue = np.zeros(size, np.int32)  # by depth; the start is the first
    waiting = 1
    for turn in range(size):
        at = queue[turn]
        back = longest[at]
        shorter[at] = back if text_of[back] >= 0 else shorter[back]
        total[at] = total[shorter[at]]
        if text_of[at] >= 0:
            total[at] += ends[text_of[at] + 1] - ends[text_of[at]]
        for sign in range(OTHER, width):
            after = step[at, sign]
            if after:
                longest[after] = step[back, sign] if at else 0
                queue[waiting] = after
                waiting += 1
            elif at:
                step[at, sign] = step[back, sign]
    listed = np.empty(total.sum(), np.int32)
    count = 0
    step = step[:size] * np.int32(width)
    for state in range(size):
        step[state, 0] = count
        at = state
        while at:
            if text_of[at] >= 0:
                for end in range(ends[text_of[at]], ends[text_of[at] + 1]):
                    listed[count] = end
                    count += 1
            at = shorter[at]
        step[state, 1] = count
    return step.ravel(), listed


@_compiled
def _letter(byte: Any) -> Any:
    """An ASCII letter or digit."""
    return 48 <= byte <= 57 or 97 <= (byte | 32) <= 122


@_compiled
def _wordlike(byte: Any) -> Any:
    return _letter(byte) or byte == 95


@_compiled
def _is_tied(data: Any, begin: int, end: int, head: int, ties: int) -> Any:
    """A literal stands where it must; ``head`` is where the first letter of the line is."""
    if ties & AT_HEAD and begin > head:
        return False
    if ties & OPENS and _wordlike(data[begin]) == (begin > 0 and _wordlike(data[begin - 1])):
        return False
    if ties & CLOSES and _wordlike(data[end - 1]) == _wordlike(data[end]):
        return False
    if ties & AT_TAIL:
        for place in range(end, min(end + REACH, len(data))):
            if data[place] == LINE_BREAK:
                break
            if _letter(data[place]):
                return False
    return True


@_compiled
def _scan(data: Any, machine: Any) -> Any:
    """Patterns above, the lines that have what they need below."""
    signs, step, owner, place, size, ties, sets, least, most, solid, always = machine
    seen = np.full(len(sets), -1, np.int32)  # the line in which sets of a pattern were last found
    met = np.zeros(len(sets), np.int32)  # how many of them
    until = np.zeros(len(sets), np.int32)  # where the last of them ended
    complete = np.empty(len(sets), np.int32)
    found = np.empty((2, 256), np.int32)
    count, line, done, state, characters = 0, 0, 0, 0, 0
    head = len(data)  # the first letter of the line
    blank, stretch = -1, 0  # the last blank of the line, and the longest stretch without one
    for at in range(len(data)):
        byte = data[at]
        if byte in (BLANK, LINE_BREAK):
            stretch = max(stretch, at - blank - 1)
            blank = at
        if byte == LINE_BREAK:
            for number in range(done + len(always)):
                pattern = complete[number] if number < done else always[number - done]
                if least[pattern] <= characters <= most[pattern] and stretch >= solid[pattern]:
                    if count == found.shape[1]:
                        found = np.concatenate((found, np.empty_like(found)), axis=1)
                    found[0, count] = pattern
                    found[1, count] = line
                    count += 1
            line += 1
            done, state, characters, stretch = 0, 0, 0, 0
            head = len(data)
            continue
        characters += byte & 0xC0 != 0x80
        if head > at and _letter(byte):
            head = at
        state = step[state + signs[byte]]
        for number in range(step[state], step[state + 1]):
            pattern = owner[number]
            fresh = seen[pattern] != line
            if place[number] != (0 if fresh else met[pattern]):
                continue
            begin = at + 1 - size[number]
            if not fresh and begin < until[pattern]:
                continue
            if ties[number] == 0 or _is_tied(data, begin, at + 1, head, ties[number]):
                seen[pattern] = line
                met[pattern] = place[number] + 1
                until[pattern] = at + 1
                if met[pattern] == sets[pattern]:
                    complete[done] = pattern
                    done += 1
    return found[:, :count]
