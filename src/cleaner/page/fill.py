"""Compiled passes that write the measures of lines, a group of columns each; ``measures.py`` says of what.

A page has a few hundred lines and 160 measures: as operations on whole arrays these cost more in calls than in work.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.page.scan import Bytes, Ints
from cleaner.text.compiled import compiled

COMPANY, COMPANY_SIZE, POSITION, BOXES, BOX_SIZE, BESIDE, WIDTH = 50, 3, 56, 64, 9, 109, 139
"""First columns of the groups, and sizes of those that come more than once."""

REACH = 3
"""Neighbours on either side that are measured."""
FAR_BACK, FAR, SINCE = 200, 100, 50
"""Lines beyond which the distance from an end of the page, from its headline and from the last heading say nothing more."""


@compiled
def share(hashes: Any, line: Ints, lines: int, known: Any) -> Any:
    """The share of each line's words that are in ``known``, which is sorted. There may be a hash less than there are words."""
    hit, total = np.zeros(lines), np.zeros(lines)
    for i in range(len(hashes)):
        total[line[i]] += 1
        at = np.searchsorted(known, hashes[i])
        hit[line[i]] += at < len(known) and known[at] == hashes[i]
    return (hit / np.maximum(total, 1)).astype(np.float32)


@compiled
def line_hash(hashes: Any, line: Ints, lines: int) -> Any:
    """Equal for lines of the same words."""
    found = np.zeros(lines)
    place = 0
    for i in range(len(line)):
        place = place + 1 if i and line[i] == line[i - 1] else 1
        found[line[i]] += hashes[i] * np.float64(place)
    return found


@compiled
def own(  # noqa: PLR0913, PLR0917
    out: Any, text: Bytes, span: Ints, counts: Any, stopped: Any, chars: Any, linked: Any, prose: Any, layout: Any, tag: Any,
    tags: Ints, depth: Ints, mask: Ints, groups: int, hidden: Any, title: Any, body: Any, stops: int,
) -> None:  # fmt: skip
    """The line itself: its size, its marks, the element that it stands in and those around it."""
    for i in range(len(out)):
        row, size = out[i], counts[i, 0]
        words = max(size, np.float32(1))
        row[0], row[1], row[2], row[3] = np.log1p(chars[i]), np.log1p(size), linked[i] / chars[i], chars[i] / words
        row[4], row[5] = stopped[i], prose[i] > 0
        at = 6
        for k in range(1, counts.shape[1]):
            row[at] = counts[i, k] / words
            at += 1
        row[at], row[at + 1], row[at + 2], row[at + 3] = counts[i, stops], layout[i], _kind(text[span[i, 0]]), depth[i]
        at += 4
        for known in tags:
            row[at] = tag[i] == known
            at += 1
        for k in range(groups):
            row[at] = (mask[i] >> k) & 1
            at += 1
        row[at], row[at + 1], row[at + 3] = hidden[i], title[i], body[i]
        row[at + 2] = title[i] if layout[i] == 1 and size > 2 else 0


@compiled
def _kind(byte: int) -> int:
    """Of a first character: 0 sign, 1 digit, 2 small letter, 3 capital, 4 beyond ASCII."""
    if byte >= 128:
        return 4
    if 65 <= byte <= 90:
        return 3
    return 2 if 97 <= byte <= 122 else int(48 <= byte <= 57)


@compiled
def company(out: Any, at: int, keys: NDArray[np.float64], chars: Any, linked: Any) -> None:
    """How many lines share a key with each line, and what these are like."""
    order = np.argsort(keys)
    start = 0
    while start < len(order):
        end, total, links = start, 0.0, 0.0
        while end < len(order) and keys[order[end]] == keys[order[start]]:
            total += chars[order[end]]
            links += linked[order[end]]
            end += 1
        for i in order[start:end]:
            out[i, at], out[i, at + 1], out[i, at + 2] = np.log1p(end - start), total / (end - start), links / total
        start = end


@compiled
def position(out: Any, chars: Any, prose: Any, heading: Any, title: Any) -> None:
    """Where the line stands on the page."""
    n, all_chars, all_prose = len(out), np.float64(chars.sum()), np.float64(prose.sum())
    first_title = -1
    for i in range(n):
        if title[i]:
            first_title = i
            break
    before, prose_before, last = 0.0, 0.0, -SINCE
    for i in range(n):
        row = out[i, POSITION:]
        if heading[i]:
            last = i
        row[0], row[1], row[2], row[3] = i / n, min(i, FAR_BACK), min(n - i, FAR_BACK), before / all_chars
        row[4], row[5] = prose_before / max(1.0, all_prose), np.log1p(all_prose - prose_before - prose[i])
        row[6] = min(max(i - first_title, -FAR), FAR) if first_title >= 0 else -2 * FAR
        row[7] = min(i - last, SINCE)
        before += chars[i]
        prose_before += prose[i]


@compiled
def running(end: Ints, element: Ints, values: Any) -> Any:
    """Sums of columns of lines over the elements before each: over a subtree ``i`` they are ``[end[i]] - [i]``."""
    total = np.zeros((len(end) + 1, values.shape[1]))
    for i in range(len(element)):
        for k in range(values.shape[1]):
            total[element[i] + 1, k] += values[i, k]
    for i in range(len(end)):
        for k in range(values.shape[1]):
            total[i + 1, k] += total[i, k]
    return total


@compiled
def boxes(  # noqa: PLR0913, PLR0917
    out: Any, end: Ints, element: Ints, level: Ints, first: Any, chars: Any, linked: Any, prose: Any, words: Any, paragraph: Any
) -> None:
    """What each box around the line holds, and where in it the line stands."""
    values = np.empty((len(element), 6))
    for i in range(len(element)):
        values[i, 0], values[i, 1], values[i, 2] = chars[i], linked[i], prose[i]
        values[i, 3], values[i, 4], values[i, 5] = words[i], paragraph[i], 1
    before = running(end, element, values)
    page = before[end[0]] - before[0]
    of_box = np.empty((len(end), BOX_SIZE - 1))
    known = np.zeros(len(end), np.bool_)
    for i in range(len(element)):
        at = BOXES
        for k in range(level.shape[1]):
            box = level[i, k]
            if not known[box]:
                _measure_box(of_box[box], before[box], before[end[box]], page)
                known[box] = True
            held = before[end[box], 5] - before[box, 5]
            for j in range(BOX_SIZE - 1):
                out[i, at + j] = of_box[box, j]
            out[i, at + BOX_SIZE - 1] = (i - first[box]) / held if k else held == 1
            at += BOX_SIZE


@compiled
def _measure_box(row: Any, before: Any, after: Any, page: Any) -> None:
    chars, linked, prose = after[0] - before[0], after[1] - before[1], after[2] - before[2]
    words, paragraphs, held = after[3] - before[3], after[4] - before[4], after[5] - before[5]
    row[0], row[1], row[2], row[3] = np.log1p(chars), np.log1p(held), linked / max(chars, 1.0), prose / max(words, 1.0)
    row[4], row[5], row[6], row[7] = words / held, chars / page[0], paragraphs / held, prose / max(1.0, page[2])


@compiled
def beside(out: Any, stopped: Any, heading: Any, paragraph: Any) -> None:
    """The neighbours, partly from what was written of them; -1 past either end of the page."""
    for i in range(len(out)):
        at = BESIDE
        for shift in range(-REACH, REACH + 1):
            if shift:
                k = i + shift
                if 0 <= k < len(out):
                    out[i, at], out[i, at + 1], out[i, at + 2] = out[k, 1], out[k, 2], stopped[k]
                    out[i, at + 3], out[i, at + 4] = heading[k], paragraph[k]
                else:
                    out[i, at : at + 5] = -1
                at += 5
