"""Words and signs of a text to numbers, a whole document in one pass: what models of words read.

Every span of the text has its hash from two prefix sums of a polynomial, so words, pairs, beginnings of words and whole
units cost one subtraction and one product each, and no word is ever a Python object.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BITS = 17
"""Buckets are ``2 ** BITS``."""

BASE = 0x9E3779B97F4A7C15
"""An odd multiplier, so that it has an inverse modulo 2 ** 64: the golden ratio, as Knuth has it."""

STEM = 5
"""Bytes of a word's beginning that stand for its family."""

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_WORD = np.zeros(256, bool)
_WORD[[*b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", *range(128, 256)]] = True
_SIGN = ~_WORD
_SIGN[[*range(33), 127]] = False
_CODE = np.arange(1, 257, dtype=np.uint64)
_CODE[[*b"0123456789"]] = 49
_CODE[65:91] = _CODE[97:123]
_UPPER = np.zeros(256, bool)
_UPPER[65:91] = True


class Words(NamedTuple):
    """The words and the single signs of some units, in order: parallel arrays."""

    hashes: Hashes
    """Letter case ignored, digits alike."""
    stems: Hashes
    capital: NDArray[np.bool_]
    unit: Places
    """Which unit the word stands in."""
    start: Places
    """Byte offset in the joined lines, like ``end``."""
    end: Places


class Features(NamedTuple):
    """Hashed features of some units: parallel arrays, in order of units within each kind of feature."""

    bucket: NDArray[np.uint32]
    unit: Places


def hash_words(lines: list[bytes]) -> Words:
    """The words of every unit; a unit has no line break."""
    text = np.frombuffer(b"\n".join(lines), np.uint8)
    word, sign = _WORD[text], _SIGN[text]
    inside = word[1:] & word[:-1]
    starts = np.flatnonzero((word | sign) & ~np.concatenate([[False], inside]))
    ends = np.flatnonzero((word | sign) & ~np.concatenate([inside, [False]])) + 1
    unit = np.searchsorted(np.flatnonzero(text == 10), starts)
    powers, inverse = _powers(1 << max(12, len(text).bit_length()))
    prefix = np.zeros(len(text) + 1, np.uint64)
    np.cumsum(_CODE[text] * powers[: len(text)], out=prefix[1:])
    words = (prefix[ends] - prefix[starts]) * inverse[starts]
    stems = (prefix[np.minimum(starts + STEM, ends)] - prefix[starts]) * inverse[starts]
    return Words(mix(words), mix(stems + np.uint64(1)), _UPPER[text[starts]], unit, starts, ends)


def features(words: Words) -> Features:
    """Buckets of what a unit is made of: words and signs, beginnings of words, runs of two and three, first and last word,
    words with a capital."""
    hashes, stems, capital, unit = words[:4]
    pair = unit[1:] == unit[:-1]
    pairs = hashes[:-1] * np.uint64(31) + hashes[1:]
    triple = unit[2:] == unit[:-2]
    triples = (pairs[:-1] * np.uint64(31) + hashes[2:])[triple]
    first = np.flatnonzero(np.diff(unit, prepend=-1))
    last = np.append(first[1:], len(unit))[: len(first)] - 1
    inner = capital.copy()
    inner[first] = False
    hashed = np.concatenate([
        hashes, stems, mix(pairs[pair]), mix(triples), mix(hashes[first] + np.uint64(2)), mix(hashes[last] + np.uint64(3)),
        mix(hashes[inner] + np.uint64(4)),
    ])  # fmt: skip
    units = (unit, unit, unit[1:][pair], unit[2:][triple], unit[first], unit[last], unit[inner])
    return Features((hashed >> np.uint64(64 - BITS)).astype(np.uint32), np.concatenate(units))


def word_hashes(text: str) -> Hashes:
    """The hashes of the words of a text."""
    return hash_words([text.replace("\n", " ").encode("utf-8", "replace")]).hashes


@lru_cache(maxsize=2)
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, modulo 2 ** 64."""
    base, inverse = np.full(size, BASE, np.uint64), np.full(size, pow(BASE, -1, 1 << 64), np.uint64)
    base[0] = inverse[0] = 1
    return np.cumprod(base), np.cumprod(inverse)


def mix(hashes: Hashes) -> Hashes:
    """Spread the hash over all bits: the finaliser of SplitMix64."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))
