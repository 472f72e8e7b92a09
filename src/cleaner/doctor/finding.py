"""One line of the doctor."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Finding(NamedTuple):
    """What was looked at, how it is, and what to do about it."""

    level: Literal["ok", "warn", "fail"]
    what: str
    found: str
    advice: str = ""
