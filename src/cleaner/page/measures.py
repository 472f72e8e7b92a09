"""What is measured of every line of a page: itself, the boxes around it, its neighbours, and the page as a whole."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.page import fill
from cleaner.page.head import Head, pairs
from cleaner.page.hints import Hints
from cleaner.page.lines import Lines
from cleaner.page.scan import FNV_PRIME, Ints, Markup
from cleaner.page.tags import NAMES, TAG
from cleaner.page.words import CJK, STOPS, WORDS, LineWords
from cleaner.text.compiled import compiled

Floats = NDArray[np.float32]

AROUND = (
    "article", "main", "nav", "footer", "aside", "header", "form", "figure", "table", "ul ol", "li", "blockquote",
    "section", "dl dd", "noscript", "p", "a", "button", "h1 h2 h3 h4 h5 h6", "details",
)  # fmt: skip
"""Elements whose presence around a line is a measure."""
GROUP = np.array([sum(1 << n for n, tags in enumerate(AROUND) if name in tags.split()) for name in NAMES], np.int32)
OWN = np.array([TAG[name] for name in ("p", "li", "h1", "h2", "div", "a", "span")], np.int32)
"""Elements that are a measure where the line stands in one directly."""

LEVELS = 5
"""Boxes around a line that are measured, each larger than the one inside it."""
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
    return Boxes(*_boxes(markup.parent, markup.end, lines.element, LEVELS))


def measure(markup: Markup, hints: Hints, lines: Lines, words: LineWords, boxes: Boxes, head: Head) -> Floats:
    """Lines x measures: the line, lines like it, its place on the page, its boxes, its neighbours, and the page."""
    counts, n = words.counts, len(lines.element)
    chars = (lines.span[:, 3] - lines.span[:, 2]).astype(np.float32)
    linked = np.minimum(lines.link_chars, chars)
    prose = np.where(words.stopped & (counts[:, WORDS] >= PROSE_WORDS), counts[:, WORDS], 0).astype(np.float32)
    tag = markup.tag[lines.element]
    heading, paragraph = lines.layout == 1, tag == TAG["p"]
    mask, depth, path, hidden = _inherit(markup.tag, markup.parent, hints.first, hints.hashes, hints.hidden, GROUP)
    title = fill.share(words.hashes, words.line, n, head.title)
    body = fill.share(pairs(words.hashes), words.line, n, head.body) if len(head.body) else np.full(n, -1, np.float32)
    whole = np.array([
        np.log1p(chars.sum()), np.log1p(n), linked.sum() / chars.sum(), prose.sum() / max(1.0, float(counts[:, WORDS].sum())),
        (prose > 0).mean(), np.log1p((markup.tag == TAG["article"]).sum()), len(head.body) > 0, counts[:, CJK].sum() / chars.sum(),
        heading.mean(), (lines.layout == 2).mean(), (lines.layout == 3).mean(), (markup.tag == TAG["h1"]).sum(), *head.signs,
    ], np.float32)  # fmt: skip
    out = np.empty((n, fill.WIDTH + len(whole)), np.float32)
    fill.own(
        out, lines.text, lines.span, counts, words.stopped, chars, linked, prose, lines.layout, tag, OWN,
        depth[lines.element], mask[lines.element], len(AROUND), hidden[lines.element], title, body, STOPS,
    )  # fmt: skip
    fill.company(out, fill.COMPANY, path[lines.element].astype(np.float64), chars, linked)
    fill.company(out, fill.COMPANY + fill.COMPANY_SIZE, fill.line_hash(words.hashes, words.line, n), chars, linked)
    fill.position(out, chars, prose, heading, tag == TAG["h1"])
    first = np.searchsorted(lines.element, np.arange(len(markup.tag)))  # text after an inner element is out of order; so it was trained
    fill.boxes(
        out, markup.end, lines.element, boxes.level, first, chars, linked, prose, counts[:, WORDS], words.stopped & paragraph
    )  # fmt: skip
    fill.beside(out, words.stopped, heading, paragraph)
    out[:, fill.WIDTH :] = whole
    return out


def shifted(values: NDArray[Any], shift: int) -> Floats:
    """The value ``shift`` lines on, -1 past either end."""
    moved = np.full(len(values), -1, np.float32)
    if shift > 0:
        moved[:-shift] = values[shift:]
    else:
        moved[-shift:] = values[:shift]
    return moved


@compiled
def _boxes(parent: Ints, end: Ints, element: Ints, levels: int) -> Any:
    before = np.zeros(len(parent) + 1, np.int32)  # lines in the elements before each
    for i in element:
        before[i + 1] += 1
    for i in range(len(parent)):
        before[i + 1] += before[i]
    up = np.zeros(len(parent), np.int32)
    for i in range(1, len(parent)):
        outer = parent[i]
        larger = before[end[outer]] - before[outer] > before[end[i]] - before[i]
        up[i] = outer if larger else up[outer]
    level = np.empty((len(element), levels), np.int32)
    for i in range(len(element)):
        level[i, 0] = element[i]
        for k in range(1, levels):
            level[i, k] = up[level[i, k - 1]]
    return up, level


@compiled
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
