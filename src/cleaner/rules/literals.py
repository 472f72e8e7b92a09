"""What every match of a pattern must hold: sets of literals, one of each set, one after the other.

Whoever finds no such sequence in a line need not ask the pattern. The literals are in a small alphabet (``plain``): letters are
lower case, every digit is ``0``, white space a blank. A literal may be tied to the ends of its line or to the edges of
a word by the marks below, which are no part of its bytes.

RE2 cannot be asked what it would look for, so the tree that Python's own parser makes is read. The patterns are read the
same by both, but that ``\\w``, ``\\d``, ``\\s`` and ``\\b`` of RE2 know ASCII alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from math import prod
from re import _constants as tree  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from string import ascii_lowercase, digits
from typing import Any, NamedTuple

HEAD, TAIL, EDGE = "\x02", "\x03", "\x08"
"""Marks in a literal: no ASCII letter or digit stands before it in its line, or after it; here a word begins or ends."""

MOST = 100
"""Literals of a sequence; where there would be more, it is parted in two, one after the other."""

BRANCHES = 600
"""Literals of alternatives; where there would be more, nothing is known of them."""

ENOUGH = 8
"""Characters of a literal; longer ones are cut, for so many are rare."""

OFTEN = 0.15
"""Frequency of a set from which on it is left out if there is a rarer one."""

FEW = 12
"""Members of a class of signs that are told apart."""

LONGEST = 1 << 30
"""Characters of a line without bounds."""

SPACES = "\t\f\r "

Literals = frozenset[str]
EMPTY: Literals = frozenset([""])


class Need(NamedTuple):
    """What a line must have for a pattern to match in it."""

    sets: tuple[Literals, ...]
    """Every match holds one literal of each, in this order, none overlapping another."""
    least: int
    """Characters of the shortest line, and below of the longest."""
    most: int
    solid: int
    """Characters that every match holds without a blank between them."""


@cache
def need(regex: str) -> Need:
    """What a match of a pattern needs.

    >>> [sorted(literals) for literals in need(r"(?i)see (?:our|the) \\w+ lists?$").sets]
    [['see our ', 'see the '], [' list\\x03', ' lists\\x03']]
    """
    items = parser.parse(regex)
    least, most = items.getwidth()
    whole = len(items) and items[0] == (tree.AT, tree.AT_BEGINNING) and items[-1] == (tree.AT, tree.AT_END)
    sets = _Chain(items).sets
    telling = [literals for literals in sets if frequency(literals) < OFTEN] or sorted(sets, key=_tied)[:1]
    solid = max(map(_solid, items), default=0)
    return Need(tuple(telling), min(least, LONGEST), min(most, LONGEST) if whole else LONGEST, solid)


def plain(sign: str) -> str:
    """The sign of the small alphabet that stands for a sign."""
    return "0" if sign in digits else " " if sign in SPACES else sign.lower()


class _Chain:
    """The sets of a sequence, made from left to right."""

    def __init__(self, items: Any, run: Literals = EMPTY) -> None:
        self.sets: list[Literals] = []
        self.run = run
        """What the match holds right before the place that is being read."""
        self._read(items)
        self._cut()

    def _read(self, items: Any) -> None:
        for kind, value in _tails(items):
            language = _language([(kind, value)])
            if language is not None:
                self._append(language)
            elif kind is tree.SUBPATTERN and not value[2]:
                self._read(value[-1])
            elif kind is tree.SUBPATTERN:  # letter case counts inside
                self._cut()
                self.sets += _Chain(value[-1]).sets
            elif kind in REPEATS and value[0]:
                self._read(value[2])
                self._cut()
            elif kind is tree.BRANCH:
                if any(map(bare, self.run)):
                    self._cut()
                self.sets += _either([_Chain(branch, self.run).sets for branch in value[1]])
                self.run = EMPTY
            elif not (self.run == {HEAD} and _is_decoration(kind, value)):
                self._cut()

    def _append(self, language: Literals) -> None:
        if len(self.run) * len(language) > MOST:
            self._cut()
        self.run = frozenset(map("".join, product(self.run, language)))

    def _cut(self) -> None:
        found = _cropped(self.run)
        if all(map(bare, found)):
            self.sets.append(found)
        self.run = EMPTY


def _cropped(literals: Literals) -> Literals:
    """Literals cut to what is enough, and without those that begin with another one."""
    cropped: dict[tuple[str, str], str] = {}
    for literal in literals:
        front, text, back = parted(literal)
        if len(text) > ENOUGH or cropped.get((front, text), back) != back:
            back = ""
        cropped[front, text[:ENOUGH]] = back
    return frozenset(
        front + text + back
        for (front, text), back in cropped.items()
        if not any(cropped.get((front, text[:size])) == "" for size in range(1, len(text)))
    )


REPEATS = (tree.MAX_REPEAT, tree.MIN_REPEAT)


def _either(branches: list[list[Literals]]) -> Iterator[Literals]:
    """The set of which every match of one of the branches holds a literal: the rarest set of each."""
    if all(branches):
        union = _cropped(frozenset().union(*(min(sets, key=_tied) for sets in branches)))
        if len(union) <= BRANCHES:
            yield union


def frequency(literals: Literals) -> float:
    """How often one of them is to be expected at a place, roughly."""
    return sum(map(_frequency, literals))


def _frequency(literal: str) -> float:
    text = bare(literal)
    return COMMON.get(text[0], RARE) * prod(FOLLOWS if sign in COMMON else RARE for sign in text[1:])


def _tied(literals: Literals) -> float:
    """The same, where a literal at the head or the tail of a line is rarer."""
    return sum(_frequency(literal) * ENDS ** (HEAD in literal or TAIL in literal) for literal in literals)


COMMON = {letter: 0.1 - 0.004 * rank for rank, letter in enumerate("etaoinsrhldcumfpgwybvkxjqz")}
COMMON |= {" ": 0.17, "0": 0.01, ",": 0.01, ".": 0.01}
RARE = 0.002
FOLLOWS = 0.25
ENDS = 0.03
"""How often a sign comes at all, and how often after the one before it; what share of places are the ends of a line. Roughly."""


def _language(items: Iterable[Any]) -> Literals | None:
    """All that a sequence can match, if that is few."""
    made = EMPTY
    for kind, value in _tails(items):
        one = _words(kind, value)
        if one is None or len(made) * len(one) > MOST:
            return None
        made = frozenset(map("".join, product(made, one)))
    return made


def _words(kind: Any, value: Any) -> Literals | None:
    """All that an item of a sequence can match, if that is few."""
    if kind is tree.LITERAL:
        return _sign(chr(value))
    if kind is tree.AT:
        return MARKS.get(value)
    if kind is tree.IN:
        return _alternatives([_sign(sign) for sign in _members(value) or ()], FEW)
    if kind is tree.SUBPATTERN:
        return _language(value[-1])
    if kind is tree.BRANCH:
        return _alternatives(map(_language, value[1]), BRANCHES)
    if kind in REPEATS:
        least, most, body = value
        return _alternatives((_language([*body] * times) for times in range(least, most + 1)), MOST) if most <= FEW else None
    return None


def _alternatives(languages: Iterable[Literals | None], limit: int) -> Literals | None:
    """All that alternatives can match, if that is few and known of each of them."""
    union = EMPTY - EMPTY
    for language in languages:
        if language is None or len(union | language) > limit:
            return None
        union |= language
    return union or None


MARKS = {
    tree.AT_BEGINNING: frozenset([HEAD]), tree.AT_END: frozenset([TAIL]), tree.AT_BOUNDARY: frozenset([EDGE]),
    tree.AT_NON_BOUNDARY: EMPTY,
}  # fmt: skip


def _sign(sign: str) -> Literals | None:
    """A sign as a literal. Letters beyond ASCII are told in every case, because their bytes differ."""
    return frozenset([plain(sign)]) if sign.isascii() or sign.lower() == sign.upper() else _cases().get(sign.casefold())


@cache
def _cases() -> dict[str, Literals]:
    """By their folded form, the letters beyond ASCII that are the same letter, whose bytes differ."""
    cases: dict[str, set[str]] = {}
    for letter in map(chr, range(0x80, 0x1F000)):
        if letter.lower() != letter.upper():
            cases.setdefault(letter.casefold(), set()).add(letter)
    return {folded: frozenset(letters) for folded, letters in cases.items() if not folded.isascii()}


def _members(items: Any) -> set[str] | None:
    """The signs of a class; None if they are many."""
    signs: set[str] = set()
    for kind, value in items:
        if kind is tree.LITERAL:
            signs.add(chr(value))
        elif kind is tree.RANGE and value[1] - value[0] < 1 << 7:
            signs.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is tree.CATEGORY and value in CATEGORIES:
            signs.update(CATEGORIES[value])
        else:
            return None
    return signs


WORDLIKE = {*ascii_lowercase, *digits}
CATEGORIES = {tree.CATEGORY_DIGIT: digits, tree.CATEGORY_SPACE: SPACES}


def _solid(item: Any) -> int:
    """How many signs of a class without a blank the item of a sequence is made of at least."""
    kind, value = item
    if kind not in REPEATS or len(value[2]) != 1 or value[2][0][0] is not tree.IN:
        return 0
    signs = _members(value[2][0][1])
    return value[0] if signs is not None and " " not in signs else 0


def _is_decoration(kind: Any, value: Any) -> bool:
    """The item matches no ASCII letter or digit: the head of a line is still its head after it."""
    if kind in REPEATS:
        return all(_is_decoration(*item) for item in value[2])
    if kind is not tree.IN:
        return False
    negated = value[0][0] is tree.NEGATE
    signs = _members(value[negated:])
    if signs is None:
        return False
    folded = {sign.casefold() for sign in signs}
    return folded >= WORDLIKE if negated else folded.isdisjoint(WORDLIKE)


def _tails(items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The items of a sequence; decoration before the end of the line is part of the end."""
    items = list(items)
    for number, (kind, value) in enumerate(items):
        last = number + 1 < len(items) and items[number + 1] == (tree.AT, tree.AT_END)
        if not (last and kind in REPEATS and value[0] == 0 and _is_decoration(kind, value)):
            yield kind, value


def parted(literal: str) -> tuple[str, str, str]:
    """The marks before a literal, what it is, and the marks after it; those inside it, where nothing can match, left out."""
    front = literal[: len(literal) - len(literal.lstrip(HEAD + TAIL + EDGE))]
    back = literal[len(literal.rstrip(HEAD + TAIL + EDGE)) :]
    return HEAD * (HEAD in front) + EDGE * (EDGE in front), bare(literal), EDGE * (EDGE in back) + TAIL * (TAIL in back)


def bare(literal: str) -> str:
    """The literal without its marks."""
    return re.sub(f"[{HEAD}{TAIL}{EDGE}]", "", literal)
