"""``cleaner doctor``: the machine looked at before the night."""

from __future__ import annotations

import json

import click

from cleaner.cli.options import CLEAN, JSON, RAW, settings
from cleaner.errors import ExitCode


@click.command("doctor")
@RAW
@CLEAN
@JSON
def doctor_command(raw: str | None, clean: str | None, as_json: bool) -> int:
    """Look at what the nightly run needs: folders, disk, file system, failed dates, and Prefect's versions, server, worker, schedules.

    Each line is ok, warn or fail, with what to do. Exit code 1 when a line is fail.

    \b
    Example:
      cleaner doctor --raw data/raw --clean data/clean
    """
    from cleaner.doctor import look_at_folders, look_at_schedule

    findings = [*look_at_folders(settings(raw=raw, clean=clean)), *look_at_schedule()]
    if as_json:
        click.echo(json.dumps([finding._asdict() for finding in findings], indent=1))
    for finding in [] if as_json else findings:
        click.echo(f"{finding.level:<5} {finding.what}: {finding.found}")
        if finding.advice:
            click.echo(f"      {finding.advice}")
    return ExitCode.FAILED if any(finding.level == "fail" for finding in findings) else ExitCode.OK
