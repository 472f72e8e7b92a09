"""Which lines of a page belong to its article: a probability a line, from the DOM and from the lines around it.

Each line is scored alone first, then by its neighbours (jusText's two phases: Pomikálek 2011), because a short line
takes the side of the long ones that it stands between.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cleaner.page.tree import Line

FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form", "button", "menu", "dialog", "figcaption", "label"))
ARTICLE_TAGS = frozenset(("article", "main"))
HINT_WORD = re.compile(r"[a-z]+")
FURNITURE_WORDS = frozenset(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs sidebar footer masthead topbar toolbar share sharing social "
    "comment comments disqus respond reply related recommended recirc trending popular promo promoted advert advertisement "
    "sponsored sponsor newsletter subscribe subscription signup cookie cookies consent gdpr paywall popup modal overlay "
    "pagination pager tags taglist widget byline author bio dateline timestamp meta caption credit copyright legal "
    "disclaimer login search banner outbrain taboola teaser skip hidden print tools rating".split()
)
ARTICLE_WORDS = frozenset("article post entry content story body text articlebody storybody postcontent main".split())
TITLE_LINE = 3.0
"""Logits for a first-order heading: it names the article, wherever the template puts it."""

SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)\]]*$")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def content_scores(lines: Sequence[Line]) -> list[float]:
    """Probability that each line belongs to the article, 0..1, in order."""
    alone = [_alone(line) for line in lines]
    return [1 / (1 + math.exp(-_among(alone, i))) for i in range(len(lines))]


def word_count(text: str) -> float:
    """Words, with two CJK characters counted as one."""
    return len(text.split()) + len(CJK.findall(text)) / 2


def _alone(line: Line) -> float:
    """Evidence of one line by itself, in logits."""
    words = word_count(line.text)
    linked = line.link_chars / max(1, len(line.text))
    score = -1.0 + min(words, 40) / 12 - 4 * linked * (words < 40)
    ends = SENTENCE_END.search(line.text) is not None
    score += 0.8 * ends + 0.6 * (ends and line.path[-1:] == ("p",)) + 1.0 * (line.layout == "table_row") * (words < 60)
    score += 0.6 * (not ARTICLE_TAGS.isdisjoint(line.path))
    score += TITLE_LINE * (bool(line.path) and line.path[-1] == "h1")
    inside_article = not ARTICLE_TAGS.isdisjoint(line.path)
    if not FURNITURE_TAGS.isdisjoint(line.path) or ("header" in line.path and not inside_article):
        score -= 4
    for depth, hint in enumerate(reversed(line.hints)):
        found = set(HINT_WORD.findall(hint.replace("-", " ").replace("_", " ")))
        near = 1.0 if depth < 3 else 0.5
        if depth < 6 and not found.isdisjoint(FURNITURE_WORDS) and found.isdisjoint(ARTICLE_WORDS):
            score -= 3 * near
        elif depth < 4 and not found.isdisjoint(ARTICLE_WORDS):
            score += 0.6 * near
    return max(-6.0, min(6.0, score))


def _among(alone: Sequence[float], i: int) -> float:
    """Evidence of a line among its neighbours: a line that is not sure by itself listens to the four around it."""
    own = alone[i]
    around = [alone[j] for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(alone)]
    listen = 0.6 if abs(own) < 1.5 else 0.2
    return (1 - listen) * own + listen * (sum(around) / len(around) if around else 0.0)
