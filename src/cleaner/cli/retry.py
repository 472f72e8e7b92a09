"""``cleaner retry``: rejected input tried again."""

from __future__ import annotations

import click

from cleaner.cli.options import CLEAN, JOBS, JSON, RAW, settings
from cleaner.cli.progress import bars
from cleaner.cli.reports import show_report
from cleaner.errors import CODES, ConfigError


@click.command("retry")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@RAW
@CLEAN
@JOBS
@JSON
def retry_command(codes: tuple[str, ...], raw: str | None, clean: str | None, jobs: int | None, as_json: bool) -> int:
    """Read again the input that was rejected, and publish the dates that it belongs to.

    Without a CODE all input is tried whose bytes can pass another time: it took too long, was over a limit of `cleaner config`
    that you have raised since, or could not be opened. `cleaner explain CODE` says what a code means.

    \b
    Examples:
      cleaner retry
      CLEANER_LIMITS_SECONDS=600 cleaner retry E_TIME
    """
    from cleaner.passes.run import retry

    unknown = [code for code in codes if code.upper() not in CODES]
    if unknown:
        raise ConfigError(f"there is no code {unknown[0]}; known are {', '.join(CODES)}")
    config = settings(raw=raw, clean=clean, jobs=jobs)
    with bars(not as_json) as progress:
        report = retry(config, [code.upper() for code in codes], progress)
    if not report.days and not as_json:
        click.echo("nothing to try again: no input was rejected with such a code")
        return 0
    return show_report(report, as_json=as_json)
