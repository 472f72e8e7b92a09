"""Small records that are kept beside the data, below ``.work``: no reader needs them, and to delete them costs only time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from cleaner.dataset.store import Place, open_store

ARROW = b"ARROW1"
"""First and last bytes of an Arrow file: https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format"""


def work(clean: Place) -> Path:
    """The folder of everything that runs remember: judged shards, matches, attempts, hashes, measured seconds."""
    return open_store(clean).work


def scratch(clean: Place) -> Path:
    """The folder of what a run needs only while it works. Who holds the writer's lock may take away all that stands there."""
    return work(clean) / "scratch"


def is_whole(path: Path) -> bool:
    """Whether an Arrow file is there and ends as it must. What a disk has torn costs only the time to make it again."""
    try:
        with path.open("rb") as file:
            start = file.read(len(ARROW))
            file.seek(-len(ARROW), os.SEEK_END)
            return start == file.read() == ARROW
    except OSError:
        return False


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
