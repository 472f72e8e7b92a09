"""What a worker was at when it was lost, and how to go on without that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple, Protocol, Self

from cleaner.article import RawDocument
from cleaner.errors import CleanerError, InputError
from cleaner.limits import Limits
from cleaner.passes.raw import COMPRESSED, RawFile
from cleaner.passes.read import Rejected, rejected

HARMLESS = 1 << 20
"""Bytes of plain text up to which files are worked on by whoever planned it: all that reads and judges takes linear time, so they
cannot hold a process up. Everything else goes to workers that can be lost."""

LOST = {
    "E_TIME": "took longer than {seconds} s; raise limits.seconds or leave it out, then type `cleaner retry`",
    "E_MEMORY": "took more than {memory_mb} MiB of memory; raise limits.memory_mb or leave it out, then type `cleaner retry`",
    "E_CRASH": "broke a worker down; leave it out, and please report it",
}


class Place(NamedTuple):
    """What a worker is at."""

    path: str
    item: int
    """Documents and rejected records of the file or slice that came before it."""
    step: str
    """``read`` or ``judge``."""


At = Callable[[Place], None]
"""Called by the work of a task whenever it takes up something else."""

Spoiled = Mapping[Place, str]
"""Places that cost workers, with the code of each."""

UNSPOILED: Spoiled = {}


class Guarded(Protocol):
    """A task that can go on without what cost a worker."""

    @property
    def limits(self) -> Limits:
        """What one document may cost."""

    @property
    def harmless(self) -> bool:
        """Whether it may be worked on in the process that planned it."""

    def without(self, place: Place, code: str) -> Self:
        """The task without a document that cost a worker. Raises CleanerError when it is left out already."""


def are_harmless(files: Iterable[RawFile]) -> bool:
    """Whether files are so small and plain that no worker is needed."""
    files = list(files)
    plain = (not file.path.lower().endswith((".parquet", *filter(None, COMPRESSED))) for file in files)
    return sum(file.size for file in files) <= HARMLESS and all(plain)


def spoil(spoiled: Spoiled, place: Place, code: str) -> Spoiled:
    """``spoiled`` and one place more. Raises CleanerError when it is there already."""
    if place in spoiled:
        raise CleanerError(f"{place.path}: worker after worker is lost ({code}) where nothing is left to leave out; take the file away")
    return {**spoiled, place: code}


def read_on(
    items: Iterator[RawDocument | Rejected], path: str, spoiled: Spoiled, limits: Limits, at: At
) -> Iterator[RawDocument | Rejected]:
    """The items of a file or slice up to one that cost a worker when it was read: behind it nothing can be read."""
    record = 0
    for number in count():
        place = Place(path, number, "read")
        if place in spoiled:
            yield _left_out(path, record, spoiled[place], "what follows in the file", limits)
            return
        at(place)
        item = next(items, None)
        if item is None:
            return
        record = item.record
        yield item


def judge_on(
    items: Iterator[RawDocument | Rejected], path: str, spoiled: Spoiled, limits: Limits, at: At
) -> Iterator[RawDocument | Rejected]:
    """The items of a file or slice, each to be judged before the next is asked for, without those that cost a worker."""
    for number, item in enumerate(read_on(items, path, spoiled, limits, at)):
        place = Place(path, number, "judge")
        if place in spoiled:
            yield _left_out(path, item.record, spoiled[place], "the document", limits)
        else:
            at(place)
            yield item


def _left_out(path: str, record: int, code: str, what: str, limits: Limits) -> Rejected:
    return rejected(path, record, InputError(code, f"{what} {LOST[code].format(**limits._asdict())}"))


def unwatched(_: Place) -> None:
    """What is told where nobody watches."""
