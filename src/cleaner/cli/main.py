"""The group of commands. Each command's module is imported when that command runs, so ``--help`` answers at once."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from cleaner import __version__
from cleaner.errors import CleanerError, ExitCode

COMMANDS = {
    "clean": ("documents", "Clean a document: article text on stdout."),
    "tag": ("documents", "Tag every sentence of a document, removing nothing."),
    "explain": ("explain", "Show a document with a margin: what stays, what goes, and why."),
    "dedupe": ("dedupe", "Find near-duplicate rows of any JSONL, CSV or Parquet file."),
    "run": ("dataset", "Clean every new or changed date of a raw folder and publish it."),
    "backfill": ("backfill", "Clean and publish the dates of a stretch of days again, in order."),
    "plan": ("backfill", "List what a run or a backfill would do, why, and about how long it takes."),
    "retry": ("retry", "Read again the input that was rejected, after limits or files changed."),
    "status": ("dataset", "List the dates with their state: done, missing, failed, stale."),
    "path": ("dataset", "Print the glob of a published table, for readers."),
    "check": ("dataset", "Verify everything that is published."),
    "report": ("report", "One HTML page on what is published: figures, examples, drift."),
    "review": ("review", "Accept, restore or relabel cuts on a local page; keeps your labels."),
    "eval": ("eval", "Score cuts or the tagger on what you have labelled."),
    "snapshots": ("history", "List the published snapshots, newest first."),
    "diff": ("history", "Compare two snapshots: what changed, and which rule did it."),
    "rollback": ("history", "Make an older snapshot the current one."),
    "gc": ("history", "Remove old snapshots and what nothing needs any more."),
    "forget": ("forget", "Publish a document no more, although its raw file is still there."),
    "doctor": ("doctor", "Look at what the nightly run needs: folders, disk, Prefect, schedules."),
    "rules": ("manual", "The manual of removal rules."),
    "roles": ("manual", "The manual of sentence roles."),
    "config": ("manual", "Show every setting, its value and where it comes from."),
}
"""Command, in the order of the help page: the module of ``cleaner.cli`` that holds it, and what it does."""


class Commands(click.Group):
    """A group that knows its commands by name and imports them when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, most used first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; its module is imported here."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cleaner.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cleaner")
def cleaner() -> None:
    """Turn scraped articles into text you can trust, and see why every removed character went.

    \b
    Try:
      cleaner clean article.txt            the article without its junk
      cleaner explain article.html         the same with a margin: + kept, - removed and why
      cleaner run --raw data/raw --clean data/clean
      cleaner path sentences               what to hand to pandas, DuckDB, Polars or Spark

    \b
    Exit codes: 0 ok, 1 failed, 2 wrong usage, 3 done but some input was rejected, 130 interrupted.
    """


ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",  # the models' matrices are too small to share
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # memory that is free goes back at once: a hundred MiB a worker
    "MALLOC_MMAP_THRESHOLD_": str(256 << 10),  # the same for what is large; glibc reads it when a worker starts
}
"""What this process and its workers find in their environment, unless somebody has set it."""


def main() -> None:
    """Entry point of the ``cleaner`` command: errors become one clear line and an exit code."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = cleaner.main(standalone_mode=False)
    except click.Abort:
        raise SystemExit(ExitCode.INTERRUPTED) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(ExitCode.USAGE) from None
    except CleanerError as error:
        click.echo(f"cleaner: {error}", err=True)
        raise SystemExit(ExitCode.FAILED) from None
    except KeyboardInterrupt:
        raise SystemExit(ExitCode.INTERRUPTED) from None
    except BrokenPipeError:
        raise SystemExit(ExitCode.OK) from None
    raise SystemExit(status or ExitCode.OK)
