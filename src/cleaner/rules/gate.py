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

from cleaner.rules import literals, scan
from cleaner.rules.literals import need
from cleaner.rules.rule import Rule
from cleaner.rules.scan import Automaton, automaton, candidates
from cleaner.text.kept import kept
from cleaner.text.remembered import LONGEST

EDGE = r"[ \t!-/:-@\[-`{-~»«›‹→←↑↓•·–—“”▶►▲▼●©®™✓✔★☆]{0,8}"
"""Decoration: what may stand before the first and after the last word of a unit that is nothing but the phrase."""

MEMORY = 64 << 20
"""Bytes for the states of one pattern; with RE2's default of 8 MB a large one forgets its states and slows down."""

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


Found = tuple[tuple[int, int, int], ...]
"""The matches in one line: the number of the alternative, start and end."""


class Gate:
    """The phrases of some rules. What they need is found out when they are first used, which takes half a second, and kept under
    ``name`` if there is one; a pattern is compiled when it is first asked for."""

    def __init__(self, rules: Sequence[Rule], name: str | None = None) -> None:
        self._name = name
        self._all = [Alternative(rule, expand(line)) for rule in rules for line in rule.pattern.splitlines()]
        self._known: dict[bytes, Found] = {}

    def search(self, lines: Sequence[bytes]) -> dict[Rule, list[Match]]:
        """The matches of every rule that has any, by unit; ``lines`` are the units' texts, see ``Measures.lines``."""
        answers = {line: self._known.get(line) for line in lines}
        answers |= self._search([line for line, answer in answers.items() if answer is None])
        hits = [(number, unit, start, end) for unit, line in enumerate(lines) for number, start, end in answers[line] or ()]
        found: dict[Rule, list[Match]] = {}
        for number, unit, start, end in sorted(hits):
            found.setdefault(self._all[number].rule, []).append(Match(unit, start, end))
        return {rule: sorted(matches) for rule, matches in found.items()}

    def _search(self, lines: list[bytes]) -> dict[bytes, Found]:
        """The matches in different lines, which are remembered."""
        found: dict[bytes, list[tuple[int, int, int]]] = {line: [] for line in lines}
        for number, place in sorted(candidates(self._machine, lines)):
            found[lines[place]] += [(number, *match.span()) for match in self._pattern(number).finditer(lines[place])]
        made = {line: tuple(hits) for line, hits in found.items()}
        if len(self._known) + len(made) > REMEMBERED:
            self._known = {}
        if len(made) <= REMEMBERED:
            self._known |= {line: hits for line, hits in made.items() if len(line) <= LONGEST}
        return made

    @cached_property
    def _machine(self) -> Automaton:
        patterns = [alternative.regex for alternative in self._all]

        def make() -> Automaton:
            return automaton([need(pattern) for pattern in patterns])

        return kept(self._name, Automaton, make, patterns, [literals.__file__, scan.__file__]) if self._name else make()

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
