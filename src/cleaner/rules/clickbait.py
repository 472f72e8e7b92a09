"""Bare headlines of other pieces, inside paragraphs and on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures, capital_everyday
from cleaner.rules.rule import HINT, SURE, THRESHOLD, Weights, measured, phrase

CAPITALS = 0.85
"""Share of bearing words with a capital in a headline; prose with names in it stays below a half."""

STRANGE = 0.4
"""A headline that shares no more than this of its stems with the article speaks of something else."""

STRAY_SHARE = 0.25
"""The same for a line of its own, which could be a heading: it must be stranger."""

MIN_WORDS = 5

RULES_BY_WORDS = (
    phrase(
        "H101", "teaser-words", "The turns of phrase by which a headline asks for a click.",
        r"""
        \byou (?:won't|will not|wouldn't|will never|'ll never) (?:ever )?(?:believe|guess)\b
        ^(?:this|these|here's|here is|one|meet|she|he|they|a|the|when)\b.{0,90}\b(?:(?:will|is going to|may) (?:blow your mind|shock you|surprise you|amaze you|leave you speechless|melt your heart|make you (?:cry|laugh|rethink|want)|change (?:your life|everything|the way))|what happened next|what happens next|is priceless|went viral|goes viral|broke the internet|stunned (?:everyone|the world|fans|scientists))\b.{0,40}$
        \b(?:doctors?|experts?|scientists?|dentists?|trainers?|insurers?|banks|casinos|dermatologists?|lawyers?|vets?) (?:hate|don't want you|won't tell you|are (?:stunned|baffled|furious|begging)|are speechless|beg)\b
        ^(?:what|why|how|where|when|who) [^.?!]{5,80}\b(?:will (?:shock|surprise|amaze)|may (?:shock|surprise)|might surprise|nobody (?:tells|talks)|no one (?:tells|talks)|they don't want|you didn't know|you never knew|you need to know|before it's too late|look like now|looks like now|is worth now|worth today)\b[^.]{0,40}$
        ^(?:remember|see what|look what|guess (?:who|what)|wait (?:till|until) you see|try not to (?:gasp|laugh|cry|smile)|take a look at what|you'll never guess)\b.{0,90}\b(?:now|today|looks?|looked like|happened)\b.{0,30}$
        ^(?:fact check|quiz|poll|exclusive|must see|must.watch|gallery|in pics|viral|watch|shocking|wow|omg|breaking|photos|pics|video|revealed|listicle|trending): (?-i:[A-Z]).{10,120}$
        ^(?:ranked|revealed|quiz|horoscope today)[:,] [^.]{10,100}$
        ^(?:if you (?:own|have|are over|live in|were born|see|notice)|people (?:born|over|who|aged)|homeowners|seniors|drivers|americans|women over|men over) [^.]{5,100}\b(?:you (?:need|should|must) (?:to )?(?:read|see|know) this|read this|play this game|this game|are (?:rushing|in for a)|in for a surprise|could be rich|try this|see this)\b[^.]{0,40}$
        """,
        """
        + The ferry was late again.
        -~ You Won't Believe What This Captain Found
        -~ Doctors Hate This One Simple Trick
        +~ The passengers slept on the benches.
        + Nobody could believe what the captain had found.
        """,
    ),
    phrase(
        "H102", "headline-words", "Turns of headlines that an article's own headings use too.",
        r"""
        ^(?:the )?(?:top |\d+ )+(?:\w+ ){0,3}(?:reasons|things|ways|signs|secrets|celebrities|celebs|photos|pictures|facts|foods|tricks|hacks|mistakes|tips|stars|actors|moments|places|people|kids|dogs|cats|products|gadgets|cars|jobs|habits|words|phrases|questions|stories|movies|jokes|memes|books|recipes|exercises|times)\b[^.!]{0,90}$
        ^(?:the|this|one|a) (?:\w+ ){0,3}(?:weird|simple|secret|shocking|surprising|strange|odd|genius|little.known|unbelievable|heartbreaking|hidden|real|dark|untold|ugly|terrifying) (?:\w+ ){0,4}(?:trick|reason|secret|truth|fact|hack|thing|story|way|tip|rule|science|meaning|history|cause)s?\b[^.]{0,90}$
        ^(?:\w+ ){0,4}(?:shocks?|stuns?|flaunts?|slams?|sizzles?|sets? (?:internet|pulses)|breaks? (?:silence|the internet)|leaves? (?:fans|internet|viewers|nothing)|drops? jaws|turns? heads)\b[^.]{4,100}$
        ^can you (?:solve|spot|guess|find|name|pass)\b[^.]{10,100}$
        """,
        """
        + The ferry was late again, and the harbour office blamed the wind.
        -~ 12 Celebrities Who Lost Everything Before They Were Thirty
        +~ The passengers slept on the benches.
        + The real reason was the wind.
        """,
        weight=HINT,
    ),
)


@measured(
    "H201", "headline-in-paragraph",
    """
    + The ferry was late again, and the harbour office blamed the wind.
    -~ Ten Dresses That Stole the Show Last Night
    -~ What Is the World's Most Expensive Cheese?
    +~ The passengers slept on the benches until the wind dropped.
    +~ The Royal National Lifeboat Institution came at dawn.
    """,
)  # fmt: skip
def HEADLINE(measures: Measures, evidence: Evidence) -> Weights:
    """A sentence in headline capitals amid sentences without, on a subject that the article does not know, was spliced
    in with the link that it belonged to."""
    capital = (measures.title_share >= CAPITALS) & (measures.words >= MIN_WORDS) & measures.in_prose_block
    strange = np.flatnonzero(capital & (measures.overlap <= STRANGE)).tolist()
    if not strange or np.median(measures.title_share[measures.prose]) > 0.5:  # a block with prose is no place without prose
        return {}
    weights, support = {}, evidence.support()
    for unit in strange:
        if unit and support[unit] <= THRESHOLD and _headline(measures.tokens[unit]) and not _quoted_or_listed(measures.texts[unit]):
            weights[unit] = SURE
    return weights


def _headline(words: Sequence[str]) -> bool:
    """Everyday words have capitals too, not only names."""
    everyday = capital_everyday(words)
    return everyday >= 2 or (everyday == 1 and len(words) >= 7)


def _quoted_or_listed(text: str) -> bool:
    """A title in quotation marks, an answer or label before a colon, names up to a last *and*."""
    return text.startswith(('"', "'", "(", "#")) or " by " in text or text.endswith(")") or ": " in text[:14] or (text.count(",") >= 2 and ", and " in text)


@measured(
    "H202", "stray-headline",
    """
    + The ferry was late again, and the harbour office blamed the wind.
    - This Baker Quit Her Job to Raise Goats in the Desert
    + The passengers slept on the benches until the wind dropped.
    + Where the Ferry Sails Next Year
    + Next year the ferry sails to the outer islands twice a week.
    """,
    weight=HINT + 1,
)  # fmt: skip
def STRAY(measures: Measures, evidence: Evidence) -> Weights:
    """A long line in headline capitals that shares hardly a word with the article, and none with the text around it, is no
    heading of its sections."""
    capital = (measures.title_share >= CAPITALS) & (measures.words >= MIN_WORDS + 1) & measures.alone & ~measures.stops_full
    weights: Weights = {}
    for unit in np.flatnonzero(capital & (measures.overlap <= STRAY_SHARE) & (evidence.support() <= THRESHOLD)).tolist():
        listed = _quoted_or_listed(measures.texts[unit])
        around = set().union(*measures.stems[unit - 1 : unit], *measures.stems[unit + 1 : unit + 3])
        strange = len(measures.stems[unit]) >= 3 and not around & measures.stems[unit]
        if unit and strange and not listed and _headline(measures.tokens[unit]):
            weights[unit] = HINT + 1
    return weights


RULES = (*RULES_BY_WORDS, HEADLINE, STRAY)
