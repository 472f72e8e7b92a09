"""Link anchors and keywords in a row, whatever stands between them: told by the shape of the items, not by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import WORD, Measures, capital_everyday
from cleaner.rules.rule import SURE, Weights, measured
from cleaner.rules.words import COMMON_WORDS, FUNCTION_WORDS, QUERY_WORDS, VERBS

BARS = re.compile(r" ?[|•·»›►▪■●◆‣¦] ?| // | / | :: | > | ~ |\t")
"""Separators that stand between links and hardly ever between the parts of a sentence."""

LABEL = re.compile(
    r"^(?:related|trending|popular|most read|most searched|top|hot|see also|more|read more|recommended|you may also like)"
    r"(?: \w+){0,2} ?[:|] ",
    re.IGNORECASE,
)
"""What may stand before links; any other word before a colon announces a list of the article."""

DASHES = re.compile(r" [-–—] ")
"""Between links too, but also between the parts of a sentence and of a date."""

SEPARATOR = re.compile(r"(?:[|•·»›►▪■●◆‣¦,;\t]| // | / | :: | > | ~ | [-–—] ).*(?:[|•·»›►▪■●◆‣¦,;\t]| // | / | :: | > | ~ | [-–—] )")
"""Two separators of whatever kind: a look before the closer look."""

COMMAS = re.compile(r"[,;] ?")

MIN_ITEMS = 3
LONGEST_ITEM = 12
"""Words. A link anchor is a title at most."""

LONGEST_QUERY = 6
"""Words of an item in lower case; longer ones are clauses."""

STRANGE = 0.35
"""A list that shares no more than this with the article is not the article's own."""

QUERIES = 0.34
"""Share of comma-separated items with a word of search queries from which on the list is one of bought links."""

QUERY_BINDING = 0.4
"""Share of function words up to which words in lower case can be search queries; prose has more."""

OWN_LIST = re.compile(
    r"\b(?:track ?list(?:ing)?|tracks|songs?|set ?list|line.?ups?|starters|squads?|teams?|cast|menu|ingredients|winners|"
    r"honou?r(?:s| roll)?|recipients|members|schedule|program(?:me)?|chapters|contents|episodes|results|standings|"
    r"nominees|shortlist|materials|tools|equipment|agenda|topics|stops|courses|medal(?:s|lists)|graduates|names|"
    r"following|include[sd]?|including|such as|are|were|featuring|players|line|order|roll|supplies|what you need|"
    r"you(?:'ll| will) need)\b",
    re.IGNORECASE,
)
"""Words before a list that the article itself gives."""


@measured(
    "L101", "separated-links",
    """
    + The ferry leaves at nine and comes back at dusk.
    - Cheap Hotels Bergen, How To Tie A Bowline, Canned Tuna Recipe, Boat Engine Price, Sea Shanty Lyrics,
    + The crew was Anna Holm, Piet Vos, Lars Ek, and a dog.
    """,
    """
    + The harbour was rebuilt in 1911 after the great storm.
    - Garden Sheds | Solar Panels | Used Pianos | Dental Implants
    - best dating sites, cheap flights to rome, how to lose weight, free games online
    + For the soup you need onions, carrots, two leeks, and a pinch of salt.
    """,
)  # fmt: skip
def SEPARATED(measures: Measures, evidence: Evidence) -> Weights:
    """Three or more short items between separators, strange to the article and in the style of anchors or search
    queries, are links that somebody placed there."""
    known = evidence.junk() & ~evidence.junk("related_link") & ~evidence.junk("clickbait")
    listed = [unit for unit in np.flatnonzero(~known & ~measures.prose).tolist() if SEPARATOR.search(measures.texts[unit])]
    return {unit: SURE for unit in listed if _is_link_list(measures, unit)}


def _is_link_list(measures: Measures, unit: int) -> bool:
    text = LABEL.sub("", measures.texts[unit])
    if "(" in text or "--" in text or "[" in text or _is_row(measures, unit):
        return False
    bars = [item for item in BARS.split(text) if WORD.search(item)]
    if len(bars) >= MIN_ITEMS and not text.endswith("."):
        own = measures.overlap[unit] > 0.5 and len(bars) == MIN_ITEMS
        return _anchors(bars, 0.6) and not own and not _given(measures, unit) and text.count('"') < 2
    separator = DASHES if len(DASHES.findall(text)) >= MIN_ITEMS - 1 else COMMAS
    if measures.overlap[unit] > STRANGE:
        return False
    items = [item for item in separator.split(text.rstrip(".")) if WORD.search(item)]
    if len(items) < MIN_ITEMS or not _anchors(items, 0.8) or _given(measures, unit):
        return False
    queries = sum(any(w.lower() in QUERY_WORDS for w in WORD.findall(item)) for item in items)
    headlines = len(items) > MIN_ITEMS and capital_everyday(measures.tokens[unit]) >= 2 and measures.overlap[unit] <= 0.1
    if _keywords(measures, unit, items) or (headlines and not measures.stops_full[unit] and " and " not in items[-1]):
        return True
    wanted = QUERIES if measures.title_share[unit] > 0.5 else 2 * QUERIES
    return queries >= wanted * len(items) and not items[-1].lower().startswith(("and ", "or ", "& "))


def _is_row(measures: Measures, unit: int) -> bool:
    """The unit stands in a table: the line before or after it has as many bars."""
    bars = measures.texts[unit].count("|")
    around = measures.texts[max(0, unit - 1) : unit] + measures.texts[unit + 1 : unit + 2]
    return bars > 1 and any(text.count("|") == bars for text in around)


def _keywords(measures: Measures, unit: int, items: list[str]) -> bool:
    """A line of its own with nothing but short phrases in lower case, none of them known to the article."""
    plain = measures.alone[unit] and not measures.stops[unit] and measures.title_share[unit] <= 0.1
    phrases = not any(set(item.split()) & FUNCTION_WORDS for item in items) and sum(" " in item.strip() for item in items) >= 0.6 * len(items)
    return bool(plain and phrases and len(items) > MIN_ITEMS and measures.overlap[unit] <= 0.2 and not measures.function_words[unit])


def _anchors(items: list[str], capitals: float) -> bool:
    """Short items of one style: headline capitals throughout, or none at all."""
    words = [WORD.findall(item) for item in items]
    longest = LONGEST_ITEM if any(w[:1] and w[0][0].isupper() for w in words) else LONGEST_QUERY
    if any(len(w) > longest for w in words) or any(item.rstrip().endswith((".", ":")) for item in items[:-1]):
        return False
    if sum(map(len, words)) / len(words) > 9 or sum(any(c.isdigit() for c in item) for item in items) > len(items) / 2:
        return False
    bearing = [w for item in words for w in item if w.lower() not in FUNCTION_WORDS]
    upper = sum(not w[0].islower() for w in bearing) / max(1, len(bearing))
    clauses = sum(any(w in VERBS for w in item) for item in words)
    binding = sum(w.lower() in FUNCTION_WORDS for item in words for w in item) / sum(map(len, words))
    return clauses <= len(items) / 3 and (upper >= capitals or (upper <= 0.1 and binding <= QUERY_BINDING))


def _given(measures: Measures, unit: int) -> bool:
    """The words before the list announce it, or the list names itself before a colon."""
    head, colon, _ = LABEL.sub("", measures.texts[unit]).partition(":")
    if colon and len(head) < 60:
        return True
    before = measures.texts[unit - 1] if unit else ""
    same_or_short = unit > 0 and (measures.block[unit - 1] == measures.block[unit] or measures.words[unit - 1] < 8)
    return before.endswith(":") or (same_or_short and bool(OWN_LIST.search(before)))


@measured(
    "L102", "stacked-links",
    """
    + The last boat left the pier at ten, and nobody waved.
    - How To Clean A Leather Sofa
    - Cheap Flights To Lisbon This Winter
    - The Real Reason Actors Never Age
    - Best Vacuum For Pet Hair
    """,
    """
    + The choir closed the evening with four songs.
    + Come Home Before Winter
    + The Lantern Song
    + Down By The Quay
    """,
)  # fmt: skip
def STACKED(measures: Measures, evidence: Evidence) -> Weights:
    """Three or more headlines under each other, none followed by a text of its own, all strange to the article."""
    weights: Weights = {}
    for start, end in runs(_headline_lines(measures)):
        if end - start < MIN_ITEMS:
            continue
        strange = [u for u in range(start, end) if measures.overlap[u] <= STRANGE]
        queries = sum(any(w in QUERY_WORDS or w in COMMON_WORDS for w in measures.lower[u]) for u in range(start, end))
        followed = end < len(measures) and measures.prose[end] and not measures.alone[end - 1]
        enough = len(strange) >= 0.75 * (end - start) and queries >= 0.6 * (end - start)
        if enough and not followed and not _given(measures, start):
            weights |= dict.fromkeys(range(start, end), SURE)
    return weights


def _headline_lines(measures: Measures) -> np.ndarray:
    """Units that are a line of their own and look like the title of a piece."""
    return np.asarray(
        measures.alone & ~measures.stops_full & (measures.words >= 4) & (measures.words <= 16) & (measures.title_share >= 0.8)
    )


def runs(flags: np.ndarray) -> Iterator[tuple[int, int]]:
    """Start and end of each run of true flags."""
    if not flags.any():
        return
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


@measured(
    "L103", "headed-links",
    """
    + The last boat left the pier at ten, and nobody waved.
    - You may also like
    - The keeper who stayed
    - Why the lamp went out
    - Forty years of fog
    """,
    """
    + The choir sang until the lamps went out.
    + Programme
    + The keeper who stayed
    + Why the lamp went out
    """,
)  # fmt: skip
def HEADED(measures: Measures, evidence: Evidence) -> Weights:
    """What stands under a heading such as You may also like, up to the next text, is links; three make a list."""
    weights: Weights = {}
    covered = 0
    for unit, end in headed_runs(measures, evidence):
        if end - unit - 1 >= MIN_ITEMS:
            weights |= dict.fromkeys(range(max(unit, covered), end), SURE)
            covered = max(covered, end)
    return weights


def headed_runs(measures: Measures, evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Each heading of a block of pointers with the end of the lines under it that are no text."""
    headings = [unit for rule, weights in evidence.columns.items() if rule.code == "E103" for unit in weights]
    if not headings:
        return
    other = evidence.junk() & ~evidence.junk("related_link") & ~evidence.junk("clickbait") & ~evidence.junk("link_list")
    line = measures.alone & ~measures.prose & ~other & (measures.words <= 20) & (measures.words >= 1)
    breaks = np.append(np.flatnonzero(~line), len(measures))
    others = np.flatnonzero(~(measures.headings & (measures.overlap > STRANGE)))
    for unit in sorted(headings):
        end = int(breaks[np.searchsorted(breaks, unit + 1)])
        if end < len(measures):  # without the headings of the section that follows
            before = int(np.searchsorted(others, end)) - 1
            end = max(unit, int(others[before]) if before >= 0 else -1) + 1
        yield unit, end


RULES = (SEPARATED, STACKED, HEADED)
