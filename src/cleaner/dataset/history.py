"""All snapshots, one of them by name, and going back to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from cleaner.dataset.holds import held
from cleaner.dataset.lock import writer_lock
from cleaner.dataset.manifest import Manifest
from cleaner.dataset.snapshots import published_snapshot
from cleaner.dataset.store import Place, Store, open_store
from cleaner.errors import CleanerError

SHORTEST = 4
"""Characters of a name that must be given at least."""


class Row(NamedTuple):
    """One snapshot in the list of all."""

    name: str
    last_current: str
    """Day and minute (UTC) at which it was published, or at which another took its place."""
    changed: list[str]
    """Dates of which any file differs from the parent snapshot's; all of them if the parent is gone."""
    is_current: bool
    is_held: bool
    """Whether a reader holds it."""


def snapshots(clean: Place) -> list[Row]:
    """Every snapshot, newest first: what it changed, whether it is the current one, whether somebody holds it."""
    store = open_store(clean)
    current, holding = store.current(), held(store)
    times = store.snapshots()
    manifests = {name: Manifest.from_json(store.manifest(name)) for name in times}
    rows = []
    for name, time in times.items():
        before = manifests.get(manifests[name].parent or "", Manifest()).dates
        dates = manifests[name].dates
        changed = sorted(date for date in {*dates, *before} if dates.get(date) != before.get(date))
        when = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d %H:%M")
        rows.append(Row(name, when, changed, current is not None and current.name == name, name in holding))
    return rows[::-1]


def resolve(store: Store, name: str) -> str:
    """The full name of a snapshot: ``current``, ``previous`` (the current one's parent), or a name's unique beginning.

    Raises CleanerError naming what there is.
    """
    known = list(store.snapshots())
    if name in ("current", "previous"):
        snapshot = store.current()
        wanted = snapshot.name if snapshot else None
        if wanted and name == "previous":
            wanted = Manifest.from_json(store.manifest(wanted)).parent
        found = [wanted] if wanted in known else []
    else:
        found = [one for one in known if one.startswith(name) and len(name) >= SHORTEST]
    if len(found) == 1 and found[0]:
        return found[0]
    problem = f"{len(found)} snapshots begin with {name}" if found else f"there is no snapshot {name}"
    there = f"there are, oldest first: {', '.join(known)}" if known else "nothing is published there"
    raise CleanerError(f"{store.place}: {problem}; {there}")


def rollback(clean: Place, name: str = "previous", patience: float = 60.0) -> tuple[str, str]:
    """Make an older snapshot the current one, in one step. Returns the names of what was and what is current.

    The manifest is the ledger: dates that the older snapshot lacks, or made from something else, are missing or stale
    again, so the next run makes them anew. Raises CleanerError for a name that is none.
    """
    published_snapshot(clean)  # or says that there is none, before anything is created there
    with writer_lock(clean, patience):
        store = open_store(clean)
        parent = published_snapshot(clean)
        target = resolve(store, name)
        if target == parent.name:
            raise CleanerError(f"snapshot {target} of {store.place} is the current one already")
        store.swing(target, parent)
        return parent.name, target
