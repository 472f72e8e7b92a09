"""Evidence to cuts: which units go, and by the word of which witness.

The trained models have read the rules, the shapes and the words of a unit and of its neighbours; where they can read the
language they decide. Elsewhere the rules decide alone, with the unit's place and company.
"""

from __future__ import annotations

import numpy as np

from cleaner.article import Cut
from cleaner.judge.model import WORD_REASONS, Opinion
from cleaner.rules.evidence import Evidence
from cleaner.rules.furniture import title_above
from cleaner.rules.measures import Column
from cleaner.rules.rule import HINT, THRESHOLD, Rule
from cleaner.rules.trained import OUTSIDE, READ_AS

TEXT_ODDS = 2.0
"""Log odds from which a unit is junk by itself, wherever it stands."""

RULED = 2.0
"""What rules that suffice by themselves add to the log odds: on authored articles that no training saw, three in four of the
units that they name and the model doubts are junk."""

TWICE = 3.4
"""Weight past the threshold from which the rules are heard whatever the model says: two of them agree. Of such units that the
model took for text, three in four were junk."""

TITLE = 3.0
"""What speaks for a line at the very top that no rule knows: most are titles, whatever they look like."""

PAGE_ODDS = 0.25
"""Log odds from which a unit of a whole page stands outside its article."""

TELLING = 1.3
"""What a unit of a rule's weight adds to the log odds of its reason."""

MARGIN = 0.5
"""Bonus of a unit in the head or the tail of the document, where most furniture stands."""

COMPANY = 1.0
"""Bonus of a unit beside one that goes."""

PLACE_WORDS = 0.0
"""Log odds by the words alone below which what stands outside an article is called by its place."""

POINTERS = ("link_list", "related_link")
"""Reasons of lists that stand under a title of their own."""


def resolve(evidence: Evidence, opinion: Opinion) -> list[Cut]:
    """One cut a unit that goes, in order."""
    ruled = weigh(evidence) - THRESHOLD
    own = np.maximum(opinion.text - TEXT_ODDS + RULED * (ruled > 0), ruled * (ruled >= TWICE) * (opinion.page is None)) if opinion.text is not None else ruled
    if evidence.measures.alone[0] and ruled[0] <= 0:
        own[0] -= TITLE
    outside = opinion.page - PAGE_ODDS if opinion.page is not None else np.full(len(own), -np.inf, np.float32)
    inside = np.flatnonzero(evidence.measures.prose & (outside <= 0))
    if not len(inside):  # the model does not understand this page
        outside[:] = -np.inf
    elif (title := title_above(evidence.measures, int(inside[0]))) is not None:
        outside[title] = -np.inf
    heard = evidence.heard(np.flatnonzero(np.maximum(own, outside) > 0).tolist())
    units = evidence.measures.article.units
    reasons = opinion.reasons(list(heard))
    chosen = {}
    for (index, witnesses), likely in zip(heard.items(), reasons, strict=True):
        by_place = outside[index] > own[index] and own[index] < PLACE_WORDS - TEXT_ODDS
        chosen[index] = choose(witnesses, likely, by_place=by_place)
    cuts = []
    for index, rule in chosen.items():
        for beside in (index + 1, index - 1):  # what only hints goes under the name of the pitch that it belongs to
            near = chosen.get(beside)
            if rule.weight <= HINT and near and near.weight > HINT and units[beside].block == units[index].block:
                rule = near
        below = chosen.get(index + 1)
        if rule.reason == "navigation" and below and below.reason in POINTERS and units[index].block < units[index + 1].block:
            rule = below  # the title of a list of links
        score = certainty(float(max(own[index], outside[index])))
        cuts.append(Cut(units[index].start, units[index].end, rule.reason, rule.code, score))
    return cuts


def choose(heard: list[tuple[Rule, float]], likely: Column, *, by_place: bool) -> Rule:
    """The rule to name: of the reason that rules and words together make the likeliest the strongest rule, or else the model.

    ``likely`` are the log odds of the reasons by the unit's words.
    """
    scores = likely.copy()
    for rule, weight in heard:
        scores[WORD_REASONS.index(rule.reason)] += TELLING * weight
    if by_place and not any(weight > HINT for _, weight in heard):
        return OUTSIDE
    reason = WORD_REASONS[int(scores.argmax())]
    named = [(weight, rule.code, rule) for rule, weight in heard if rule.reason == reason]
    return max(named, key=lambda n: (n[0], n[1]))[2] if named else READ_AS[reason]


def weigh(evidence: Evidence) -> Column:
    """The weight of the rules against each unit, with its place and its company. Without a witness nothing counts.

    A sentence of running text is accompanied by its own paragraph only, a line by the lines around it.
    """
    support = evidence.support()
    start, end = evidence.body()
    index = np.arange(len(support))
    total = np.where(support > 0, support + np.where((index < start) | (index >= end), MARGIN, 0.0), 0.0)
    speaking = np.flatnonzero(total).tolist()
    block, prose = evidence.measures.block, evidence.measures.prose
    joined: set[int] = set()
    for order, step in ((speaking, 1), (speaking[::-1], -1)):
        for unit in order:
            beside = unit - step
            near = 0 <= beside < len(total) and (block[beside] == block[unit] or not prose[unit])
            if near and total[beside] > THRESHOLD and unit not in joined:
                joined.add(unit)
                total[unit] += COMPANY
    return np.asarray(total, np.float32)


def certainty(odds: float) -> float:
    """Log odds past the threshold as a probability, two decimals: .5 at the threshold."""
    return round(float(1 / (1 + np.exp(-odds))), 2)
