"""Tables that take long to make, kept on disk where Python keeps its compiled modules: whoever cannot write there makes them anew."""

from __future__ import annotations

import contextlib
import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

Tables = TypeVar("Tables", bound=tuple[Any, ...])


def kept(name: str, kind: type[Tables], make: Callable[[], Tables], texts: Iterable[str], code: Iterable[str]) -> Tables:
    """The arrays of ``make()``, a named tuple of ``kind``: as they were kept, if they were made from the same ``texts`` by the same code.

    ``code`` names the files of all modules that take part. One copy a name is kept.
    """
    key = hashlib.sha256("\0".join([*texts, *(Path(file).read_text("utf-8") for file in code)]).encode()).hexdigest()
    path = Path(cache_from_source(__file__)).with_name(f"{name}.npz")
    with contextlib.suppress(OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile), np.load(path) as found:
        if found["key"] == key:
            return kind(*(found[field] for field in kind._fields))  # type: ignore[attr-defined]
    made = make()
    draft = path.with_name(f".{name}-{os.getpid()}.npz")
    with contextlib.suppress(OSError):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(draft, key=key, **made._asdict())  # type: ignore[attr-defined]
            draft.replace(path)
        finally:  # of a full disk too
            draft.unlink(missing_ok=True)
    return made
