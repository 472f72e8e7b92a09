"""Pointers to other pieces that carry a label or send the reader there."""

from __future__ import annotations

from cleaner.rules.evidence import Evidence
from cleaner.rules.link_lists import MIN_ITEMS, headed_runs
from cleaner.rules.measures import Measures
from cleaner.rules.rule import HINT, SURE, Weights, measured, phrase

LABEL = (
    r"(?:related|related (?:articles?|stor(?:y|ies)|posts?|content|reading|links?|news|coverage|topics?|videos?|reads?|items?|pages?)|see also|see more|also see|also read|read also|read"
    r"|read more|more|read next|up next|next up|also|more (?:on|from|about|in) [\w' ]{2,40}|must.read|recommended|recommended reading|further reading|don't miss|do not miss|you may (?:also )?(?:like|enjoy|be interested in)"
    r"|you might (?:also )?(?:like|enjoy|be interested in)|editor's (?:pick|choice)|in case you missed it|icymi|watch|watch also|watch next|watch now|listen|video|in pictures|in photos|photos|gallery|explainer|background|analysis|explained|opinion"
    r"|earlier|previously|read the (?:full|original|whole) (?:story|article|interview)|suggested (?:reading|article)|similar (?:articles|posts)|trending|popular|most read|top stor(?:y|ies)|latest|dig deeper|go deeper|learn more|find out more|read on|keep reading|continue reading|check out|discover more|also on .{2,30}|elsewhere|from the archives?)"
)
STRONG_LABEL = (
    r"(?:related(?: (?:articles?|stor(?:y|ies)|posts?|content|reading|links?|news|coverage|videos?|reads?))?|see also|also see|also read|read also|read more(?: (?:about|on|at))?|read next|up next|more on this(?: story)?|must.read"
    r"|recommended(?: (?:reading|for you|stories|articles))?|further reading|don't miss|you may (?:also )?(?:like|enjoy)|you might (?:also )?(?:like|enjoy)|editor's (?:pick|choice)|in case you missed it|icymi|watch(?: (?:also|next|now|more|the video|below|here))?|suggested (?:reading|article)"
    r"|similar (?:articles|posts)|dig deeper|go deeper|keep reading|continue reading|also on .{2,30}|from (?:the|our) archives?|explore more|discover more|more stories|read this next|what to read next|trending(?: now)?|most read)"
)

RULES_BY_WORDS = (
    phrase(
        "E101", "labelled-pointer", "A label such as Related: or Read more: and the title of another piece.",
        r"""
        ^<strong_label> ?(?:[:|»>→–—]|-) ?\S.{3,160}$
        ^(?:read|more|video|watch|listen|explainer|learn more) ?(?:[:»>→|]) ?(?-i:[A-Z"'0-9]).{8,160}$
        ^\[(?:<label>)[: ].{0,160}\]$
        ^\((?:<label>) ?[:|»>→–—-] .{0,160}\)$
        ^\((?:see|read)(?: also| more| our| the)* .{3,120}\)$
        ^(?:read|see) (?:also|more|next|our)?:? ["'].{5,120}["']$
        ^(?:click|tap) (?:here )?(?:to|for) (?:read|see|watch|view|learn|more|find|the)\b.{0,100}$
        ^read (?:more|the (?:rest|full|original|whole|complete|entire)) ?(?:here|about|on|at|in|from|of|stor(?:y|ies)|articles?|interview|report|post|posts|below|now|review|analysis|version|piece|transcript|statement|»|>|→)(?:\b.{0,100})?$
        ^(?:the )?(?:full|original|whole|complete) (?:story|article|interview|report|post|version) (?:is |can be (?:read|found) |was (?:published|posted) )?(?:here|at|on|in).{0,80}$
        ^(?:>>|»|➤|►|👉) ?[^«]{8,140}$
        ^more (?:from|in|on|about) (?:this|the|our) (?:series|section|topic|subject|story|author|issue|archive)s? ?[:|–—-] ?.{3,140}$
        ^(?:video|watch|listen|audio|podcast|photos|pictures|gallery|quiz|interactive|map|graphic|explainer|timeline|recipe|poll): (?-i:[a-z]).{8,120}$
        """,
        """
        - Related: Ten harbours worth the detour
        - Read more: Why the tide is late
        - [See also: The keeper of the light]
        - (Read also: Storm names explained)
        - Watch: How the bridge was built
        + Read more books, her teacher told her.
        + Related species live further south.
        """,
        parts={"label": LABEL, "strong_label": STRONG_LABEL},
    ),
    phrase(
        "E102", "pointer-sentence", "A sentence whose only work is to send the reader to another piece.",
        r"""
        \b(?:our|my) (?:[\w'-]+ ){0,5}(?:guide|primer|article|story|coverage|explainer|review|post|interview|report|piece|series|gallery|timeline|tutorial|round-?up|list|analysis|video|feature|essay|column|history|profile|breakdown|overview)s?\b.{0,80}\b(?:is|are|can be (?:found|read)|may be (?:found|read)) (?:\w+ )?(?:here|online|below|at this link|on (?:our|this) (?:site|page|website))$
        \b(?:read|see|check out|have a look at|take a look at|browse|visit|view|watch|revisit|refer to|head (?:over )?to|catch up with|catch up on|explore|consult|try|go to|turn to|here(?:'s| is)|don't miss|find) (?:also |all |more (?:of|in|on) )?(?:our|my) (?:[\w',-]+ ){0,8}(?:guide|primer|article|story|stories|coverage|explainer|reviews?|post|posts|interview|report|reports|piece|series|gallery|timeline|tutorial|round-?up|list|analysis|video|videos|feature|features|essay|column|history|profile|breakdown|overview|archive|faq|page|blog)\b.{0,100}
        ^(?:for|to (?:learn|read|find out|see|know|discover|understand)) more\b.{0,80}\b(?:read|see|check out|check|look at|take a look at|visit|head (?:over )?to) (?:our|my|this|these|the)\b.{0,60}\b(?:guide|article|post|story|piece|report|coverage|explainer|review|page|blog|interview|series|video)s?\b.{0,60}$
        \b(?:you can|you may|you'll|you will|readers can) (?:also )?(?:read|find|see|watch|catch)\b.{0,60}\b(?:here|our (?:earlier|previous|other|full|latest|last|recent|guide|article|review|story|archive|coverage))\b.{0,60}$
        ^(?:we|i)(?:'ve| have)? (?:also |previously |earlier |already |recently )*(?:wrote|written|covered|reported|reviewed|explained|published|posted)\b.{0,80}\b(?:here|in (?:this|our|an?) (?:earlier |previous |recent )*(?:article|post|story|piece|guide))\b.{0,30}$
        ^(?:click|tap|go|see|look|read on|press) (?:here|below|this link)\b.{0,80}$
        ^(?:here|below) (?:is|are|you(?:'ll| will)? (?:can )?find) (?:a |the |some )?(?:links?|more)\b.{0,80}$
        ^(?:for|read|see|find|get) (?:the )?(?:more|full|complete|all) (?:stories|articles|posts|news|coverage|details|recipes|reviews|reading|tips|content|headlines)\b.{0,30}\b(?:like this|on this|from|click|visit|see|here|go to|in our|on our|:)\b.{0,80}$
        ^(?:want|looking for|need|interested in) (?:to (?:know|read|learn|see) )?more\b.{0,60}\? ?(?:read|see|check|visit|here|click|try|take)\b.{0,100}$
        ^(?:this|the) (?:story|article|post|piece|recipe|essay|interview)? ?(?:was |is |has been )?(?:part|the (?:first|second|third|last)(?: part)?) (?:\w+ )?of (?:a|our|the) (?:[\w-]+ )*series\b.{0,100}$
        ^(?:our|more) (?:[\w'-]+ ){0,4}(?:on|about) .{2,60} (?:here|is here|are here)$
        ^(?:see|read|find) (?:the )?(?:full|complete|original)\b.{0,60}\b(?:here|on our|at|below)\b.{0,40}$
        \b(?:catch up|find out more|read (?:it|them|more|about it|part (?:one|two|three|1|2|3)|the first part)|see (?:it|them|more)|watch (?:it|them)|listen (?:to it)?|learn more|find (?:it|them)|start) (?:right )?here$
        ^(?:if you )?missed (?:the first|part|our|last|yesterday's)\b.{0,80}$
        \b(?:explore|browse|search|visit|dig into) (?:our|the) (?:[\w-]+ ){0,3}(?:archives?|back issues|collection of (?:stories|articles|recipes)|library of)\b.{0,60}
        \bsee (?:our|the|this) (?:[\w-]+ ){0,4}(?:report|story|article|guide|post|feature|interview|piece|review|explainer|series)\b.{0,60}$
        ^(?:here(?:'s| is| are)|this is) (?:our|my) (?:[\w-]+ ){0,4}(?:guide|review|list|interview|report|recipe|story|explainer|round-?up|tutorial|video)\b.{0,80}$
        """,
        """
        - Our primer on tide tables is here.
        - See our guide to coastal walks for more.
        - Check out our earlier review of the ferry.
        - For more on dredging, read our explainer.
        + See the chapel before the rain sets in.
        + Our guide was a woman of eighty with a stick.
        """,
    ),
    phrase(
        "E103", "pointer-heading", "The heading of a block of pointers.",
        r"""
        ^(?:you may also (?:like|enjoy)|you might (?:also )?(?:like|enjoy|be interested in)|you may (?:like|be interested in)|people (?:also|are also) (?:read|reading|liked|viewed|searched for)|readers also (?:liked|read|enjoyed)|what to read next|read next|read this next)$
        ^(?:related|similar|recommended|suggested|popular|trending|recent|latest|featured|further|other|more|top|must|also|hot|editor'?s'?|most(?: (?:read|popular|viewed|shared|commented|recent))?) (?:articles?|stor(?:y|ies)|posts?|news|content|reading|links?|coverage|videos?|reads?|pages?|headlines|for you|searches|now|on the web|galleries|in this (?:section|series|category)|like this|from around the web|read|on this (?:topic|story))(?: (?:for you|from (?:us|around the web|the web)|on .{2,40}|in .{2,30}|by .{2,40}))?$
        ^(?:more|latest|stories|also|news|elsewhere|best|best of) (?:from|on|about|in|by|at) (?:us|the author|this author|this section|this story|this topic|our partners|around the web|the web|(?-i:(?:the )?[A-Z]\w+(?: (?:&|of|the|and|[A-Z]\w+)){0,3}))$
        ^(?:most (?:read|popular|viewed|shared|commented|watched|recent|emailed)|trending(?: now)?|see also|related|read more|read also|also read|recommended|further reading|in case you missed it|icymi|don't miss|you may have missed|editor's picks?|editors' picks|around the web|from the web|from our partners|from our network|what others are reading|more for you|just in|in this section|in this series|more like this|more stories|more news|read these next|recommended for you|from the archives?|elsewhere on the site)$
        """,
        """
        - You may also like
        - Related articles
        - More from this author
        - Most read
        + The most read book in the village is the Bible.
        """,
    ),
    phrase(
        "E104", "read-on-button", "Buttons under teasers.",
        r"""
        ^(?:read|see|view|find out|learn|discover|know|continue|keep|click here|tap here|expand|full|get)(?: (?:more|all|now|reading|the|full|story|article|article here|here|post|on|this|it|details|to read|for more|stories|posts|news|articles|next|less))+(?: ?[»>→]+)?$
        ^(?:click|tap) (?:here|this)(?: (?:to|for) .{0,60})?$
        ^(?:source|via|link|details|read)$
        """,
        """
        - Related articles
        - Read more »
        - View all
        + She told him to read more slowly.
        """,
        weight=3.0,
    ),
    phrase(
        "E105", "weak-pointer", "Labels that an article may also use as a heading or a lead-in.",
        r"""
        ^(?:videos?|photos|stories|watch|listen|latest|popular|trending|recent)$
        """,
        """
        - Most read
        - Popular
        + The latest plan for the pier is the fifth.
        """,
        weight=HINT,
    ),
)


@measured(
    "E201", "headed-pointer",
    """
    + The last boat left the pier at ten, and nobody waved.
    - Related stories
    - The keeper who stayed
    + In the morning the pier was gone, and the sea was calm.
    """,
)  # fmt: skip
def HEADED(measures: Measures, evidence: Evidence) -> Weights:
    """One or two lines under a heading such as Related stories, up to the next text, are pointers."""
    weights: Weights = {}
    for unit, end in headed_runs(measures, evidence):
        if 1 <= end - unit - 1 < MIN_ITEMS:
            weights |= dict.fromkeys(range(unit, end), SURE)
    return weights


RULES = (*RULES_BY_WORDS, HEADED)
