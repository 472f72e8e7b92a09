"""Reasons in families: seventeen colours could not be told apart, eight can, and the word stands beside each anyway."""

from __future__ import annotations

from cleaner.article import REASONS

_FAMILIES = {
    "repeat": ("duplicate",),
    "furniture": ("residue", "media", "navigation"),
    "wall": ("cookie_consent", "ad_block_plea", "paywall"),
    "ask": ("newsletter", "social_share", "call_to_action"),
    "talk": ("comment_form",),
    "links": ("link_list", "related_link", "clickbait"),
    "ad": ("ad",),
    "print": ("legal", "byline_meta"),
}

FAMILY = {reason: next(name for name, members in _FAMILIES.items() if reason in members) for reason in REASONS}
"""The family of each reason; the style sheet has one colour for it."""


def spoken(code: str) -> str:
    """A reason or role as words: ``ad_block_plea`` is ``ad block plea``."""
    return code.replace("_", " ")
