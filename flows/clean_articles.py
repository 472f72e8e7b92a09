"""The nightly flow: every new or changed date of the raw folder is judged, matched and published.

    python -m flows.clean_articles --raw data/raw --clean data/clean [--date YYYY-MM-DD]

Each task calls one function of ``cleaner.passes.run``, which does the same without Prefect.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import timedelta

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact

from cleaner.config import Config
from cleaner.dataset.lock import writer_lock
from cleaner.passes import run as passes
from cleaner.passes.judged import ShardFiles
from cleaner.passes.ledger import RawDate, raw_dates
from cleaner.passes.publish import Written

IO_RETRIES = {"retries": 2, "retry_delay_seconds": [5, 30], "retry_condition_fn": lambda _task, _run, state: _is_io(state)}


@flow(name="clean-articles", log_prints=True, timeout_seconds=timedelta(hours=6).total_seconds())
def clean_articles(
    raw: str = "data/raw", clean: str = "data/clean", date: str | None = None, jobs: int | None = None
) -> dict[str, int]:
    """Clean what is new or changed in RAW and publish it to CLEAN. Returns rows written a table.

    Args:
        raw: Folder of raw files, with ``date=YYYY-MM-DD`` folders.
        clean: Folder of published snapshots.
        date: Only this date; loose files belong to it. None takes every date that is not done.
        jobs: Worker processes; None for one a core.
    """
    config = Config.load({"raw": raw, "clean": clean, "jobs": jobs})
    progress = create_progress_artifact(0.0, key="clean-articles", description=f"Cleaning {raw}")
    written: dict[str, list[Written]] = {}
    with writer_lock(config.clean):
        dates = len(raw_dates(config.raw, config.clean, date))
        for day in passes.find_work(config, date):
            written[day.date] = publish_date(day, judge_date(day, config), config)
            update_progress_artifact(progress, min(99.0, 100.0 * len(written) / dates))
            print(f"published {day.date}")
    update_progress_artifact(progress, 100.0)
    create_markdown_artifact(summary(written), key="clean-articles-summary", description=f"What was published to {clean}")
    rows: Counter[str] = Counter()
    for part in (part for shards in written.values() for shard in shards for part in shard.parts):
        rows[part.table] += part.rows
    get_run_logger().info("%s", dict(rows) or "nothing to do: every date is done")
    return dict(rows)


@task(task_run_name="judge {day.date}", **IO_RETRIES)
def judge_date(day: RawDate, config: Config) -> list[ShardFiles]:
    """First pass over a date."""
    return passes.judge_day(day, config)


@task(task_run_name="publish {day.date}", **IO_RETRIES)
def publish_date(day: RawDate, judged: list[ShardFiles], config: Config) -> list[Written]:
    """Second and third pass over a date, and the swing of the pointer."""
    return passes.match_and_publish_day(day, judged, config)


def summary(written: dict[str, list[Written]]) -> str:
    """What was published, as Markdown: a row a date, then counts by reason and by role."""
    if not written:
        return "Nothing to do: every date is done."
    lines = ["| date | documents | sentences | removed | rejected |", "|---|---|---|---|---|"]
    reasons: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for date, shards in written.items():
        rows = Counter({part.table: 0 for shard in shards for part in shard.parts})
        for shard in shards:
            rows.update({part.table: part.rows for part in shard.parts})
            reasons += shard.reasons
            roles += shard.roles
        lines.append(f"| {date} | {rows['documents']} | {rows['sentences']} | {rows['removed']} | {rows['rejected']} |")
    for title, counts in (("removed because", reasons), ("sentences that are", roles)):
        lines += ["", f"| {title} | n |", "|---|---|", *(f"| {name} | {n} |" for name, n in counts.most_common())]
    return "\n".join(lines)


def _is_io(state: object) -> bool:
    """Retry what may pass by itself, never what is wrong."""
    try:
        state.result()  # type: ignore[attr-defined]
    except OSError:
        return True
    except Exception:
        return False
    return False


def main() -> None:
    """The flow from the command line."""
    parser = argparse.ArgumentParser(description="Run the flow clean-articles here and now.")
    parser.add_argument("--raw", default="data/raw", help="folder of raw files")
    parser.add_argument("--clean", default="data/clean", help="folder of published snapshots")
    parser.add_argument("--date", help="only this date (YYYY-MM-DD)")
    given = parser.parse_args()
    rows = clean_articles(given.raw, given.clean, given.date)
    tables = ", ".join(f"{n} {table}" for table, n in rows.items())
    print(f"\n{tables or 'nothing to do: every date is done'}\nread it: cleaner path sentences --clean {given.clean}")


if __name__ == "__main__":
    main()
