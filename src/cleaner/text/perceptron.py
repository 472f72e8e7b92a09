"""The small network of the trained models: one hidden layer over scaled features, as plain arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled

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
        active = _scaled(np.ascontiguousarray(features, np.float32), self.mean, self.scale) @ self.hidden
        _activate(active, self.hidden_bias)
        return np.asarray(active @ self.out + self.out_bias, np.float32)

    @classmethod
    def stored(cls, arrays: Mapping[str, NDArray[Any]], name: str) -> Perceptron:
        """Read from the arrays of a file, where it was put by ``arrays(name)``."""
        return cls(*(arrays[f"{name}.{field}"].astype(np.float32) for field in cls._fields))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """The weights under names that start with ``name``."""
        return {f"{name}.{field}": array for field, array in self._asdict().items()}


@compiled
def _scaled(features: Any, mean: Any, scale: Any) -> Any:
    scaled = np.empty(features.shape, np.float32)
    least, most = np.float32(-CLIP), np.float32(CLIP)
    for i in range(features.shape[0]):
        for k in range(features.shape[1]):
            scaled[i, k] = min(max((features[i, k] - mean[k]) * scale[k], least), most)
    return scaled


@compiled
def _activate(rows: Any, bias: Any) -> None:
    """Add the bias and take what is above 0, in place."""
    for i in range(rows.shape[0]):
        for k in range(rows.shape[1]):
            rows[i, k] = max(rows[i, k] + bias[k], np.float32(0))


@compiled
def logit(network: Any, features: Any, active: Any) -> Any:
    """The log odds of one row, by a network so small that calling a library takes longer, and that tells one class.
    ``active`` is room for the hidden layer."""
    least, most, zero = np.float32(-CLIP), np.float32(CLIP), np.float32(0)
    size, hidden = len(active), network.hidden
    for j in range(size):
        active[j] = network.hidden_bias[j]
    for k in range(len(features)):
        scaled = min(max((features[k] - network.mean[k]) * network.scale[k], least), most)
        for j in range(size):
            active[j] += scaled * hidden[k, j]
    total = network.out_bias[()]
    for j in range(size):
        total += max(active[j], zero) * network.out[j]
    return total
