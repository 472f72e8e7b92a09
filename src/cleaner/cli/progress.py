"""Progress of long work, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bars(wanted: bool = True) -> Iterator[Callable[[str, str, int, int], None]]:
    """A callback (date, pass, done, of) that draws one bar a date and pass on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not wanted or not console.is_terminal:
        yield lambda *_: None
        return
    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        known = {}

        def show(date: str, step: str, done: int, of: int) -> None:
            key = (date, step)
            if key not in known:
                known[key] = progress.add_task(f"{date} {step}", total=of)
            progress.update(known[key], completed=done)

        yield show


@contextmanager
def counter(what: str, wanted: bool = True) -> Iterator[Callable[[int], object]]:
    """A callback that shows how many things are done, where nobody knows how many there are."""
    from rich.console import Console

    console = Console(stderr=True)
    if not wanted or not console.is_terminal:
        yield lambda _: None
        return
    with console.status(f"0 {what}") as status:
        yield lambda done: status.update(f"{done:,} {what}")
