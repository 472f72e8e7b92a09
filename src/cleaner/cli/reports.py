"""What runs did and plans would do, as lines for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cleaner.errors import ExitCode

if TYPE_CHECKING:
    from cleaner.passes.ledger import DateStatus
    from cleaner.passes.plan import Step
    from cleaner.passes.run import RunReport

NAMED = 3
"""Files, rules and dates that a line names before it only counts."""


def show_report(report: RunReport, *, as_json: bool) -> int:
    """Print what a run did; the command's exit code."""
    if as_json:
        days = [{name: getattr(day, name) for name in day.__slots__} for day in report.days]
        counts = {name: getattr(report, name) for name in ("snapshot", "dates", "waiting", "seconds", "rows", "reasons", "roles")}
        click.echo(json.dumps({**counts, "days": days}, indent=1))
    elif not report.days:
        click.echo("nothing to do in the days asked for" if report.waiting else "nothing to do: every date is done")
    else:
        rows = report.rows
        click.echo(f"published {', '.join(report.dates)} as snapshot {report.snapshot} in {report.seconds:.1f} s")
        click.echo(f"{rows['documents']} documents, {rows['sentences']} sentences kept, {rows['removed']} spans removed, {rows['rejected']} rejected")
        click.echo(f"redone:  {redone(report)}")
        click.echo("removed: " + ", ".join(f"{reason} {n}" for reason, n in report.reasons.most_common()))
        click.echo("roles:   " + ", ".join(f"{role} {n}" for role, n in report.roles.most_common()))
    if report.waiting and not as_json:
        click.echo(waiting(report.waiting), err=True)
    if report.rows["rejected"]:
        click.echo("some input was rejected: `cleaner path rejected` has each with its reason", err=True)
        return ExitCode.REJECTED
    return ExitCode.OK


def redone(report: RunReport) -> str:
    """The share of the work that was not there from an earlier run."""
    judged, documents = sum(day.judged for day in report.days), report.rows["documents"]
    matched = sum(day.matched for day in report.days)
    share = f" ({judged / documents:.0%})" if documents else ""
    return f"judged {judged} of {documents} documents{share}, matched {matched} of {len(report.days)} dates"


def waiting(dates: Sequence[str]) -> str:
    """What is left undone, and what to type to have it done."""
    count = "1 date waits" if len(dates) == 1 else f"{len(dates)} dates wait"
    return f"{count}: {short(dates)}; `cleaner backfill --from {dates[0]} --to {dates[-1]}` takes them up"


def show_plan(steps: Sequence[Step], left: Sequence[DateStatus], *, as_json: bool) -> int:
    """Print a plan; the command's exit code."""
    if as_json:
        planned = [{**step._asdict(), "status": step.status._asdict()} for step in steps]
        click.echo(json.dumps({"steps": planned, "left": [status._asdict() for status in left]}, indent=1))
        return ExitCode.OK
    for step in steps:
        click.echo(f"{step.status.date}  {step.status.state:<8} {work(step):<28} {lasting(step.seconds):>7}  {because(step.status)}".rstrip())
    click.echo(total(steps))
    if left:
        click.echo(waiting([status.date for status in left]), err=True)
    return ExitCode.OK


def total(steps: Sequence[Step]) -> str:
    """The number of dates and the time that they take together."""
    if not steps:
        return "nothing to do"
    dates = "1 date" if len(steps) == 1 else f"{len(steps)} dates"
    if any(step.seconds is None for step in steps):
        return f"{dates}; how long it takes is known after a first run"
    return f"{dates}, {lasting(sum(step.seconds or 0.0 for step in steps))} by past runs here"


def work(step: Step) -> str:
    """The passes that a date needs, with the share that must be judged."""
    judge = [] if step.judge == 0 else [f"judge {step.judge:.0%}" if step.judge >= 0.01 else "judge <1%"]
    return " + ".join([*judge, *(["match"] if step.match else []), "publish"])


def lasting(seconds: float | None) -> str:
    """A time span for people, rounded as roughly as it is known."""
    if seconds is None:
        return "?"
    if seconds < 90:
        return f"~{seconds:.0f} s"
    return f"~{seconds / 60:.0f} min" if seconds < 5400 else f"~{seconds / 3600:.1f} h"


def because(status: DateStatus) -> str:
    """Why a date is in its state, with the files, rules and dates behind it."""
    parts = []
    for why in status.why:
        named = status.detail.get(why, [])
        parts.append(f"{why}: {short(named)}" if named else why)
    return "; ".join(parts)


def short(names: Sequence[str]) -> str:
    """The first few names and how many more."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
