"""Folders: rights, space, and what the file system must be able to do for a publish to be one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from cleaner.config import Config
from cleaner.dataset.lock import is_locked
from cleaner.dataset.store import Place, open_store
from cleaner.doctor.finding import Finding
from cleaner.errors import CleanerError
from cleaner.passes.attempts import attempts

LITTLE, NEXT_TO_NOTHING = 2 << 30, 256 << 20
"""Free bytes below which the doctor warns, and below which the next run will hardly end well."""


def look_at_folders(config: Config) -> Iterator[Finding]:
    """The raw and the clean folder, and the dates that failed."""
    yield _raw(config.raw)
    if isinstance(config.clean, str):
        yield from _object_store(config.clean)
        return
    home = next(folder for folder in (config.clean, *config.clean.absolute().parents) if folder.is_dir())
    if not os.access(home, os.W_OK | os.X_OK):
        yield Finding("fail", "clean folder", f"{home} cannot be written", "give this user the right to write there, or name another folder with --clean")
        return
    yield Finding("ok", "clean folder", f"{config.clean} can be written")
    with tempfile.TemporaryDirectory(dir=home, prefix=".doctor-") as folder:
        yield from _abilities(Path(folder))
    yield _space(home)
    yield from _dates(config.clean)


def _object_store(url: str) -> Iterator[Finding]:
    try:
        open_store(url).current()
    except CleanerError as error:
        yield Finding("fail", "object store", str(error), "check the URL, credentials and endpoint")
        return
    yield Finding("ok", "object store", f"{url} answers")
    yield from _dates(url)


def _raw(raw: Path) -> Finding:
    if not raw.is_dir():
        return Finding("fail", "raw folder", f"{raw} does not exist", "name it with --raw, or make it")
    if not os.access(raw, os.R_OK | os.X_OK):
        return Finding("fail", "raw folder", f"{raw} cannot be read", "give this user the right to read it")
    return Finding("ok", "raw folder", f"{raw} can be read")


def _abilities(folder: Path) -> Iterator[Finding]:
    one, two = folder / "one", folder / "two"
    one.write_text("1")
    two.write_text("2")

    def rename() -> None:
        (folder / "link").symlink_to("one")
        (folder / "other").symlink_to("two")
        (folder / "other").replace(folder / "link")

    yield _tried("rename over a link", rename, "fail", "readers need it: use a local file system, or an object store by its URL")
    yield _tried("hard links", lambda: os.link(one, folder / "three"), "warn", "files are copied instead: each snapshot costs its full size")


def _tried(what: str, act: Callable[[], None], level: str, advice: str) -> Finding:
    try:
        act()
    except OSError as error:
        return Finding("fail" if level == "fail" else "warn", what, f"does not work ({error.strerror})", advice)
    return Finding("ok", what, "works")


def _space(home: Path) -> Finding:
    free = shutil.disk_usage(home).free
    level = "fail" if free < NEXT_TO_NOTHING else "warn" if free < LITTLE else "ok"
    advice = "" if level == "ok" else "remove old snapshots with `cleaner gc`, or make room; what is published stays readable meanwhile"
    return Finding(level, "disk space", f"{free / (1 << 30):.1f} GiB free at {home}", advice)  # type: ignore[arg-type]


def _dates(clean: Place) -> Iterator[Finding]:
    if is_locked(clean):
        yield Finding("ok", "writer", "a run is at work now")
    failed = {date: found.error for date, found in attempts(clean).items() if found.error}
    if failed:
        date = max(failed)
        yield Finding("warn", "failed dates", f"{len(failed)}, the last {date}: {failed[date]}", "the next run takes them up; `cleaner status` has them all")
    else:
        yield Finding("ok", "failed dates", "none")
