"""Words as numbers: the same wherever they stand, and found by what they mean."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.rules.measures import repair
from cleaner.text.hashing import features, hash_words, word_hashes
from cleaner.text.linear import class_odds, word_odds
from cleaner.text.lookup import Known, find
from cleaner.text.vectors import meaning, normalised
from cleaner.text.word_classes import WordClasses

LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=30), max_size=6)


@settings(deadline=None)  # the first call may compile
@given(LINES)
def test_a_unit_hashes_the_same_alone_and_among_others(lines):
    encoded = [line.encode() for line in lines]
    together = hash_words(encoded)
    for index, line in enumerate(encoded):
        assert together.hashes[together.unit == index].tolist() == hash_words([line]).hashes.tolist()


@settings(deadline=None)  # the first call may compile
@given(LINES)
def test_places_point_at_the_words(lines):
    sheet = "\n".join(lines).encode()
    words = hash_words([line.encode() for line in lines])
    spelled = b"".join(sheet[a:b] for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True))
    assert spelled == bytes(c for c in sheet if c > 32 and c != 127)


SPELLING = re.compile(rb"[0-9A-Za-z\x80-\xff]+|[!-~]")
ALL = (1 << 64) - 1


def _mixed(x):
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & ALL
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & ALL
    return x ^ (x >> 31)


def _plain_hash(word):
    codes = [49 if 48 <= byte <= 57 else byte + 1 for byte in word.lower()]
    return sum(code * pow(0x9E3779B97F4A7C15, place, 1 << 64) for place, code in enumerate(codes)) & ALL


def _plain_features(words, hashes):
    """Buckets of the features of one unit."""
    pairs = [a * 31 + b & ALL for a, b in zip(hashes, hashes[1:], strict=False)]
    triples = [pair * 31 + c & ALL for pair, c in zip(pairs, hashes[2:], strict=False)]
    inner = [h + 4 & ALL for word, h in zip(words[1:], hashes[1:], strict=True) if b"A" <= word[:1] <= b"Z"]
    ends = [hashes[0] + 2 & ALL, hashes[-1] + 3 & ALL] if hashes else []
    stems = [_plain_hash(word[:5]) + 1 & ALL for word in words]
    return sorted(x >> 47 for x in (*hashes, *map(_mixed, [*stems, *pairs, *triples, *ends, *inner])))


@settings(deadline=None)  # the first call may compile
@given(LINES)
def test_kernel_and_twin_agree_bit_for_bit(lines):
    encoded = [line.encode() for line in lines]
    hashed = hash_words(encoded)
    found = features(hashed)
    for unit, line in enumerate(encoded):
        words = SPELLING.findall(line)
        hashes = [_mixed(_plain_hash(word)) for word in words]
        assert hashed.hashes[hashed.unit == unit].tolist() == hashes
        assert sorted(found.bucket[found.unit == unit].tolist()) == _plain_features(words, hashes)


LISTS = {"a": "ferry sound ice", "b": "ice, 12", "c": "nobody"}


@settings(deadline=None)  # the first call may compile
@given(st.lists(st.lists(st.sampled_from("Ferry ice , 99 nobody came".split())).map(" ".join), max_size=5))
def test_word_classes_count_words(lines):
    counts = WordClasses(LISTS).count(hash_words([line.encode() for line in lines]), len(lines))
    known = [set(SPELLING.findall(text.replace("12", "00").encode())) for text in LISTS.values()]
    for unit, line in enumerate(lines):
        words = SPELLING.findall(line.lower().replace("99", "00").encode())
        assert counts.words[unit].tolist() == [sum(word in mine for word in words) for mine in known]
        assert counts.first[unit].tolist() == [words[:1] != [] and words[0] in mine for mine in known]


@settings(deadline=None)  # the first call may compile
@given(st.lists(st.integers(0, ALL), max_size=40, unique=True), st.integers(0, ALL))
def test_known_hashes_are_found_and_no_others(hashes, other):
    hashes = np.array(sorted(hashes), np.uint64)
    known = Known.of(hashes)
    assert [find(known, value) for value in hashes] == list(range(len(hashes)))
    assert find(known, np.uint64(other)) == (hashes.tolist().index(other) if other in hashes.tolist() else -1)


@settings(deadline=None)  # the first call may compile
@given(LINES)
def test_odds_of_words(lines):
    hashed, size, random = features(hash_words([line.encode() for line in lines])), len(lines), np.random.default_rng(len(lines))
    weights = random.normal(size=(1 << 17) + 1).astype(np.float32)
    table = random.integers(-127, 128, ((1 << 17) + 1, 3), np.int8)
    odds = word_odds(hashed, weights, size)
    wanted = np.arange(0, size, 2)
    by_class = class_odds(hashed, table, wanted)
    for unit in range(size):
        mine = hashed.bucket[hashed.unit == unit]
        root = max(len(mine), 1) ** 0.5
        assert np.isclose(odds[unit], weights[mine].sum(dtype=float) / root + weights[-1], atol=1e-5)
        if unit in wanted:
            assert np.allclose(by_class[unit // 2], table[mine].sum(axis=0) / root + table[-1], atol=1e-4)


def test_case_and_digits_do_not_count_but_signs_do():
    assert word_hashes("The FERRY of 1938.").tolist() == word_hashes("the ferry of 2024.").tolist()
    assert word_hashes("ferry!").tolist() != word_hashes("ferry.").tolist()


def test_features_are_in_range_and_of_their_unit():
    found = features(hash_words([b"The ferry stopped.", b"", b"Nobody came"]))
    assert found.bucket.max() < 1 << 17
    assert set(found.unit.tolist()) == {0, 2}


def test_near_words_have_near_meanings():
    boat, ship, loan = normalised(meaning(hash_words([b"boat", b"ship", b"loan"]), 3))
    assert boat @ ship > 0.6 > boat @ loan
    assert not np.any(meaning(hash_words([b"zzqx"]), 1))


def test_repair_reads_what_was_meant():
    assert repair("Fish &amp; chips") == "Fish & chips"
    assert repair("donâ€™t") == "don't"
    assert repair("&nbsp;&nbsp;") == "&nbsp;&nbsp;"
