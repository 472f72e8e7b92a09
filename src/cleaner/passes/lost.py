"""What a worker was at when it was lost, and how to go on without that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple, Protocol, Self

from cleaner.article import RawDocument
from cleaner.errors import CleanerError, InputError
from cleaner.limits import Limits
from cleaner.passes.raw import RawFile
from cleaner.passes.read import Rejected, rejected

HARMLESS = 1 << 20
"""Bytes of text up to which files are worked on by whoever planned it: all that reads and judges takes linear time, so they cannot
hold a process up. Everything else goes to workers that can be lost."""

UNPACKED = 32
"""Bytes that a byte of a packed file may hold, as far as text goes. Parquet is never harmless: its reader is no memory-safe code."""

LOST = {
    "E_TIME": "took longer than {seconds} s; raise limits.seconds or leave it out, then type `cleaner retry`",
    "E_MEMORY": "took more than {memory_mb} MiB of memory; raise limits.memory_mb or leave it out, then type `cleaner retry`",
    "E_CRASH": "broke a worker down; leave it out, and please report it",
}


class Place(NamedTuple):
    """What a worker is at."""

    path: str
    item: int
    """Documents and rejected records of the file or slice that came before it; when it is published, its own record."""
    step: str
    """``read``, ``judge`` or ``publish``."""


At = Callable[[Place], None]
"""Called by the work of a task whenever it takes up something else."""

Spoiled = Mapping[Place, str]
"""Places that cost workers, with the code of each."""

UNSPOILED: Spoiled = {}


class LostDocument(CleanerError):
    """A document that cost a worker where it cannot be left out any more: others may refer to it."""

    def __init__(self, place: Place, code: str) -> None:
        super().__init__(f"{place.path}: record {place.item} cost a worker when it was published ({code})")
        self.place = place
        self.code = code


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
    size = 0
    for file in files:
        if ".parquet" in file.path.lower():
            return False
        size += file.size * (UNPACKED if file.is_packed else 1)
    return size <= HARMLESS


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
        code = spoiled.get(place) or spoiled.get(Place(path, item.record, "publish"))
        if code:
            yield _left_out(path, item.record, code, "the document", limits)
        else:
            at(place)
            yield item


def _left_out(path: str, record: int, code: str, what: str, limits: Limits) -> Rejected:
    return rejected(path, record, InputError(code, f"{what} {LOST[code].format(**limits._asdict())}"))


def unwatched(_: Place) -> None:
    """What is told where nobody watches."""
