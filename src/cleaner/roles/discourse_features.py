"""What the discourse model reads of a unit: its words, the words of its section and lead-in, its cues, shape and place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import DISCOURSE_ROLES, Unit
from cleaner.text.compiled import compiled
from cleaner.text.hashing import Words, bucket_of, features, hash_sheet, mix
from cleaner.text.vectors import meaning, normalised
from cleaner.text.word_classes import WordClasses

ROLE = {role: code for code, role in enumerate(DISCOURSE_ROLES)}
LAYOUT = {layout: code for code, layout in enumerate(("heading", "prose", "list_item", "table_row", "quote", "code"))}
ROLES, LAYOUTS = len(ROLE), len(LAYOUT)
HEADING, LIST_ITEM = ROLE["heading"], LAYOUT["list_item"]

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

SIGNS = np.frombuffer(b',"?!:(-%$', np.uint8)
"""How often these stand in a unit is a feature each; no more than ``MOST_SIGNS``."""

ENDS = np.frombuffer(b'.!?:,)"', np.uint8)
"""How a unit may end; also on an ellipsis."""

MOST_SIGNS, MOST_WORDS = 4, 3
SHAPE = len(SIGNS) + len(ENDS) + 11
"""Measures of shape and place."""

STRAIGHT = (("“", '"'), ("”", '"'), ("„", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-"))
STEPS = (-2, -1, 1, 2)
"""Neighbours whose features are read too."""

CONTEXTS = 3
"""Other units whose words are read: the heading of the section, the lead-in of the list, the unit before."""


class Places(NamedTuple):
    """What is known of the units besides their words: arrays with a number a unit."""

    layout: NDArray[np.int64]
    block: NDArray[np.int64]
    ruled: NDArray[np.int64]
    """The role that the declared cues give."""


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
    sheet = _sheet(texts)
    words = hash_sheet(sheet)
    places = Places(
        np.array([LAYOUT[unit.layout] for unit in units], np.int64),
        np.array([unit.block for unit in units], np.int64),
        np.array([ROLE[role] for role in ruled], np.int64),
    )
    own, borrowed = features(words), _borrowed(words, places)
    counts = CLASSES.count(words, len(units))
    sense = normalised(meaning(words, len(units)))
    dense = _dense(np.frombuffer(sheet + b"\n", np.uint8), places, *counts, sense)
    return Read(np.concatenate([own.bucket, borrowed[0]]), np.concatenate([own.unit, borrowed[1]]), words, sheet, dense)


def reconsider(dense: NDArray[np.float32], logits: NDArray[np.float32], units: Sequence[Unit]) -> NDArray[np.float32]:
    """The features of the network: the measures, and what the linear model says of the unit, its neighbours, and its block."""
    blocks = np.array([unit.block for unit in units], np.int64)
    wide: NDArray[np.float32] = _reconsidered(dense, np.asarray(logits, np.float32), blocks)
    return wide


def _sheet(texts: Sequence[str]) -> bytes:
    """The units, a line each, with plain quotes and dashes."""
    sheet = "\n".join(texts)
    if sheet.count("\n") >= len(texts):
        sheet = "\n".join(text.replace("\n", " ") for text in texts)
    if not sheet.isascii():
        for typographic, plain in STRAIGHT:
            sheet = sheet.replace(typographic, plain)
    return sheet.encode("utf-8", "replace")


@compiled
def _borrowed(words: Any, places: Any) -> Any:
    """The words of other units as features of a unit, told apart from its own and from each other."""
    units = len(places.ruled)
    starts = np.zeros(units + 1, np.int64)
    for unit in words.unit:
        starts[unit + 1] += 1
    starts = np.cumsum(starts)
    sources = np.full((units, CONTEXTS), -1, np.int64)
    heading, lead_in, size = -1, -1, 0
    for unit in range(units):
        sources[unit, 0] = heading
        sources[unit, 1] = lead_in if places.layout[unit] == LIST_ITEM else -1
        sources[unit, 2] = unit - 1
        if places.ruled[unit] == HEADING:
            heading, lead_in = unit, unit
        elif places.layout[unit] != LIST_ITEM:
            lead_in = unit
        for source in sources[unit]:
            size += starts[source + 1] - starts[source] if source >= 0 else 0
    bucket, owner = np.empty(size, np.uint32), np.empty(size, np.int64)
    size = 0
    for unit in range(units):
        for salt in range(CONTEXTS):
            source = sources[unit, salt]
            if source >= 0:
                for word in range(starts[source], starts[source + 1]):
                    bucket[size] = bucket_of(mix(words.hashes[word] + np.uint64(101 + salt)))
                    owner[size] = unit
                    size += 1
    return bucket, owner


@compiled
def _dense(text: Any, places: Any, counts: Any, first: Any, sense: Any) -> Any:
    """All measures of the units; each ends on a line break in ``text``."""
    units, roles, layouts = len(places.ruled), ROLES, LAYOUTS
    own = layouts + SHAPE + 2 * counts.shape[1] + sense.shape[1]
    rows = np.zeros((units, own + 5 * roles + 2 * layouts), np.float32)
    start, block_first, block_last, quotes = 0, 0, -1, 0
    for unit in range(units):
        end = start
        while text[end] != 10:
            end += 1
        row = rows[unit]
        if unit > block_last:
            block_first, block_last, quotes = unit, unit, 0
            while block_last + 1 < units and places.block[block_last + 1] == places.block[unit]:
                block_last += 1
        row[places.layout[unit]] = 1
        at = _shape(text, start, end, row, layouts)
        row[at] = quotes % 2
        row[at + 1], row[at + 2] = unit == block_first, unit == block_last
        row[at + 3], row[at + 4] = np.log1p(unit - block_first), np.log1p(block_last - unit)
        row[at + 5], row[at + 6], row[at + 7] = (unit + 0.5) / units, np.log1p(unit), np.log1p(units - 1 - unit)
        at += 8
        for k in range(counts.shape[1]):
            row[at + 2 * k], row[at + 2 * k + 1] = min(counts[unit, k], MOST_WORDS), first[unit, k]
        at += 2 * counts.shape[1]
        row[at : at + sense.shape[1]] = sense[unit]
        row[own + places.ruled[unit]] = 1
        at = own + roles
        for step in STEPS:
            if 0 <= unit + step < units:
                row[at + places.ruled[unit + step]] = 1
            at += roles
        if unit:
            row[at + places.layout[unit - 1]] = 1
        if unit + 1 < units:
            row[at + layouts + places.layout[unit + 1]] = 1
        for i in range(start, end):
            quotes += text[i] == 34
        start = end + 1
    return rows


@compiled
def _shape(text: Any, start: int, end: int, row: Any, at: int) -> int:
    """Counts of blanks, signs and digits, and how the unit ends; where in the row to go on."""
    blanks, digits, signs = 0, 0, np.zeros(128, np.int64)
    for i in range(start, end):
        if text[i] < 128:
            signs[text[i]] += 1
    for digit in range(48, 58):
        digits += signs[digit]
    blanks = signs[32]
    row[at] = np.log1p(blanks + 1)
    at += 1
    for sign in SIGNS:
        row[at] = min(signs[sign], MOST_SIGNS)
        at += 1
    row[at] = digits**0.5
    at += 1
    if end > start:
        for k in range(len(ENDS)):
            row[at + k] = text[end - 1] == ENDS[k]
        row[at + len(ENDS)] = end - start > 1 and text[end - 1] == ENDS[0] and text[end - 2] == ENDS[0]
    return at + len(ENDS) + 1


@compiled
def _reconsidered(dense: Any, logits: Any, blocks: Any) -> Any:
    units, roles = logits.shape
    own = dense.shape[1]
    shares, whole = np.empty_like(logits), np.zeros(roles, np.float32)
    rows = np.zeros((units, own + roles * (3 + len(STEPS))), np.float32)
    for unit in range(units):
        shares[unit] = np.exp(logits[unit] - logits[unit].max())
        shares[unit] /= shares[unit].sum()
        whole += shares[unit] / np.float32(units)
        rows[unit, :own] = dense[unit]
        rows[unit, own : own + roles] = logits[unit]
    first = 0
    for last in range(units):
        at = own + roles
        for step in STEPS:
            if 0 <= last + step < units:
                rows[last, at : at + roles] = shares[last + step]
            at += roles
        rows[last, at + roles :] = whole
        if last + 1 == units or blocks[last + 1] != blocks[last]:
            mean = np.zeros(roles, np.float32)
            for unit in range(first, last + 1):
                mean += shares[unit] / np.float32(last + 1 - first)
            for unit in range(first, last + 1):
                rows[unit, at : at + roles] = mean
            first = last + 1
    return rows
