"""Calls to action: the publisher or the author asks for business, donations or a click for itself."""

from __future__ import annotations

import numpy as np

from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Flags, Measures
from cleaner.rules.rule import HINT, THRESHOLD, Weights, measured, phrase

LINK = r"(?:(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|co\.uk|io|co|ca|au|com\.au|us|biz|info|de|in)\b(?:/\S*)?)"
DIAL = r"(?:\+?[\d(][\d() .-]{6,}\d|\d{3,4}-[a-z]{3,})"

RULES_BY_WORDS = (
    phrase(
        "A101", "contact-us", "The reader is told to call, write to, visit or book the publisher.",
        r"""
        <go>(?:contact|call|phone|e-?mail|ring|text|reach out to|get in touch with|speak (?:to|with)|talk (?:to|with)|chat with|connect with|write to|message|visit|hire|ask|consult|drop by|stop by|come (?:and )?(?:see|visit)|join) (?:us|our (?:[\w-]+ ){0,4}(?:team|experts?|office|staff|specialists?|consultants?|advis[oe]rs?|professionals|attorneys?|lawyers?|agents?|store|showroom|clinic|website|site|shop|friendly|technicians|doctors|designers|sales|support|customer service|helpline|page|booth|stand|representatives?))\b.{0,120}\b(?:today|now|at|for|to|on|by|or|if|call|and|here|online|via|with|anytime|about|so|through)\b
        ^(?:please )?(?:contact|call|phone|e-?mail|text|reach out to|get in touch with|speak to|visit|message) (?:us|our (?:[\w-]+ ){0,4}\w+)(?: (?:today|now|here|online|anytime|directly))?$
        ^(?:please )?(?:get in touch|reach out|call|contact us|contact)(?: (?:with us|to us|today|now|here|directly|us))*(?: (?:for|to|at|on|by|via|if|and|so|or)\b.{0,120})?$
        ^(?:please )?(?:call|phone|ring|dial|text|e-?mail|fax|contact|tel)(?: us| me| today| now| now on| (?:[\w'&.-]+ ){0,5}(?:at|on))*:? ?<dial>.{0,80}$
        ^(?:(?:for|to) (?:a |an |your |more |further |any |book|get|make|schedule|arrange|discuss|find|request|learn|order|start|speak)\b.{0,120}[,;]? )(?:please )?(?:do not hesitate to |feel free to )?(?:contact (?:us|our|me|the)|call (?:us|our|on|now|today|\+?[\d(])|phone (?:us|our|on|\+?[\d(])|e-?mail (?:us|our|me|[\w.]+@)|get in touch|reach out|visit (?:us|our|www|http|the website)|speak (?:to|with) (?:us|our|one)|book (?:online|now|a|your)|click|fill (?:in|out))\b.{0,120}$
        \b(?:do not|don't) hesitate to (?:contact|call|reach|get in touch|ask|e-?mail|drop)\b
        \bfeel free to (?:contact|call|reach out|e-?mail|get in touch|drop (?:me|us)|message|send (?:me|us))\b
        \b(?:drop|send|shoot|write|give) (?:us|me) (?:a|an) (?:line|e-?mail|message|call|note|ring|shout)\b
        <go>(?:fill (?:in|out)|complete|use|submit) (?:our|this|the) (?:[\w-]+ ){0,4}form(?: (?:below|here|above|on our|on this|to (?:get|request|receive|contact|book|start|register|enquire|apply)|and (?:we|our|one))\b.{0,80})?$
        ^(?:contact|call|e-?mail|hire|book|join|visit|donate|apply|enquire|inquire|enroll|register|order|quote|schedule|subscribe)(?: (?:us|now|today|here|online|a (?:free )?(?:demo|call|consultation|quote|tour|table|viewing|visit|appointment|test drive|session|meeting|room)))+$
        \b(?:from|with|to|for|at|by|contact|call|join|trust|choose|visit|ask) us\b.{0,60}\b(?:today|now|before|for (?:a|an|your|more|free)|this (?:week|weekend|month|summer|winter|spring|autumn)|at (?:our|the|\d)|on (?:\d|mon|tue|wed|thu|fri|sat|sun))\b.{0,60}$
        \b(?:talk|speak|chat|reach out|write) (?:to|with) (?:one of )?(?:our|us)\b.{0,80}
        ^(?:for .{2,60}, )?(?:please )?(?:write|e-?mail|send .{2,30}) (?:to )?[\w.+-]+@[\w.-]+\.\w+\b.{0,40}$
        \b(?:contact|e-?mail|write to|call|reach) .{0,40}[\w.+-]+@[\w.-]+\.\w{2,}$
        \b(?:can|could|may|to|and|or|you) (?:contact|call|phone|e-?mail|ring|reach out to|get in touch with|speak (?:to|with)|visit) (?:us|our (?:[\w-]+ ){0,3}(?:team|experts?|office|staff|specialists?|advis[oe]rs?|lawyers?|agents?|website|site|shop))\b.{0,60}
        <go>(?:call|visit|contact|phone|e-?mail|ring|see|ask) our (?:[\w-]+ ){1,4}(?:today|now|for|to|and|at|on)\b.{0,80}
        <go>visit [\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}\b.{0,80}
        """,
        """
        - Contact us today for a free quote.
        - Call our office on 555 0142 to book.
        - Please do not hesitate to get in touch.
        - Feel free to email me.
        - Fill out the form below to get started.
        + Call a doctor if the fever lasts three days.
        + The crew contacted the coastguard at noon.
        """,
        parts={"dial": DIAL},
    ),
    phrase(
        "A102", "book-or-buy-from-us", "The publisher's own offer: book, request, try, join, learn about our services.",
        r"""
        <go>(?:book|schedule|request|arrange|reserve|claim|get|start|try|order|sign up for|register for|ask for|apply for|download|grab|take|access|set up|receive) (?:your|a|an|our|my) (?:[\w'-]+ ){0,3}(?:demo|call|consultation|quote|appointment|tour|trial|estimate|viewing|test drive|assessment|audit|session|place|spot|seat|ticket|tickets|table|stay|meeting|inspection|evaluation|copy|e-?book|guide|white ?paper|brochure|checklist|template|webinar|course|workshop|account|visit|lesson|class|sample|proposal|catalog(?:ue)?|quiz|calculator|valuation)\b.{0,80}\b(?:today|now|here|with us|with our|online|at our|below|free|from our|for free|call|via our|on our)\b
        ^(?:book|schedule|request|arrange|reserve|claim|get|start|try|order|download|grab|take) (?:your|a|an|our|my) (?:[\w'-]+ ){0,3}(?:demo|call|consultation|quote|appointment|tour|trial|estimate|viewing|test drive|assessment|audit|session|place|spot|seat|tickets?|table|stay|meeting|inspection|evaluation|copy|e-?book|guide|white ?paper|brochure|checklist|template|proposal|valuation)$
        <go>(?:book|reserve|order|apply|enrol+|register|donate|join|buy|shop|get started|start|sign up|learn more|find out more|enquire|schedule) (?:online|today|now|here|with us)(?: [^.]{0,60})?$
        ^(?:get|let's get|let us get) (?:started|a (?:free )?quote|your (?:free )?quote|in touch|involved|tickets)\b.{0,50}$
        \b(?:our|my) (?:[\w'-]+ ){0,4}(?:team|experts?|specialists?|consultants?|advis[oe]rs?|attorneys?|lawyers?|agents?|professionals|technicians|staff|services?|solutions?|products?|packages?|programs?|courses?|platform|software|tool|app|calculator)\b.{0,60}\b(?:can help you|will help you|can assist|help you|are (?:here|ready|available|happy|standing by|on hand)|is (?:here|ready|available|happy|on hand)|would (?:love|be happy))\b
        \b(?:with|using|try|use|on|in|via|through|check|download|visit|see|explore|browse|discover|view) (?:our|my) (?:free |new |handy |online |own |easy |simple |full |interactive |[\w'-]+ ){0,4}(?:app|tool|calculator|form|quiz|shop|store|planner|service|services|website|site|web ?site|web ?page|web ?store|booking page|directory|map|database|catalog(?:ue)?|range|collection|products|packages|courses?|pricing|portfolio|job board|listings|menu|online shop|e-?shop|etsy shop|e-?book|book)$
        \b(?:visit|go to|head (?:over )?to|see|check out|browse|explore|log on to|click on|stop by|shop at|order from|find us at|find us on|learn more at|read more at|more (?:information|details|info) (?:at|on|from|is available at)|available at|details at|available from|book at|book via|donate at|register at|apply at|sign up at) (?:our (?:web)?site (?:at )?|us at )?(?:https?://|www\.)\S+
        \b(?:visit|explore|see|check out|browse|view|go to|through|on|via|from|at) our (?:[\w-]+ ){0,3}(?:(?:web)?site|web ?page|homepage|store|shop|showroom|online shop|facebook page|etsy shop|careers page|contact page|services page|pricing page)\b.{0,80}
        \b(?:learn|find out|discover|explore|know|read) (?:more )?about (?:our|how we can|what we (?:do|offer)|how our|working with us|joining)\b.{0,80}
        \b(?:if you|should you|whether you|when you)(?:'re| are| have| need| would| want|'d| wish| require)\b.{0,140}\b(?:contact us|call us|get in touch|give us a call|we can help|we're here|we are here|reach out|let us (?:help|know)|our team|talk to us|visit us|e-?mail us|drop us|speak (?:to|with) (?:us|one of our)|book a)\b
        ^(?:we(?:'re| are)? (?:here|ready|happy|always|on hand|available|delighted|proud)|we(?:'d| would) (?:love|be happy|be delighted)) (?:to|for) (?:help|assist|serve|guide|answer|discuss|talk|support|chat|work with|be|welcome)\b.{0,100}$
        \b(?:is|are) (?:always )?(?:here|ready|on hand|standing by|available|just a (?:call|click) away) to (?:help|guide|assist|support|serve|answer|walk|show|take)\b.{0,40}\b(?:you|your)\b.{0,80}
        <go>why not (?:join|book|visit|give us|try|contact|call|pop|come|sign)\b.{0,80}\b(?:us|our|today|now)\b.{0,60}
        \bwe look forward to (?:hearing|working|seeing|welcoming|meeting|serving|helping)\b.{0,60}
        ^(?:we|i) (?:offer|provide|deliver|specialize|specialise) (?:a (?:full|wide|complete) range|free|professional|bespoke|expert|affordable|in)\b.{0,140}$
        \b(?:our|my) (?:[\w'-]+ ){0,3}(?:team|experts?|specialists?|consultants?|advis[oe]rs?|attorneys?|lawyers?|agents?|professionals|technicians|designers|surveyors|engineers|chefs|guides|trainers|coaches|tutors|nurses|doctors|architects|planners|staff) (?:can|will|would love to|is here|are here|is ready|are ready|is happy|are happy|is on hand|are on hand)\b.{0,120}
        ^whether you\b.{4,160}\b(?:we (?:can help|are here|have you covered|'re here)|our (?:[\w-]+ ){0,3}(?:team|experts?|staff|advis[oe]rs) (?:can|is|are|will)|is here|are here|has you covered|have you covered|can help|has (?:a|the) .{2,30} for (?:you|every)|have (?:a|the|something) .{0,30}for (?:you|every))\b.{0,120}$
        <go>let (?:our (?:[\w-]+ ){0,3}(?:team|experts?|specialists?|staff|professionals|advis[oe]rs?|agents?|designers)|us)\b.{3,80}$
        ^join us (?:for|at|on|in|this|next)\b.{0,120}$
        \b(?:is|are) here (?:for you|to help|whenever you)\b.{0,40}$
        \b(?:try|use|download|open|get|check out|discover|install) (?:our|my) (?:\w+ ){0,3}(?:app|tool|calculator|planner|map|guide|checker|quiz|finder|template|kit)\b.{0,80}
        \bwe (?:would|'d) (?:love|be (?:happy|delighted|glad|pleased)) to (?:welcome|help|see|meet|hear from|show|work|talk|assist|answer|have)\b.{0,80}
        \b(?:order|buy|book|rent|hire|reserve|purchase|get) (?:your|a|an|the|some|one of our|our) .{2,40}\b(?:from us|with us|through us|from our|in our|at our)\b.{0,60}
        \bbrowse (?:our|the|all our|all) .{2,60}\b(?:shop|store|range|catalogue|online|collection|listings)\b.{0,40}
        <go>(?:learn|see|find out|discover) how (?:our|we)\b.{0,120}
        <go>(?:subscribe|sign up|switch|move|upgrade) to our (?:[\w-]+ ){0,3}(?:services?|plans?|platform|software|packages?|programme?)\b.{0,80}
        ^let's (?:talk|chat|work|build|get|discuss|start|connect|make|create|plan)\b.{0,60}\b(?:your|you|together|started|touch)\b.{0,40}$
        ^(?:we|our team) (?:can|will|would love to|are happy to|would be happy to) (?:help|guide|show|support|advise|assist) you\b.{0,80}$
        \b(?:is|are) (?:just |only )?(?:a|one) (?:phone )?(?:call|click|message|e-?mail) away\b
        ^tell us about your\b.{0,100}$
        """,
        """
        - Book your free consultation today.
        - Request a demo
        - Work out your own tide times with our app.
        - To learn more about our services, visit www.example.com.
        - If you need a skipper, we can help.
        - Let us plan your voyage.
        + She booked a table for two at the inn.
        + The crew let us sleep until noon.
        """,
    ),
    phrase(
        "A103", "ready-question", "The opening question of a closing pitch.",
        r"""
        ^(?:are you )?ready to (?:take|get|start|begin|learn|transform|book|join|try|move|find|make|see|experience|plan|build|grow|boost|improve|discover|explore|upgrade|buy|sell|go|talk|work|elevate|unlock|hire|simplify|scale|bring|embark|shop|give|put|set|save|stop|turn|visit|dive|launch|create|switch)\b.{0,100}\?$
        ^(?:are you )?(?:interested in|curious about|thinking (?:of|about)|considering|planning|in need of|looking (?:for|to)) .{2,90}\? (?:contact|call|get in touch|book|visit|talk|speak|reach|we|our|let|click|schedule|request|give us|download|sign)\b.{0,140}$
        ^(?:need|want|looking for|could use|require) (?:some |a |an |more |any |expert |professional |further |legal )*(?:help|advice|assistance|support|guidance|quote|hand|information|consultation)\b.{0,80}\?(?: .{0,100})?$
        ^(?:do you )?(?:have|got) (?:any |more |a |further )*questions?\b.{0,60}\? ?(?:contact|call|get in touch|e-?mail|ask|we|talk|reach|drop|our|let|visit|speak).{0,100}$
        ^(?:still )?(?:have|got) (?:any |more |a |further )*questions?\?$
        ^(?:questions|want to (?:work|partner|chat|talk|volunteer|contribute|advertise)|want to know more|want more|interested)\b[^.?]{0,24}\?$
        """,
        """
        - Ready to take the next step?
        - Need help? Call us now.
        - Have questions? Contact us.
        - Interested in sailing lessons? Book a trial day now.
        + Ready to leave, she turned back once more.
        + Are you ready to forgive him?
        """,
    ),
    phrase(
        "A104", "donate", "The publisher asks for donations, help or membership for itself.",
        r"""
        <go>(?:donate|give (?:today|now|generously|to us|what you can)|contribute|chip in|pledge|make a (?:gift|donation|contribution))\b.{0,60}\b(?:today|now|here|us|our|this site|keep us|to help|tax.deductible|via paypal|so (?:that )?we|you can)\b
        \b(?:please (?:\w+ )?|please consider |consider |can you |will you |help us by |kindly )(?:donat(?:e|ing)|a donation|giving to|contribut(?:e|ing) to|support(?:ing)? (?:us|our|me|my|this site|this work)|becoming a (?:patron|supporter|donor|sponsor)|making a (?:donation|gift|contribution)|chipping in)\b
        ^(?:support|help|back|fund|join|sponsor) (?:us|our|my|this|the) ?(?:work|site|journalism|mission|project|cause|blog|team|channel|newsroom|podcast|reporting|charity|campaign|independent journalism|local journalism|society)?(?: (?:today|now|here|by|with|on|via|and|to|so|for)\b.{0,100})?$
        \b(?:buy|get) (?:me|us) a (?:coffee|beer|pint|tea|drink)\b
        \b(?:support|join|find|follow) (?:us|me) on (?:patreon|ko-?fi|paypal|substack|buymeacoffee|gofundme|kickstarter|open collective)\b
        \b(?:patreon|ko-fi|kofi|gofundme|paypal)(?: page| account)?\b.{0,60}$
        \b(?:your|every|a small|any|each|a one.off) (?:donation|contribution|gift|support|pound|dollar|penny|[$£€]\d+)\b.{0,60}\b(?:helps?|keeps?|allows?|makes?|enables?|supports?|goes|counts|means|will|funds?)\b.{0,80}
        \b(?:help|helps) (?:us )?(?:keep (?:us|this|our|the (?:lights|site))|continue (?:our|this|to))\b.{0,80}
        ^(?:donate|give|contribute|pledge|sponsor us|support us|help us|become a (?:patron|supporter|donor|sponsor|friend|volunteer|partner)|volunteer(?: with us)?|make a donation|get involved|take action|sign (?:the|our) petition|sign up to volunteer)(?: (?:now|today|here))?$
        ^(?:we|our work|this site|this blog|our charity) (?:depends?|rel(?:y|ies)|survives?|runs?|counts?) (?:up)?on (?:the |your )?(?:readers?|donations?|support|generosity|contributions?|people like you|supporters|volunteers|members|gifts)\b.{0,80}$
        \bwe (?:need|ask for|would appreciate|appreciate|count on) your (?:help|support|donation|contribution|generosity|feedback)\b.{0,80}
        ^help us (?:to )?(?:keep|save|restore|rebuild|build|raise|reach|continue|bring|make|protect|support|fund|grow|plant|feed|finish|preserve|give|buy|open|run|stay|fight|find)\b.{0,120}$
        ^become (?:a|an|our) (?:friend|member|supporter|patron|volunteer|sponsor|donor|partner)\b.{0,100}$
        \bevery (?:euro|pound|dollar|penny|cent|donation|gift|little|contribution|rupee) (?:counts|helps|matters)\b
        """,
        """
        - Please consider making a donation.
        - Your gift helps us keep the lifeboat afloat.
        - Buy me a coffee
        - Support our work
        - Donate now
        + He gave his boat to the museum as a donation.
        """,
    ),
    phrase(
        "A105", "truncated-call", "A call whose link was lost: to find out more, visit.",
        r"""
        ^(?:to|for) (?:find|learn|read|see|discover|explore|know|get|book|apply|register|join|order|donate|more|further|full|additional|details|buy|support|help|reserve|contact|request|view|download|hear|enter|sign up|take part|understand)\b.{0,160}\b(?:visit|click|click here|go to|contact|call|e-?mail|check out|log on to|head to|tap)(?: (?:us|our|the|here|on|at|this|page|website|link|site|this link|to|following link))*$
        ^(?:to|for) (?:find|learn|read|see|discover|explore|know|get|book|apply|register|join|order|donate|more|further|full|additional|details|buy|support|help|reserve|request|view|download|hear|enter|sign up|take part|understand)\b.{0,160}\b(?:visit|click|go to|see|contact|call|e-?mail|check out|log on to|head to)\b.{0,40}<link>.{0,80}$
        ^(?:to|for) (?:find out|learn|more|further|additional|book|register|apply|enquir|inquir)\b.{0,120}\b(?:call|phone|ring|text|contact)\b.{0,40}<dial>.{0,60}$
        ^(?:to|for) .{3,100}, (?:please )?(?:click|tap) (?:here|below|on (?:the|this) link|the link|this link|on the button)\b.{0,60}$
        ^(?:please )?(?:visit|click|see|follow|go to|click on|log on to|check out|head to)(?: (?:here|the|this|our|following|link|website|site|page|at|below|for|to|more|details|information|or))+$
        ^(?:more|further|additional|full) (?:information|details|info)(?: (?:about|on|regarding) .{2,60})?:? (?:is |are |can be |may be )?(?:(?:available|found|obtained) )?(?:at|on|from|here|by|via|:)? ?<link>.{0,60}$
        """,
        """
        - To find out more about how we moor boats, visit
        - For more information, visit www.example.org.
        - To book a place, call 020 7946 0011.
        - For details, click here
        + To find out more, the divers went back in June.
        """,
        parts={"link": LINK, "dial": DIAL},
    ),
    phrase(
        "A106", "call-words", "Buttons and turns of phrase that other texts use too.",
        r"""
        ^(?:learn more|find out more|get started|start now|start here|go|continue|next|try it|try it now|try now|download|download now|download pdf|apply|apply now|enquire|more info|view more|contact|contact us|our services|about us|why choose us|call now|book now|explore|discover|see how|see plans|view pricing|get in touch|request info|register|register now|enrol now|enroll now)$
        \b(?:today|now)!$
        \bour (?:[\w'-]+ ){0,2}(?:team|experts?|services|customers|clients|products|website)\b
        \b(?:visit|call|contact|email|book|order)\b.{0,40}\b(?:today|now)\b
        ^at (?-i:[A-Z])[\w '&.-]{2,40}, (?:we|our)\b.{4,200}$
        ^whether you\b.{4,200}$
        """,
        """
        - Contact us today for a free quote.
        - Learn more
        + The clerk said that our team had won.
        """,
        weight=HINT,
    ),
)


PITCHES = ("newsletter", "comment_form", "social_share", "related_link", "ad", "call_to_action", "paywall", "ad_block_plea")
"""Reasons whose junk talks to the reader in more than one sentence."""

PITCH_WORDS = 14
SEQUEL_WORDS = 8
STRANGE = 0.5

OFFERED = frozenset("you your yours now today us our it here free below this one them button link online".split())

ORDERS = frozenset(
    """
    accept act add agree allow apply ask become book browse buy call check choose claim click come compare contact dial discover donate download email
    drink drive eat enjoy enter experience explore feel find fly follow get give grab hurry join just learn let like listen log make order meet pass pick pin play
    please post press protect read register request reserve save scroll see send share shop sign simply start stay submit support subscribe swipe
    switch tag take talk tap tell text treat try tune turn unlock upgrade use visit vote watch win write
    """.split()
)
"""Verbs that open the second sentence of a pitch."""


@measured(
    "A201", "question-before-pitch",
    """
    + The bees came back in March.
    -~ Like what you read? Get it in your inbox every morning.
    +~ By June there were nine hives on the roof.
    """,
    """
    + Have you ever heard a hive before a storm?
    +~ It is a low note, like a far engine.
    """,
    weight=HINT,
)  # fmt: skip
def QUESTION(measures: Measures, evidence: Evidence) -> Weights:
    """A short question to the reader right before a pitch, in the same paragraph, belongs to the pitch."""
    pitched = _pitched(evidence)
    return {
        unit: HINT
        for unit in np.flatnonzero(pitched[1:] & ~pitched[:-1]).tolist()
        if measures.block[unit] == measures.block[unit + 1]
        and measures.texts[unit].endswith("?") and measures.words[unit] <= PITCH_WORDS
        and ({"you", "your", "you're"} & set(measures.lower[unit]) or not measures.verbs[unit])
    }  # fmt: skip


@measured(
    "A202", "pitch-goes-on",
    """
    + The bees came back in March.
    -~ Sign up for our newsletter. Just press the green button.
    +~ By June there were nine hives on the roof.
    """,
    """
    - Sign up for our newsletter.
    + Check the hives before the first frost, when the bees still fly.
    """,
    weight=HINT,
)  # fmt: skip
def SEQUEL(measures: Measures, evidence: Evidence) -> Weights:
    """A short order right after a pitch, in the same paragraph, that speaks of the reader or of what is offered, is its
    second sentence."""
    pitched = _pitched(evidence)
    weights: Weights = {}
    for unit in range(1, len(measures)) if pitched.any() else ():
        goes_on = pitched[unit - 1] or unit - 1 in weights
        if not goes_on:
            continue
        same = measures.block[unit] == measures.block[unit - 1] and measures.words[unit] <= SEQUEL_WORDS
        order = measures.lower[unit][:1] and measures.lower[unit][0] in ORDERS and measures.vocabulary[unit] & OFFERED
        if not pitched[unit] and same and order and measures.overlap[unit] <= STRANGE:
            weights[unit] = HINT
    return weights


def _pitched(evidence: Evidence) -> Flags:
    return np.max([evidence.support(reason) for reason in PITCHES], axis=0) > THRESHOLD  # type: ignore[no-any-return]


RULES = (*RULES_BY_WORDS, QUESTION, SEQUEL)
