"""Cookie and tracking banners and the buttons under them."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

RULES = (
    phrase(
        "K101", "cookie-notice", "The site speaks of its own cookies in the first person; no article does.",
        r"""
        \b(?:we|this (?:web)?site|our (?:web)?site|our partners|our pages?|this page|this blog) (?:and (?:our |selected |trusted )?(?:\d+ )?(?:third.part(?:y|ies)|partners|vendors|affiliates) )?(?:also |may |only |and our partners )?(?:uses?|utili[sz]es?|stores?|sets?|places?|employs?) (?:and/or access |[\w-]+ ){0,4}cookies\b
        \b(?:uses?|utili[sz]es?) (?:functional |essential |necessary |analytical |tracking |third.party )*cookies (?:and (?:other |similar |related )*(?:tracking )?technolog(?:y|ies) )?(?:to|for|in order to) (?:\w+ ){0,4}(?:your|user|our|you)\b
        \bby (?:continuing|browsing|using|closing|clicking|staying|navigating|accepting|visiting|remaining)\b.*\b(?:you|your)\b.*\b(?:cookies?|tracking)\b
        \b(?:if you continue|continued use|continuing) (?:to (?:use|browse)|using|browsing|of).*\b(?:cookies?|you (?:agree|consent|accept)|assume)\b
        \byou (?:agree|consent) to (?:the|our|its) (?:use|storing|storage|placement|placing|setting) of (?:\w+ ){0,3}cookies\b
        \b(?:click|tap|select|choose|press) .{0,30}\b(?:accept|agree|allow|reject|decline)\b.{0,20}.{0,60}\bcookies?\b
        \b(?:consent to|accept|agree to|allow) (?:the use of |our |all |these |our use of )*(?:cookies|tracking technologies)\b.{0,60}\b(?:your|our|we|you)\b
        \bcookies (?:help|allow|enable|let|assist) us\b
        \b(?:our|more about(?: our)?|see our|read our) (?:use of cookies|cookies? (?:policy|notice|statement|settings|preferences|declaration))\b
        \byou can (?:change|manage|update|withdraw|adjust|set) (?:your )?(?:\w+ )?(?:cookies?|consent|tracking|privacy) ?(?:settings?|preferences?|choices|at any time)
        \bwe (?:and our (?:\d+ )?(?:partners|vendors) )?(?:store|process|use|access|collect) (?:and/or access )?.{0,40}\b(?:on a device|personal data|precise geolocation|device (?:identifiers|information|characteristics)|browsing data|unique identifiers)\b
        \bthis (?:web)?site (?:is using|requires|needs|relies on) (?:\w+ ){0,2}cookies\b
        \bour (?:trusted |advertising |selected )?(?:partners|vendors|third parties)\b.{0,80}\b(?:cookies|similar technologies|personali[sz]ed (?:ads|content|advertising))\b
        \bwe (?:value|respect|care about) your privacy$
        \b(?:cookies|tracking|trackers)\b.{0,60}\b(?:improve|enhance|personali[sz]e|optimi[sz]e) your (?:\w+ ){0,2}(?:experience|visit|browsing)\b
        \b(?:store|process|access|collect|share) (?:and (?:store|access|process|share) )?(?:information|data|personal (?:data|information)).{0,40}\b(?:on|from|about) your (?:device|browser|computer|browsing|use of)
        \bwe(?:'ll| will) (?:assume|presume|take it) (?:that )?you(?:'re| are)\b
        \b(?:cookies?|trackers) (?:on|in|onto) your (?:\w+ )?(?:computer|device|browser|phone|machine)\b
        ^(?:\(?strictly\)? )?(?:necessary|essential|functional|analytics|analytical|performance|marketing|advertising|targeting|third.party|preference|statistics|some of these|these|our|such) cookies (?:are|help|allow|enable|collect|track|let|do|may|cannot|ensure|remember|will|can|make)\b.{0,160}
        \b(?:choose|select|decide|control|manage) (?:which|what|the|how|your) (?:\w+ ){0,3}cookies\b.{0,80}\b(?:we|us|you)\b
        \b(?:happy|ok|okay|fine) with (?:our |the use of |our use of |all |that|this)?(?:cookies|cookie)\b
        \buses cookies (?:and|to|for|so that|in order)\b.{0,140}
        \b(?:continued|further) (?:site |use |browsing|visit).{0,40}\b(?:signifies|means|implies|constitutes|indicates)\b.{0,40}
        \byour (?:cookies?|consent|privacy|tracking) (?:settings|preferences|choices|options)\b.{0,60}
        \b(?:personal data|data) such as (?:your )?(?:ip address|browsing|cookie)
        \bby (?:clicking|tapping|pressing|selecting) ["']?(?:accept|i agree|agree|ok|allow|yes)\b.{0,120}
        \b(?:accept|agree|allow|reject|decline)["']? (?:to|and) .{0,60}\bcookies\b
        \bcookies?[,;] or (?:visit|go to|see|open|change|click)\b
        \b(?:may|will|can|might) (?:also )?(?:set|place|store|use) (?:\w+ )?cookies\b
        """,
        """
        - We use cookies to improve your experience on our site.
        - By continuing to browse you accept our use of cookies.
        - This website uses cookies and similar technologies.
        - Cookies help us deliver our services.
        - We value your privacy
        + The ferry to the island leaves at nine.
        + Regulators fined the shop because it set cookies before anyone had agreed.
        """,
    ),
    phrase(
        "K102", "consent-button", "What stands on the buttons of a consent banner, and nothing else on the line.",
        r"""
        ^(?:i )?(?:accept|agree to|allow|reject|decline|refuse|enable|disable) (?:all|necessary|essential|optional|the|these|additional|non-essential|only necessary)? ?(?:cookies?|trackers?|tracking)(?: (?:and|&) (?:close|continue|proceed))?$
        ^(?:accept|reject|allow|decline) all$
        ^(?:accept|agree|consent|got it|ok|okay|save|confirm) (?:and|&) (?:close|continue|proceed|exit)$
        ^(?:manage|change|review|update|customi[sz]e|set|edit|view|adjust|open|more|show)? ?(?:your |my |all )?(?:preferences (?:and|&) )?(?:cookies?|consent|privacy|tracking) (?:settings?|preferences?|choices?|options?|cent(?:er|re)|manager|policy|notice|consent|banner|declaration)$
        ^(?:manage|customi[sz]e|more) (?:my |your )?(?:options|choices|preferences)$
        ^(?:strictly )?(?:necessary|essential|functional|performance|targeting|analytics|marketing|statistics|preference|advertising) cookies(?: (?:always )?(?:active|on|off|enabled))?$
        ^(?:about|use of|our use of) cookies$
        ^this (?:web)?site uses cookies$
        ^(?:cookie|cookies|consent|gdpr)$
        ^i (?:accept|agree|consent)$
        ^(?:do not|don't) sell (?:or share )?my (?:personal )?(?:info|information|data)$
        ^your (?:privacy|cookie) (?:choices|settings|preferences|options)$
        ^save (?:my )?(?:preferences|choices|settings)$
        ^(?:accept|reject|deny|allow|decline|refuse|manage|necessary|essential|cookies?|customi[sz]e)[ ,|/&]*(?:(?:accept|reject|deny|allow|decline|refuse|manage|customi[sz]e|save|confirm|necessary|essential|analytics|marketing|preferences?|statistics|functional|performance|settings|cookies?|all|only|choices|options|selected|optional|consent)[ ,|/&]*){2,}$
        """,
        """
        - Accept all cookies
        - Manage preferences & cookie settings
        - Cookie settings
        - Got it & continue
        + Bake the cookies for twelve minutes.
        """,
    ),
    phrase(
        "K103", "banner-remark", "Short lines that follow a cookie notice and say nothing without it.",
        r"""
        ^(?:learn|read|find out|see) more(?: about (?:cookies|our cookies?|this|how we use cookies).*)?$
        ^(?:got it|i understand|okay|ok|accept|agree|decline|reject|allow|no,? thanks|more info(?:rmation)?)$
        ^you can (?:opt.out|unsubscribe|change this) (?:at any time|if you wish|anytime).*$
        \b(?:privacy|cookie) policy\b
        """,
        """
        - Our website uses cookies to remember your basket.
        - Learn more
        - Got it
        + Okay, she thought, and closed the door.
        """,
        weight=HINT,
    ),
)
