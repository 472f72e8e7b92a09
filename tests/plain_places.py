"""Places where junk may be glued to text, said plainly: the slow twin of ``cleaner.judge.places``."""

import math
import re

from cleaner.judge.places import CAPITAL, CAPITALS, LONGEST, LOWER, NUMBER, OTHER, PLAIN, REACH
from cleaner.text.hashing import BITS, word_hashes

ALL = (1 << 64) - 1
WORD = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+|[!-~]")
STOPS, OPENERS, SEPARATORS = (set(map(ord, signs)) for signs in (".!?\")]>*'", "\"'([<{#@*>|&=~-", "|/>~-,;"))
MANY = 1_000_003


def candidates(article, inside=None):
    """Unit, code points from its start, buckets and measures of every candidate."""
    for unit, (start, end, *_) in enumerate(article.units):
        line = article.raw_text[start:end].translate(str.maketrans(PLAIN))
        if (inside is not None and unit not in inside) or len(line.encode()) > LONGEST:
            continue
        words = list(WORD.finditer(line))
        shapes = [_shape(word.group()) for word in words]
        hashes = [int(word_hashes(word.group())[0]) for word in words]
        for i in range(1, len(words)):
            gap = words[i].start() - words[i - 1].end()
            likely = shapes[i] in {CAPITAL, CAPITALS, NUMBER, OTHER} | OPENERS or shapes[i - 1] in STOPS
            if gap and likely == (inside is None):
                around = range(i - REACH, i + REACH)
                shape, near = ([values[k] if 0 <= k < len(words) else 0 for k in around] for values in (shapes, hashes))
                sizes = math.log1p(i), math.log1p(len(words) - i)
                yield unit, words[i].start(), _buckets(near, shape), [*sizes, *_measures(shape), gap > 1]


def _shape(word):
    if ord(word[0]) >= 128:
        return OTHER
    if re.match("[A-Z][A-Z]", word):
        return CAPITALS
    kinds = ("[A-Z]", CAPITAL), ("[a-z]", LOWER), ("[0-9]", NUMBER)
    return next((shape for kind, shape in kinds if re.match(kind, word)), ord(word[0]))


def _buckets(hashes, shape):
    l2, l1, r1, r2 = hashes[REACH - 2 : REACH + 2]
    s2, s1, t1, t2 = shape[REACH - 2 : REACH + 2]
    joint = [
        l1 + 3, l2 * MANY + l1 + 4, r1 + 5, r1 * MANY + r2 + 6, l1 * MANY + r1 + 7,
        ((s2 * MANY + s1) * MANY + t1) * MANY + t2 + 8, s1 * MANY + r1 + 9,
    ]  # fmt: skip
    return [_mixed(x & ALL) >> (64 - BITS) for x in (*(h + 1 for h in hashes[:REACH]), *(h + 2 for h in hashes[REACH:]), *joint)]


def _mixed(x):
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & ALL
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & ALL
    return x ^ (x >> 31)


def _measures(shape):
    for side in (shape[:REACH], shape[REACH:]):
        known = max(sum(kind > 0 for kind in side), 1)
        yield from (side.count(kind) / known for kind in (LOWER, CAPITAL, CAPITALS, NUMBER))
        yield sum(kind in SEPARATORS for kind in side) / known
    yield from (shape[REACH - 1] in STOPS, shape[REACH - 1] == LOWER, shape[REACH] == CAPITAL, shape[REACH] == LOWER)
