"""One document from raw to clean. A reader starts here.

``clean`` is the whole product in four steps: prepare the text, judge its units, find repeated paragraphs, tag what is
left. The nightly passes call the same four functions, with a shard of documents between the steps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace

from cleaner.article import Article, CleanDocument, Cut, Metadata, Sentence, Unit
from cleaner.duplicates import within
from cleaner.judge import Judged, judge
from cleaner.judge.blocks import outside_article
from cleaner.page import looks_like_html, read_page
from cleaner.roles import Lexicon, tag
from cleaner.text.blocks import text_blocks
from cleaner.text.bullets import body_start
from cleaner.text.decode import safe_text
from cleaner.text.language import language
from cleaner.text.sentences import segment

CLOSING = tuple(",.;:!?)]’”%")
"""Marks that belong to the word before them, although a line break stands between."""


def clean(text_or_html: str, url: str | None = None) -> CleanDocument:
    """Clean one article: junk and repeats out, sentences tagged, every removed span with its reason.

    Never raises on the content of a ``str``: an empty text gives an empty document.
    """
    article = prepare(text_or_html, url=url)
    return finish(*find_cuts(article))


def prepare(
    content: str, *, html: bool | None = None, url: str | None = None, metadata: Metadata | None = None
) -> Article:
    """Blocks and units of a text or a page, and what is known about it. NUL and lone surrogates become U+FFFD.

    ``html`` None looks at the content. ``metadata`` is what the record around the document says; the page itself wins.
    """
    content = safe_text(content)
    if looks_like_html(content) if html is None else html:
        raw_text, blocks, found = read_page(content, url)
    else:
        raw_text, blocks, found = content, text_blocks(content), Metadata(url=url)
    if metadata is not None:
        found = Metadata(*(a or b for a, b in zip(astuple(found), astuple(metadata), strict=True)))
    if found.lang is None:
        found = replace(found, lang=language(raw_text))
    return Article(raw_text, tuple(blocks), tuple(segment(raw_text, blocks)), found)


def find_cuts(article: Article) -> Judged:
    """All that one document alone can prove to be junk or a repeat, and the article with its units parted as the cuts need."""
    article, cuts = judge(article)
    cuts += outside_article(article, cuts)
    return Judged(article, sorted([*cuts, *within(article, cuts)]))


def finish(article: Article, cuts: Iterable[Cut], lexicon: Lexicon | None = None) -> CleanDocument:
    """Split the article into what is kept, tagged, and what is removed.

    ``cuts`` may come from several stages; ``lexicon`` None is the one that ships.
    """
    cuts = tidy(article, cuts)
    kept = kept_units(article, cuts)
    sentences = tag(article, kept, lexicon=lexicon)
    return CleanDocument(
        raw_text=article.raw_text,
        clean_text=clean_text(article, kept),
        sentences=tuple(sentences),
        cuts=tuple(cuts),
        metadata=_titled(article, sentences),
        flags=_flags(article, cuts),
    )


def tag_all(article: Article, cuts: Iterable[Cut], lexicon: Lexicon | None = None) -> list[Sentence]:
    """Tag every unit without removing anything; junk is told apart by its role, a repeat keeps the role of its words."""
    reasons: dict[Unit, str] = {}
    ordered = [cut for cut in sorted(cuts) if cut.reason != "duplicate"]
    position = 0
    for unit in article.units:
        while position < len(ordered) and ordered[position].end <= unit.start:
            position += 1
        if position < len(ordered) and ordered[position].start < unit.end:
            reasons[unit] = ordered[position].reason
    return tag(article, article.units, reasons, lexicon)


def tidy(article: Article, cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts as they are published: of whole units, disjoint, in order, neighbours of one reason and rule joined.

    Where cuts overlap, a unit belongs to the shortest: a repeated paragraph keeps the reason of an ad inside it.
    """
    starts = [unit.start for unit in article.units]
    owners: list[Cut | None] = [None] * len(starts)
    for cut in sorted(cuts, key=lambda c: (c.start - c.end, c.start, c.rule)):
        first = bisect_right(starts, cut.start) - 1
        first += first < 0 or article.units[first].end <= cut.start
        for i in range(first, bisect_left(starts, cut.end)):
            owners[i] = cut
    done: list[Cut] = []
    last: Cut | None = None
    for unit, owner in zip(article.units, owners, strict=True):
        if owner is not None and last is not None and (owner is last or _alike(owner, last)):
            done[-1] = done[-1]._replace(end=unit.end, score=min(done[-1].score, owner.score))
        elif owner is not None:
            done.append(owner._replace(start=unit.start, end=unit.end))
        last = owner
    return done


def kept_units(article: Article, cuts: Sequence[Cut]) -> list[Unit]:
    """The units that no cut touches, in order. ``cuts`` are disjoint and in order."""
    kept, position = [], 0
    for unit in article.units:
        while position < len(cuts) and cuts[position].end <= unit.start:
            position += 1
        if position == len(cuts) or cuts[position].start >= unit.end:
            kept.append(unit)
    return kept


def clean_text(article: Article, kept: Sequence[Unit]) -> str:
    """The kept units as running text: bullets and blank lines as they stood, one space where something was cut, and lines that
    broke a sentence joined."""
    raw, parts = article.raw_text, []
    last: Unit | None = None
    for unit in kept:
        if last is not None and last.block == unit.block:
            gap = raw[last.end : unit.start]
            parts.append(gap if not gap or gap.isspace() else " ")
        else:
            if last is not None:
                between = raw[last.end : unit.start]
                parts.append("\n\n" if _has_blank_line(between) else "\n")
            block = article.blocks[unit.block]
            parts.append(raw[block.start : body_start(raw, block.start, block.end)])
        parts.append(_one_line(article.text(unit)))
        last = unit
    return "".join(parts)


def _one_line(words: str) -> str:
    """A sentence that a flattened page broke over lines, on one."""
    lines = [line.strip() for line in words.splitlines()]
    return "".join(line if line.startswith(CLOSING) or not i else f" {line}" for i, line in enumerate(lines) if line)


def _has_blank_line(between: str) -> bool:
    lines = between.split("\n")
    return len(lines) > 2 and any(not line.strip() for line in lines[1:-1])


def _alike(cut: Cut, other: Cut) -> bool:
    return (cut.reason, cut.rule) == (other.reason, other.rule) and not cut.original and not other.original


def _flags(article: Article, cuts: Sequence[Cut]) -> tuple[str, ...]:
    raw = article.raw_text
    total = sum(len(article.text(unit)) for unit in article.units)
    junk = sum(cut.end - cut.start for cut in cuts if cut.reason != "duplicate")
    repeats = sum(cut.end - cut.start for cut in cuts if cut.reason == "duplicate")
    flags = []
    if not raw.strip():
        flags.append("empty")
    if total and junk > total / 2:
        flags.append("mostly_removed")
    if total and repeats > total / 2:
        flags.append("mostly_duplicate")
    return tuple(flags)


def _titled(article: Article, sentences: Sequence[Sentence]) -> Metadata:
    """A text without a title of its own takes its first kept line if that is a heading."""
    if article.metadata.title or not sentences or sentences[0].layout != "heading":
        return article.metadata
    return replace(article.metadata, title=article.raw_text[sentences[0].start : sentences[0].end].lstrip("# "))
