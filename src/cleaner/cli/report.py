"""``cleaner report``: one page on everything that is published."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cleaner.cli.options import CLEAN, JSON, settings, write_page


@click.command("report")
@CLEAN
@click.option(
    "--out", metavar="FILE", default="report.html", show_default=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write.",
)
@JSON
def report_command(clean: str | None, out: Path, as_json: bool) -> int:
    """Write one self-contained HTML page on what is published: no network, open it in any browser.

    It shows what each stage left, what was removed and why with examples, roles by source, what repeats most, rejected input,
    the last publishes with drift marked, and a sample of documents with every cut. --json prints the figures instead.

    \b
    Examples:
      cleaner report
      cleaner report --clean trusted --out night.html
      cleaner report --json | jq .counts
    """
    from cleaner.dataset import open_dataset
    from cleaner.report.summary import measured_shards, report, report_page

    place = settings(clean=clean).clean
    dataset, shards = open_dataset(place), measured_shards(place)
    if as_json:
        click.echo(json.dumps(report(dataset, shards), ensure_ascii=False, indent=1))
    else:
        write_page(out, report_page(dataset, shards))
    return 0
