"""One document from raw to clean. A reader starts here.

``clean`` is the whole product in four steps: prepare the text, judge its units, find repeated paragraphs, tag what is
left. The nightly passes call the same four functions, with a shard of documents between the steps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, replace

from cleaner.article import Article, CleanDocument, Cut, Metadata, Sentence, Unit
from cleaner.duplicates import within
from cleaner.duplicates.rules import SCOPES, SYNDICATED, Scopes
from cleaner.judge import Judged, hear, parted
from cleaner.judge.furniture import furniture
from cleaner.limits import Limits
from cleaner.page import looks_like_html, read_page
from cleaner.rendering import render
from cleaner.roles import Lexicon, tag
from cleaner.rules.evidence import Evidence
from cleaner.text.blocks import text_blocks
from cleaner.text.decode import safe_text
from cleaner.text.language import language
from cleaner.text.sentences import segment

HEARINGS = 4
"""How often what is left is judged again, so that cleaning what was cleaned changes nothing."""
AUTHORS_OWN = 0.9
"""Probability of both copies from which a repeat inside the article of a page stays. On development pages such repeats are in what a
person copied more than seven times as often as not; below, three of four are the page's own summaries and carousels."""


def clean(text_or_html: str, url: str | None = None) -> CleanDocument:
    """Clean one article: junk and repeats out, sentences tagged, every removed span with its reason.

    Never raises on the content of a ``str``: an empty text gives an empty document.
    """
    article = prepare(text_or_html, url=url)
    return finish(*find_cuts(article))


def prepare(
    content: str, *, html: bool | None = None, url: str | None = None, metadata: Metadata | None = None, limits: Limits | None = None
) -> Article:
    """Blocks and units of a text or a page, and what is known about it. NUL and lone surrogates become U+FFFD.

    ``html`` None looks at the content. ``metadata`` is what the record around the document says; the page itself wins.
    Raises InputError ``E_TOO_LONG`` for what is longer than ``limits``; without them nothing is.
    """
    content = safe_text(content)
    if looks_like_html(content) if html is None else html:
        raw_text, blocks, found = read_page(content, url, limits)
        _refuse(limits, raw_text, blocks)
    else:
        _refuse(limits, content)
        raw_text, blocks, found = content, text_blocks(content), Metadata(url=url)
    if metadata is not None:
        found = Metadata(*(a or b for a, b in zip(astuple(found), astuple(metadata), strict=True)))
    if found.lang is None:
        found = replace(found, lang=language(raw_text))
    units = segment(raw_text, blocks)
    _refuse(limits, raw_text, units)
    return Article(raw_text, tuple(blocks), tuple(units), found)


def _refuse(limits: Limits | None, text: str, parts: Sequence[object] = ()) -> None:
    if limits is not None:
        limits.refuse("text_chars", len(text))
        limits.refuse("units", len(parts))


def find_cuts(article: Article, scopes: Scopes = SCOPES) -> Judged:
    """All that one document alone can prove to be junk or a repeat, and the article with its units parted as the cuts need.

    Of a page first goes what stands outside its article; its judge has seen the boxes that menus stand in, so on pages it alone
    tells navigation. What the cuts leave is read as a document of its own until nothing more is found in it.
    """
    return find_with_evidence(article, scopes)[0]


def find_with_evidence(article: Article, scopes: Scopes = SCOPES) -> tuple[Judged, tuple[Evidence, ...]]:
    """The same, and the evidence of every hearing: all that rules had any part in."""
    page = any(block.dom for block in article.blocks)
    if page:
        cuts, hearings = furniture(article)
    else:
        (article, cuts), hearings = _find_once(article, scopes)
    for _ in range(HEARINGS if cuts or page else 0):
        kept = kept_units(article, tidy(article, cuts))
        text, places = render(article, kept)
        found, evidence = _find_once(prepare(text, html=False), scopes)
        hearings += evidence
        more = list(_carried(article, kept, places, [cut for cut in found.cuts if not (page and cut.reason == "navigation")]))
        if page:
            more = [cut for cut in more if not _is_authors_own(article, cut)]
        if not more:
            break
        article = parted(article, more)
        cuts = sorted([*cuts, *more])
    return Judged(article, cuts), hearings


def _find_once(article: Article, scopes: Scopes) -> tuple[Judged, tuple[Evidence, ...]]:
    (article, cuts), evidence = hear(article)
    return Judged(article, sorted([*cuts, *within(article, cuts, scopes)])), evidence


def _is_authors_own(article: Article, cut: Cut) -> bool:
    """Whether the judge of pages is sure of a repeat and of its original alike: what a page's machinery repeats, it is not."""
    if cut.original is None:
        return False
    blocks = (article.blocks[bisect_right(article.blocks, at, key=lambda b: b.start) - 1] for at in (cut.start, cut.original.start))
    return all(block.dom is not None and block.dom.content >= AUTHORS_OWN for block in blocks)


def _carried(article: Article, kept: Sequence[Unit], places: Sequence[int], cuts: Iterable[Cut]) -> Iterator[Cut]:
    """Cuts in the rendered text as cuts of the article: of parts of units where these stand as they stood, else of whole units
    that lose more than half."""
    ends = [start + unit.end - unit.start for start, unit in zip(places, kept, strict=True)]
    for cut in cuts:
        original = cut.original
        if original is not None:
            original = original._replace(start=kept[bisect_right(places, original.start) - 1].start)
        for index in range(bisect_right(ends, cut.start), len(kept)):
            unit, place = kept[index], places[index]
            if place >= cut.end:
                break
            start, end = max(cut.start - place, 0), min(cut.end, ends[index]) - place
            if "\n" not in article.text(unit):
                yield cut._replace(start=unit.start + start, end=unit.start + end, original=original)
            elif 2 * (end - start) > unit.end - unit.start:
                yield cut._replace(start=unit.start, end=unit.end, original=original)


def finish(article: Article, cuts: Iterable[Cut], lexicon: Lexicon | None = None) -> CleanDocument:
    """Split the article into what is kept, tagged, and what is removed.

    ``cuts`` may come from several stages; ``lexicon`` None is the one that ships.
    """
    cuts = tidy(article, _settled(article, list(cuts)))
    kept = kept_units(article, cuts)
    sentences = tag(article, kept, lexicon=lexicon)
    copied = _copied_share(kept, cuts)
    return CleanDocument(
        raw_text=article.raw_text,
        clean_text=render(article, kept).text,
        sentences=tuple(sentences),
        cuts=tuple(cuts),
        metadata=_titled(article, sentences),
        flags=(*_flags(article, cuts), *(["syndicated"] if copied >= SYNDICATED else [])),
        copied_share=copied,
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


def _settled(article: Article, cuts: list[Cut]) -> list[Cut]:
    """Cuts of which every original stays: where a later stage has cut the original of a repeat inside the document, the repeat goes
    for what that went for, its own original or its reason."""
    if not any(_is_inside(cut) for cut in cuts):
        return cuts
    done = tidy(article, cuts)
    return [_onward(cut, done) if _is_inside(cut) else cut for cut in cuts]


def _onward(cut: Cut, done: Sequence[Cut]) -> Cut:
    passed = set[int]()
    while cut.original is not None and cut.original.doc is None and cut.original.start not in passed:
        passed.add(cut.original.start)
        index = bisect_right(done, cut.original.start, key=lambda c: c.start) - 1
        if index < 0 or done[index].end <= cut.original.start:
            break
        other = done[index]
        if other.original is None:
            return cut._replace(reason=other.reason, rule=other.rule, score=other.score, original=None)
        cut = cut._replace(original=other.original._replace(similarity=cut.original.similarity))
    return cut


def _is_inside(cut: Cut) -> bool:
    return cut.original is not None and cut.original.doc is None


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


def _copied_share(kept: Sequence[Unit], cuts: Sequence[Cut]) -> float:
    """How much of the text that is no junk repeats other documents, by characters."""
    own = sum(unit.end - unit.start for unit in kept)
    copied = sum(cut.end - cut.start for cut in cuts if cut.original is not None and cut.original.doc is not None)
    return copied / (own + copied) if copied else 0.0


def _titled(article: Article, sentences: Sequence[Sentence]) -> Metadata:
    """A text without a title of its own takes its first kept line if that is a heading."""
    if article.metadata.title or not sentences or sentences[0].layout != "heading":
        return article.metadata
    return replace(article.metadata, title=article.raw_text[sentences[0].start : sentences[0].end].lstrip("# "))
