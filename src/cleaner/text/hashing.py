"""Words and signs of a text to numbers, a whole document in one compiled pass: what models of words read.

The hash of a word is a polynomial of its bytes, so it grows with every byte that is read, and no word is ever a Python object.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled

BITS = 17
"""Buckets are ``2 ** BITS``."""

BASE = np.uint64(0x9E3779B97F4A7C15)
"""An odd multiplier: the golden ratio, as Knuth has it."""

STEM = 5
"""Bytes of a word's beginning that stand for its family."""

KINDS = 6
"""Most features that come with one word."""

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

LETTER, SIGN = 1, 2
_KIND = np.full(256, SIGN, np.uint8)
_KIND[[*b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", *range(128, 256)]] = LETTER
_KIND[[*range(33), 127]] = 0
_CODE = np.arange(1, 257, dtype=np.uint64)
_CODE[[*b"0123456789"]] = 49
_CODE[65:91] = _CODE[97:123]
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


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
    """Hashed features of some units: parallel arrays, in order of units."""

    bucket: NDArray[np.uint32]
    unit: Places


def hash_words(lines: list[bytes]) -> Words:
    """The words of every unit; a unit has no line break."""
    return hash_sheet(b"\n".join(lines))


def hash_sheet(sheet: bytes) -> Words:
    """The words of every line of a text in UTF-8."""
    words: Words = hash_bytes(np.frombuffer(bytearray(sheet), np.uint8))
    return words


def word_hashes(text: str) -> Hashes:
    """The hashes of the words of a text."""
    return hash_words([text.replace("\n", " ").encode("utf-8", "replace")]).hashes


@compiled
def mix(x: Any) -> Any:
    """Spread a hash over all its bits: the finaliser of SplitMix64."""
    x = (x ^ (x >> np.uint64(30))) * _MIX_1
    x = (x ^ (x >> np.uint64(27))) * _MIX_2
    return x ^ (x >> np.uint64(31))


@compiled
def bucket_of(x: Any) -> Any:
    """The bucket of a mixed hash."""
    return np.uint32(x >> np.uint64(64 - BITS))


@compiled
def hash_bytes(text: Any) -> Any:
    """The words of every line of a text in UTF-8, for other compiled passes; may be written to, so that it is compiled for one type."""
    size = len(text)
    hashes, stems, capital = np.empty(size, np.uint64), np.empty(size, np.uint64), np.empty(size, np.bool_)
    unit, starts, ends = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
    count, line, at = 0, 0, 0
    while at < size:
        kind, start = _KIND[text[at]], at
        if kind == 0:
            line += text[at] == 10
            at += 1
            continue
        value, power, stem = np.uint64(0), np.uint64(1), np.uint64(0)
        while True:
            value += _CODE[text[at]] * power
            power *= BASE
            at += 1
            if at - start <= STEM:
                stem = value
            if kind == SIGN or at == size or _KIND[text[at]] != LETTER:
                break
        hashes[count], stems[count] = mix(value), mix(stem + np.uint64(1))
        capital[count] = 65 <= text[start] <= 90
        unit[count], starts[count], ends[count] = line, start, at
        count += 1
    return Words(hashes[:count], stems[:count], capital[:count], unit[:count], starts[:count], ends[:count])


@compiled
def features(words: Any) -> Any:
    """Buckets of what a unit is made of: words and signs, beginnings of words, runs of two and three, first and last word,
    words with a capital."""
    hashes, unit, many = words.hashes, words.unit, np.uint64(31)
    bucket, owner = np.empty(len(unit) * KINDS, np.uint32), np.empty(len(unit) * KINDS, np.int64)
    size, place, last = 0, 0, len(unit) - 1
    for i in range(len(unit)):
        place = place + 1 if i and unit[i] == unit[i - 1] else 0  # of the word in its unit
        begin = size
        bucket[size], bucket[size + 1] = bucket_of(hashes[i]), bucket_of(words.stems[i])
        size += 2
        if place == 0:
            bucket[size] = bucket_of(mix(hashes[i] + np.uint64(2)))
            size += 1
        if place >= 1:
            bucket[size] = bucket_of(mix(hashes[i - 1] * many + hashes[i]))
            size += 1
        if place >= 2:
            bucket[size] = bucket_of(mix((hashes[i - 2] * many + hashes[i - 1]) * many + hashes[i]))
            size += 1
        if place and words.capital[i]:
            bucket[size] = bucket_of(mix(hashes[i] + np.uint64(4)))
            size += 1
        if i == last or unit[i + 1] != unit[i]:
            bucket[size] = bucket_of(mix(hashes[i] + np.uint64(3)))
            size += 1
        owner[begin:size] = unit[i]
    return Features(bucket[:size], owner[:size])
