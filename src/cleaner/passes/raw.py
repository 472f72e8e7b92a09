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
SUFFIXES = frozenset(ending + packed for ending in ENDINGS for packed in COMPRESSED)
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


def raw_files(raw: Path) -> list[RawFile]:
    """All files below ``raw`` that ``cleaner`` reads, sorted by source and path. Hidden files are passed over.

    A link that leads out of the folder is left alone, as is everything that is no regular file. Raises ConfigError
    when the folder does not exist.
    """
    if not raw.is_dir():
        raise ConfigError(f"the raw folder {raw} does not exist; name it with --raw")
    return sorted(_walk(raw))


def _walk(raw: Path) -> Iterator[RawFile]:
    root = raw.resolve()
    for path in raw.rglob("*"):
        relative = path.relative_to(raw)
        if any(part.startswith((".", "_")) for part in relative.parts) or not _wanted(relative):
            continue
        try:
            if path.is_dir() or not path.resolve().is_relative_to(root):
                continue
            size = path.stat().st_size if path.is_file() else 0
        except (OSError, RuntimeError):  # it vanished, or its links go round in circles: reading it will say so
            size = 0
        named = partitions(relative.as_posix())
        yield RawFile(named.get("source", NO_SOURCE), relative.as_posix(), day_of(named), size)


def partitions(path: str) -> dict[str, str]:
    """What the folders of a raw file say: ``source`` and ``date``."""
    return {m[1]: m[2] for part in path.split("/")[:-1] if (m := PARTITION.fullmatch(part))}


def day_of(named: dict[str, str]) -> str | None:
    """The day that partitions name; None where they name none, or what is no day."""
    try:
        return iso_day(named["date"], "")
    except (KeyError, ConfigError):
        return None


def _wanted(relative: Path) -> bool:
    name = relative.name.lower()
    return name != "readme.md" and any(name.endswith(suffix) for suffix in SUFFIXES)


def iso_day(text: str, where: str) -> str:
    """``text`` as an ISO day. Raises ConfigError when it is none."""
    try:
        return calendar_date.fromisoformat(text).isoformat()
    except ValueError:
        raise ConfigError(f"{where}: {text!r} is no day; write it as YYYY-MM-DD") from None


def content_hash(raw: Path, file: RawFile) -> str:
    """sha256 of a file's bytes; a file that cannot be read has the hash of nothing, so it is tried again when it can."""
    path = raw / file.path
    try:
        if not path.is_file():  # to open a pipe would wait forever
            return hashlib.sha256(b"").hexdigest()
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256(b"").hexdigest()
