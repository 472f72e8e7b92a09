"""Authors, bios, dates, read times, category and tag lines, datelines of wires, press contacts."""

from __future__ import annotations

import re

import numpy as np

from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures
from cleaner.rules.rule import CERTAIN, HINT, SURE, Weights, measured, phrase
from cleaner.rules.words import COMMON_WORDS, FUNCTION_WORDS, VERBS

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
DATE = (
    rf"(?:(?:{DAY}\.?,? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?(?: (?:19|20)\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH}[ -,]{{1,2}}(?:19|20)?\d\d|\d{{1,2}} {MONTH}|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)?\d\d|{MONTH} (?:19|20)\d\d))"
)
TIME = r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:[a-z]{2,4}|[ap]\.m\. [a-z]{2,3})\)?)?|\d{1,2} ?[ap]\.?m\.?(?: [a-z]{2,3})?)"
NAME = r"(?-i:[A-ZÀ-Þ][^\s,;:|/()]*)(?: (?-i:(?:[A-ZÀ-Þ][^\s,;:|/()]*|de|van|von|der|la|bin|al|da|di)))"

RULES_BY_WORDS = (
    phrase(
        "Y101", "date-line", "A date, alone or with a time, is the stamp of a page.",
        r"""
        ^(?:(?:published|posted|updated|last updated|last modified|modified|first published|created|date|added|originally published|reviewed|last reviewed|written|issued|released|upd|pub|as of|on|revised|edited|filed|uploaded)(?: on| at| in| date)?[: ]+)?<date>(?:[ ,|@•·–-]*(?:at |on )?<time>)?(?: ?[|•·–/,-]? ?(?:updated|last updated|modified|published|posted)(?: on| at)?:? <date>(?:[ ,|@•·–-]*(?:at )?<time>)?)?(?: ?[|•·–/,-]? ?\d+ ?min(?:ute)?s?(?: read)?)?$
        ^(?:published|posted|updated|last updated|last modified|first published|added)[: ]+(?:<time>|today|yesterday|\d+ (?:min|minute|hour|day|week|month|year)s? ago|an? (?:hour|day|week|month|year) ago)\b.{0,50}$
        ^<time>[ ,|@•·–-]*(?:on )?<date>(?:.{0,30}updated.{0,40})?$
        ^(?:published|posted|updated|last updated|last modified|first published)(?: on| at|:)* .{0,60}\b(?:19|20)\d\d\b.{0,50}$
        ^\d+ (?:sec|second|min|minute|hour|day|week|month|year)s? ago(?: ?[|•·-] ?.{1,40})?$
        ^\(?(?:updated|published|posted|last updated|last modified|first published|originally published|this (?:article|story|post) was (?:last )?(?:updated|published|posted))(?: on| at)?:? .{0,30}<date>.{0,40}$
        """,
        """
        - January 15, 2021, 10:55 pm
        - Published: 3 May 2020
        - Last updated on 2021-04-02
        - 5 hours ago
        + The bridge opened on 4 May 1911.
        + By March 2020 the harbour was empty.
        """,
        parts={"date": DATE, "time": TIME},
    ),
    phrase(
        "Y102", "byline", "Who wrote the piece.",
        r"""
        ^(?:(?:words|story|text|article|report|reporting|reported|written|posted|published|contributed|submitted|edited|reviewed|medically reviewed|fact.checked|interview|opinion|guest post|a guest post|commentary|analysis|column|review|photos and text|story and photos|compiled|translated|updated|produced|curated|created|authored|prepared|presented|narrated)(?: (?:and|&) (?:words|story|text|photos|photographs|photography|edited|reviewed|posted|published|pictures))? )?by:? (?:(?:dr|prof|mr|mrs|ms|sir|rev|the)\.? )?<name>{1,3}(?:(?:,? and |, | & | / )<name>{1,3}){0,4}(?:,? (?:md|phd|ph\.d\.?|rd|jd|cpa|mba|esq))?(?: ?[|/•·,–@(<-]+ ?.{1,100})?$
        ^by:? (?:admin|staff|editor|editorial|(?:the )?(?:\w+ ){1,3}(?:staff|team|desk|bureau|reporter|correspondent|editor|editors|board|contributor|writer|wire|news service))\b.{0,60}$
        ^by (?-i:[A-Z][\w.' -]{2,40}),? (?:(?:\w+ ){0,3}(?:staff|reporter|correspondent|editor|columnist|contributor|writer|bureau|desk|press|news|reuters|afp|times|post|writer))\b.{0,60}$
        ^by (?-i:[A-Z][A-Z.'’-]+)(?: (?-i:[A-Z][A-Z.'’-]+)){1,3}.{0,40}$
        ^(?:author|authors|writer|editor|reporter|contributor|journalist|edited by|reviewed by|written by|posted by|published by|words by|text by|reporting by|translated by|fact.?checked by|contributors?|reviewer|name of author|about the authors?)(?: name)?[: ]+(?-i:[A-Z]).{1,80}$
        ^(?:additional |with )?(?:reporting|writing|editing|research|writing and editing|additional reporting|reporting and writing) (?:and .{2,20} )?(?:by|from) .{3,160}$
        ^(?:\(|\[)?(?:reporting|editing|writing|compiled|edited|additional reporting|with inputs?|with agency inputs?|with input from) (?:by|from|agencies).{0,160}$
        ^(?:posted|filed|published|submitted|uploaded|added)(?: (?:by|in|under))+ (?-i:[A-Z])[^.,]{1,50}$
        ^(?:posted|published|submitted|filed|added|uploaded) (?:by|on|in) .{2,40}\b(?:in|on|at|under|by)\b [^.]{2,40}$
        ^<name>{1,2} ?(?:[|•·/–,-]|is) ?(?:(?:staff|senior|chief|deputy|guest|contributing|associate|political|business|sports|science|health|technology|features|news|city|foreign|travel|food|arts) )*(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|blogger|critic|photographer)\b.{0,120}$
        ^(?:staff|senior|guest|contributing|special|our) (?:reporter|writer|correspondent|contributor|editor|author)s?(?:,.{0,40})?$
        ^(?:news|web|online|digital|sports|city|editorial|business) (?:desk|staff|team|bureau)$
        ^(?:from|by) (?:our|a|the) (?:own |special |staff )*(?:correspondent|reporter|staff|news desk)\b.{0,30}$
        ^(?:\w+ ){0,3}(?:correspondent|reporter|columnist|staff writer|contributing writer|bureau chief|news editor|(?:business|sports?|science|health|technology|features|city|foreign|political|arts|culture|travel|food|education|environment) (?:editor|writer))(?:, .{2,40})?$
        ^(?:by )?<name>{1,3} ?[|•·,–@-]+ ?(?:<date>|<time>)(?: .{0,40})?$
        ^(?:<date>) ?[|•·,–-]+ ?(?:by )?<name>{1,3}$
        ^(?:story|text|words|article|report|interview|reporting|writing|copy)(?: and (?:photos?|pictures?|video|illustrations?))? by .{3,100}$
        ^(?:text|words|story|author|reporter|writer|editor|editing|translation|translated): ?<name>{1,3}.{0,40}$
        ^in: (?-i:[A-Z])[\w &,]{2,40}$
        ^<name>{1,3},? .{0,40}\b(?:reporter|correspondent|writer|columnist|contributor|journalist|staff)$
        """,
        """
        - By Mara Lind
        - By Rosa Ito | Staff writer
        - Written by Jonas Hale and Per Ek
        - (Reporting by A. Osei; editing by P. Ek)
        - Posted in Harbour Life
        + By Friday the boats had gone.
        + By and large, the crew was content.
        """,
        parts={"name": NAME, "date": DATE, "time": TIME},
    ),
    phrase(
        "Y103", "read-time", "How long the piece takes to read.",
        r"""
        ^(?:estimated |approx(?:imate|\.)? )?(?:reading|read) time:? ?(?:about |less than |~)?(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten).{0,30}$
        ^(?:about |less than )?(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten).?(?:-\d+ )?min(?:ute)?s?[. ]*(?:to )?read(?:ing)?(?: time)?(?: ?[|•·-] ?.{1,60})?$
        \b\d+ ?(?:-| )?min(?:ute)?s? read$
        ^published in .{2,60}\b\d+ min.{0,20}$
        ^\d+ (?:words?|min)$
        """,
        """
        - 4 min read
        - Published in Harbour Life 4 mins read
        - Reading time: 5 minutes
        + She read for a minute and slept.
        """,
    ),
    phrase(
        "Y104", "filing", "Tags, categories and sections the piece is filed under.",
        r"""
        ^(?:tags?|filed under|filed in|posted in|categor(?:y|ies)|topics?|tagged(?: with| as| in)?|keywords?|in this (?:article|story)|article tags|related tags|story tags|hashtags?|posted under|published in|published under|archived (?:in|under)|appears in|see more (?:on|about))(?: ?[:»>-]) ?.{2,200}$
        ^(?:tags:|filed under:?|tagged(?: with| as|:)|posted in:?|filed in:?|categories:|published in:?|archived under:?|posted under:?) ?(?-i:[A-Z#]|[a-z]+(?:,|$))[^.!?]{1,160}$
        ^(?:tags?|filed under|tagged|categories|topics|related tags|related topics|keywords|labels):?$
        ^(?:#\w+[ ,]*){2,}$
        """,
        """
        - Tags: tides, harbours, ferries
        - Filed under Travel
        - #tides #harbour #ferry
        + Tagged by the ranger in May, the seal swam to Norway.
        """,
    ),
    phrase(
        "Y105", "bio", "A line on the author, in the third person of author boxes.",
        r"""
        ^(?:about the authors?|about (?:the )?(?:writer|reporter|contributor|editor)s?|author bio(?:graphy)?|meet the author|contributor bio)\b.{0,80}$
        ^(?:the author|the writer|about the author:?) (?:is|works|teaches|lives|writes|has|can)\b.{0,240}$
        ^(?:<name>{1,3}|(?-i:[A-Z]\w+)) (?:is|was) (?:a|an|the|our) (?:[\w'’&-]+[ -]){0,5}(?:writer|reporter|correspondent|columnist|contributor|journalist|blogger|freelancer|editor|staff writer|critic)\b.{0,160}$
        ^<name>{1,3} (?:covers .{2,80} for (?-i:[A-Z])|writes (?:about|on|for)|reports on|blogs about|blogs at).{0,200}$
        \b(?:follow|reach|contact|e-?mail|find|tweet) (?:him|her|them|the (?:author|writer|reporter)|(?-i:[A-Z][\w'-]+)(?: (?-i:[A-Z][\w'-]+))?) (?:on (?:twitter|x|linkedin|instagram|facebook|bluesky|mastodon|threads)|at @?[\w.@-]+|@\w+)\b.{0,100}
        \b(?:his|her|their|my) (?:latest|new|most recent|first|debut|next|forthcoming|upcoming) (?:book|novel|album|collection),? .{2,100}\b(?:is (?:out|available|published)|is published|will be (?:published|released)|(?:was|has been) published by)\b.{0,80}$
        ^(?:follow|more from|read more from|all posts by|view all posts by|more by|see all posts by|articles by|posts by) (?-i:[A-Z][\w.'-]+)(?: (?-i:[A-Z][\w.'-]+)){1,2}(?: ?[→»>])?$
        ^<name>{1,3} can be (?:reached|contacted|followed|found) (?:at|on|via|by)\b.{0,100}$
        ^(?:view|see) (?:all posts|more posts|author|profile|full profile|all articles|archive|bio)\b.{0,50}$
        """,
        """
        - Mara Lind is a freelance writer based in Leith.
        - Follow her on Twitter @maralind.
        - About the author
        - Jonas Hale can be reached at jhale@example.com.
        + Her father was a writer and her mother a diver.
        + The author of the letter was never found.
        """,
        parts={"name": NAME},
    ),
    phrase(
        "Y106", "wire-header", "The head of a wire story or a press release, and its contacts.",
        r"""
        ^(?:for immediate release|press release|media release|news release|news provided by|media advisory|embargoed until.{0,60}|\*+ ?for immediate.{0,40})$
        ^(?:(?:media|press|pr|news|investor|public relations) (?:contacts?|inquiries|enquiries|relations|office|queries)|for (?:media|press|more) (?:inquiries|enquiries|queries|information)|contact(?: information| details| person)?)(?: ?(?:[:–-]|contact|please contact)) ?.{3,160}$
        ^(?:media|press|pr) (?:contacts?|inquiries|enquiries)$
        ^(?:source|news source)[: ]+(?-i:[A-Z]).{1,60}$
        ^(?-i:[A-Z][A-Z .'-]{2,30}),? .{0,40}<date>.{0,20}(?:/pr ?newswire/|/?business wire/?|globe ?newswire|\((?:ap|afp|reuters|xinhua|ani|pti|ians|upi|cp|dpa)\)).{0,40}$
        ^(?:/pr ?newswire/|\(?business wire\)?|\(?globe ?newswire\)?|source .{2,40}|\(?(?:ap|afp|reuters|ani|pti|ians|upi|tass|xinhua)\)?)(?: ?[-–—]+)?$
        ^(?:# ?# ?#|-30-|ends?|\*\*\*ends\*\*\*|\[ends\])$
        ^(?:the )?(?:associated press|reuters|agence france-presse|press trust of india|pa media|press association|afp|bloomberg news|cnn|ians|ani|pti)(?: (?:contributed|staff)\b.{0,80})?$
        ^(?:.{2,60}) contributed (?:to|reporting)\b.{0,100}$
        ^view (?:source version|original content)\b.{0,120}$
        ^tel(?:ephone)?[.:] ?[\d+() -]{7,}.{0,40}$
        ^(?-i:[A-Z][A-Z .'-]{2,30}),? .{0,30}\((?:ap|afp|reuters|xinhua|ani|pti|ians|upi|cp|dpa|bloomberg|pa)\) ?[-–—]*$
        """,
        """
        - FOR IMMEDIATE RELEASE
        - Media contact: Jo Hale, press@example.org, 555 0104
        - SOURCE Harbour Paints
        - /PRNewswire/
        + MADRID - The tide of visitors keeps rising.
        """,
        weight=CERTAIN,
        parts={"date": DATE},
    ),
    phrase(
        "Y107", "byline-words", "Bits of a head that an article may use too.",
        r"""
        ^(?:admin|author|editor|staff|guest|contributor|opinion|breaking news|exclusive|analysis|editorial|updated|published|posted|by|written by|share|print|edition|<day>|<date>|<time>)$
        ^by <name>{0,3}$
        ^about <name>{1,2}$
        ^(?:last|first) (?:updated|published)$
        """,
        """
        - By Mara Lind
        - Opinion
        + Opinion was split, and news slow.
        """,
        weight=HINT,
        parts={"day": DAY, "date": DATE, "time": TIME, "name": NAME},
    ),
)


HEAD_LINES = 6
"""Lines of a document within which its author is named."""

TAIL_UNITS = 8
"""Units at the end of a document within which its author is presented."""

PERSON = frozenset("he she they his her their follow email contact twitter find".split())

LIVES = re.compile(
    r"^(?:is|was|has|covers|writes|wrote|works|worked|teaches|taught|lives|edits|runs|grew|reports|hosts|holds|studied|joined"
    r"|blogs|serves|leads|directs|founded|publishes|researches)$"
)
WORKS = re.compile(
    r"\b(?:author|writer|writ(?:es|ten|ing)|journalis[tm]|editor|editing|reporter|report(?:s|ed|ing)|columnist|correspondent|"
    r"professor|lecturer|researcher|fellow|teaches|lives (?:in|with|near|on)|based in|freelance|book|books|novel|novelist|poet|"
    r"photographer|blogs?|podcast|contribut(?:or|es|ing)|historian|critic|consultant|founder|director|covers|teacher|degree)\b",
    re.IGNORECASE,
)


@measured(
    "Y201", "name-line",
    """
    + The Hives on the Roof
    - Mara Lindqvist
    + The bees came back in March and found the roof as they had left it.
    """,
    """
    + The first prize went to a class of nine.
    + Ada Brown
    + Ben Okoro
    + Carla Nunes
    """,
)  # fmt: skip
def NAME_LINE(measures: Measures, evidence: Evidence) -> Weights:
    """A line between the title and the text that is nothing but a person's name is the byline."""
    if measures.article.metadata.lang not in ("en", None):
        return {}  # what starts with a capital differs from language to language
    start, _ = evidence.body()
    free = measures.alone & (evidence.support() == 0)
    lines = [unit for unit in range(1, min(start, HEAD_LINES)) if free[unit] and _is_name(measures.texts[unit])]
    return {lines[0]: SURE} if len(lines) == 1 else {}


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 3 or not all(w[0].isupper() and w.replace(".", "").replace("-", "").isalpha() for w in words):
        return False
    known = COMMON_WORDS | FUNCTION_WORDS | VERBS
    return not any(w.lower() in known or (w.isupper() and len(w) > 2) for w in words)


@measured(
    "Y202", "author-box",
    """
    + The bees came back in March and found the roof as they had left it.
    + By June there were nine hives, and the neighbours had learned to like it.
    - Mara Lindqvist has written about cities for twenty years and lives in Leith.
    """,
    """
    + Ada Brown keeps the hives, and the bees came back to her in March.
    + By June there were nine hives on the roof.
    + Brown is a teacher and lives below the hives.
    """,
)  # fmt: skip
def AUTHOR_BOX(measures: Measures, evidence: Evidence) -> Weights:
    """A last line on the life and work of somebody whom the article never mentions presents its author."""
    weights: Weights = {}
    for unit in range(max(1, len(measures) - TAIL_UNITS), len(measures)):
        if measures.block[unit] == measures.block[unit - 1]:
            continue
        words = measures.tokens[unit]
        names = [w for w in words[:3] if w[0].isupper() and w.lower() not in FUNCTION_WORDS]
        verb = next((i for i, w in enumerate(words[:6]) if LIVES.match(w)), None)
        if len(names) < 2 or verb is None or verb < 2 or not WORKS.search(measures.texts[unit]):
            continue
        if not _mentioned(measures, unit, words[verb - 1].lower()):
            weights[unit] = SURE
    return weights


@measured(
    "Y203", "author-box-goes-on",
    """
    + The bees came back in March and found the roof as they had left it.
    - Mara Lindqvist is a reporter at The Buoy. She lives in Leith.
    """,
    """
    + The bees came back in March. They found the roof as they had left it.
    """,
)  # fmt: skip
def BIO_GOES_ON(measures: Measures, evidence: Evidence) -> Weights:
    """What follows a line on the author in the same paragraph and goes on about him or her is of the same box."""
    box = {u for rule, weights in evidence.columns.items() if rule.code in ("Y105", "Y202") for u in weights}
    weights: Weights = {}
    for unit in range(1, len(measures)) if box else ():
        same = (unit - 1 in box or unit - 1 in weights) and measures.block[unit] == measures.block[unit - 1]
        if same and unit not in box and measures.lower[unit][:1] and measures.lower[unit][0] in PERSON:
            weights[unit] = SURE
    return weights


def _mentioned(measures: Measures, unit: int, surname: str) -> bool:
    """The article's own sentences name the person."""
    prose = np.flatnonzero(measures.prose).tolist()
    return any(surname in measures.lower[other] for other in prose if other < unit)


RULES = (*RULES_BY_WORDS, NAME_LINE, AUTHOR_BOX, BIO_GOES_ON)
