"""What a page says about itself: title, author, date, site, canonical URL and language, from head, JSON-LD and by-line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from cleaner.article import Metadata

TITLE_TAIL = re.compile(r"\s{1,9}(?:\||-|–|—|::|»|·)\s{1,9}[^|–—»·]{2,40}$")
"""A site name at the end of ``<title>``."""

ARTICLE_TYPES = frozenset(
    "Article NewsArticle BlogPosting Report TechArticle ScholarlyArticle Review Recipe HowTo FAQPage WebPage".split()
)
MAX_JSON = 500_000
"""Characters of JSON-LD that are parsed: an honest page says who wrote it in far fewer."""


def page_metadata(tree: LexborHTMLParser, url: str | None) -> Metadata:
    """Metadata of a page; None for what it does not say. ``url`` is where it was fetched, a canonical link wins."""
    meta = _meta_tags(tree)
    data = _linked_data(tree)
    canonical = tree.css_first('link[rel="canonical"]')
    address = (canonical.attributes.get("href") if canonical else None) or meta.get("og:url") or url
    html = tree.css_first("html")
    lang = (html.attributes.get("lang") if html else None) or meta.get("og:locale") or ""
    return Metadata(
        url=_absolute(address, url),
        title=meta.get("og:title") or _text(data.get("headline")) or _heading(tree) or _head_title(tree),
        author=_name(data.get("author")) or meta.get("author") or meta.get("article:author") or _byline(tree),
        published_at=_text(data.get("datePublished")) or _published(tree, meta),
        site=meta.get("og:site_name") or _name(data.get("publisher")) or (urlsplit(url).hostname if url else None),
        lang=lang.replace("_", "-").split("-")[0].lower() or None,
    )


def _meta_tags(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = (attributes.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: LexborHTMLParser) -> dict[str, Any]:
    """The first JSON-LD object that describes an article."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            loaded = json.loads((node.text() or "")[:MAX_JSON])
        except (ValueError, RecursionError):
            continue
        for item in _objects(loaded):
            kinds = item.get("@type")
            if not ARTICLE_TYPES.isdisjoint(kinds if isinstance(kinds, list) else [str(kinds)]):
                return item
    return {}


def _objects(loaded: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth < 4 and isinstance(loaded, list):
        for item in loaded:
            yield from _objects(item, depth + 1)
    elif depth < 4 and isinstance(loaded, dict):
        yield loaded
        yield from _objects(loaded.get("@graph"), depth + 1)


def _name(value: Any) -> str | None:
    """A person or organisation of JSON-LD, several joined by a comma."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _heading(tree: LexborHTMLParser) -> str | None:
    headings = tree.css("h1")
    return _text(headings[0].text()) if len(headings) == 1 else None


def _head_title(tree: LexborHTMLParser) -> str | None:
    title = tree.css_first("head > title") or tree.css_first("title")
    text = _text(title.text()) if title else None
    return TITLE_TAIL.sub("", text[:500]) if text else None


def _byline(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('[rel="author"], [itemprop="author"], .byline .author, .author-name, .byline')
    text = _text(node.text()) if node else None
    return re.sub(r"^(?:written )?by:?\s+", "", text, flags=re.IGNORECASE) if text and len(text) < 80 else None


def _published(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    for name in ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate", "sailthru.date"):
        if name in meta:
            return meta[name]
    node = tree.css_first("time[datetime]")
    return _text(node.attributes.get("datetime")) if node else None


def _absolute(address: str | None, url: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else url
