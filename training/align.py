"""Which lines of a page stand in its gold text: both as runs of words, aligned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numba import njit

TOKEN = re.compile(r"\w+")
BREAK = 2.0
"""What leaving a run of matching words costs, in words: chance matches of single words are not worth it."""
MOST_CELLS = 1_500_000_000
"""Words of the page times words of the gold up to which they are aligned."""
WINDOW = 4
MOSTLY = 0.6
"""Share of windows of a line that stand elsewhere in the gold, from which it counts as moved there."""


def shares(lines: Sequence[str], gold: str) -> np.ndarray:
    """The share of each line's words that are in the gold text, in its order; for long lines out of order too."""
    tokens = [TOKEN.findall(line.lower()) for line in lines]
    wanted = TOKEN.findall(gold.lower())
    numbers: dict[str, int] = {}
    page = np.array([numbers.setdefault(t, len(numbers)) for ts in tokens for t in ts], np.int32)
    text = np.array([numbers.setdefault(t, len(numbers)) for t in wanted], np.int32)
    if not len(page) or not len(text):
        return np.zeros(len(lines))
    if len(page) * len(text) > MOST_CELLS:
        hit, used = np.isin(page, text), np.ones(len(text), bool)
    else:
        hit, used = _align(page, text, BREAK)
    size = np.array([len(t) for t in tokens])
    line = np.repeat(np.arange(len(lines)), size)
    share = np.bincount(line, weights=hit, minlength=len(lines)) / np.maximum(size, 1)
    left = Counter(w for k, w in enumerate(_windows(wanted)) if not used[k : k + WINDOW].any())
    for i, words in enumerate(tokens):
        mine = Counter(_windows(words))
        if left and mine and share[i] < 0.5:
            found = sum(min(count, left[w]) for w, count in mine.items()) / mine.total()
            if found >= MOSTLY:
                share[i] = found
                left -= mine
    return share


def _windows(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[k:] for k in range(WINDOW)), strict=False))


@njit(cache=True)
def _align(page: Any, text: Any, cost: float) -> Any:
    """Flags of the words of either side that are matched: the best chain of runs, each run paying ``cost``."""
    n, m = len(page), len(text)
    best = np.zeros((2, m + 1), np.float32)
    run = np.full((2, m + 1), -1e9, np.float32)
    back = np.zeros((n + 1, m + 1), np.uint8)  # 1 matched, 2 from above, 4 the run went on
    for i in range(1, n + 1):
        now, last = i & 1, 1 - (i & 1)
        best[now, 0], run[now, 0] = 0, -1e9
        for j in range(1, m + 1):
            step, score = 0, np.float32(-1e9)
            if page[i - 1] == text[j - 1]:
                on, new = run[last, j - 1] + 1, best[last, j - 1] + 1 - cost
                score = max(on, new)
                step = 4 if on >= new else 0
            run[now, j] = score
            if score >= best[last, j] and score >= best[now, j - 1]:
                best[now, j] = score
                step |= 1
            elif best[last, j] >= best[now, j - 1]:
                best[now, j] = best[last, j]
                step |= 2
            else:
                best[now, j] = best[now, j - 1]
            back[i, j] = step
    hit, used = np.zeros(n, np.bool_), np.zeros(m, np.bool_)
    i, j, inside = n, m, False
    while i > 0 and j > 0:
        step = back[i, j]
        if inside or step & 1:
            hit[i - 1] = used[j - 1] = True
            inside = (step & 4) != 0
            i, j = i - 1, j - 1
        elif step & 2:
            i -= 1
        else:
            j -= 1
    return hit, used
