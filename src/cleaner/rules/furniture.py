"""What stands around an article on a flattened page: told by its place and by the company it keeps."""

from __future__ import annotations

import re

import numpy as np

from cleaner.rules.evidence import Evidence
from cleaner.rules.link_lists import runs
from cleaner.rules.measures import Measures
from cleaner.rules.navigation import ITEM
from cleaner.rules.rule import SURE, THRESHOLD, Weights, measured

TITLE_WORDS = (4, 25)
"""A line of so many words after a short first line is the title; the short line is then the site's name."""

SECTIONS = frozenset(
    """
    introduction abstract schedule overview summary background preface editorial opinion paper article story chapter part
    guide review interview recipe letter prologue essay report analysis foreword transcript
    ingredients method directions notes cast credits contents agenda minutes programme program menu
    """.split()
)
"""A first line with one of these names the kind of text, not the site."""

FURNITURE_LINES = 4
FURNITURE_WORDS = 6
FURNITURE_SHARE = 0.4
"""A run of so many lines, none longer than this, outside the body, of which this share has evidence of its own."""


@measured(
    "V201", "site-name",
    """
    - Tidewire

    + Why do the tides come twice a day?

    + The moon pulls at the sea and the earth turns beneath it.
    """,
    """
    + Tides

    + Why they come twice a day and what they carry
    + The tides follow the moon, and the moon is never late.
    """,
)  # fmt: skip
def SITE_NAME(measures: Measures, evidence: Evidence) -> Weights:
    """A word or two above the title, in capitals, that the article never uses again: the name of the site."""
    if len(measures) < 3 or not measures.alone[0] or measures.words[0] > 3 or not measures.stems[0] | set(measures.lower[0]):
        return {}
    if set(measures.lower[0]) & SECTIONS:
        return {}
    again = set(measures.lower[0]) & {w for lows in measures.lower[1:] for w in lows}
    first = measures.texts[1]
    title = TITLE_WORDS[0] <= measures.words[1] <= TITLE_WORDS[1] and not measures.stops_full[1] and measures.alone[1]
    title = title and first[0].isupper() and first.count(",") < 2
    if again or not title or measures.title_share[0] < 1 or measures.stops[0] or not measures.prose[2:].any():
        return {}
    return {0: SURE}


@measured(
    "V202", "furniture-run",
    """
    - Skip to content
    - Tide Tables
    - Boats
    - Weather
    - Contact
    + Why the tide is late
    + The moon pulls at the sea and the earth turns beneath it.
    """,
)  # fmt: skip
def FURNITURE(measures: Measures, evidence: Evidence) -> Weights:
    """Short lines in a row before or after the body, many of them known from menus, are all of one menu."""
    support = evidence.support()
    short = measures.alone & (measures.words <= FURNITURE_WORDS) & ~measures.stops_full
    if short.sum() < FURNITURE_LINES or not support.any():
        return {}
    start, end = evidence.body()
    short[start:end] = False
    title = (measures.words >= TITLE_WORDS[0]) & (measures.overlap >= 0.5) & (support == 0)
    weights: Weights = {}
    for first, last in runs(short):
        if last - first >= FURNITURE_LINES and (support[first:last] > 0).mean() >= FURNITURE_SHARE:
            weights |= {u: SURE for u in range(first, last) if support[u] <= THRESHOLD and not title[u]}
    return weights

MENU_WORDS = frozenset(re.findall(r"[a-z]+", ITEM.replace("?", "")))
SITE_WORDS = frozenset("home contact login menu search news weather sitemap faq faqs archive archives blog forum forums".split())
MENU_SHARE = 0.5
MENU_LENGTH = (3, 12)


@measured(
    "V203", "flattened-menu",
    """
    - Home Walks Cabins Contact
    + The Lake in Winter
    + The lake froze in November, and by Christmas the road across it was open.
    """,
    """
    + Sports Hall Burns Down
    + The hall burned for two hours before the fire brigade came.
    """,
)  # fmt: skip
def FLAT_MENU(measures: Measures, evidence: Evidence) -> Weights:
    """A line of capitalised single words, half of them sections of a site and one that only sites have, is a menu that
    lost its line breaks."""
    low, high = MENU_LENGTH
    weights: Weights = {}
    for unit in np.flatnonzero(measures.alone & (measures.words >= low) & (measures.words <= high) & ~measures.stops).tolist():
        words = measures.tokens[unit]
        known = sum(word.lower() in MENU_WORDS for word in words)
        site = not SITE_WORDS.isdisjoint(measures.lower[unit])
        if site and known >= MENU_SHARE * len(words) and known > 1 and all(word[0].isupper() for word in words):
            weights[unit] = SURE
    return weights



PAGE_LINES = 16
PAGE_JUNK = 6
"""A text with so many short lines, so many of them sure junk, is a whole page and not an article alone."""

BODY_WORDS = 40
"""A page whose best stretch has fewer words of prose than this shows no article to keep: nothing is cut around it."""

PROSE_CAP, SHORT_LINE, JUNK_LINE, LOOSE_LINE, INLINE = 40.0, -2.0, -8.0, -1.0, -0.3
"""Gain and cost of a line for the stretch it stands in: prose gains its words up to a cap, a short line, sure junk, a
long line without a stop, and the piece of a sentence that a link tore out cost. Best on 92 pages of news and blogs."""

TITLE_REACH = 12
"""Lines above the body among which its title is looked for."""


@measured(
    "V204", "around-the-body",
    """
    - Home
    - Search
    - News
    - Sport
    - Weather
    - Travel
    - Contact
    - Harbour
    - Cranes
    - Ropes
    - Boats
    - Nets
    - Tides
    - Log in
    + Why the tide is late
    + The moon pulls at the sea and the earth turns beneath it, so the tide is late by an hour each day.
    + Whoever sails out with the tide in the morning should know that the tide in the evening will not wait for him.
    + The harbour master keeps a table of both on the wall of his office, and he corrects it by hand in the winter.
    + "People think the sea keeps time," he says, "but it is the sea that we set our clocks by, and it does not care."
    + In the spring of 1911 the table was wrong by an hour for nine days, and three boats were lost on the bar.
    - Crab pots and lobster creels mended while you wait
    - Lobster
    - Mackerel
    - Privacy policy
    - Terms of use
    - Contact us
    - Back to top
    """,
)  # fmt: skip
def AROUND(measures: Measures, evidence: Evidence) -> Weights:
    """On a whole page the article is the stretch of lines where prose outweighs short lines and junk the most; the lines
    before and after it, its title apart, are furniture."""
    support = evidence.support()
    junk = support > THRESHOLD
    lines = measures.alone & ~measures.prose & (measures.words <= FURNITURE_WORDS)
    if lines.sum() < PAGE_LINES or junk.sum() < PAGE_JUNK:
        return {}
    start, end = _stretch(measures, junk)
    if (measures.words * measures.prose)[start:end].sum() < BODY_WORDS:
        return {}
    title = title_above(measures, start)
    outside = [*range(start), *range(end, len(measures))]
    return {unit: SURE for unit in outside if not junk[unit] and unit != title}


def _stretch(measures: Measures, junk: np.ndarray) -> tuple[int, int]:
    """Start and end of the run of units with the greatest gain."""
    inline = np.fromiter((t[:1].islower() or t[:1] in ",.;:)" for t in measures.texts), bool, len(measures))
    long = measures.words >= 10
    gains = np.select(
        [junk, measures.prose, long & measures.stops, long, inline],
        [JUNK_LINE, np.minimum(measures.words, PROSE_CAP), measures.words / 2, LOOSE_LINE, INLINE],
        SHORT_LINE,
    )
    best, current, start, span = 0.0, 0.0, 0, (0, 0)
    for unit, gain in enumerate(gains.tolist()):
        current += gain
        if current <= 0:
            current, start = 0.0, unit + 1
        elif current > best:
            best, span = current, (start, unit + 1)
    return span


def title_above(measures: Measures, start: int) -> int | None:
    """The last line above the body that is long enough for a title and shares words with the article."""
    for unit in range(start - 1, max(-1, start - 1 - TITLE_REACH), -1):
        if TITLE_WORDS[0] <= measures.words[unit] <= TITLE_WORDS[1] and measures.overlap[unit] >= 0.5:
            return unit
    return None


RULES = (SITE_NAME, FURNITURE, FLAT_MENU, AROUND)
