"""One writer at a time: in a folder a lock that the kernel releases when its holder dies, on an object store a lease."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from cleaner.dataset.lease import is_held, lease
from cleaner.dataset.local import LocalStore
from cleaner.dataset.remote import RemoteStore
from cleaner.dataset.store import Place, open_store
from cleaner.errors import PublishError

POLL = 0.2
"""Seconds between two tries."""

DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
"""Troubles of the disk rather than of our code: full, quota, read-only, no right, broken."""


@contextmanager
def writer_lock(clean: Place, patience: float = 60.0) -> Iterator[None]:
    """Hold the right to write ``clean``. Waits ``patience`` seconds, then raises PublishError naming the holder.

    Everything that is written there is written inside this block, so a full or read-only disk is told here, as PublishError.
    """
    store = open_store(clean)
    store.current()  # an object store that does not answer says so here
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    holder = f"process {os.getpid()} on {socket.gethostname()} since {since}"
    held = lease(store, holder, patience) if isinstance(store, RemoteStore) else _flock(store, holder, patience)
    try:
        with held:
            yield
    except OSError as error:
        if isinstance(store, LocalStore) and error.errno not in DISK:
            raise
        what = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
        raise PublishError(
            f"{store.place} cannot be written ({what}); readers still see the last snapshot. "
            "Check the path, its rights and the disk (`cleaner doctor`), then run again"
        ) from error


@contextmanager
def _flock(store: LocalStore, holder: str, patience: float) -> Iterator[None]:
    store.root.mkdir(parents=True, exist_ok=True)
    with (store.root / ".writer").open("a+") as stream:
        deadline = time.monotonic() + patience
        while not _try(stream.fileno()):
            if time.monotonic() > deadline:
                stream.seek(0)
                other = stream.read().strip() or "another process"
                raise PublishError(f"{store.place} is being written by {other}; wait for it to end and run again")
            time.sleep(POLL)
        stream.truncate(0)
        stream.write(holder)
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


def is_locked(clean: Place) -> bool:
    """Whether a living writer holds the right to write; asks without taking it. On an object store that takes two beats of it."""
    store = open_store(clean)
    if isinstance(store, RemoteStore):
        return is_held(store)
    try:
        stream = (store.root / ".writer").open("r")
    except OSError:
        return False
    with stream:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
