"""What was tried: a date's record from the moment that a run takes it up until it is published.

A record that is still there tells of a failure. It holds the error; where it holds none the run was killed, unless a living
writer holds the lock and is at it now. No orchestrator is asked: a run that died tells nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cleaner.dataset.lock import is_locked
from cleaner.dataset.store import Place
from cleaner.passes.beside import read_record, work, write_record

KILLED = "the run was killed"


class Attempt(NamedTuple):
    """The last run of a date that is not published yet."""

    began: str
    """When, in UTC."""
    error: str | None
    """What ended it; None while it goes on."""


@contextmanager
def attempt(clean: Place, date: str) -> Iterator[None]:
    """Record that ``date`` is worked on: forgotten when that succeeds, kept with the error when it does not."""
    path = _path(clean, date)
    write_record(path, {"began": _now()})
    try:
        yield
    except BaseException as error:
        kind = "" if isinstance(error, Exception) else "interrupted: "
        blame(clean, date, f"{kind}{type(error).__name__}: {error}".rstrip(": "))
        raise
    forget(clean, date)


def forget(clean: Place, date: str) -> None:
    """Drop the record of a date that is done."""
    _path(clean, date).unlink(missing_ok=True)


def blame(clean: Place, date: str, error: str) -> None:
    """Say why the attempt at ``date`` ended. The first reason stands."""
    path = _path(clean, date)
    record = read_record(path)
    if record and not record.get("error"):
        write_record(path, {**record, "error": error, "ended": _now()})


def bury(clean: Place, error: str = KILLED) -> list[str]:
    """Give every attempt without an end the end ``error``, and name its dates. Only who knows that no writer lives may call."""
    dead = [date for date, record in _records(clean).items() if "error" not in record]
    for date in dead:
        blame(clean, date, error)
    return dead


def attempts(clean: Place) -> dict[str, Attempt]:
    """The attempt of every date that has one; a run that died without a word has the error ``KILLED``."""
    records = _records(clean)
    silent = KILLED if any("error" not in record for record in records.values()) and not is_locked(clean) else None
    return {date: Attempt(record.get("began", ""), record.get("error", silent)) for date, record in records.items()}


def _records(clean: Place) -> dict[str, dict[str, str]]:
    return {path.stem: read_record(path) for path in sorted((work(clean) / "attempts").glob("[!.]*.json"))}


def _path(clean: Place, date: str) -> Path:
    return work(clean) / "attempts" / f"{date}.json"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
