"""Readers' leases: a snapshot that somebody reads for hours stays, however much is published meanwhile."""

from __future__ import annotations

import json
import re
import time
import uuid

from cleaner.dataset.manifest import Snapshot
from cleaner.dataset.snapshots import published_snapshot
from cleaner.dataset.store import Store
from cleaner.errors import ConfigError, PublishError

FOLDER = ".holds"
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(span: str) -> float:
    """``"90m"`` as seconds; s, m, h and d are known. Raises ConfigError.

    >>> seconds("6h")
    21600.0
    """
    match = re.fullmatch(r"(\d{1,6})([smhd])", span.strip())
    if not match:
        raise ConfigError(f"{span!r} is no span of time; write it like 90m, 6h or 2d")
    return float(match[1]) * UNITS[match[2]]


def hold_current(store: Store, span: float) -> Snapshot:
    """Hold the published snapshot for ``span`` seconds. Raises PublishError when no hold can be written, CleanerError without one.

    `cleaner gc` never removes the current snapshot, and the pointer stands still while it works. So a hold on what is
    still current after it was written was written in time.
    """
    note = f"{FOLDER}/{uuid.uuid4().hex}.json"
    while True:
        snapshot = published_snapshot(store.place)
        try:
            store.write_note(note, json.dumps({"snapshot": snapshot.name, "until": time.time() + span}))
        except OSError as error:
            raise PublishError(
                f"{store.place} takes no hold ({error.strerror or error}); read without one, or ask for the right to write there"
            ) from error
        if store.current() == snapshot:
            return snapshot


def held(store: Store) -> set[str]:
    """Names of the snapshots that somebody holds."""
    return {name for name in _holds(store).values() if name}


def drop_expired(store: Store) -> None:
    """Remove the holds that have run out."""
    for note, name in _holds(store).items():
        if not name:
            store.drop_note(note)


def _holds(store: Store) -> dict[str, str | None]:
    """Each hold's note and what it holds; None when its time is over."""
    holds = {note: json.loads(store.read_note(note) or '{"until": 0}') for note in store.notes(FOLDER)}
    return {note: hold["snapshot"] if hold["until"] > time.time() else None for note, hold in holds.items()}
