"""Units of a page that stand outside its article: the page judge's verdict a block, with the reason its place gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleaner.article import Article, Cut
from cleaner.rules.pages import PAGE_RULES, PageRule

WORD = re.compile(r"[a-z]+")
NEAREST = 6
"""Innermost hints that are looked at: farther ones name the whole page."""

LAST = len(PAGE_RULES) - 1
ORDER = {word: number for number, rule in reversed(list(enumerate(PAGE_RULES))) for word in rule.words}
"""The first rule that each word names."""


def outside_article(article: Article) -> list[Cut]:
    """A cut for every unit of a block that is more likely furniture than article, with the reason that its place gives.

    Where no block looks like article nothing is cut: a page that the block judge does not understand stays whole.
    """
    if not any(block.dom and block.dom.content >= 0.5 for block in article.blocks):
        return []
    return list(_outside(article))


def _outside(article: Article) -> Iterator[Cut]:
    known = -1
    for unit in article.units:
        dom = article.blocks[unit.block].dom
        if dom is not None and dom.content < 0.5:
            if known != dom.element:
                known, rule = dom.element, _place(*dom.places.of(dom.element))
            yield Cut(unit.start, unit.end, rule.reason, rule.code, round(1 - dom.content, 4))


@lru_cache(maxsize=4096)
def _place(path: str, hints: str) -> PageRule:
    return PAGE_RULES[min(map(_named, [*path.split("/"), *hints.split()[-NEAREST * 4 :]]))]


@lru_cache(maxsize=1 << 14)
def _named(name: str) -> int:
    """The first rule that a name or a word in it names."""
    return min(ORDER.get(word, LAST) for word in (name, *WORD.findall(name)))
