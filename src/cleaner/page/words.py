"""Lines to words: the hash of every word, and what its line is made of."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page.scan import FNV_PRIME, FNV_START, Bytes, Ints
from cleaner.text.compiled import compiled

COUNTS = ("words", "commas", "stops", "digits", "capitals", "bars", "signs", "cjk", "colons", "quotes")
"""What is counted in a line: words (two CJK characters are one), marks inside and at the end of sentences, digits, words with
a capital, separators of menus, signs of furniture (© @ #), CJK characters, colons, quotation marks."""

WORDS, COMMAS, STOPS, DIGITS, CAPITALS, BARS, SIGNS, CJK, COLONS, QUOTES = range(len(COUNTS))


class LineWords(NamedTuple):
    """The words of all lines, one after the other."""

    hashes: NDArray[np.uint32]
    """Of the word in lower case."""
    line: Ints
    counts: NDArray[np.float32]
    """Lines x ``COUNTS``."""
    stopped: NDArray[np.bool_]
    """Whether each line ends like a sentence, closing quotes and brackets apart."""


def line_words(text: Bytes, span: Ints) -> LineWords:
    """The words of lines; ``span`` has their first byte and their end in ``text``."""
    return LineWords(*_words(text, span, len(COUNTS)))


@compiled
def _words(text: Bytes, span: Ints, columns: int) -> Any:  # noqa: PLR0912, PLR0915
    hashes = np.empty(len(text), np.uint32)
    line = np.empty(len(text), np.int32)
    counts = np.zeros((len(span), columns), np.float32)
    stopped = np.zeros(len(span), np.bool_)
    words = 0
    for number in range(len(span)):
        at, stop = span[number, 0], span[number, 1]
        row = counts[number]
        value, inside = FNV_START, False
        final: Any = False
        while at < stop:
            byte = text[at]
            letter = 97 <= byte <= 122 or 65 <= byte <= 90 or 48 <= byte <= 57
            step = 1
            ideograph: Any = False
            if byte >= 0x80:
                step = 2 if byte < 0xE0 else (3 if byte < 0xF0 else 4)
                second = text[at + 1] if at + 1 < stop else np.uint8(0)
                third = text[at + 2] if at + 2 < stop else np.uint8(0)
                ideograph = (byte == 0xE3 and second >= 0x81) or 0xE4 <= byte <= 0xE9
                letter = not (
                    byte == 0xC2
                    or (byte == 0xE2 and second <= 0x84)
                    or (byte == 0xE3 and second == 0x80)
                    or (byte == 0xEF and second in (0xBC, 0xBD))
                )
                if not letter:
                    full = (byte == 0xE3 and third == 0x82) or (byte == 0xEF and third in (0x81, 0x9F, 0x8E))
                    ellipsis = byte == 0xE2 and second == 0x80 and third == 0xA6
                    quote = (byte == 0xE2 and second == 0x80 and 0x98 <= third <= 0x9F) or (byte == 0xC2 and second in (0xAB, 0xBB))
                    row[STOPS] += full
                    row[COMMAS] += (byte == 0xE3 and third == 0x81) or (byte == 0xEF and third == 0x8C)
                    row[QUOTES] += quote
                    row[BARS] += byte == 0xC2 and second in (0xB7, 0xBB)
                    row[SIGNS] += byte == 0xC2 and second in (0xA9, 0xAE)
                    closing = quote or (byte == 0xE3 and 0x8B <= third <= 0x8F)
                    final = full or ellipsis or (final and closing)
            if ideograph and letter:
                if inside:
                    hashes[words], line[words] = value, number
                    words += 1
                    row[WORDS] += 1
                    value, inside = FNV_START, False
                for i in range(step):
                    value = np.uint32((value ^ text[min(at + i, stop - 1)]) * FNV_PRIME)
                hashes[words], line[words] = value, number
                words += 1
                row[WORDS] += 0.5
                row[CJK] += 1
                value, final = FNV_START, False
            elif letter:
                if not inside:
                    row[CAPITALS] += 65 <= byte <= 90
                inside, final = True, False
                if byte < 0x80:
                    row[DIGITS] += 48 <= byte <= 57
                    value = np.uint32((value ^ (byte | 32 if 65 <= byte <= 90 else byte)) * FNV_PRIME)
                else:
                    for i in range(step):
                        value = np.uint32((value ^ text[min(at + i, stop - 1)]) * FNV_PRIME)
            else:
                if inside and not (byte == 39 and at + 1 < stop and 97 <= text[at + 1] <= 122):
                    hashes[words], line[words] = value, number
                    words += 1
                    row[WORDS] += 1
                    value, inside = FNV_START, False
                if byte < 0x80:
                    mark = byte in (46, 33, 63)  # . ! ?
                    row[STOPS] += mark and (at + 1 == stop or text[at + 1] in (32, 34, 39, 41, 93, 0xE2, 0xC2))
                    row[COMMAS] += byte in (44, 59)
                    row[BARS] += byte in (124, 62, 47, 9)
                    row[SIGNS] += byte in (64, 35)
                    row[COLONS] += byte == 58
                    row[QUOTES] += byte == 34
                    final = mark or (final and byte in (34, 39, 41, 93))
            at += step
        if inside:
            hashes[words], line[words] = value, number
            words += 1
            row[WORDS] += 1
        stopped[number] = final
    return hashes[:words].copy(), line[:words].copy(), counts, stopped
