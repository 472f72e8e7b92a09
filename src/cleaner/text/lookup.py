"""Known hashes, found at once: sorted, with a table of where those begin that share their first bits."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.text.compiled import compiled
from cleaner.text.hashing import Hashes


class Known(NamedTuple):
    """Different hashes in order, and for each head, which is the first bits of a hash, the place of the first that has it."""

    hashes: Hashes
    begins: NDArray[np.int32]
    """One more than there are heads."""
    shift: np.uint64
    """How far a hash is shifted to name its head."""

    @classmethod
    def of(cls, hashes: Hashes) -> Known:
        """Of hashes that are sorted; about one in each head, because hashes are spread evenly."""
        bits = max(1, len(hashes).bit_length())
        heads = np.arange(1 << bits, dtype=np.uint64) << np.uint64(64 - bits)
        return cls(hashes, np.append(np.searchsorted(hashes, heads), len(hashes)).astype(np.int32), np.uint64(64 - bits))


@compiled
def find(known: Any, value: Any) -> Any:
    """The place of a hash among those known, or -1."""
    head = value >> known.shift
    for place in range(known.begins[head], known.begins[head + np.uint64(1)]):
        if known.hashes[place] == value:
            return place
    return -1
