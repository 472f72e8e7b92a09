"""What is measured of every line of a page: itself, the boxes around it, its neighbours, and the page as a whole."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cleaner.page.head import Head, pairs
from cleaner.page.hints import Hints
from cleaner.page.lines import Lines
from cleaner.page.scan import FNV_PRIME, Ints, Markup
from cleaner.page.tags import NAMES, TAG
from cleaner.page.words import CJK, COUNTS, STOPS, WORDS, LineWords

Floats = NDArray[np.float32]

AROUND = (
    "article", "main", "nav", "footer", "aside", "header", "form", "figure", "table", "ul ol", "li", "blockquote",
    "section", "dl dd", "noscript", "p", "a", "button", "h1 h2 h3 h4 h5 h6", "details",
)  # fmt: skip
"""Elements whose presence around a line is a measure."""
GROUP = np.array([sum(1 << n for n, tags in enumerate(AROUND) if name in tags.split()) for name in NAMES], np.int32)

LEVELS = 5
"""Boxes around a line that are measured, each larger than the one inside it."""
REACH = 3
"""Neighbours on either side that are measured."""
PROSE_WORDS = 8
"""Words from which a line that ends like a sentence counts as prose."""


class Boxes(NamedTuple):
    """The elements that hold more lines than any element inside them."""

    up: Ints
    """Of every element, the nearest one around it that holds more lines."""
    level: Ints
    """Lines x ``LEVELS``: the boxes around each line, from the inside out."""


def find_boxes(markup: Markup, lines: Lines) -> Boxes:
    """The boxes around every line."""
    held = np.bincount(lines.element, minlength=len(markup.tag))
    inside = _subtree(held, markup.end)
    up = _up(markup.parent, inside)
    level = [lines.element]
    for _ in range(LEVELS - 1):
        level.append(up[level[-1]])
    return Boxes(up, np.stack(level, axis=1))


def measure(markup: Markup, hints: Hints, lines: Lines, words: LineWords, boxes: Boxes, head: Head) -> Floats:
    """Lines x measures."""
    counts, n = words.counts, len(lines.element)
    chars = (lines.span[:, 3] - lines.span[:, 2]).astype(np.float32)
    size = counts[:, WORDS]
    linked = np.minimum(lines.link_chars, chars)
    prose = np.where(words.stopped & (size >= PROSE_WORDS), size, 0).astype(np.float32)
    mask, depth, path, hidden = _inherit(markup.tag, markup.parent, hints.first, hints.hashes, hints.hidden, GROUP)
    own_tag = markup.tag[lines.element]
    title = _share(np.isin(words.hashes, head.title), words.line, n)
    body = _share(np.isin(pairs(words.hashes), head.body), words.line[:-1], n) if len(head.body) else np.full(n, -1, np.float32)
    heading = lines.layout == 1
    first = _first_byte(lines)
    columns: list[Any] = [
        np.log1p(chars), np.log1p(size), linked / chars, chars / np.maximum(size, 1), words.stopped, prose > 0,
        *(counts[:, i] / np.maximum(size, 1) for i in range(1, len(COUNTS))),
        counts[:, STOPS], lines.layout, first, depth[lines.element],
        own_tag == TAG["p"], own_tag == TAG["li"], own_tag == TAG["h1"], own_tag == TAG["h2"], own_tag == TAG["div"],
        own_tag == TAG["a"], own_tag == TAG["span"],
        *((mask[lines.element] >> i) & 1 for i in range(len(AROUND))),
        hidden[lines.element], title, title * (heading & (size > 2)), body,
    ]  # fmt: skip
    for keys in (path[lines.element], _line_hash(words, n)):
        columns += _company(keys, chars, linked)
    index = np.arange(n, dtype=np.float32)
    before, prose_before = np.cumsum(chars) - chars, np.cumsum(prose) - prose
    first_title = int(np.argmax(own_tag == TAG["h1"])) if (own_tag == TAG["h1"]).any() else -1
    columns += [
        index / n, np.minimum(index, 200), np.minimum(n - index, 200), before / chars.sum(),
        prose_before / max(1.0, float(prose.sum())), np.log1p(prose.sum() - prose_before - prose),
        np.clip(index - first_title, -100, 100) if first_title >= 0 else np.full(n, -200), _since(heading),
    ]  # fmt: skip
    columns += _of_boxes(markup, lines, boxes, (chars, linked, prose, size, words.stopped & (own_tag == TAG["p"])))
    for shift in (*range(-REACH, 0), *range(1, REACH + 1)):
        for values in (np.log1p(size), linked / chars, words.stopped, heading, own_tag == TAG["p"]):
            columns.append(shifted(values, shift))
    whole = [
        np.log1p(chars.sum()), np.log1p(n), linked.sum() / chars.sum(), prose.sum() / max(1.0, float(size.sum())),
        (prose > 0).mean(), np.log1p((markup.tag == TAG["article"]).sum()), len(head.body) > 0, counts[:, CJK].sum() / chars.sum(),
        heading.mean(), (lines.layout == 2).mean(), (lines.layout == 3).mean(), (markup.tag == TAG["h1"]).sum(), *head.signs,
    ]  # fmt: skip
    columns += [np.full(n, value, np.float32) for value in whole]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def shifted(values: NDArray[Any], shift: int) -> Floats:
    """The value ``shift`` lines on, -1 past either end."""
    moved = np.full(len(values), -1, np.float32)
    if shift > 0:
        moved[:-shift] = values[shift:]
    else:
        moved[-shift:] = values[:shift]
    return moved


def box_sums(values: NDArray[Any], markup: Markup, lines: Lines) -> NDArray[np.float64]:
    """The sum of a value of lines over the subtree of every element."""
    return _subtree(np.bincount(lines.element, weights=values, minlength=len(markup.tag)), markup.end)


def _of_boxes(markup: Markup, lines: Lines, boxes: Boxes, values: tuple[NDArray[Any], ...]) -> list[Any]:
    chars, linked, prose, words, paragraphs = (box_sums(v, markup, lines) for v in values)
    held = box_sums(np.ones(len(lines.element)), markup, lines)
    start = np.searchsorted(lines.element, np.arange(len(markup.tag)))
    columns: list[Any] = []
    for level in range(LEVELS):
        box = boxes.level[:, level]
        columns += [
            np.log1p(chars[box]), np.log1p(held[box]), linked[box] / np.maximum(chars[box], 1),
            prose[box] / np.maximum(words[box], 1), words[box] / held[box], chars[box] / chars[0],
            paragraphs[box] / held[box], prose[box] / max(1.0, prose[0]),
            (np.arange(len(lines.element)) - start[box]) / held[box] if level else held[box] == 1,
        ]  # fmt: skip
    return columns


def _company(keys: NDArray[Any], chars: Floats, linked: Floats) -> list[Any]:
    """How many lines share a key with each line, and what these are like."""
    _, group, count = np.unique(keys, return_inverse=True, return_counts=True)
    total = np.bincount(group, weights=chars)
    return [np.log1p(count[group]), (total / count)[group], (np.bincount(group, weights=linked) / total)[group]]


def _share(hit: NDArray[np.bool_], line: Ints, n: int) -> Floats:
    """The share of each line's words that are hit."""
    total = np.bincount(line, minlength=n)
    return np.asarray(np.bincount(line, weights=hit, minlength=n) / np.maximum(total, 1), np.float32)


def _line_hash(words: LineWords, n: int) -> NDArray[Any]:
    """Equal for lines of the same words."""
    place = np.arange(len(words.line)) - np.searchsorted(words.line, words.line)
    return np.bincount(words.line, weights=words.hashes * (place + 1.0), minlength=n)


def _first_byte(lines: Lines) -> NDArray[np.int8]:
    """Kind of the first character: 0 sign, 1 digit, 2 small letter, 3 capital, 4 beyond ASCII."""
    byte = lines.text[lines.span[:, 0]]
    kinds = [(byte >= 48) & (byte <= 57), (byte >= 97) & (byte <= 122), (byte >= 65) & (byte <= 90), byte >= 128]
    return np.select(kinds, [1, 2, 3, 4], 0).astype(np.int8)


def _since(flags: NDArray[np.bool_]) -> NDArray[Any]:
    """Lines since the last flag, 50 at most."""
    index = np.arange(len(flags))
    return np.minimum(index - np.maximum.accumulate(np.where(flags, index, -50)), 50)


def _subtree(values: NDArray[Any], end: Ints) -> NDArray[Any]:
    """Sums over every element and its descendants, which follow it without a gap."""
    total = np.concatenate([np.zeros(1, values.dtype), np.cumsum(values)])
    return np.asarray(total[end] - total[:-1])


@njit(cache=True, nogil=True)
def _up(parent: Ints, inside: Any) -> Any:
    up = np.zeros(len(parent), np.int32)
    for i in range(1, len(parent)):
        up[i] = parent[i] if inside[parent[i]] > inside[i] else up[parent[i]]
    return up


@njit(cache=True, nogil=True)
def _inherit(tag: Any, parent: Ints, first: Ints, hashes: Any, hidden: Any, group: Any) -> Any:
    """What every element has from those around it: groups of tags as bits, depth, a hash of the path, whether it is hidden.

    The path's hash takes in the first hint of each of the three innermost elements.
    """
    mask = np.zeros(len(tag), np.int32)
    depth = np.zeros(len(tag), np.int32)
    path = np.zeros(len(tag), np.uint32)
    bare = np.zeros(len(tag), np.uint32)
    unseen = np.zeros(len(tag), np.bool_)
    for i in range(1, len(tag)):
        up = parent[i]
        mask[i] = mask[up] | group[tag[i]]
        depth[i] = depth[up] + 1
        bare[i] = np.uint32((bare[up] ^ tag[i]) * FNV_PRIME)
        own = hashes[first[i]] if first[i + 1] > first[i] else np.uint32(0)
        path[i] = np.uint32(((bare[i] ^ own) * FNV_PRIME) ^ path[up] >> np.uint32(7))
        unseen[i] = unseen[up] or hidden[i]
    return mask, depth, path, unseen
