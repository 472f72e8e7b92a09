"""A page to its visible text and blocks."""

from __future__ import annotations

import re
from itertools import repeat
from typing import NamedTuple

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from cleaner.article import Block, Dom, Metadata
from cleaner.limits import Limits
from cleaner.page.content import MODEL, Scene
from cleaner.page.elements import Elements
from cleaner.page.flatten import flatten
from cleaner.page.head import make_head
from cleaner.page.hints import find_hints
from cleaner.page.lines import find_lines
from cleaner.page.linked_data import linked_data
from cleaner.page.metadata import head_title, meta_tags, page_metadata
from cleaner.page.places import Places
from cleaner.page.scan import scan
from cleaner.page.tags import LAYOUTS
from cleaner.page.thin import thin

MARKUP = re.compile(r"\s{0,999}(?:<!--[^>]{0,9999}-->\s{0,999})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class Page(NamedTuple):
    """What is left of a page: its visible text, one block a line, and what it says about itself."""

    raw_text: str
    blocks: list[Block]
    metadata: Metadata


class Parsed(NamedTuple):
    """A page before its lines are judged."""

    scene: Scene
    elements: Elements
    metadata: Metadata


def looks_like_html(content: str) -> bool:
    """Whether ``content`` opens like a page rather than like text."""
    return MARKUP.match(content) is not None


def read_page(html: str, url: str | None = None, limits: Limits | None = None) -> Page:
    """Text of a page, one block a line in document order, with DOM measures a block.

    Lines that the page hides are among them: some pages unhide their article by a script. The judge knows that they are hidden.
    Raises InputError ``E_TOO_LONG`` for a page of more tags or lines than ``limits``.
    """
    if limits:
        limits.refuse("tags", html.count("<"))
    scene, elements, metadata = parse(html, url)
    lines = scene.lines
    if limits:
        limits.refuse("units", len(lines.element))
    if not len(lines.element):
        return Page("", [], metadata)
    text = lines.text.tobytes().decode("utf-8", "replace")
    content = 1 / (1 + np.exp(-MODEL.odds(scene)))
    share = lines.link_chars / np.maximum(lines.span[:, 3] - lines.span[:, 2], 1)
    layouts = map(LAYOUTS.__getitem__, lines.layout.tolist())
    doms = zip(repeat(Places(elements)), lines.element.tolist(), np.minimum(share, 1).tolist(), content.tolist())
    rows = zip(lines.span[:, 2].tolist(), lines.span[:, 3].tolist(), layouts, map(Dom._make, doms), strict=True)
    return Page(text, list(map(Block._make, rows)), metadata)


def parse(html: str, url: str | None) -> Parsed:
    """The elements and lines of a page, and what its head says. Lone surrogates in ``html`` become ``?``."""
    tree = LexborHTMLParser(flatten(thin(html.encode("utf-8", "replace"))))
    written = (tree.html or "").encode("utf-8", "replace")
    data = np.frombuffer(written, np.uint8)
    markup = scan(data)
    hints = find_hints(data, markup)
    elements = Elements(written, markup)
    linked, meta = linked_data(elements), meta_tags(elements)
    metadata = page_metadata(elements, hints, linked, meta, url)
    titles = f"{meta.get('og:title', '')} {head_title(elements) or ''}"
    body = linked.article.get("articleBody")
    head = make_head(titles, body if isinstance(body, str) else "", {*linked.kinds, meta.get("og:type", "")}, url)
    return Parsed(Scene.of(markup, hints, find_lines(data, markup), head), elements, metadata)
