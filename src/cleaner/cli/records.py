"""Documents as the JSON records that the command line prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleaner.article import CleanDocument, Cut, Sentence


def document_record(document: CleanDocument) -> dict[str, Any]:
    """A cleaned document: text, title, sentences, removed spans, flags and the raw text they index into."""
    return {
        "text": document.clean_text,
        "title": document.metadata.title,
        "author": document.metadata.author,
        "published_at": document.metadata.published_at,
        "site": document.metadata.site,
        "url": document.metadata.url,
        "lang": document.metadata.lang,
        "flags": list(document.flags),
        "sentences": sentence_records(document.raw_text, document.sentences),
        "removed": [cut_record(document.raw_text, cut) for cut in document.cuts],
        "raw_text": document.raw_text,
    }


def sentence_records(raw_text: str, sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    """Sentences with their words."""
    return [
        {
            "start": s.start,
            "end": s.end,
            "text": raw_text[s.start : s.end],
            "paragraph": s.paragraph,
            "layout": s.layout,
            "discourse_role": s.discourse_role,
            "confidence": s.confidence,
            "role_why": s.role_why,
            "subject_roles": list(s.subject_roles),
            "subject_why": s.subject_why,
        }
        for s in sentences
    ]


def cut_record(raw_text: str, cut: Cut) -> dict[str, Any]:
    """A removed span with its words, its reason and its original where it is a repeat."""
    original = cut.original
    return {
        "start": cut.start,
        "end": cut.end,
        "text": raw_text[cut.start : cut.end],
        "reason": cut.reason,
        "rule": cut.rule,
        "score": cut.score,
        "duplicate_of_doc": original.doc if original else None,
        "duplicate_of_start": original.start if original else None,
        "similarity": original.similarity if original else None,
    }
