"""Roles that stand above a sentence (U4): its lead-in, its section's heading, its table column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.article import Unit
from cleaner.roles.subject_words import AUXILIARIES, is_action, is_third_person

Codes = tuple[str, ...]

LABEL = re.compile(r"[^:.!?]{1,60}: +(?=\S)")
"""A run-in label: ``Vendor management: negotiating …``."""
CELLS = re.compile(r"\t+| {3,}| ?\| ?")
RELATIONAL = re.compile(
    r"\b(?:responsibilit(?:y|ies)|dut(?:y|ies)|tasks?|skills?|qualifications?|functions?|goals?|challenges?|traits?|"
    r"qualities|requirements?|competenc(?:y|ies|es)|objectives?|salary|experience|education|background|priorities|"
    r"day[- ]to[- ]day|kpis|metrics|activities|reporting lines?|focus|what (?:they|he or she) do(?:es)?)\b",
    re.IGNORECASE,
)
"""Heads of lead-ins and sub-headings that belong to somebody: ``Key responsibilities include:``."""
LONGEST_ITEM = 200
"""Characters; a line without a bullet that is longer is no item of a list."""
NOUNS_TOO = frozenset(
    "answers audits balances benefits bridges briefs budgets builds calls cares challenges champions changes checks claims "
    "coaches commands conducts controls costs covers cuts deals demands designs directs drafts drives faces fights finds "
    "forecasts forms funds guards guides heads helps hires holds influences judges leads looks maps markets matters measures "
    "models monitors moves needs offers opens partners plans plays presents processes produces pushes raises reads recruits "
    "reports researches respects reviews runs scales scans schedules shares shifts signs sponsors spends stands starts stays "
    "structures studies supports tackles talks targets tests tracks transforms treats turns updates uses values views visits "
    "waits wants watches wins works".split()
)
"""Verbs whose third person may be the plural of a noun: ``Audits then find …``."""
OBJECTS = frozenset("the a an all its their his her that how every both any day-to-day".split())
"""After one of these words the first was a verb."""
OPENERS = frozenset("responsible accountable able ability also directly usually typically often primarily mainly".split())


class Scope(NamedTuple):
    """Roles from above, and where they stand."""

    codes: Codes
    why: str


@dataclass
class Scopes:
    """The scopes that are open while a document is read in order."""

    texts: Sequence[str]
    units: Sequence[Unit]
    heading: Scope | None = None
    lead_in: Scope | None = None
    columns: Codes = ()
    row: Scope | None = None
    """Roles of the item or table row that a sentence belongs to, from its first sentence."""
    bare: bool = False
    """The list under the lead-in has no bullets."""
    places: Sequence[tuple[int, int]] = ()

    def __post_init__(self) -> None:
        self.places = places(self.units)

    def at(self, index: int) -> Scope | None:
        """The roles above sentence ``index``."""
        unit = self.units[index]
        if self.places[index][0] == 0:
            self.row = None
            self._close(index)
        if self.columns and unit.layout == "table_row":
            return self._column(index)
        if self.row and is_elided(self.texts[index]):
            return self.row
        if self.lead_in:
            return self.lead_in
        if self.heading and (unit.layout in ("list_item", "table_row") or starts_with_verb(self.texts[index])):
            return self.heading if is_elided(self.texts[index]) else None
        return None

    def open_section(self, index: int, codes: Codes) -> None:
        """A heading closes what was open; ``Key responsibilities`` under a role's heading keeps the role."""
        self.lead_in, self.row, self.columns = None, None, ()
        text = self.texts[index]
        if codes:
            self.heading = Scope(codes, f'scope: heading "{text[:60]}"')
            if self._is_header(index, codes):
                self.columns = codes
        elif not (self.heading and len(self.heading.codes) == 1 and RELATIONAL.search(text)):
            self.heading = None

    def is_first_item(self, index: int) -> bool:
        """Whether a short line stands right below a lead-in with a colon: an item, though it looks like a heading."""
        return self.lead_in is not None and self.bare and self.texts[index - 1].rstrip().endswith(":")

    def open_list(self, index: int, codes: Codes) -> None:
        """Sentence ``index`` leads into a list."""
        if codes and self._leads_in(index):
            self.lead_in = Scope(codes, f'scope: lead-in {index} "{self.texts[index][-60:]}"')
            self.bare = self.units[index + 1].layout not in ("list_item", "table_row")

    def name_row(self, index: int, codes: Codes) -> None:
        """An item or row that begins with its role keeps it for its later sentences."""
        unit = self.units[index]
        if codes and unit.layout in ("list_item", "table_row") and self.row is None:
            self.row = Scope(codes, f"scope: item of {index}")

    def belongs(self, index: int) -> bool:
        """Whether sentence ``index`` leads into a list of what somebody has to do, without saying who."""
        return self._leads_in(index) and RELATIONAL.search(self.texts[index]) is not None

    def _leads_in(self, index: int) -> bool:
        if index + 1 >= len(self.units) or self.units[index + 1].block == self.units[index].block:
            return False
        follows = self.units[index + 1].layout in ("list_item", "table_row")
        colon = self.texts[index].rstrip().endswith(":")
        inside = not colon and (self.lead_in is not None or self.units[index].layout == "list_item")
        return (follows or colon) and not inside

    def _close(self, index: int) -> None:
        """A list ends with its items, a table with its rows."""
        unit = self.units[index]
        if unit.layout != "table_row":
            self.columns = ()
        if self.lead_in is None or unit.layout in ("list_item", "table_row"):
            return
        if not (self.bare and self.places[index][1] == 1 and len(self.texts[index]) <= LONGEST_ITEM):
            self.lead_in = None

    def _is_header(self, index: int, codes: Codes) -> bool:
        unit = self.units[index]
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        return len(codes) > 1 and following is not None and "table_row" in (unit.layout, following.layout)

    def _column(self, index: int) -> Scope | None:
        place, count = self.places[index]
        width = len(self.columns)
        if count == 1:
            return Scope(self.columns, "scope: table row")
        if count == width + 1:
            place -= 1
        if place < 0:
            return None
        column = self.columns[place if count <= width + 1 else place * width // count]
        return Scope((column,), f"scope: table column {column}")


def places(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """For each unit its number within its block, and how many units the block has."""
    sizes = Counter(unit.block for unit in units)
    seen: Counter[int] = Counter()
    rows = []
    for unit in units:
        rows.append((seen[unit.block], sizes[unit.block]))
        seen[unit.block] += 1
    return rows


def is_elided(text: str) -> bool:
    """Whether a sentence leaves its subject to what stands above: a fragment, or it begins with its verb.

    >>> is_elided("Focuses on growth."), is_elided("Budgeting and planning"), is_elided("The team meets daily.")
    (True, True, False)
    """
    match = LABEL.match(text)
    words = (text[match.end() :] if match else text).lower().split()
    if not words:
        return False
    first = words[0].strip(".,;")
    if first in OPENERS or is_action(first):
        return True
    return not any(word.strip(".,;") in AUXILIARIES or is_third_person(word) for word in words[1:8])


def starts_with_verb(text: str) -> bool:
    """Whether a running sentence lacks its subject: ``Oversees the budget.``, not ``Audits then find …``."""
    first, second = (*text.lower().split(maxsplit=2)[:2], "", "")[:2]
    if first == "responsible" or (first in NOUNS_TOO and f"{first} {second}" in ("reports to", "works with", "works on")):
        return True
    return is_third_person(first) and (first not in NOUNS_TOO or second in OBJECTS or second.endswith("ly"))
