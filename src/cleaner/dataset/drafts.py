"""How a file is written: under another name first, so that nobody ever sees half of it."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaner.dataset.points import reached

SUFFIX = ".draft"
"""Ending of files that are being written. One that outlives its writer is removed by `cleaner gc`."""


@contextmanager
def drafted(target: Path, kind: str) -> Iterator[Path]:
    """Give a draft beside ``target`` that becomes it when the block ends, whole even after a power cut.

    Every draft has a name of its own: a worker that outlives its killed parent never writes into the draft of the next.
    ``kind`` names the points of the write (`cleaner.dataset.points`).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}-{uuid.uuid4().hex[:8]}{SUFFIX}")
    try:
        yield draft
        sync(draft)
        reached(f"{kind}-drafted")
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync(target.parent)
    reached(f"{kind}-stored")


def sync(path: Path) -> None:
    """Have the disk hold a file's bytes, or a folder's names, before anything refers to them."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
