"""A page to its visible text and blocks."""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleaner.article import Block, Dom, Metadata
from cleaner.page.content import content_scores
from cleaner.page.metadata import page_metadata
from cleaner.page.tree import visible_lines

MARKUP = re.compile(r"\s{0,999}(?:<!--[^>]{0,9999}-->\s{0,999})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class Page(NamedTuple):
    """What is left of a page: its visible text, one block a line, and what it says about itself."""

    raw_text: str
    blocks: list[Block]
    metadata: Metadata


def looks_like_html(content: str) -> bool:
    """Whether ``content`` opens like a page rather than like text."""
    return MARKUP.match(content) is not None


def read_page(html: str, url: str | None = None) -> Page:
    """Visible text of a page, one block a line in document order, with DOM measures a block."""
    tree = LexborHTMLParser(html)
    lines = visible_lines(tree)
    blocks, offset = [], 0
    for line, content in zip(lines, content_scores(lines), strict=True):
        end = offset + len(line.text)
        dom = Dom("/".join(line.path), " ".join(line.hints), line.link_chars / len(line.text), content)
        blocks.append(Block(offset, end, line.layout, dom))
        offset = end + 1
    return Page("\n".join(line.text for line in lines), blocks, page_metadata(tree, url))
