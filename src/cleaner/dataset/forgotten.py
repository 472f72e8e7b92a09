"""Documents that must not be published any more although their raw files are still there: tombstones beside the snapshots."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cleaner.dataset.opening import open_dataset
from cleaner.dataset.store import Place, open_store
from cleaner.errors import CleanerError

FILE = ".forgotten.json"

Forgotten = dict[str, str]
"""``doc_id`` -> the date it belongs to."""


def read_forgotten(clean: Place) -> Forgotten:
    """All tombstones of a clean folder."""
    known: Forgotten = json.loads(open_store(clean).read_note(FILE) or "{}")
    return known


def forgotten_of(known: Mapping[str, str], date: str) -> frozenset[str]:
    """The documents of one date that are forgotten."""
    return frozenset(doc_id for doc_id, day in known.items() if day == date)


def forget(clean: Place, doc_id: str) -> str:
    """Set a tombstone for a published document; returns its date. Raises CleanerError when there is none of that id."""
    known = read_forgotten(clean)
    if doc_id not in known:
        _write(clean, {**known, doc_id: open_dataset(clean).date_of(doc_id)})
    return read_forgotten(clean)[doc_id]


def remember(clean: Place, doc_id: str) -> str:
    """Take a tombstone away; returns the document's date. Raises CleanerError when there is none."""
    known = read_forgotten(clean)
    if doc_id not in known:
        raise CleanerError(f"document {doc_id} is not forgotten; {clean}/{FILE} lists those that are")
    date = known.pop(doc_id)
    _write(clean, known)
    return date


def _write(clean: Place, known: Forgotten) -> None:
    open_store(clean).write_note(FILE, json.dumps(known, indent=1, sort_keys=True) + "\n")
