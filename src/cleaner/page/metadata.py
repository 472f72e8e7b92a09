"""What a page says about itself: title, author, date, site, canonical URL and language, from its head, JSON-LD and by-line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import numpy as np

from cleaner.article import Metadata
from cleaner.page.elements import Elements
from cleaner.page.hints import Hints
from cleaner.page.linked_data import LinkedData
from cleaner.page.scan import name_hash

SEPARATORS = re.compile(r"\s(?:\||-|–|—|::|»|·|•|:)\s")
"""What stands between the title of an article and the name of its site in ``<title>``."""

DATE_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "date", "dc.date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "pubdate", "publishdate", "publish-date", "sailthru.date", "parsely-pub-date", "article.published",
    "cxenseparse:recs:publishtime", "citation_publication_date",
)  # fmt: skip
AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BY = re.compile(r"^(?:(?:words|written|posted|story|text|reviewed)\s)?(?:by|von|par|por|di)\b:?\s+", re.IGNORECASE)
AFTER_NAME = re.compile(r"\s*(?:[|•·(/]|,?\s(?:on|updated|published|posted)\s|\b\d).*$", re.IGNORECASE | re.DOTALL)
MAX_NAME, MAX_DATE = 80, 60
"""Characters of a visible by-line and of a visible date."""
MOST_ELEMENTS = 8
"""Elements named like a by-line or a date that are looked at: a page with more is a list of articles."""


def page_metadata(elements: Elements, hints: Hints, data: LinkedData, meta: dict[str, str], url: str | None) -> Metadata:
    """Metadata of a page; None for what it does not say. ``url`` is where it was fetched, a canonical link wins."""
    article = data.article
    site = meta.get("og:site_name") or _name(article.get("publisher"))
    address = _canonical(elements) or meta.get("og:url")
    return Metadata(
        url=_absolute(address, url),
        title=_title(elements, article, meta, site),
        author=_name(article.get("author")) or _first(_names(meta)) or _byline(elements, hints),
        published_at=_text(article.get("datePublished")) or _first(map(meta.get, DATE_NAMES)) or _visible_date(elements, hints),
        site=site or (urlsplit(url).hostname if url else None),
        lang=_language(elements, meta),
    )


def meta_tags(elements: Elements) -> dict[str, str]:
    """Names of ``<meta>`` in lower case with their content; the first of a name counts."""
    found: dict[str, str] = {}
    for element in elements.of("meta"):
        attributes = elements.attributes(element)
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = _text(attributes.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def head_title(elements: Elements) -> str | None:
    """The words of ``<title>``."""
    found = elements.of("title")
    return elements.text(found[0]) or None if found else None


def _title(elements: Elements, article: dict[str, Any], meta: dict[str, str], site: str | None) -> str | None:
    given = meta.get("og:title") or meta.get("twitter:title") or head_title(elements)
    headings = [text for element in elements.of("h1")[:MOST_ELEMENTS] if (text := elements.text(element))]
    headline = _text(article.get("headline"))
    for heading in headings:  # what stands over the text and in the head is the title without the site
        if given and len(heading) > 2 and given.casefold().startswith(heading.casefold()):
            return heading
    if headline and (given is None or given.casefold().startswith(headline.casefold())):
        return headline
    if given:
        return _without_site(given[:500], site)
    return headline or (headings[0] if len(headings) == 1 else None)


def _without_site(title: str, site: str | None) -> str:
    """A title without the name of the site behind or before it: the part that is the site's name, else a short last one."""
    parts = SEPARATORS.split(title)
    if len(parts) == 1:
        return title
    if site and parts[0].casefold() == site.casefold():
        return title[title.index(parts[1], len(parts[0])) :]
    last = parts[-1]
    named = site is not None and last.casefold() == site.casefold()
    short = len(last) <= 40 and len(last) < len(title) - len(last)
    return title[: title.rindex(last)].rstrip(" |-–—:»·•") if named or short else title


def _names(meta: dict[str, str]) -> Iterator[str | None]:
    """Authors that the head names, addresses of their profiles apart."""
    for name in AUTHOR_NAMES:
        value = meta.get(name)
        if value and "://" not in value:
            yield BY.sub("", value)


def _name(value: Any) -> str | None:
    """A person or organisation of JSON-LD, several joined by a comma."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value)))) or None
    name = _text(value.get("name")) if isinstance(value, dict) else _text(value)
    return name if name and "://" not in name else None


def _named(elements: Elements, hints: Hints, *words: str) -> Iterator[int]:
    """The first elements that have one of ``words`` among their hints."""
    wanted = np.array([name_hash(word) for word in words], np.uint32)
    hits = np.flatnonzero(np.isin(hints.hashes, wanted))
    found = np.unique(np.searchsorted(hints.first, hits, "right") - 1)
    yield from found[:MOST_ELEMENTS].tolist()


def _byline(elements: Elements, hints: Hints) -> str | None:
    for element in _named(elements, hints, "byline", "author"):
        text = elements.text(element)
        name = AFTER_NAME.sub("", BY.sub("", text[: 4 * MAX_NAME])).strip(" ,:-–")
        if 2 < len(name) < MAX_NAME and not any(map(str.isdigit, name)) and name.casefold() not in ("author", "by"):
            return name
    return None


def _visible_date(elements: Elements, hints: Hints) -> str | None:
    for element in elements.of("time")[:MOST_ELEMENTS]:
        given = elements.attributes(element).get("datetime") or elements.text(element)
        if YEAR.search(given) and len(given) < MAX_DATE:
            return given.strip()
    for element in _named(elements, hints, "date", "published", "timestamp", "dateline", "pubdate"):
        text = elements.text(element)
        if YEAR.search(text) and len(text) < MAX_DATE:
            return text
    return None


def _canonical(elements: Elements) -> str | None:
    for element in elements.of("link"):
        attributes = elements.attributes(element)
        if attributes.get("rel", "").lower() == "canonical":
            return attributes.get("href")
    return None


def _language(elements: Elements, meta: dict[str, str]) -> str | None:
    found = elements.of("html")
    lang = (elements.attributes(found[0]).get("lang") if found else None) or meta.get("og:locale") or meta.get("language") or ""
    code = lang.replace("_", "-").split("-")[0].strip().lower()
    return code if code.isalpha() and len(code) in (2, 3) else None


def _absolute(address: str | None, url: str | None) -> str | None:
    """The canonical address where it is one; a relative one is read from ``url``."""
    try:
        joined = urljoin(url or "", address or "")
    except ValueError:
        return url
    return joined if joined.startswith(("http://", "https://")) else url


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
