"""Menus, breadcrumbs, skip links, pagination, previous and next, page widgets."""

from __future__ import annotations

import re

import numpy as np

from cleaner.rules.evidence import Evidence
from cleaner.rules.link_lists import runs
from cleaner.rules.measures import Measures
from cleaner.rules.rule import HINT, SURE, THRESHOLD, Weights, measured, phrase

ITEM = (
    r"(?:home|home ?page|menu|main menu|about|about us|about me|contact|contact us|news|blog|shop|store|sports?|politics|business|tech|technology|science|health|world|opinion|entertainment|lifestyle|life|style|travel|food|culture|arts?|music|movies?|film|tv|video|videos|photos?|gallery|weather|maps?|events?|calendar|jobs?|careers?|classifieds|obituaries|archives?"
    r"|search|login|log ?in|sign ?in|sign ?up|register|subscribe|account|my account|profile|cart|basket|checkout|wishlist|faqs?|help|support|services|products|solutions|pricing|portfolio|team|our team|testimonials|reviews?|resources|downloads?|forums?|community|podcasts?|radio|live|latest|trending|popular|top stories|local|national|international|us|uk|usa|europe|asia|africa|india|education|environment|money|finance|markets|property|real estate|cars|auto|games|gaming|crosswords?|puzzles|horoscopes?|recipes|fashion|beauty|family|parenting|books|theatre|dance|history|nature|science|space|cricket|football|tennis|golf|rugby|soccer|nfl|nba|mlb|nhl|racing|boxing|more|all|categories|topics|sections?|tags|authors?|newsletters?|donate|membership|members|advertise|press|media|privacy|terms|sitemap|rss|e-?paper|magazine|print|features|columns|columnists|editorials?|letters|investigations|data|graphics|interactive|explainers?|quiz(?:zes)?|tickets|visit|explore|discover|collections?|new|sale|gifts?|brands|men|women|kids)"
)

RULES_BY_WORDS = (
    phrase(
        "V101", "skip-and-toggle", "Skip links and the switches of a page.",
        r"""
        ^(?:skip|jump|go) (?:directly )?(?:to|back to|past|over) (?:the )?(?:main |primary |page |article )?(?:content|navigation|menu|search|footer|nav|top|main|primary|sidebar|text|body)\b.{0,40}$
        ^(?:toggle|open|close|show|hide|expand|collapse) (?:the )?(?:main |primary |mobile |site |side |sub |search |global |full |table of |this )*(?:navigation|menu|nav|search|sidebar|submenu|bar|search bar|search box|dropdown|contents|form|overlay|panel|section|list|dark mode|theme|all|modal|dialog|window|banner)(?: .{0,20})?$
        ^(?:back|return|scroll) to (?:the )?(?:top|home|homepage|start|list|results|blog|news|previous page|all .{2,30}|main page|index|search|overview|shop|articles|.{2,30} home ?page)(?: ?[↑^])?$
        ^(?:to the )?top of (?:the )?page$
        ^(?:main|primary|secondary|site|top|footer|mobile|header|global|user|breadcrumb|post|article|page|section|quick|useful|helpful|utility|account) (?:navigation|menu|nav|links|bar)$
        ^(?:table of contents|on this page|in this article|in this story|what's inside|jump to(?: section| recipe)?|contents|quick links|site links|sitemap|site map|search (?:for|the site|this site|results|icon|here|our site|by|term)\b.{0,30}|search\.{0,3}|search:.{0,20}|enter (?:a )?(?:search|keyword).{0,30}|type (?:and hit|to search|your search|and press).{0,40}|press (?:enter|esc|escape).{0,40}|what are you looking for.{0,10}|clear search|advanced search|no results found|show all results.{0,20})$
        ^(?:print|e-?mail|save|download|cite|bookmark|translate) (?:this )?(?:page|article|story|post|pdf|version|friendly|recipe)\b.{0,30}$
        ^(?:printer.friendly(?: version)?|print|text size|font size|increase text size|decrease text size|larger text|smaller text|a\+ ?a-|aa|dark mode|light mode|accessibility(?: (?:help|links|options|menu))?|high contrast|change (?:language|region|location|country)|select (?:language|your (?:language|country|region|location)|a (?:language|country|page)|page|category|month|language)|choose (?:your )?(?:language|region|country|edition)|choose edition|switch edition|language|languages|location|your location|my location|english|español|français|deutsch|edition:?.{0,20}|(?:us|uk|international|global|world|australia|india|us|asia|europe) edition)$
        ^you are (?:here|at|currently (?:on|in|viewing))\b.{0,120}$
        ^(?:click|tap) (?:here )?to (?:go back|expand|collapse|open|close|toggle|scroll)(?: (?:the )?(?:menu|navigation|search|list|panel|window|page|tab))?$
        ^(?:javascript|cookies?) (?:is|are|must be|needs to be|has been|have been) (?:currently )?(?:disabled|required|enabled|turned|not|needed|blocked|switched|off)\b.{0,80}$
        ^(?:please )?(?:enable|turn on|activate) (?:javascript|cookies|flash)\b.{0,80}$
        ^(?:go|back|return|take me|proceed|continue) (?:back )?to (?:the |our )?(?:home ?page|home page|front page|main (?:site|page|menu)|start page|homepage|website|site|article|story|list|top)$
        ^(?:switch|change|toggle) (?:to|between|the)? ?(?:dark|light|night|desktop|mobile|full|classic)(?: (?:mode|theme|site|version|view|and .{2,20}))+$
        ^(?:main menu|site menu|all sections|browse sections|sections menu|more sections|section navigation)$
        ^(?:read|view|see) this (?:page|article|site|story|post) in (?-i:[A-Z])\w+$
        ^(?:read|go to|see|view) (?:the )?(?:next|previous) page$
        ^(?:latest|popular|comments|recent|trending|newest|oldest|random)(?: (?:latest|popular|comments|recent|trending|tags|posts|random))+$
        """,
        """
        - Skip to main content
        - Toggle navigation
        - Back to top
        - You are here: Home
        - Print this page
        + Skip to the end of the pier and you will see the seals.
        """,
    ),
    phrase(
        "V102", "pagination", "Pages, previous and next.",
        r"""
        ^(?:page )?\d+ of \d+(?: ?[>»→].{0,20})?$
        ^page \d+ ?/ ?\d+$
        ^(?:« ?|← ?|< ?)?(?:previous|prev|next|older|newer|earlier|later|first|last)(?: (?:page|post|article|story|entry|entries|posts|articles|stories|comments|chapter|slide|up|in .{2,30}|reading|project|topic|thread|issue|lesson))?(?: ?(?:[«»<>→←|/·-]+|and|or))*(?: ?(?:previous|prev|next|older|newer|last|first)(?: (?:page|post|article|story|entry|posts|articles|stories|project|chapter))?)?(?: ?[»→>])?$
        ^(?:previous|next|prev|older|newer)(?: (?:article|post|story|page|entry|news|in .{2,20}))? ?[:»>→«←|] ?(?-i:[A-Z\d\"']).{4,140}$
        ^(?:«|←) ?[^«»<>.!?{}=]{3,90}$
        ^[^«»<>.!?]{3,90} ?(?:»|→|›)$
        ^(?:pages?:? ?)?(?:(?:\d{1,3}|\.\.\.)[ |]+){3,}(?:\d+ ?)?(?:next|»|>|→|last)?.{0,10}$
        ^pages? \d+$
        ^(?:load|show|view|see) (?:more|all|less|older|newer)(?: (?:posts|articles|stories|news|results|items|content|entries|options|products|categories|topics|\w+))?$
        ^(?:showing|displaying|viewing|results) \d+.{0,40}\b(?:of|results)\b.{0,20}$
        ^(?:post|posts|entry|article|page|comment)s? (?:navigation|pagination)$
        ^(?:continue|proceed) to (?:the )?(?:next|page|site|article|part)\b.{0,40}$
        ^(?:next|previous) ?(?:[|/•·-] ?)?(?:previous|next)$
        """,
        """
        - Page 2 of 5
        - « Previous Next »
        - Next article: The ferry strike
        - Load more
        + Next, the crew rigged a line to the buoy.
        """,
    ),
    phrase(
        "V103", "breadcrumb", "The path to the page from the home page.",
        r"""
        ^(?:you are here:? ?)?(?:home|homepage|start|index|main|news|blog|shop|sports?|front page)(?: ?(?:>|»|›|/|→|::|\||·|•|–|-|\\) ?[^>»›/→|]{1,80}){1,7}$
        ^(?-i:[A-Z][\w&' -]{1,30})(?: (?:>|»|›) (?-i:[A-Z0-9])[\w&',:? -]{1,70}){2,6}$
        ^(?:home|homepage)$
        """,
        """
        - Home > Travel > Scotland
        - Home / Blog / Harbours
        - Home
        + At home the nets hung from the ceiling.
        """,
    ),
    phrase(
        "V104", "menu-row", "Three or more items that are nothing but the names of site sections.",
        r"""
        ^<item>(?:(?: ?[|/•·,;>»–-] ?| (?:& |and )?)<item>){2,}$
        """,
        """
        - Home Maps Weather
        - News | Sport | Business | Culture
        + Sport and culture meet in this hall.
        """,
        parts={"item": ITEM},
    ),
    phrase(
        "V105", "page-widget", "Widgets: the weather, the hour, counters, system messages.",
        r"""
        ^(?:\w+[ ,]+){0,2}-?\d{1,3} ?°(?: ?[CF])?(?:[ /|]+-?\d{1,3} ?°(?: ?[CF])?)*(?: (?:sunny|cloudy|rain|clear|snow|overcast|fog|mostly|partly|light)\b.{0,30})?$
        ^(?:today's )?(?:weather|forecast)(?: (?:in|for) .{2,30})?[: ]+.{0,40}-?\d{1,3} ?°.{0,30}$
        ^(?:loading|please wait|one moment|just a moment|updating|fetching)(?: (?:please|the|your|more|content|page|results|comments|player|data)\b.{0,30})?$
        ^(?:page not found|404(?: error)?|error 404|an error (?:has )?occurred|something went wrong|access denied|oops!?.{0,60}|try again(?: later)?|no (?:items|results|posts|content) found.{0,20}|this page (?:isn't|is not|could not|cannot|can't).{0,60})$
        ^(?:this (?:page|website|site|content) (?:is best viewed|works best|requires|uses)|best viewed (?:in|with|on))\b.{0,80}$
        ^(?:your|this) browser is (?:out of date|outdated|not supported|no longer supported)\b.{0,80}$
        ^(?:you are using an (?:outdated|unsupported|old)|please (?:upgrade|update) your|upgrade your) browser\b.{0,80}$
        ^(?:we use|this (?:site|page) uses) javascript\b.{0,60}$
        ^(?:visitors?|online users?|users online|hits|page views|visitor counter|who's online)[: ]+[\d,]+.{0,20}$
        ^(?:add|save)(?:ed)? to (?:favou?rites|my list|reading list|bookmarks|watchlist|collection)$
        ^(?:select|choose) (?:an? )?(?:option|date|size|colou?r|quantity|store|city|state|country|topic|year)s?\b.{0,30}$
        ^(?:sort|filter|refine) by\b.{0,40}$
        ^(?:dow|nasdaq|s&p 500|ftse(?: 100)?|sensex|nifty|gold|oil|btc|bitcoin|eur/usd)(?: [\d,.]+)?(?: ?[▲▼+-] ?[\d.,]+ ?%?){1,2}(?: .{0,60})?$
        """,
        """
        - 14°C
        - Leith 9° / 4°
        - Loading...
        - Page not found
        + The water was 14°C when they dived.
        """,
    ),
    phrase(
        "V106", "menu-word", "One item of a menu.",
        r"""
        ^<item>(?:(?: ?(?:&|and|\||/) ?| )<item>)?$
        ^(?:follow|share|open|close|back|next|previous|prev|up|down|top|more|less|all|x|×|en|fr|de|es|ok|go|submit|yes|no|\W|search|menu|filter|reset|clear|apply|cancel|done|edit|view|details|select|language)$
        """,
        """
        - Skip to content
        - Weather
        - Maps
        + Weather kept the fleet in port.
        """,
        weight=HINT,
        parts={"item": ITEM},
    ),
)

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
    start, end = evidence.body()
    outside = np.ones(len(measures), bool)
    outside[start:end] = False
    short = outside & measures.alone & (measures.words <= FURNITURE_WORDS) & ~measures.stops_full
    support = evidence.support()
    title = (measures.words >= TITLE_WORDS[0]) & (measures.overlap >= 0.5) & (support == 0)
    weights: Weights = {}
    for first, last in runs(short):
        known = (support[first:last] > 0).mean()
        if last - first >= FURNITURE_LINES and known >= FURNITURE_SHARE:
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


RULES = (*RULES_BY_WORDS, SITE_NAME, FURNITURE, FLAT_MENU)
