"""Metered notices, and requests to subscribe or log in to read on."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

RULES = (
    phrase(
        "P101", "read-on-by-subscription", "Reading on is tied to an account or a subscription.",
        r"""
        \b(?:subscribe|register|log ?in|sign ?in|sign ?up|create (?:an|a free) account|join|upgrade|become a (?:member|subscriber))\b.{0,50}\b(?:to|and) (?:continue|keep|finish|read|unlock|access|view|see|get|gain|enjoy)\b.{0,40}\b(?:reading|rest|full|article|story|stories|access|more|content|articles|unlimited|page|piece|post)\b
        \bto (?:continue|keep|finish) reading\b.{0,60}
        \bto (?:read|access|view|see|unlock) (?:the (?:rest|full|whole|remainder|entire)|this|more|all|our|full|unlimited|the) .{0,50}\b(?:subscribe|log ?in|sign ?in|register|become a|join|create|subscription|account)\b
        \b(?:this|the full|the rest of this|the remainder of this|full) (?:article|story|content|post|page|piece|report|analysis|access)?.{0,30}\b(?:is |are )?(?:only |exclusively |reserved |available )+(?:to|for) (?:our |paid |paying |registered |premium |digital |logged.in )*(?:subscribers|members|subscription holders|users)(?: only)?\b
        \b(?:this|the full|the rest of this|the remainder of this) (?:article|story|content|post|page|piece|report|analysis) is (?:to|for) (?:our |paid |paying |registered |premium |digital |logged.in )*(?:subscribers|members|subscription holders)\b
        ^(?:subscriber|member|premium|paid)s?.?(?:only|exclusive)(?: (?:content|article|story|access|feature))?$
        ^for (?:subscribers|members)(?: only)?$
        ^exclusive (?:content )?(?:for|to) (?:our )?(?:subscribers|members)$
        \byou(?:'ve| have)? (?:just )?(?:\w+ )?(?:\w+ )?(?:\d+|one|two|three|four|five|no|last) (?:of \d+ |of (?:one|two|three|four|five) )?(?:more )?(?:free |complimentary |remaining )*(?:articles?|stories|story|reads?|views?)(?: (?:left|remaining|this month|for free|this week|until))?
        \b(?:reached|hit|exceeded|used up|used all(?: of)?) (?:your|the) (?:monthly |free |weekly |article )*(?:limit|quota|allowance|free articles|articles)\b
        \b(?:\d+|one|two|three|four|five) (?:free )?(?:articles?|stories) (?:left|remaining)(?: this (?:month|week))?$
        \bthis is (?:your|one of your) (?:last |final |\d+ )?(?:free )?(?:article|story)\b
        \b(?:already|not yet|not) a? ?(?:subscriber|member|registered)(?: yet)?\b.{0,40}$
        ^already have an (?:account|subscription)\b.{0,40}$
        ^(?:do you )?(?:have|need) an account\b.{0,40}$
        \b(?:start|begin|try|get) (?:your |a |an )?(?:free |\d+.day |one.month |digital |risk.free |\d+.week )*(?:trial|subscription)\b
        <go>subscribe (?:now |today |here |from |start(?:s|ing)? (?:at|from) )*(?:for |from |at )?(?:just |only |as little as )*(?:[$£€]\s?\d|\d+ ?(?:p|cents|pence|euros?|dollars)\b)
        \b(?:get|enjoy|unlock|gain) (?:full |unlimited |complete |instant |all.access )+(?:digital )?(?:access|reading)\b
        \bunlimited (?:digital )?access (?:to|for)\b.{0,60}\b(?:from|for|just|only|month|week|year|subscri|today)\b
        \bcancel (?:at )?any ?time\b
        \bsubscribe (?:now|today) (?:to|for|and) (?:get |enjoy |unlock )?(?:full|unlimited|premium|exclusive|digital|our (?:journalism|website|paper))\b
        \bsubscribe to (?:the|our) (?:print|digital|paper|magazine|site|website|print edition|premium)\b.{0,60}
        \bread \d+ (?:of|out of) (?:your )?\d+ (?:free |complimentary )?(?:articles?|stories)\b
        ^(?:this is|you are reading) (?:a|an|one of our) (?:premium|subscriber|member|plus|paid|subscribers?.only|members?.only)\b.{0,60}$
        \b(?:only|just|exclusively) (?:paying|premium|registered|paid|logged.in|our) (?:readers|subscribers|members|users|customers) (?:can|may|have|get)\b
        \b(?:access|reading|viewing|entry)\b.{0,40}\brequires? (?:an?|your) (?:\w+ )?(?:subscription|account|membership|log.?in)\b
        <go>unlock (?:this|the|every|all|more|our|full|unlimited) .{0,50}\b(?:with|for|by|story|article|access|content|articles|stories)\b
        \b(?:members|subscribers) (?:can|get|have|enjoy|read|see|receive)\b.{0,60}\b(?:read|story|stories|article|articles|access|first|content|archive|everything|on;)\b.{0,40}$
        \byour subscription\b.{0,40}\b(?:helps?|supports?|funds?|makes?|pays?|keeps?|allows?|expires?|ends?|will)\b.{0,80}
        ^digital (?:access|pass|subscription|edition|membership)s?\b.{0,60}$
        <go>(?:keep|continue|read on|keep on) reading (?:for|from) (?:just |only )?(?:[$£€]\d|\d+ ?p|free)\b.{0,60}
        \b(?:access|subscri\w+|membership|trial)\b.{0,40}\b(?:first|next|\d+) (?:\w+ )?(?:month|week|year)s? (?:half price|free|for (?:just |only )?[$£€]|at half)
        ^unlimited (?:digital )?access\b.{0,80}$
        \blog ?in to (?:your|my) account\b.{0,60}
        \b(?:want|like) to (?:read|see|keep) (?:more|on|the rest|reading)\? ?(?:register|subscribe|log ?in|sign ?in|join|create|become)?\b.{0,60}
        ^(?:register|subscribe|join)(?: for free| free| now| today)* (?:to read|to continue|to see|to unlock|for full|for unlimited)\b.{0,60}$
        ^(?:register|join) (?:for )?free$
        \b(?:join|subscribe) (?:today |now )?(?:from|for) (?:just |only )?[$£€]\d
        \b(?:free|available|open|reserved|exclusive|only) (?:for|to) (?:our |all )?(?:subscribers|members|paying readers)\b
        """,
        """
        - Subscribe to continue reading.
        - You have 2 free articles left this month.
        - This article is for subscribers only.
        - Already a subscriber? Log in
        - Start your free trial today.
        + The library lets anyone read the old papers for free.
        + He subscribed to three magazines and read none of them.
        """,
    ),
    phrase(
        "P102", "account-button", "Subscription and log-in buttons of a site.",
        r"""
        ^(?:subscribe|log ?in|sign ?in|register|log ?out|sign ?out|sign ?up|join)(?: (?:or|/|\||and) (?:subscribe|log ?in|sign ?in|register|sign ?up|join|create (?:an )?account))+$
        ^subscribe(?: (?:now|today|here|online))?$
        ^(?:log ?in|sign ?in)(?: (?:here|now))?$
        ^(?:become|be) (?:a |our )?(?:member|subscriber)(?: (?:now|today))?$
        ^(?:view|see|choose|compare) (?:all |our |your |a )?(?:subscription )?(?:offers|plans|subscriptions?|subscription options)$
        ^(?:create|open) (?:an?|your|a free) account$
        ^(?:digital|print|gift) subscriptions?$
        ^(?:manage|renew) (?:my |your )?(?:account|subscription)$
        ^(?:my account|forgot(?:ten)?(?: your)? password|remember me|reset password|lost your password|welcome back|password recovery|recover your password)$
        ^continue reading (?:with|by|for)\b.{0,60}$
        ^(?:unlock|read) (?:this|the full) (?:article|story)$
        ^register (?:now|today|for free)$
        """,
        """
        - Subscribe now
        - Log in or register
        - Become a member
        - Forgot your password?
        + The members elected a new chair on Friday.
        """,
    ),
    phrase(
        "P103", "support-by-subscribing", "The paper asks the reader for a subscription or a membership.",
        r"""
        \b(?:support|back|fund|help) (?:our |local |independent |quality |award.winning )*(?:journalism|reporting|reporters|newsroom)\b.{0,60}\b(?:subscri|member)
        \bsubscribe\b.{0,40}\b(?:support|our journalism|our reporting)\b
        \bconsider (?:subscribing|a subscription|becoming a (?:member|subscriber))\b
        """,
        """
        - Support local journalism with a subscription.
        - Please consider subscribing.
        + Critics say that local journalism has few supporters.
        """,
    ),
    phrase(
        "P104", "account-words", "Bits of a log-in box that other pages may use for something else.",
        r"""
        ^(?:password|username|user name|e-?mail address or username)$
        ^(?:or )?(?:continue|log ?in|sign ?in) with (?:google|facebook|apple|e-?mail|twitter)$
        ^no thanks$
        ^(?:per|a) (?:month|week|year)$
        """,
        """
        - Log in to read the full story.
        - Password
        + The password was a line from a poem.
        """,
        weight=HINT,
    ),
)
