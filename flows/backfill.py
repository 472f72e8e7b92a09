"""The backfill as a flow: one parent run over a stretch of days, in order, with its plan, its progress and its summary.

    python -m flows.backfill --from 2026-10-01 --to 2026-10-31 [--only missing,failed,stale] [--dry-run]

It calls the same functions as ``cleaner backfill``, which does the same without Prefect.
"""

from __future__ import annotations

import argparse
from typing import Literal

from prefect import flow

from cleaner.config import Config
from cleaner.passes import run as passes
from flows.steps import HOOKS, HOURS, Engine, Tasks, alone, show_plan, show_summary

States = Literal["missing", "failed", "stale", "all"]
OPEN: tuple[States, ...] = ("missing", "failed", "stale")


@flow(name="backfill", log_prints=True, timeout_seconds=72 * HOURS, flow_run_name="backfill {start} to {end}", **HOOKS)
def backfill(
    start: str, end: str, only: tuple[States, ...] = OPEN, raw: str = "data/raw", clean: str = "data/clean",
    jobs: int | None = None, engine: Engine | None = None, dry_run: bool = False,
) -> dict[str, int]:  # fmt: skip
    """Clean and publish the dates from START to END again, in order, one snapshot a date. Returns rows written a table.

    Args:
        start: First day, YYYY-MM-DD.
        end: Last day, YYYY-MM-DD.
        only: Dates in these states; `all` takes those that are done too.
        raw: Folder of raw files, with ``date=YYYY-MM-DD`` folders.
        clean: Folder of published snapshots.
        jobs: Worker processes; None for one a core.
        engine: `local` or `spark` (its master from `cleaner.toml`); None for what `cleaner.toml` says.
        dry_run: Only show the plan.
    """
    config = Config.load({"raw": raw, "clean": clean, "jobs": jobs, "engine": engine})
    with alone(config):
        steps, left = passes.plan(config, passes.chosen(start, end, only))
        show_plan(steps, left, "backfill")
        if dry_run:
            return {}
        tasks = Tasks("backfill", len(steps))
        report = passes.backfill(config, start, end, only, publish_one=tasks)
        tasks.end()
    return show_summary(report, config, "backfill")


def main() -> None:
    """The flow from the command line."""
    parser = argparse.ArgumentParser(description="Run the flow backfill here and now.")
    parser.add_argument("--from", dest="start", required=True, help="first day (YYYY-MM-DD)")
    parser.add_argument("--to", dest="end", required=True, help="last day (YYYY-MM-DD)")
    parser.add_argument("--only", default=",".join(OPEN), help="states, separated by commas; `all` takes done dates too")
    parser.add_argument("--raw", default="data/raw", help="folder of raw files")
    parser.add_argument("--clean", default="data/clean", help="folder of published snapshots")
    parser.add_argument("--dry-run", action="store_true", help="only show the plan")
    given = parser.parse_args()
    backfill(given.start, given.end, tuple(given.only.split(",")), given.raw, given.clean, dry_run=given.dry_run)


if __name__ == "__main__":
    main()
