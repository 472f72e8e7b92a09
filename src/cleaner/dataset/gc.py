"""Tidying: old snapshots go, then what no remaining snapshot needs."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import NamedTuple

from cleaner.dataset.holds import drop_expired, held
from cleaner.dataset.lock import writer_lock
from cleaner.dataset.manifest import Manifest, Snapshot
from cleaner.dataset.points import reached
from cleaner.dataset.snapshots import published_snapshot, read_manifest
from cleaner.dataset.store import Place, Store, open_store

KEEP = 10
"""Newest snapshots that always stay."""

HOURS = 48.0
"""Hours that a snapshot stays after it was last current, so that a reader who resolved it can finish."""


class Freed(NamedTuple):
    """What was removed, or with ``dry_run`` would be."""

    snapshots: list[str]
    kept: list[str]
    held: list[str]
    """Snapshots that would have gone, had nobody held them."""
    files: int
    bytes: int
    """Files of the pool, judged shards and drafts; with what they took on the disk or store."""


def gc(clean: Place, keep: int = KEEP, hours: float = HOURS, dry_run: bool = False, patience: float = 60.0) -> Freed:
    """Remove snapshots beyond the newest ``keep`` that were last current more than ``hours`` ago, then what they alone needed.

    The current snapshot stays, and each that somebody holds. Judged shards that no remaining snapshot was made from go when
    they are older than ``hours``: until then a killed run goes on from them. Killed itself, it leaves everything readable.
    Raises CleanerError when nothing is published there.
    """
    published_snapshot(clean)  # or says that there is none, before anything is created there
    with writer_lock(clean, patience):
        store = open_store(clean)
        current = published_snapshot(clean)
        read_manifest(clean, current)  # or says that it is broken, before anything is written
        if not dry_run:
            store.swing(current.name, current)  # a writer that slept through its lease cannot publish what is swept here
        old = _old(store, current, keep, hours)
        holding = held(store) & set(old)
        drop = [name for name in old if name not in holding]
        kept = [name for name in store.snapshots() if name not in drop]
        manifests = [Manifest.from_json(store.manifest(name)) for name in kept]
        pooled = _unpooled(store, manifests)
        local = _local(store, manifests, hours)
        freed = Freed(drop, kept, sorted(holding), len(pooled) + len(local), sum(pooled.values()) + sum(local.values()))
        if not dry_run:
            for name in drop:
                store.drop(name)
            reached("sweep-begun")
            store.remove(pooled)
            for path in local:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
                reached("file-swept")
            drop_expired(store)
            reached("sweep-done")
        return freed


def _old(store: Store, current: Snapshot, keep: int, hours: float) -> list[str]:
    times = store.snapshots()
    times.pop(current.name)
    spare = list(times)[: max(0, len(times) - max(0, keep - 1))]  # the current one is the newest of those that stay
    return [name for name in spare if time.time() - times[name] >= hours * 3600]


def _unpooled(store: Store, kept: list[Manifest]) -> dict[str, int]:
    """Files of the pool that no kept snapshot names, with their bytes."""
    needed = store.needed(part for manifest in kept for part in manifest.parts)
    return {name: size for name, size in store.pooled().items() if name not in needed}


def _local(store: Store, kept: list[Manifest], hours: float) -> dict[Path, int]:
    """Judged shards, cached files, drafts and spilt tables on this disk that nothing needs, with their bytes."""
    shards = {key for manifest in kept for entry in manifest.dates.values() for key in entry.judged}
    cached = {part.sha256 for manifest in kept for part in manifest.parts}
    spare = [*store.drafts(), *(store.work / "scratch").glob("*")]
    for path in sorted((store.work / "judged").rglob("*.arrow")):
        if path.name.partition(".")[0] not in shards and time.time() - path.stat().st_mtime >= hours * 3600:
            spare.append(path)
    spare += [path for path in sorted((store.work / "pool").glob("[!.]*")) if path.stem not in cached]
    return {path: _bytes(path) for path in spare}


def _bytes(path: Path) -> int:
    """Bytes of a file, or of the files of a draft of a snapshot that are not linked elsewhere."""
    inner = path.rglob("*") if path.is_dir() and not path.is_symlink() else [path]
    return sum(stat.st_size for one in inner if (stat := one.lstat()).st_nlink == 1)
