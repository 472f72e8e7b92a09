"""A page to its visible text and blocks."""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleaner.article import Block, Metadata
from cleaner.text.blocks import text_blocks

MARKUP = re.compile(r"\s*(?:<!doctype\s+html|<html\b|<head\b|<body\b)", re.IGNORECASE)


class Page(NamedTuple):
    """What is left of a page: its visible text, one block a line, and what its head says."""

    raw_text: str
    blocks: list[Block]
    metadata: Metadata


def looks_like_html(content: str) -> bool:
    """Whether ``content`` opens like a page rather than like text."""
    return MARKUP.match(content) is not None


def read_page(html: str, url: str | None = None) -> Page:
    """Visible text of a page, one block a line in document order, with DOM measures a block."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    body = tree.body
    text = body.text(separator="\n", strip=True) if body else ""
    title = tree.css_first("title")
    metadata = Metadata(url=url, title=title.text(strip=True) if title else None)
    return Page(text, text_blocks(text), metadata)
