"""What a page says in JSON-LD: its objects, the one that describes the article, and the types that it gives itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner.page.elements import Elements

ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle BlogPosting Report TechArticle ScholarlyArticle Review Recipe HowTo FAQPage "
    "DiscussionForumPosting WebPage".split()
)
MAX_JSON = 500_000
"""Characters of JSON-LD that are parsed: an honest page says who wrote it in far fewer."""
MAX_DEPTH = 5
CONTROL = re.compile(r"[\x00-\x1f]")


class LinkedData(NamedTuple):
    """The JSON-LD of a page."""

    article: dict[str, Any]
    """The object that describes the article; empty where there is none."""
    kinds: frozenset[str]
    """All types that are named."""


def linked_data(elements: Elements) -> LinkedData:
    """Read every JSON-LD script of a page; one that is no JSON is passed over."""
    objects = [item for script in elements.of("script") if _is_data(elements, script) for item in _parse(elements.raw(script))]
    kinds = frozenset(kind for item in objects for kind in _kinds(item))
    fitting = [item for item in objects if not ARTICLE_TYPES.isdisjoint(_kinds(item))]
    best = max(fitting, key=lambda item: ("articleBody" in item, "headline" in item, "author" in item), default={})
    return LinkedData(best, kinds)


def _is_data(elements: Elements, script: int) -> bool:
    start, end = elements.markup.attributes[script].tolist()
    return b"ld+json" in elements.bytes[start:end]


def _parse(script: str) -> Iterator[dict[str, Any]]:
    try:
        loaded = json.loads(CONTROL.sub(" ", script[:MAX_JSON]))
    except (ValueError, RecursionError):
        return
    yield from _objects(loaded)


def _objects(loaded: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth < MAX_DEPTH and isinstance(loaded, list):
        for item in loaded:
            yield from _objects(item, depth + 1)
    elif depth < MAX_DEPTH and isinstance(loaded, dict):
        yield loaded
        yield from _objects([loaded.get("@graph"), loaded.get("mainEntity")], depth + 1)


def _kinds(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)] if kinds else []
