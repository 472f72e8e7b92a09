"""Where phrases match: all patterns at once as a gate, then only those that matched, one by one.

Patterns run over the sheet (one unit a line), so ``.`` never leaves a unit and ``^`` and ``$`` are its start and its end,
decoration apart: quotes, brackets, bullets, arrows and stops around the words do not count. Letter case is ignored.
RE2 runs in time linear in the text whatever the pattern.

The gate reads looser twins of the patterns, whose gaps have no upper bound: counted repeats cost an automaton a state
each, and hundreds of them would make it slow. What the gate lets through the pattern itself decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import re2

from cleaner.rules.measures import Measures
from cleaner.rules.rule import Rule

EDGE = r"[ \t!-/:-@\[-`{-~»«›‹→←↑↓•·–—“”▶►▲▼●©®™✓✔★☆]{0,8}"
"""Decoration: what may stand before the first and after the last word of a unit that is nothing but the phrase."""

GATE_MEMORY = 256 << 20
"""Bytes for the states of the gate; with RE2's default of 8 MB it forgets states and slows down several times."""


PATTERN_MEMORY = 16 << 20
"""The same for a single pattern."""

GAP = re.compile(r"(\.|\[\^[^\]]*\])\{\d+,\d\d+\}")
"""A counted gap in a pattern."""


class Match(NamedTuple):
    """A pattern found in a unit."""

    unit: int
    start: int
    """Byte offset in the unit's line of the sheet, like ``end``."""
    end: int


class Gate:
    """The compiled patterns of some rules."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = [rule for rule in rules if rule.pattern]

    @cached_property
    def _set(self) -> Any:
        patterns = re2.Set.SearchSet(_options(GATE_MEMORY))
        for rule in self.rules:
            patterns.Add(GAP.sub(r"\1*", expand(rule.pattern)))
        patterns.Compile()
        return patterns

    @cached_property
    def _patterns(self) -> list[Any]:
        return [re2.compile(expand(rule.pattern), _options(PATTERN_MEMORY)) for rule in self.rules]

    def search(self, measures: Measures) -> dict[Rule, list[Match]]:
        """The matches of every rule that has any."""
        sheet, starts = measures.sheet, measures.line_starts
        found: dict[Rule, list[Match]] = {}
        for index in sorted(self._set.Match(sheet) or ()):
            spans = [m.span() for m in self._patterns[index].finditer(sheet)]
            units = np.searchsorted(starts, [span[0] for span in spans], "right") - 1
            found[self.rules[index]] = [
                Match(int(u), start - int(starts[u]), end - int(starts[u]))
                for u, (start, end) in zip(units, spans, strict=True)
            ]
        return found


def _options(memory: int) -> Any:
    options = re2.Options()
    options.max_mem = memory
    options.never_capture = True
    options.never_nl = True  # negated classes must not leave the unit either
    return options


def expand(pattern: str) -> str:
    """The RE2 of a declared pattern: its lines as alternatives, its anchors tolerant.

    >>> expand("leave a reply\\nadd a comment")
    '(?im)(?:leave a reply|add a comment)'
    """
    return "(?im)(?:" + "|".join(map(_tolerant, pattern.splitlines())) + ")"


def _tolerant(line: str) -> str:
    line = line.strip()
    if line.startswith("^"):
        line = "^" + EDGE + line[1:]
    if line.endswith("$"):
        line = line[:-1] + EDGE + "$"
    return line
