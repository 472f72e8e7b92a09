"""What the pattern of a cue looks for, as literals: most cues are lists of words, and one walk over a text finds all lists at once.

A literal that is all that some match consists of proves the cue; one that is only a part of its matches lets the pattern be asked.
RE2 does not show what it has read, so Python's own parser reads the patterns; the two differ in nothing that cues are made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sign  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

GAP, EDGE, START, END = "\ue000", "\ue001", "\ue002", "\ue003"
"""In the spelling of what matches: anything, the edge of a word, the ends of the text."""

MANY = 1500
"""Spellings of one part of a pattern; where there would be more, what comes later is a gap."""

FEW = 6
"""Members of a class of characters that is spelled out."""

TELLING = 6
"""Worth of a literal that few texts hold."""

ANCHORS = {sign.AT_BEGINNING: START, sign.AT_END: END, sign.AT_BOUNDARY: EDGE}

Spellings = frozenset[str]


def spellings(pattern: str) -> Spellings:
    """Everything that a pattern matches, in lower case, with gaps.

    >>> sorted(spellings("(?:gr[ae]y|red) cats?")) == ["gray cat", "gray cats", "grey cat", "grey cats", "red cat", "red cats"]
    True
    """
    return _sequence(parser.parse(pattern))


def literal(spelling: str) -> str:
    """The part between gaps that tells most; the whole if there is no gap."""
    return max(spelling.split(GAP), key=_worth) if GAP in spelling else spelling


def _worth(piece: str) -> int:
    """How rarely a text holds it, roughly: words by their length, signs by more, and more at the ends of the text."""
    signs = [c for c in piece if c not in (EDGE, START, END)]
    return sum(1 if c.isalnum() or c in " .," else 4 for c in signs) + 6 * (bool(signs) and (START in piece or END in piece))


def _sequence(parts: Iterable[tuple[Any, Any]]) -> Spellings:
    whole: Spellings = frozenset([""])
    for kind, what in parts:
        whole = _joined(whole, _part(kind, what))
    return whole


def _part(kind: Any, what: Any) -> Spellings:
    if kind is sign.LITERAL:
        return frozenset([chr(what).lower()])
    if kind is sign.AT:
        return frozenset([ANCHORS[what]])
    if kind is sign.BRANCH:
        return frozenset().union(*(_sequence(branch) for branch in what[1]))
    if kind is sign.SUBPATTERN and not what[2]:  # a group in which letter case counts is more than its spellings say
        return _sequence(what[3])
    if kind is sign.IN:
        return _members(what)
    if kind in (sign.MAX_REPEAT, sign.MIN_REPEAT) and what[1] == 1:
        return _sequence(what[2]) | (frozenset() if what[0] else frozenset([""]))
    return frozenset([GAP])


def _members(parts: Iterable[tuple[Any, Any]]) -> Spellings:
    """The members of a class of characters."""
    members = set()
    for kind, what in parts:
        if kind is not sign.LITERAL:
            return frozenset([GAP])
        members.add(chr(what).lower())
    return frozenset(members) if len(members) <= FEW else frozenset([GAP])


def _joined(first: Spellings, then: Spellings) -> Spellings:
    """What comes before with what comes after, as far as it is not too much."""
    if len(first) * len(then) <= MANY:
        return frozenset(_shortened(a + b) for a in first for b in then)
    told = frozenset(spelling for spelling in first if _worth(literal(spelling)) >= TELLING)
    rest = first - told if len(first - told) * len(then) <= MANY else frozenset([GAP])
    return frozenset(_shortened(a + GAP) for a in told) | frozenset(_shortened(a + b) for a in rest for b in then)


def _shortened(spelling: str) -> str:
    """Between gaps only the part that tells most, and what is not ended yet."""
    *parts, last = spelling.split(GAP)
    return f"{max(parts, key=_worth)}{GAP}{last}" if len(parts) > 1 else spelling
