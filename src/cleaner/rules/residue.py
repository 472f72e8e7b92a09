"""Markup, template slots, gallery counters and stubs without a claim."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures
from cleaner.rules.rule import SURE, Weights, measured, phrase

STUB_WORDS = 14
"""A stub that names no verb after its subject is short; longer ones have made a claim before they trail off."""

OPEN_ENDS = frozenset(
    """
    a an and as at because but by for from if in into is it its like may more most not of on or our so such than that the
    their then these this those to was were what when where which while who whose will with your are be been can could
    did do does had has have he her his how i might must she should they we would you need needs prefer prefers require requires include includes want wants say says said make makes
    become becomes mean means involve involves tend tends seem seems get gets give gives help helps use uses allow allows about
    after before between during
    through under until upon very also including responsible typically usually often
    """.split()
)
"""A sentence that ends in one of these before its ellipsis was cut off in the middle."""

OPENERS = frozenset("while although though because since when if as whereas unless until after before once".split())
"""A clause that starts so has made no claim until its main clause comes."""

JOINTS = frozenset("and but because so or if".split())
SHORT_STUB = 5
"""Before a conjunction at the end a longer clause has made its claim and trails off."""

CHATTY = frozenset("and but so or then well oh ok okay yes no um er hmm wait".split())
"""Whoever opens so speaks, and a speaker may trail off."""

RULES_BY_WORDS = (
    phrase(
        "R101", "markup", "Tags, entities, shortcodes, slots and code that were never meant to be read.",
        r"""
        ^(?:</?[a-z][^<>\n]*>\s*)+$
        ^</?(?:div|span|p|br|img|a|table|tr|td|ul|ol|li|script|style|iframe|section|figure|figcaption|hr|strong|em|b|i|h[1-6]|blockquote|input|form|button|svg|path|center|font|amp-[a-z]+)\b[^>\n]*>?.*$
        ^(?:&[a-z]{2,8};|&#x?[0-9a-f]{2,6};|\s)+$
        ^\[/?(?:caption|gallery|embed|video|audio|vc_\w+|et_pb_\w+|fusion_\w+|av_\w+|contact-form-7|contact-form|button|divider|column|row|youtube|vimeo|twitter|instagram|playlist|shortcode|rev_slider|widget|wp\w*|ad\w*|adrotate|su_\w+|table|toc|sc|more|quote|spoiler|img|url|insert|media|image|photo|poll|form|newsletter|related\w*|pullquote|sidebar|box|elementor\w*|products?|recipe\w*|tweet|map|slider\w*|dropcap|highlight|accordion|tabs?|toggle|one_\w+|two_\w+|end\w*)\b[^\]\n]*\](?:.*\[/[\w-]+\])?$
        \[/?(?:vc_\w+|et_pb_\w+|fusion_\w+|contact-form-7|rev_slider|su_\w+)\b
        ^[\s|:,-]*(?:(?:\{\{[^{}\n]*\}\}|\{%[^\n]*%\}|<%[^\n]*%>|%%\w+%%|\$\{[^}\n]*\}|\[\[[^\]\n]*\]\]|\{\w+\}|__\w+__|#\{[^}\n]*\}|@@\w+@@|\*\|[A-Z_:]+\|\*)[\s|:,-]*)+$
        \{\{\s*[\w.|: '"-]+\s*\}\}|\{%\s*\w+
        ^(?:undefined|null|nan|\[object object\]|true|false|none|object|n/a|tbd|lorem ipsum\b.*)$
        \b(?:function ?\(\w*\) ?\{|window\.\w+ ?=|document\.(?:write|getElementById|createElement|querySelector)|var \w+ ?=|const \w+ ?= |googletag\.|dataLayer\.push|\$\(document\)|addEventListener\(|jQuery\(|_gaq\.push|fbq\(|gtag\(|console\.log\()
        ^[.#@]?[\w-]+(?:[ .#>:,]+[\w-]+)*\s*\{[^{}\n]*[:;][^{}\n]*\}?.*$
        ^\s*[a-z-]+\s*:\s*[^;{}\n]{1,60};(?:\s*[a-z-]+\s*:\s*[^;{}\n]{1,60};)+\s*\}?$
        ^\{?\s*"[\w@$-]+"\s*:\s*["\[{\d].*$
        ^(?:<!--|-->|/\*|\*/|//<!\[cdata\[|//\]\]>|<!\[cdata\[|\]\]>|<!doctype).*$
        ^(?:!\[[^\]\n]*\]\([^)\n]*\)\s*)+$
        ^(?:slide|photo|image|picture|item|figure) \d+ (?:of|/) \d+$
        ^\(?\d{1,3} ?(?:/|of) ?(?:[1-46-9]|1[1-9]|[2-9]\d|\d{3})\)?(?: (?:photos|images|slides|pictures))?$
        ^(?:\[?(?:insert|add|place|put|your) [\w ]{2,40} here\]?|\[(?:name|date|company|title|link|image|your [\w ]+|city|first name|insert [\w ]+|photo|tk|todo)\]|xxx+|tktk?|placeholder(?: text| image)?|sample text|image placeholder)$
        ^[\w/.-]+\.(?:jpe?g|png|gif|webp|svg|mp4|pdf|php|aspx?|html?)$
        ^(?:data:image|base64,).*$
        ^[A-Za-z0-9+/=]{80,}.*$
        ^\[(?:\.\.\.|…)\]$
        ^#?_{0,2}(?-i:[A-Z]{3,}(?:_[A-Z0-9]+)+)_{0,2}#?$
        ^\[[a-z][\w-]*(?: [\w-]+ ?= ?(?:"[^"]*"|'[^']*'|[^\s\]]+))+ ?/?\]$
        ^\[/[a-z][\w-]*\]$
        ^(?:\\u[0-9a-f]{4}|\\n|\\t|\\r)+$
        ^<(?:script|style|iframe|section|figure|figcaption|strong|blockquote|input|form|button|center|font|table|noscript|link|meta)\b.*$
        ^(?:</(?:div|span|script|style|iframe|section|figure|table|form|ul|ol|li|p|a)> ?)+$
        ^@(?:media|import|font-face|keyframes|charset|supports)\b.*[{;].*$
        """,
        """
        - [caption id="attachment_12" align="left"]
        - {{ article.title }}
        - &nbsp;&nbsp;
        - <div class="promo">
        - 3 / 12
        - window.dataLayer = window.dataLayer || [];
        + The score was 3 to 12.
        + A <em> tag makes words lean.
        """,
    ),
)


@measured(
    "R201", "stub",
    """
    + The mate steers the ship at night.
    -~ While the captain …
    +~ The engineer keeps the log.
    -~ The cook typically works on …
    +~ He told them that the sea had taken everything, and then his voice…
    """,
)  # fmt: skip
def STUB(measures: Measures, evidence: Evidence) -> Weights:
    """A few words that break off in an ellipsis before any claim is made are the stump of a teaser."""
    weights = {}
    for unit, text in enumerate(measures.texts):
        if ".." not in text:
            continue
        bare = text.rstrip("\"')]» ")
        following = measures.texts[unit + 1] if unit + 1 < len(measures) else ""
        if following.startswith("...") or following[:1].islower():
            continue
        if bare.endswith(("...", "[..")) and _is_stump(measures.lower[unit], text):
            weights[unit] = SURE
    return weights


def _is_stump(words: Sequence[str], text: str) -> bool:
    if not words or len(words) > STUB_WORDS or text.startswith(('"', "'")) or text.count('"') % 2:
        return False
    if words[0] in CHATTY:
        return False
    if words[0] in OPENERS:
        clause = text.rpartition(",")[2].split() if "," in text else []
        return len(clause) <= SHORT_STUB and (not clause or words[-1] in OPEN_ENDS)
    if words[-1] in JOINTS and len(words) > SHORT_STUB:
        return False
    return len(words) >= 3 and words[-1] in OPEN_ENDS


RULES = (*RULES_BY_WORDS, STUB)
