"""Menus, breadcrumbs, skip links, pagination, previous and next, page widgets."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

ITEM = (
    r"(?:home|home ?page|menu|main menu|about|about us|about me|contact|contact us|news|blog|shop|store|sports?|politics|business|tech|technology|science|health|world|opinion|entertainment|lifestyle|life|style|travel|food|culture|arts?|music|movies?|film|tv|video|videos|photos?|gallery|weather|maps?|events?|calendar|jobs?|careers?|classifieds|obituaries|archives?"
    r"|search|login|log ?in|sign ?in|sign ?up|register|subscribe|account|my account|profile|cart|basket|checkout|wishlist|faqs?|help|support|services|products|solutions|pricing|portfolio|team|our team|testimonials|reviews?|resources|downloads?|forums?|community|podcasts?|radio|live|latest|trending|popular|top stories|local|national|international|us|uk|usa|europe|asia|africa|india|education|environment|money|finance|markets|property|real estate|cars|auto|games|gaming|crosswords?|puzzles|horoscopes?|recipes|fashion|beauty|family|parenting|books|theatre|dance|history|nature|science|space|cricket|football|tennis|golf|rugby|soccer|nfl|nba|mlb|nhl|racing|boxing|more|all|categories|topics|sections?|tags|authors?|newsletters?|donate|membership|members|advertise|press|media|privacy|terms|sitemap|rss|e-?paper|magazine|print|features|columns|columnists|editorials?|letters|investigations|data|graphics|interactive|explainers?|quiz(?:zes)?|tickets|visit|explore|discover|collections?|new|sale|gifts?|brands|men|women|kids)"
)

RULES = (
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
        ^page \d+ of \d+(?: ?[>»→].{0,20})?$
        ^page \d+ ?/ ?\d+$
        ^(?:« ?|← ?|< ?)?(?:previous|prev|next|older|newer|earlier|later|first|last)(?: (?:page|post|article|story|entry|entries|posts|articles|stories|comments|chapter|slide|up|in .{2,30}|reading|project|topic|thread|issue|lesson))?(?: ?(?:[«»<>→←|/·-]+|and|or))*(?: ?(?:previous|prev|next|older|newer|last|first)(?: (?:page|post|article|story|entry|posts|articles|stories|project|chapter))?)?(?: ?[»→>])?$
        ^(?:previous|next|prev|older|newer)(?: (?:article|post|story|page|entry|news|in .{2,20}))? ?[:»>→«←|] ?(?-i:[A-Z\d\"']).{4,140}$
        ^← ?[^«»<>.!?{}=]{3,90}$
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
        ^(?:follow|share|open|close|back|next|previous|prev|up|down|top|more|less|all|x|×|en|fr|de|es|ok|go|submit|yes|no|search|menu|filter|reset|clear|apply|cancel|done|edit|view|details|select|language)$
        ^\W$
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
