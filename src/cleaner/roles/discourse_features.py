"""What the discourse model reads of a unit: its words, the words of its section and lead-in, its cues, shape and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import DISCOURSE_ROLES, Unit
from cleaner.text.hashing import BITS, Words, features, hash_words, mix
from cleaner.text.vectors import meaning, normalised
from cleaner.text.word_classes import WordClasses, opening

LAYOUTS = ("heading", "prose", "list_item", "table_row", "quote", "code")

CLASSES = WordClasses({
    "reader": "you your yours you'll yourself",
    "we": "we us our ours let's let",
    "i": "i me my mine myself i'm i've",
    "others": "he she him her his they them their who whose",
    "past": """was were had did said told asked wrote went came took made became began found gave got saw left kept felt led held
    brought bought built sold sent spent stood lost met paid put ran sat set won fell grew knew thought heard opened closed started""",
    "future": "will shall going plans expected expects next tomorrow due",
    "modal": "may might could would can should must ought need needs",
    "should": "should ought must recommend recommended advise better best try avoid consider ensure make sure remember never always don't",
    "is": "is are means refers called known defined term stands consists denotes describes",
    "says": """says said told according reported reports found finds study survey research data report analysis adds added argues
    argued explained explains noted notes wrote writes claims claimed warned believes per cent percent average""",
    "contrast": "while whereas than versus unlike both whereas compared difference differ differs similar same more less fewer other another",
    "example": "example instance such say imagine suppose case like e.g",
    "sum": "conclusion short overall ultimately end summary sum finally bottom line therefore thus hence together",
    "text": "this article guide post section below above following here list look read explain discuss cover",
    "value": """important essential crucial vital key best great good better bad worst useful valuable powerful easy hard difficult
    beautiful perfect excellent ideal worth benefit benefits advantage matters success significant critical likely probably""",
    "cause": "because so since reason leads lead cause causes helps help makes make ensures ensure allows improves",
    "day": """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december yesterday today tonight ago last year week month morning evening""",
})  # fmt: skip
"""Word classes; a feature each."""

ENDS = b'.!?:,)"'
"""How a unit may end; also on an ellipsis."""

STRAIGHT = str.maketrans("“”„‘’–—", "\"\"\"''--")
STEPS = (-2, -1, 1, 2)
"""Neighbours whose features are read too."""


class Read(NamedTuple):
    """The features of the units of one article."""

    bucket: NDArray[np.uint32]
    unit: NDArray[np.int64]
    """Parallel arrays: hashed features, and the units that have them."""
    words: Words
    sheet: bytes
    """The text that the places of ``words`` point into."""
    dense: NDArray[np.float32]
    """Units x measures."""


def read(texts: Sequence[str], units: Sequence[Unit], ruled: Sequence[str]) -> Read:
    """The features of an article's units; ``ruled`` is the role that the declared cues give each."""
    lines = [text.translate(STRAIGHT).replace("\n", " ").encode("utf-8", "replace") for text in texts]
    words = hash_words(lines)
    own = features(words)
    buckets, owners = [own.bucket], [own.unit]
    for salt, context in enumerate(_contexts(units, ruled), 1):
        bucket, unit = _borrowed(words, context, salt)
        buckets.append(bucket)
        owners.append(unit)
    dense = np.column_stack([*_shape(lines, units), *_classes(words, len(units)), normalised(meaning(words, len(units))), _one_hot(ruled)])
    near = np.column_stack([dense, *(_shift(_one_hot(ruled), step) for step in STEPS), *(_shift(_layout(units), step) for step in (-1, 1))])
    return Read(np.concatenate(buckets), np.concatenate(owners), words, b"\n".join(lines), near.astype(np.float32))


def reconsider(dense: NDArray[np.float32], logits: NDArray[np.float32], units: Sequence[Unit]) -> NDArray[np.float32]:
    """The features of the network: the measures, and what the linear model says of the unit, its neighbours, and its block."""
    odds = logits - logits.max(axis=1, keepdims=True)
    shares = np.exp(odds) / np.exp(odds).sum(axis=1, keepdims=True)
    block = np.unique(np.fromiter((unit.block for unit in units), np.int64, len(units)), return_inverse=True)[1]
    sums = np.zeros((block.max(initial=0) + 1, shares.shape[1]), np.float32)
    np.add.at(sums, block, shares)
    means = sums / np.maximum(np.bincount(block), 1)[:, None]
    whole = np.broadcast_to(shares.mean(axis=0), shares.shape)
    return np.column_stack([dense, logits, *(_shift(shares, step) for step in STEPS), means[block], whole]).astype(np.float32)


def _contexts(units: Sequence[Unit], ruled: Sequence[str]) -> Iterable[list[int]]:
    """For each unit the index of its section's heading, of the lead-in of its list, and of the unit before it; -1 for none."""
    heading, lead_in, headings, lead_ins = -1, -1, [], []
    for index, (unit, role) in enumerate(zip(units, ruled, strict=True)):
        headings.append(heading)
        lead_ins.append(lead_in if unit.layout == "list_item" else -1)
        if role == "heading":
            heading, lead_in = index, index
        elif unit.layout != "list_item":
            lead_in = index
    return headings, lead_ins, list(range(-1, len(units) - 1))


def _borrowed(words: Words, context: list[int], salt: int) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The words of another unit as features of this one, told apart from its own."""
    counts = np.bincount(words.unit, minlength=len(context))
    starts = np.cumsum(counts) - counts
    source = np.array(context, np.int64)
    sizes = np.where(source >= 0, counts[np.maximum(source, 0)], 0)
    owner = np.repeat(np.arange(len(context)), sizes)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    hashes = words.hashes[starts[source[owner]] + offset] if len(owner) else words.hashes[:0]
    return (mix(hashes + np.uint64(100 + salt)) >> np.uint64(64 - BITS)).astype(np.uint32), owner


def _shape(lines: Sequence[bytes], units: Sequence[Unit]) -> Iterable[Any]:
    size = len(lines)
    yield _layout(units)
    text = np.frombuffer(b"\n".join(lines) + b"\n", np.uint8)
    lengths = np.fromiter(map(len, lines), np.int64, size) + 1
    starts = np.cumsum(lengths) - lengths
    yield np.log1p(np.add.reduceat(text == 32, starts, dtype=np.float64) + 1)
    for sign in b',"?!:(-%$':
        yield np.minimum(np.add.reduceat(text == sign, starts, dtype=np.float64), 4)
    yield np.add.reduceat((text >= 48) & (text <= 57), starts, dtype=np.float64) ** 0.5
    last = text[starts + lengths - 2]
    for end in ENDS:
        yield last == end
    yield (last == ENDS[0]) & (text[starts + lengths - 3] == ENDS[0])
    quotes = np.add.reduceat(text == 34, starts, dtype=np.int64)
    block = np.fromiter((unit.block for unit in units), np.int64, size)
    first = np.searchsorted(block, block)
    open_quotes = np.cumsum(quotes) - quotes
    yield (open_quotes - open_quotes[first]) % 2
    index = np.arange(size)
    last = np.searchsorted(block, block, "right") - 1
    yield index - first == 0
    yield last - index == 0
    yield np.log1p(index - first)
    yield np.log1p(last - index)
    yield (index + 0.5) / max(1, size)
    yield np.log1p(index)
    yield np.log1p(size - 1 - index)


def _classes(words: Words, units: int) -> Iterable[Any]:
    opens = opening(words)
    for _, mine in CLASSES.hits(words):
        yield np.minimum(np.bincount(words.unit[mine], minlength=units), 3)
        yield np.bincount(words.unit[mine[opens[mine]]], minlength=units)


def _layout(units: Sequence[Unit]) -> NDArray[np.float32]:
    return np.eye(len(LAYOUTS), dtype=np.float32)[[LAYOUTS.index(unit.layout) for unit in units]]


def _one_hot(ruled: Sequence[str]) -> NDArray[np.float32]:
    return np.eye(len(DISCOURSE_ROLES), dtype=np.float32)[[DISCOURSE_ROLES.index(role) for role in ruled]]


def _shift(rows: NDArray[np.float32], step: int) -> NDArray[np.float32]:
    """The rows of the units ``step`` further on; 0 beyond the ends."""
    moved = np.zeros_like(rows)
    if abs(step) < len(rows):
        if step > 0:
            moved[:-step] = rows[step:]
        else:
            moved[-step:] = rows[:step]
    return moved
