"""What speaks for a unit although a phrase matched in it: quotation, report, the article's own topic, much else said."""

from __future__ import annotations

from functools import cache
from typing import Any

import re2

from cleaner.rules.gate import Match
from cleaner.rules.measures import Measures
from cleaner.rules.rule import Rule
from cleaner.rules.topics import is_exhibit, is_topic, reports

QUOTED = 4.0
REPORTED = 2.5
NARRATED = 2.1
ON_TOPIC = 2.5
"""What each guard takes from the weight of a match."""

BURIED = ((8, 1.0), (14, 2.1))
"""Words that the unit says before the match (those after it count a third), and what so many of them take."""

HABIT = 4
"""So many by-lines are no by-lines: the article itself lists works with their authors, or entries with their dates."""

WHOLE = 0.8
"""A match that covers this share of the unit leaves nothing that could speak for it, quotation marks apart."""


class Guards:
    """The guards of one article. What they need of the whole article is computed when first asked for."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self._topics: dict[str, bool] = {}

    def weigh(self, rule: Rule, matches: list[Match]) -> dict[int, float]:
        """Unit to weight for the matches of a phrase rule, those that a guard silences left out."""
        spans: dict[int, list[Match]] = {}
        for match in matches:
            spans.setdefault(match.unit, []).append(match)
        weights = {unit: rule.weight - self._spared(unit, found) for unit, found in spans.items()}
        if rule.reason == "byline_meta" and len(spans) >= HABIT:
            weights = {unit: weight - ON_TOPIC for unit, weight in weights.items()}
        arguable = {unit for unit, found in spans.items() if rule.reason == "residue" or self._cover(unit, found) < WHOLE}
        if arguable and self._on_topic(rule, set(spans) - arguable):
            weights |= {unit: weights[unit] - ON_TOPIC for unit in arguable}
        return {unit: weight for unit, weight in weights.items() if weight > 0}

    def _cover(self, unit: int, found: list[Match]) -> float:
        return sum(m.end - m.start for m in found) / max(1, len(self.measures.lines[unit]))

    def _spared(self, unit: int, found: list[Match]) -> float:
        line = self.measures.lines[unit]
        if is_exhibit(self.measures, unit) or any(_quoted(line, match) for match in found):
            return QUOTED
        spared = 0.0
        if self._cover(unit, found) < WHOLE:
            before, after = line[: found[0].start], line[found[-1].end :]
            if reports(before + b" " + after):
                spared += REPORTED
            if _narrative().search(before + b" " + after):
                spared += NARRATED
            said = before.count(b" ") + after.count(b" ") / 3
            spared += max((taken for words, taken in BURIED if said >= words), default=0.0)
        return spared

    def _on_topic(self, rule: Rule, matched: set[int]) -> bool:
        if rule.reason not in self._topics:
            self._topics[rule.reason] = is_topic(rule.reason, self.measures, matched)
        return self._topics[rule.reason]


def _quoted(line: bytes, match: Match) -> bool:
    """The match stands inside quotation marks."""
    inside = line[match.start : match.end]
    opening = inside[: len(inside) - len(inside.lstrip(b" \"'(["))]
    return (line[: match.start] + opening).count(b'"') % 2 == 1 or (b"'" in opening and b"'" in line[match.end :])


@cache
def _narrative() -> Any:
    return re2.compile(r"(?i)\b(?:he|she|his|her|him|they|them|their|was|were|had)\b")
