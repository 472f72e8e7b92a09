"""Snapshots by name, and going back to one."""

from __future__ import annotations

from cleaner.dataset.lock import writer_lock
from cleaner.dataset.manifest import Manifest
from cleaner.dataset.store import Place, Store, open_store
from cleaner.errors import CleanerError

SHORTEST = 4
"""Characters of a name that must be given at least."""


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
    with writer_lock(clean, patience):
        store = open_store(clean)
        parent = store.current()
        target = resolve(store, name)
        if parent is None or target == parent.name:
            raise CleanerError(f"snapshot {target} of {store.place} is the current one already")
        store.swing(target, parent)
        return parent.name, target
