"""One writer at a time: a lock that the kernel releases when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaner.errors import PublishError

POLL = 0.2
"""Seconds between two tries."""


@contextmanager
def writer_lock(clean: Path, patience: float = 10.0) -> Iterator[None]:
    """Hold the right to write ``clean``. Waits ``patience`` seconds, then raises PublishError naming the holder."""
    try:
        clean.mkdir(parents=True, exist_ok=True)
        stream = (clean / ".writer").open("a+")
    except OSError as error:
        raise PublishError(f"{clean} cannot be written ({error.strerror}); check the path, its rights and the disk") from error
    with stream:
        deadline = time.monotonic() + patience
        while not _try(stream.fileno()):
            if time.monotonic() > deadline:
                stream.seek(0)
                holder = stream.read().strip() or "another process"
                raise PublishError(f"{clean} is being written by {holder}; wait for it to end and run again")
            time.sleep(POLL)
        stream.truncate(0)
        stream.write(f"process {os.getpid()}")
        stream.flush()
        try:
            yield
        finally:
            stream.truncate(0)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_locked(clean: Path) -> bool:
    """Whether a living writer holds the lock; asks without taking it."""
    try:
        stream = (clean / ".writer").open("r")
    except OSError:
        return False
    with stream:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
