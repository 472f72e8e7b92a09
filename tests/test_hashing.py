"""Words as numbers: the same wherever they stand, and found by what they mean."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.rules.measures import repair
from cleaner.text.hashing import features, hash_words, word_hashes
from cleaner.text.vectors import meaning, normalised

LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=30), max_size=6)


@given(LINES)
def test_a_unit_hashes_the_same_alone_and_among_others(lines):
    encoded = [line.encode() for line in lines]
    together = hash_words(encoded)
    for index, line in enumerate(encoded):
        assert together.hashes[together.unit == index].tolist() == hash_words([line]).hashes.tolist()


@given(LINES)
def test_places_point_at_the_words(lines):
    sheet = "\n".join(lines).encode()
    words = hash_words([line.encode() for line in lines])
    spelled = b"".join(sheet[a:b] for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True))
    assert spelled == bytes(c for c in sheet if c > 32 and c != 127)


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
