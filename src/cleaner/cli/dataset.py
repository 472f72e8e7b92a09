"""``cleaner run``, ``status``, ``path`` and ``check``: the published dataset."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from cleaner.cli.options import CLEAN, DRY_RUN, ENGINE, JOBS, JSON, MASTER, RAW, settings
from cleaner.cli.progress import bars
from cleaner.cli.reports import because, show_plan, show_report
from cleaner.errors import ExitCode


@click.command("run")
@RAW
@CLEAN
@click.option("--date", metavar="YYYY-MM-DD", help="Only this date; loose files without a date folder belong to it.")
@click.option("--lookback", type=click.IntRange(0), metavar="DAYS", help="Only the newest date and so many days before it (default 0: all).")
@JOBS
@ENGINE
@MASTER
@DRY_RUN
@JSON
def run_command(date: str | None, dry_run: bool, as_json: bool, **flags: Any) -> int:
    """Clean every new or changed date of the raw folder and publish it.

    What is done already is left alone: a second run changes nothing. Readers see the old snapshot until the new one is whole.
    Late files for an old date are picked up too, unless --lookback says how far back to look; `cleaner backfill` does the rest.

    \b
    Examples:
      cleaner run
      cleaner run --dry-run
      cleaner run --raw scraped --clean trusted --date 2026-11-01
      cleaner run --engine spark --master spark://host:7077
    """
    from cleaner.passes import run as passes

    config = settings(**flags)
    if dry_run:
        return show_plan(*passes.plan(config, date=date), as_json=as_json)
    with bars(not as_json) as progress:
        report = passes.run(config, date, progress)
    return show_report(report, as_json=as_json)


@click.command("status")
@RAW
@CLEAN
@JSON
def status_command(raw: str | None, clean: str | None, as_json: bool) -> int:
    """List the dates: done, missing (never published), failed, running, stale (and what changed), gone (raw files no longer there).

    \b
    Example:
      cleaner status --raw data/raw --clean data/clean
    """
    from cleaner.passes.run import status

    rows = status(settings(raw=raw, clean=clean))
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], indent=1))
    else:
        click.echo("\n".join(f"{row.date}  {row.state:<8} {because(row)}".rstrip() for row in rows) or "no dates")
    return ExitCode.OK


@click.command("path")
@click.argument("table", type=click.Choice(["documents", "sentences", "removed", "rejected"]))
@CLEAN
@click.option("--hold", metavar="SPAN", help="Keep `cleaner gc` from removing the snapshot for so long: 90m, 6h, 2d.")
@JSON
def path_command(table: str, clean: str | None, hold: str | None, as_json: bool) -> int:
    """Print where a TABLE's files of the current snapshot are, resolved, so that a publish cannot mix two.

    For a folder that is one glob, for an object store (and with --json) each file's path or URL.

    \b
    Examples:
      duckdb -c "SELECT count(*) FROM read_parquet('$(cleaner path sentences)')"
      cleaner path sentences --hold 6h
    """
    from cleaner.dataset import open_dataset

    dataset = open_dataset(settings(clean=clean).clean, hold)
    if as_json:
        click.echo(json.dumps(dataset.paths(table), indent=1))
    else:
        click.echo("\n".join(dataset.paths(table)) if "://" in dataset.store.place else dataset.glob(table))
    return ExitCode.OK


@click.command("check")
@CLEAN
@JSON
def check_command(clean: str | None, as_json: bool) -> int:
    """Verify what is published: hashes, schemas, references, and that every character is accounted for.

    \b
    Example:
      cleaner check --clean data/clean
    """
    from cleaner.dataset.check import check

    problems = check(settings(clean=clean).clean)
    if as_json:
        click.echo(json.dumps(problems, indent=1))
    for problem in [] if as_json else problems:
        click.echo(problem, file=sys.stderr)
    if not as_json and not problems:
        click.echo("ok: hashes, schemas, references, and every character accounted for")
    return ExitCode.FAILED if problems else ExitCode.OK
