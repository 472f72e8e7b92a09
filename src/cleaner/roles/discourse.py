"""What each unit does in the text: cues and context, in the order of precedence of ``ROLES``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cleaner.article import Unit
from cleaner.roles.cues import Cues, find_cues
from cleaner.roles.discourse_model import judge_roles
from cleaner.roles.discourse_rules import ROLES

RANK = {name: rank for rank, name in enumerate(ROLES)}
CLOSING_HEADING = re.compile(
    r"(?i)\b(?:final (?:thoughts|words?|verdict)|conclusions?|verdict|bottom line|summary|takeaways?|wrapping up|in short|closing)\b"
)
CLOSING_SHARE = 0.7
"""A closing marker after this share of the units opens the closing zone; an earlier one only recaps its own paragraph."""

LEAD_INS = (
    ("example", re.compile(r"(?i)\bfor (?:instance|example)\b|\bsuch as\b|\bexamples?\b")),
    ("advice", re.compile(r"(?i)\b(?:need|should|signs?|tips?|steps?|avoid|consider|how to|recommend|follow|try|make sure|must|when)\b")),
    ("claim", re.compile(r"(?i)\b(?:benefit|advantage|reason|why|pros|cons|drawback|downside|because)")),
)
"""What the lead-in of a list says of its items; anything else makes them description."""

SUMS_UP = re.compile(r"(?i)\b(?:both|together|these|this|their|such|in the end|any|every|whole)\b")
BEARINGS = 8
"""Units that the model needs to find its bearings: it learned from articles. Shorter texts are tagged by the cues alone."""

FREE = frozenset(("claim", "description", "comparison", "advice", "definition", "evidence", "example"))
"""Roles that a closing zone turns into conclusion."""


class Discourse(NamedTuple):
    """A role, how sure it is, and the cue or context that says so."""

    role: str
    confidence: float
    why: str
    hard: bool = False
    """Whether the rule has the last word."""


class _Context:
    """What has been read so far that bears on the next unit."""

    def __init__(self) -> None:
        self.lead_in: str | None = None
        self.closing = False
        self.recap: int | None = None
        self.how_to = False


def discourse_roles(texts: Sequence[str], units: Sequence[Unit], junk: Mapping[int, str]) -> list[Discourse]:
    """One role a unit. ``junk`` maps positions of units that the judge would remove to their reason."""
    ruled = ruled_roles(texts, units, junk)
    if len(units) < BEARINGS:
        return ruled
    verdict = judge_roles(texts, units, [rule.role for rule in ruled], np.array([rule.hard for rule in ruled]))
    return [
        rule if rule.hard else Discourse(role, confidence, rule.why if rule.role == role and rule.why != "default" else f"words: {words}")
        for rule, role, confidence, words in zip(ruled, *verdict, strict=True)
    ]


def ruled_roles(texts: Sequence[str], units: Sequence[Unit], junk: Mapping[int, str]) -> list[Discourse]:
    """What the declared rules say of each unit: the last word where they are hard, elsewhere one more thing for the model to
    read."""
    context = _Context()
    found = []
    cues = find_cues(texts)
    for i, (text, unit) in enumerate(zip(texts, units, strict=True)):
        opens = i == 0 or units[i - 1].block != unit.block
        closes = i + 1 == len(units) or units[i + 1].block != unit.block
        role = _junk_role(junk[i]) if i in junk else _role(text, cues[i], unit, opens, closes, context)
        _remember(role, text, unit, opens, context, i / len(units))
        found.append(role)
    return _sum_up(texts, units, found, context)


def _junk_role(reason: str) -> Discourse:
    return Discourse("cta" if reason == "call_to_action" else "boilerplate", 0.95, f"removed as {reason}", True)


def _role(text: str, cues: Cues, unit: Unit, opens: bool, closes: bool, context: _Context) -> Discourse:
    """The first role of the precedence that fits one unit."""
    if "boilerplate" in cues:
        return Discourse("boilerplate", 0.8, cues["boilerplate"])
    if unit.layout == "heading":
        return Discourse("heading", 0.95, "layout")
    if "cta" in cues:
        return Discourse("cta", 0.7, cues["cta"])
    if _is_question(text) and not (unit.layout == "list_item" and context.lead_in == "advice"):
        return Discourse("question", 0.9, "question mark")
    if "signpost" in cues or (closes and text.endswith(":") and len(text.split()) < 30):
        return Discourse("signpost", 0.8, cues.get("signpost", "lead-in"))
    if unit.layout == "table_row":
        return Discourse("evidence" if "measurement" in cues.values() else "description", 0.6, "table cell")
    inner = _inner_role(cues, unit, context)
    if inner.role in FREE and _is_closing(cues, unit, opens, context):
        return Discourse("conclusion", 0.8, cues.get("conclusion", "closing zone"))
    return inner


def _inner_role(cues: Cues, unit: Unit, context: _Context) -> Discourse:
    """Roles of running text, list items read as the continuation of their lead-in."""
    if unit.layout == "list_item" and context.lead_in:
        return Discourse(context.lead_in, 0.7, "continues its lead-in")
    for role in ("example", "definition", "comparison", "advice", "evidence", "event", "claim"):
        if role in cues:
            return Discourse(role, 0.55, cues[role])
    return Discourse("description", 0.5, "default")


def _is_closing(cues: Cues, unit: Unit, opens: bool, context: _Context) -> bool:
    return context.closing or context.recap == unit.block or (opens and "conclusion" in cues)


def _remember(role: Discourse, text: str, unit: Unit, opens: bool, context: _Context, place: float) -> None:
    if role.role == "heading":
        context.closing = place > 0.5 and CLOSING_HEADING.search(text) is not None
        context.lead_in = None
    elif role.role == "conclusion" and opens and role.why != "closing zone":
        context.recap = unit.block
        context.closing |= place > CLOSING_SHARE
    if unit.layout != "list_item":
        context.lead_in = _lead_in(text) if text.endswith(":") or role.role == "signpost" else None


def _lead_in(text: str) -> str:
    return next((role for role, pattern in LEAD_INS if pattern.search(text)), "description")


def _sum_up(texts: Sequence[str], units: Sequence[Unit], found: list[Discourse], context: _Context) -> list[Discourse]:
    """Without a marked closing zone, a last paragraph of opinion that looks back on the whole is the conclusion."""
    body = [i for i, role in enumerate(found) if role.role in FREE]
    if context.closing or len(body) < 8 or units[body[-1]].layout != "prose":
        return found
    for i in body:
        if units[i].block == units[body[-1]].block and found[i].role == "claim" and SUMS_UP.search(texts[i]):
            found[i] = Discourse("conclusion", 0.5, "last paragraph")
    return found


def _is_question(text: str) -> bool:
    bare = text.rstrip("\"'”’) ")
    return bare.endswith("?") and (len(bare) == len(text.rstrip()) or not text.startswith(('"', "“")))
