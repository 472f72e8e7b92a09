"""Words that show that an article speaks *about* a kind of junk, and words that report what somebody else said."""

from __future__ import annotations

TOPICS = {
    "cookie_consent": r"\bcookies?\b|\bconsent\b|\bGDPR\b|\btrackers?\b",
    "ad_block_plea": r"\bad.?block(?:er|ers|ing)?\b",
    "paywall": r"\bpaywalls?\b|\bsubscri(?:ber|bers|ption|ptions)\b",
    "newsletter": r"\bnewsletters?\b|\bmailing lists?\b|\bpodcasts?\b|\bpush notifications?\b",
    "comment_form": r"\bcomments?\b|\bcommenters?\b|\bcommenting\b|\bmoderat(?:or|ors|ion)\b",
    "social_share": r"\bsocial media\b|\bfacebook\b|\btwitter\b|\binstagram\b|\btiktok\b|\bhashtags?\b",
    "ad": r"\badvert(?:s|ising|isement|isements|isers?)?\b|\bsponsor(?:s|ed|ship)?\b|\bcoupons?\b|\bdiscounts?\b",
    "call_to_action": r"\bdonat(?:e|es|ing|ions?)\b|\bfundrais(?:er|ing)\b",
    "legal": r"\bcopyright(?:s|ed)?\b|\blicen[cs](?:e|es|ed|ing)\b|\bdisclaimers?\b|\btrademarks?\b|\baffiliates?\b",
    "related_link": r"\bheadlines?\b|\bhyperlinks?\b",
    "residue": r"\bHTML\b|\bJavaScript\b|\bCSS\b|\bshortcodes?\b|\btemplates?\b",
}
"""By reason, RE2: in an article that uses these words again and again a phrase in mid-sentence proves little."""

REPORTING = (
    r"says?|said|saying|asks?|asked|asking|reads?|reading|wrote|writes?|written|told|tells|warn(?:s|ed|ing)|announc(?:es|ed|ing)"
    r"|claim(?:s|ed)|according|display(?:s|ed|ing)|popped|pops|appear(?:s|ed)|call(?:s|ed)|titled|entitled|headlined|stat(?:es|ed)"
    r"|headlines?|banners?|slogans?|caption(?:s|ed)?|stickers?|posters?|signs?|placards?|phrases?|wording|message|printed"
    r"|shout(?:s|ed|ing)|begged|begs|urged|demand(?:s|ed)|invit(?:es|ed)|quot(?:e|es|ed)|advised|recall(?:s|ed)|promis(?:es|ed)"
)
"""Alternatives of one RE2: whoever uses them beside a phrase tells of it instead of addressing the reader."""
