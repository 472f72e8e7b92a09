"""What the last publish of a date was made from in detail, and how long its passes took: for ``status`` and for plans.

The manifest holds hashes only. This memory stands beside the data and names the files and rules behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cleaner.dataset.store import Place
from cleaner.passes.beside import read_record, work, write_record
from cleaner.passes.code import rule_hashes
from cleaner.passes.raw import RawFile

PASSES = ("judge", "match", "publish")


class Memo(NamedTuple):
    """The detail behind the fingerprints of a date."""

    made_from: dict[str, str]
    """The fingerprints."""
    files: dict[str, str]
    """Path to sha256."""
    rules: dict[str, str]
    """Code to hash."""

    @classmethod
    def of(cls, clean: Place, date: str) -> Memo:
        """What is remembered of ``date``; nothing where there is no memory."""
        record = read_record(_path(clean, date))
        return cls(*(record.get(name, {}) for name in cls._fields))

    def keep(self, clean: Place, date: str) -> None:
        """Remember this of ``date``."""
        write_record(_path(clean, date), self._asdict())

    def changes(
        self, files: Sequence[tuple[RawFile, str]], changed: Sequence[str], made_from: Mapping[str, str]
    ) -> dict[str, list[str]]:
        """The files and rules behind what ``changed``: ``+`` new, ``~`` changed, ``-`` gone. Silent on what is not remembered."""
        named = {}
        if "input" in changed and made_from.get("input") == self.made_from.get("input"):
            named["input"] = _difference(self.files, {file.path: sha256 for file, sha256 in files})
        if "rules" in changed and made_from.get("rules") == self.made_from.get("rules"):
            named["rules"] = _difference(self.rules, rule_hashes())
        return named


class Rate(NamedTuple):
    """Bytes that a pass went through in all runs so far, and the seconds that it took."""

    size: int = 0
    seconds: float = 0.0

    def estimate(self, size: float) -> float | None:
        """Seconds for so many bytes; None before anything was measured."""
        return self.seconds * size / self.size if self.size else None


def rates(clean: Place) -> dict[str, Rate]:
    """How fast each pass has been here."""
    record = read_record(work(clean) / "rates.json")
    return {name: Rate(*record.get(name, ())) for name in PASSES}


def measured(clean: Place, step: str, size: float, seconds: float) -> None:
    """Add a measurement of one pass."""
    known = rates(clean)
    known[step] = Rate(known[step].size + int(size), round(known[step].seconds + seconds, 3))
    write_record(work(clean) / "rates.json", known)


def keep_times(clean: Place, date: str, seconds: Mapping[str, float]) -> None:
    """Remember how long each shard of a date took to judge, by its number and the first of its files."""
    write_record(_times(clean) / f"{date}.json", dict(seconds))


def shard_times(clean: Place) -> dict[str, dict[str, float]]:
    """Date to number and first file of each shard, and the seconds that judging it took when it was last judged."""
    return {path.stem: read_record(path) for path in sorted(_times(clean).glob("[!.]*.json"))}


def _times(clean: Place) -> Path:
    return work(clean) / "times"


def _path(clean: Place, date: str) -> Path:
    return work(clean) / "made" / f"{date}.json"


def _difference(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    names = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    return [f"{'+' if name not in before else '~' if name in now else '-'} {name}" for name in names]
