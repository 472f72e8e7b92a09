"""Paragraphs as numbers: hashes for equality, shingles for verification, MinHash bands for candidates.

The signature is datasketch's: ``affine32`` permutations over the low half of 64-bit hashes of word bigrams. In 31 bands of 4,
two paragraphs of Jaccard .65 share a band with probability .998, at .3 with .22 (1 - (1 - j^4)^31). On planted copies 25 bands of
5 from the same permutations miss one near copy in 600, these one in 9,800, for a fifth more time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cleaner.duplicates import kernel
from cleaner.duplicates.canon import CANON_VERSION, normalised, table
from cleaner.duplicates.rules import Scopes

if TYPE_CHECKING:
    from datasketch import MinHash

PERMUTATIONS, BANDS, BAND_ROWS, SEED = 125, 31, 4, 1
VERSIONS = f"canon{CANON_VERSION}-bigram2-affine32-{PERMUTATIONS}-{BANDS}x{BAND_ROWS}-seed{SEED}-signed"
"""Pinned in every state: what was hashed another way cannot be compared."""

PRINTS = pa.schema([
    ("n", pa.int64()), ("n_tokens", pa.int32()), ("equal", pa.int64()), ("twin", pa.int64()), ("digits", pa.int64()),
    ("shingles", pa.list_(pa.int64())),
])  # fmt: skip
"""One row a paragraph. ``n``: its place in the order in which copies are kept; ``equal`` and ``twin``: 128 bits of hash of its
tokens; ``digits``: hash of the multiset of its digits; ``shingles``: hashes of its word bigrams, in order. Hashes are signed,
because Spark knows no other numbers of 64 bits."""

KEYS = pa.schema([("key", pa.int64()), ("n", pa.int64())])
"""One row a band of a paragraph: paragraphs that share a key are candidates."""

CHUNK = 4096
"""Paragraphs a kernel call."""


class Prints(NamedTuple):
    """Fingerprints of some paragraphs."""

    prints: pa.Table
    keys: pa.Table


def fingerprint(n: pa.Array, texts: pa.Array, scopes: Scopes) -> Prints:
    """Fingerprints of ``texts``, whose places in the order are ``n``; a null text has no tokens.

    Texts with fewer tokens than any scope asks of a similar copy have no shingles and no bands: only equality can make them
    repeats. Where another number makes another text, the bands say so too.
    """
    outputs, total, banded = _run(texts, min(scopes.date.similar, scopes.history.similar), scopes.numbers)
    offsets = pa.array(np.concatenate([[0], outputs.ends]).astype(np.int32))
    shingles = pa.ListArray.from_arrays(offsets, _signed(outputs.shingles[:total]))
    columns = [n, pa.array(outputs.n_tokens), *map(_signed, (outputs.equal, outputs.twin, outputs.digits)), shingles]
    places = n.take(pa.array(np.repeat(outputs.has_bands[:banded], BANDS)))
    keys = _signed(outputs.bands[:banded].reshape(-1))
    return Prints(pa.table(columns, schema=PRINTS), pa.table([keys, places], schema=KEYS))


def fingerprint_all(batches: Iterable[tuple[pa.Array, pa.Array]], scopes: Scopes, jobs: int) -> Iterator[Prints]:
    """Fingerprints of many batches of (n, texts), in order, on ``jobs`` threads; the kernel holds no interpreter lock."""
    if jobs == 1:
        yield from (fingerprint(n, texts, scopes) for n, texts in batches)
        return
    with ThreadPoolExecutor(jobs) as pool:
        waiting = []
        for n, texts in batches:
            waiting.append(pool.submit(fingerprint, n, texts, scopes))
            if len(waiting) > 2 * jobs:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


class Tokens(NamedTuple):
    """The canonical tokens of some texts, as hashes."""

    hashes: NDArray[np.uint64]
    """Of all texts, one after the other."""
    ends: NDArray[np.int64]
    """Where each text's end."""
    digits: NDArray[np.uint64]
    """Hash of the multiset of each text's digits: those of texts in a row add up to that of the whole."""


def hash_tokens(texts: Sequence[str]) -> Tokens:
    """The canonical tokens of texts."""
    parts = [text.encode() for text in texts]  # pa.array would load pandas
    places = np.cumsum([0, *map(len, parts)])
    column = pa.LargeStringArray.from_buffers(len(parts), pa.py_buffer(places), pa.py_buffer(b"".join(parts)))
    data, offsets = _canonical(column)
    found = Tokens(np.empty(len(data) + 1, np.uint64), np.empty(len(texts), np.int64), np.empty(len(texts), np.uint64))
    kernel.tokens(data, offsets, tuple(table()), *found)
    return found._replace(hashes=found.hashes[: found.ends[-1] if len(texts) else 0])


def to_datasketch(texts: Sequence[str]) -> list[MinHash]:
    """The signatures of ``texts`` as datasketch's own objects, for indexes of other tools.

    A text of fewer than two words gives an empty one.
    """
    from datasketch import MinHash

    sketches = _run(pa.array(texts, pa.large_string()), 2, True, sketches=True)[0].sketches
    return [MinHash(seed=SEED, scheme="affine32", hashfunc=int, hashvalues=row, permutations=permutations()) for row in sketches]


@cache
def permutations() -> NDArray[np.uint32]:
    """The multipliers and summands of datasketch's permutations, (2, 125)."""
    from datasketch import MinHash

    found: NDArray[np.uint32] = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme="affine32").permutations
    return found


class Outputs(NamedTuple):
    """The arrays that the kernel fills: one row a text, but for the last shingles and bands, whose rows run on."""

    n_tokens: NDArray[np.int32]
    equal: NDArray[np.uint64]
    twin: NDArray[np.uint64]
    digits: NDArray[np.uint64]
    ends: NDArray[np.int64]
    """Where each text's shingles end."""
    shingles: NDArray[np.uint64]
    has_bands: NDArray[np.int64]
    """The text of each row of ``bands``."""
    bands: NDArray[np.uint64]
    sketches: NDArray[np.uint32]
    """The signatures themselves, where asked for; else no rows."""


def _run(texts: pa.Array, least: int, numbers: bool, sketches: bool = False) -> tuple[Outputs, int, int]:
    data, offsets = _canonical(texts.cast(pa.large_string()).fill_null(""))
    size = len(texts)
    outputs = Outputs(
        n_tokens=np.empty(size, np.int32),
        equal=np.empty(size, np.uint64),
        twin=np.empty(size, np.uint64),
        digits=np.empty(size, np.uint64),
        ends=np.empty(size, np.int64),
        shingles=np.empty(len(data) // 2 + 1, np.uint64),
        has_bands=np.empty(size, np.int64),
        bands=np.empty((size, BANDS), np.uint64),
        sketches=np.empty((size if sketches else 0, PERMUTATIONS), np.uint32),
    )
    outputs.sketches.fill(0xFFFFFFFF)
    a_b = tuple(permutations())
    total, banded = kernel.fingerprints(data, offsets, tuple(table()), a_b, (BANDS, BAND_ROWS), least, numbers, outputs)
    return outputs, total, banded


def _signed(hashes: NDArray[np.uint64]) -> pa.Array:
    return pa.array(hashes.view(np.int64))


def _canonical(texts: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """UTF-8 bytes of all texts, in Unicode form NFKC where that may matter, and where each starts and ends."""
    data, offsets = _bytes(texts)
    mask = kernel.must_normalise(data, offsets, table().kind)
    if not mask.any():
        return data, offsets
    normal = normalised(texts.filter(pa.array(mask)))
    return _bytes(pa.compute.replace_with_mask(texts, pa.array(mask), normal))


def _bytes(texts: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """UTF-8 bytes of all texts and where each starts and ends."""
    _, offsets, data = texts.buffers()
    places = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    everything = np.frombuffer(data, np.uint8) if data is not None else np.empty(0, np.uint8)
    return everything[places[0] : places[-1]], places - places[0]
