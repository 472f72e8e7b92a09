"""What each date was made from, what it would be made from now, and so whether it is done, missing, failed or stale."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cleaner.config import Config
from cleaner.dataset.forgotten import forgotten_of, read_forgotten
from cleaner.dataset.manifest import KEPT, DateEntry, Part
from cleaner.dataset.store import Place, open_store
from cleaner.errors import ConfigError
from cleaner.passes.attempts import Attempt, attempts
from cleaner.passes.code import JUDGED_BY, MATCHED_BY, PUBLISHED_BY, TAGGED_BY, code_hash, hash_lines, rule_hashes
from cleaner.passes.hashes import content_hashes
from cleaner.passes.memo import Memo
from cleaner.passes.raw import RawFile, holds, raw_files

FIRST_SEEN = ".first_seen.json"
"""Beside the snapshots: the day on which a loose file without a date was first seen."""

TAGS_ONLY = frozenset({"roles"})
"""Changes that leave the state of a date, and so the dates after it, as they are."""

OPEN = frozenset({"missing", "failed", "stale"})
"""States of dates that a run takes up."""


class RawDate(NamedTuple):
    """The raw files of one date, each with the sha256 of its bytes."""

    date: str
    files: tuple[tuple[RawFile, str], ...]

    @property
    def fingerprint(self) -> str:
        """Hash of paths, sizes and contents."""
        return hash_lines(f"{f.source}\t{f.path}\t{f.size}\t{sha256}" for f, sha256 in self.files)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file, _ in self.files)


class DateStatus(NamedTuple):
    """Where a date stands."""

    date: str
    state: str
    """``done``; ``missing``, never published; ``stale``, made from something else; ``failed``, its last run ended with an error
    or a kill; ``running``, a living run is at it; ``gone``, its raw files are gone."""
    why: tuple[str, ...] = ()
    """What changed: ``input``, ``code``, ``models``, ``rules``, ``roles``, ``config``, ``history``, ``forgotten``; and ``error``."""
    detail: dict[str, list[str]] = {}  # noqa: RUF012 -- never changed
    """The files, the rules and the earlier dates behind it, and the error, as far as they are known."""


def raw_dates(config: Config, loose: str | None = None, only: str | None = None) -> list[RawDate]:
    """The dates of the raw folder, in order, or ``only`` one of them.

    A loose file belongs to the day on which it was first seen; one that is new to ``loose``, the day of today if that is None.
    Raises ConfigError when the raw folder does not exist or holds the clean one.
    """
    if isinstance(config.clean, Path) and holds(config.raw, config.clean):
        raise ConfigError(f"the clean folder {config.clean} stands in the raw folder {config.raw}, so its tables would be read as input; name another with --clean")
    seen: dict[str, str] = json.loads(open_store(config.clean).read_note(FIRST_SEEN) or "{}")
    loose = loose or datetime.now(UTC).date().isoformat()
    by_date: dict[str, list[RawFile]] = {}
    for file in raw_files(config.raw):
        date = file.date or seen.get(file.path, loose)
        if only in (None, date):
            by_date.setdefault(date, []).append(file)
    hashes = content_hashes(config.raw, config.clean, (f for group in by_date.values() for f in group))
    return [RawDate(date, tuple((f, hashes[f.path]) for f in by_date[date])) for date in sorted(by_date)]


def remember_loose(clean: Place, dates: Iterable[RawDate]) -> None:
    """Keep the day of every loose file, so that tomorrow's run does not take it for tomorrow's."""
    store = open_store(clean)
    known: dict[str, str] = json.loads(store.read_note(FIRST_SEEN) or "{}")
    loose = {f.path: day.date for day in dates for f, _ in day.files if f.date is None}
    if loose.items() - known.items():
        store.write_note(FIRST_SEEN, json.dumps({**known, **loose}, indent=1, sort_keys=True))


def fingerprints(day: RawDate, published: Mapping[str, DateEntry], config: Config) -> dict[str, str]:
    """What ``day`` would be made from now."""
    return {
        "input": day.fingerprint,
        "code": code_hash((*JUDGED_BY, *MATCHED_BY, *PUBLISHED_BY), models=False),
        "models": code_hash(JUDGED_BY, models=True),
        "rules": hash_lines(rule_hashes().values()),
        "roles": code_hash(TAGGED_BY),
        "config": config.fingerprint(),
        "history": hash_lines(part.sha256 for part in history_parts(KEPT, day.date, published)),
        "forgotten": hash_lines(sorted(forgotten_of(read_forgotten(config.clean), day.date))),
    }


def reaches(earlier: str, date: str) -> bool:
    """Whether a date is matched against what the other left."""
    return earlier < date


def history_parts(table: str, date: str, published: Mapping[str, DateEntry]) -> list[Part]:
    """A part of the states (``KEPT``, ``KEYS``) that ``date`` is matched against, in the order of their dates."""
    entries = (published[other] for other in sorted(published) if reaches(other, date))
    return [part for entry in entries for part in entry.files if part.table == table]


def date_status(
    day: RawDate, published: Mapping[str, DateEntry], config: Config, tried: Mapping[str, Attempt] | None = None
) -> DateStatus:
    """Compare what a date was made from with what it would be made from now, and look at its last attempt."""
    entry = published.get(day.date)
    now = fingerprints(day, published, config)
    changed = tuple(name for name, value in now.items() if entry and entry.fingerprint.get(name) != value)
    if entry and not changed:
        return DateStatus(day.date, "done")
    detail = Memo.of(config.clean, day.date).changes(day.files, changed, entry.fingerprint if entry else {})
    last = (attempts(config.clean) if tried is None else tried).get(day.date)
    if last is not None and last.error is None:
        return DateStatus(day.date, "running", changed, {"began": [last.began]})
    if last is not None and last.error is not None:
        return DateStatus(day.date, "failed", ("error", *changed), {"error": [last.error], "began": [last.began], **detail})
    return DateStatus(day.date, "stale" if entry else "missing", changed, detail)


def all_statuses(days: Sequence[RawDate], published: Mapping[str, DateEntry], config: Config) -> list[DateStatus]:
    """Every date, raw or published, in order. A date that an unfinished earlier one reaches is stale too: what it is matched
    against is about to change. The run looks again, and leaves it alone if that came out as it was.
    """
    tried = attempts(config.clean)
    statuses: list[DateStatus] = []
    for day in days:
        found = date_status(day, published, config, tried)
        unsettled = [s.date for s in statuses if _unsettles(s) and reaches(s.date, day.date)]
        if unsettled and found.state == "done":
            found = DateStatus(day.date, "stale", ("history",), {"history": unsettled})
        statuses.append(found)
    gone = sorted(set(published) - {day.date for day in days})
    return sorted([*statuses, *(DateStatus(date, "gone") for date in gone)], key=lambda s: s.date)


def _unsettles(status: DateStatus) -> bool:
    """The date's own run may change what later dates are matched against."""
    own = set(status.why) - {"history"}
    return status.state in ("missing", "failed", "running") or (status.state == "stale" and not own <= TAGS_ONLY)
