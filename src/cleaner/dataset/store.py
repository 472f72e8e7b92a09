"""Where a dataset is kept: a local folder or an object store, behind the same few verbs."""

from __future__ import annotations

from pathlib import Path

from cleaner.dataset.local import LocalStore
from cleaner.dataset.remote import RemoteStore

Store = LocalStore | RemoteStore
Place = Path | str
"""A clean folder, or its URL (``s3://bucket/prefix``)."""


def open_store(place: Place) -> Store:
    """The store of a folder or URL; nothing is created or asked yet. Raises ConfigError when no driver is installed."""
    text = str(place)
    if "://" in text and not text.startswith("file://"):
        return RemoteStore(text)
    return LocalStore(Path(text.removeprefix("file://")))
