"""Pleas to switch an ad blocker off."""

from __future__ import annotations

from cleaner.rules.rule import phrase

RULES = (
    phrase(
        "B101", "ad-blocker-off", "The site asks the reader to switch the blocker off, or says that it saw one.",
        r"""
        \b(?:turn(?:ing)? off|turn(?:ing)?|switch(?:ing)?(?: off)?|disabl(?:e|ing)|deactivat(?:e|ing)|paus(?:e|ing)|remov(?:e|ing)|whitelist(?:ing)?|unblock|allow|exempt|add) (?:off )?(?:your |the |any |all |an |us |our (?:site|website) |this (?:site|page) )?(?:(?:in|to|from|on|for) )?(?:your )?ad.?block(?:er|ers|ing)?\b.*\b(?:please|us|our|we|site|page|continue|support|access|reload|refresh|read|view)\b
        \b(?:please|kindly|consider|we (?:ask|urge|kindly ask|would ask|request|beg)(?: that)? you|could you|help us by)\b.{0,60}\b(?:ad.?block(?:er|ers|ing)?|allow ads|unblock)\b
        \b(?:we(?:'ve| have)?|it (?:looks|seems|appears)(?: like)?|looks like|seems like|our system).{0,40}\b(?:you(?:'re| are)?|your).{0,40}\bad.?block(?:er|ers|ing)?\b
        \bad.?block(?:er|ers|ing)? (?:has been |was |is )?(?:detected|enabled|active|on)\b
        \byou (?:are|seem to be|appear to be|may be) (?:using|running|blocking) (?:an? |our )?(?:ad.?block|ads|adverts)
        \b(?:whitelist|unblock|white-list|allowlist) (?:us|our (?:web)?site|this (?:web)?site|this page|[\w.]+ in your ad.?blocker)\b
        ^(?:please )?(?:disable|turn off|switch off|pause) your ad.?block(?:er)?$
        ^how to (?:disable|turn off) your ad.?block(?:er)?$
        ^i(?:'ve| have) (?:disabled|turned off|whitelisted).{0,30}$
        ^continue without disabling.*$
        \badd(?:ing)? (?:us|this (?:web)?site|our (?:web)?site|this page|[\w.]+) to (?:your|the) (?:ad.?blocker'?s? )?(?:whitelist|white list|allow.?list|exceptions?)\b
        \byour ad.?block(?:er|ing software)? (?:is|seems|appears|might|may)\b
        \byou (?:seem|appear) to (?:have|be|use)\b.{0,40}\bad.?block
        \b(?:switch|turn) (?:it|them) off (?:to|and|so|for)\b.{0,60}\b(?:support|continue|read|site|us|our|independent)\b
        \b(?:disable|deactivate|pause|turn off|switch off|turning off|switching off|disabling) (?:your |the |any )?(?:ad.?block(?:er|ers|ing)?|ad-blocking)\b
        \bblocking (?:our |the )?(?:ads?|adverts) (?:hurts?|costs?|harms?|deprives?|makes? it|means?|takes?)\b
        ^(?:got|have|using|running|still using|do you use|are you using) (?:an? )?ad.?block\w*\b.{0,30}\?$
        \b(?:turn|switch) (?:your |the |that )?ad.?block(?:er|ing)? off\b
        \bmake an exception for (?:us|our site|this site)\b
        """,
        """
        - Please consider switching off your ad blocker.
        - It looks like you are using an ad blocker.
        - Ad blocker detected
        - Please whitelist our site to keep reading.
        + The survey found that one reader in three uses an ad blocker.
        + "Please turn off your ad blocker," the banner reads, and most people close the tab.
        """,
    ),
    phrase(
        "B102", "funded-by-ads", "The publisher explains to the reader that advertising pays for the pages.",
        r"""
        \b(?:we|our (?:\w+ ){0,2}(?:stories|journalism|site|website|work|team|newsroom|content|reporting)|this (?:site|website|blog)) (?:rel(?:y|ies)|depends?|survives?|runs?|lives?) (?:heavily |solely |entirely |largely )?(?:up)?on (?:the )?(?:revenue from |income from |money from )?(?:ads?|advertis(?:ing|ements?|ers))\b
        \b(?:ads?|adverts|advertis(?:ing|ements?)|ad revenue)(?: revenue| income)? (?:helps?|allows?|enables?|lets?|keeps?|funds?|pays? for|supports?|makes?) (?:us\b|(?:to )?(?:fund|keep|support|pay for)? ?(?:our|this)\b)
        \b(?:made possible|funded|supported|paid for|financed|kept free|is free|kept alive) (?:by|thanks to|because of) (?:displaying |showing |online |the )*(?:ads?|adverts|advertis(?:ing|ements?))\b.{0,60}\b(?:our|we|us|you|visitors)\b
        \b(?:our|this) (?:web)?(?:site|page|blog|content|service) is (?:made possible|funded|supported|paid for|financed|kept free) (?:by|thanks to) (?:displaying |showing |online )*(?:ads?|adverts|advertis(?:ing|ements?))\b
        \b(?:ads?|adverts|advertis(?:ing|ements?)) (?:are|is) (?:how|what) (?:we|keeps?|pays?)\b
        \b(?:support|supporting) (?:us|our work|our journalism|this site|our site) by (?:allowing|viewing|disabling|turning off|whitelisting)\b
        ^(?:the )?(?:ads?|adverts?|advertisements?|advertising) (?:you see )?(?:on (?:this|our) (?:site|page) )?(?:pays?|funds?|supports?|keeps?|helps?) (?:(?:to )?(?:pay|fund|keep|support) )?(?:for )?(?:us|our|this (?:site|page|work)|the (?:site|reporting|journalism|stories|news|articles|writers|pages|work|people who))\b.{0,120}
        ^without (?:ads?|adverts|advertising|advertisers|ad revenue)\b.{0,40}\b(?:we|our|this site|us)\b.{0,60}
        \b(?:we|us|our) .{0,60}\bads\b.{0,60}\b(?:lights on|site free|free to read|pay (?:the|our) (?:bills|writers|staff|reporters))\b
        \bads\b.{0,40}\b(?:keep|keeps|pay|pays) .{0,30}\b(?:lights on|site free|bills|writers|reporting you|stories free)\b
        \bads? (?:help )?pays? for (?:it|them|this|that|what)\b
        """,
        """
        - We rely on advertising to fund our reporting.
        - Ads help us keep this site free.
        - Our website is made possible by displaying online advertisements to our visitors.
        + The paper relies on advertising for half of its income.
        """,
    ),
)
