"""``cleaner backfill`` and ``cleaner plan``: stretches of days, and what a run would do."""

from __future__ import annotations

from typing import Any

import click

from cleaner.cli.options import CLEAN, DRY_RUN, ENGINE, JOBS, JSON, MASTER, RAW, settings
from cleaner.cli.progress import bars
from cleaner.cli.reports import show_plan, show_report
from cleaner.errors import ConfigError

STATES = ("missing", "failed", "stale", "all")


class States(click.ParamType):  # type: ignore[type-arg]
    """States of dates, separated by commas."""

    name = "states"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The states; fails on one that is none of them."""
        names = tuple(name.strip() for name in value.split(","))
        for name in names:
            if name not in STATES:
                self.fail(f"{name!r} is none of {', '.join(STATES)}", param, ctx)
        return names


FROM = click.option("--from", "start", metavar="YYYY-MM-DD", help="First day.")
TO = click.option("--to", "end", metavar="YYYY-MM-DD", help="Last day.")
ONLY = click.option(
    "--only", type=States(), default="missing,failed,stale", show_default=True, metavar="STATES",
    help="Dates in these states: missing, failed, stale; all takes those that are done too.",
)  # fmt: skip


@click.command("backfill")
@FROM
@TO
@ONLY
@RAW
@CLEAN
@JOBS
@ENGINE
@MASTER
@DRY_RUN
@JSON
def backfill_command(
    start: str | None, end: str | None, only: tuple[str, ...], dry_run: bool, as_json: bool, **flags: Any
) -> int:
    """Clean the dates of a stretch of days and publish them, in order, one snapshot a date.

    Order matters: a date is matched against the ones before it, so a changed date makes later ones stale. Killed and started
    again, it goes on where it was. What can be kept of earlier work is kept: only documents that a change can touch are judged.

    \b
    Examples:
      cleaner backfill --from 2026-10-01 --to 2026-10-31 --dry-run
      cleaner backfill --from 2026-10-01 --to 2026-10-31 --only missing,failed
    """
    from cleaner.passes import run as passes

    if start is None or end is None:
        raise click.UsageError("a backfill needs both days: --from 2026-10-01 --to 2026-10-31")
    config = settings(**flags)
    if dry_run:
        return show_plan(*passes.plan(config, passes.chosen(start, end, only)), as_json=as_json)
    with bars(not as_json) as progress:
        report = passes.backfill(config, start, end, only, progress)
    return show_report(report, as_json=as_json)


@click.command("plan")
@FROM
@TO
@ONLY
@RAW
@CLEAN
@JSON
def plan_command(
    start: str | None, end: str | None, only: tuple[str, ...], raw: str | None, clean: str | None, as_json: bool
) -> int:
    """List what the next run would do; with --from and --to, what that backfill would do. Nothing is written.

    \b
    Examples:
      cleaner plan
      cleaner plan --from 2026-10-01 --to 2026-10-31
    """
    from cleaner.passes import run as passes

    if (start is None) != (end is None):
        raise ConfigError("give both --from and --to, or neither for the nightly run")
    wanted = passes.chosen(start, end, only) if start and end else None
    return show_plan(*passes.plan(settings(raw=raw, clean=clean), wanted), as_json=as_json)
