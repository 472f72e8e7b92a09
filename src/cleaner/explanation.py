"""A cleaned document as a page with a margin: ``+`` stays, ``-`` goes, with the reason and the rule that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from cleaner.article import CleanDocument, Cut, Sentence

ECHO = 10
"""Words of an original that are quoted where its copy says the same."""

MOST_WORDS = 400
"""Words of a copy and of its original that are laid beside each other; comparing takes the product of both."""

Originals = Mapping[tuple[str | None, int], str]
"""The words of kept originals, by document and start."""


def explain(document: CleanDocument, originals: Originals | None = None) -> str:
    """The whole document in order, every removed span on a line of its own with its reason, rule and score.

    Below a repeat stands the original that it repeats, word by word: what only the copy says in ``[-…-]``, what only the original
    says in ``{+…+}``. ``originals``: those that stand in other documents.

    >>> from cleaner import clean
    >>> print(explain(clean("Tides follow the moon.")))
    + Tides follow the moon.
    """
    return "\n".join(margin(document.raw_text, document.sentences, document.cuts, originals or {}))


def margin(
    raw_text: str, sentences: Sequence[Sentence], cuts: Sequence[Cut], originals: Originals
) -> Iterator[str]:
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
            yield f"- {words}  {note(span)}"
            if span.original is not None:
                original = originals.get(span.original[:2]) or own_original(raw_text, span, sentences)
                yield from [f"  = {word_diff(words, original)}"] if original else []
        else:
            kept.append(words if kept else gap.rpartition("\n")[2].lstrip() + words)
            paragraph = span.paragraph
        end = span.end
    if kept:
        yield "+ " + " ".join(kept)


def note(cut: Cut) -> str:
    """Why a span went: ``[comment_form C101 0.98]``, and for a repeat how similar it is and to what."""
    if cut.original is None:
        return f"[{cut.reason} {cut.rule} {cut.score:.2f}]"
    where = f"of {cut.original.start}" if cut.original.doc is None else f"of {cut.original.doc}:{cut.original.start}"
    return f"[{cut.reason} {cut.rule} {cut.original.similarity:.2f} {where}]"


def own_original(raw_text: str, cut: Cut, sentences: Sequence[Sentence]) -> str:
    """The words that a repeat inside its document repeats: the kept sentence there, or its whole paragraph for a longer copy."""
    if cut.original is None or cut.original.doc is not None:
        return ""
    start = cut.original.start
    first = next((s for s in sentences if s.start == start), None)
    if first is None:
        return ""
    ends = [s.end for s in sentences if s.paragraph == first.paragraph and s.start >= start]
    enough = [end for end in ends if end - start >= cut.end - cut.start]
    return " ".join(raw_text[start : (enough or ends[-1:])[0]].split())


def word_diff(copy: str, original: str) -> str:
    """The original with what the copy changed: ``[-…-]`` stands only in the copy, ``{+…+}`` only in the original.

    >>> word_diff("shut for winter", "shut for the winter")
    'shut for {+the+} winter'
    """
    mine, theirs = copy.split()[:MOST_WORDS], original.split()[:MOST_WORDS]
    if copy.split() == original.split():
        return " ".join(theirs[:ECHO]) + (" … word for word" if len(theirs) > ECHO else "")
    parts = []
    for _, i, i_end, j, j_end in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if mine[i:i_end] == theirs[j:j_end]:
            parts.append(" ".join(theirs[j:j_end]))
        else:
            parts += [f"[-{' '.join(mine[i:i_end])}-]"] if i < i_end else []
            parts += [f"{{+{' '.join(theirs[j:j_end])}+}}"] if j < j_end else []
    more = ["…"] if len(copy.split()) > MOST_WORDS or len(original.split()) > MOST_WORDS else []
    return " ".join([*parts, *more])
