"""Repeated paragraphs and titles: every dropped copy has a named, verified original."""

from cleaner.duplicates.within import within

__all__ = ["within"]
