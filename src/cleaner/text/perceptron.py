"""The small network of the trained models: one hidden layer over scaled features, as plain arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CLIP = 6.0
"""Standard deviations beyond which a feature says nothing more."""


class Perceptron(NamedTuple):
    """Weights of one network; ``out`` has a column a class, or is a vector where there is one class to tell."""

    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats

    def logits(self, features: NDArray[Any]) -> Floats:
        """The log odds of every row, by class."""
        scaled = features - self.mean
        scaled *= self.scale
        np.clip(scaled, -CLIP, CLIP, out=scaled)
        active = scaled.astype(np.float32, copy=False) @ self.hidden
        active += self.hidden_bias
        np.maximum(active, 0, out=active)
        return np.asarray(active @ self.out + self.out_bias, np.float32)

    @classmethod
    def stored(cls, arrays: Mapping[str, NDArray[Any]], name: str) -> Perceptron:
        """Read from the arrays of a file, where it was put by ``arrays(name)``."""
        return cls(*(arrays[f"{name}.{field}"].astype(np.float32) for field in cls._fields))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """The weights under names that start with ``name``."""
        return {f"{name}.{field}": array for field, array in self._asdict().items()}
