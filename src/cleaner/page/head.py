"""What the head of a page tells the judge of its lines: words of its title, its own copy of the article, signs of its kind."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page.scan import FNV_PRIME
from cleaner.page.words import line_words

KINDS = (
    ("NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "article"),
    ("Product", "product", "Offer", "og:product"),
    ("DiscussionForumPosting", "QAPage", "Question"),
    ("CollectionPage", "ItemList", "SearchResultsPage"),
    ("WebSite", "website", "Organization", "LocalBusiness", "Service"),
    ("Recipe", "HowTo", "TechArticle", "FAQPage"),
)
"""Words of ``og:type`` and of JSON-LD's ``@type`` that tell the kind of a page, a sign a row."""


class Head(NamedTuple):
    """What is known of a page before its lines are judged."""

    title: NDArray[np.uint32]
    """Hashes of the words of its titles."""
    body: NDArray[np.uint32]
    """Hashes of the pairs of words of JSON-LD's ``articleBody``; none where the page does not give it."""
    signs: tuple[float, ...]


def make_head(titles: str, body: str, kinds: set[str], url: str | None) -> Head:
    """``kinds`` are the types that the page gives itself."""
    path = (url or "").split("://")[-1].partition("/")[2].split("?")[0].strip("/")
    last = path.rpartition("/")[2]
    signs = (
        *(float(not kinds.isdisjoint(words)) for words in KINDS),
        float(path.count("/")) if path else -1.0, float(last.count("-") + last.count("_")), float(sum(map(str.isdigit, path))),
    )  # fmt: skip
    return Head(np.unique(_hashes(titles)), np.unique(pairs(_hashes(body))), signs)


def pairs(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """A hash of every word but the last with the word after it."""
    return (hashes[:-1] * FNV_PRIME) ^ hashes[1:]


def _hashes(text: str) -> NDArray[Any]:
    data = np.frombuffer(text.encode("utf-8", "replace"), np.uint8)
    return line_words(data, np.array([[0, len(data)]], np.int32)).hashes
