"""What a snapshot says of itself: every file with rows and sha256, every date with what it was made from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from cleaner.dataset.schema import VERSION
from cleaner.errors import SchemaError

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
    judged: tuple[str, ...] = ()
    """Keys of the judged shards that it was made from; `cleaner gc` keeps these."""


BROKEN = "restore it, or go back to another snapshot with `cleaner rollback NAME` and run again"
"""What to do about a manifest that the disk has lost."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A snapshot's own description; its hash is the snapshot's name."""

    schema: str = VERSION
    parent: str | None = None
    dates: dict[str, DateEntry] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every file of the snapshot, by date."""
        return tuple(part for entry in self.dates.values() for part in entry.files)

    def to_json(self) -> str:
        """Stable JSON: sorted, without clock or host."""
        record = asdict(self)
        for entry in record["dates"].values():
            entry["files"] = [Part(*part)._asdict() for part in entry["files"]]
        return json.dumps(record, indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read a manifest; raises SchemaError when another major version wrote it, or when it is broken."""
        try:
            record = json.loads(text)
            if record["schema"].split(".")[0] != VERSION.split(".")[0]:
                raise SchemaError(f"the dataset has schema {record['schema']}, this cleaner reads {VERSION}; upgrade cleaner")
            dates = {
                date: DateEntry(
                    e["fingerprint"], e["counts"], tuple(Part(**part) for part in e["files"]), tuple(e.get("judged", ()))
                )
                for date, e in record["dates"].items()
            }
            return cls(record["schema"], record["parent"], dates)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SchemaError(f"the manifest of a snapshot is broken ({error}); {BROKEN}") from error


class Snapshot(NamedTuple):
    """A published snapshot as it was found: a later publish says by it what it builds upon."""

    name: str
    number: int = 0
    """How often the pointer of an object store had been swung; always 0 in a folder, where the writer's lock suffices."""
