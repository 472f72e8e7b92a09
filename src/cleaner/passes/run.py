"""The whole way for the nightly run and for a backfill: dates in order, each judged, matched and published as one step."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow.parquet as pq

from cleaner.config import Config
from cleaner.dataset.forgotten import forgotten_of, read_forgotten
from cleaner.dataset.lock import writer_lock
from cleaner.dataset.manifest import KEPT, KEYS, DateEntry, Part
from cleaner.dataset.schema import file_hash
from cleaner.dataset.snapshots import current_snapshot, fetch, is_stored, new_file, publish, read_manifest, store
from cleaner.dataset.store import Place
from cleaner.duplicates.resolve import Past
from cleaner.errors import CODES, ConfigError
from cleaner.passes.attempts import attempt, bury, forget
from cleaner.passes.beside import scratch, work
from cleaner.passes.code import rule_hashes
from cleaner.passes.engine import engine_of
from cleaner.passes.judge import JudgedShard, cuttings, judge_shard, judged_before, plan_shards
from cleaner.passes.judged import ShardFiles
from cleaner.passes.ledger import (
    OPEN,
    DateStatus,
    RawDate,
    all_statuses,
    date_status,
    fingerprints,
    history_parts,
    raw_dates,
    remember_loose,
)
from cleaner.passes.lost import UNSPOILED, LostDocument, Spoiled, spoil
from cleaner.passes.match import Cuts, MatchTask, match_date
from cleaner.passes.matched import Matched, match_file
from cleaner.passes.memo import Memo, keep_times, measured
from cleaner.passes.plan import Step, Wanted, left_over, make_plan, nightly
from cleaner.passes.publish import PublishTask, Written, write_shard
from cleaner.passes.raw import iso_day
from cleaner.passes.slices import cut
from cleaner.passes.watched import settle

Progress = Callable[[str, str, int, int], None]
"""Called with date, pass, shards done and shards in all."""


@dataclass(frozen=True, slots=True)
class DateReport:
    """What was published of one date, and the work that it took."""

    date: str
    rows: Counter[str]
    """Rows written a table."""
    reasons: Counter[str]
    """Removed spans a reason."""
    roles: Counter[str]
    """Kept sentences a discourse role."""
    judged: int
    """Documents that were judged; the verdicts on the others were there."""
    matched: bool
    """Whether it was matched; else the match was there."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did."""

    snapshot: str | None
    days: tuple[DateReport, ...] = ()
    """Dates that were published, in order; empty when nothing was to do."""
    waiting: tuple[str, ...] = ()
    """Dates that are not done, and that the run was not asked for."""
    seconds: float = 0.0
    rows: Counter[str] = field(init=False)
    reasons: Counter[str] = field(init=False)
    roles: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        for name in ("rows", "reasons", "roles"):
            object.__setattr__(self, name, sum((getattr(day, name) for day in self.days), Counter()))

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates that were published."""
        return tuple(day.date for day in self.days)


Publish = Callable[[RawDate, Config, Progress], DateReport]
"""How one date is published: ``publish_day``, or a task that calls it."""


def run(
    config: Config, date: str | None = None, progress: Progress = lambda *_: None, *,
    today: str | None = None, publish_one: Publish | None = None,
) -> RunReport:  # fmt: skip
    """Publish every date of the raw folder that is new, changed or made by other rules; ``date`` restricts it to one.

    Without ``date`` the setting ``lookback`` restricts it to the newest days. ``today`` is the day of loose files that were
    never seen before; None asks the clock. One publish a date, in order, because later dates are matched against earlier
    ones. A second run does nothing. Raises ConfigError for a raw folder that is not there, PublishError when the clean
    folder cannot be written.
    """
    date = iso_day(date, "--date") if date else None
    days = raw_dates(config, date or today, date)
    return _work_through(config, days, nightly(config, days, date), progress, publish_one or publish_day)


def backfill(
    config: Config, start: str, end: str, only: Sequence[str] = tuple(OPEN), progress: Progress = lambda *_: None, *,
    publish_one: Publish | None = None,
) -> RunReport:  # fmt: skip
    """Publish the dates from ``start`` to ``end`` whose state is in ``only``, in order, one publish a date.

    Killed and started again it goes on where it was: what is published stays, what is judged is not judged again.
    """
    days = raw_dates(config)
    return _work_through(config, days, chosen(start, end, only), progress, publish_one or publish_day)


def retry(config: Config, codes: Sequence[str] = (), progress: Progress = lambda *_: None) -> RunReport:
    """Publish again the dates of which input was rejected with one of ``codes``; without any, with a code that can pass another
    time. What was judged of their shards with such input is judged afresh; all other verdicts stay.

    Files that were mended since count as changed, so a run takes them up too; limits that were raised are for this alone.
    """
    again = set(codes) or {code for code, entry in CODES.items() if entry.retry}
    entries = published(config.clean)
    days = [day for day in raw_dates(config) if day.date in entries and _rejected(config, entries[day.date]) & again]
    for day in days:
        for files in judged_before(_judged(config.clean, day.date)):
            if again.intersection(files.read("rejected")["code"].to_pylist()):
                _unjudge(config.clean, day.date, files)
    return _work_through(config, days, Wanted(states=OPEN | {"done"}), progress, publish_day)


def _rejected(config: Config, entry: DateEntry) -> set[str]:
    """The codes of what was rejected of a published date."""
    parts = [part for part in entry.files if part.table == "rejected"]
    return {code for part in parts for code in pq.read_table(fetch(config.clean, part), columns=["code"])["code"].to_pylist()}


def chosen(start: str, end: str, only: Sequence[str] = tuple(OPEN)) -> Wanted:
    """The dates of a backfill; ``all`` in ``only`` takes those that are done too. Raises ConfigError when there can be none."""
    first, last = iso_day(start, "--from"), iso_day(end, "--to")
    if first > last:
        raise ConfigError(f"--from {first} is after --to {last}; give the earlier day first")
    return Wanted(first, last, OPEN | {"done"} if "all" in only else frozenset(only))


def status(config: Config) -> list[DateStatus]:
    """Every date with its state and, for a stale one, what changed."""
    return all_statuses(raw_dates(config), published(config.clean), config)


def plan(config: Config, wanted: Wanted | None = None, date: str | None = None) -> tuple[list[Step], list[DateStatus]]:
    """What a run would do, and the dates that it would leave undone; ``wanted`` None is the nightly run, of one ``date`` or all."""
    date = iso_day(date, "--date") if date else None
    days = raw_dates(config, date, date)
    wanted = wanted or nightly(config, days, date)
    entries = published(config.clean)
    return make_plan(config, days, entries, wanted), left_over(all_statuses(days, entries, config), wanted)


def published(clean: Place) -> dict[str, DateEntry]:
    """The dates of the current snapshot."""
    return read_manifest(clean, current_snapshot(clean)).dates


def _work_through(
    config: Config, days: Sequence[RawDate], wanted: Wanted, progress: Progress, publish_one: Publish
) -> RunReport:
    started = time.perf_counter()
    settle()
    with writer_lock(config.clean, config.patience):
        bury(config.clean)
        shutil.rmtree(scratch(config.clean), ignore_errors=True)  # of a run that was killed
        done = []
        for day in _find_work(config, days, wanted):
            with attempt(config.clean, day.date):
                done.append(publish_one(day, config, progress))
        snapshot = current_snapshot(config.clean)
        waiting = [s.date for s in left_over(all_statuses(days, published(config.clean), config), wanted)]
    seconds = time.perf_counter() - started
    return RunReport(snapshot.name if snapshot else None, tuple(done), tuple(waiting), seconds)


def _find_work(config: Config, days: Sequence[RawDate], wanted: Wanted) -> Iterator[RawDate]:
    """The dates to take up, in order; each is looked at when its turn comes, after the ones before it.

    That matters because a date that was published again changes the history of the later ones. Loose files are
    remembered under the day that they were first given.
    """
    covered = [day for day in days if wanted.covers(day.date)]
    remember_loose(config.clean, covered)
    for day in covered:
        found = date_status(day, published(config.clean), config)
        if found.state == "done":
            forget(config.clean, day.date)  # a run that was killed after it had published
        if wanted.takes(found):
            yield day


def publish_day(day: RawDate, config: Config, progress: Progress = lambda *_: None) -> DateReport:
    """Judge, match and publish one date. The caller holds the writer's lock."""
    return match_and_publish_day(day, judge_day(day, config, progress), config, progress)


def judge_day(
    day: RawDate, config: Config, progress: Progress = lambda *_: None, spoiled: Spoiled = UNSPOILED
) -> list[JudgedShard]:
    """First pass over a date, without the documents that cost workers."""
    started = time.perf_counter()
    folder = _judged(config.clean, day.date)
    where = (config.raw, day.date, day.files, folder, config.scopes, config.fields, config.limits)
    engine = engine_of(config)
    for _ in engine.in_order(cut, cuttings(*where)):
        pass
    shards = plan_shards(*where, spoiled)
    judged = []
    for shard in engine.in_order(judge_shard, shards):
        judged.append(shard)
        progress(day.date, "judge", len(judged), len(shards))
    if any(shard.judged for shard in judged):
        pairs = enumerate(zip(shards, judged, strict=True), 1)
        times = {f"{n} {shard.files[0][0].path}": done.seconds for n, (shard, done) in pairs}
        keep_times(config.clean, day.date, times)
    for cutting in (folder / "slices").glob("*/"):
        shutil.rmtree(cutting)
    share = sum(shard.judged for shard in judged) / max(1, sum(shard.documents for shard in judged))
    measured(config.clean, "judge", day.size * share, time.perf_counter() - started if share else 0.0)
    return judged


def match_and_publish_day(
    day: RawDate, judged: list[JudgedShard], config: Config, progress: Progress = lambda *_: None, spoiled: Spoiled = UNSPOILED
) -> DateReport:
    """Second and third pass over a date, and the swing of the pointer.

    A document that costs a worker only now is left out of all three passes: others may have been matched with it.
    """
    try:
        return _match_and_publish(day, judged, config, progress)
    except LostDocument as lost:
        spoiled = spoil(spoiled, lost.place, lost.code)
        for shard in judged:
            if lost.place.path in shard.files.made().files:
                _unjudge(config.clean, day.date, shard.files)
        return match_and_publish_day(day, judge_day(day, config, progress, spoiled), config, progress, spoiled)


def _match_and_publish(day: RawDate, judged: list[JudgedShard], config: Config, progress: Progress) -> DateReport:
    parent = current_snapshot(config.clean)
    earlier = read_manifest(config.clean, parent).dates
    shards = [shard.files for shard in judged]
    forgotten = forgotten_of(read_forgotten(config.clean), day.date)
    found, fresh = _match(day, shards, earlier, forgotten, config)
    progress(day.date, "match", 1, 1)
    started = time.perf_counter()
    tasks = [
        PublishTask(config.clean, day.date, n, files, _cuts_of(files, found.cuts), config.lexicon, forgotten, config.limits)
        for n, files in enumerate(shards)
    ]
    written = []
    for shard in engine_of(config).in_order(write_shard, tasks):
        written.append(shard)
        progress(day.date, "publish", len(written), len(tasks))
    entry = _entry(day, [*(part for shard in written for part in shard.parts), *found.state], written, earlier, config)
    entry = replace(entry, judged=tuple(files.key for files in shards))
    publish(config.clean, {**earlier, day.date: entry}, parent)
    measured(config.clean, "publish", day.size, time.perf_counter() - started)
    Memo(entry.fingerprint, {file.path: sha256 for file, sha256 in day.files}, rule_hashes()).keep(config.clean, day.date)
    _forget(config.clean, day.date, shards)
    rows: Counter[str] = Counter(entry.counts["rows"])
    return DateReport(day.date, rows, _sum(w.reasons for w in written), _sum(w.roles for w in written), sum(s.judged for s in judged), fresh)


def _match(
    day: RawDate, shards: list[ShardFiles], earlier: dict[str, DateEntry], forgotten: frozenset[str], config: Config
) -> tuple[Matched, bool]:
    """The match of a date, made now or before, and whether it was made now."""
    history = {table: history_parts(table, day.date, earlier) for table in (KEPT, KEYS)}
    file = match_file(_matched(config.clean, day.date), shards, history[KEPT], config.matching(), forgotten)
    found = file.read()
    if found is not None and all(is_stored(config.clean, part) for part in found.state):
        return found, False
    started = time.perf_counter()
    past = Past(*([fetch(config.clean, part) for part in history[table]] for table in (KEPT, KEYS)))
    with new_file(config.clean) as kept, new_file(config.clean) as keys:
        cuts, rows = match_date(MatchTask(
            day.date, shards, past, config.scopes, config.drop_syndicated, forgotten, kept, keys, scratch(config.clean), config.jobs
        ), engine_of(config).tables())  # fmt: skip
        state = [Part(table, day.date, 0, rows, file_hash(made)) for table, made in ((KEPT, kept), (KEYS, keys))]
        for part, made in zip(state, (kept, keys), strict=True):
            store(config.clean, made, part)
    found = Matched(cuts, tuple(state))
    shutil.rmtree(file.folder, ignore_errors=True)
    file.write(found)
    measured(config.clean, "match", day.size, time.perf_counter() - started)
    return found, True


def _cuts_of(files: ShardFiles, cuts: Cuts) -> Cuts:
    """What a date's match cut of one shard."""
    return {doc: cuts[doc] for doc in files.read("paragraphs", ["doc_id"])["doc_id"].unique().to_pylist() if doc in cuts}


def _forget(clean: Place, date: str, current: Sequence[ShardFiles]) -> None:
    """Take away what was judged of a date before: the next change starts from what was just published."""
    for files in judged_before(_judged(clean, date)):
        if files not in current:
            files.remove()


def _unjudge(clean: Place, date: str, files: ShardFiles) -> None:
    """Take away a judged shard that would have the same name but other documents if it were judged again, and the match with it."""
    files.remove()
    shutil.rmtree(_matched(clean, date), ignore_errors=True)


def _judged(clean: Place, date: str) -> Path:
    return work(clean) / "judged" / f"date={date}"


def _matched(clean: Place, date: str) -> Path:
    return work(clean) / "matched" / f"date={date}"


def _entry(
    day: RawDate, parts: list[Part], written: list[Written], earlier: dict[str, DateEntry], config: Config
) -> DateEntry:
    rows: Counter[str] = Counter()
    for part in parts:
        rows[part.table] += part.rows
    counts = {
        "rows": {table: rows[table] for table in ("documents", "sentences", "removed", "rejected")},
        "reasons": dict(sorted(_sum(w.reasons for w in written).items())),
        "roles": dict(sorted(_sum(w.roles for w in written).items())),
    }
    return DateEntry(fingerprints(day, earlier, config), counts, tuple(parts))


def _sum(counters: Iterator[Counter[str]]) -> Counter[str]:
    return sum(counters, Counter())
