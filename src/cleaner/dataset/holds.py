"""Readers' leases: a snapshot that somebody reads for hours stays, however much is published meanwhile."""

from __future__ import annotations

import json
import re
import time
import uuid

from cleaner.dataset.manifest import Snapshot
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


def hold_current(store: Store, span: float) -> Snapshot | None:
    """Hold the current snapshot for ``span`` seconds. None when nothing is published; PublishError when no hold can be written.

    `cleaner gc` never removes the current snapshot, and the pointer stands still while it works. So a hold on what is
    still current after it was written was written in time.
    """
    note = f"{FOLDER}/{uuid.uuid4().hex}.json"
    while (snapshot := store.current()) is not None:
        try:
            store.write_note(note, json.dumps({"snapshot": snapshot.name, "until": time.time() + span}))
        except OSError as error:
            raise PublishError(
                f"{store.place} takes no hold ({error.strerror or error}); read without one, or ask for the right to write there"
            ) from error
        if store.current() == snapshot:
            return snapshot
    return None


def held(store: Store) -> set[str]:
    """Names of the snapshots that somebody holds. Holds that have run out are removed."""
    names = set()
    for note in store.notes(FOLDER):
        hold = json.loads(store.read_note(note) or '{"until": 0}')
        if hold["until"] > time.time():
            names.add(hold["snapshot"])
        else:
            store.drop_note(note)
    return names
