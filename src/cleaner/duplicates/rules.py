"""What counts as a repeat: scopes with their thresholds, and the rules that name each kind, with examples."""

from __future__ import annotations

from typing import NamedTuple

JACCARD = 0.65
"""Least true Jaccard of the word bigrams. Measured on planted copies: at .65 it finds 98 % of those with at most 15 % of
their words edited, at precision .985; word 5-grams at .8 find 23 %."""

MIN_EQUAL = 5
"""Least tokens for an equal paragraph: shorter ones are headings, labels and refrains."""

MIN_SIMILAR = 9
"""Least tokens for a similar paragraph: below, one changed word is a different statement."""

SYNDICATED = 0.8
"""Share of a document's text that repeats other documents, from which it is called a syndicated copy."""


class Scope(NamedTuple):
    """Where copies are looked for, and what counts as one there."""

    threshold: float = JACCARD
    """Least true Jaccard of the word bigrams of a similar copy."""
    equal: int = MIN_EQUAL
    """Least tokens of an equal copy."""
    similar: int = MIN_SIMILAR
    """Least tokens of a similar copy."""


class Scopes(NamedTuple):
    """The three scopes, and whether another number makes another text."""

    document: Scope = Scope()
    date: Scope = Scope()
    history: Scope = Scope()
    numbers: bool = True


SCOPES = Scopes()
"""What counts as a copy, unless the settings say otherwise."""


class DuplicateRule(NamedTuple):
    """One kind of repeat."""

    code: str
    name: str
    why: str
    goes: str
    stays: str


DUPLICATE_RULES = {
    rule.code: rule
    for rule in (
        DuplicateRule(
            "U101", "equal-paragraph",
            "A paragraph whose words stood before says nothing new; pages are often pasted twice.",
            "The pier was closed for the winter on Friday. … The pier was closed for the winter on Friday.",
            "Tips … Tips (fewer than five words: a label)",
        ),
        DuplicateRule(
            "U102", "similar-paragraph",
            "A light edit of an earlier paragraph is a copy: agencies and syndication change a word or two.",
            "The pier was closed on Friday for the whole winter season, the harbour office said. … The pier was closed on "
            "Friday for the winter season, the harbour office said.",
            "Turnout was 41 % in March, the council said on Monday. … Turnout was 47 % in March, the council said on Monday.",
        ),
        DuplicateRule(
            "U103", "echoed-title",
            "Templates print the title again above the text, in full or cut down to its main words.",
            "Understanding the Tide-Moon Bond … Tide - Moon Bond",
            "Tides and the Moon … The Moon (one word of the title: a section)",
        ),
        DuplicateRule(
            "U104", "pull-quote",
            "A sentence set out on a line of its own repeats one of the running text; the one in its place stays.",
            "“We never planned for rain in August.” (alone) … and inside a paragraph",
            "A quotation that stands only once, alone on its line.",
        ),
        DuplicateRule(
            "U105", "equal-sentence",
            "A sentence does not occur twice in one article by intent; a short one may, as a refrain, three times or more.",
            "the second copy of a sentence of five words or more, in another paragraph",
            "It was not enough. … It was not enough. (a refrain)",
        ),
        DuplicateRule(
            "U106", "repeated-run",
            "Short lines between two repeated neighbours are part of the repeated block.",
            "a heading between two paragraphs that both stood before in this order",
            "the same heading over new text",
        ),
        DuplicateRule(
            "U201", "equal-elsewhere",
            "The same paragraph stands in an earlier document.",
            "an agency paragraph that another outlet printed first",
            "a paragraph of fewer than five words",
        ),
        DuplicateRule(
            "U202", "similar-elsewhere",
            "A light edit of a paragraph of an earlier document.",
            "a press release on a second site, with the greeting changed",
            "last month's figures in the same sentence: another number is news",
        ),
        DuplicateRule(
            "U203", "rest-of-a-syndicated-copy",
            "Where the settings drop syndicated articles as documents, what little a copy adds goes with it.",
            "the outlet's own closing line under an agency report that another outlet printed first",
            "the same line where the report is only marked (the default), or where half of the article is the outlet's own",
        ),
    )
}  # fmt: skip
"""By code. U1xx look inside one document, U2xx at earlier documents."""
