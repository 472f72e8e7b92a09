"""The measures of all units of an article, computed once, as columns that every rule and model reads."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Article
from cleaner.rules.words import COMMON_WORDS, FUNCTION_WORDS, VERBS
from cleaner.text.remembered import remembered

Column = NDArray[np.float32]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.int32]

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
STEM = 6
"""Letters that two words, without a final s, must share to count as one: crude, and enough to tell topics apart."""

EVERYDAY = COMMON_WORDS | VERBS | {word for word in FUNCTION_WORDS if len(word) > 2}

STRAIGHT = (("“", '"'), ("”", '"'), ("„", '"'), ("‘", "'"), ("’", "'"), ("…", "..."), ("‑", "-"))
MOJIBAKE = re.compile(r"[ÃÂâãÐÑ][\u0080-\u00bf€™œžŸš‚„†‡ˆ‰‹Œ]")
BROKEN = re.compile(r"&#?\w{2,8};|" + MOJIBAKE.pattern)
"""Signs of entities and of UTF-8 read as a one-byte table."""

FULL_STOPS = (".", "。", "।")
STOPS = (*FULL_STOPS, "!", "?", "！", "？")

SPACES = re.compile(r"[^\S\n ]+ *| {2,}")
"""White space that is not a single space; a unit has no line breaks left."""

REMEMBERED = 1 << 12
"""Units whose own measures are remembered: what is left of a document is read again, and menus come again and again."""


class Own(NamedTuple):
    """The measures of a unit that its words alone decide; the columns of ``Measures`` have the same names."""

    tokens: tuple[str, ...]
    lower: tuple[str, ...]
    vocabulary: frozenset[str]
    stems: frozenset[str]
    words: int
    title_share: float
    function_words: int
    verbs: int
    size: int
    """Characters."""
    stops: bool
    stops_full: bool


NUMBERS = slice(4, None)
"""The numbers among the measures of ``Own``."""


@remembered(REMEMBERED)
def measure(text: str) -> Own:
    """Measure a unit by itself."""
    words = tuple(tokens(text))
    lows = tuple(map(str.lower, words))
    return Own(
        words, lows, frozenset(lows),
        frozenset(w.removesuffix("s")[:STEM] for w in lows if len(w) > 3 and w not in FUNCTION_WORDS),
        len(words), title_share(words), sum(map(FUNCTION_WORDS.__contains__, lows)), sum(map(VERBS.__contains__, lows)),
        len(text), text.rstrip("\"')]*»”").endswith(STOPS), text.rstrip("\"')]*»” ").endswith(FULL_STOPS),
    )  # fmt: skip


@dataclass(frozen=True)
class Measures:
    """The units of one article as columns; index i of every column is unit i."""

    article: Article
    texts: list[str]
    """Words of the unit, white space collapsed, quotation marks and ellipses plain, entities and mojibake repaired."""
    own: list[Own]
    """What each unit says by itself, whatever stands around it."""

    @classmethod
    def of(cls, article: Article) -> Measures:
        """Measure an article."""
        raw = article.raw_text
        sheet = "\n".join([raw[unit.start : unit.end].replace("\n", " ") for unit in article.units])
        for curly, straight in STRAIGHT:
            sheet = sheet.replace(curly, straight)
        texts = [text.strip() for text in SPACES.sub(" ", sheet).split("\n")] if article.units else []
        if BROKEN.search(sheet):
            texts = [repair(text) if BROKEN.search(text) else text for text in texts]
        return cls(article, texts, list(map(measure, texts)))

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def tokens(self) -> list[Sequence[str]]:
        """The words."""
        return [own.tokens for own in self.own]

    @cached_property
    def lines(self) -> list[bytes]:
        """The texts in UTF-8: what the phrase patterns read."""
        return [text.encode("utf-8", "replace") for text in self.texts]

    @cached_property
    def words(self) -> Column:
        """Number of words."""
        return np.asarray(self._counts[0])

    @cached_property
    def lower(self) -> list[Sequence[str]]:
        """The words in lower case."""
        return [own.lower for own in self.own]

    @cached_property
    def vocabulary(self) -> list[frozenset[str]]:
        """The different words in lower case."""
        return [own.vocabulary for own in self.own]

    @cached_property
    def title_share(self) -> Column:
        """Share of the words, function words apart, that start with a capital or a digit; 0 without words."""
        return np.asarray(self._counts[1])

    @cached_property
    def function_words(self) -> Column:
        """Number of function words."""
        return np.asarray(self._counts[2])

    @cached_property
    def verbs(self) -> Column:
        """Number of words that are surely finite verbs."""
        return np.asarray(self._counts[3])

    @cached_property
    def stops(self) -> Flags:
        """Ends as a sentence does."""
        return np.asarray(self._counts[5] > 0)

    @cached_property
    def stops_full(self) -> Flags:
        """Ends in a full stop: no title does."""
        return np.asarray(self._counts[6] > 0)

    @cached_property
    def prose(self) -> Flags:
        """Reads as a sentence of running text: some length, a full stop, and in English function words."""
        size = self._counts[4]
        long = (self.words >= 7) | ((size >= 40) & (size > 12 * self.words))  # scripts without spaces
        english = self.article.metadata.lang in ("en", None)
        return np.asarray(long & self.stops & ((self.function_words >= 2) & (self.title_share < 0.8) | (not english)))

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        """Stems of the words that carry meaning."""
        return [own.stems for own in self.own]

    @cached_property
    def overlap(self) -> Column:
        """Share of the unit's stems that other units use too; 1 where it has none: nothing speaks against it."""
        spread = Counter(chain.from_iterable(self.stems))
        shared = {stem for stem, units in spread.items() if units > 1}
        return np.array([len(stems & shared) / len(stems) if stems else 1.0 for stems in self.stems], np.float32)

    @cached_property
    def block(self) -> Indexes:
        """Index of the unit's block."""
        return np.fromiter((u.block for u in self.article.units), np.int32, len(self))

    @cached_property
    def alone(self) -> Flags:
        """The unit is its whole block."""
        sizes = np.bincount(self.block, minlength=1) if len(self) else np.zeros(1, np.int64)
        return np.asarray(sizes[self.block] == 1)

    @cached_property
    def in_prose_block(self) -> Flags:
        """The unit stands in a block with a sentence of running text besides itself."""
        counts = np.bincount(self.block, weights=self.prose, minlength=1) if len(self) else np.zeros(1)
        return np.asarray(counts[self.block] - self.prose > 0)

    @cached_property
    def headings(self) -> Flags:
        """The unit is a heading by its layout."""
        return np.fromiter((u.layout == "heading" for u in self.article.units), bool, len(self))

    @cached_property
    def _counts(self) -> Column:
        """The numbers of ``Own``, in its order, of every unit."""
        return np.ascontiguousarray(np.array([own[NUMBERS] for own in self.own], np.float32).reshape(-1, 7).T)

    def holding(self, words: frozenset[str]) -> list[int]:
        """The units that hold any of some words; remembered, for rules ask again and again for the same words."""
        if words not in self._holding:
            self._holding[words] = [unit for unit, own in enumerate(self.own) if not words.isdisjoint(own.vocabulary)]
        return self._holding[words]

    @cached_property
    def _holding(self) -> dict[frozenset[str], list[int]]:
        return {}


def repair(text: str) -> str:
    """The words as they were meant: entities resolved, unless there is nothing else, and text decoded by the wrong table repaired.

    >>> repair("Fish &amp; chips"), repair("&nbsp;&nbsp;"), repair("donâ€™t")
    ('Fish & chips', '&nbsp;&nbsp;', "don't")
    """
    import ftfy

    meant = html.unescape(text) if "&" in text else text
    for curly, straight in STRAIGHT:
        meant = meant.replace(curly, straight)
    meant = ftfy.fix_text(meant) if MOJIBAKE.search(meant) else meant
    meant = " ".join(meant.split())
    return meant if WORD.search(meant) else text


def tokens(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text)


def capital_everyday(words: Sequence[str]) -> int:
    """How many everyday words, the first apart, have a capital: names have none, headlines have."""
    return sum(word[0].isupper() and word.lower() in EVERYDAY for word in words[1:])


def title_share(words: Sequence[str]) -> float:
    """Share of the words, function words apart, that start with a capital or a digit; 0 without any."""
    initials = [word[0] for word in words if word.lower() not in FUNCTION_WORDS]
    return 1 - sum(map(str.islower, initials)) / len(initials) if initials else 0.0
