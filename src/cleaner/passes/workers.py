"""The manners of a process that works through shards."""

from __future__ import annotations

import gc
import os
from multiprocessing import parent_process
from threading import Thread


def settle() -> None:
    """Look for garbage in cycles less often: as Python has it, that takes a twelfth of the time of judging."""
    gc.set_threshold(50_000, 20, 20)


def die_with_parent() -> None:
    """End this process when its parent dies: a worker whose parent was killed would wait for work forever."""
    Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
