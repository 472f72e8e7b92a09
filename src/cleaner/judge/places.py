"""Places inside a unit where junk and text may be glued together, and what the model of seams reads of each.

Compiled passes over the whole text: units to plain lines, lines to words, words to candidates.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Article
from cleaner.text.compiled import compiled
from cleaner.text.hashing import Places, bucket_of, hash_bytes, mix

REACH = 8
"""Words and signs that are looked at on either side."""

LONGEST = 20_000
"""Bytes of a unit beyond which it is no sentence: nothing is looked for in it."""

PLAIN = dict(zip("“”„‘’…–—•·»›▶►→★©✓\n\t\xa0", "\"\"\"''.--||>>>>>*@*   ", strict=True))
"""Typographic signs as the model reads them, one for one."""

FEATURES = 2 * REACH + 7
MEASURES = 17

LOWER, CAPITAL, CAPITALS, NUMBER, OTHER = 1, 2, 3, 4, 5
"""Shapes of words; a sign's shape is the sign."""


def _signs(signs: bytes) -> NDArray[np.bool_]:
    """By the number of a sign, or of another shape of words: whether it is one of these."""
    return np.isin(np.arange(256), list(signs))


STOPS, OPENERS, SEPARATORS = map(_signs, (b".!?\")]>*'", b"\"'([<{#@*>|&=~-", b"|/>~-,;"))

_BREAK = 10
_PLAIN = np.zeros(max(map(ord, PLAIN)) + 1, np.uint8)
for _sign, _plain in PLAIN.items():
    _PLAIN[ord(_sign)] = ord(_plain)


class Candidates(NamedTuple):
    """Places where a unit may be split; parallel arrays."""

    unit: Places
    at: Places
    """Code points from the unit's start to the first character after the seam."""
    buckets: NDArray[np.uint32]
    """Candidates x hashed features."""
    dense: NDArray[np.float32]
    """Candidates x measures."""


class Edges(NamedTuple):
    """A text in UTF-8, and the code points where its units start and end; they are in order and disjoint."""

    text: NDArray[np.uint8]
    starts: Places
    ends: Places


def edges(article: Article) -> Edges:
    """Those of an article."""
    text = np.frombuffer(article.raw_text.encode("utf-8", "replace"), np.uint8)
    return Edges(text, *(np.array([unit[side] for unit in article.units], np.int64) for side in (0, 1)))


def candidates(article: Article, inside: Places | None = None) -> Candidates:
    """Every place after white space where a new text may begin: at a capital, a digit, an opening sign, or after a stop.

    With ``inside`` all other spaces of these units instead.
    """
    wanted = np.full(len(article.units), inside is None)
    if inside is not None:
        wanted[inside] = True
    return Candidates(*_candidates(edges(article), wanted, inside is None))


@compiled
def _candidates(article: Any, wanted: Any, likely: bool) -> Any:
    sheet = spell(article)
    return find(sheet, hash_bytes(sheet), wanted, likely)


@compiled
def spell(article: Any) -> Any:
    """The units as the model reads them: UTF-8 with plain signs, a line a unit; a line is empty where the unit is too long."""
    text, starts, ends = article.text, article.starts, article.ends
    sheet = np.empty(len(text) + len(starts), np.uint8)
    size, at, point = 0, 0, 0
    for unit in range(len(starts)):
        begin = size
        while at < len(text) and point < ends[unit]:
            code, begins = np.int64(text[at]), at
            at += 1
            if code >= 0x80:
                code &= 0x3F if code < 0xE0 else 0x0F
                while at < len(text) and text[at] & 0xC0 == 0x80:
                    code = code << 6 | (np.int64(text[at]) & 0x3F)
                    at += 1
            if point >= starts[unit]:
                if code < len(_PLAIN) and _PLAIN[code]:
                    sheet[size] = _PLAIN[code]
                    size += 1
                else:
                    for byte in range(begins, at):
                        sheet[size] = text[byte]
                        size += 1
            point += 1
        if size - begin > LONGEST:
            size = begin
        sheet[size] = _BREAK
        size += 1
    return sheet[:size]


@compiled
def _shape(sheet: Any, at: int) -> Any:
    """The shape of the word that starts at a byte; a line break stands behind every word."""
    first = np.int64(sheet[at])
    if first >= 128:
        return OTHER
    if 65 <= first <= 90:
        return CAPITALS if 65 <= sheet[at + 1] <= 90 else CAPITAL
    if 97 <= first <= 122:
        return LOWER
    return NUMBER if 48 <= first <= 57 else first


@compiled
def find(sheet: Any, words: Any, wanted: Any, likely: bool) -> Any:
    """The candidates of wanted units: where a new text is likely to begin, or else everywhere but there."""
    size = len(words.unit)
    shapes = np.empty(size, np.int64)
    here, firsts, found = np.empty(size, np.int64), np.empty(size, np.int64), 0
    first = 0
    for i in range(size):
        shapes[i] = _shape(sheet, words.start[i])
        if i and words.unit[i] != words.unit[i - 1]:
            first = i
        if i == first or not wanted[words.unit[i]] or words.start[i] == words.end[i - 1]:
            continue
        begins = CAPITAL <= shapes[i] <= OTHER or OPENERS[shapes[i]] or STOPS[shapes[i - 1]]
        if begins == likely:
            here[found], firsts[found] = i, first
            found += 1
    unit, at = np.empty(found, np.int64), np.empty(found, np.int64)
    buckets, dense = np.empty((found, FEATURES), np.uint32), np.empty((found, MEASURES), np.float32)
    hashes, shape = np.empty(2 * REACH, np.uint64), np.empty(2 * REACH, np.int64)
    byte, line, point = 0, 0, 0
    last = 0
    for row in range(found):
        i, first = here[row], firsts[row]
        unit[row] = words.unit[i]
        if first >= last:
            last = first
            while last < size and words.unit[last] == words.unit[first]:
                last += 1
        while byte < words.start[i]:
            if sheet[byte] == _BREAK:
                line, point = line + 1, 0
            else:
                point += (sheet[byte] & 0xC0) != 0x80
            byte += 1
        at[row] = point
        for k in range(2 * REACH):
            word = i - REACH + k
            known = first <= word < last
            hashes[k] = words.hashes[word] if known else np.uint64(0)
            shape[k] = shapes[word] if known else 0
        _bucket(buckets[row], hashes, shape)
        _measure(dense[row], shape, i - first, last - i, words.start[i] - words.end[i - 1] > 1)
    return unit, at, buckets, dense


@compiled
def _bucket(out: Any, hashes: Any, shape: Any) -> None:
    """Hashed features: the words on the left, the words on the right, those at the seam in order, and their shapes."""
    for k in range(2 * REACH):
        out[k] = bucket_of(mix(hashes[k] + np.uint64(1 if k < REACH else 2)))
    l2, l1, r1, r2 = hashes[REACH - 2], hashes[REACH - 1], hashes[REACH], hashes[REACH + 1]
    s2, s1, t1, t2 = np.uint64(shape[REACH - 2]), np.uint64(shape[REACH - 1]), np.uint64(shape[REACH]), np.uint64(shape[REACH + 1])
    many = np.uint64(1_000_003)
    at = 2 * REACH
    out[at] = bucket_of(mix(l1 + np.uint64(3)))
    out[at + 1] = bucket_of(mix(l2 * many + l1 + np.uint64(4)))
    out[at + 2] = bucket_of(mix(r1 + np.uint64(5)))
    out[at + 3] = bucket_of(mix(r1 * many + r2 + np.uint64(6)))
    out[at + 4] = bucket_of(mix(l1 * many + r1 + np.uint64(7)))
    out[at + 5] = bucket_of(mix(((s2 * many + s1) * many + t1) * many + t2 + np.uint64(8)))
    out[at + 6] = bucket_of(mix(s1 * many + r1 + np.uint64(9)))


@compiled
def _measure(out: Any, shape: Any, before: int, after: int, wide: bool) -> None:
    """Where the seam stands in its unit, and how capitals, signs and separators are spread around it."""
    out[0], out[1] = np.log1p(before), np.log1p(after)
    at = 2
    for first in range(0, 2 * REACH, REACH):
        known, separators = 0, 0
        for kind in range(LOWER, OTHER):
            out[at + kind - LOWER] = 0
        for k in range(first, first + REACH):
            kind = shape[k]
            known += kind > 0
            separators += SEPARATORS[kind]
            if LOWER <= kind <= NUMBER:
                out[at + kind - LOWER] += 1
        for kind in range(LOWER, OTHER):
            out[at + kind - LOWER] /= max(known, 1)
        out[at + 4] = separators / max(known, 1)
        at += 5
    s1, t1 = shape[REACH - 1], shape[REACH]
    out[at], out[at + 1], out[at + 2], out[at + 3], out[at + 4] = STOPS[s1], s1 == LOWER, t1 == CAPITAL, t1 == LOWER, wide
