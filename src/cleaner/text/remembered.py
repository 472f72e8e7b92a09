"""Remembering what is known of a line, within bounds: many lines come again, but a line may be as long as a document."""

from __future__ import annotations

from collections.abc import Callable, Sized
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 2000
"""Characters or bytes of the longest line that is remembered; a memory of ``size`` such lines has a known end."""

Line = TypeVar("Line", bound=Sized)
Made = TypeVar("Made")


def remembered(size: int) -> Callable[[Callable[[Line], Made]], Callable[[Line], Made]]:
    """Let a pure function of one line remember its last ``size`` answers."""

    def decorate(function: Callable[[Line], Made]) -> Callable[[Line], Made]:
        known = lru_cache(maxsize=size)(function)

        @wraps(function)
        def answer(line: Line) -> Made:
            return known(line) if len(line) <= LONGEST else function(line)  # type: ignore[arg-type]

        return answer

    return decorate
