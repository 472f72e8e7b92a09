"""Canonical text: what two paragraphs must share to count as the same words.

NFKC, case folded, letters and digits alone, one token a word and one a CJK character. What each code point means stands in
a frozen table (``scripts/canon_table.py``), so that no hash changes with the interpreter's Unicode.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

CANON_VERSION = 2
"""Raised when ``tokens`` changes, because states that were written before cannot be compared then."""

WORD, IDEOGRAPH, DIGIT, COMPOSES = 1, 2, 4, 8
"""Bits of a code point's kind: part of a token; a token of its own; a decimal digit; text with it must be normalised first."""

LONGEST_FOLD = 3
"""Code points of the longest case folding."""

_ASCII_WORD = re.compile(r"[0-9a-z]+")


class Table(NamedTuple):
    """Code point -> what it means."""

    kind: NDArray[np.uint8]
    fold: NDArray[np.int32]
    """(code points, 3): the letters of its case folding, then zeros; accents that folding sets free vanish."""


@cache
def table() -> Table:
    """The frozen table of all code points."""
    with (files("cleaner.duplicates") / "canon.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        kind, fold = arrays["kind"], arrays["fold"]
    word = np.flatnonzero(kind & WORD)
    fold[word, 0] += word.astype(np.int32)  # stored as the distance, which is zero nearly everywhere
    return Table(kind, fold)


def tokens(text: str) -> list[str]:
    """The tokens of ``text``.

    >>> tokens("The CEO’s 2nd plan — “Ｇｏ!”")
    ['the', 'ceo', 's', '2nd', 'plan', 'go']
    """
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    kind = table().kind
    if any(kind[ord(character)] & COMPOSES for character in set(text)):
        text = normalised(pa.array([text], pa.large_string()))[0].as_py()
    return text.translate(_folding()).split()


def normalised(texts: pa.Array) -> pa.Array:
    """Texts in Unicode form NFKC."""
    return pc.utf8_normalize(texts, form="NFKC")


def is_digit(character: str) -> bool:
    """Whether a character is a decimal digit, of any script."""
    return bool(table().kind[ord(character)] & DIGIT)


class _Folding(dict[int, str]):
    """Translations of ``str.translate``, made when a character is first met."""

    def __missing__(self, point: int) -> str:
        kind, fold = table()
        folded = "".join(map(chr, filter(None, fold[point].tolist()))) if kind[point] & WORD else " "
        self[point] = f" {folded} " if kind[point] & IDEOGRAPH else folded
        return self[point]


@cache
def _folding() -> _Folding:
    return _Folding()
