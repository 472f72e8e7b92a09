"""One writer at a time on an object store: a lease that its holder keeps renewing.

The lease is a log as the pointer is: the object of the highest number is the lease, and taking it is creating the next one.
Its holder counts up a beat in it. Who waits watches the beat by a clock of its own, so clocks of two hosts are never compared.
A writer that lost its lease without knowing cannot publish: the pointer has moved on (`cleaner.dataset.remote`).
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from cleaner.dataset.remote import RemoteStore
from cleaner.errors import PublishError

RENEWAL = 5.0
"""Seconds between two beats."""

EXPIRY = 30.0
"""Seconds without a beat after which the holder counts as dead: five beats may be lost on a bad network."""

POLL = 1.0
"""Seconds between two looks at somebody else's lease."""


@contextmanager
def lease(store: RemoteStore, holder: str, patience: float) -> Iterator[None]:
    """Hold the right to write. Waits ``patience`` seconds for a living holder, then raises PublishError naming it."""
    name = _take(store, holder, patience)
    over = threading.Event()
    renewing = threading.Thread(target=_renew, args=(store, name, holder, over), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join()
        store.write_note(name, _content(holder, -1))


def is_held(store: RemoteStore) -> bool:
    """Whether a living writer holds the lease: its beat goes on while we look."""
    seen = _latest(store)
    if json.loads(seen)["beat"] < 0:
        return False
    time.sleep(2 * RENEWAL)
    return _latest(store) != seen


def _latest(store: RemoteStore) -> str:
    names = store.notes("writer")
    return (store.read_note(names[-1]) if names else None) or _content("", -1)


def _take(store: RemoteStore, holder: str, patience: float) -> str:
    deadline = time.monotonic() + patience
    seen, since = "", time.monotonic()
    while True:
        names = store.notes("writer")
        content = _latest(store)
        if content != seen:
            seen, since = content, time.monotonic()
        lease: dict[str, Any] = json.loads(content)
        if lease["beat"] < 0 or time.monotonic() - since > EXPIRY:
            name = f"writer/{_number(names) + 1:08d}.json"
            if store.create(name, _content(holder, 0).encode()):
                for old in names:
                    store.drop_note(old)
                return name
        elif time.monotonic() > deadline:
            raise PublishError(f"{store.place} is being written by {lease['holder']}; wait for it to end and run again")
        time.sleep(POLL)


def _renew(store: RemoteStore, name: str, holder: str, over: threading.Event) -> None:
    beat = 0
    while not over.wait(RENEWAL):
        beat += 1
        with suppress(Exception):  # a bad moment of the network; the next beat tries again
            store.write_note(name, _content(holder, beat))


def _number(names: list[str]) -> int:
    return int(names[-1].rsplit("/", 1)[1].removesuffix(".json")) if names else 0


def _content(holder: str, beat: int) -> str:
    """A lease's text. ``beat`` counts up while the holder lives; -1 when it has let go."""
    return json.dumps({"holder": holder, "beat": beat})
