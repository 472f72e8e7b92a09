"""The compiled kernel says what its plain twin says, bit for bit, on any text."""

import unicodedata

import numpy as np
import pyarrow as pa
import pytest
from datasketch import MinHash, MinHashLSH
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.duplicates import plain
from cleaner.duplicates.canon import tokens
from cleaner.duplicates.fingerprint import BANDS, fingerprint, fingerprint_all, hash_tokens, to_datasketch
from cleaner.duplicates.kernel import jaccard
from cleaner.duplicates.resolve import _sets
from cleaner.duplicates.rules import Scope, Scopes

FIVE = Scope(similar=5)
SCOPES = Scopes(date=FIVE, history=FIVE)

TOKENS = {
    "The CEO’s 2nd plan — “Ｇｏ!”": ["the", "ceo", "s", "2nd", "plan", "go"],
    "Straße STRASSE ﬁnd": ["strasse", "strasse", "find"],
    "cafe\u0301 café CAFÉ": ["café", "café", "café"],
    "İstanbul": ["istanbul"],
    "冬の港 ok": ["冬", "の", "港", "ok"],
    "한국어 문장": ["한국어", "문장"],
    "a\u00a0b\u2003c…d_e": ["a", "b", "c", "d", "e"],
    "": [],
    "— … —": [],
}


@pytest.mark.parametrize(("text", "expected"), TOKENS.items())
def test_tokens(text, expected):
    assert tokens(text) == expected


BARE_MARKS = "".join(map(chr, (0x37A, *range(0xFC5E, 0xFC64), *range(0xFE70, 0xFE80, 2), 0xFF9E, 0xFF9F)))
"""Letters to Python, but marks alone to NFKC: the table takes them for letters, wherever they stand."""
ASSIGNED = st.characters(exclude_categories=["Cs", "Cn", "Co", "Cc", "Mn", "Mc", "Me"], max_codepoint=0x2FFFF, exclude_characters=BARE_MARKS)


@given(st.text(ASSIGNED, max_size=40))
def test_tokens_are_letters_and_digits_of_the_folded_text(text):
    folded = unicodedata.normalize("NFKC", text).casefold()
    assert "".join(tokens(text)) == "".join(c for c in folded if c.isalnum())


TEXTS = st.one_of(
    st.text(max_size=200), st.text(st.sampled_from("ab 1é\u0301Ａ冬の"), max_size=200), st.lists(st.sampled_from(["pier", "winter", "12", "ﬁn", "ΐ"])).map(" ".join)
)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=8))
def test_tokens_of_texts_in_a_row_are_their_tokens_one_by_one(texts):
    found = hash_tokens(texts)
    plainly = [[plain.hash_token(word) for word in tokens(text)] for text in texts]
    assert [part.tolist() for part in np.split(found.hashes, found.ends)[: len(texts)]] == plainly
    assert found.digits.tolist() == [plain.fingerprint(text).digits for text in texts]


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8), st.booleans())
def test_kernel_and_twin_agree_bit_for_bit(texts, numbers):
    scopes = SCOPES._replace(numbers=numbers)
    found = fingerprint(pa.array(range(len(texts))), pa.array(texts), scopes)
    keys = [found.keys["key"].to_pylist()[i : i + BANDS] for i in range(0, len(found.keys), BANDS)]
    banded = dict(zip(found.keys["n"].to_pylist()[::BANDS], keys, strict=True))
    for row in found.prints.to_pylist():
        expected = plain.fingerprint(texts[row["n"]], numbers=numbers, least=5)
        hashes = [row["equal"], row["twin"], row["digits"]], row["shingles"], banded.get(row["n"], [])
        (equal, twin, digits), shingles, bands = ([n & plain.M64 for n in signed] for signed in hashes)
        made = plain.Print(row["n_tokens"], equal, twin, digits, shingles, bands)
        assert made == expected


def test_null_is_no_text_and_slices_are_read_where_they_are():
    texts = pa.array(["skipped", None, "the pier is shut for the whole winter"])
    found = fingerprint(pa.array([0, 1]), texts[1:], SCOPES)
    assert found.prints["n_tokens"].to_pylist() == [0, 8]


@pytest.mark.parametrize("jobs", [1, 2])
def test_threads_change_nothing_and_keep_the_order(jobs):
    batches = [(pa.array([n]), pa.array([f"the pier number {n} is shut for the winter"])) for n in range(20)]
    alone = [fingerprint(n, texts, SCOPES) for n, texts in batches]
    assert list(fingerprint_all(batches, SCOPES, jobs)) == alone


SETS = st.lists(st.tuples(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30))), min_size=1)


@settings(deadline=None)  # the first call may compile
@given(SETS)
def test_jaccard_is_that_of_the_sets(pairs):
    sides = [pa.array([sorted(pair[side]) for pair in pairs], pa.list_(pa.uint64())) for side in (0, 1)]
    similarity = pa.array([0.0] * len(pairs)).to_numpy().copy()
    jaccard(*_sets(sides[0]), *_sets(sides[1]), similarity)
    assert similarity.tolist() == [plain.jaccard(*map(sorted, pair)) for pair in pairs]


def test_signatures_work_in_indexes_of_datasketch():
    text = "the pier is shut for the whole winter, the harbour office said on friday"
    near = text.replace("whole ", "")
    index = MinHashLSH(threshold=0.5, num_perm=125)
    sketches = to_datasketch([text, near, "boats pay by the metre and nobody minds it at all"])
    for name, sketch in zip("abc", sketches, strict=True):
        index.insert(name, sketch)
    assert set(index.query(to_datasketch([text])[0])) == {"a", "b"}
    shingles = plain.fingerprint(text, least=2).shingles
    own = MinHash(num_perm=125, scheme="affine32", hashfunc=int)
    own.update_batch([shingle & 0xFFFFFFFF for shingle in shingles])
    assert (own.hashvalues == sketches[0].hashvalues).all()
