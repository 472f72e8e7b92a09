"""UTF-8 bytes to fingerprints in one compiled pass. ``plain.py`` does the same in plain Python; a test holds the two together.

Everything is integer arithmetic modulo 2^64 or 2^32, so the numbers are the same on every machine.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cleaner.duplicates.canon import COMPOSES, DIGIT, IDEOGRAPH, LONGEST_FOLD, WORD
from cleaner.text.compiled import compiled
from cleaner.text.hashing import mix

OFFSET, PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)  # FNV-1a, 64 bits, over code points
GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, odd (Knuth, TAOCP 6.4)
OTHER = np.uint64(0xD6E8FEB86659FD93)  # an odd multiplier for the second hash of equality (Widynski's Weyl constant family)
NINE = 57  # the last ASCII digit, and before all letters
FMIX_1, FMIX_2 = np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)  # MurmurHash3's finaliser, as datasketch's affine32 has it


@compiled
def _decode(data: Any, at: int) -> Any:
    """The code point that starts at a byte of valid UTF-8, and where the next one starts."""
    lead = np.int64(data[at])
    if lead < 0x80:
        return lead, at + 1
    if lead < 0xE0:
        return (lead & 0x1F) << 6 | (np.int64(data[at + 1]) & 0x3F), at + 2
    if lead < 0xF0:
        return (lead & 0x0F) << 12 | (np.int64(data[at + 1]) & 0x3F) << 6 | (np.int64(data[at + 2]) & 0x3F), at + 3
    high = (lead & 0x07) << 18 | (np.int64(data[at + 1]) & 0x3F) << 12
    return high | (np.int64(data[at + 2]) & 0x3F) << 6 | (np.int64(data[at + 3]) & 0x3F), at + 4


@compiled
def must_normalise(data: Any, offsets: Any, kind: Any) -> Any:
    """Which texts hold a code point that Unicode normalisation may change or join to another."""
    found = np.zeros(len(offsets) - 1, np.bool_)
    for row in range(len(found)):
        at = offsets[row]
        while at < offsets[row + 1]:
            if data[at] < 0x80:
                at += 1
                continue
            point, at = _decode(data, at)
            if kind[point] & COMPOSES:
                found[row] = True
                break
    return found


@compiled
def _tokenise(data: Any, start: int, end: int, kind: Any, fold: Any, hashes: Any) -> Any:  # noqa: PLR0912 - one scanner
    """Hashes of the tokens of one text into ``hashes``; how many there are, and the hash of the multiset of its digits."""
    count = 0
    digits = np.uint64(0)
    inside = False
    running = OFFSET
    at = start
    while at < end:
        if data[at] < 0x80:  # the common case, with nothing to decode and one letter to fold to
            folded = fold[data[at], 0]
            at += 1
            if folded:
                if not inside:
                    running = OFFSET
                    inside = True
                running = (running ^ np.uint64(folded)) * PRIME
                if folded <= NINE:
                    digits += mix(np.uint64(folded))
            elif inside:
                hashes[count] = mix(running)
                count += 1
                inside = False
            continue
        point, at = _decode(data, at)
        bits = kind[point]
        if inside and (bits & WORD == 0 or bits & IDEOGRAPH):
            hashes[count] = mix(running)
            count += 1
            inside = False
        if bits & WORD == 0:
            continue
        if not inside:
            running = OFFSET
            inside = True
        for place in range(LONGEST_FOLD):
            folded = fold[point, place]
            if folded == 0:
                break
            running = (running ^ np.uint64(folded)) * PRIME
        if bits & DIGIT:
            digits += mix(np.uint64(fold[point, 0]))
        if bits & IDEOGRAPH:
            hashes[count] = mix(running)
            count += 1
            inside = False
    if inside:
        hashes[count] = mix(running)
        count += 1
    return count, digits


@compiled
def tokens(data: Any, offsets: Any, table: Any, hashes: Any, ends: Any, digits: Any) -> None:
    """Fill ``hashes`` with those of the tokens of every text, one after the other, ``ends`` with where each text's end, and
    ``digits`` with the hash of the multiset of its digits."""
    kind, fold = table
    total = 0
    for row in range(len(ends)):
        count, digits[row] = _tokenise(data, offsets[row], offsets[row + 1], kind, fold, hashes[total:])
        total += count
        ends[row] = total


@compiled
def _sketch(shingles: Any, a: Any, b: Any, minima: Any) -> None:
    """The MinHash signature of a set of shingles: datasketch's ``affine32`` over their low halves."""
    minima[:] = np.uint32(0xFFFFFFFF)
    for shingle in shingles:
        h = np.uint32(shingle & np.uint64(0xFFFFFFFF))
        h ^= h >> np.uint32(16)
        h = np.uint32(h * FMIX_1)
        h ^= h >> np.uint32(13)
        h = np.uint32(h * FMIX_2)
        h ^= h >> np.uint32(16)
        for k in range(len(a)):
            value = np.uint32(np.uint32(a[k] * h) + b[k])
            minima[k] = min(minima[k], value)


@compiled
def fingerprints(
    data: Any, offsets: Any, table: Any, permutations: Any, bands_and_rows: Any, least: int, numbers: bool, outputs: Any
) -> Any:
    """Fill ``outputs`` (see ``fingerprint.Outputs``) for every text; returns how many shingles and rows of bands there are.

    ``least``: tokens from which a text has shingles and bands. ``numbers``: mix the digits into the bands, because two texts
    that differ in a number are never candidates.
    """
    kind, fold = table
    a, b = permutations
    n_bands, band_rows = bands_and_rows
    n_tokens, equal, twin, digits, ends, shingles, has_bands, bands, sketches = outputs
    longest = 1
    for row in range(len(n_tokens)):
        longest = max(longest, offsets[row + 1] - offsets[row])
    hashes = np.empty(longest, np.uint64)
    minima = np.empty(len(a), np.uint32)
    total = 0
    banded = 0
    for row in range(len(n_tokens)):
        count, digits[row] = _tokenise(data, offsets[row], offsets[row + 1], kind, fold, hashes)
        n_tokens[row] = count
        first, second = np.uint64(count), GOLDEN
        for i in range(count):
            first = mix((first ^ hashes[i]) * GOLDEN)
            second = (second + hashes[i]) * OTHER
        equal[row], twin[row] = first, mix(second)
        if count >= max(least, 2):
            begin = total
            for i in range(count - 1):
                shingles[total] = mix(hashes[i] * GOLDEN + hashes[i + 1])
                total += 1
            _sketch(shingles[begin:total], a, b, minima)
            if len(sketches):
                sketches[row] = minima
            has_bands[banded] = row
            for band in range(n_bands):
                key = np.uint64(band + 1)
                if numbers:
                    key += digits[row]
                for k in range(band * band_rows, (band + 1) * band_rows):
                    key = (key ^ np.uint64(minima[k])) * GOLDEN
                    key ^= key >> np.uint64(32)
                bands[banded, band] = key
            banded += 1
        ends[row] = total
    return total, banded


@compiled
def _shift(slots: Any) -> Any:
    """How far a key is shifted to name its slot, of 2^k."""
    shift = np.uint64(64)
    size = len(slots)
    while size > 1:
        size >>= 1
        shift -= np.uint64(1)
    return shift


@compiled
def count(keys: Any, slots: Any) -> None:
    """Count in each slot, up to two, how many keys fall there; the slots are 2^k bytes."""
    shift = _shift(slots)
    for key in keys:
        slot = key >> shift
        if slots[slot] < 2:
            slots[slot] += 1


@compiled
def shared(keys: Any, slots: Any) -> Any:
    """Which keys fall into a slot together with another, equal or not."""
    shift = _shift(slots)
    found = np.empty(len(keys), np.bool_)
    for i in range(len(keys)):
        found[i] = slots[keys[i] >> shift] > 1
    return found


@compiled
def jaccard(left: Any, left_ends: Any, right: Any, right_ends: Any, similarity: Any) -> None:
    """True Jaccard of pairs of shingles taken as sets, row by row, into ``similarity``."""
    left_start, right_start = 0, 0
    for row in range(len(similarity)):
        mine, theirs = _set(left[left_start : left_ends[row]]), _set(right[right_start : right_ends[row]])
        i, j = 0, 0
        common = 0
        while i < len(mine) and j < len(theirs):
            first, second = mine[i], theirs[j]
            common += first == second
            i += first <= second
            j += first >= second
        total = len(mine) + len(theirs) - common
        similarity[row] = common / total if total else 0.0
        left_start, right_start = left_ends[row], right_ends[row]


@compiled
def _set(shingles: Any) -> Any:
    """The different ones, sorted."""
    ordered = np.sort(shingles)
    size = 0
    for i in range(len(ordered)):
        if i == 0 or ordered[i] != ordered[i - 1]:
            ordered[size] = ordered[i]
            size += 1
    return ordered[:size]
