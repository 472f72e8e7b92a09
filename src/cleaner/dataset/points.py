"""Named moments of a write, at which a test can have the process killed."""

from __future__ import annotations

import os
import signal

VARIABLE = "CLEANER_KILL_AT"
POINTS = (
    "note-drafted", "note-stored",
    "shard-drafted", "shard-stored",
    "part-drafted", "part-stored",
    "layout-begun", "layout-linked", "manifest-drafted", "manifest-stored", "layout-done",
    "pointer-drafted", "pointer-swung",
    "drop-begun", "drop-done", "sweep-begun", "file-swept", "sweep-done",
)  # fmt: skip
"""Every point, in the order of a run and of `cleaner gc` after it. On an object store only some exist."""


def reached(point: str) -> None:
    """Do nothing, or die as by ``kill -9`` if the environment variable CLEANER_KILL_AT names this point."""
    if os.environ.get(VARIABLE) == point:
        os.kill(os.getpid(), signal.SIGKILL)
