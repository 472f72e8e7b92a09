"""Word fields: short sentences to the reader that hardly use a word outside one kind of junk."""

from __future__ import annotations

from cleaner.rules.calls import ORDERS
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures
from cleaner.rules.rule import SURE, Rule, Weights, measured
from cleaner.rules.topics import is_exhibit, is_topic
from cleaner.rules.words import FUNCTION_WORDS

ADDRESS = frozenset("you your yours you'll you're you've us our ours we we'll we'd we're me my i".split())
"""Somebody talks to the reader; so does an order at the start."""

OWN = frozenset("us our ours we we'll we'd we're me my i".split())
"""A publisher that asks for business speaks of itself."""

NARRATIVE = frozenset("was were had said he she his her him they them their who whose says told did its".split())
"""Somebody tells of others."""

BEARING = FUNCTION_WORDS - {"off", "more", "here"}
MIN_WORDS = 2
MIN_CORE = 3
"""Words of the field, those of its core counted twice, that a sentence must have. On 60,000 sentences of clean articles
0 to 26 a field pass by mistake, most of them real calls to the reader."""


_cores: list[frozenset[str]] = []


def field(
    code: str, name: str, why: str, core: str, companions: str, *examples: str, share: float = 0.5
) -> Rule:  # fmt: skip
    """A measured rule made of two word lists: a sentence needs a word of the core, and of all its words that bear
    meaning the ``share`` must be of the field."""
    nucleus, words = frozenset(core.split()), frozenset(core.split()) | frozenset(companions.split())
    _cores.append(nucleus)

    def measure(measures: Measures, evidence: Evidence) -> Weights:
        weights: Weights = {}
        for unit in measures.holding(CORES):
            if not nucleus.isdisjoint(measures.vocabulary[unit]) and not _spared(measures, unit, rule.reason == "call_to_action"):
                bearing = [w for w in measures.lower[unit] if w not in BEARING]
                hits = sum(map(words.__contains__, bearing))
                enough = hits >= MIN_WORDS and hits + sum(map(nucleus.__contains__, bearing)) >= MIN_CORE
                if enough and hits >= share * len(bearing):
                    weights[unit] = SURE
        return {} if weights and is_topic(rule.reason, measures, set(weights)) else weights

    measure.__doc__ = why
    rule = measured(code, name, *examples)(measure)
    return rule


def _spared(measures: Measures, unit: int, own: bool) -> bool:
    """Nobody is addressed, or somebody narrates or quotes."""
    vocabulary, lows = measures.vocabulary[unit], measures.lower[unit]
    spoken = measures.vocabulary[unit] & (OWN if own else ADDRESS)
    addressed = spoken - {"us"} or ("us" in spoken and "US" not in measures.tokens[unit]) or lows[0] in ORDERS
    told = not vocabulary.isdisjoint(NARRATIVE) or '"' in measures.texts[unit]
    return not addressed or told or is_exhibit(measures, unit)


RULES = (
    field(
        "K201", "consent-talk", "The words of consent banners, addressed to the reader.",
        "cookies cookie consent tracking trackers gdpr",
        """privacy preferences settings accept reject decline agree allow essential necessary website site page device
        browser browsing partners personalised personalized data choices content opt analytics experience policy
        third-party store load click manage save change visit use using technologies information traffic ads relevant
        offers optional understand ok functional statistics logged""",
        """
        - We need your consent to load this content.
        + The consent of the owner was never asked.
        """,
    ),
    field(
        "B201", "ad-blocker-talk", "The words of pleas against ad blockers, addressed to the reader.",
        """ads ad adblock adblocker ad-blocker blocker blockers ad-blocking advertising adverts advertisements allowlist
        whitelist""",
        """free site support pay pays paid fund funds funding keep keeps please work journalism reporting reporters writers
        stories help helps allow disable turn switch switching turning off block blocking load refresh service show income
        revenue bills stay fine detected disabled detect website page read pause paused unblock continue news consider""",
        """
        - To keep this service free, we show a few ads.
        + The ads on the tram were for soap and pianos.
        """,
    ),
    field(
        "P201", "subscription-talk", "The words of paywalls, addressed to the reader.",
        """subscribe subscriber subscribers subscription subscriptions premium paywall log login sign register registered
        account membership unlock trial preview digital""",
        """read reading reader readers article articles story stories content access full rest free month week continue
        limit left remaining unlimited interview issue edition journalism support enjoy today now exclusive ends ended
        cancel choose gift package feature already quality view year anytime page plan plans member members sign in""",
        """
        - Your free preview has ended: subscribe to continue.
        - Sign up or log in to continue.
        + The account of the voyage fills three notebooks.
        """,
    ),
    field(
        "N201", "sign-up-talk", "The words of sign-ups, addressed to the reader.",
        """newsletter newsletters email emails e-mail inbox mailing podcast podcasts notifications alerts episodes episode
        digest bulletin telegram whatsapp push mailbox letter app""",
        """free weekly daily monthly every week day month friday sunday monday saturday thursday subscribe sign signing join
        get receive latest news stories best straight send sent update updates never miss list download listen address
        enter new morning evening first know delivered recipes tips spam channel phone ios android text texts enable turn
        allow opt brings bring box sms weekend apple spotify google""",
        """
        - We will email you when there is news.
        + The letter was sent on the first day of spring.
        """,
        share=0.6,
    ),
    field(
        "C201", "comment-talk", "The words of comment forms, addressed to the reader.",
        "comment comments reply replies commenting rating rate moderation moderated upvote commenter",
        """leave post share below add write tell awaiting star stars first join load type report abuse article page recipe
        helpful logged email name think say view views sort thoughts discussion conversation vote votes section read show
        hide cancel submit login log sign review published have give closed click""",
        """
        - Your comment is awaiting moderation.
        + His comment on the budget was short.
        """,
    ),
    field(
        "S201", "follow-talk", "The names of networks and the words of share bars, addressed to the reader.",
        """facebook twitter instagram tiktok youtube linkedin whatsapp pinterest hashtag tweet retweet socials snapchat
        threads bluesky mastodon""",
        """share follow like friends friend page post posts photos pictures pics join story article group latest daily
        channel tell send tag pin use find update updates news subscribe see every love click show picture photo""",
        """
        - See our latest pictures on Instagram.
        + Their pictures on Instagram made the village famous.
        """,
    ),
    field(
        "E202", "pointer-talk", "The words of pointers to other pieces, addressed to the reader.",
        "article articles guide story explainer interview series gallery archive coverage piece report link stories video",
        """read see more full here also watch find learn click check related earlier list whole further next part out
        explore listen take look previous original in-depth complete browse post""",
        """
        - Find out more in our full report.
        + The report was longer than the list of the dead.
        """,
        share=0.6,
    ),
    field(
        "A203", "business-talk", "The words of calls to action, addressed to the reader.",
        """contact call book booking visit donate donation donations donating quote consultation appointment services
        volunteer tickets shop demo website enquiries calculator showroom brochure""",
        """today now free help us our online learn more get start started ready ask reserve apply place join find advice
        questions expert experts need support team schedule request give click touch phone email tour stay talk page
        consider send drop line please plan own save order form""",
        """
        - Ready to start? Contact our team now.
        + The tickets were gone within the hour.
        """,
        share=0.6,
    ),
    field(
        "G201", "small-print", "The words of disclosures and disclaimers, addressed to the reader.",
        """copyright affiliate disclaimer disclosure opinions sponsored licence license licensed trademark redistribution
        reserved permission liability liable warranty commission""",
        """author author's writer writer's publisher links link post article own responsible information purposes
        professional views informational content mine reflect necessarily apply media guest rights advice terms conditions
        earn purchase purchases site loss some expressed page published reproduced""",
        """
        - Some links on this page may earn us a commission.
        + The commission met twice and agreed on nothing.
        """,
    ),
)

CORES = frozenset().union(*_cores)
"""The words of all cores: few units hold one of them."""
