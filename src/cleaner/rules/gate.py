"""Where phrases match: a gate of literals first, then only the patterns that it lets through, on the units it names.

A pattern reads one unit at a time: ``^`` and ``$`` are its start and its end, decoration apart (quotes, brackets,
bullets, arrows and stops around the words do not count), and letter case is ignored. RE2 runs in time linear in the
text whatever the pattern.

Most alternatives of most patterns hold a literal that every match must have; RE2's filter finds all literals of all
patterns in one pass over a unit. Alternatives without one, mostly lists of short words, are *loose*: they are asked of
short units only, all in one automaton.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import re2

from cleaner.rules.measures import Measures
from cleaner.rules.rule import Rule

EDGE = r"[ \t!-/:-@\[-`{-~»«›‹→←↑↓•·–—“”▶►▲▼●©®™✓✔★☆]{0,8}"
"""Decoration: what may stand before the first and after the last word of a unit that is nothing but the phrase."""

SHORT = 100
"""Bytes of the longest unit that loose alternatives are asked about."""

MEMORY = 64 << 20
"""Bytes for the states of one automaton; with RE2's default of 8 MB a large one forgets its states and slows down."""


class Match(NamedTuple):
    """A pattern found in a unit."""

    unit: int
    start: int
    """Byte offset in the unit's UTF-8 text, like ``end``."""
    end: int


class Alternative(NamedTuple):
    """One line of a rule's pattern."""

    rule: Rule
    regex: str


class Gate:
    """The compiled patterns of some rules. Compiled when first used: it takes a fraction of a second."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._all = [Alternative(rule, expand(line)) for rule in rules for line in rule.pattern.splitlines()]

    def search(self, measures: Measures) -> dict[Rule, list[Match]]:
        """The matches of every rule that has any, by unit."""
        found: dict[Rule, list[Match]] = defaultdict(list)
        for alternative, pattern, units in self._candidates(measures.lines):
            text = b"\n".join(measures.lines[unit] for unit in units)
            position = line = 0
            for match in pattern.finditer(text):
                start, end = match.span()
                while position + len(measures.lines[units[line]]) < start:
                    position += len(measures.lines[units[line]]) + 1
                    line += 1
                found[alternative.rule].append(Match(units[line], start - position, end - position))
        return {rule: sorted(matches) for rule, matches in found.items()}

    def _candidates(self, lines: list[bytes]) -> Iterator[tuple[Alternative, Any, list[int]]]:
        """Each alternative that may match, its compiled form, and the units where it may."""
        units: dict[int, list[int]] = defaultdict(list)
        for unit, line in enumerate(lines):
            for index in self._filter.Match(line.lower(), True) or ():
                units[index].append(unit)
        for index in sorted(units):
            yield self._tight[index], self._filter.re(index), units[index]
        short = [unit for unit, line in enumerate(lines) if len(line) <= SHORT]
        for index in self._set.Match(b"\n".join(lines[unit] for unit in short)) or ():
            yield self._loose[index], self._loose_patterns[index], short

    @cached_property
    def _split(self) -> tuple[list[Alternative], list[Alternative]]:
        """Alternatives with a literal, and without: the latter are let through whatever the text."""
        every = _filter(self._all)
        without = set(every.Match(b"", True) or ())
        tight = [a for index, a in enumerate(self._all) if index not in without]
        return tight, [a for index, a in enumerate(self._all) if index in without]

    @property
    def _tight(self) -> list[Alternative]:
        return self._split[0]

    @property
    def _loose(self) -> list[Alternative]:
        return self._split[1]

    @cached_property
    def _filter(self) -> Any:
        return _filter(self._tight)

    @cached_property
    def _set(self) -> Any:
        loose = re2.Set.SearchSet(_options())
        for alternative in self._loose:
            loose.Add(alternative.regex)
        loose.Compile()
        return loose

    @cached_property
    def _loose_patterns(self) -> list[Any]:
        return [re2.compile(alternative.regex, _options()) for alternative in self._loose]


def expand(line: str) -> str:
    """The RE2 of a line of a pattern: letter case ignored, anchors tolerant.

    >>> expand("add a comment")
    '(?im)add a comment'
    """
    line = line.strip()
    if line.startswith("^"):
        line = "^" + EDGE + line[1:]
    if line.endswith("$"):
        line = line[:-1] + EDGE + "$"
    return "(?im)" + line


def _filter(alternatives: Sequence[Alternative]) -> Any:
    gate = re2.Filter()
    for alternative in alternatives:
        gate.Add(alternative.regex, _options())
    gate.Compile()
    return gate


def _options() -> Any:
    options = re2.Options()
    options.max_mem = MEMORY
    options.never_capture = True
    options.never_nl = True  # negated classes must not leave the unit either
    return options
