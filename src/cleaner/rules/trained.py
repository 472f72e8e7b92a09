"""What the trained models find where no rule speaks: one code a reason, so that every cut can be looked up.

A model has no pattern to show. Its declaration says what it learned from, and shows a piece that no rule knows beside one
that looks like it and stays.
"""

from __future__ import annotations

from cleaner.rules.rule import Rule, trained

LEARNED = "No rule knows these words, but the model of texts, which learned from authored examples, reads them as {}."

BEES = """
+ The bees of Orrin Lane
+ The bees of Orrin Lane came back in March, a fortnight early. Nobody at the library had expected them.
+~ Ruth Abara, who keeps the roof, found the first of them on the sill of the reading room.
"""

MORE = """
+~ There were nine hives on the roof by June, and the honey was dark.
+ It had begun with one swarm. In 2019 it settled on the flagpole, and the fire brigade was called.
+~ The officer in charge looked at it for a while and went home. Abara fetched a box from the cellar.
+~ She had read about bees, she says, but never touched one. They walked in by themselves.
+ The lime trees of the lane flower in July. Then the roof hums so loudly that the windows have to be shut.
"""


def _read_as(code: str, name: str, what: str, junk: str, look_alike: str) -> Rule:
    return trained(code, name, LEARNED.format(what), BEES + f"-~ {junk}" + MORE, BEES + f"+~ {look_alike}" + MORE)


OUTSIDE = trained(
    "V900", "outside-the-article",
    "On a whole page the model of pages places this outside the article: teasers of other articles, menus and the like.",
    """
    - Tidewire
    - Home
    - News
    - Weather
    - Sport
    - Boats
    - Travel
    - Log in
    - Subscribe
    - Search
    - Menu
    + Why the tide is late
    + The moon pulls at the sea and the earth turns beneath it, so the tide is late by fifty minutes each day.
    + Whoever sails out with the tide in the morning should know that the tide in the evening will not wait for him.
    + The harbour master keeps a table of both on the wall of his office, and corrects it by hand in the winter.
    - Most read
    - Crab season opens early
    - Ferry fares to rise in May
    - Contact us
    - Privacy policy
    - Terms of use
    - About us
    - Advertise
    - Cookies
    - Back to top
    """,
)  # fmt: skip

RULES = (
    _read_as(
        "R900", "reads-as-residue", "a remnant of markup or a stub",
        "[embed_map id=4471]", "The count stood at nine.",
    ),
    _read_as(
        "K900", "reads-as-cookie-consent", "a consent notice",
        "This site keeps a small file to remember you. Fine / Not fine", "They remember the way to a field for days.",
    ),
    _read_as(
        "B900", "reads-as-ad-block-plea", "a plea against ad blockers",
        "We noticed a blocker. Please let our ads through.", "Nobody pays for the reports that they file.",
    ),
    _read_as(
        "P900", "reads-as-paywall", "a paywall notice",
        "This story is for subscribers.", "The rest of the story is in the parish records.",
    ),
    _read_as(
        "N900", "reads-as-newsletter", "a sign-up",
        "Bees, boats and gossip in your inbox every Friday.", "One letter a week went to the keeper of the hives.",
    ),
    _read_as(
        "C900", "reads-as-comment-form", "part of a comment area",
        "HoneyFan61: lovely piece (4 likes)", "Her gran had kept bees too, four hives of them.",
    ),
    _read_as(
        "S900", "reads-as-social-share", "a share bar or a call to follow",
        "Tweet this quote", "He passed the frames on to his friends.",
    ),
    _read_as(
        "L900", "reads-as-link-list", "a row of links",
        "bee removal cost, honey extractor hire, when do wasps die, beginner hive kit uk", "They fly to lime, clover, borage and ivy.",
    ),
    _read_as(
        "E900", "reads-as-related-link", "a pointer to another piece",
        "(See: how to read a hive in ten seconds)", "A planting guide hangs in the porch.",
    ),
    _read_as(
        "H900", "reads-as-clickbait", "the headline of another piece",
        "Woman Finds Wedding Ring Inside Potato", "A woman found her ring in the third hive.",
    ),
    _read_as(
        "D900", "reads-as-ad", "advertising copy",
        "Hive kits from £89 at Apiary Direct, this weekend only.", "The smokers cost the club twenty pounds each.",
    ),
    _read_as(
        "A900", "reads-as-call-to-action", "a publisher's call to act",
        "Our hive clinic has places left in May; book yours.", "The team of volunteers rang the council at once.",
    ),
    _read_as(
        "G900", "reads-as-legal", "a notice of rights, interests or liability",
        "The author holds shares in a honey firm.", "Nobody holds a share in the honey.",
    ),
    _read_as(
        "M900", "reads-as-media", "a credit or the caption of a player or picture",
        "Illustration by Casimir Volk", "A hive on the library roof weighs as much as a man.",
    ),
    _read_as(
        "Y900", "reads-as-byline-meta", "a by-line, a date or a tag line",
        "Words: Mona Dale", "Mona Dale, who keeps them, reads for the blind.",
    ),
    _read_as(
        "V901", "reads-as-navigation", "part of a site's furniture",
        "Back to all stories", "From the roof they fly home by way of the park.",
    ),
    OUTSIDE,
)  # fmt: skip

READ_AS = {rule.reason: rule for rule in RULES if rule is not OUTSIDE}
"""By reason, the code of what the model of texts finds."""
