"""Reading the weights that ship: plain arrays in a compressed file, never pickles."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]


def read_arrays(package: str, name: str) -> Arrays:
    """All arrays of ``name.npz`` in a package."""
    with (files(package) / f"{name}.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return {key: stored[key] for key in stored.files}


def word_table(arrays: Arrays) -> NDArray[np.float32]:
    """The weights of a linear model of words, a row a bucket and the bias last; they are stored in two bytes each."""
    return arrays["words"].astype(np.float32) * float(arrays["word_scale"])
