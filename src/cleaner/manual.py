"""The manual of removal rules, from their declarations: what `cleaner rules` and docs/rules.md print."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.duplicates.rules import DUPLICATE_RULES
from cleaner.errors import CODES
from cleaner.rules import RULES
from cleaner.rules.pages import PAGE_RULES


class Entry(NamedTuple):
    """One rule of any kind."""

    code: str
    name: str
    reason: str
    why: str
    examples: tuple[str, ...]
    """Miniature articles with a margin: ``-`` goes, ``+`` stays."""


FURNITURE = Entry(
    "F101", "site-furniture", "navigation",
    "A short line that stands on many documents of one site and date belongs to the site, not to the article.",
    ("- Harbour Post | All the news of the coast  (on five documents and a third of the site's)\n"
     "+ The pier is shut.  (on one document)",),
)  # fmt: skip


def entries() -> dict[str, Entry]:
    """Every rule by its code, in the order in which they are listed."""
    judged = [Entry(r.code, r.name, r.reason, r.why, r.examples) for r in RULES]
    places = [Entry(r.code, r.name, r.reason, r.why, (f"- {r.goes}\n+ {r.stays}",)) for r in PAGE_RULES]
    repeats = [
        Entry(r.code, r.name, "duplicate", r.why, (f"- {r.goes}\n+ {r.stays}",)) for r in DUPLICATE_RULES.values()
    ]
    return {entry.code: entry for entry in [*judged, *places, *repeats, FURNITURE]}


def page(entry: Entry) -> str:
    """One rule as a page of text."""
    examples = "\n\n".join(example.strip() for example in entry.examples)
    return f"{entry.code} {entry.name}: {entry.reason}\n\n{entry.why}\n\n{examples}"


def error_page(code: str) -> str:
    """One code of rejected input as a page of text."""
    entry = CODES[code]
    again = "can pass when it is tried again: `cleaner retry`" if entry.retry else "fails again until the file is mended"
    return f"{code}\n\n{entry.meaning}\n\nWhat to do: {entry.advice}\nThe same bytes: {again}"
