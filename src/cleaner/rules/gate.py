"""Where phrases match: one pass for literals first, then only the patterns that it names, on the units it names.

A pattern reads one unit at a time: ``^`` and ``$`` are its start and its end, decoration apart (quotes, brackets,
bullets, arrows and stops around the words do not count), and letter case is ignored. RE2 runs in time linear in the
text whatever the pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

import re2

from cleaner.rules.literals import need
from cleaner.rules.rule import Rule
from cleaner.rules.scan import Automaton, automaton, candidates

EDGE = r"[ \t!-/:-@\[-`{-~»«›‹→←↑↓•·–—“”▶►▲▼●©®™✓✔★☆]{0,8}"
"""Decoration: what may stand before the first and after the last word of a unit that is nothing but the phrase."""

MEMORY = 64 << 20
"""Bytes for the states of one pattern; with RE2's default of 8 MB a large one forgets its states and slows down."""


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
    """The phrases of some rules. What they need is found out when they are first used, which takes half a second; a pattern
    is compiled when it is first asked for."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._all = [Alternative(rule, expand(line)) for rule in rules for line in rule.pattern.splitlines()]

    def search(self, lines: Sequence[bytes]) -> dict[Rule, list[Match]]:
        """The matches of every rule that has any, by unit; ``lines`` are the units' texts, see ``Measures.lines``."""
        found: dict[Rule, list[Match]] = {}
        for number, unit in sorted(candidates(self._machine, lines)):
            for match in self._pattern(number).finditer(lines[unit]):
                found.setdefault(self._all[number].rule, []).append(Match(unit, *match.span()))
        return {rule: sorted(matches) for rule, matches in found.items()}

    @cached_property
    def _machine(self) -> Automaton:
        return automaton([need(alternative.regex) for alternative in self._all])

    def _pattern(self, number: int) -> Any:
        return _compiled(self._all[number].regex)


def expand(line: str) -> str:
    """The RE2 of a line of a pattern: letter case ignored, anchors tolerant.

    >>> expand("add a comment")
    '(?i)add a comment'
    """
    line = line.strip()
    if line.startswith("^"):
        line = "^" + EDGE + line[1:]
    if line.endswith("$"):
        line = line[:-1] + EDGE + "$"
    return "(?i)" + line


@cache
def _compiled(regex: str) -> Any:
    return re2.compile(regex, _options())


@cache
def _options() -> Any:
    options = re2.Options()
    options.max_mem = MEMORY
    options.never_capture = True
    options.never_nl = True  # negated classes must not leave the unit either
    return options
