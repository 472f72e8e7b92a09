"""Immutable snapshots behind one link: how a publish becomes visible in one step, and how a reader finds it.

::

    clean/current -> snapshots/<id>                   swung by one rename
    clean/snapshots/<id>/_manifest.json               every file with rows and sha256, every date with its fingerprints
    clean/snapshots/<id>/<table>/date=D/part-NNNNN-<hash12>.parquet
    clean/.pool/<sha256>.parquet                      the content; snapshots hard-link it, so an unchanged date is free
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.dataset.schema import VERSION
from cleaner.errors import PublishError, SchemaError

MANIFEST = "_manifest.json"
KEPT, KEYS = "_kept", "_keys"
"""Folders beside the tables that hold what later dates are matched against: kept paragraphs, and their bands by key."""


class Part(NamedTuple):
    """One file of a snapshot."""

    table: str
    date: str
    number: int
    rows: int
    sha256: str

    @property
    def path(self) -> str:
        """Where it stands inside the snapshot."""
        return f"{self.table}/date={self.date}/part-{self.number:05d}-{self.sha256[:12]}.parquet"


@dataclass(frozen=True, slots=True)
class DateEntry:
    """What the ledger says of one published date."""

    fingerprint: dict[str, str]
    """What the date was made from: ``input``, ``rules``, ``roles``, ``config``, ``history`` -> hash."""
    counts: dict[str, Any]
    files: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A snapshot's own description; its hash is the snapshot's id."""

    schema: str = VERSION
    parent: str | None = None
    dates: dict[str, DateEntry] = field(default_factory=dict)

    def to_json(self) -> str:
        """Stable JSON: sorted, without clock or host."""
        record = asdict(self)
        for entry in record["dates"].values():
            entry["files"] = [Part(*part)._asdict() for part in entry["files"]]
        return json.dumps(record, indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read a manifest; raises SchemaError when another major version wrote it."""
        record = json.loads(text)
        if record["schema"].split(".")[0] != VERSION.split(".")[0]:
            raise SchemaError(f"the dataset has schema {record['schema']}, this cleaner reads {VERSION}; upgrade cleaner")
        dates = {
            date: DateEntry(e["fingerprint"], e["counts"], tuple(Part(**part) for part in e["files"]))
            for date, e in record["dates"].items()
        }
        return cls(record["schema"], record["parent"], dates)


def current_snapshot(clean: Path) -> Path | None:
    """The published snapshot, resolved once so that a publish in between cannot mix two; None before the first."""
    link = clean / "current"
    return link.resolve() if link.is_symlink() else None


def read_manifest(snapshot: Path | None) -> Manifest:
    """The manifest of a snapshot, an empty one for None."""
    return Manifest() if snapshot is None else Manifest.from_json((snapshot / MANIFEST).read_text("utf-8"))


def store(clean: Path, made: Path, sha256: str) -> None:
    """Move a finished file into the pool under its content's name."""
    pool = clean / ".pool"
    pool.mkdir(parents=True, exist_ok=True)
    target = pool / f"{sha256}.parquet"
    if target.exists():
        made.unlink()
    else:
        made.replace(target)


def publish(clean: Path, dates: Mapping[str, DateEntry]) -> str:
    """Make a snapshot of ``dates`` out of the pool and swing ``current`` to it. Returns the snapshot's id.

    Killed at any moment, readers see the old snapshot or the new one, never a mix: everything is written under a
    temporary name first, and the swing is one rename.
    """
    parent = current_snapshot(clean)
    manifest = Manifest(parent=parent.name if parent else None, dates=dict(sorted(dates.items())))
    if parent and read_manifest(parent).dates == manifest.dates:
        return parent.name
    text = manifest.to_json()
    snapshot = clean / "snapshots" / hashlib.sha256(text.encode()).hexdigest()[:16]
    if not snapshot.exists():
        _lay_out(clean, snapshot, text, (part for entry in manifest.dates.values() for part in entry.files))
    _swing(clean, snapshot)
    return snapshot.name


def _lay_out(clean: Path, snapshot: Path, manifest: str, parts: Iterable[Part]) -> None:
    draft = snapshot.with_name(f".{snapshot.name}-{uuid.uuid4().hex[:8]}")
    try:
        for part in parts:
            target = draft / part.path
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(clean / ".pool" / f"{part.sha256}.parquet", target)
        (draft / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
        (draft / MANIFEST).write_text(manifest, "utf-8")
        draft.rename(snapshot)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise PublishError(f"{snapshot} cannot be written ({error.strerror}); readers still see the old one") from error


def _link(pooled: Path, target: Path) -> None:
    """Hard-link, or copy where the file system has no links."""
    try:
        os.link(pooled, target)
    except OSError:
        shutil.copyfile(pooled, target)


def _swing(clean: Path, snapshot: Path) -> None:
    draft = clean / f".current-{uuid.uuid4().hex[:8]}"
    draft.symlink_to(Path("snapshots") / snapshot.name)
    draft.replace(clean / "current")
