"""The kernel's plain twin: the same fingerprints in plain Python on ``datasketch.MinHash``, bit for bit, slowly.

Nothing calls it but tests; it says what ``kernel.py`` means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from datasketch import MinHash

from cleaner.duplicates.canon import is_digit, tokens
from cleaner.duplicates.fingerprint import BAND_ROWS, BANDS, PERMUTATIONS, SEED
from cleaner.duplicates.rules import MIN_SIMILAR

M64 = (1 << 64) - 1
GOLDEN, OTHER = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93


class Print(NamedTuple):
    """The fingerprint of one text; see ``fingerprint.PRINTS``."""

    n_tokens: int
    equal: int
    twin: int
    digits: int
    shingles: list[int]
    bands: list[int]


def fingerprint(text: str, *, numbers: bool = True, least: int = MIN_SIMILAR) -> Print:
    """The fingerprint of one text; under ``least`` tokens it has no shingles."""
    words = tokens(text)
    hashes = [hash_token(word) for word in words]
    equal, twin = len(words), GOLDEN
    for word in hashes:
        equal = mix((equal ^ word) * GOLDEN)
        twin = (twin + word) * OTHER & M64
    digits = sum(mix(ord(character)) for word in words for character in word if is_digit(character)) & M64
    if len(words) < max(least, 2):
        return Print(len(words), equal, mix(twin), digits, [], [])
    shingles = sorted({mix(first * GOLDEN + second) for first, second in zip(hashes, hashes[1:], strict=False)})
    signature = sketch(shingles).hashvalues.tolist()
    return Print(len(words), equal, mix(twin), digits, shingles, band_keys(signature, digits if numbers else 0))


def sketch(shingles: Sequence[int]) -> MinHash:
    """The MinHash of a set of shingles."""
    made = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme="affine32", hashfunc=int)
    made.update_batch([shingle & 0xFFFFFFFF for shingle in shingles])
    return made


def band_keys(signature: Sequence[int], digits: int) -> list[int]:
    """One key a band of the signature."""
    keys = []
    for band in range(BANDS):
        key = band + 1 + digits & M64
        for minimum in signature[band * BAND_ROWS : (band + 1) * BAND_ROWS]:
            key = mix((key ^ minimum) * GOLDEN)
        keys.append(key)
    return keys


def jaccard(left: Sequence[int], right: Sequence[int]) -> float:
    """Shared shingles over all shingles."""
    common = len(set(left) & set(right))
    return common / (len(left) + len(right) - common) if left or right else 0.0


def hash_token(word: str) -> int:
    """FNV-1a over code points, spread by ``mix``."""
    value = 0xCBF29CE484222325
    for character in word:
        value = (value ^ ord(character)) * 0x100000001B3 & M64
    return mix(value)


def mix(x: int) -> int:
    """The finaliser of SplitMix64."""
    x &= M64
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & M64
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & M64
    return x ^ (x >> 31)
