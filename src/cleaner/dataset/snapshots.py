"""Immutable snapshots behind one pointer: how a publish becomes visible in one step, and how a reader finds it.

`cleaner.dataset.local` and `cleaner.dataset.remote` show what stands where.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cleaner.dataset.drafts import SUFFIX
from cleaner.dataset.manifest import BROKEN, DateEntry, Manifest, Part, Snapshot
from cleaner.dataset.store import Place, open_store
from cleaner.errors import CleanerError, SchemaError


def current_snapshot(clean: Place) -> Snapshot | None:
    """The published snapshot, resolved once so that a publish in between cannot mix two; None before the first."""
    return open_store(clean).current()


def published_snapshot(clean: Place) -> Snapshot:
    """The published snapshot. Raises CleanerError when nothing is published there."""
    snapshot = current_snapshot(clean)
    if snapshot is None:
        raise CleanerError(f"nothing is published in {clean}; check the path, or run `cleaner run --raw RAW --clean {clean}` first")
    return snapshot


def read_manifest(clean: Place, snapshot: Snapshot | None) -> Manifest:
    """The manifest of a snapshot, an empty one for None. Raises SchemaError when it is broken or gone."""
    if snapshot is None:
        return Manifest()
    try:
        return Manifest.from_json(open_store(clean).manifest(snapshot.name))
    except FileNotFoundError:
        raise SchemaError(f"{clean}: snapshot {snapshot.name} has no manifest; {BROKEN}") from None


@contextmanager
def new_file(clean: Place) -> Iterator[Path]:
    """Where to write a file for `store`; what is still there at the end is removed."""
    folder = open_store(clean).work
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{uuid.uuid4().hex}{SUFFIX}"
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def store(clean: Place, made: Path, part: Part) -> None:
    """Move a finished file into the pool, where no reader sees it before a `publish` names it."""
    open_store(clean).put(made, part)


def fetch(clean: Place, part: Part) -> Path:
    """A local file with a part's content."""
    return open_store(clean).get(part)


def is_stored(clean: Place, part: Part) -> bool:
    """Whether the pool holds a part."""
    return open_store(clean).holds(part)


def publish(clean: Place, dates: Mapping[str, DateEntry], parent: Snapshot | None) -> str:
    """Make a snapshot of ``dates`` out of the pool and swing the pointer to it. Returns the snapshot's name.

    ``parent`` is the snapshot that ``dates`` were derived from. If it is not the current one any more, someone else has
    published and PublishError is raised: nothing is ever lost. Killed at any moment, readers see the old snapshot or the new
    one, never a mix: everything is written under a temporary name first, and the swing is one step.
    """
    place = open_store(clean)
    if parent and read_manifest(clean, parent).dates == dates:
        return parent.name
    manifest = Manifest(parent=parent.name if parent else None, dates=dict(sorted(dates.items())))
    text = manifest.to_json()
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    place.lay_out(name, text, manifest.parts)
    place.swing(name, parent)
    return name
