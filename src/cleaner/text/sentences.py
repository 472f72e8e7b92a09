"""Blocks to units: one linear scan that finds where sentences end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.article import Block, Unit
from cleaner.text.bullets import body_start

END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")


def segment(raw_text: str, blocks: Sequence[Block]) -> list[Unit]:
    """Cut every block into units."""
    units = []
    for index, block in enumerate(blocks):
        start = body_start(raw_text, block.start, block.end)
        for match in END.finditer(raw_text, start, block.end):
            end = start + len(raw_text[start : match.end()].rstrip())
            units.append(Unit(start, end, index, block.layout))
            start = match.end()
        if start < block.end:
            units.append(Unit(start, block.end, index, block.layout))
    return units
