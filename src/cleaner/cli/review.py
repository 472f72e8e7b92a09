"""``cleaner review``: a local page on which a person judges cuts."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import CLEAN, LABELS, settings
from cleaner.errors import CleanerError, ConfigError


@click.command("review")
@CLEAN
@LABELS
@click.option("--rule", metavar="CODE", help="Only cuts of this rule.")
@click.option("--each", type=click.IntRange(1), default=5, show_default=True, help="Cuts of every rule.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine (default: any free one).")
def review_command(clean: str | None, labels: str | None, rule: str | None, each: int, port: int) -> int:
    """Judge cuts with the keyboard: a accepts, r restores, 1 to 9 name another reason. Ctrl-C ends it.

    A sample of every rule and of the least sure cuts is served on this machine alone, at an address that nobody can guess.
    Each decision is appended to the labels at once (docs/labels.md); what has a label is not shown again.
    `cleaner eval labels.jsonl` then gives the precision of each rule.

    \b
    Examples:
      cleaner review
      cleaner review --rule D102 --each 50
      ssh -L 8765:127.0.0.1:8765 SERVER, and there: cleaner review --port 8765
    """
    from cleaner.dataset import open_dataset
    from cleaner.labels import read_labels
    from cleaner.manual import entries
    from cleaner.report.desk import Desk
    from cleaner.report.samples import ordered_reasons, samples

    config = settings(clean=clean, labels=labels)
    if rule is not None and rule.upper() not in entries():
        raise ConfigError(f"there is no rule {rule}; `cleaner rules` lists them all")
    dataset = open_dataset(config.clean)
    done = read_labels(config.labels) if config.labels.exists() else []
    cuts = samples(dataset, done, rule.upper() if rule else None, each)
    _writable(config.labels)
    try:
        desk = Desk(cuts, ordered_reasons(dataset), config.labels, port)
    except OSError as error:
        raise CleanerError(f"port {port} cannot be had ({error.strerror}); leave --port out for any free one") from error
    click.echo(f"{len(cuts)} cuts to judge: open\n  {desk.url}\nCtrl-C ends it; labels go to {config.labels}")
    with desk:
        try:
            desk.serve_forever()
        except KeyboardInterrupt:
            click.echo(f"\n{desk.decided} decisions in {config.labels}; next: cleaner eval {config.labels}")
    return 0


def _writable(labels: Path) -> None:
    try:
        labels.open("a").close()
    except OSError as error:
        raise CleanerError(f"{labels} cannot be written ({error.strerror}); name another file with --labels") from error
