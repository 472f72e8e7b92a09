"""Settings and where each comes from: flag, environment, ``cleaner.toml``, default, in this order."""

from __future__ import annotations

import difflib
import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, cast

from cleaner.duplicates.rules import SCOPES, Scope, Scopes
from cleaner.errors import ConfigError
from cleaner.limits import LIMITS, Limits

FILE = "cleaner.toml"
CHOICES = {"engine": ("local", "spark"), "dedupe.syndicated": ("mark", "drop")}
ACROSS = ("document", "date", "history")
DEFAULTS: dict[str, Any] = {
    "raw": "data/raw",
    "clean": "data/clean",
    "jobs": 0,
    "engine": "local",
    "spark.master": "",
    "labels": "labels.jsonl",
    "patience": 60,
    "lookback": 0,
    "roles.lexicon": "",
    **{f"dedupe.{name}.{limit}": value for name in ACROSS for limit, value in getattr(SCOPES, name)._asdict().items()},
    "dedupe.numbers": SCOPES.numbers,
    "dedupe.syndicated": "mark",
    **{f"limits.{name}": value for name, value in LIMITS._asdict().items()},
    **{f"fields.{name}": "" for name in ("text", "html", "url", "title", "author", "published_at", "site", "id")},
}
"""Every setting. ``clean`` may be a URL of an object store; ``jobs`` 0 means one process a core;
``engine`` says who does the work, this machine or Spark (``spark.master`` empty means what Spark's own configuration says); ``patience`` is how many
seconds to wait for another writer; ``lookback`` 0 means that a run takes up every date, N only the newest and the N days before
it; ``roles.lexicon`` empty means the lexicon that ships; ``fields.*`` name the columns of JSONL, CSV and Parquet records, empty
means the usual names. For copies inside a document, of the same date and of earlier dates: the least similarity of a ``similar`` copy (``threshold``), and the least words
of an ``equal`` and of a ``similar`` one. ``dedupe.numbers``: another number makes another text. ``dedupe.syndicated``: articles that
mostly repeat others are marked (a flag and their share), or dropped as documents. ``limits.*``: what one input may cost. A
change of limits makes no date stale: `cleaner retry` reads again what they rejected."""

KINDS = {int: "number", float: "number", bool: "true or false", str: "text"}


class Setting(NamedTuple):
    """One value and its origin."""

    name: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one command."""

    settings: Mapping[str, Setting] = field(default_factory=dict)

    @classmethod
    def load(cls, flags: Mapping[str, Any] | None = None, folder: Path | None = None) -> Config:
        """Settle every setting. ``flags`` whose value is None were not given. Raises ConfigError on a bad value."""
        path = (folder or Path()) / FILE
        from_file = _flat(_toml(path)) if path.is_file() else {}
        for name in from_file.keys() - DEFAULTS.keys():
            near = difflib.get_close_matches(name, DEFAULTS, 1)
            advice = f"did you mean {near[0]}?" if near else f"known are {', '.join(DEFAULTS)}"
            raise ConfigError(f"{path}: there is no setting {name}; {advice}")
        return cls({name: _settle(name, flags or {}, from_file) for name in DEFAULTS})

    def rows(self) -> list[Setting]:
        """All settings, in a fixed order."""
        return list(self.settings.values())

    @property
    def raw(self) -> Path:
        """Folder of raw files: a local path, or any fsspec URL (``s3://bucket/raw``), which reads like a path too."""
        return self._placed(as_path(self.settings["raw"].value))

    @property
    def clean(self) -> Path | str:
        """Folder of published snapshots, or its URL on an object store."""
        value: str = self.settings["clean"].value
        return value if "://" in value else self._placed(Path(value))

    @property
    def jobs(self) -> int:
        """Worker processes."""
        jobs: int = self.settings["jobs"].value
        return jobs or os.cpu_count() or 1

    @property
    def engine(self) -> str:
        """Who does the work: ``local`` or ``spark``."""
        return str(self.settings["engine"].value)

    @property
    def master(self) -> str:
        """Address of Spark's master; empty for the one that Spark's own configuration names."""
        return str(self.settings["spark.master"].value)

    @property
    def labels(self) -> Path:
        """Cuts that people have judged."""
        return Path(self.settings["labels"].value)

    @property
    def patience(self) -> float:
        """Seconds to wait for another writer."""
        return float(self.settings["patience"].value)

    @property
    def lookback(self) -> int:
        """Days before the newest raw date that a run looks at for new and changed files; 0 for all."""
        days: int = self.settings["lookback"].value
        return days

    def matching(self) -> str:
        """The settings that matter to matching, as text: all that are not known to be of no concern to it."""
        apart = ("raw", "clean", "jobs", "engine", "spark.master", "labels", "patience", "lookback", "roles.lexicon")
        of_concern = (name for name in self.settings if name not in apart and not name.startswith(("fields.", "limits.")))
        return repr([(name, self.settings[name].value) for name in of_concern])

    @property
    def lexicon(self) -> Path | None:
        """The user's role lexicon; None for the one that ships."""
        value = self.settings["roles.lexicon"].value
        return self._placed(Path(value)) if value else None

    @property
    def scopes(self) -> Scopes:
        """What counts as a copy, in each scope."""
        scopes = {name: Scope(*(self.settings[f"dedupe.{name}.{limit}"].value for limit in Scope._fields)) for name in ACROSS}
        return Scopes(**scopes, numbers=self.settings["dedupe.numbers"].value)

    @property
    def drop_syndicated(self) -> bool:
        """Whether articles that mostly repeat others go as documents."""
        return bool(self.settings["dedupe.syndicated"].value == "drop")

    @property
    def limits(self) -> Limits:
        """What one input may cost."""
        return Limits(**{name: self.settings[f"limits.{name}"].value for name in Limits._fields})

    @property
    def fields(self) -> dict[str, str]:
        """The columns of records that are named, by field."""
        named = {name: self.settings[name].value for name in DEFAULTS if name.startswith("fields.")}
        return {name.removeprefix("fields."): column for name, column in named.items() if column}

    def _placed(self, path: Path) -> Path:
        """Spark's workers stand in other folders, so they need whole paths."""
        return path.absolute() if self.engine == "spark" else path

    def fingerprint(self) -> str:
        """Hash of the settings that change the output; the content of a lexicon, not its path."""
        lexicon = self.lexicon
        digest = hashlib.sha256(lexicon.read_bytes() if lexicon else b"")
        digest.update(repr((self.scopes, self.drop_syndicated, self.fields)).encode())
        return digest.hexdigest()[:16]


def as_path(address: str) -> Path:
    """A local path, or for a URL what reads like one. Raises ConfigError for a URL that no installed file system knows."""
    if "://" not in address:
        return Path(address)
    from upath import UPath

    try:
        return cast(Path, UPath(address))
    except (ImportError, ValueError) as error:
        raise ConfigError(f"{address} cannot be opened: {error}; install the fsspec package of its kind (s3fs, gcsfs, adlfs)") from error


def _settle(name: str, flags: Mapping[str, Any], from_file: Mapping[str, Any]) -> Setting:
    variable = "CLEANER_" + name.upper().replace(".", "_")
    if flags.get(name) is not None:
        return _checked(name, flags[name], "flag")
    if variable in os.environ:
        return _checked(name, os.environ[variable], variable)
    if name in from_file:
        return _checked(name, from_file[name], FILE)
    return Setting(name, DEFAULTS[name], "default")


def _checked(name: str, value: Any, origin: str) -> Setting:
    kind = type(DEFAULTS[name])
    try:
        settled = _truth(value) if kind is bool else kind(value)
    except (TypeError, ValueError):
        settled = None
    if settled is None or (kind in (int, float) and not settled >= 0) or isinstance(value, (list, dict)):
        raise ConfigError(f"{origin}: {name} = {value!r} is no {KINDS[kind]}")
    if name.endswith(".threshold") and not 0 < settled <= 1:
        raise ConfigError(f"{origin}: {name} = {value!r} is no similarity; give one above 0 and up to 1")
    if name in CHOICES and settled not in CHOICES[name]:
        raise ConfigError(f"{origin}: {name} = {value!r}; known are {' and '.join(CHOICES[name])}")
    return Setting(name, settled, origin)


def _truth(value: Any) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(str(value).lower())


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in table.items():
        flat.update(_flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value})
    return flat
