"""Repeats inside one document: paragraphs, runs of short lines, echoed titles, pull quotes and long sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Article, Cut, Original, Unit
from cleaner.duplicates.fingerprint import hash_tokens
from cleaner.duplicates.rules import SCOPES, Scope, Scopes

TITLE_ZONE = 4
"""Kept blocks from the top among which an echo of the title is looked for."""

ECHO_SHARE = 0.6
"""Least share of the title's words that an echo repeats."""

LABEL_COPIES = 3
"""Copies of a sentence before so many different paragraphs are a label."""

LABEL_UNITS = 3
"""Sentences of the longest label."""

MAX_POSTINGS = 64
"""Paragraphs that share one bigram before that bigram says nothing; keeps a hostile document linear."""

Hashes = NDArray[np.uint64]


class _Paragraph(NamedTuple):
    """The units of a block that stand, and their canonical tokens as hashes."""

    units: list[Unit]
    words: list[Hashes]
    """Of each unit."""
    key: bytes
    """All tokens; equal for equal paragraphs."""
    digits: int
    """Of the multiset of its digits."""

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def size(self) -> int:
        """Tokens."""
        return len(self.key) // 8

    @property
    def tokens(self) -> list[int]:
        words: list[int] = np.frombuffer(self.key, np.uint64).tolist()
        return words

    @property
    def bigrams(self) -> set[tuple[int, int]]:
        words = self.tokens
        return set(zip(words, words[1:], strict=False))


def within(article: Article, cuts: Sequence[Cut], scopes: Scopes = SCOPES) -> list[Cut]:
    """Cuts for the second and later copies of a paragraph, title or long sentence, past what ``cuts`` already removes.

    The first copy stays, except that a sentence in its paragraph wins over a pull quote of it, wherever that stands.
    """
    paragraphs = _paragraphs(article, cuts)
    labels = _labels(paragraphs)
    repeats = _repeated_paragraphs(paragraphs, labels, scopes)
    _add_runs(paragraphs, repeats)
    _add_title_echo(paragraphs, repeats)
    found = [_cut(p, rule, paragraphs[of].start, s) for i, p in enumerate(paragraphs) for rule, of, s in repeats.get(i, ())]
    standing = [p for i, p in enumerate(paragraphs) if i not in repeats]
    return sorted([*found, *_repeated_sentences(standing, labels, scopes.document)])


Repeats = dict[int, list[tuple[str, int, float]]]
"""Paragraph -> its rule, the paragraph it repeats, and their similarity (a list of one, so that it can be extended)."""


def _paragraphs(article: Article, cuts: Sequence[Cut]) -> list[_Paragraph]:
    """The units that stand, by block."""
    by_block: dict[int, list[Unit]] = {}
    position, ordered = 0, sorted(cuts)
    for unit in article.units:
        while position < len(ordered) and ordered[position].end <= unit.start:
            position += 1
        if position == len(ordered) or ordered[position].start >= unit.end:
            by_block.setdefault(unit.block, []).append(unit)
    blocks = list(by_block.values())
    hashes, ends, digits = hash_tokens([article.text(unit) for units in blocks for unit in units])
    bounds, sums = [0, *ends.tolist()], [0, *np.cumsum(digits).tolist()]
    first, paragraphs = 0, []
    for units in blocks:
        last = first + len(units)
        words = [hashes[bounds[i] : bounds[i + 1]] for i in range(first, last)]
        key = hashes[bounds[first] : bounds[last]].tobytes()
        paragraphs.append(_Paragraph(units, words, key, (sums[last] - sums[first]) % (1 << 64)))
        first = last
    return paragraphs


def _repeated_paragraphs(paragraphs: list[_Paragraph], labels: set[bytes], scopes: Scopes) -> Repeats:
    scope = scopes.document
    suspects = _suspects(paragraphs, scope.threshold)
    repeats: Repeats = {}
    first: dict[bytes, int] = {}
    postings: dict[tuple[int, int], list[int]] = defaultdict(list)
    unposted: list[int] = []
    for i, paragraph in enumerate(paragraphs):
        least = scope.similar if paragraph.units[0].layout in ("table_row", "code") else scope.equal
        if paragraph.size < least or paragraph.key in labels:
            continue
        if (earlier := first.setdefault(paragraph.key, i)) != i:
            repeats[i] = [("U101", earlier, 1.0)]
        elif paragraph.size >= scope.similar:
            if i in suspects:
                _post(postings, paragraphs, unposted)
                similar = _most_similar(paragraphs, paragraph, paragraph.bigrams, postings, scopes)
                if similar is not None:
                    repeats[i] = [("U102", *similar)]
                    continue
            unposted.append(i)
    return repeats


def _suspects(paragraphs: list[_Paragraph], threshold: float) -> set[int]:
    """Paragraphs whose bigrams occur before them often enough that one of the earlier may be similar; mostly there are none, and
    no paragraph need be compared with another."""
    sizes = np.fromiter((paragraph.size for paragraph in paragraphs), np.int64, len(paragraphs))
    words = np.frombuffer(b"".join(paragraph.key for paragraph in paragraphs), np.uint64)
    place = np.repeat(np.arange(len(sizes)), sizes)
    inside = place[1:] == place[:-1]
    _, bigram = np.unique((words[:-1] * np.uint64(3) + words[1:])[inside], return_inverse=True)
    bigram, place = np.divmod(np.unique(bigram * len(sizes) + place[1:][inside]), max(1, len(sizes)))
    again = bigram == np.concatenate([[-1], bigram[:-1]])  # in order of bigrams, then places: all but the first of each
    total = np.bincount(place, minlength=len(sizes))
    return set(np.flatnonzero((total > 0) & (np.bincount(place, again, len(sizes)) >= threshold * total)).tolist())


def _post(postings: dict[tuple[int, int], list[int]], paragraphs: list[_Paragraph], unposted: list[int]) -> None:
    """Enter the paragraphs that wait under their bigrams."""
    for i in unposted:
        for bigram in paragraphs[i].bigrams:
            if len(postings[bigram]) < MAX_POSTINGS:
                postings[bigram].append(i)
    unposted.clear()


def _labels(paragraphs: list[_Paragraph]) -> set[bytes]:
    """Sentences that stand alone again and again before different paragraphs: the questions of a round, not copies."""
    followers: dict[bytes, list[_Paragraph]] = defaultdict(list)
    for paragraph, following in zip(paragraphs, paragraphs[1:], strict=False):
        if len(paragraph.units) <= LABEL_UNITS:
            followers[paragraph.key].append(following)
    often = ((key, after) for key, after in followers.items() if len(after) >= LABEL_COPIES)
    return {key for key, after in often if len({following.key for following in after}) >= LABEL_COPIES}


def _most_similar(
    paragraphs: list[_Paragraph], paragraph: _Paragraph, bigrams: set[tuple[int, int]],
    postings: dict[tuple[int, int], list[int]], scopes: Scopes,
) -> tuple[int, float] | None:
    """The most similar earlier paragraph, by the true Jaccard of the bigrams; None when none is similar enough."""
    shared = Counter(i for bigram in bigrams for i in postings.get(bigram, ()))
    threshold = scopes.document.threshold
    best: tuple[int, float] | None = None
    for i, count in sorted(shared.items()):
        if count < threshold * len(bigrams):
            continue
        other = paragraphs[i].bigrams
        common = len(bigrams & other)
        similarity = common / (len(bigrams) + len(other) - common)
        enough = similarity >= threshold and (best is None or similarity > best[1])
        if enough and (not scopes.numbers or paragraph.digits == paragraphs[i].digits):
            best = (i, similarity)
    return best


def _add_runs(paragraphs: list[_Paragraph], repeats: Repeats) -> None:
    """Short blocks beside a repeated one, when the same words stood beside its original, repeat too."""
    for step in (1, -1):
        indexes = range(len(paragraphs)) if step == 1 else range(len(paragraphs) - 1, -1, -1)
        for i in indexes:
            neighbour = repeats.get(i - step)
            if i in repeats or neighbour is None:
                continue
            twin = neighbour[0][1] + step
            if 0 <= twin < i and twin not in repeats and paragraphs[i].key == paragraphs[twin].key != b"":
                repeats[i] = [("U106", twin, 1.0)]


def _add_title_echo(paragraphs: list[_Paragraph], repeats: Repeats) -> None:
    top = paragraphs[:TITLE_ZONE]
    if not top or len(top[0].units) != 1 or top[0].units[0].layout != "heading":
        return
    title = set(top[0].tokens)
    for i, paragraph in enumerate(top[1:], 1):
        words = set(paragraph.tokens)
        if len(paragraph.units) != 1 or paragraph.units[0].layout != "heading":
            return
        if i not in repeats and len(words) >= 3 and words <= title and len(words) >= ECHO_SHARE * len(title):
            repeats[i] = [("U103", 0, len(words) / len(title))]


def _repeated_sentences(paragraphs: list[_Paragraph], labels: set[bytes], scope: Scope) -> list[Cut]:
    """Equal sentences: the one that stands among others in a paragraph stays, else the first. A short one that comes again and
    again is a refrain."""
    places: dict[bytes, list[tuple[Unit, bool]]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.key in labels:
            continue
        for unit, words in zip(paragraph.units, paragraph.words, strict=True):
            if len(words) >= scope.equal and unit.layout not in ("table_row", "code"):
                places[words.tobytes()].append((unit, len(paragraph.units) > 1))
    found = []
    for sentence, copies in places.items():
        refrain = len(sentence) < 8 * scope.similar and len(copies) > 2
        if len(copies) > 1 and not refrain:
            kept = next((unit for unit, in_place in copies if in_place), copies[0][0])
            for unit, in_place in copies:
                if unit is not kept:
                    rule = "U105" if in_place else "U104"
                    found.append(Cut(unit.start, unit.end, "duplicate", rule, 1.0, Original(None, kept.start, 1.0)))
    return found


def _cut(paragraph: _Paragraph, rule: str, of: int, similarity: float) -> Cut:
    original = Original(None, of, similarity)
    return Cut(paragraph.start, paragraph.units[-1].end, "duplicate", rule, similarity, original)
