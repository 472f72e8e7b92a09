"""The nightly flow: every new or changed date of the raw folder is judged, matched and published.

    python -m flows.clean_articles --raw data/raw --clean data/clean [--date YYYY-MM-DD]

It calls the same functions as ``cleaner run``, which does the same without Prefect.
"""

from __future__ import annotations

import argparse

from prefect import flow

from cleaner.config import Config
from cleaner.passes import run as passes
from flows.steps import HOOKS, HOURS, Engine, Tasks, alone, logical_day, show_plan, show_summary


@flow(name="clean-articles", log_prints=True, timeout_seconds=12 * HOURS, flow_run_name=lambda: f"clean {logical_day()}", **HOOKS)
def clean_articles(
    raw: str = "data/raw",
    clean: str = "data/clean",
    date: str | None = None,
    jobs: int | None = None,
    lookback: int | None = None,
    engine: Engine | None = None,
) -> dict[str, int]:
    """Clean what is new or changed in RAW and publish it to CLEAN. Returns rows written a table.

    Args:
        raw: Folder of raw files, with ``date=YYYY-MM-DD`` folders. Loose files belong to the day of the schedule.
        clean: Folder of published snapshots.
        date: Only this date; loose files belong to it. None takes every date that is not done.
        jobs: Worker processes; None for one a core.
        lookback: Only the newest date and so many days before it; 0 for all, None for what `cleaner.toml` says.
        engine: `local` or `spark` (its master from `cleaner.toml`); None for what `cleaner.toml` says.
    """
    config = Config.load({"raw": raw, "clean": clean, "jobs": jobs, "lookback": lookback, "engine": engine})
    with alone(config):
        steps, left = passes.plan(config, date=date)
        show_plan(steps, left, "clean-articles")
        tasks = Tasks("clean-articles", len(steps))
        report = passes.run(config, date, today=logical_day(), publish_one=tasks)
        tasks.end()
    return show_summary(report, config, "clean-articles")


def main() -> None:
    """The flow from the command line."""
    parser = argparse.ArgumentParser(description="Run the flow clean-articles here and now.")
    parser.add_argument("--raw", default="data/raw", help="folder of raw files")
    parser.add_argument("--clean", default="data/clean", help="folder of published snapshots")
    parser.add_argument("--date", help="only this date (YYYY-MM-DD)")
    given = parser.parse_args()
    rows = clean_articles(given.raw, given.clean, given.date)
    tables = ", ".join(f"{n} {table}" for table, n in rows.items() if n)
    print(f"\n{tables or 'nothing to do: every date is done'}\nread it: cleaner path sentences --clean {given.clean}")


if __name__ == "__main__":
    main()
