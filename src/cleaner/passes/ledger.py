"""What each date was made from, what it would be made from now, and so whether it is done, missing or stale."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from cleaner.config import Config
from cleaner.dataset.forgotten import forgotten_of, read_forgotten
from cleaner.dataset.manifest import KEPT, DateEntry, Part
from cleaner.dataset.store import Place, open_store
from cleaner.passes.raw import RawFile, content_hash, raw_files

FIRST_SEEN = ".first_seen.json"
"""Beside the snapshots: the day on which a loose file without a date was first seen."""

JUDGED_BY = ("article.py", "cleaning.py", "rendering.py", "text", "page", "rules", "judge", "duplicates", "passes")
"""The parts of the package that decide what is cut."""

TAGGED_BY = ("roles",)
"""The parts that only decide the tags of what is kept."""


class RawDate(NamedTuple):
    """The raw files of one date, each with the sha256 of its bytes."""

    date: str
    files: tuple[tuple[RawFile, str], ...]

    @property
    def fingerprint(self) -> str:
        """Hash of paths, sizes and contents."""
        return _hash(f"{f.source}\t{f.path}\t{f.size}\t{sha256}" for f, sha256 in self.files)


class DateStatus(NamedTuple):
    """Where a date stands."""

    date: str
    state: str
    """``done``, ``missing`` (never published), ``stale`` (made from something else), ``gone`` (its raw files are gone)."""
    why: tuple[str, ...]
    """For a stale date what changed: ``input``, ``rules``, ``roles``, ``config``, ``history``."""


def raw_dates(raw: Path, clean: Place, only: str | None = None) -> list[RawDate]:
    """The dates of a raw folder, in order. Loose files belong to ``only``, or else to the day they were first seen."""
    seen: dict[str, str] = json.loads(open_store(clean).read_note(FIRST_SEEN) or "{}")
    today = datetime.now(UTC).date().isoformat()
    by_date: dict[str, list[tuple[RawFile, str]]] = {}
    for file in raw_files(raw):
        date = file.date or only or seen.get(file.path, today)
        if only in (None, date):
            by_date.setdefault(date, []).append((file, content_hash(raw, file)))
    return [RawDate(date, tuple(by_date[date])) for date in sorted(by_date)]


def remember_loose(clean: Place, dates: Iterable[RawDate]) -> None:
    """Keep the day of every loose file, so that tomorrow's run does not take it for tomorrow's."""
    store = open_store(clean)
    known: dict[str, str] = json.loads(store.read_note(FIRST_SEEN) or "{}")
    loose = {f.path: day.date for day in dates for f, _ in day.files if f.date is None}
    if loose.items() - known.items():
        store.write_note(FIRST_SEEN, json.dumps({**known, **loose}, indent=1, sort_keys=True))


def fingerprints(day: RawDate, published: Mapping[str, DateEntry], config: Config) -> dict[str, str]:
    """What ``day`` would be made from now."""
    return {
        "input": day.fingerprint,
        "rules": code_hash(JUDGED_BY),
        "roles": code_hash(TAGGED_BY),
        "config": config.fingerprint(),
        "history": _hash(part.sha256 for part in history_parts(KEPT, day.date, published)),
        "forgotten": _hash(sorted(forgotten_of(read_forgotten(config.clean), day.date))),
    }


def history_parts(table: str, date: str, published: Mapping[str, DateEntry]) -> list[Part]:
    """A part of the states (``KEPT``, ``KEYS``) of all dates before ``date``, in order: what it is matched against."""
    earlier = (published[other] for other in sorted(published) if other < date)
    return [part for entry in earlier for part in entry.files if part.table == table]


def date_status(day: RawDate, published: Mapping[str, DateEntry], config: Config) -> DateStatus:
    """Compare what a date was made from with what it would be made from now."""
    entry = published.get(day.date)
    if entry is None:
        return DateStatus(day.date, "missing", ())
    now = fingerprints(day, published, config)
    changed = tuple(name for name, value in now.items() if entry.fingerprint.get(name) != value)
    return DateStatus(day.date, "stale" if changed else "done", changed)


def all_statuses(dates: Sequence[RawDate], published: Mapping[str, DateEntry], config: Config) -> list[DateStatus]:
    """Every date, raw or published, in order."""
    statuses = [date_status(day, published, config) for day in dates]
    gone = sorted(set(published) - {day.date for day in dates})
    return sorted([*statuses, *(DateStatus(date, "gone", ()) for date in gone)])


@cache
def code_hash(parts: tuple[str, ...]) -> str:
    """Hash of the source, lexicons and weights of some parts of the package."""
    root = files("cleaner")
    return _hash(line for part in parts for line in _sources(root / part, part))


def _sources(node: Traversable, name: str) -> Iterable[str]:
    if node.is_dir():
        for child in sorted(node.iterdir(), key=lambda c: c.name):
            if child.name != "__pycache__":
                yield from _sources(child, f"{name}/{child.name}")
    elif not name.endswith((".pyc", ".nbi", ".nbc")):
        yield f"{name} {hashlib.sha256(node.read_bytes()).hexdigest()}"


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()[:16]
