"""A clean folder on a local disk: hard links into a pool, and one link that a rename swings.

::

    clean/current -> snapshots/<name>                 swung by one rename
    clean/snapshots/<name>/_manifest.json
    clean/snapshots/<name>/<table>/date=D/part-NNNNN-<hash12>.parquet
    clean/.pool/<sha256>.parquet                      the content; snapshots hard-link it, so an unchanged date is free
    clean/.work/                                      judged shards, kept to go on from
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Set
from pathlib import Path
from typing import BinaryIO

from pyarrow.fs import LocalFileSystem

from cleaner.dataset.drafts import SUFFIX, drafted, sync
from cleaner.dataset.manifest import MANIFEST, Part, Snapshot
from cleaner.dataset.points import reached
from cleaner.errors import PublishError

TICK = 1_000_000
"""Nanoseconds between two times of files that every file system tells apart."""


class LocalStore:
    """The verbs of publishing on a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = str(root)
        self.work = root / ".work"
        self.filesystem = LocalFileSystem()

    def put(self, made: Path, part: Part) -> None:
        """Move a finished file into the pool under its content's name."""
        target = self.get(part)
        if target.exists():
            made.unlink()
            return
        sync(made)
        reached("part-drafted")
        target.parent.mkdir(parents=True, exist_ok=True)
        made.replace(target)
        sync(target.parent)
        reached("part-stored")

    def get(self, part: Part) -> Path:
        """The local file of a part."""
        return self.root / ".pool" / f"{part.sha256}.parquet"

    def holds(self, part: Part) -> bool:
        """Whether the pool has a part."""
        return self.get(part).exists()

    def locate(self, snapshot: str, part: Part) -> str:
        """Where readers find a part."""
        return str(self.root.absolute() / "snapshots" / snapshot / part.path)

    def open(self, snapshot: str, part: Part) -> BinaryIO:
        """A part's bytes as readers get them."""
        return Path(self.locate(snapshot, part)).open("rb")

    def current(self) -> Snapshot | None:
        """What the pointer names now; None before the first publish."""
        link = self.root / "current"
        return Snapshot(link.readlink().name) if link.is_symlink() else None

    def manifest(self, snapshot: str) -> str:
        """The text of a snapshot's manifest. Raises FileNotFoundError."""
        return (self.root / "snapshots" / snapshot / MANIFEST).read_text("utf-8", "replace")

    def lay_out(self, snapshot: str, manifest: str, parts: Iterable[Part]) -> None:
        """Make a snapshot out of the pool, beside the others; nobody reads it yet."""
        folder = self.root / "snapshots" / snapshot
        with contextlib.suppress(OSError):
            if self.manifest(snapshot) == manifest:
                return
        draft = folder.with_name(f".{snapshot}-{uuid.uuid4().hex[:8]}{SUFFIX}")
        try:
            draft.mkdir(parents=True)
            reached("layout-begun")
            for part in parts:
                target = draft / part.path
                target.parent.mkdir(parents=True, exist_ok=True)
                _link(self.get(part), target)
            reached("layout-linked")
            with drafted(draft / MANIFEST, "manifest") as text:
                text.write_text(manifest, "utf-8")
            for inner, _, _ in os.walk(draft):
                sync(Path(inner))
            shutil.rmtree(folder, ignore_errors=True)  # one whose manifest the disk has lost; nobody reads it
            draft.rename(folder)
        except OSError:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        sync(folder.parent)
        reached("layout-done")

    def swing(self, snapshot: str, parent: Snapshot | None) -> None:
        """Make ``snapshot`` the current one, provided that ``parent`` still is. The caller holds the writer's lock."""
        if self.current() != parent:
            raise PublishError(f"{self.place} was published by someone else meanwhile; run again")
        now = time.time_ns()
        for name, when in ((parent.name if parent else snapshot, now), (snapshot, now + TICK)):
            with contextlib.suppress(FileNotFoundError):  # of a parent that the disk has lost
                os.utime(self.root / "snapshots" / name / MANIFEST, ns=(when, when))  # when it was last current: `snapshots`
        draft = self.root / f".current-{uuid.uuid4().hex[:8]}{SUFFIX}"
        draft.symlink_to(Path("snapshots") / snapshot)
        reached("pointer-drafted")
        draft.replace(self.root / "current")
        sync(self.root)
        reached("pointer-swung")

    def snapshots(self) -> dict[str, float]:
        """Every snapshot and when it was last current (seconds of the epoch), oldest first."""
        manifests = (self.root / "snapshots").glob(f"[!.]*/{MANIFEST}")
        times = {path.parent.name: path.stat().st_mtime for path in manifests}
        return dict(sorted(times.items(), key=lambda item: (item[1], item[0])))

    def drop(self, snapshot: str) -> None:
        """Remove a snapshot; its name goes first, so that no half of it can be found."""
        folder = self.root / "snapshots" / snapshot
        gone = folder.with_name(f".{snapshot}-{uuid.uuid4().hex[:8]}{SUFFIX}")
        folder.rename(gone)
        reached("drop-begun")
        shutil.rmtree(gone)
        reached("drop-done")

    def pooled(self) -> dict[str, int]:
        """Every file of the pool and its bytes."""
        pool = self.root / ".pool"
        return {str(path): path.stat().st_size for path in sorted(pool.glob("[!.]*.parquet"))}

    def needed(self, parts: Iterable[Part]) -> Set[str]:
        """The names in `pooled` that hold these parts."""
        return {str(self.get(part)) for part in parts}

    def remove(self, pooled: Iterable[str]) -> None:
        """Remove files of the pool."""
        for path in pooled:
            Path(path).unlink()

    def drafts(self) -> list[Path]:
        """What dead writers left. The caller holds the writer's lock, so no writer of a draft is alive."""
        folders = (self.root, self.root / ".pool", self.root / "snapshots")
        return [*(path for folder in folders for path in sorted(folder.glob(f"*{SUFFIX}"))), *sorted(self.work.rglob(f"*{SUFFIX}"))]

    def read_note(self, name: str) -> str | None:
        """A small text beside the snapshots; None if there is none of that name."""
        path = self.root / name
        return path.read_text("utf-8") if path.exists() else None

    def write_note(self, name: str, text: str) -> None:
        """Write a small text beside the snapshots, in one step."""
        with drafted(self.root / name, "note") as draft:
            draft.write_text(text, "utf-8")

    def drop_note(self, name: str) -> None:
        """Remove a small text."""
        (self.root / name).unlink(missing_ok=True)

    def notes(self, folder: str) -> list[str]:
        """Names of the texts in a folder."""
        return [f"{folder}/{path.name}" for path in sorted((self.root / folder).glob("*.json"))]


def _link(pooled: Path, target: Path) -> None:
    """Hard-link, or copy where the file system has no links or no more of them."""
    try:
        os.link(pooled, target)
    except OSError:
        shutil.copyfile(pooled, target)
        sync(target)
