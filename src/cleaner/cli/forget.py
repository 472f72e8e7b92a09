"""``cleaner forget``: tombstones for published documents."""

from __future__ import annotations

import json

import click

from cleaner.cli.options import CLEAN, JSON, settings
from cleaner.errors import ExitCode


@click.command("forget")
@click.argument("doc_ids", metavar="DOC_ID...", nargs=-1, required=True)
@CLEAN
@click.option("--undo", is_flag=True, help="Take the tombstones away again.")
@JSON
def forget_command(doc_ids: tuple[str, ...], clean: str | None, undo: bool, as_json: bool) -> int:
    """Publish documents no more, although their raw files are still there.

    Their dates turn stale; the next `cleaner run` leaves the documents out, lists them in `rejected` as E_FORGOTTEN, and brings back
    what later documents had repeated of them. Snapshots from before keep them until they are removed.

    \b
    Examples:
      cleaner forget 3f2a9c0d1b4e5f60a7b8 && cleaner run
      cleaner forget --undo 3f2a9c0d1b4e5f60a7b8
    """
    from cleaner.dataset.forgotten import forget, remember
    from cleaner.dataset.lock import writer_lock

    folder = settings(clean=clean).clean
    with writer_lock(folder):
        dates = {doc_id: remember(folder, doc_id) if undo else forget(folder, doc_id) for doc_id in doc_ids}
    if as_json:
        click.echo(json.dumps(dates, indent=1))
    else:
        word, what = ("remembered", "publishes it again") if undo else ("forgotten", "leaves it out")
        click.echo("\n".join(f"{doc_id} of {date} is {word}; the next `cleaner run` {what}" for doc_id, date in dates.items()))
    return ExitCode.OK
