"""All literals of all patterns found in one compiled pass over the lines of a document (Aho and Corasick, 1975).

A pattern is a candidate in a line if all that it needs (``literals.need``) stands there: a literal of each of its sets, in order,
none overlapping another. Where several could serve, the one that ends first leaves most room for the next; so one pass
without any way back is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.rules.literals import EDGE, HEAD, TAIL, Need, bare, parted, plain
from cleaner.text.compiled import compiled

Ints = NDArray[np.int32]

FOLDED = (("\u212a".encode(), b"\xfe", "k"), ("\u017f".encode(), b"\xff", "s"))
"""Signs beyond ASCII that are ASCII letters if case is ignored: the Kelvin sign and the long s; a byte that UTF-8 has no use
for stands in their place, so that they are letters of a literal and none of a word, as they are for RE2."""

AT_HEAD, AT_TAIL, OPENS, CLOSES = 1, 2, 4, 8
"""What ties a literal to its surroundings."""

REACH = 32
"""Bytes after a literal in which a letter is looked for; farther on none is: the literal is believed to stand at the tail."""

LINE_BREAK, BLANK = 10, 32

SIGNS = " etaoinsrhldcumfpgwybvkxjqz0,.-'\"?!:;()/&#@|%$*+<=>[\\]^_`{}~"
"""The small alphabet, by frequency: what a text mostly needs of a state is one line of the processor's cache."""

OTHER, HIGH, WIDTH = 0, len(SIGNS) + 1, 64
"""Signs of control bytes and of bytes beyond ASCII, and how many there may be."""


class Automaton(NamedTuple):
    """What some patterns need as a machine over bytes. It is small, because what is in no cache costs more than all the rest."""

    step: NDArray[np.uint16]
    """By state and sign, the state after it; state 0 knows nothing. The states nearest to it come first."""
    first: Ints
    """By state, the first of the ends of literals in it; the next state's is the end of them."""
    ends: NDArray[np.int16]
    """Four numbers an end: the pattern whose literal it is, the number of its set, the literal's bytes, its ties."""
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
                text = bare(literal).encode().translate(SIGN_OF)
                ends.setdefault(text, []).append((pattern, number, len(text), _ties(literal)))
    texts = sorted(ends)
    coded = np.frombuffer(b"".join(texts), np.uint8)
    step, first, listed = _build(coded, _sums(map(len, texts)), _sums(len(ends[text]) for text in texts))
    if len(first) > 1 << 16:
        raise ValueError("the rules have too many different phrases for the machine that looks for them")
    columns = np.array([end for text in texts for end in ends[text]], np.int16).reshape(-1, 4)[listed]
    bounds = np.array([(len(sets), *others) for sets, *others in needs], np.int32).reshape(-1, 4).T
    sets, least, most, solid = map(np.ascontiguousarray, bounds)
    return Automaton(step, first, columns.ravel(), sets, least, most, solid, np.flatnonzero(sets == 0).astype(np.int32))


def candidates(machine: Automaton, lines: Sequence[bytes]) -> list[tuple[int, int]]:
    """Numbers of patterns and of the lines that have all they need, in pairs. Lines are UTF-8 without line breaks."""
    sheet = b"\n".join(lines) + b"\n" if lines else b""
    for sign, byte, _ in FOLDED:
        sheet = sheet.replace(sign, byte)
    data, signs = np.frombuffer(sheet, np.uint8), np.frombuffer(sheet.translate(SIGN_OF), np.uint8)
    patterns, places = _scan(data, signs, machine).tolist()
    return list(zip(patterns, places, strict=True))


def _sums(sizes: Iterable[int]) -> Ints:
    """Where each of things laid in a row begins, and where the last one ends."""
    return np.fromiter(accumulate(sizes, initial=0), np.int32)


def _ties(literal: str) -> int:
    front, _, back = parted(literal)
    return AT_HEAD * (HEAD in front) + OPENS * (EDGE in front) + AT_TAIL * (TAIL in back) + CLOSES * (EDGE in back)


def _sign_of(byte: int) -> int:
    for _, instead, letter in FOLDED:
        if byte == instead[0]:
            return SIGNS.index(letter) + 1
    return HIGH if byte > 127 else SIGNS.find(plain(chr(byte))) + 1


SIGN_OF = bytes(map(_sign_of, range(256)))
"""By byte, its sign."""


@compiled
def _build(coded: Any, texts: Any, ends: Any) -> Any:
    """The steps and first ends of the states, see ``Automaton``, and the ends in the order of states.

    ``texts`` and ``ends`` are where the signs and the ends of each literal begin.
    """
    child = np.zeros((len(coded) + 1, WIDTH), np.int32)
    text_of = np.full(len(coded) + 1, -1, np.int32)
    size = 1
    for text in range(len(texts) - 1):
        at = 0
        for place in range(texts[text], texts[text + 1]):
            if child[at, coded[place]] == 0:
                child[at, coded[place]] = size
                size += 1
            at = child[at, coded[place]]
        text_of[at] = text
    step = np.zeros((size, WIDTH), np.uint16)
    longest = np.zeros(size, np.int32)  # the longest end of a state that is a state, and below the longest that is a literal
    shorter = np.zeros(size, np.int32)
    found = np.full(size, -1, np.int32)  # by the number of a state, its literal
    total = np.zeros(size, np.int32)
    queue = np.zeros(size, np.int32)  # by the number of a state, its place in the tree; numbers go by depth
    waiting = 1
    for state in range(size):
        at = queue[state]
        back = longest[state]
        found[state] = text_of[at]
        shorter[state] = back if found[back] >= 0 else shorter[back]
        total[state] = total[shorter[state]]
        if found[state] >= 0:
            total[state] += ends[found[state] + 1] - ends[found[state]]
        for sign in range(WIDTH):
            if child[at, sign]:
                longest[waiting] = step[back, sign] if state else 0
                step[state, sign] = waiting
                queue[waiting] = child[at, sign]
                waiting += 1
            elif state:
                step[state, sign] = step[back, sign]
    listed = np.empty(total.sum(), np.int32)
    first = np.zeros(size + 1, np.int32)
    count = 0
    for state in range(size):
        at = state
        while at:
            if found[at] >= 0:
                for end in range(ends[found[at]], ends[found[at] + 1]):
                    listed[count] = end
                    count += 1
            at = shorter[at]
        first[state + 1] = count
    return step.ravel(), first, listed


@compiled
def _letter(byte: Any) -> Any:
    """An ASCII letter or digit."""
    return 48 <= byte <= 57 or 97 <= (byte | 32) <= 122


@compiled
def _wordlike(byte: Any) -> Any:
    return _letter(byte) or byte == 95


@compiled
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


@compiled
def _scan(data: Any, signs: Any, machine: Any) -> Any:
    """Patterns above, the lines that have what they need below."""
    step, first, ends, sets, least, most, solid, always = machine
    seen = np.full(len(sets), -1, np.int32)  # the line in which sets of a pattern were last found
    met = np.zeros(len(sets), np.int32)  # how many of them
    until = np.zeros(len(sets), np.int32)  # where the last of them ended
    complete = np.empty(len(sets), np.int32)
    found = np.empty((2, 256), np.int32)
    count, line, done, characters = 0, 0, 0, 0
    state = np.int64(0)
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
            done, characters, stretch = 0, 0, 0
            state = np.int64(0)
            head = len(data)
            continue
        characters += byte & 0xC0 != 0x80
        if head > at and _letter(byte):
            head = at
        state = np.int64(step[state * WIDTH + signs[at]])
        for end in range(first[state], first[state + 1]):
            pattern, place = ends[4 * end], ends[4 * end + 1]
            fresh = seen[pattern] != line
            if place != (0 if fresh else met[pattern]):
                continue
            begin, ties = at + 1 - ends[4 * end + 2], ends[4 * end + 3]
            if not fresh and begin < until[pattern]:
                continue
            if ties == 0 or _is_tied(data, begin, at + 1, head, ties):
                seen[pattern] = line
                met[pattern] = place + 1
                until[pattern] = at + 1
                if place + 1 == sets[pattern]:
                    complete[done] = pattern
                    done += 1
    return found[:, :count]
