"""The evidence on one article: which witness speaks on which unit, and how strongly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from cleaner.rules.measures import Column, Flags, Measures
from cleaner.rules.rule import THRESHOLD, Rule, Weights


@dataclass
class Evidence:
    """A matrix of units x rules, held as one sparse column a rule: most rules are silent on most documents."""

    measures: Measures
    columns: dict[Rule, Weights] = field(default_factory=dict)
    matched: frozenset[Rule] = frozenset()
    """Rules whose phrases occur, silenced by a guard or not: no other phrase rule had any part in what was decided."""

    _sums: dict[str | None, Column] = field(default_factory=dict, init=False)
    """By reason, and under None of all reasons, the weights on each unit so far."""

    def add(self, rule: Rule, weights: Weights) -> None:
        """Enter what a rule says; silence is not entered."""
        if weights:
            self.columns[rule] = weights
            units, added = np.fromiter(weights, np.int64, len(weights)), np.fromiter(weights.values(), np.float32, len(weights))
            for reason in (None, rule.reason):
                self._sums[reason] = self.support(reason).copy()
                self._sums[reason][units] += added

    def support(self, reason: str | None = None) -> Column:
        """Sum of the weights on each unit, of the rules of one reason or of all so far; not to be written into."""
        return self._sums.get(reason, self._nothing)

    @cached_property
    def _nothing(self) -> Column:
        return np.zeros(len(self.measures), np.float32)

    def heard(self, units: Iterable[int]) -> dict[int, list[tuple[Rule, float]]]:
        """By some units, in their order, the rules that speak on each and with what weight."""
        found: dict[int, list[tuple[Rule, float]]] = {unit: [] for unit in units}
        for rule, weights in self.columns.items():
            for unit in weights.keys() & found:
                found[unit].append((rule, weights[unit]))
        return found

    def junk(self, reason: str | None = None) -> Flags:
        """Units whose witnesses suffice by themselves."""
        return self.support(reason) > THRESHOLD

    def body(self) -> tuple[int, int]:
        """First unit and end of the body: from the first to the last block that holds prose that is no junk."""
        prose = np.flatnonzero(self.measures.prose & ~self.junk())
        if not len(prose):
            return 0, len(self.measures)
        block = self.measures.block
        return int(np.searchsorted(block, block[prose[0]])), int(np.searchsorted(block, block[prose[-1]], "right"))
