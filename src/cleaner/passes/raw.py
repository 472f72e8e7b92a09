"""The raw folder: which files belong to which date and source, and what identifies their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date as calendar_date
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import ConfigError

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".csv", ".parquet", ".warc", ".wet")
COMPRESSED = ("", ".gz", ".zst")
SUFFIXES = tuple(ending + packed for ending in ENDINGS for packed in COMPRESSED)
PARTITION = re.compile(r"(source|date)=(.+)")
NO_SOURCE = "default"
"""Source of files that do not stand below ``source=NAME``."""


class RawFile(NamedTuple):
    """A file of the raw folder; ordered as the passes read them."""

    source: str
    path: str
    """Relative to the raw folder, with ``/``."""
    date: str | None
    """ISO day of its partition; None for a loose file, and for one whose partition names no day (it is rejected when it is read)."""
    size: int
    refused: str = ""
    """The code of what is told of without being opened: ``E_LINK`` or ``E_FORMAT``."""

    @property
    def is_packed(self) -> bool:
        """Whether it must be unpacked to be read."""
        return self.path.lower().endswith(COMPRESSED[1:])


def raw_files(raw: Path) -> list[RawFile]:
    """All files below ``raw``, sorted by source and path, those that are refused too: nothing that was put there is passed over in
    silence but hidden files (their name or a folder's begins with ``.`` or ``_``) and README.md.

    A link to a folder is not followed, nor one that leads out of ``raw``. Raises ConfigError when the folder does not exist.
    """
    if not raw.is_dir():
        raise ConfigError(f"the raw folder {raw} does not exist; name it with --raw")
    return sorted(_walk(raw))


def _walk(raw: Path) -> Iterator[RawFile]:
    root = raw.resolve()
    for path in raw.rglob("*"):
        relative = path.relative_to(raw)
        if _is_hidden(relative) or relative.name.lower() == "readme.md":
            continue
        if path.is_dir() and not path.is_symlink() and _is_open(path):
            continue
        size, refused = _look(path, root)
        named = partitions(relative.as_posix())
        yield RawFile(named.get("source", NO_SOURCE), relative.as_posix(), day_of(named), size, refused)


def holds(raw: Path, folder: Path) -> bool:
    """Whether files of a local ``folder`` would be read as raw ones."""
    folder, root = folder.resolve(), raw.resolve()
    return type(folder) is type(root) and folder.is_relative_to(root) and not _is_hidden(folder.relative_to(root))


def _is_hidden(relative: Path) -> bool:
    return any(part.startswith((".", "_")) for part in relative.parts)


def _is_open(folder: Path) -> bool:
    """Whether a folder can be listed; one that cannot is told of like a file."""
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True


def _look(path: Path, root: Path) -> tuple[int, str]:
    """Size of a file, and the code for which it is refused."""
    try:
        if path.is_symlink() and (path.is_dir() or not path.resolve().is_relative_to(root)):
            return 0, "E_LINK"
        size = path.stat().st_size if path.is_file() else 0
    except (OSError, RuntimeError):  # it vanished, or its links go round in circles: reading it will say so
        return 0, ""
    return size, "" if path.name.lower().endswith(SUFFIXES) or path.is_dir() else "E_FORMAT"


def partitions(path: str) -> dict[str, str]:
    """What the folders of a raw file say: ``source`` and ``date``."""
    return {m[1]: m[2] for part in path.split("/")[:-1] if (m := PARTITION.fullmatch(part))}


def day_of(named: dict[str, str]) -> str | None:
    """The day that partitions name; None where they name none, or what is no day."""
    try:
        return iso_day(named["date"], "")
    except (KeyError, ConfigError):
        return None


def iso_day(text: str, where: str) -> str:
    """``text`` as an ISO day. Raises ConfigError when it is none."""
    try:
        return calendar_date.fromisoformat(text).isoformat()
    except ValueError:
        raise ConfigError(f"{where}: {text!r} is no day; write it as YYYY-MM-DD") from None


def content_hash(raw: Path, file: RawFile) -> str:
    """sha256 of a file's bytes; a file that is not or cannot be read has the hash of nothing, so it is tried again when it can."""
    path = raw / file.path
    try:
        if file.refused or not path.is_file():  # to open a pipe would wait forever
            return hashlib.sha256(b"").hexdigest()
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256(b"").hexdigest()
