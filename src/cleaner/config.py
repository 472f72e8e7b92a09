"""Settings and where each comes from: flag, environment, ``cleaner.toml``, default, in this order."""

from __future__ import annotations

import difflib
import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.errors import ConfigError

FILE = "cleaner.toml"
DEFAULTS: dict[str, Any] = {
    "raw": "data/raw",
    "clean": "data/clean",
    "jobs": 0,
    "lookback": 0,
    "roles.lexicon": "",
}
"""Every setting. ``jobs`` 0 means one process a core; ``lookback`` 0 means that a run takes up every date, N only the newest and
the N days before it; ``roles.lexicon`` empty means the lexicon that ships."""


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
        """Folder of raw files."""
        return Path(self.settings["raw"].value)

    @property
    def clean(self) -> Path:
        """Folder of published snapshots."""
        return Path(self.settings["clean"].value)

    @property
    def jobs(self) -> int:
        """Worker processes."""
        jobs: int = self.settings["jobs"].value
        return jobs or os.cpu_count() or 1

    @property
    def lookback(self) -> int:
        """Days before the newest raw date that a run looks at for new and changed files; 0 for all."""
        days: int = self.settings["lookback"].value
        return days

    def matching(self) -> str:
        """The settings that matter to matching, as text: all that are not known to be of no concern to it."""
        apart = ("raw", "clean", "jobs", "lookback", "roles.lexicon")
        return repr([(name, setting.value) for name, setting in self.settings.items() if name not in apart])

    @property
    def lexicon(self) -> Path | None:
        """The user's role lexicon; None for the one that ships."""
        value = self.settings["roles.lexicon"].value
        return Path(value) if value else None

    def fingerprint(self) -> str:
        """Hash of the settings that change the output; the content of a lexicon, not its path."""
        lexicon = self.lexicon
        content = lexicon.read_bytes() if lexicon else b""
        return hashlib.sha256(content).hexdigest()[:16]


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
        settled = kind(value)
    except (TypeError, ValueError):
        settled = None
    if settled is None or (kind is int and settled < 0) or isinstance(value, (list, dict)):
        raise ConfigError(f"{origin}: {name} = {value!r} is no {'number' if kind is int else 'text'}")
    return Setting(name, settled, origin)


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
