"""A clean folder on an object store, by any fsspec URL: no rename there, so the pointer is a log that only grows.

::

    URL/current/00000042.json                         names a snapshot; created once, never changed; the highest number counts
    URL/snapshots/<name>/_manifest.json
    URL/pool/<table>/date=D/part-NNNNN-<hash12>.parquet   the content, shared by all snapshots
    URL/writer/00000007.json                          the writer's lease (`cleaner.dataset.lease`)

The store must create an object only if there is none of its name (S3: ``If-None-Match``): that alone decides between two
writers. What the passes keep to go on from, and what they read again, is cached in a local folder: CLEANER_CACHE, or else
``$XDG_CACHE_HOME/cleaner`` (``~/.cache/cleaner``), one folder a URL.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Any, BinaryIO

from pyarrow.fs import FSSpecHandler, PyFileSystem

from cleaner.dataset.drafts import SUFFIX, drafted
from cleaner.dataset.manifest import KEPT, KEYS, MANIFEST, Part, Snapshot
from cleaner.dataset.points import reached
from cleaner.errors import ConfigError, PublishError

KEPT_SWINGS = 100
"""Entries of the pointer's log that `cleaner gc` leaves, so that a writer that slept meanwhile finds its number taken."""


class RemoteStore:
    """The verbs of publishing on an object store. Raises ConfigError when no driver for the URL is installed."""

    def __init__(self, url: str) -> None:
        self.place = url.rstrip("/")
        self.work = _cache() / hashlib.sha256(self.place.encode()).hexdigest()[:16]
        self._files, self._root = _connect(self.place)
        self.filesystem = PyFileSystem(FSSpecHandler(self._files))

    def put(self, made: Path, part: Part) -> None:
        """Upload a finished file, unless it stands there already. What later dates are matched against stays in the cache."""
        key = self._key(f"pool/{part.path}")
        reached("part-drafted")
        if not self._files.exists(key):
            self._files.put_file(str(made), key)
        reached("part-stored")
        if part.table in (KEPT, KEYS):
            self._cached(part).parent.mkdir(parents=True, exist_ok=True)
            made.replace(self._cached(part))

    def get(self, part: Part) -> Path:
        """A local copy of a part, downloaded once; its name is its content's, so it is never out of date."""
        path = self._cached(part)
        if not path.exists():
            with drafted(path, "part") as draft:
                self._files.get_file(self._key(f"pool/{part.path}"), str(draft))
        return path

    def holds(self, part: Part) -> bool:
        """Whether the pool has a part."""
        return bool(self._files.exists(self._key(f"pool/{part.path}")))

    def locate(self, snapshot: str, part: Part) -> str:
        """Where readers find a part: all snapshots share one pool."""
        return f"{self.place}/pool/{part.path}"

    def open(self, snapshot: str, part: Part) -> BinaryIO:
        """A part's bytes as readers get them."""
        stream: BinaryIO = self._files.open(self._key(f"pool/{part.path}"), "rb")
        return stream

    def current(self) -> Snapshot | None:
        """What the pointer names now; None before the first publish. Raises PublishError when the store does not answer."""
        try:
            swings = self._names("current")
            return self._swing(swings[-1]) if swings else None
        except Exception as error:  # each driver has its own
            raise PublishError(
                f"{self.place} cannot be reached ({type(error).__name__}: {error}); check the URL, credentials and endpoint"
            ) from error

    def manifest(self, snapshot: str) -> str:
        """The text of a snapshot's manifest. Raises FileNotFoundError."""
        return str(self._files.cat_file(self._key(f"snapshots/{snapshot}/{MANIFEST}")), "utf-8", "replace")

    def lay_out(self, snapshot: str, manifest: str, parts: Iterable[Part]) -> None:
        """Write the manifest; the parts stand in the pool already."""
        self.write_note(f"snapshots/{snapshot}/{MANIFEST}", manifest)
        reached("layout-done")

    def swing(self, snapshot: str, parent: Snapshot | None) -> None:
        """Make ``snapshot`` the current one, provided that ``parent`` still is. Of two writers who try, one fails."""
        number = parent.number + 1 if parent else 1
        entry = json.dumps({"snapshot": snapshot, "put": uuid.uuid4().hex}).encode()
        if self.current() != parent or not self.create(f"current/{number:08d}.json", entry):
            raise PublishError(f"{self.place} was published by someone else meanwhile; nothing of theirs is lost, run again")
        reached("pointer-swung")

    def create(self, name: str, content: bytes) -> bool:
        """Write an object that is not there yet; False when somebody else was first."""
        key = self._key(name)
        try:
            self._files.pipe_file(key, content, mode="create")
        except OSError:
            if not self._files.exists(key):
                raise
            # A request that was sent again after a lost answer finds its own object.
            return bool(self._files.cat_file(key) == content)
        return True

    def snapshots(self) -> dict[str, float]:
        """Every snapshot and when it was last current (seconds of the epoch), oldest first."""
        times = {
            key.split("/")[-2]: self._time(key)
            for key in self._files.find(self._key("snapshots"))
            if key.endswith(f"/{MANIFEST}")
        }
        swings = [self._swing(name) for name in self._names("current")]
        for one, following in zip(swings, [*swings[1:], *swings[-1:]], strict=True):
            if one.name in times:
                times[one.name] = self._time(self._key(f"current/{following.number:08d}.json"))
        order = {swing.name: swing.number for swing in swings}  # a store's clock may count whole seconds
        return dict(sorted(times.items(), key=lambda item: (order.get(item[0], 0), item[1])))

    def drop(self, snapshot: str) -> None:
        """Remove a snapshot: its manifest is all that is its own. Old entries of the pointer's log go along."""
        self._files.rm_file(self._key(f"snapshots/{snapshot}/{MANIFEST}"))
        for name in self._names("current")[:-KEPT_SWINGS]:
            self._files.rm_file(self._key(name))

    def pooled(self) -> dict[str, int]:
        """Every file of the pool and its bytes."""
        return {key: info["size"] for key, info in self._files.find(self._key("pool"), detail=True).items()}

    def needed(self, parts: Iterable[Part]) -> Set[str]:
        """The names in `pooled` that hold these parts."""
        return {self._key(f"pool/{part.path}") for part in parts}

    def remove(self, pooled: Iterable[str]) -> None:
        """Remove files of the pool."""
        for key in pooled:
            self._files.rm_file(key)

    def drafts(self) -> list[Path]:
        """What dead writers left in the cache; an object store never shows half an object."""
        return sorted(self.work.rglob(f"*{SUFFIX}"))

    def read_note(self, name: str) -> str | None:
        """A small text beside the snapshots; None if there is none of that name."""
        try:
            return str(self._files.cat_file(self._key(name)), "utf-8")
        except FileNotFoundError:
            return None

    def write_note(self, name: str, text: str) -> None:
        """Write a small text beside the snapshots, in one step."""
        self._files.pipe_file(self._key(name), text.encode())

    def drop_note(self, name: str) -> None:
        """Remove a small text."""
        if self._files.exists(self._key(name)):
            self._files.rm_file(self._key(name))

    def notes(self, folder: str) -> list[str]:
        """Names of the texts in a folder."""
        return self._names(folder)

    def _names(self, folder: str) -> list[str]:
        return [f"{folder}/{key.rsplit('/', 1)[1]}" for key in sorted(self._files.find(self._key(folder)))]

    def _swing(self, name: str) -> Snapshot:
        number = int(name.rsplit("/", 1)[1].removesuffix(".json"))
        return Snapshot(json.loads(self._files.cat_file(self._key(name)))["snapshot"], number)

    def _key(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _time(self, key: str) -> float:
        return float(self._files.modified(key).timestamp())

    def _cached(self, part: Part) -> Path:
        return self.work / "pool" / f"{part.sha256}.parquet"


def _cache() -> Path:
    named = os.environ.get("CLEANER_CACHE")
    return Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cleaner"


def _connect(url: str) -> tuple[Any, str]:
    try:
        import fsspec

        files, root = fsspec.core.url_to_fs(url, use_listings_cache=False)
    except (ImportError, ValueError) as error:
        raise ConfigError(f"{url} cannot be opened: {error}; `pip install 'cleaner[s3]'` serves s3:// URLs") from error
    return files, root.rstrip("/")
