"""What the judge reads of the units of a text, said plainly: the slow twin of ``cleaner.judge.fill``."""

import math

import numpy as np

from cleaner.article import REASONS
from cleaner.judge.features import CLASSES, READ
from cleaner.judge.fill import CAP, ENDS, LONG, MARKS, SPANS, STEPS
from cleaner.text.hashing import word_hashes
from cleaner.text.vectors import meaning, normalised

KINDS = (b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", bytes([*range(33, 48), *range(58, 65), *range(91, 97), *range(123, 127)]), bytes(range(128, 256)))


def describe(measures, evidence, hashed, words):
    """Units x features for the first pass."""
    shapes = np.array([shape(line, measures.lines) for line in measures.lines])
    own = np.column_stack([shapes, *_style(measures), *_voice(measures, hashed), *_witnesses(evidence), words])
    prose = measures.prose * np.log1p(measures.words)
    support = np.minimum(evidence.support(), CAP)
    short = measures.alone & (measures.words <= 6) & ~measures.stops
    near = [around(key) for key in (words, prose, support, short)]
    return np.column_stack([own, *near, *_place(measures, words), *_sense(meaning(hashed, len(measures)), measures)])


def reconsider(features, verdicts, measures):
    """The features of the second pass."""
    kept = np.array([1 / (1 + math.exp(min(max(verdict, -30), 30))) for verdict in verdicts.tolist()])
    more = around(verdicts), *_shares(measures.words * kept), _block_mean(verdicts, measures), *_stretch(measures, kept)
    return np.column_stack([features, verdicts, *more])


def shape(line, lines):
    size = max(1, len(line))
    shares = [sum(byte in kind for byte in line) / size for kind in KINDS]
    counts = [math.log1p(line.count(mark)) if mark in b",\"'" else min(line.count(mark), 3) for mark in MARKS]
    first = line[:1] or b"\n"
    ends = [line.endswith(end) for end in ENDS]
    return [math.log1p(len(line)), *shares, *counts, b"a" <= first <= b"z", first in KINDS[2], *ends, math.log(lines.count(line))]


def around(values):
    """A row a unit: single neighbours, and means of what stands before and after; 0 beyond the ends."""
    values = np.asarray(values, float).tolist()
    rows = []
    for at in range(len(values)):
        single = [values[at + step] if 0 <= at + step < len(values) else 0 for step in STEPS]
        spans = [sum(part) / span for span in SPANS for part in (values[max(0, at - span) : at], values[at + 1 : at + 1 + span])]
        rows.append([*single, *spans])
    return np.array(rows)


def _stretch(measures, kept):
    gains = np.minimum(measures.words, LONG) * (2 * kept - 1)
    gains = np.where(kept < 0.5, np.minimum(gains, 2 * (2 * kept - 1)), gains)
    total = np.concatenate([[0.0], np.cumsum(gains)])
    end = int((total - np.minimum.accumulate(total)).argmax())
    start = int(total[: end + 1].argmin())
    index = np.arange(len(gains))
    return (index >= start) & (index < end), _far(index - start), _far(end - index)


def _far(steps):
    return np.sign(steps) * np.log1p(abs(steps))


def _style(measures):
    size = np.maximum(measures.words, 1)
    yield from (np.log1p(measures.words), measures.words <= 3, measures.title_share, measures.function_words / size)
    yield from (measures.verbs / size, measures.verbs > 0, measures.prose, measures.overlap, measures.alone)
    yield from (measures.in_prose_block, measures.headings, [unit.layout == "list_item" for unit in measures.article.units])


def _voice(measures, hashed):
    words = [hashed.hashes[hashed.unit == unit].tolist() for unit in range(len(measures))]
    known = {name: set(word_hashes(text).tolist()) for name, text in CLASSES.classes.items()}
    for mine in known.values():
        yield [min(3, sum(word in mine for word in own)) for own in words]
    yield [bool(own) and own[0] in known["order"] for own in words]
    quotes = [line.count(b'"') for line in measures.lines]
    block = measures.block.tolist()
    yield [sum(quotes[block.index(block[unit]) : unit]) % 2 for unit in range(len(measures))]
    yield [count > 0 for count in quotes]
    yield [False, *(line.endswith(b":") for line in measures.lines[:-1])]


def _witnesses(evidence):
    return (np.minimum(evidence.support(reason), CAP) for reason in REASONS if reason != "duplicate")


def _place(measures, words):
    size = len(measures)
    index = np.arange(size)
    prose = measures.prose * measures.words
    held = np.flatnonzero(prose)
    first, last = (held[0], held[-1]) if len(held) else (0, size - 1)
    yield from (np.log1p(index), np.log1p(size - 1 - index), _far(index - first), _far(last - index))
    yield from _shares(prose)
    yield from (_block_mean(words, measures), _block_mean(measures.prose, measures))
    share = prose.sum() / max(1.0, float(measures.words.sum()))
    whole = np.log1p(size), share, np.log1p(prose.sum()), words.mean(), measures.alone.mean(), measures.article.metadata.lang in READ
    yield from (np.full(size, value) for value in whole)


def _sense(meanings, measures):
    own = normalised(meanings)
    yield own
    prose = meanings * measures.prose[:, None]
    paragraph = np.array([meanings[measures.block == block].sum(axis=0) for block in measures.block])
    for other in (prose.sum(axis=0) - prose, paragraph - meanings):
        yield (own * normalised(other)).sum(axis=1)
    yield own @ own[0]
    first = measures.stems[0]
    yield [len(stems & first) / (len(first) or 1) for stems in measures.stems]
    for step in (-1, 1):
        yield (own * np.roll(own, step, axis=0)).sum(axis=1)


def _shares(weights):
    total = np.cumsum(weights.astype(float))
    whole = max(1e-6, total[-1])
    return (total - weights) / whole, total / whole


def _block_mean(column, measures):
    return np.array([column[measures.block == block].mean() for block in measures.block])
