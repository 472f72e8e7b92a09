"""Canonical text: what two paragraphs must share to count as the same words."""

from __future__ import annotations

import re
import unicodedata

CANON_VERSION = 1
"""Raised when ``tokens`` changes, because states that were written before cannot be compared then."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_DIGIT = re.compile(r"\d")


def tokens(text: str) -> list[str]:
    """Letters and digits of ``text``, NFKC and case folded, one token a word and one a CJK character.

    >>> tokens("The CEO’s 2nd plan — “Ｇｏ!”")
    ['the', 'ceo', 's', '2nd', 'plan', 'go']
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(text.casefold())


def digits(words: list[str]) -> str:
    """The multiset of digits in ``words``: two texts that differ in it differ in a number, and that is news.

    >>> digits(["up", "12", "in", "2021"])
    '011222'
    """
    return "".join(sorted(_DIGIT.findall("".join(words))))
