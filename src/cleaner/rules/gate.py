"""Where phrases match: a gate of literals first, then only the patterns that it lets through, on the units it names.

A pattern reads one unit at a time: ``^`` and ``$`` are its start and its end, decoration apart (quotes, brackets,
bullets, arrows and stops around the words do not count), and letter case is ignored. RE2 runs in time linear in the
text whatever the pattern.

Most alternatives hold a literal that every match must have; RE2's filter finds all literals of many patterns in one pass
over a unit. Alternatives without one, mostly lists of short words, are *loose*, and *closed* are those that account for
a whole unit without a gap: both are asked of short units only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

import re2

from cleaner.rules.rule import Rule
from cleaner.text.remembered import remembered

EDGE = r"[ \t!-/:-@\[-`{-~»«›‹→←↑↓•·–—“”▶►▲▼●©®™✓✔★☆]{0,8}"
"""Decoration: what may stand before the first and after the last word of a unit that is nothing but the phrase."""

SHORT = 120
"""Bytes of the longest unit that closed and loose alternatives are asked about."""

OPEN = re.compile(r"\.[*+]|\{\d*,(?:[4-9]\d|\d{3,})\}|\{\d+,\}")
"""A gap of forty characters or more in a pattern."""

MEMORY = 64 << 20
"""Bytes for the states of one automaton; with RE2's default of 8 MB a large one forgets its states and slows down."""

PORTION = 180
"""Alternatives in one filter, whose memory cannot be set: with many more it slows down several times."""


REMEMBERED = 1 << 14
"""Lines whose matches are remembered: a document is read again without what was cut from it, and menus come again and again."""


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


Found = tuple[tuple[int, Rule, int, int], ...]
"""The matches in one line: the number of the alternative, its rule, start and end."""


class Gate:
    """The compiled patterns of some rules. Compiled when first used: it takes a fraction of a second."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._all = [Alternative(rule, expand(line)) for rule in rules for line in rule.pattern.splitlines()]
        self._matches = remembered(REMEMBERED)(self._search)

    def search(self, lines: list[bytes]) -> dict[Rule, list[Match]]:
        """The matches of every rule that has any, by unit; ``lines`` are the units' texts, see ``Measures.lines``."""
        hits = [(number, unit, rule, start, end) for unit, line in enumerate(lines) for number, rule, start, end in self._matches(line)]
        found: dict[Rule, list[Match]] = {}
        for _, unit, rule, start, end in sorted(hits, key=itemgetter(0)):
            found.setdefault(rule, []).append(Match(unit, start, end))
        return {rule: sorted(matches) for rule, matches in found.items()}

    def _search(self, line: bytes) -> Found:
        """The matches in one line, in the order of the kinds of alternatives: open, closed, loose."""
        found = list(self._open.search(line, 0))
        if len(line) <= SHORT:
            found += self._closed.search(line, len(self._kinds[0]))
            loose, patterns, together = self._loose
            first = len(self._kinds[0]) + len(self._kinds[1])
            for index in together.Match(line) or ():
                found += [(first + index, loose[index].rule, *match.span()) for match in patterns[index].finditer(line)]
        return tuple(found)

    @cached_property
    def _kinds(self) -> tuple[list[Alternative], list[Alternative], list[Alternative]]:
        """Open, closed and loose alternatives."""
        without = {a for sieve in (Sieve(self._all),) for a in sieve.unfiltered()}
        tight = [a for a in self._all if a not in without]
        closed = [a for a in tight if _is_closed(a.regex)]
        return [a for a in tight if a not in closed], closed, [a for a in self._all if a in without]

    @cached_property
    def _open(self) -> Sieve:
        return Sieve(self._kinds[0])

    @cached_property
    def _closed(self) -> Sieve:
        return Sieve(self._kinds[1])

    @cached_property
    def _loose(self) -> tuple[list[Alternative], list[Any], Any]:
        """Alternatives without a literal, compiled, and all in one automaton."""
        loose, together = self._kinds[2], re2.Set.SearchSet(_options())
        for alternative in loose:
            together.Add(alternative.regex)
        together.Compile()
        return loose, [re2.compile(a.regex, _options()) for a in loose], together


class Sieve:
    """Alternatives behind filters of their literals."""

    def __init__(self, alternatives: list[Alternative]) -> None:
        portions = [alternatives[i : i + PORTION] for i in range(0, len(alternatives), PORTION)]
        self.parts = [(portion, _filter(portion)) for portion in portions]

    def unfiltered(self) -> Iterator[Alternative]:
        """The alternatives without a literal: they are let through whatever the text."""
        for portion, gate in self.parts:
            yield from (portion[index] for index in gate.Match(b"", True) or ())

    def search(self, line: bytes, first: int) -> Iterator[tuple[int, Rule, int, int]]:
        """The matches of the alternatives that the filters let through, numbered from ``first``."""
        lower = line.lower()
        for portion, gate in self.parts:
            for index in gate.Match(lower, True) or ():
                for match in gate.re(index).finditer(line):
                    yield first + index, portion[index].rule, *match.span()
            first += len(portion)


def _is_closed(regex: str) -> bool:
    """The alternative accounts for a whole unit and leaves no room for many other words."""
    return regex.startswith("(?im)^") and regex.endswith("$") and not OPEN.search(regex)


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
