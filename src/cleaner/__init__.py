"""Scraped articles in, trusted text out, and a reason for every character that did not make it.

>>> from cleaner import clean
>>> clean("Tides follow the moon.\\n\\nLeave a Reply").clean_text
'Tides follow the moon.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.article import CleanDocument, Cut, Sentence
    from cleaner.cleaning import clean
    from cleaner.dataset import open_dataset
    from cleaner.explanation import explain

__all__ = ["CleanDocument", "Cut", "Sentence", "clean", "explain", "open_dataset"]
__version__ = "0.1.0"

_HOME = {
    "CleanDocument": "cleaner.article",
    "Cut": "cleaner.article",
    "Sentence": "cleaner.article",
    "clean": "cleaner.cleaning",
    "explain": "cleaner.explanation",
    "open_dataset": "cleaner.dataset",
}


def __getattr__(name: str) -> Any:
    """Import the public names where they are first used: ``import cleaner`` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
