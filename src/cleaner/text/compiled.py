"""How loops over bytes and arrays become machine code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit
from numba.core import event

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Machine code, kept on disk between runs; holds no interpreter lock."""
    made: Any = njit(nogil=True, cache=True)(function)
    return cast(Function, made)


class _Notice(event.Listener):
    """Tells a person at a terminal, once, what takes so long: it is kept on disk."""

    told = False

    def on_start(self, event: Any) -> None:
        """Called when something is compiled, and not when it is found on disk."""
        if not self.told and sys.stderr.isatty():
            print("cleaner: compiling what reads text, once after installing; about half a minute", file=sys.stderr)
        self.told = True

    def on_end(self, event: Any) -> None:
        """Nothing to say."""


event.register("numba:compile", _Notice())  # type: ignore[no-untyped-call]
