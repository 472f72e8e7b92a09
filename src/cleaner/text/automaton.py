"""Many literals looked for in many texts at once: the automaton of Aho and Corasick, walked over bytes in one compiled pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled

EDGE_BEFORE, EDGE_AFTER, AT_START, AT_END = 1, 2, 4, 8
"""What a literal may ask of where it stands: a word's edge before or after it (words are of ASCII, as in RE2), an end of its text."""

_WORD = np.zeros(256, np.bool_)
_WORD[[*b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"]] = True


class Literal(NamedTuple):
    """Bytes to look for."""

    spelled: bytes
    """ASCII letters in lower case: the case of letters in the texts is ignored."""
    asks: int
    """Sum of the above."""
    says: tuple[int, int]
    """Two sets of up to 64 bits that join those of a text in which the literal stands."""


class Automaton(NamedTuple):
    """The tables of some literals."""

    classes: NDArray[np.int32]
    """By byte: its column in ``moves``."""
    moves: NDArray[Any]
    """States x classes of bytes: twice the next state, and one more where a literal ends there; state 0 is the beginning."""
    ends: NDArray[np.int32]
    """By state: a literal that is all that leads there, or -1."""
    others: NDArray[np.int32]
    """By literal: another that is spelled the same, or -1."""
    shorter: NDArray[np.int32]
    """By state: the state of the next shorter literal that ends there too, or 0."""
    sizes: NDArray[np.int64]
    asks: NDArray[np.int64]
    says: NDArray[np.uint64]
    """Literals x 2."""

    @classmethod
    def of(cls, literals: Sequence[Literal]) -> Automaton:
        """Made level by level: the literals as a tree, then for every state where to go on when the tree does not."""
        bytes_used = sorted({byte for literal in literals for byte in literal.spelled})
        classes = np.zeros(256, np.int32)
        classes[bytes_used] = np.arange(1, len(bytes_used) + 1)
        classes[65:91] = classes[97:123]
        branches, last = _tree(literals, classes.tolist())
        parents, columns, depths = (np.array(column, np.int32) for column in zip((0, 0, 0), *branches, strict=True))
        moves = np.zeros((len(parents), len(bytes_used) + 1), np.int32)
        ends, shorter, back = np.full(len(parents), -1, np.int32), np.zeros_like(parents), np.zeros_like(parents)
        others = np.full(len(literals), -1, np.int32)
        for number, state in enumerate(last):
            others[number], ends[state] = ends[state], number
        for depth in range(1, depths.max() + 1):
            level = np.flatnonzero(depths == depth)
            parent, column = parents[level], columns[level]
            if depth > 1:
                back[level] = moves[back[parent], column]
            moves[parent, column] = level
            moves[level] = moves[back[level]]
            shorter[level] = np.where(ends[back[level]] >= 0, back[level], shorter[back[level]])
        moves = 2 * moves + ((ends >= 0) | (shorter > 0))[moves]
        moves = moves.astype(np.min_scalar_type(moves.max()))
        sizes = np.array([len(literal.spelled) for literal in literals], np.int64)
        asks = np.array([literal.asks for literal in literals], np.int64)
        return cls(classes, moves, ends, others, shorter, sizes, asks, np.array([literal.says for literal in literals], np.uint64))

    def read(self, texts: Sequence[bytes]) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]:
        """Texts x 2: what the literals in each text say together; how many words, of ASCII, each text has, and how many of them begin
        with a digit."""
        sizes = np.array([len(text) for text in texts], np.int64)
        found: tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]] = _walk(self, np.frombuffer(b"".join(texts), np.uint8), sizes)
        return found


def _tree(literals: Sequence[Literal], classes: Sequence[int]) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Parent, column and depth of every state but the first, and the state in which each literal ends."""
    states: dict[bytes, int] = {b"": 0}
    branches: list[tuple[int, int, int]] = []
    last = []
    for spelled, *_ in literals:
        known = len(spelled)
        while spelled[:known] not in states:
            known -= 1
        for depth in range(known, len(spelled)):
            branches.append((states[spelled[:depth]], classes[spelled[depth]], depth + 1))
            states[spelled[: depth + 1]] = len(branches)
        last.append(states[spelled])
    return branches, last


@compiled
def _walk(automaton: Any, data: Any, sizes: Any) -> Any:
    found, words, numbers = np.zeros((len(sizes), 2), np.uint64), np.zeros(len(sizes), np.int64), np.zeros(len(sizes), np.int64)
    classes, moves, ends, shorter = automaton.classes, automaton.moves, automaton.ends, automaton.shorter
    start = 0
    for text in range(len(sizes)):
        stop = start + sizes[text]
        state: Any = 0
        for at in range(start, stop):
            if _WORD[data[at]] and (at == start or not _WORD[data[at - 1]]):
                words[text] += 1
                numbers[text] += 48 <= data[at] <= 57
            move = np.int64(moves[state, classes[data[at]]])
            state = move >> 1
            hit = state if move & 1 else 0
            while hit:
                literal = ends[hit]
                while literal >= 0:
                    if _stands(data, at + 1 - automaton.sizes[literal], at + 1, start, stop, automaton.asks[literal]):
                        found[text, 0] |= automaton.says[literal, 0]
                        found[text, 1] |= automaton.says[literal, 1]
                    literal = automaton.others[literal]
                hit = shorter[hit]
        start = stop
    return found, words, numbers


@compiled
def _stands(data: Any, begin: int, end: int, start: int, stop: int, asks: int) -> bool:
    """Whether the bytes from ``begin`` to ``end`` of the text from ``start`` to ``stop`` stand as they should."""
    if (asks & AT_START and begin != start) or (asks & AT_END and end != stop):
        return False
    if asks & EDGE_BEFORE and begin > start and _WORD[data[begin - 1]] == _WORD[data[begin]]:
        return False
    if asks & EDGE_BEFORE and begin == start and not _WORD[data[begin]]:
        return False
    if asks & EDGE_AFTER and end < stop and _WORD[data[end]] == _WORD[data[end - 1]]:
        return False
    return not (asks & EDGE_AFTER and end == stop and not _WORD[data[end - 1]])
