"""Compiled passes that write what the judge reads of the units of a text, a group of columns each; ``features.py`` says of what.

A text has some fifty units and two hundred features: as operations on whole arrays these cost more in calls than in work.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text import vectors, word_classes
from cleaner.text.compiled import compiled

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

STEPS = (-3, -2, -1, 1, 2, 3)
"""Neighbours that are looked at one by one."""

SPANS = (4, 12, 40)
"""Stretches before and after a unit whose means are looked at."""

LONG = 40
"""Words of a unit beyond which it says no more for its surroundings."""

CAP = 6.0
"""No single witness counts for more, nor do all together."""

MOST = 3
"""Of a sign, or of the words of a class, no more are counted."""

FEW, SHORT = 3, 6
"""Words of a unit that is a word or two, and of a short line."""

MARKS = b"|@/#,:!?\"'({<=*+&%"
"""Signs whose number in a unit is a feature."""

COMMON = b",\"'"
"""Those that good text has many of: of their number the logarithm counts."""

ENDS = (b".", b"!", b"?", b":", b",", b"...", b")", b'"', "»".encode())
"""How a unit may end."""

NO_MORE = 30.0
"""Log odds beyond which a probability is 0 or 1."""

_MARKS = np.frombuffer(MARKS, np.uint8)
_COMMON = np.isin(_MARKS, np.frombuffer(COMMON, np.uint8))
_ENDS = np.frombuffer(b"".join(ENDS), np.uint8)
_END_SIZES = np.array([len(end) for end in ENDS])
_COLON = ENDS.index(b":")
_QUOTE, _BREAK = 34, 10
_LOGARITHMS = np.log1p(np.arange(512))

DIGIT, UPPER, OTHER, HIGH, REST = range(5)
_KIND = np.full(256, REST, np.uint8)
_KIND[[*b"0123456789"]] = DIGIT
_KIND[65:91] = UPPER
_KIND[[*range(33, 48), *range(58, 65), *range(91, 97), *range(123, 127)]] = OTHER
_KIND[128:] = HIGH
_SHAPE = 1 + REST + len(MARKS) + 2 + len(ENDS) + 1


class Seen(NamedTuple):
    """What is known of the units of a text: an item or a row a unit. The names of ``Measures`` mean what they mean there."""

    words: Floats
    copies: NDArray[np.int64]
    """How many units read the same, itself included."""
    title_share: Floats
    function_words: Floats
    verbs: Floats
    prose: Flags
    overlap: Floats
    alone: Flags
    in_prose_block: Flags
    headings: Flags
    items: Flags
    """The unit is an item of a list by its layout."""
    stops: Flags
    block: NDArray[np.int32]
    kin: Floats
    """The share of the first unit's stems that this one has too."""
    heard: Floats
    """Units x reasons: the weight of the rules."""
    odds: Floats
    """Log odds of junk by the words alone."""
    read: bool
    """The models have learned the language."""


class Tables(NamedTuple):
    """What is known of words."""

    classes: word_classes.Table
    orders: int
    """Number of the class whose words begin an order."""
    vectors: vectors.Table


@compiled
def describe(out: Any, sheet: Any, words: Any, seen: Any, tables: Any) -> None:
    """Fill units x features. ``sheet`` has the units as lines of UTF-8, each with a line break, and ``words`` are theirs."""
    size = len(out)
    quotes = np.zeros(size, np.int64)
    at = _shape(out, sheet, seen, quotes)
    at = _style(out, at, seen)
    counts = word_classes.count(words, size, tables.classes)
    at = _voice(out, at, seen, quotes, counts, tables.orders)
    support, prose, short = np.zeros(size), np.zeros(size), np.zeros(size)
    for i in range(size):
        total = np.float32(0)
        for k in range(seen.heard.shape[1]):
            out[i, at + k] = min(seen.heard[i, k], np.float32(CAP))
            total += seen.heard[i, k]
        out[i, at + seen.heard.shape[1]] = seen.odds[i]
        prose[i] = _log1p(np.int64(seen.words[i])) if seen.prose[i] else 0.0
        support[i] = min(total, np.float32(CAP))
        short[i] = seen.alone[i] and seen.words[i] <= SHORT and not seen.stops[i]
    at += seen.heard.shape[1] + 1
    odds = seen.odds.astype(np.float64)
    at = _around(out, at, odds)
    at = _around(out, at, prose)
    at = _around(out, at, support)
    at = _around(out, at, short)
    at = _place(out, at, seen, odds)
    _sense(out, at, seen, vectors.sum_vectors(words, size, tables.vectors))


@compiled
def reconsider(out: Any, features: Any, verdicts: Any, words: Any, block: Any) -> None:
    """Fill units x features of the second pass: those of the first, and what the first said of the unit and of its neighbours."""
    size, at = features.shape
    kept = np.empty(size, np.float64)
    for i in range(size):
        out[i, :at] = features[i]
        out[i, at] = verdicts[i]
        kept[i] = 1 / (1 + np.exp(min(max(verdicts[i], -NO_MORE), NO_MORE)))
    odds = verdicts.astype(np.float64)
    at = _around(out, at + 1, odds)
    at = _shares(out, at, words * kept)
    at = _block_mean(out, at, odds, block)
    _stretch(out, at, words, kept)


@compiled
def _log1p(count: Any) -> Any:
    """The logarithm of one more than a count: most are small and known."""
    return _LOGARITHMS[count] if count < len(_LOGARITHMS) else np.log1p(count)


@compiled
def _shape(out: Any, sheet: Any, seen: Any, quotes: Any) -> Any:
    """Lengths, signs, how the unit begins and ends, and how many units read the same; counts the quotation marks."""
    counts, kinds = np.zeros(256, np.int64), np.zeros(REST + 1, np.int64)
    at, column = 0, 0
    for i in range(len(out)):
        row, start = out[i], at
        counts[:] = 0
        kinds[:] = 0
        while sheet[at] != _BREAK:
            counts[sheet[at]] += 1
            kinds[_KIND[sheet[at]]] += 1
            at += 1
        size = at - start
        quotes[i] = counts[_QUOTE]
        row[0] = _log1p(size)
        for kind in range(REST):
            row[1 + kind] = kinds[kind] / max(size, 1)
        column = 1 + REST
        for k in range(len(_MARKS)):
            count = counts[_MARKS[k]]
            row[column + k] = _log1p(count) if _COMMON[k] else min(count, MOST)
        column += len(_MARKS)
        row[column], row[column + 1] = 97 <= sheet[start] <= 122, _KIND[sheet[start]] == OTHER
        column += 2
        end = 0
        for k in range(len(_END_SIZES)):
            same = size >= _END_SIZES[k]
            for offset in range(_END_SIZES[k]):
                same = same and sheet[at - _END_SIZES[k] + offset] == _ENDS[end + offset]
            row[column + k] = same
            end += _END_SIZES[k]
        column += len(_END_SIZES)
        row[column] = _log1p(seen.copies[i] - 1)
        at += 1
    return column + 1


@compiled
def _style(out: Any, at: int, seen: Any) -> Any:
    """How the unit is written: by words, and by what its block is."""
    for i in range(len(out)):
        row, size = out[i, at:], max(seen.words[i], np.float32(1))
        row[0], row[1], row[2] = _log1p(np.int64(seen.words[i])), seen.words[i] <= FEW, seen.title_share[i]
        row[3], row[4], row[5] = seen.function_words[i] / size, seen.verbs[i] / size, seen.verbs[i] > 0
        row[6], row[7], row[8], row[9] = seen.prose[i], seen.overlap[i], seen.alone[i], seen.in_prose_block[i]
        row[10], row[11] = seen.headings[i], seen.items[i]
    return at + 12


@compiled
def _voice(out: Any, at: int, seen: Any, quotes: Any, counts: Any, orders: int) -> Any:
    """Who speaks to whom: word classes, and quotation marks that are open where the unit starts."""
    classes = counts.words.shape[1]
    before, ends = 0, _SHAPE - 1 - len(_END_SIZES)
    for i in range(len(out)):
        row = out[i, at:]
        for k in range(classes):
            row[k] = min(counts.words[i, k], np.float32(MOST))
        if i and seen.block[i] != seen.block[i - 1]:
            before = 0
        row[classes], row[classes + 1], row[classes + 2] = counts.first[i, orders], before % 2, quotes[i] > 0
        row[classes + 3] = out[i - 1, ends + _COLON] if i else np.float32(0)
        before += quotes[i]
    return at + classes + 4


@compiled
def _around(out: Any, at: int, column: Any) -> Any:
    """The values of single neighbours, and means over longer stretches on either side; 0 beyond the ends."""
    size = len(column)
    total = np.zeros(size + 1)
    for i in range(size):
        total[i + 1] = total[i] + column[i]
    for i in range(size):
        for k in range(len(STEPS)):
            beside = i + STEPS[k]
            out[i, at + k] = column[beside] if 0 <= beside < size else 0.0
        for k in range(len(SPANS)):
            span, place = SPANS[k], at + len(STEPS) + 2 * k
            out[i, place] = (total[i] - total[max(0, i - span)]) / span
            out[i, place + 1] = (total[min(size, i + 1 + span)] - total[i + 1]) / span
    return at + len(STEPS) + 2 * len(SPANS)


@compiled
def _place(out: Any, at: int, seen: Any, odds: Any) -> Any:
    """Where the unit stands in the document, and what kind of document it is."""
    size = len(out)
    flags, prose = np.zeros(size), np.zeros(size)
    first, last, words, alone = -1, size - 1, 0.0, 0
    for i in range(size):
        words += seen.words[i]
        alone += seen.alone[i]
        if seen.prose[i]:
            flags[i], prose[i] = 1, seen.words[i]
            if prose[i] > 0:
                first, last = i if first < 0 else first, i
    first = max(first, 0)
    for i in range(size):
        out[i, at], out[i, at + 1] = _log1p(i), _log1p(size - 1 - i)
        out[i, at + 2], out[i, at + 3] = _distance(i - first), _distance(last - i)
    at = _shares(out, at + 4, prose)
    at = _block_mean(out, at, odds, seen.block)
    at = _block_mean(out, at, flags, seen.block)
    known, mean = prose.sum(), odds.sum() / size
    for i in range(size):
        out[i, at], out[i, at + 1], out[i, at + 2] = _log1p(size), known / max(words, 1.0), np.log1p(known)
        out[i, at + 3], out[i, at + 4], out[i, at + 5] = mean, alone / size, seen.read
    return at + 6


@compiled
def _sense(out: Any, at: int, seen: Any, meanings: Any) -> Any:
    """What the unit is about, and how near that is to the article, to its paragraph, and to its neighbours."""
    size, dimensions = meanings.shape
    own, (whole, block) = np.empty((size, dimensions), np.float32), np.zeros((2, dimensions), np.float32)
    zero, tiny = np.float32(0), np.float32(1e-6)
    for i in range(size):
        unit, meaning, square = own[i], meanings[i], zero
        for k in range(dimensions):
            square += meaning[k] * meaning[k]
        length = max(np.sqrt(square), tiny)
        for k in range(dimensions):
            unit[k] = meaning[k] / length
            out[i, at + k] = unit[k]
        if seen.prose[i]:
            whole += meaning
    at += dimensions
    end, near = 0, zero
    for i in range(size):
        if i == end:
            block[:] = 0
            while end < size and seen.block[end] == seen.block[i]:
                block += meanings[end]
                end += 1
        unit, meaning, after = own[i], meanings[i], own[(i + 1) % size]
        counted = np.float32(seen.prose[i])
        article, article_square, paragraph, paragraph_square, opening, near_after = zero, zero, zero, zero, zero, zero
        for k in range(dimensions):  # all sums in one loop, so that none waits for the one before
            around = whole[k] - counted * meaning[k]
            beside = block[k] - meaning[k]
            article += unit[k] * around
            article_square += around * around
            paragraph += unit[k] * beside
            paragraph_square += beside * beside
            opening += unit[k] * own[0, k]
            near_after += unit[k] * after[k]
        out[i, at] = article / max(np.sqrt(article_square), tiny)
        out[i, at + 1] = paragraph / max(np.sqrt(paragraph_square), tiny)
        out[i, at + 2], out[i, at + 3] = opening, seen.kin[i]
        out[i, at + 4], out[i, at + 5] = near_after, near
        near = near_after
    out[0, at + 5] = near  # the last unit counts as the neighbour of the first
    return at + 6


@compiled
def _distance(steps: int) -> Any:
    """The logarithm of a distance, with its direction."""
    return _log1p(steps) if steps >= 0 else -_log1p(-steps)


@compiled
def _shares(out: Any, at: int, weights: Any) -> Any:
    """What share of the document's weight stands before the unit, and before its end."""
    total = 0.0
    for i in range(len(weights)):
        total += weights[i]
    whole, before = max(total, 1e-6), 0.0
    for i in range(len(weights)):
        out[i, at] = before / whole
        before += weights[i]
        out[i, at + 1] = before / whole
    return at + 2


@compiled
def _block_mean(out: Any, at: int, column: Any, block: Any) -> Any:
    """The mean over the units of the same block."""
    first = 0
    while first < len(column):
        last, total = first, 0.0
        while last < len(column) and block[last] == block[first]:
            total += column[last]
            last += 1
        out[first:last, at] = total / (last - first)
        first = last
    return at + 1


@compiled
def _stretch(out: Any, at: int, words: Any, kept: Any) -> Any:
    """Where the unit stands in relation to the run of units that gains the most: words that are likely to stay gain, junk
    costs."""
    size = len(words)
    total, most, low_at, low, start, end = 0.0, -1.0, 0, 0.0, 0, 0
    for i in range(size + 1):
        if total < low:
            low, low_at = total, i
        if total - low > most:
            most, start, end = total - low, low_at, i
        if i < size:
            certain = 2 * kept[i] - 1
            gain = min(words[i], LONG) * certain
            total += gain if certain >= 0 else min(gain, 2 * certain)
    for i in range(size):
        out[i, at], out[i, at + 1], out[i, at + 2] = start <= i < end, _distance(i - start), _distance(end - i)
    return at + 3
