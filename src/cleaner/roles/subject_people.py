"""People who hold a role: who introduces them, where their name carries it, and whom ``she`` means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.roles.subject_sketch import MARK, Sketch

CAPITAL = "[A-ZÀ-ÖØ-ÞŁŚŠŽŻČĐŐİ]"
PART = rf"{CAPITAL}[\w'-]*[a-zà-ÿ\w]"
NAME = rf"{PART}(?: {CAPITAL}\.)?(?: (?:van|von|der|den|de|di|da|la|bin|al|el|ter))*(?: {PART}){{1,2}}"
GAP = r"[^.;:!?" + MARK + "]"
INTRODUCTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{MARK},? (?:and [a-z-]+(?: [a-z-]+)? )?(?P<name>{NAME})",
        rf"{MARK} (?:of|at|for) {PART}(?: {PART}){{0,3}},? (?P<name>{NAME})",
        rf"{MARK} (?P<name>{PART}) (?:said|says|told|added|announced|will|has|is|was)\b",
        rf"(?P<name>{NAME}), (?!who|which|whose|where|when|while|if|but){GAP}{{0,60}}?{MARK}(?=,| of\b| at\b| for\b| and\b|[.);]|$)",
        rf"(?P<name>{NAME})(?:'s)? (?:[a-z'-]+ ){{0,7}}?(?:as|is|was|be|been|become|becomes|became|named|appointed|elected|remains|to) "
        rf"(?:[a-z'-]+ ){{0,4}}?(?:and )?{MARK}",
        rf"(?P<name>{NAME}), who(?:m|'s)? (?:[a-z'-]+ ){{1,5}}?{MARK}",
        rf"[-–—] ?(?P<name>{NAME}), {GAP}{{0,40}}?{MARK}",
    )
)
"""``CFO Ana Ruiz``; ``the CFO of Acme, Ana Ruiz``; ``Ana Ruiz, the firm's CFO,``; ``Ana Ruiz was named CFO``."""
SAYING = r"(?:said|says|told|tells|added|adds|explained|explains|noted|notes|wrote|argued|argues|recalled|recalls|asked|declined)"
OTHERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>{NAME}),? {SAYING}\b",
        rf"\b{SAYING} (?:[\w'-]+ ){{0,8}}?(?P<name>{NAME})",
        rf"(?P<name>{NAME}), (?:an?|the|its|who|head|vice|senior|director|professor|chair|founder|managing|president|manager)\b",
        rf"\b(?:chair|chairman|president|director|analyst|minister|professor|founder|manager|judge|coach) (?P<name>{NAME})",
    )
)
"""People with a name and some other standing: ``he`` may mean them."""
NOT_NAMES = frozenset(
    "The A An In At For As When While If Our Your His Her Their This That These Those New North South East West United Wall "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December Inc Ltd LLC Corp Group Company University Street Bank Board Chief Officer Executive Vice "
    "President Director Senior General Human Information Technology Since But And Or By With Under After Before On To From "
    "How What Why Who Where Which Today Each Both Every Some Many Most Both Mr Mrs Ms Dr Systems Technologies Partners "
    "Holdings Capital Association Institute Council Committee Department Office Forum Summit Times Post News Magazine".split()
)
SPOKESPERSON = re.compile(r"(?i)\b(?:spokes\w+|lawyers?|attorneys?|representatives?|aides?|wife|husband|critics|fans) (?:for|of) $")


class Person(NamedTuple):
    """Someone with a name; ``codes`` is empty for those who hold no role of the lexicon."""

    names: tuple[str, ...]
    """First name and surname."""
    codes: tuple[str, ...]


def introduced(sketch: Sketch) -> Iterator[Person]:
    """People whom the sentence introduces, holders of its roles first."""
    seen: set[str] = set()
    for patterns, held in ((INTRODUCTIONS, True), (OTHERS, False)):
        for pattern in patterns:
            for match in pattern.finditer(sketch.marked):
                name = match["name"].removesuffix("'s")
                if name in seen or NOT_NAMES & set(name.split()) or (not held and _is_place(sketch.marked, match)):
                    continue
                seen.add(name)
                codes = _codes_at(sketch, match) if held else ()
                yield Person(_names(name), codes)


def mentioned(sketch: Sketch, people: dict[str, Person]) -> Person | None:
    """The person of ``people`` whom the sentence is about, a holder of a role before others.

    ``A spokeswoman for Ruiz`` and ``some of Ruiz's shares`` are not about Ruiz.
    """
    found: Person | None = None
    for match in re.finditer(rf"{CAPITAL}[\w'-]*", sketch.marked):
        owns = match.group().endswith("'s")
        person = people.get(match.group().removesuffix("'s"))
        if person is None or not _whole(sketch.marked, match, person):
            continue
        before = sketch.marked[max(match.start() - 40, 0) : match.start()]
        if SPOKESPERSON.search(before) or (owns and before.strip()):
            continue
        if person.codes:
            return person
        found = found or person
    return found


def _whole(text: str, match: re.Match[str], person: Person) -> bool:
    """Whether the word is the person's name, not a part of another name (``Ruiz Capital``, ``Rosa Ruiz``)."""
    after = re.match(rf" ({PART})", text[match.end() : match.end() + 40])
    before = re.search(rf"({PART}) $", text[max(match.start() - 40, 0) : match.start()])
    if after and after[1] not in person.names:
        return False
    start = max(match.start() - 40, 0) + before.start() if before else 0
    return before is None or before[1] in person.names or before[1] in NOT_NAMES or start == 0


def _is_place(text: str, match: re.Match[str]) -> bool:
    """``of Acme Robotics, said``: the speaker stands before."""
    return text[: match.start("name")].endswith((" of ", " at ", " for ", " from ", " in "))


def _names(name: str) -> tuple[str, ...]:
    parts = name.split()
    return (parts[0], parts[-1]) if len(parts) > 1 else (name,)


def _codes_at(sketch: Sketch, match: re.Match[str]) -> tuple[str, ...]:
    number = sketch.marked.count(MARK, 0, match.end())
    inside = sketch.marked.count(MARK, match.start(), match.end())
    index = number - 1 if inside else number
    return sketch.nodes[min(index, len(sketch.nodes) - 1)].codes
