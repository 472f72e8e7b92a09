"""Who does the work of a pass: this process, or a pool of fresh ones."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_order(work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """``work`` of every task, in the order of the tasks, on up to ``jobs`` processes (spawned, so they inherit nothing)."""
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context, initializer=die_with_parent) as pool:
        try:
            yield from pool.map(work, tasks)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)  # what is at work ends, what waits is not begun
            raise


def settle() -> None:
    """Look for garbage in cycles less often: as Python has it, that takes a twelfth of the time of judging."""
    gc.set_threshold(50_000, 20, 20)


def die_with_parent() -> None:
    """End this process when its parent dies: a pool whose parent was killed would wait for work forever."""
    Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
