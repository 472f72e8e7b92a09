"""Write `src/cleaner/duplicates/canon.npz`: what every code point means to canonical text.

    python scripts/canon_table.py

The table is frozen (Unicode 14, Python 3.11), so that hashes do not change with the interpreter. Run it again only together
with a new ``CANON_VERSION``.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import numpy as np

from cleaner.duplicates.canon import COMPOSES, DIGIT, IDEOGRAPH, LONGEST_FOLD, WORD

TARGET = Path(__file__).parents[1] / "src" / "cleaner" / "duplicates" / "canon.npz"
CJK = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
JAMO = ((0x1161, 0x1175), (0x11A8, 0x11C2))


def main() -> None:
    """Write the table."""
    if unicodedata.unidata_version != "14.0.0":
        sys.exit(f"the table is frozen at Unicode 14.0.0, this Python has {unicodedata.unidata_version}; use Python 3.11")
    fold = np.zeros((sys.maxunicode + 1, LONGEST_FOLD), np.int32)
    kind = np.zeros(sys.maxunicode + 1, np.uint8)
    second = {ord(d[1]) for cp in range(sys.maxunicode + 1) if (d := canonical_pair(cp))}
    for cp in range(sys.maxunicode + 1):
        character = chr(cp)
        if 0xD800 <= cp <= 0xDFFF:
            continue
        folded = character.casefold()
        if character.isalnum() or any(map(str.isalnum, folded)):
            assert folded[0].isalnum()
            kind[cp] = WORD
            letters = [ord(c) for c in folded if c.isalnum()]
            fold[cp, : len(letters)] = letters
            if unicodedata.category(character) == "Nd":
                kind[cp] |= DIGIT
            if any(low <= cp <= high for low, high in CJK):
                kind[cp] |= IDEOGRAPH
        normal = unicodedata.normalize("NFKC", character)
        changes = normal != character and any(map(str.isalnum, normal))
        if changes or unicodedata.combining(character) or cp in second or any(low <= cp <= high for low, high in JAMO):
            kind[cp] |= COMPOSES
    assert all(len(chr(cp).casefold()) <= LONGEST_FOLD for cp in range(sys.maxunicode + 1))
    np.savez_compressed(TARGET, kind=kind, fold=delta(fold))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


def canonical_pair(cp: int) -> str | None:
    """The two code points that compose to this one."""
    parts = unicodedata.decomposition(chr(cp)).split()
    return "".join(chr(int(part, 16)) for part in parts) if len(parts) == 2 and not parts[0].startswith("<") else None


def delta(fold: np.ndarray) -> np.ndarray:
    """The first folded code point as its distance from the code point itself: nearly all zeros."""
    fold = fold.copy()
    word = fold[:, 0] != 0
    fold[word, 0] -= np.flatnonzero(word).astype(np.int32)
    return fold


if __name__ == "__main__":
    main()
