"""What compiled code knows of a character: a table of code points up to the scripts that have no letter case."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.text.bullets import BLANK as BLANKS
from cleaner.text.compiled import compiled

KNOWN = 0x2100
"""Code points below are in the table: alphabets, and the signs of print. What needs to know more of others is left to Python."""

SPACE, LOWER, UPPER, ALPHA, DIGIT, ALNUM, DECIMAL, BLANK = (1 << bit for bit in range(8))
"""What ``str`` says of a character, and whether it is one of the blanks around lines."""

NO, YES, DOUBT = 0, 1, 2
"""Answers of compiled code; in doubt Python is asked."""

WIDE_BLANKS = tuple(map(ord, "\u3000\ufeff"))
"""Blanks beyond ``KNOWN``; the first is white space too."""

Codes = NDArray[np.uint32]


def code_points(text: str) -> Codes:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def traits() -> NDArray[Any]:
    """By code point: the sum of what is true of it."""
    tests = (str.isspace, str.islower, str.isupper, str.isalpha, str.isdigit, str.isalnum, str.isdecimal, BLANKS.__contains__)
    return np.array([sum(test(chr(code)) << bit for bit, test in enumerate(tests)) for code in range(KNOWN)], np.uint8)


def signs(members: str) -> NDArray[np.bool_]:
    """A class of signs as a table; those beyond ``KNOWN`` are left out."""
    found = np.zeros(KNOWN, np.bool_)
    found[[ord(sign) for sign in members if ord(sign) < KNOWN]] = True
    return found


def numbers(members: str) -> tuple[int, ...]:
    """The code points of some signs."""
    return tuple(map(ord, members))


@compiled
def has(traits: Any, code: int, trait: int) -> bool:
    """Whether a character below ``KNOWN`` is so."""
    return code < KNOWN and traits[code] & trait != 0


@compiled
def is_space(traits: Any, code: int) -> bool:
    """Whether ``str.isspace`` says so."""
    return traits[code] & SPACE != 0 if code < KNOWN else code == WIDE_BLANKS[0]


@compiled
def is_blank(traits: Any, code: int) -> bool:
    """Whether it is one of the blanks around lines."""
    return traits[code] & BLANK != 0 if code < KNOWN else code in WIDE_BLANKS


@compiled
def is_capital(code: int) -> bool:
    """Whether it is one of A to Z."""
    return 65 <= code <= 90
