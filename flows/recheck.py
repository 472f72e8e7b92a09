"""The weekly flow: everything that is published is verified, and every date that is not as it should be is made again.

python -m flows.recheck
"""

from __future__ import annotations

from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact

from cleaner.config import Config
from cleaner.dataset.check import check
from cleaner.errors import PublishError
from cleaner.passes import run as passes
from flows.steps import HOOKS, HOURS, Tasks, alone, logical_day, show_plan, show_summary

ALWAYS = ("0001-01-01", "9999-12-31")


@task(timeout_seconds=6 * HOURS)
def verify(clean: Path) -> list[str]:
    """Hashes, schemas, references and the conservation law."""
    return check(clean)


@flow(name="recheck", log_prints=True, timeout_seconds=24 * HOURS, flow_run_name=lambda: f"recheck {logical_day()}", **HOOKS)
def recheck(raw: str = "data/raw", clean: str = "data/clean", jobs: int | None = None) -> dict[str, int]:
    """Make every missing, failed or stale date again, whatever the look-back, then verify all that is published.

    Raises PublishError when what is published is not whole.

    Args:
        raw: Folder of raw files.
        clean: Folder of published snapshots.
        jobs: Worker processes; None for one a core.
    """
    config = Config.load({"raw": raw, "clean": clean, "jobs": jobs})
    with alone(config):
        steps, left = passes.plan(config, passes.chosen(*ALWAYS))
        show_plan(steps, left, "recheck")
        tasks = Tasks("recheck", len(steps))
        report = passes.backfill(config, *ALWAYS, publish_one=tasks)
        tasks.end()
        problems = verify(config.clean) if report.snapshot else []
    verdict = "\n".join(f"- {problem}" for problem in problems) or "All is well: hashes, schemas, references, every character."
    create_markdown_artifact(verdict, key="recheck-verdict", description=f"Verification of {clean}")
    if problems:
        raise PublishError(f"{len(problems)} things are wrong with {clean}, the first: {problems[0]}; see the artifact recheck-verdict")
    return show_summary(report, config, "recheck")


if __name__ == "__main__":
    recheck()
