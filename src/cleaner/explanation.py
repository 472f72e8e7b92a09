"""A cleaned document as a page with a margin: ``+`` stays, ``-`` goes, with the reason and the rule that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.article import CleanDocument, Cut, Sentence

ECHO = 48
"""Characters of a kept original that are quoted beside its copy."""


def explain(document: CleanDocument) -> str:
    """The whole document in order, every removed span on a line of its own with its reason, rule and score.

    >>> from cleaner import clean
    >>> print(explain(clean("Tides follow the moon.")))
    + Tides follow the moon.
    """
    return "\n".join(margin(document.raw_text, document.sentences, document.cuts))


def margin(raw_text: str, sentences: Sequence[Sentence], cuts: Sequence[Cut]) -> Iterator[str]:
    """The lines of the margin view; neighbouring sentences of one paragraph share a line."""
    end, paragraph = 0, None
    kept: list[str] = []
    spans: list[Sentence | Cut] = [*sentences, *cuts]
    for span in sorted(spans, key=lambda s: s.start):
        gap = raw_text[end : span.start]
        if kept and (isinstance(span, Cut) or span.paragraph != paragraph):
            yield "+ " + " ".join(kept)
            kept = []
        if gap.count("\n") > 1:
            yield ""
        words = " ".join(raw_text[span.start : span.end].split())
        if isinstance(span, Cut):
            yield f"- {words}  {note(raw_text, span)}"
        else:
            kept.append(words if kept else gap.rpartition("\n")[2].lstrip() + words)
            paragraph = span.paragraph
        end = span.end
    if kept:
        yield "+ " + " ".join(kept)


def note(raw_text: str, cut: Cut) -> str:
    """Why a span went: ``[comment_form C101 0.98]``, and for a repeat the original it repeats."""
    if cut.original is None:
        return f"[{cut.reason} {cut.rule} {cut.score:.2f}]"
    where = f"of {cut.original.start}" if cut.original.doc is None else f"of {cut.original.doc}:{cut.original.start}"
    original = raw_text[cut.original.start :][:ECHO].split("\n", maxsplit=1)[0] if cut.original.doc is None else ""
    quoted = f' "{original}…"' if original else ""
    return f"[{cut.reason} {cut.rule} {cut.original.similarity:.2f} {where}{quoted}]"
