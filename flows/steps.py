"""What the flows share: one task a pass, the plan and the summary as artifacts, one writer a dataset, and a word to the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from prefect import Flow, State, get_client, runtime, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.client.schemas.objects import FlowRun
from prefect.concurrency.sync import concurrency

from cleaner.cli.reports import because, lasting, redone, total, waiting, work
from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.dataset.lock import is_locked
from cleaner.dataset.store import open_store
from cleaner.passes import run as passes
from cleaner.passes.attempts import bury
from cleaner.passes.judge import JudgedShard
from cleaner.passes.ledger import DateStatus, RawDate
from cleaner.passes.plan import Step
from cleaner.report.summary import measured_shards, report_page

Engine = Literal["local", "spark"]
HOURS = 3600
TABLES = ("documents", "sentences", "removed", "rejected")
LEASE = 60
"""Seconds after which the server gives the place of a run that died to the next one; Prefect allows no less."""


def _is_io(_task: object, _run: object, state: State[Any]) -> bool:
    """Retry what may pass by itself, never what is wrong."""
    try:
        state.result()
    except OSError:
        return True
    except Exception:
        return False
    return False


RETRIES: dict[str, Any] = {"retries": 3, "retry_delay_seconds": [5, 30, 180], "retry_condition_fn": _is_io}


@task(task_run_name="judge {day.date}", tags=["judge"], timeout_seconds=6 * HOURS, **RETRIES)
def judge_date(day: RawDate, config: Config) -> list[JudgedShard]:
    """First pass over a date."""
    return passes.judge_day(day, config)


@task(task_run_name="match and publish {day.date}", tags=["publish"], timeout_seconds=6 * HOURS, **RETRIES)
def publish_date(day: RawDate, judged: list[JudgedShard], config: Config) -> passes.DateReport:
    """Second and third pass over a date, and the swing of the pointer."""
    return passes.match_and_publish_day(day, judged, config)


class Tasks:
    """Publishes dates as two tasks each, and moves a progress bar."""

    def __init__(self, key: str, dates: int) -> None:
        self.dates, self.done = dates, 0
        self.bar = create_progress_artifact(0.0, key=f"{key}-progress", description=f"Of {dates} dates that are not done")

    def __call__(self, day: RawDate, config: Config, _: passes.Progress) -> passes.DateReport:
        """Judge, match and publish one date."""
        report = publish_date(day, judge_date(day, config), config)
        self.done += 1
        self._show(100.0 * self.done / max(self.dates, self.done))
        print(f"published {day.date}: {report.rows['documents']} documents")
        return report

    def end(self) -> None:
        """All is done; dates that came out as they were needed no task."""
        self._show(100.0)

    def _show(self, percent: float) -> None:
        update_progress_artifact(self.bar, percent)


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Wait until no other flow run writes this dataset. Whoever comes by another way meets the lock of the dataset itself."""
    name = f"cleaner {place(config)}".replace("/", "|")
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(name, 1)
    with concurrency(name, lease_duration=LEASE):
        yield


def place(config: Config) -> str:
    """The clean folder in full, or its URL."""
    return config.clean if isinstance(config.clean, str) else str(config.clean.resolve())


def logical_day() -> str | None:
    """The day for which this run was scheduled, however late it starts; None outside a flow run."""
    scheduled = runtime.flow_run.scheduled_start_time
    return scheduled.date().isoformat() if scheduled else None


def tell_ledger(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:  # Prefect passes them by these names
    """Hook: the attempts of a run that failed, crashed or was cancelled say so, unless another run is at work."""
    clean = Config.load({"clean": flow_run.parameters.get("clean")}).clean
    with suppress(OSError):
        if not is_locked(clean):
            bury(clean, f"flow run {flow_run.name}: {state.name}. {state.message or ''}".strip())


HOOKS: dict[str, Any] = {"on_failure": [tell_ledger], "on_crashed": [tell_ledger], "on_cancellation": [tell_ledger]}


def show_plan(steps: Sequence[Step], left: Sequence[DateStatus], key: str) -> None:
    """The plan as a table."""
    rows = [
        {"date": s.status.date, "state": s.status.state, "work": work(s), "about": lasting(s.seconds), "why": because(s.status)}
        for s in steps
    ]
    print(total(steps))
    description = f"Plan: {total(steps)}." + (f" {waiting([s.date for s in left])}." if left else "")
    create_table_artifact(rows or [{"date": "-", "work": "nothing to do"}], key=f"{key}-plan", description=description)


def show_summary(report: passes.RunReport, config: Config, key: str) -> dict[str, int]:
    """What was published as Markdown; the rows of each table."""
    if report.days:
        page = open_store(config.clean).work / "report.html"
        page.write_text(report_page(open_dataset(config.clean), measured_shards(config.clean)), "utf-8")
    create_markdown_artifact(summary(report, config), key=f"{key}-summary", description=f"What was published to {config.clean}")
    return dict(report.rows)


def summary(report: passes.RunReport, config: Config) -> str:
    """A row a date, the share of work redone, then counts by reason and by role, and where to read on."""
    clean = place(config)
    lines = []
    if report.days:
        rows = report.rows
        lines += [
            f"**{rows['documents']} documents: {rows['sentences']} sentences kept, {rows['removed']} spans removed**, {rows['rejected']} inputs rejected.",
            f"Work: {redone(report)}, in {report.seconds:.0f} s.", "",
            "| date | documents | sentences | removed | rejected | judged anew |", "|---|--:|--:|--:|--:|--:|",
            *("| " + " | ".join([day.date, *(str(day.rows[t]) for t in TABLES), str(day.judged)]) + " |" for day in report.days), "",
            "| removed because | n | share | sentences that are | n | share |", "|---|--:|--:|---|--:|--:|",
            *(f"| {left} | {right} |" for left, right in zip_longest(_counts(report.reasons), _counts(report.roles), fillvalue=" | | ")),
        ]  # fmt: skip
    else:
        lines.append("Nothing to do: every date asked for is done.")
    if report.waiting:
        lines += ["", f"**Left undone:** {waiting(report.waiting)}."]
    if report.rows["rejected"]:
        lines += ["", f"**{report.rows['rejected']} inputs were rejected.** `cleaner path rejected --clean {clean}` has each with its reason."]
    lines += ["", f"Snapshot `{report.snapshot}` · `cleaner path sentences --clean {clean}` · `cleaner check --clean {clean}`"]
    link = clean if "://" in clean else Path(clean).as_uri()
    page = (open_store(config.clean).work / "report.html").absolute()
    lines += ["", f"[the report]({page.as_uri()}) · [what is published]({link}/current/) · [the flow runs of cleaner](/runs?tags=cleaner)"]
    return "\n".join(lines)


def _counts(counts: Counter[str]) -> list[str]:
    whole = counts.total() or 1
    return [f"{name} | {n} | {n / whole:.0%}" for name, n in counts.most_common()]
