"""Signs that words are the article's own: it speaks *about* a kind of junk, or shows what somebody else said."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Any

import numpy as np
import re2

from cleaner.rules.measures import Measures

ABOUT = ((3, 0.06), (2, 0.3))
"""So many sentences, and this share of all, must speak of a reason's subject for the article to be about it."""

TOPICS = {
    "cookie_consent": r"\bcookies?\b|\bconsent\b|\bGDPR\b|\btrackers?\b",
    "ad_block_plea": r"\bad.?block(?:er|ers|ing)?\b",
    "paywall": r"\bpaywalls?\b|\bsubscri(?:ber|bers|ption|ptions)\b",
    "newsletter": r"\bnewsletters?\b|\binbox(?:es)?\b|\bmailing lists?\b|\bpodcasts?\b|\bpush notifications?\b",
    "comment_form": r"\bcomments?\b|\bcommenters?\b|\bcommenting\b|\bmoderat(?:or|ors|ion)\b",
    "social_share": r"\bsocial media\b|\bfacebook\b|\btwitter\b|\binstagram\b|\btiktok\b|\bhashtags?\b",
    "ad": r"\badvert(?:s|ising|isement|isements|isers?)?\b|\bsponsor(?:s|ed|ship)?\b|\bcoupons?\b|\bdiscounts?\b",
    "call_to_action": r"\bdonat(?:e|es|ing|ions?)\b|\bfundrais(?:er|ing)\b",
    "legal": r"\bcopyright(?:s|ed)?\b|\blicen[cs](?:e|es|ed|ing)\b|\bdisclaimers?\b|\btrademarks?\b|\baffiliates?\b",
    "related_link": r"\bheadlines?\b|\bhyperlinks?\b",
    "residue": r"\bHTML\b|\bJavaScript\b|\bCSS\b|\bshortcodes?\b|\btemplates?\b|\bcode\b|\bfunctions?\b|\bAPIs?\b"
    r"|\bconfig\w*|\bcompil\w+|\bcommands?\b|\bterminal\b|\bservers?\b|\bscripts?\b|\bvariables?\b|\bstrings?\b",
}
"""By reason, RE2: in an article that uses these words again and again a phrase in mid-sentence proves little."""

EXHIBIT = 2
"""Units back in the paragraph that a colon reaches."""

REPORTING = (
    r"says|said|saying|asked|told|tells|wrote|writes|warned|warns|announced|according|claimed|claims|displayed|displays|popped"
    r"|appeared|called|calls it|titled|entitled|headlined|stated|states|reads|headlines?|banners?|slogans?|captioned|stickers?|posters?"
    r"|placards?|phrases?|the words|wording|printed|shout(?:s|ed|ing)|begged|begs|pleaded|pleads|demanded|invited|quot(?:e|es|ed)"
    r"|recalled|recalls|promised|billboards?|leaflets?|flyers?|neon|painted|hand-?written|typed|chalked|flashed|flashes|insisted|boasts|boasted"
)
"""Alternatives of one RE2: whoever uses them beside a phrase tells of it instead of addressing the reader."""


def is_topic(reason: str, measures: Measures, apart: set[int]) -> bool:
    """The article is about this kind of junk: its own sentences, those ``apart`` left out, speak of it."""
    if reason not in TOPICS:
        return False
    own = set(np.flatnonzero(measures.stops).tolist()) - apart
    starts = [0, *accumulate(len(line) + 1 for line in measures.lines)]
    found = _topic(reason).finditer(b"\n".join(measures.lines))
    speaking = len(own & {bisect_right(starts, match.start()) - 1 for match in found})
    return any(speaking >= units and speaking >= share * len(own) for units, share in ABOUT)


@cache
def _topic(reason: str) -> Any:
    return re2.compile(f"(?i){TOPICS[reason]}")


def is_exhibit(measures: Measures, unit: int) -> bool:
    """Something is reported word by word before a colon: what follows, to the end of the paragraph, is shown, not said."""
    lines, block = measures.lines, measures.block
    if unit and lines[unit - 1].endswith(b":") and reports(lines[unit - 1]):
        return True
    near = [u for u in range(max(0, unit - EXHIBIT), unit) if block[u] == block[unit] and b": " in lines[u] + b" "]
    return any(reports(lines[u].partition(b": ")[0]) for u in near)


def reports(line: bytes) -> bool:
    """The words tell what somebody said or wrote."""
    return bool(_reporting().search(line))


@cache
def _reporting() -> Any:
    return re2.compile(f"(?i)\\b(?:{REPORTING})\\b")
