"""``cleaner dedupe``: near-duplicate rows of a table."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cleaner.cli.options import JSON, settings
from cleaner.errors import ConfigError, ExitCode


@click.command("dedupe")
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Parquet file to write, one row an input row.")
@click.option("--text", default="text", show_default=True, metavar="COLUMN", help="Column that holds the text.")
@click.option("--date", metavar="COLUMN", help="Column of dates: the earliest copy stays (default: the first in the file).")
@click.option("--threshold", type=click.FloatRange(0, 1, min_open=True), help="Least similarity of a copy (default 0.65).")
@click.option("--ignore-numbers", is_flag=True, help="Take a text for a copy although a number in it differs.")
@click.option("--jobs", type=click.IntRange(1), help="Threads (default: one a core).")
@JSON
def dedupe_command(
    source: Path, out: Path, text: str, date: str | None, threshold: float | None, ignore_numbers: bool, jobs: int | None,
    as_json: bool,
) -> int:  # fmt: skip
    """Find near-duplicate rows of a JSONL, CSV or Parquet file (each also .gz or .zst), however large.

    OUT has a row for every row of IN, in order: row (from 0), duplicate_of_row (null where the row stays), similarity (the true
    Jaccard of the word pairs) and rule (U201 word for word, U202 similar; `cleaner rules U202`). A row goes only if an earlier
    row that stays is similar enough, so there are no chains. Rows of fewer than five words are only ever equal.

    \b
    Examples:
      cleaner dedupe articles.jsonl --out copies.parquet
      cleaner dedupe news.parquet --text body --date published --threshold 0.8 --out copies.parquet
      duckdb -c "SELECT a.* FROM (SELECT *, row_number() OVER () - 1 AS row FROM 'news.parquet') a
                 JOIN 'copies.parquet' c USING (row) WHERE c.duplicate_of_row IS NULL"
    """
    from cleaner.cli.progress import counter
    from cleaner.duplicates.rules import JACCARD
    from cleaner.duplicates.table import dedupe

    if not out.absolute().parent.is_dir():
        raise ConfigError(f"the folder of {out} does not exist; make it first")
    with counter("rows", not as_json) as progress:
        found = dedupe(
            source, out, text, date, threshold=threshold or JACCARD, numbers=not ignore_numbers,
            jobs=settings(jobs=jobs).jobs, progress=progress,
        )  # fmt: skip
    if as_json:
        click.echo(json.dumps({**found._asdict(), "out": str(out)}))
    else:
        copies = f"{found.equal} word for word, {found.similar} similar"
        click.echo(f"{found.rows} rows, {found.equal + found.similar} of them copies ({copies}); written to {out}")
    return ExitCode.OK
