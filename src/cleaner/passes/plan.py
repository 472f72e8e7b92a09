"""What a run would do: which dates, why, which passes, and about how long. Nothing is judged or written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as calendar_date
from datetime import timedelta
from typing import NamedTuple

from cleaner.config import Config
from cleaner.dataset.manifest import DateEntry
from cleaner.passes.beside import work
from cleaner.passes.carry import standing
from cleaner.passes.code import rule_hashes
from cleaner.passes.judge import Shard, plan_shards
from cleaner.passes.ledger import OPEN, DateStatus, RawDate, all_statuses
from cleaner.passes.memo import Rate, rates


class Wanted(NamedTuple):
    """Which dates a run takes up."""

    start: str = "0001-01-01"
    end: str = "9999-12-31"
    """First and last day."""
    states: frozenset[str] = OPEN
    """States of a date that is not as it should be; with ``done`` every date is published again."""

    def covers(self, date: str) -> bool:
        """Whether the days reach ``date``."""
        return self.start <= date <= self.end

    def takes(self, status: DateStatus) -> bool:
        """Whether the run takes up a date of that status."""
        return self.covers(status.date) and status.state in self.states


class Step(NamedTuple):
    """One date of a plan."""

    status: DateStatus
    judge: float
    """Share of its bytes that stands in documents that must be judged; the other verdicts hold."""
    match: bool
    """Whether it must be matched again; a date that waits for an earlier one may be spared."""
    size: int
    """Bytes of its raw files."""
    seconds: float | None
    """Estimated from past runs here; None before the first."""


def nightly(config: Config, days: Sequence[RawDate], date: str | None = None) -> Wanted:
    """What ``cleaner run`` takes up: one ``date``, or all of the last days that the setting ``lookback`` names.

    They are counted from the newest date of the raw folder, not from today, so that the same folder gives the same run.
    """
    if date is not None:
        return Wanted(date, date)
    if not config.lookback or not days:
        return Wanted()
    newest = calendar_date.fromisoformat(days[-1].date)
    return Wanted(start=(newest - timedelta(days=config.lookback)).isoformat())


def make_plan(config: Config, days: Sequence[RawDate], published: dict[str, DateEntry], wanted: Wanted) -> list[Step]:
    """The steps of a run, in order."""
    by_date = {day.date: day for day in days}
    known = rates(config.clean)
    taken: list[DateStatus] = []
    for status in all_statuses(days, published, config):
        waits_for = status.detail.get("history")
        idle = waits_for and not {before.date for before in taken}.intersection(waits_for)  # what it waits for is left undone
        if wanted.takes(status) and not idle:
            taken.append(status)
    return [_step(config, by_date[status.date], status, known) for status in taken]


def left_over(statuses: Sequence[DateStatus], wanted: Wanted) -> list[DateStatus]:
    """Dates that are not done and that the run does not take up."""
    return [status for status in statuses if status.state in OPEN and not wanted.takes(status)]


def _step(config: Config, day: RawDate, status: DateStatus, known: dict[str, Rate]) -> Step:
    folder = work(config.clean) / "judged" / f"date={day.date}"
    shards = plan_shards(config.raw, day.date, day.files, folder, config.scopes, config.fields, config.limits)
    fresh = sum(map(_unjudged, shards))
    share = fresh / day.size if day.size else 1.0
    match = status.state != "done" and set(status.why) != {"roles"}
    costs = [known["judge"].estimate(fresh), known["match"].estimate(day.size) if match else 0.0, known["publish"].estimate(day.size)]
    seconds = None if None in costs else sum(cost for cost in costs if cost is not None)
    return Step(status, share, match, day.size, seconds)


def _unjudged(shard: Shard) -> float:
    """About how many of a shard's bytes must be judged: its new files, and of the others the share of verdicts that fell."""
    if shard.target.exist():
        return 0.0
    engine, rules = shard.engine, rule_hashes()
    made = {files: files.made() for files in shard.before}
    known = {item for each in made.values() for item in each.files.items()}
    kept = sum(file.size for file, sha256 in shard.files if (file.path, sha256) in known)
    standing_documents = sum(len(standing(files, engine, rules).seen) for files in made)
    holds = kept * standing_documents / max(1, sum(each.documents for each in made.values()))
    return sum(file.size for file, _ in shard.files) - holds
