"""How loops over bytes and arrays become machine code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Machine code, kept on disk between runs; holds no interpreter lock."""
    made: Any = njit(nogil=True, cache=True)(function)
    return cast(Function, made)
