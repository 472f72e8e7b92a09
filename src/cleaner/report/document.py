"""A cleaned document as a page: the raw text with its cuts beside the clean text, line by line, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cleaner.article import CleanDocument, Cut, Sentence
from cleaner.manual import Entry, entries
from cleaner.report.page import fill

LARGEST = 200_000
"""Characters of raw text whose spans a page shows; what stands behind them is counted, not shown."""


class Piece(NamedTuple):
    """A stretch of raw text: a kept sentence, a cut, or (without a span) what lies between them."""

    text: str
    span: Sentence | Cut | None = None

    @property
    def cut(self) -> Cut | None:
        """The cut, if it is one."""
        return self.span if isinstance(self.span, Cut) else None

    @property
    def sentence(self) -> Sentence | None:
        """The kept sentence, if it is one."""
        return self.span if isinstance(self.span, Sentence) else None


class Line(NamedTuple):
    """Pieces that stand on one line of the raw text; a cut over several lines is one."""

    pieces: list[Piece]
    apart: bool
    """Whether a blank line stands above."""

    @property
    def reasons(self) -> str:
        """Reasons of its cuts, for the filter."""
        return " ".join(sorted({piece.cut.reason for piece in self.pieces if piece.cut}))

    @property
    def roles(self) -> str:
        """Roles of its sentences, for the filter."""
        kept = [piece.sentence for piece in self.pieces if piece.sentence]
        return " ".join(sorted({role for s in kept for role in (s.discourse_role, *s.subject_roles)}))


class Source(NamedTuple):
    """The original of a repeat that stands in another document."""

    doc: str
    start: int
    title: str
    text: str


class View(NamedTuple):
    """A document as its template takes it."""

    key: str
    """Prefix of the page's anchors: ``key-START`` is the span that starts there."""
    title: str
    facts: list[tuple[str, str]]
    lines: list[Line]
    left_out: int
    """Characters that are not shown."""
    kept: int
    removed: int
    reasons: list[tuple[str, int]]
    roles: list[tuple[str, int]]
    sources: list[Source]


Link = Callable[[Cut], str | None]
"""The anchor of a repeat's original, None where no page shows it."""


def view(
    document: CleanDocument, key: str, facts: Iterable[tuple[str, str | None]] = (), sources: Sequence[Source] = ()
) -> View:
    """Prepare a document. ``facts`` are lines for its head, ``sources`` the originals that stand elsewhere."""
    meta = document.metadata
    told = [*facts, ("url", meta.url), ("author", meta.author), ("published", meta.published_at), ("language", meta.lang)]
    everything: list[Sentence | Cut] = [*document.sentences, *document.cuts]
    spans = sorted((span for span in everything if span.start < LARGEST), key=lambda span: span.start)
    kept = document.sentences
    roles = Counter(role for s in kept for role in (s.discourse_role, *s.subject_roles))
    shown_to = spans[-1].end if spans else 0
    return View(
        key=key,
        title=meta.title or "Untitled",
        facts=[(name, value) for name, value in told if value],
        lines=lines(document.raw_text, spans),
        left_out=len(document.raw_text[shown_to:].strip()) if len(spans) < len(everything) else 0,
        kept=sum(s.end - s.start for s in kept),
        removed=sum(c.end - c.start for c in document.cuts),
        reasons=Counter(cut.reason for cut in document.cuts).most_common(),
        roles=roles.most_common(),
        sources=list(sources),
    )


def lines(raw_text: str, spans: Sequence[Sentence | Cut]) -> list[Line]:
    """The raw text from the first to the last of its spans, parted where a line ends between two of them."""
    found: list[Line] = []
    end = 0
    for span in spans:
        above, broken, gap = raw_text[end : span.start].rpartition("\n")
        if broken or not found:
            found.append(Line([], apart="\n" in above))
        if gap:
            found[-1].pieces.append(Piece(gap))
        found[-1].pieces.append(Piece(raw_text[span.start : span.end], span))
        end = span.end
    return found


def document_page(
    document: CleanDocument, doc_id: str = "d", facts: Iterable[tuple[str, str | None]] = (), sources: Sequence[Source] = ()
) -> str:
    """One document as one self-contained HTML page."""
    seen = view(document, doc_id, facts, sources)
    return fill("document.html", view=seen, link=link_within(seen), rules=rules_of([document]))


def link_within(seen: View) -> Link:
    """Originals of the same document by their place, of others by the quotations at the end of the page."""
    quoted = {(source.doc, source.start) for source in seen.sources}

    def link(cut: Cut) -> str | None:
        original = cut.original
        if original is None:
            return None
        if (original.doc, original.start) in quoted:
            return f"{seen.key}-from-{original.doc}-{original.start}"
        return f"{seen.key}-{original.start}" if original.doc in (None, seen.key) else None

    return link


def rules_of(documents: Iterable[CleanDocument]) -> list[Entry]:
    """The manual's entries of the rules that cut something, in its order."""
    codes = {cut.rule for document in documents for cut in document.cuts}
    return [entry for code, entry in entries().items() if code in codes]
