"""Advertising copy, slot labels, sponsored items, coupon and shop lines."""

from __future__ import annotations

import re

import numpy as np

from cleaner.rules.calls import ORDERS
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures
from cleaner.rules.rule import HINT, SURE, Weights, measured, phrase

MONEY = r"(?:[$£€₹¥]\s?\d[\d,.]*|\d[\d,.]* ?(?:usd|eur|gbp|dollars|euros|pounds))"
SHOP = r"(?:amazon|ebay|etsy|walmart|target|best buy|argos|currys|john lewis|flipkart|aliexpress|wayfair|bookshop\.org|barnes & noble|[\w-]+\.(?:com|co\.uk|net|org|in|io|shop|store))"

RULES_BY_WORDS = (
    phrase(
        "D101", "slot-label", "The label of an advertising slot.",
        r"""
        ^(?:advertisements?|advertising|adverts?|ads?|sponsored|paid advertisement|advertisement feature|sponsored content|sponsored by|promoted(?: content| stories| links| post)?|paid (?:content|post|partnership|promotion|partner content)|ad feature|advertorial|partner content|branded content|brand ?voice|commercial|publicidad|publicité|werbung|anzeige|reklama|annonce|pubblicità|publicidade|реклама|広告|広告の下に記事が続きます)(?: [-–|:·] .{0,40})?$
        ^(?:story |article |content |page )?(?:continues|continued|resumes) (?:below|after|beneath)(?: (?:the |this )?(?:advertisement|ad|advert|video|promotion|sponsor|message))?$
        ^(?:article|story|content|post|text) (?:continues?|resumes?) (?:below|after|beneath)\b.{0,30}$
        ^(?:scroll|keep scrolling|swipe) (?:down )?(?:to continue|for more|past the ad|to read)\b.{0,60}$
        ^(?:skip|close|hide|remove|report|why (?:am i seeing )?this) (?:this )?ads?\b.{0,30}$
        ^(?:ad choices|adchoices|ads by google|google ads|advertise (?:with us|here|on this site)|your ad here|about (?:these|our) ads|powered by (?:taboola|outbrain|revcontent|mgid)|sponsored links?|advertisement \d+|this ad will end in.{0,20}|your ad will|loading ad|remove ads)$
        ^ads? (?:by.{0,40}|\d+ of \d+)$
        ^(?:a )?(?:message|word|note) from our (?:sponsors?|partners?|advertisers?)\b.{0,40}$
        ^(?:taboola|outbrain|dianomi|zergnet)$
        ^(?:this|today's) (?:article|post|story|episode|content|video|newsletter|edition|page)? ?(?:is |was )?(?:sponsored|brought to you|presented|supported|powered) by\b.{0,100}$
        ^(?:sponsored|promoted|presented|brought to you|supported) by:? .{2,80}$
        \bbrought to you by\b.{0,80}$
        ^(?:in (?:partnership|association) with|partner of)\b.{0,60}$
        ^(?:sponsored|advert|ad|advertisement|promoted|promotion|promo|paid post|paid content|partner (?:offer|content|post)|from our (?:sponsors?|partners?)|coupon|voucher|offer|special offer|deal|deal of the (?:day|week)|today's deal|daily deal|flash sale|sale|exclusive offer|reader offer): .{3,200}$
        ^(?:paid|commercial) (?:partnership|promotion|collaboration) (?:with|by|for)\b.{0,60}$
        ^ads? (?:by|from|via) .{2,40}$
        ^(?:our|today's|this week's) (?:sponsors?|partners?|advertisers?): .{2,80}$
        ^advertiser (?:content|story|message)$
        """,
        """
        - Advertisement
        - Story continues below advertisement
        - Sponsored by Harbour Paints
        - A word from our sponsor
        + The advertisement hung in the station for forty years.
        """,
    ),
    phrase(
        "D102", "offer", "Prices off, codes and stock: the words of a coupon or of a shop's window.",
        r"""
        \b(?:use|enter|apply|with|quote|add)(?: the| our| my| this)? (?:\w+ )?(?:promo(?:tional|tion)?|coupon|discount|voucher|referral|offer|checkout)?.?(?:code|coupon)s?:? ["']?(?-i:[A-Z][A-Z0-9]{2,}|[A-Z0-9]{4,})\b
        \b(?:promo(?:tional)?|coupon|discount|voucher|offer) codes?\b.{0,60}\b(?:checkout|save|expires)\b
        ^(?:save|get|enjoy|take|grab|up to|extra|an? additional|receive)\b.{0,40}\b\d+ ?(?:%|percent|per cent) (?:off|discount|savings?|cash ?back|on)\b.{0,120}$
        <go>(?:free|fast|next.day|same.day|express|worldwide) (?:shipping|delivery|postage)\b.{0,60}
        ^(?:so )?(?:buy|order|shop|grab|get|purchase|claim|pre-?order|bag) (?:yours|it|now|one|them|today|here|online|this deal|the deal)(?: (?:now|today|here|online|at|for|from|while|on|before|and|risk|free)\b.{0,100})?$
        ^(?:shop (?:the .{2,60}|all .{2,40}|at .{2,40}|on .{2,40}|from .{2,40})|(?:shop|buy|order) (?:now|online|today|here))$
        ^(?:.{0,60}[,.!:;–-] )?(?:while (?:stocks?|supplies|supply|they) lasts?|limited.time (?:offer|only|deal)|for a limited time(?: only)?|limited stock|selling fast|offer (?:ends?|expires|valid)|sale ends|ends (?:soon|tonight|midnight)|hurry|act now|act fast|order now|buy now|shop now|don\'t wait|last chance|risk.free|satisfaction guaranteed|best price guaranteed|add to (?:cart|basket|bag|wishlist)|view deal|see deal|check price|see price|check latest price|check availability)\b(?:[^.,]{0,40})$
        ^(?:in stock|out of stock|sold out|low stock|only \d+ left(?: in stock)?|no obligation)$
        ^(?:now|only|today's price|sale price|our price):? ?<money>.{0,60}$
        \b(?:now|only) (?:just |only )?<money>(?: (?:at|on|from) <shop>.{0,40})?$
        \b<money> (?:at|on|from) <shop>
        <go>(?:buy|view|see|check|order|get|shop)(?: (?:it|now|price|deal))? (?:at|on|from|via) <shop>
        \b(?:special|exclusive|limited|introductory|amazing|great) (?:offer|deal|discount|price)s?\b.{0,60}\b(?:today|now|readers|only|for you|click|visit|call)\b
        \bclick (?:here|below|now|the link) (?:to|and) (?:buy|order|save|claim|get|shop|redeem|start your)\b.{0,80}
        \b(?:buy|get) (?:one|1|two|2),? (?:and )?get (?:one|1|another)\b
        \b(?:interest.free|0 ?% (?:apr|finance|interest)|apr representative)\b.{0,80}
        \b\d+ ?(?:%|percent|per cent) off\b.{0,40}\b(?:this (?:week|weekend|month)|today|your (?:first|next|entire|whole|order|purchase)|(?:with|using|use) (?:the |our )?code|until|sale|everything|site.?wide|for readers|all orders)\b
        \b(?:offers?|gives?|giving|for) (?:our |all )?readers (?:an? )?(?:exclusive |extra |special )*(?:\d+ ?%|[$£€]\d+)
        <go>(?:get|take|save|enjoy|claim) (?:an extra |up to |a further )?[$£€]\d[\d.,]* off\b.{0,80}
        (?:<go>|\band |\bto )save (?:up to |an extra |over |as much as )?(?:[$£€₹]\d|\d+ ?%).{0,20}\b(?:on|off|today|when|with|now|a|per|this|every)\b
        \b(?:this week|this weekend|today|tonight|tomorrow|one day|black friday|cyber monday|now)(?:'s)?(?: only)?: .{3,80}<money>.{0,40}
        \bwas <money>,? (?:is )?now (?:only |just )?<money>
        <go>(?:order|get|grab|claim|buy|book|reserve) (?:yours|your (?:free|copy|own|set|pair|bottle|spot))\b.{0,60}
        <go>get \d+ (?:months?|weeks?|bottles?|boxes|days) (?:of .{2,40} )?(?:free|for (?:the price of|just|only|[$£€]))
        \b(?:buy|get|order|take) (?:two|three|four|\d)\b.{0,40}\bget (?:one|two|another|the)\b.{0,20}\b(?:free|half)\b
        \b(?:new customers?|first.time (?:customers|buyers|players)|new players|new members)\b.{0,40}(?:bonus|free|[$£€]\d|\d+ ?%)
        \b(?:welcome|sign.?up|deposit|casino) bonus\b
        \b(?:your|a|an instant|our) free (?:quote|estimate|sample|trial|valuation|starter kit|gift|no.obligation)\b.{0,60}\b(?:today|now|from|at|online|call|click|with)\b
        \bswitch to (?-i:[A-Z])\w+.{0,40}\b(?:and|to) (?:save|get|cut|pay|enjoy)\b.{0,60}
        \b(?:cheap|low.cost|discount|last.minute) (?:flights?|hotels?|holidays?|tickets|car hire|deals|insurance|rooms)\b.{0,60}\b(?:with|at|from|on|book|now|today)\b
        <go>test drive (?:the|a|your|our|one)\b.{0,80}
        \bat (?:your|our) (?:local |nearest )?(?:dealer(?:ship)?|stockist|showroom)$
        <go>use (?-i:[A-Z]{3,}[0-9]{1,4}|[A-Z0-9]{6,}) (?:for|at|to get|and)\b.{0,60}
        <go>get (?:a|an|your) (?:\w+ )?quote (?:from|with) (?-i:[A-Z]).{2,60}
        """,
        """
        - Use code SAILOR20 at checkout for 20% off.
        - Save up to 40% on deck shoes this weekend only.
        - Buy now while stocks last!
        - Free shipping on all orders over $50.
        - Shop the collection
        - Waterproof jacket, now $49.99 at amazon.com
        + The town cut the fare by 20% off season.
        + The shop sold out of candles in an hour.
        """,
        parts={"money": MONEY, "shop": SHOP},
    ),
    phrase(
        "D103", "ad-copy", "Sentences of advertisements: the reader, a worry, a product, a promise.",
        r"""
        \b(?:lose|shed|drop|burn) (?:up to )?\d+ ?(?:pounds|lbs|kg|kilos|inches) (?:in|of|fast)\b
        \b(?:earn|make) (?:up to |over |extra )?[$£€]\d[\d,]*k? ?(?:a|per|every|each)? ?(?:day|week|month|hour|/day)\b.{0,60}\b(?:from home|home|online|working|easily|simple|with)\b
        \b(?:doctor|dermatologist|dentist|vet|clinically)s?.(?:recommended|approved|proven|tested)\b
        \b(?:try|test|start|get|claim|order|request) (?:it|yours|your|a|our) ?(?:\w+ )?(?:free|risk.free|no.obligation|complimentary) (?:trial|sample|bottle|quote|copy|guide|kit|month|estimate|today|for)\b
        \b(?:compare|get) (?:\w+ )?(?:free |cheap |instant |online |car |home |life |energy |travel |insurance )+(?:quotes?|deals|rates|tariffs)\b.{0,80}
        \b(?:refinance|mortgage rates?|car insurance|life insurance|payday loans?|personal loans?|debt relief|online casino|casino bonus|free spins|betting odds)\b.{0,60}\b(?:today|now|from just|from only|as low as|in minutes|apply now|see if you|sign up|bonus)\b
        ^(?:upgrade|transform|treat|pamper|elevate|refresh|revamp|supercharge) your (?:[\w\'-]+ ){1,4}(?:with|today|now|for (?:just|only|less))\b.{0,120}
        ^(?:.{0,40} )?from (?:just|only|as little as) (?:[$£€₹]\s?\d|\d)[\d,.]*\b.{0,40}
        \b(?:starting|prices?|available|yours|rates?|deals?) (?:at|from|for) (?:just|only|as low as) [$£€₹]\s?\d[\d,.]*
        ^(?:introducing|discover|meet|experience|new:|new!|try|enjoy) (?:the )?(?:all.new |new |world's |revolutionary |best.selling |[\w'-]+ ){1,6}[:,.!–-] .{0,200}$
        \b(?:is|are) (?:the|your) (?:perfect|ultimate|ideal|#1|number one|no\. ?1) (?:gift|choice|companion|solution|way) (?:for|to)\b.{0,80}\b(?:today|now|you|your|order|shop|buy)\b
        ^(?:number one|#1|the best|the world's (?:best|favou?rite|finest)) .{0,60}(?:since \d{4}|guaranteed|online)$
        \b(?:visit|see|go to|at|call) (?:us at |our |your (?:local|nearest) )?(?:(?:www\.)?[\w-]+\.(?:com|co\.uk|net|shop|store)\b|dealer|stockist|showroom|retailer|store)(?: (?:for|to) (?:details|offers|a test|more|your|a free|order|book)\b.{0,60}|today|now)$
        ^win (?:a|an|one|two|\d+|tickets|free|your|the|up to|£|\$|€)\b.{4,120}$
        \bfree spins\b
        <go>(?:find|compare|get|discover) (?:the )?(?:cheap|cheapest|low.cost|affordable|best) (?:\w+ ){0,2}(?:insurance|flights|hotels|loans|deals|quotes|rates|tickets|prices|broadband|mortgages?|phones|cars)\b.{0,80}
        ^shop .{3,60} at (?-i:[A-Z]).{2,40}$
        \b(?:stay|buy|get) (?:two|three|four|\d) .{2,20}, (?:and )?(?:pay|get) (?:for )?(?:one|two|\d)\b
        \bearn (?:up to )?[\d,]+ (?:bonus |reward |loyalty )?points\b
        \byou (?:may|might|could) (?:qualify|be eligible|be entitled|be owed)\b.{0,60}
        """,
        """
        - Get cheap car insurance quotes today.
        - Lose 10 pounds in a week with this tea.
        - Upgrade your kitchen with SharpCo knives today.
        - Boat shoes from just $29.
        + Looking for a way across, the walkers found a ford.
        + Insurance became the town's main trade.
        + Tired of waiting, they swam.
        """,
    ),
    phrase(
        "D104", "sponsor-words", "Words of the trade that an article may use too.",
        r"""
        ^(?:sponsor|promotion|promo|partner|partners|offers?|deals?|shopping|shop|buy|store|brand|new|sale|free|hot deals|best deals|deal of the day)$
        ^(?:ad|pr|sp)$
        ^(?:looking|searching|hunting|shopping|in the market) for (?:a|an|the|your|some|new|cheap|affordable|great|quality|that)\b.{0,80}\?$
        ^(?:tired|sick|fed up|bored|worried|struggling|suffering|embarrassed|frustrated) (?:of|with|from|about|by|to)\b.{0,80}\?$
        ^(?:want|wish|dreaming|thinking) (?:to|of|about|you could) (?:lose|save|earn|make|get|own|buy|sell|look|feel|travel|retire|upgrade|switch|turn)\b.{0,80}\?$
        ^t(?:erms)? ?(?:&|and) ?c(?:ondition)?s?'? apply\b.{0,40}$
        """,
        """
        - Advertisement
        - Deals
        + The store burned down in 1904.
        """,
        weight=HINT,
    ),
)


PRICE = re.compile(r"[$£€₹]\s?\d|\b\d+ ?%|\bfree\b|\bhalf price\b|\bdeals?\b|\bbonus\b|\bdiscount\b", re.IGNORECASE)
URGE = re.compile(
    r"\b(?:today|now|tonight|this (?:week|weekend|month) only|until|hurry|only|in (?:minutes|seconds)|limited|guaranteed?|"
    r"just|before it's gone|order|buy|shop|exclusive|best|new|perfect|ultimate|never|fast|easy|easily)\b",
    re.IGNORECASE,
)
BRAND = re.compile(r"\b[A-Z][a-z]+[A-Z][a-z]+\w*\b|®|™|\b[A-Z][\w-]+\.(?:com|co|shop|store|example|net|io)\b")
READER = re.compile(r"\b(?:you|your|yours|you're|you'll|yourself)\b", re.IGNORECASE)
OURS = {"we", "us", "our", "ours", "i", "my"}
"""Who speaks of these offers something of its own: that is a call to action."""

STRANGE = 0.25
PITCH_SIGNS = 3
"""So many of price, urging, brand, address of the reader and exclamation, on a subject strange to the article, sell."""


@measured(
    "D201", "strange-pitch",
    """
    + The bees came back in March and found the roof as they had left it.
    -~ Need cash fast? QuickLoan approves you in minutes.
    +~ By June there were nine hives on the roof, and the neighbours had learned to like it.
    """,
    """
    + The bees came back in March and found the roof as they had left it.
    +~ Now you hear them before you see them.
    """,
)  # fmt: skip
def PITCH(measures: Measures, evidence: Evidence) -> Weights:
    """A sentence that urges, names a price or a brand and talks to the reader, about something that the article does
    not know, was paid for."""
    weights: Weights = {}
    strange = (evidence.support() <= HINT) & (measures.overlap <= STRANGE) & (measures.words >= 3) & (measures.words <= 30)
    for unit in np.flatnonzero(strange).tolist():
        text, words = measures.texts[unit], measures.lower[unit]
        if not ("you" in text.lower() or words[0] in ORDERS) or '"' in text or not OURS.isdisjoint(words):
            continue
        sold = [bool(sign.search(text)) for sign in (PRICE, BRAND)]
        told = [bool(READER.search(text)), words[0] in ORDERS] if any(sold) else []
        if any(told) and sum(sold) + sum(told) + ("!" in text) + bool(URGE.search(text)) >= PITCH_SIGNS:
            weights[unit] = SURE
    return weights


@measured(
    "D202", "opening-of-pitch",
    """
    + The bees came back in March and found the roof as they had left it.
    -~ The HiveMaster 3000 is here! Order yours now.
    +~ By June there were nine hives on the roof.
    """,
    weight=HINT,
)  # fmt: skip
def OPENING(measures: Measures, evidence: Evidence) -> Weights:
    """A sentence with a brand, an order or an exclamation, strange to the article, opens the pitch that follows it."""
    sold = evidence.junk("ad")
    weights: Weights = {}
    for unit in np.flatnonzero(sold[1:] & ~sold[:-1]).tolist():
        if measures.block[unit] == measures.block[unit + 1]:
            text, words = measures.texts[unit], measures.lower[unit]
            loud = bool(BRAND.search(text)) or "!" in text or bool(words and words[0] in ORDERS)
            if loud and measures.overlap[unit] <= STRANGE:
                weights[unit] = HINT
    return weights


RULES = (*RULES_BY_WORDS, PITCH, OPENING)
