"""What the trained judge reads of a unit besides its words: measures, witnesses, place, and the same of its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cleaner.article import REASONS
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Column, Measures
from cleaner.text.hashing import Words
from cleaner.text.vectors import meaning, normalised
from cleaner.text.word_classes import WordClasses, opening

READ = ("en", None)
"""Languages in which the models have learned; None is a text too short to tell."""

STEPS = (-3, -2, -1, 1, 2, 3)
"""Neighbours that are looked at one by one."""

SPANS = (4, 12, 40)
"""Stretches before and after a unit whose means are looked at."""

LONG = 40
"""Words of a unit beyond which it says no more for its surroundings."""

CAP = 6.0
"""No single witness counts for more."""

MARKS = (b"|", b"@", b"/", b"#", b",", b":", b"!", b"?", b"\"", b"'", b"(", b"{", b"<", b"=", b"*", b"+", b"&", b"%")
"""Signs whose number in a unit is a feature."""

ENDS = tuple(end.encode() for end in (".", "!", "?", ":", ",", "...", ")", '"', "»"))
"""How a unit may end."""

CLASSES = WordClasses({
    "reader": "you your yours you'll yourself",
    "publisher": "we us our ours",
    "writer": "i me my mine",
    "others": "he she him her his hers they them their who whose",
    "past": "was were had did said told asked wrote went came took made became began found gave got",
    "report": """says said saying asked told tells wrote writes warned announced according claimed claims reads read sign banner
    slogan poster headline headlined quoted called words printed shouted pleaded begs promised advert caption notice letter""",
    "order": """get book buy call click visit join sign subscribe read see try find discover learn start download follow share
    like leave log register enter check browse order shop contact donate support tell help save watch listen win ask send
    don't never always keep use take make add let put turn wait go come stop avoid""",
    "web": """site website page app email e-mail inbox newsletter online link links click browser cookies login account
    subscription comments comment ad ads advertisement facebook twitter instagram whatsapp podcast video""",
    "offer": "free price prices off save deal deals sale discount offer offers now today delivery shop code voucher",
})  # fmt: skip
"""Words that tell who speaks to whom, and of what; a feature each."""

_DIGIT, _UPPER, _OTHER, _HIGH = (np.zeros(256, bool) for _ in range(4))
_DIGIT[[*b"0123456789"]] = True
_UPPER[[*b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]] = True
_OTHER[[*range(33, 48), *range(58, 65), *range(91, 97), *range(123, 127)]] = True
_HIGH[128:] = True


def describe(measures: Measures, evidence: Evidence, hashed: Words, words: Column) -> Column:
    """Units x features for the first pass; ``words`` is the score of the unit's words by the linear model."""
    own = np.column_stack([*shape(measures), *_style(measures), *_voice(measures, hashed), *_witnesses(evidence), words])
    prose = measures.prose * np.log1p(measures.words)
    support = np.minimum(evidence.support(), CAP)
    short = measures.alone & (measures.words <= 6) & ~measures.stops
    near = [column for key in (words, prose, support, short.astype(np.float32)) for column in around(key)]
    return np.column_stack([own, *near, *_place(measures, words), *_sense(meaning(hashed, len(measures)), measures)]).astype(np.float32)


def reconsider(features: Column, verdicts: Column, measures: Measures) -> Column:
    """The features of the second pass: those of the first, and what the first said of the unit and of its neighbours."""
    kept = 1 / (1 + np.exp(np.clip(verdicts, -30, 30)))
    shares = _shares(measures.words * kept)
    stretch = _stretch(measures, kept)
    return np.column_stack([features, verdicts, *around(verdicts), *shares, _block_mean(verdicts, measures), *stretch]).astype(np.float32)


def _stretch(measures: Measures, kept: NDArray[Any]) -> Iterable[ArrayLike]:
    """Where the unit stands in relation to the run of units that gains the most: words that are likely to stay gain, junk
    costs."""
    gains = np.minimum(measures.words, LONG) * (2 * kept - 1)
    gains = np.where(kept < 0.5, np.minimum(gains, 2 * (2 * kept - 1)), gains)
    total = np.concatenate([[0.0], np.cumsum(gains)])
    lowest = np.minimum.accumulate(total)
    end = int((total - lowest).argmax())
    start = int(total[: end + 1].argmin())
    index = np.arange(len(gains))
    yield (index >= start) & (index < end)
    yield np.sign(index - start) * np.log1p(abs(index - start))
    yield np.sign(end - index) * np.log1p(abs(end - index))


def around(column: NDArray[Any]) -> Iterable[ArrayLike]:
    """The values of single neighbours, and means over longer stretches on either side; 0 beyond the ends."""
    size, reach = len(column), max(SPANS)
    padded = np.zeros(size + 2 * reach, np.float64)
    padded[reach : reach + size] = column
    for step in STEPS:
        yield padded[reach + step : reach + step + size]
    total = np.concatenate([[0.0], np.cumsum(padded)])

    def from_here(step: int) -> NDArray[np.float64]:
        return total[reach + step : reach + step + size]

    for span in SPANS:
        yield (from_here(0) - from_here(-span)) / span
        yield (from_here(span + 1) - from_here(1)) / span


def shape(measures: Measures) -> Iterable[ArrayLike]:
    """Lengths and signs, from the bytes of all units at once."""
    lines = measures.lines
    text = np.frombuffer(b"\n".join(lines) + b"\n", np.uint8)
    sizes = np.fromiter(map(len, lines), np.int64, len(lines))
    starts = np.cumsum(sizes + 1) - sizes - 1
    length = np.maximum(sizes, 1)
    signs = np.bincount(np.repeat(np.arange(len(lines)) * 256, sizes + 1) + text, minlength=256 * len(lines)).reshape(-1, 256)
    yield np.log1p(sizes)
    for kind in (_DIGIT, _UPPER, _OTHER, _HIGH):
        yield signs[:, kind].sum(axis=1) / length
    for mark in MARKS:
        counts = signs[:, mark[0]].astype(np.float32)
        yield np.log1p(counts) if mark in b",\"'" else np.minimum(counts, 3)
    first = text[starts]
    yield (first >= 97) & (first <= 122)
    yield _OTHER[first]
    for end in ENDS:
        places = starts + sizes - len(end)  # of an empty line the bytes before it: its neighbour's line break is no end
        yield np.all([text[places + offset] == byte for offset, byte in enumerate(end)], axis=0)
    copies: dict[bytes, int] = {}
    for line in lines:
        copies[line] = copies.get(line, 0) + 1
    yield np.log([copies[line] for line in lines])


def _style(measures: Measures) -> Iterable[ArrayLike]:
    size = np.maximum(measures.words, 1)
    yield np.log1p(measures.words)
    yield measures.words <= 3
    yield measures.title_share
    yield measures.function_words / size
    yield measures.verbs / size
    yield measures.verbs > 0
    yield measures.prose
    yield measures.overlap
    yield measures.alone
    yield measures.in_prose_block
    yield measures.headings
    yield np.fromiter((u.layout == "list_item" for u in measures.article.units), bool, len(measures))


def _voice(measures: Measures, hashed: Words) -> Iterable[ArrayLike]:
    """Who speaks to whom: word classes, and quotation marks that are open where the unit starts."""
    counts = np.zeros((len(measures), len(CLASSES)), np.float32)
    opens = opening(hashed)
    order = np.zeros(len(measures), bool)
    for number, (name, mine) in enumerate(CLASSES.hits(hashed)):
        counts[:, number] = np.bincount(hashed.unit[mine], minlength=len(measures))
        if name == "order":
            order[hashed.unit[mine[opens[mine]]]] = True
    yield np.minimum(counts, 3)
    yield order
    quotes = np.fromiter((line.count(b'"') for line in measures.lines), np.int64, len(measures))
    before = np.cumsum(quotes) - quotes
    yield (before - before[np.searchsorted(measures.block, measures.block)]) % 2
    yield quotes > 0
    yield np.concatenate([[False], [line.endswith(b":") for line in measures.lines[:-1]]])


def _witnesses(evidence: Evidence) -> Iterable[ArrayLike]:
    """What the rules say, by reason."""
    columns = {reason: np.zeros(len(evidence.measures), np.float32) for reason in REASONS}
    for rule, weights in evidence.columns.items():
        column = columns[rule.reason]
        for unit, weight in weights.items():
            column[unit] += weight
    yield from (np.minimum(columns[reason], CAP) for reason in REASONS if reason != "duplicate")


def _place(measures: Measures, words: Column) -> Iterable[ArrayLike]:
    """Where the unit stands in the document, and what kind of document it is."""
    size = len(measures)
    index = np.arange(size)
    prose = measures.prose * measures.words
    held = np.flatnonzero(prose)
    first, last = (held[0], held[-1]) if size and len(held) else (0, size - 1)
    yield np.log1p(index)
    yield np.log1p(size - 1 - index)
    yield np.sign(index - first) * np.log1p(abs(index - first))
    yield np.sign(last - index) * np.log1p(abs(last - index))
    yield from _shares(prose)
    yield _block_mean(words, measures)
    yield _block_mean(measures.prose.astype(np.float32), measures)
    total = max(1.0, float(measures.words.sum()))
    for whole in (
        np.log1p(size), float(prose.sum()) / total, np.log1p(float(prose.sum())), float(words.mean()),
        float(measures.alone.mean()), float(measures.article.metadata.lang in READ),
    ):  # fmt: skip
        yield np.full(size, whole)


def _sense(meanings: Column, measures: Measures) -> Iterable[ArrayLike]:
    """What the unit is about, and how near that is to the article, to its paragraph, and to its neighbours."""
    own = normalised(meanings)
    yield own
    prose = meanings * measures.prose[:, None]
    blocks = np.zeros((int(measures.block[-1]) + 1, meanings.shape[1]), np.float32)
    np.add.at(blocks, measures.block, meanings)
    for other in (prose.sum(axis=0) - prose, blocks[measures.block] - meanings):
        yield (own * normalised(other)).sum(axis=1)
    yield own @ own[0]
    first = measures.stems[0]
    yield [len(stems & first) / (len(first) or 1) for stems in measures.stems]
    for step in (-1, 1):
        yield (own * np.roll(own, step, axis=0)).sum(axis=1)


def _shares(weights: NDArray[Any]) -> Iterable[ArrayLike]:
    """What share of the document's weight stands before the unit, and before its end."""
    total = np.cumsum(weights)
    whole = max(1e-6, float(total[-1]) if len(total) else 0.0)
    yield (total - weights) / whole
    yield total / whole


def _block_mean(column: NDArray[Any], measures: Measures) -> Column:
    """The mean over the units of the same block."""
    sums = np.bincount(measures.block, weights=column)
    counts = np.maximum(np.bincount(measures.block), 1)
    return np.asarray(sums / counts, np.float32)[measures.block]
