"""The sha256 of raw files, remembered: a file whose size, time and inode are as they were is not read again."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable
from pathlib import Path

from cleaner.dataset.store import Place
from cleaner.passes.beside import read_record, work, write_record
from cleaner.passes.raw import RawFile, content_hash

SETTLED = 2_000_000_000
"""Nanoseconds since its last change before a file's hash is remembered: some file systems count time in whole seconds or
two, so a younger file could change again without looking changed."""


def content_hashes(raw: Path, clean: Place, files: Iterable[RawFile]) -> dict[str, str]:
    """Path to sha256 of every file. What was hashed before and looks unchanged is taken from memory.

    The memory stands beside the published data; where that folder cannot be written nothing is remembered.
    """
    memory = work(clean) / "hashes.json"
    known, now = read_record(memory), time.time_ns()
    hashes: dict[str, str] = {}
    fresh = {}
    for file in files:
        looks = _looks(raw / file.path)
        entry = known.get(file.path)
        hashes[file.path] = entry[-1] if entry and entry[:-1] == looks else content_hash(raw, file)
        if looks and now - looks[1] > SETTLED:
            fresh[file.path] = [*looks, hashes[file.path]]
    if any(known.get(path) != entry for path, entry in fresh.items()):
        with contextlib.suppress(OSError):
            write_record(memory, {path: entry for path, entry in {**known, **fresh}.items() if path in fresh or path not in hashes})
    return hashes


def _looks(path: Path) -> list[int]:
    """Size, time of the last change and inode; nothing for a file that is not there."""
    try:
        found = path.stat()
        return [found.st_size, found.st_mtime_ns, found.st_ino]
    except (OSError, AttributeError):  # object stores have no such times: their files are read each time
        return []
