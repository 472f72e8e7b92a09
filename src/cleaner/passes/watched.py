"""Workers that can be lost: one that takes too long or too much memory, or breaks down, is replaced, and what it was at is left out.

A worker says what it takes up before it does. So whoever watches knows what to blame, without a search. The shard is then judged
again without that document: some ten seconds of work for a document that cost a minute.
"""

from __future__ import annotations

import gc
import os
import resource
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from signal import SIGKILL
from threading import Thread
from typing import Any, Generic, TypeVar

from cleaner.errors import CleanerError
from cleaner.passes.lost import At, Guarded

Task = TypeVar("Task", bound=Guarded)
Result = TypeVar("Result")

TICK = 0.1
"""Seconds between two looks at workers. One that fills memory at a gigabyte a second is a tenth above the limit by then."""

NO_MEMORY = 77
"""Exit status of a worker that was refused memory."""


def watched(work: Callable[[Task, At], Result], tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """``work`` of every task, in the order of the tasks, in up to ``jobs`` processes.

    When one is lost at a place, the task without that place is worked on instead. Raises what ``work`` raises, and CleanerError
    when a worker is lost before it began or at a place that is left out already.
    """
    waiting, done, given = deque(enumerate(tasks)), dict[int, Result](), 0
    workers: list[_Worker[Task, Result]] = []
    try:
        while given < len(tasks):
            workers = [worker for worker in workers if not worker.lost]
            while waiting and len(workers) < jobs:
                workers.append(_Worker(work))
                workers[-1].take(*waiting.popleft())
            for number, result in _heard(workers):
                done[number] = result
            for worker in workers:
                if worker.number is None and waiting:
                    worker.take(*waiting.popleft())
                code = worker.why_lost()
                if code is not None:
                    waiting.appendleft((worker.number or 0, worker.rest(code)))
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        for worker in workers:
            worker.end()


def _heard(workers: Sequence[_Worker[Task, Result]]) -> Iterator[tuple[int, Result]]:
    """What workers say, all of it, within a tick; results with the numbers of their tasks."""
    wait([worker.link for worker in workers], TICK)
    for worker in workers:
        yield from worker.hear()


class _Worker(Generic[Task, Result]):
    """A process, what it works on, and since when."""

    def __init__(self, work: Callable[[Task, At], Result]) -> None:
        context = get_context("spawn")
        self.link, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(work, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.number: int | None = None
        self.lost = False

    def take(self, number: int, task: Task) -> None:
        """Begin a task."""
        self.number, self.task, self.place, self.since = number, task, None, time.monotonic()
        self.link.send(task)

    def hear(self) -> Iterator[tuple[int, Result]]:
        """Read all that it said."""
        try:
            while self.link.poll():
                kind, what = self.link.recv()
                if kind == "at":
                    self.place, self.since = what, time.monotonic()
                elif kind == "raised":
                    raise what
                elif self.number is not None:
                    yield self.number, what
                    self.number = None
        except (EOFError, ConnectionError):
            self.process.join()

    def why_lost(self) -> str | None:
        """The code of what ended it, or ends it now; None while all is well."""
        if self.number is None:
            return None
        limits = self.task.limits
        if not self.process.is_alive():
            return "E_MEMORY" if self.process.exitcode in (NO_MEMORY, -SIGKILL) else "E_CRASH"
        if self.place is not None and limits.seconds and time.monotonic() - self.since > limits.seconds:
            return "E_TIME"
        if limits.memory_mb and _resident(self.process.pid) > limits.memory_mb << 20:
            return "E_MEMORY"
        return None

    def rest(self, code: str) -> Task:
        """End it; its task without what it was at."""
        self.end()
        if self.place is None:
            raise CleanerError(f"a worker was lost before it began ({code}); is there memory for it? try fewer "
                               "--jobs; and a script of yours needs `if __name__ == \"__main__\":` around what it runs")
        return self.task.without(self.place, code)

    def end(self) -> None:
        """Kill it, whatever it does."""
        self.lost = True
        self.process.kill()
        self.process.join()
        self.link.close()


def settle() -> None:
    """Look for garbage in cycles less often: as Python has it, that takes a twelfth of the time of judging."""
    gc.set_threshold(50_000, 20, 20)


def _serve(work: Callable[[Any, At], Any], link: Connection) -> None:
    """Work on what comes, until nobody is there."""
    settle()
    Thread(target=_die_with_parent, daemon=True).start()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            task = link.recv()
        except EOFError:
            return
        try:
            link.send(("done", work(task, lambda place: link.send(("at", place)))))
        except MemoryError:
            os._exit(NO_MEMORY)
        except Exception as error:
            link.send(("raised", error))


def _die_with_parent() -> None:
    """End this process when its parent dies: who works for nobody would wait for work forever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _resident(pid: int | None) -> int:
    """Bytes of memory that a process holds; 0 where the system does not say."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0
