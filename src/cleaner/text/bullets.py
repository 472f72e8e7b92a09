"""What a list bullet is: the only characters besides white space that belong to no sentence and to no cut."""

from __future__ import annotations

import re

BLANK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
"""White space, and the characters that no one can see: zero width space, word joiner, byte order mark."""

GLYPHS = "•*+-–—▪●◦·‣⁃■□➢➤►✔✓→"
BULLET = re.compile(rf"(?:[{re.escape(GLYPHS)}]|\(?\d{{1,3}}[.)])(?:\s+|$)")
"""A bullet glyph or an enumerator (``1.``, ``2)``, ``(3)``) at the start of a block, with the white space after it."""

GAP = re.compile(rf"(?:[{BLANK}]|[{re.escape(GLYPHS)}]|\(?\d{{1,3}}[.)])*")
"""All that may stand between two neighbouring spans of a document (``fullmatch``): the conservation law."""


def body_start(text: str, start: int, end: int) -> int:
    """Offset in ``text`` where the words of the block ``start:end`` begin, after at most one bullet or enumerator.

    >>> body_start("  • Soak the beans", 2, 18)
    4
    >>> body_start("2024 was dry", 0, 12)
    0
    """
    if text[start : start + 1].isalpha():  # no bullet is
        return start
    match = BULLET.match(text, start, end)
    return match.end() if match else start
