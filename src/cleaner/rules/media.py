"""Photo credits, captions with a credit, bare picture labels, player and gallery controls."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

AGENCY = (
    r"(?:getty(?: images)?|reuters|ap|ap photo|associated press|afp|shutterstock|istock(?:photo)?|unsplash|pexels|pixabay|flickr|wikimedia(?: commons)?|alamy|epa|efe|dpa|bloomberg|pa(?: (?:images|wire|media))?"
    r"|adobe stock|depositphotos|dreamstime|press association|usa today sports|imago|zuma(?: press)?|rex(?: features)?|splash(?: news)?|corbis|magnum(?: photos)?|wireimage|filmmagic|xinhua|tass|anadolu|ani|pti)"
)
SOURCE = rf"(?:{AGENCY}|youtube|instagram|twitter|facebook|google maps|wikipedia|nasa|creative commons|screenshot|handout|file photo|courtesy)"

RULES = (
    phrase(
        "M101", "photo-credit", "Who took the picture, or whose it is.",
        r"""
        ^(?:photo(?:s|graph|graphs|graphy|graphed|grapher)?|image(?:s)?|picture(?:s)?|pic(?:s)?|illustration(?:s)?|graphic(?:s)?|credits?|artwork|art|cover (?:image|photo)|(?:featured?|header|main|lead|cover|hero|top|stock|banner|file|above|thumbnail) (?:image|photo|picture)(?: credit)?|map)(?: (?:credits?|courtesy|source|copyright|rights|via|by))* ?(?:by|:|/|-|–|©|\||courtesy(?: of)?|from|via|credit) ?:? ?.{2,120}$
        ^(?:photo|image|picture|illustration|video|caption|graphic)s?(?: credit| source| courtesy)?$
        ^credits?: .{2,100}$
        ^.*[(\[](?:photo|image|picture|pic|credit|photograph|illustration|graphic|source|video|courtesy)s?(?: (?:credit|courtesy|by|via|source|of|from))* ?[:/-]? ?[^)\]]{2,80}[)\]]\.?$
        ^.*[(\[]?\b(?:photo|image|picture|photograph|credit|pic)s?(?: credit)?: ?[^.!?]{2,70}[)\]]?$
        ^.*(?:\||/|[-–—]|©|\() ?<source>(?: ?(?:/|via|,|\|) ?.{2,60})?\)?$
        ^(?-i:[A-Z][\w.' -]{2,50}) ?(?:/|for|via|,|\|) ?<agency>(?: ?(?:/|via|,|\|) ?.{2,40})?$
        ^(?-i:[A-Z][\w.' -]{2,50}) ?(?:/|\|) ?<source>$
        ^<agency>(?: ?/ ?.{2,60})?$
        ^(?:courtesy|handout|screen ?shot|file photo|file|stock image|screengrab|supplied|via|source)(?: (?:of|photo|from|by|image))*[: /] ?.{2,80}$
        ^.{5}.* (?:photo|picture|photograph|image|illustration)s? (?:by|courtesy(?: of)?|credit|via|from) .{2,60}$
        ^(?:©|copyright) ?[\w .'&-]{2,50}(?:/|via) ?.{2,40}$
        \b(?:click|tap|hover) (?:on )?(?:the )?(?:image|photo|picture|gallery|map)s? (?:to|for) (?:enlarge|view|expand|zoom|see|a larger|full)\b.{0,40}
        ^(?:photos?|pictures?|images?|illustrations?|graphics?|videos?|animation|photography|drone footage|footage)(?: by| courtesy(?: of)?| via| from) .{2,80}$
        ^image (?:description|caption|source|copyright|credit)\b.{0,160}$
        ^(?:slide ?show|gallery|photo gallery|image gallery|photos|pictures) ?\(\d+(?: \w+)?\)$
        ^(?:click|tap|pinch|press|hover) (?:to|on|image|photo|picture|here)\b.{0,20}\b(?:enlarge|zoom|expand|magnify|full size|larger)\b.{0,30}$
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
