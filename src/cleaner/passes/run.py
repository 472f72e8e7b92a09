"""The whole way for the nightly run: what is new or changed is judged, matched and published, date by date."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.config import Config
from cleaner.dataset.lock import writer_lock
from cleaner.dataset.schema import write_parquet
from cleaner.dataset.snapshots import STATE, DateEntry, Part, current_snapshot, publish, read_manifest, store
from cleaner.passes.judge import judge_shard, plan_shards
from cleaner.passes.judged import ShardFiles
from cleaner.passes.ledger import (
    JUDGED_BY,
    DateStatus,
    RawDate,
    all_statuses,
    code_hash,
    date_status,
    fingerprints,
    history_hashes,
    raw_dates,
    remember_loose,
)
from cleaner.passes.match import match_date
from cleaner.passes.publish import PublishTask, Written, write_shard
from cleaner.passes.raw import iso_day
from cleaner.passes.workers import in_order

Progress = Callable[[str, str, int, int], None]
"""Called with date, pass, shards done and shards in all."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did."""

    snapshot: str | None
    dates: tuple[str, ...] = ()
    """Dates that were published, in order; empty when nothing was to do."""
    rows: Counter[str] = field(default_factory=Counter)
    """Rows written a table."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Removed spans a reason."""
    roles: Counter[str] = field(default_factory=Counter)
    """Kept sentences a discourse role."""
    seconds: float = 0.0


def run(config: Config, date: str | None = None, progress: Progress = lambda *_: None) -> RunReport:
    """Publish every date of the raw folder that is new, changed or made by other rules; ``date`` restricts it to one.

    One publish a date, in order, because later dates are matched against earlier ones. A second run does nothing.
    Raises ConfigError for a raw folder that is not there, PublishError when the clean folder cannot be written.
    """
    started = time.perf_counter()
    rows: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    done = []
    with writer_lock(config.clean):
        for day in find_work(config, date):
            for written in publish_day(day, config, progress):
                rows.update({part.table: part.rows for part in written.parts})
                reasons += written.reasons
                roles += written.roles
            done.append(day.date)
        snapshot = current_snapshot(config.clean)
    seconds = time.perf_counter() - started
    return RunReport(snapshot.name if snapshot else None, tuple(done), rows, reasons, roles, seconds)


def find_work(config: Config, date: str | None = None) -> Iterator[RawDate]:
    """The dates that are not done, in order; each is looked at when it is asked for, after the ones before it.

    That matters because a date that was published again changes the history of the later ones. Loose files are
    remembered under the day that they were first given. The caller holds the writer's lock.
    """
    days = raw_dates(config.raw, config.clean, iso_day(date, "--date") if date else None)
    remember_loose(config.clean, days)
    return (day for day in days if date_status(day, published(config.clean), config).state != "done")


def status(config: Config) -> list[DateStatus]:
    """Every date with its state and, for a stale one, what changed."""
    return all_statuses(raw_dates(config.raw, config.clean), published(config.clean), config)


def published(clean: Path) -> dict[str, DateEntry]:
    """The dates of the current snapshot."""
    return read_manifest(current_snapshot(clean)).dates


def publish_day(day: RawDate, config: Config, progress: Progress = lambda *_: None) -> list[Written]:
    """Judge, match and publish one date. The caller holds the writer's lock."""
    judged = judge_day(day, config, progress)
    return match_and_publish_day(day, judged, config, progress)


def judge_day(day: RawDate, config: Config, progress: Progress = lambda *_: None) -> list[ShardFiles]:
    """First pass over a date."""
    folder = config.clean / ".work" / "judged"
    shards = plan_shards(config.raw, day.date, day.files, code_hash(JUDGED_BY), folder, config.fields)
    judged = []
    for files in in_order(judge_shard, shards, config.jobs):
        judged.append(files)
        progress(day.date, "judge", len(judged), len(shards))
    return judged


def match_and_publish_day(
    day: RawDate, judged: list[ShardFiles], config: Config, progress: Progress = lambda *_: None
) -> list[Written]:
    """Second and third pass over a date, and the swing of the pointer."""
    earlier = published(config.clean)
    pool = config.clean / ".pool"
    history = [pool / f"{sha256}.parquet" for sha256 in history_hashes(day.date, earlier)]
    cuts, state = match_date(judged, history)
    progress(day.date, "match", 1, 1)
    tasks = [PublishTask(config.clean, day.date, n, files, cuts, config.lexicon) for n, files in enumerate(judged)]
    written = []
    for shard in in_order(write_shard, tasks, config.jobs):
        written.append(shard)
        progress(day.date, "publish", len(written), len(tasks))
    pool.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=pool, suffix=".draft", delete=False) as draft:
        made = Path(draft.name)
    state_hash = write_parquet(state, made)
    store(config.clean, made, state_hash)
    parts = [part for shard in written for part in shard.parts]
    parts.append(Part(STATE, day.date, 0, len(state), state_hash))
    publish(config.clean, {**earlier, day.date: _entry(day, parts, written, earlier, config)})
    return written


def _entry(
    day: RawDate, parts: list[Part], written: list[Written], earlier: dict[str, DateEntry], config: Config
) -> DateEntry:
    rows: Counter[str] = Counter()
    for part in parts:
        rows[part.table] += part.rows
    counts = {
        "rows": {table: rows[table] for table in ("documents", "sentences", "removed", "rejected")},
        "reasons": dict(sorted(sum((w.reasons for w in written), Counter()).items())),
        "roles": dict(sorted(sum((w.roles for w in written), Counter()).items())),
    }
    return DateEntry(fingerprints(day, earlier, config), counts, tuple(parts))
