"""Options that several commands share, and the settings that they end up with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.config import Config
from cleaner.errors import CleanerError

if TYPE_CHECKING:
    from cleaner.roles import Lexicon

RAW = click.option("--raw", metavar="FOLDER", help="Folder of raw files (default data/raw).")
CLEAN = click.option("--clean", metavar="FOLDER", help="Folder of published snapshots (default data/clean).")
LABELS = click.option("--labels", metavar="FILE", help="Judged cuts (default labels.jsonl).")
JOBS = click.option("--jobs", type=click.IntRange(1), help="Worker processes (default: one a core).")
ENGINE = click.option("--engine", type=click.Choice(["local", "spark"]), help="Who does the work: this machine (default) or Apache Spark.")
MASTER = click.option("--master", metavar="URL", help="Spark's master: spark://host:7077, yarn, local[4] (default: what Spark's own settings say).")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only list what would be done, why, and about how long it takes.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def settings(**flags: Any) -> Config:
    """Settings with the given flags on top; a flag of None was not given. ``master`` is short for ``spark.master``."""
    flags["spark.master"] = flags.pop("master", None)
    return Config.load(flags)


@cache
def lexicon() -> Lexicon:
    """The role lexicon that the settings name, read once."""
    from cleaner.roles import Lexicon

    return Lexicon.load(settings().lexicon)


def write_page(path: Path, page: str) -> None:
    """Write a page and say where it is. Raises CleanerError when it cannot be written."""
    try:
        path.write_text(page, "utf-8", newline="\n")
    except OSError as error:
        raise CleanerError(f"{path} cannot be written ({error.strerror}); check the path and its rights") from error
    click.echo(f"wrote {path} ({len(page.encode()) / 1000:,.0f} kB); open it in a browser")
