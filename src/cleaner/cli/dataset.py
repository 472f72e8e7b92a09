"""``cleaner run``, ``status``, ``path`` and ``check``: the published dataset."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from cleaner.cli.options import CLEAN, JSON, RAW, settings
from cleaner.errors import ExitCode


@click.command("run")
@RAW
@CLEAN
@click.option("--date", metavar="YYYY-MM-DD", help="Only this date; loose files without a date folder belong to it.")
@click.option("--jobs", type=click.IntRange(1), help="Worker processes (default: one a core).")
@JSON
def run_command(raw: str | None, clean: str | None, date: str | None, jobs: int | None, as_json: bool) -> int:
    """Clean every new or changed date of the raw folder and publish it.

    What is done already is left alone: a second run changes nothing. Readers see the old snapshot until the new one is whole.

    \b
    Examples:
      cleaner run
      cleaner run --raw scraped --clean trusted --date 2026-11-01
    """
    from cleaner.cli.progress import bars
    from cleaner.passes.run import run

    with bars(not as_json) as progress:
        report = run(settings(raw=raw, clean=clean, jobs=jobs), date, progress)
    if as_json:
        click.echo(json.dumps(asdict(report), indent=1))
    elif not report.dates:
        click.echo("nothing to do: every date is done" if report.snapshot else "nothing to do: the raw folder is empty")
    else:
        rows = report.rows
        click.echo(f"published {', '.join(report.dates)} as snapshot {report.snapshot} in {report.seconds:.1f} s")
        click.echo(f"{rows['documents']} documents, {rows['sentences']} sentences kept, {rows['removed']} spans removed, {rows['rejected']} rejected")
        click.echo("removed: " + ", ".join(f"{reason} {n}" for reason, n in report.reasons.most_common()))
        click.echo("roles:   " + ", ".join(f"{role} {n}" for role, n in report.roles.most_common()))
    if report.rows["rejected"]:
        click.echo("some input was rejected: `cleaner path rejected` has each with its reason", err=True)
        return ExitCode.REJECTED
    return ExitCode.OK


@click.command("status")
@RAW
@CLEAN
@JSON
def status_command(raw: str | None, clean: str | None, as_json: bool) -> int:
    """List the dates: done, missing (never published), stale (and what changed), gone (raw files no longer there).

    \b
    Example:
      cleaner status --raw data/raw --clean data/clean
    """
    from cleaner.passes.run import status

    rows = status(settings(raw=raw, clean=clean))
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], indent=1))
    else:
        click.echo("\n".join(f"{row.date}  {row.state:<8} {', '.join(row.why)}".rstrip() for row in rows) or "no dates")
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
