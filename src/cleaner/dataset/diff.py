"""What changed between two snapshots, and why. Files that both share are never opened, so one changed date is quick."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, NamedTuple

import duckdb

from cleaner.dataset.history import resolve
from cleaner.dataset.manifest import DateEntry, Part
from cleaner.dataset.opening import Dataset
from cleaner.dataset.store import Place, open_store

TABLES = ("documents", "sentences", "removed")
SAMPLES = 3
"""Examples shown of each group."""


class DateChange(NamedTuple):
    """A date of which any file differs."""

    date: str
    why: list[str]
    """Fingerprints that differ (``input``, ``rules``, ``roles``, ``config``, ``history``), or ``new`` or ``gone``."""
    added: int
    """Documents that only the later snapshot has."""
    removed: int
    """Documents that only the earlier one has."""
    changed: int
    """Documents of which any column differs."""
    rows: dict[str, tuple[int, int]]
    """Rows before and after, a table."""


class Sample(NamedTuple):
    """One example: where it stands and its words."""

    date: str
    doc_id: str
    text: str


class Group(NamedTuple):
    """What changed alike: ``what`` is a reason and rule, or a role before and after."""

    what: tuple[str, str]
    n: int
    samples: list[Sample]


class Difference(NamedTuple):
    """Two snapshots compared."""

    before: str
    after: str
    dates: list[DateChange]
    went: list[Group]
    """Kept text that is removed now, by the reason and rule that removes it."""
    came_back: list[Group]
    """Removed text that is kept now, by the reason and rule that removed it."""
    retagged: list[Group]
    """Kept sentences whose discourse role differs."""


def diff(clean: Place, before: str = "previous", after: str = "current") -> Difference:
    """Compare two snapshots by name. Raises CleanerError for a name that is none.

    Text of documents whose raw bytes differ is counted in their date, but not told apart: it has no place in the other.
    """
    store = open_store(clean)
    a, b = (Dataset(store, resolve(store, name)) for name in (before, after))
    parts = set(a.manifest.parts), set(b.manifest.parts)
    with duckdb.connect() as connection:
        for side, dataset, own in (("a", a, parts[0] - parts[1]), ("b", b, parts[1] - parts[0])):
            for table in TABLES:
                connection.register(f"{side}_{table}", dataset.scan(table, [part for part in own if part.table == table]))
        connection.execute(_sql("rewritten"))
        documents = {date: (added, removed, changed) for date, added, removed, changed in connection.execute(_sql("documents")).fetchall()}
        groups = [_groups(connection.execute(_sql(name), [SAMPLES]).fetchall()) for name in ("went", "came_back", "retagged")]
    both = {date: (a.manifest.dates.get(date), b.manifest.dates.get(date)) for date in sorted({*a.manifest.dates, *b.manifest.dates})}
    dates = [
        DateChange(date, _why(*entries), *documents.get(date, (0, 0, 0)), {table: _rows(table, *entries) for table in TABLES})
        for date, entries in both.items()
        if _files(entries[0]) != _files(entries[1])
    ]
    return Difference(a.snapshot, b.snapshot, dates, *groups)


def _sql(name: str) -> str:
    """One query of ``diff.sql``; each stands below a line with its name."""
    text = (files("cleaner.dataset") / "diff.sql").read_text("utf-8")
    return text.partition(f"-- {name}:")[2].partition("\n")[2].partition(";")[0]


def _groups(rows: list[tuple[Any, ...]]) -> list[Group]:
    groups: dict[tuple[str, str], Group] = {}
    for first, second, n, *sample in rows:
        groups.setdefault((first, second), Group((first, second), n, [])).samples.append(Sample(*sample))
    return list(groups.values())


def _files(entry: DateEntry | None) -> set[Part]:
    return set(entry.files) if entry else set()


def _why(before: DateEntry | None, after: DateEntry | None) -> list[str]:
    if before is None or after is None:
        return ["gone" if before else "new"]
    return [name for name, value in after.fingerprint.items() if before.fingerprint.get(name) != value]


def _rows(table: str, *entries: DateEntry | None) -> tuple[int, int]:
    before, after = (sum(part.rows for part in _files(entry) if part.table == table) for entry in entries)
    return before, after
