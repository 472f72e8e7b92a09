"""Duplicates inside one document."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.article import Article, Cut


def within(article: Article, cuts: Sequence[Cut]) -> list[Cut]:
    """Cuts for the second and later copies of a paragraph or title, reading past what ``cuts`` already removes."""
    return []
