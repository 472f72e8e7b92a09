"""Plain text to blocks: one block a line that is not blank."""

from __future__ import annotations

import re

from cleaner.article import Block

LINE = re.compile(r"\S(?:[^\n\r]*\S)?")


def text_blocks(raw_text: str) -> list[Block]:
    """The lines of ``raw_text`` that are not blank, each without the white space around it."""
    return [Block(m.start(), m.end()) for m in LINE.finditer(raw_text)]
