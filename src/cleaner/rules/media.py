"""Photo credits, captions with a credit, bare picture labels, player and gallery controls."""

from __future__ import annotations

from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Measures
from cleaner.rules.rule import HINT, SURE, Weights, measured, phrase

AGENCY = (
    r"(?:getty(?: images)?|reuters|ap|ap photo|associated press|afp|shutterstock|istock(?:photo)?|unsplash|pexels|pixabay|flickr|wikimedia(?: commons)?|alamy|epa|efe|dpa|bloomberg|pa(?: (?:images|wire|media))?"
    r"|adobe stock|depositphotos|dreamstime|press association|usa today sports|imago|zuma(?: press)?|rex(?: features)?|splash(?: news)?|corbis|magnum(?: photos)?|wireimage|filmmagic|xinhua|tass|anadolu|ani|pti)"
)
SOURCE = rf"(?:{AGENCY}|youtube|instagram|twitter|facebook|google maps|wikipedia|nasa|creative commons|screenshot|handout|file photo|courtesy)"

RULES_BY_WORDS = (
    phrase(
        "M101", "photo-credit", "Who took the picture, or whose it is.",
        r"""
        ^(?:photo(?:s|graph|graphs|graphy)?|image(?:s)?|picture|pic|illustration(?:s)?|credits?|artwork|cover (?:image|photo)|(?:featured?|header|main|lead|cover|hero|top|stock|banner|file|above|thumbnail) (?:image|photo|picture)(?: credit)?)(?: (?:credits?|courtesy|source|copyright|rights))* ?(?:: ?|© ?|\| ?|\b(?:by|via|credit|courtesy(?: of)?):? (?-i:[A-Z@])).{2,120}$
        ^(?:graphics?|maps?|artwork|art|video|photographer|illustrator) (?:credits?|courtesy(?: of)?|by|source|via):? ?.{2,100}$
        ^(?:photo|image|picture|illustration|video|caption|graphic)s?(?: credit| source| courtesy)?$
        ^credits?: .{2,100}$
        ^.*[(\[](?:(?:photo|image|picture|pic|photograph|illustration|graphic)s?(?: (?:credit|courtesy|source))?(?: ?:| by| courtesy| via| of| from)|(?:credit|source|video|courtesy)s?:|courtesy of|via) ?[^)\]]{2,80}[)\]]\.?$
        ^.*(?:[(\[]|[.!?] )(?:photo|image|picture|photograph|credit|pic)s?(?: credit)?: ?[^.!?]{2,70}[)\]]?$
        ^.*(?:\||/|[-–—]|©|\() ?<source>(?: ?(?:/|via|,|\|) ?.{2,60})?\)?\.?(?:$)
        ^(?-i:[A-Z][\w.' -]{2,50}) ?(?:/|for|via|,|\|) ?<agency>(?: ?(?:/|via|,|\|) ?.{2,40})?$
        ^(?-i:[A-Z][\w.' -]{2,50}) ?(?:/|\|) ?<source>$
        ^<agency>(?: ?/ ?.{2,60})?$
        ^(?:courtesy|screen ?shot|file photo|stock image|screengrab|handout)(?: (?:of|photo|from|by|image)|:) ?.{2,80}$
        ^(?:courtesy (?:of )?(?-i:[A-Z]).{2,60}|file photo|stock (?:image|photo)|handout photo|screen ?shot|screengrab)$
        ^.{5}.*[.!?)] (?:photo|picture|photograph|image)s? (?:by (?-i:[A-Z])|courtesy (?:of )?).{2,60}$
        ^(?:©|copyright) ?[\w .'&-]{2,50}(?:/|via) ?.{2,40}$
        <go>(?:click|tap|hover) (?:on )?(?:the )?(?:image|photo|picture|gallery|map)s? (?:to|for) (?:enlarge|view|expand|zoom|see|a larger|full)\b.{0,40}
        ^(?:photos?|pictures?|images?|illustrations?|graphics?|videos?|animation|photography|photographs?|drone footage|footage)(?: by (?-i:[A-Z])| courtesy(?: of)?| via (?-i:[A-Z])).{2,80}$
        ^image (?:description|caption|source|copyright|credit)\b.{0,160}$
        ^(?:slide ?show|gallery|photo gallery|image gallery|photos|pictures) ?\(\d+(?: \w+)?\)$
        ^(?:click|tap|pinch|press|hover) (?:to|on|image|photo|picture|here)\b.{0,20}\b(?:enlarge|zoom|expand|magnify|full size|larger)\b.{0,30}$
        ^.{5,200}[.!?] ?[|/] ?(?-i:[A-Z][\w.'-]+)(?: (?-i:[A-Z][\w.'-]+)){1,2}$
        """,
        """
        - Photo: Mara Lind / Getty Images
        - The old pier at dusk. (Photo by J. Hale)
        - Image: the old town
        - Courtesy of the Harbour Museum
        - Click the image to enlarge
        + Photographs of the pier sold well that year.
        + The image shows two men mending a net.
        """,
        parts={"source": SOURCE, "agency": AGENCY},
    ),
    phrase(
        "M102", "player-control", "Buttons and messages of players and galleries.",
        r"""
        ^(?:play|pause|mute|unmute|replay|rewind|fast.?forward|stop|skip (?:ad|intro|video)|full ?screen|exit full ?screen|volume|captions|subtitles|auto ?play|settings|quality|watch (?:now|live|again|video|the video|full video|later)|play (?:video|audio|now|all|again|episode)|listen(?: now| to (?:this|the) (?:article|story|episode|post|podcast))?|now playing|live|show caption|hide caption|toggle caption|view (?:gallery|photos|slideshow|image|images|all (?:photos|images))|open gallery|close gallery|next (?:image|photo|slide|video|up)|previous (?:image|photo|slide|video)|start slideshow|see (?:all )?(?:photos|gallery|\d+ photos)|launch gallery|open image|expand image|enlarge (?:image|photo|this image)|download (?:image|audio|mp3|episode)|transcript|show transcript|loaded|remaining time|current time|stream type|playback rate|picture.in.picture|chapters|share this video|more videos|video player|audio player|media player|embed|embed code|close modal dialog|this is a modal window)(?:(?: ?[|/·,-]? ?)(?:play|pause|mute|unmute|replay|stop|full ?screen|volume|captions|subtitles|settings|next|previous|\d{1,2}:\d\d))*$
        ^\d{1,2}:\d\d(?::\d\d)? ?/ ?\d{1,2}:\d\d(?::\d\d)?$
        ^(?:video|audio|media) (?:playback|player|file|clip|is|could not|cannot|unavailable|not)\b.{0,80}\b(?:support|load|available|javascript|browser|playing|unavailable|supported|error|html5)\b.{0,60}$
        ^(?:your|this) browser (?:does not|doesn't|cannot|is not)\b.{0,80}$
        ^(?:listen|watch|playing|duration|running time|audio|length|play)(?: to this (?:article|story))?[: (]+\d{1,2}(?::\d\d){1,2}\)?.{0,20}$
        ^(?:photo|image|slide|picture|gallery) \d+ (?:of|/) \d+.{0,30}$
        ^(?:\d+|view|see|all|more) (?:photos|images|pictures|slides)$
        ^(?:swipe|scroll|drag|use (?:the )?arrow keys?)\b.{0,60}\b(?:photos?|images?|gallery|slides?|more|next|see|volume)\b.{0,30}$
        ^0 seconds of .{0,60}$
        ^(?:use )?up/down arrow keys?\b.{0,80}$
        ^(?:loading|buffering) (?:video|player|audio|the player)\b.{0,20}$
        ^(?:to view|to watch|to see) this (?:video|content|media)\b.{0,120}$
        ^(?:this|the) (?:video|content|media) (?:is|can|cannot|could) (?:not|no longer|be)\b.{0,60}$
        ^(?:getting your trinity audio player ready|this article is read by an automated voice).{0,30}$
        ^(?:watch|see|view|play) (?:the|our|this|full) (?:video|clip|footage|slideshow|slide show|gallery|photos|trailer|film|report|interview)s? (?:above|below|here|now|in full|again)\b.{0,40}$
        ^(?:view|open|see|launch) (?:the )?(?:photo |image |full |picture )?(?:gallery|slideshow)\b.{0,20}$
        ^listen to this (?:article|story|post|episode|page)\b.{0,30}$
        ^(?:tap|click|press|hover) to (?:un)?(?:mute|play|pause|watch|listen|view|see the video|zoom)\b.{0,30}$
        ^(?:view|open|see|show) (?:this )?(?:image|photo|picture|gallery|video|media|slideshow) (?:in|at|on) (?:full ?screen|full size|a new window|lightbox|original size)$
        ^(?:play|watch|listen to) (?:the )?(?:video|audio|clip|podcast|episode)[: ].{2,100}$
        ^(?:audio|video|media|podcast) (?:player )?(?:is )?(?:loading|unavailable|error)\b.{0,30}$
        ^volume:? \d+ ?%$
        ^(?:view|see|show|open) (?:all )?\d+ (?:more )?(?:photos?|images?|pictures?|slides?)$
        ^(?:listen|watch|audio|video|play)[: ·•|-]+\d+ ?(?:min|minutes?|mins|sec|seconds)\b.{0,20}$
        """,
        """
        - Play video
        - 0:00 / 3:41
        - Listen to this article
        - View gallery
        - Photo 3 of 12
        - Your browser does not support the audio element.
        + Play resumed after an hour, and the home side scored.
        """,
    ),
    phrase(
        "M103", "caption-words", "Turns of captions that prose uses too.",
        r"""
        ^(?:above|below|left|right|top|bottom|pictured|pictured above|in this photo|in this image|file)(?: (?:left|right|centre|center))?: .{3,160}$
        \((?:left|right|centre|center|pictured|above|l|r|file)\)
        ^(?:watch|video|audio|photo|photos|image|slideshow|gallery|live)$
        ^\d{1,2}:\d\d$
        """,
        """
        - Photo: Mara Lind
        - Slideshow
        + The mayor (left) opened the bridge, which took nine years to build.
        """,
        weight=HINT,
    ),
)


CAPTION_WORDS = 30
"""A caption is short; a credit at the end of a long paragraph credits that paragraph's picture, not its words."""


@measured(
    "M201", "credited-caption",
    """
    + The bees came back in March and found the roof as they had left it.
    - Hives above the station. Photo: J. Ward
    + By June there were nine hives on the roof.
    """,
    """
    + The bees came back in March and found the roof as they had left it. The picture was taken by the mayor.
    """,
)  # fmt: skip
def CAPTION(measures: Measures, evidence: Evidence) -> Weights:
    """The words before a credit, in a short paragraph that ends with it, are the caption."""
    credits = {u for rule, weights in evidence.columns.items() if rule.code == "M101" for u in weights}
    weights: Weights = {}
    for unit in sorted(credits - {0}):
        before = unit - 1
        last = unit + 1 == len(measures) or measures.block[unit + 1] != measures.block[unit]
        first = before == 0 or measures.block[before - 1] != measures.block[before]
        same = measures.block[before] == measures.block[unit]
        if last and first and same and before not in credits and measures.words[before] <= CAPTION_WORDS:
            weights[before] = SURE
    return weights


RULES = (*RULES_BY_WORDS, CAPTION)
