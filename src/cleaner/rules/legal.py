"""Copyright, disclaimers, disclosures, licences, standards links, platform credits."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

RULES = (
    phrase(
        "G101", "copyright", "A copyright line.",
        r"""
        ^(?:copyright|\(c\)|©|&copy;)\s*(?:©|\(c\))?\s*(?:19|20)?\d{0,4}\b.{0,110}$
        (?:©|\(c\)|&copy;) ?(?:copyright )?(?:19|20)\d\d
        \bcopyright (?:©|\(c\)|(?:19|20)\d\d)
        \ball rights? (?:are )?reserved\b
        \b(?:may not|must not|cannot|can't|not to) be (?:reproduced|republished|redistributed|rewritten|copied|broadcast|reprinted|used|published)\b.{0,100}\b(?:without|except|permission|consent|redistributed|written)\b
        \bno part of (?:this|the) (?:\w+ ){0,3}may be\b
        \b(?:reproduction|republication|redistribution|copying|unauthori[sz]ed use)\b.{0,80}\b(?:prohibited|forbidden|permission|without)\b
        \bis a (?:registered )?trademark of\b
        \b(?:trademarks?|logos?|names?) (?:and .{0,40})?(?:are|is) (?:the )?(?:property|trademarks?|registered trademarks?) of\b
        \bregistered (?:in england|charity|office|company|trade ?mark|number|no\b).{0,100}
        \b(?:reprinted|republished|reproduced|used|posted|excerpted|shared) (?:here )?with (?:the )?(?:kind )?permission\b.{0,80}
        ^(?:this (?:article|story|post|content|piece) )?(?:(?:was|is|has been) )?(?:first |originally )+(?:appeared|published|posted|ran)\b[^0-9]{0,100}$
        ^(?:this|the) (?:article|story|post|piece|essay|column|interview|content)\b.{0,40}\b(?:first|originally) (?:appeared|published|posted|ran)\b.{0,100}$
        ^(?:this (?:article|story) )?(?:is |was |has been )?(?:republished|reprinted|reproduced|syndicated) from\b.{0,100}$
        \b(?:may|can|must) (?:not )?be (?:copied|reproduced|reused|reprinted|republished)\b.{0,60}\b(?:written|prior|permission|consent)\b
        ^(?:all )?(?:trade ?marks|logos|brand names|product names|images|pictures|content)\b.{0,40}\b(?:belong to|are the property of|remain the property of|are property of|are owned by|owned by)\b.{0,60}$
        \bproduced by .{2,60} and (?:reviewed and )?(?:distributed|syndicated|republished) by\b.{0,60}
        ^(?:this|the) (?:story|article|piece|report) (?:was|is) (?:produced|distributed|republished|published|syndicated|provided|supplied) (?:by|in partnership|through|under|via|as part|with)\b.{0,120}$
        ^.{0,40}© ?(?-i:[A-Z]).{2,60}$
        ^not for (?:redistribution|resale|publication|commercial use|reproduction)\b.{0,40}$
        """,
        """
        - Copyright 2021 Harbour Press. All rights reserved.
        - © 2020 The Daily Buoy
        - This article first appeared in The Daily Buoy.
        - No part of this publication may be reproduced without permission.
        + The court ruled that copyright outlives the author by seventy years.
        """,
    ),
    phrase(
        "G102", "disclaimer", "The publisher limits what it answers for.",
        r"""
        ^(?:disclaimer|disclosure|legal notice|legal disclaimer|affiliate disclosure|editor's note on disclosure|full disclosure|important (?:notice|information|disclosures?|legal information)|risk (?:warning|disclosure)|conflicts? of interest(?: statement)?|competing interests|declaration of interests?|funding|fair use notice|transparency(?: notice)?)[:–.-] .{5,}$
        ^(?:disclaimer|disclosure|disclosures|legal notice|legal disclaimer|affiliate disclosure|disclosure statement|risk warning|terms of service|terms of use|terms & conditions|terms and conditions|privacy|privacy notice|privacy statement|copyright|copyright notice|trademarks|imprint|impressum|accessibility statement|fair use notice)$
        \b(?:the )?(?:views|opinions|statements)(?: and (?:views|opinions))? (?:expressed|stated|contained)\b.{0,80}\b(?:are|do|is|belong|reflect|represent)\b
        \b(?:do|does|may|should) not (?:necessarily )?(?:reflect|represent) the (?:views?|opinions?|positions?|policy|official)\b
        \b(?:is|are|was) (?:for|intended for|provided for|meant for)?(?: (?:general|informational|information|educational|entertainment|illustrative|guidance))+(?:,? (?:and|or) (?:\w+ ){0,2}(?:educational|informational|entertainment))* (?:purposes|use)\b
        \bfor (?:general |your )?(?:informational?|educational|entertainment|general information)(?: (?:and|or) (?:\w+))? purposes only\b
        \b(?:does|do|should|is|are|shall|will|may) not (?:be )?(?:constitute|construed|considered|intended|taken|interpreted|relied|a substitute|provide|be a substitute|intended to)\b.{0,60}\b(?:advice|recommendation|offer|solicitation|endorsement|diagnosis|counsel)\b
        \b(?:not|nor) (?:\w+ ){0,3}(?:financial|investment|legal|medical|tax|professional) advice\b.{0,60}$
        \b(?:we|the (?:author|publisher|company|site|website|editors?)) (?:accept|accepts|assume|assumes|take|takes|cannot (?:accept|be held)|is|are|will|shall|do|does)(?: not)? (?:no |not |any |be held )*(?:responsib(?:le|ility)|liab(?:le|ility))\b.{0,80}
        \b(?:always |please |you should )?(?:consult|seek (?:the )?advice (?:of|from)|talk to|speak to) (?:with )?(?:a|an|your) (?:qualified |licensed |professional |own |independent |registered )+(?:\w+ ){0,3}(?:before|for|with|regarding|prior|about)\b
        \bpast performance (?:is|does|may|should) not\b
        \b(?:your )?capital (?:is|may be) at risk\b
        \b(?:may contain|contains?) (?:paid |some |an? )?(?:affiliate|referral|sponsored) links?\b
        \b(?:we|i|(?-i:[A-Z])[\w ]{2,30}) (?:may |might |could |will |also |sometimes )*(?:earn|receive|get|make)s? (?:an? |some |a small |any )?(?:affiliate |small |referral )*(?:commissions?|compensation|revenue|percentage|portion|kickback)\b.{0,120}\b(?:links?|purchase|purchases|buy|sales?|click|through|affiliate|partners)\b
        \bas an amazon associate\b
        \b(?:affiliate|amazon associates?|affiliate advertising|ebay partner) (?:program(?:me)?|partner|commission)s?\b.{0,80}\b(?:earn|fees|links?|means|participant|advertising|commission)\b
        \b(?:participant|member|partner) in the amazon\b
        \b(?:i|we|the (?:author|writer)s?) (?:have|has|had|hold|holds|own|owns|am|is|are|received?|was|were) (?:no |not |a |an |any |nor )*(?:long |short |beneficial |financial )*(?:positions?|interest|conflicts?|competing|stake|shares? in|compensat\w+|paid|sponsored|business relationship|relevant|given|sent|this (?:product|book) (?:free|from))\b.{0,120}
        \b(?:received|given|provided|sent) (?:with )?(?:a |this |the )?(?:free|complimentary|review) (?:copy|product|sample|stay|ticket|unit)\b.{0,80}
        \b(?:was|were|is) (?:the author's|our|my) (?:guest|guests) (?:of|at)\b.{0,60}
        \ball (?:opinions|views|thoughts|recommendations) (?:are|expressed|remain)\b.{0,30}\b(?:my|our|their|own)\b
        \b(?:without warranty|as is basis|no warranties|at your own risk|no guarantee is)\b.{0,60}
        \b(?:prices?|details|information|rates|offers?|content)\b.{0,40}\b(?:correct|accurate) (?:at|as of) (?:the )?time of (?:publication|writing|publishing|going to press)\b
        \b(?:prices|rates|terms|availability|offers?|information|content)\b.{0,40}\bsubject to change\b.{0,40}
        \bis not responsible for (?:the )?(?:content|accuracy|any)\b.{0,60}
        ^nothing (?:in|on|here|contained)\b.{0,60}\b(?:advice|recommendation|offer|endorsement)\b.{0,60}$
        \b(?:is|are|be) (?:no|not a|never a) substitute for\b.{0,60}\b(?:advice|care|consultation|treatment|diagnosis)\b
        \bfor general (?:guidance|information|informational) (?:only|purposes)\b
        ^(?:always |please |you should |we recommend that you )?(?:talk|speak|consult|check|seek)\b.{0,20}\b(?:your|a|an) (?:doctor|physician|gp|healthcare (?:provider|professional)|financial advis[oe]r|lawyer|solicitor|accountant|vet|professional|qualified \w+)\b.{0,30}\b(?:before|prior to) (?:you )?(?:starting|changing|taking|making|beginning|using|acting|try|trying|start|change|take|make|invest\w*)\b.{0,60}$
        \bpast (?:performance|results|returns)\b.{0,40}\b(?:guarantee|indicat\w+|guide|predict\w*)\b
        \berrors (?:and|&) omissions\b.{0,30}
        \b(?:no|any) (?:liability|responsibility) (?:for|is|can be|in respect|whatsoever)\b.{0,60}
        \b(?:has|have|had|declares?|declared|report|reports|with) no (?:competing |conflicts? of |financial |relevant |known )+interests?\b.{0,60}
        \b(?:author|writer|reviewer|blogger|we|i) (?:was|were|received?|got|had) (?:given |sent |provided )?(?:with )?(?:a|an|this|the) (?:free|complimentary|review|press) .{2,60}$
        \b(?:paid for|funded|sponsored|supported|financed|commissioned) by the .{2,60}$
        \b(?:views|opinions)\b.{0,40}\b(?:are|is|remain) (?:the |those |solely |entirely |strictly |purely )*(?:of the|writer|author|their own|my own|mine|his|her own|personal|columnist|contributor)\b
        ^this (?:post|article|story|page|video|content|piece|episode|review) (?:is|was|has been) (?:sponsored|paid for|a paid|an ad|an advertisement|created in partnership|produced in partnership|part of a paid)\b.{0,100}
        \baffiliate links?\b
        \bwas (?:a|the) guests? of\b.{0,60}$
        \b(?:can|may) (?:go|fall) (?:down )?as well as (?:up|rise|down)\b
        \bneither .{2,60} nor .{2,60}\b(?:responsib|liab|accept|endorse)\w*\b
        \b(?:is|are|be|held) (?:not )?(?:responsible|liable) for (?:any |the )?(?:loss|damage|errors|content|consequences|actions)\b
        \b(?:travel|trip|stay|visit|tickets?|hotel|flights?|accommodation|meals?|product|copy) (?:\w+ )?(?:was|were) (?:paid for|provided|covered|funded|arranged|sponsored|supplied) by\b.{0,60}$
        \b(?:characters|names|events|persons)\b.{0,60}\b(?:fictitious|fictional|coincidental)\b
        \bused under (?:licen[cs]e|permission)\b.{0,60}$
        """,
        """
        - Disclaimer: the author owns shares in the harbour.
        - The views expressed are those of the author.
        - This post may contain affiliate links.
        - As an Amazon Associate I earn from qualifying purchases.
        - We may earn a commission if you buy through our links.
        - This is not investment advice.
        + The judge read the disclaimer twice and laughed.
        + Her opinions were her own, and loud.
        """,
    ),
    phrase(
        "G103", "licence-and-standards", "Licences, press standards, platform credits, corrections lines.",
        r"""
        \b(?:licen[cs]ed under|under a|available under)\b.{0,40}\b(?:creative commons|cc.by|cc0|gnu|mit|apache|open government|attribution)\b.{0,80}
        \bcreative commons (?:attribution|licen[cs]e|cc|by|zero|share)\b.{0,60}
        ^(?:cc.by(?:.(?:sa|nd|nc|nc.sa|nc.nd))?(?: \d\.\d)?)\b.{0,60}$
        \b(?:regulated by|member of|complies with|adheres? to|comply with|abides? by|signed up to|committed to) (?:the )?(?:\w+ ){0,3}(?:ipso|impress|independent press standards|editors'? code|press (?:council|complaints|code)|trust project|news(?:paper)? (?:guild|standards)|journalistic (?:standards|code))\b.{0,100}
        ^(?:our|read our|see our|about our)? ?(?:editorial (?:standards|policy|guidelines|code|process)|standards:?|ethics (?:policy|statement)|corrections(?: policy)?|fact.check(?:ing)? (?:policy|process)|trust principles|code of (?:ethics|conduct)|editorial team|publishing principles)\b.{0,60}$
        \bour standards: ?.{2,60}
        \b(?:trust principles|the trust project)\b.{0,20}$
        ^(?:proudly )?(?:powered|hosted|designed|developed|site|website|theme|template|web design|blog)(?: (?:and|&) (?:powered|hosted|built|designed|developed|maintained))?(?: (?:by|with|on|from|design|theme|using))+:? .{2,50}$
        ^(?:built|made|created) (?:with|on|using) (?-i:[A-Z])[\w. ]{2,30}$
        ^(?:proudly powered by|powered by|theme by|theme:|template by|site by|website by|web design by|hosted by|designed by|built with|made with|blog at|a wordpress)\b.{1,60}$
        ^(?:privacy|privacy policy|cookie policy|terms|terms of (?:use|service)|terms (?:&|and) conditions|legal|imprint|accessibility|sitemap|site map|do not sell.{0,30}|disclaimer|copyright|cookies?|contact(?: us)?|about(?: us)?|advertise|careers|help|faq|rss|your privacy rights|ad choices|conditions of use)(?:(?: ?[|•·/,-] ?| and | & | )(?:privacy|privacy policy|cookie policy|terms|terms of (?:use|service|sale)|terms (?:&|and) conditions|legal|imprint|accessibility|sitemap|site map|do not sell.{0,30}|disclaimer|copyright|cookies?|contact(?: us)?|about(?: us)?|advertise|careers|help|faq|rss|your privacy rights|ad choices|conditions of use))+$
        \bif you (?:have|wish to make|want to make|spot|see|notice|find|believe) (?:a |an |any )?(?:complaint|error|mistake|typo|inaccurac(?:y|ies)|correction|concerns about)\b.{0,120}\b(?:contact|e-?mail|report|let us know|click|write|here|complain|editor|via)\b.{0,60}
        ^(?:report|suggest|spot(?:ted)?|submit|found|see) (?:an? )?(?:error|typo|mistake|correction|inaccuracy|problem)\b.{0,60}$
        ^(?:suggest|request) a correction\b.{0,40}$
        ^(?:protected by|this site is protected by)\b.{0,80}$
        ^.{0,70}\b(?:terms(?: of (?:use|service)| (?:&|and) conditions)?|privacy policy|cookie policy|community (?:guidelines|rules))\b.{0,30}\b(?:and|&)\b.{0,20}\b(?:terms of (?:use|service)|privacy policy|privacy statement|cookie policy|community (?:guidelines|rules)|cookie statement)$
        ^(?:theme|template|site design|web design|website design|hosting): (?-i:[A-Z])[\w .&'-]{2,40}$
        \b(?:standards code|editors' code|press code|complaints (?:procedure|policy))\b.{0,80}
        \b(?:to complain about (?:this|our|a story|an article)|to make a complaint|complaints? (?:can be|should be) (?:sent|made|addressed))\b.{0,80}
        \b(?:follows?|adheres? to|abides? by|bound by|complies with|subject to|works under) (?:the )?(?:rules|code|guidelines|standards|principles) of (?:the )?(?:press|ipso|impress|journalis|editors)\w*\b.{0,60}
        """,
        """
        - Licensed under Creative Commons Attribution 4.0.
        - The Daily Buoy is regulated by IPSO.
        - Proudly powered by WordPress
        - Privacy | Terms | Sitemap
        - Spotted an error? Let us know
        + The lamp is powered by the waves.
        """,
    ),
    phrase(
        "G104", "legal-words", "Words of footers that an article may use as a heading.",
        r"""
        ^(?:terms|privacy policy|legal|conditions|licen[cs]e|rights & permissions|permissions|reprints|your rights)$
        \b(?:terms|conditions|exclusions|restrictions|fees) (?:may )?apply\b
        """,
        """
        - Copyright 2021 Harbour Press.
        - Legal
        + The conditions were foul and the crew was sick.
        """,
        weight=HINT,
    ),
)
