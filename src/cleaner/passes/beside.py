"""Small records that are kept beside the data, below ``.work``: no reader needs them, and to delete them costs only time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from cleaner.dataset.store import Place, open_store


def work(clean: Place) -> Path:
    """The folder of everything that runs remember: judged shards, matches, attempts, hashes, measured seconds."""
    return open_store(clean).work


def scratch(clean: Place) -> Path:
    """The folder of what a run needs only while it works. Who holds the writer's lock may take away all that stands there."""
    return work(clean) / "scratch"


def read_record(path: Path) -> dict[str, Any]:
    """The record at ``path``; an empty one where there is none, or a torn one."""
    try:
        record = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write_record(path: Path, record: dict[str, Any]) -> None:
    """Put ``record`` at ``path`` in one step. Raises OSError when the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    draft.write_text(json.dumps(record, indent=1, sort_keys=True), "utf-8")
    draft.replace(path)
