"""Paragraphs as numbers: hashes for equality, shingles for verification, MinHash bands for candidates.

The signature is datasketch's: ``affine32`` permutations over the low half of 64-bit hashes of word bigrams. With 125
permutations in 25 bands of 5, two paragraphs of Jaccard .65 share a band with probability .957, at .8 with .9999, at .3
with .059 (1 - (1 - j^5)^25).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from cleaner.duplicates.canon import CANON_VERSION, digits, tokens
from cleaner.duplicates.rules import MIN_SIMILAR

BANDS, BAND_ROWS, SEED = 25, 5, 1
VERSIONS = f"canon{CANON_VERSION}-bigram1-affine32-{BANDS}x{BAND_ROWS}-seed{SEED}"
"""Pinned in every state: what was hashed another way cannot be compared."""

SCHEMA = pa.schema([
    ("n_tokens", pa.int32()), ("equal", pa.uint64()), ("digits", pa.uint64()),
    ("shingles", pa.list_(pa.uint64())), ("bands", pa.list_(pa.uint64())),
])  # fmt: skip

_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, odd: spreads sums over all bits (Knuth, TAOCP 6.4)


def fingerprint(texts: Iterable[str]) -> pa.Table:
    """One row a text: token count, hashes of its words and of its digits, sorted shingles, and band keys.

    Texts under ``MIN_SIMILAR`` tokens have no shingles and no bands: only equality can make them repeats.
    """
    rows = [_fingerprint(tokens(text)) for text in texts]
    return pa.Table.from_arrays([pa.array(c, t) for c, t in zip(zip(*rows, strict=True), SCHEMA.types, strict=True)], schema=SCHEMA) if rows else SCHEMA.empty_table()


def shingles(words: list[str]) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """Sorted 64-bit hashes of the word bigrams."""
    hashes = np.fromiter(map(_word_hash, words), np.uint64, len(words))
    return np.unique(hashes[:-1] * _MIX + hashes[1:])


def band_keys(shingled: np.ndarray[Any, np.dtype[np.uint64]]) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """One key a band of the MinHash signature."""
    sketch = _empty_sketch().copy()
    sketch.update_batch((shingled & np.uint64(0xFFFFFFFF)).tolist())
    rows = sketch.hashvalues.astype(np.uint64).reshape(BANDS, BAND_ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64)
    for column in rows.T:
        keys = (keys ^ (keys >> np.uint64(29))) * _MIX + column
    return keys


def _fingerprint(words: list[str]) -> tuple[int, int, int, list[int], list[int]]:
    equal = _hash("\x1f".join(words))
    if len(words) < MIN_SIMILAR:
        return len(words), equal, _hash(digits(words)), [], []
    shingled = shingles(words)
    return len(words), equal, _hash(digits(words)), shingled.tolist(), band_keys(shingled).tolist()


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


_word_hash = lru_cache(maxsize=1 << 16)(_hash)


@lru_cache(maxsize=1)
def _empty_sketch() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=BANDS * BAND_ROWS, seed=SEED, scheme="affine32", hashfunc=int)
