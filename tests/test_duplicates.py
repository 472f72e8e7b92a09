"""Repeats inside a document and across documents, each with its original."""

import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.article import Cut
from cleaner.cleaning import prepare
from cleaner.dataset.schema import write_parquet
from cleaner.duplicates import within
from cleaner.duplicates.fingerprint import band_keys, shingles
from cleaner.duplicates.match import match
from cleaner.duplicates.rules import DUPLICATE_RULES
from cleaner.errors import SchemaError

A = "The pier was closed for the whole winter on Friday, the harbour office said in a letter."
B = "Boats pay by the metre, as they have since 1903, and few of their owners ever mind it."
NEAR = A.replace("whole winter", "winter")

CASES = {
    "equal paragraph": ([A, B, A], [(A, "U101", A)]),
    "similar paragraph": ([A, B, NEAR], [(NEAR, "U102", A)]),
    "another number is news": ([B, B.replace("1903", "1904")], []),
    "label": (["Tips", A, "Tips", B], []),
    "repeated half with headings": (["Winter", A, "Money", B, "Winter", A, "Money", B], [("Winter", "U106", "Winter"), (A, "U101", A), ("Money", "U106", "Money"), (B, "U101", B)]),
    "heading over new text": (["Winter", A, "Winter", B], []),
    "echoed title": (["Understanding the Tide-Moon Bond", "Tide - Moon Bond", A], [("Tide - Moon Bond", "U103", "Understanding the Tide-Moon Bond")]),
    "section of one title word": (["Tides and the Moon", "Moon", A], []),
    "pull quote before its place": ([A, B, f"It is old. {A} Nobody had asked them, and so the boats stayed out until the ice came in December."], [(A, "U104", A)]),
    "refrain": ([f"It was not enough. {A}", f"It was not enough. {B}"], []),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_within_a_document(lines, expected):
    article = prepare("\n\n".join(lines), html=False)
    found = within(article, [])
    text = article.raw_text
    assert [(text[c.start : c.end], c.original and c.rule, True) for c in found] == [(t, r, True) for t, r, _ in expected]
    for cut, (_, _, original) in zip(found, expected, strict=True):
        assert cut.original is not None and cut.original.start != cut.start
        if cut.rule != "U104":
            assert text.startswith(original, cut.original.start)


def test_a_copy_is_seen_past_junk_that_is_cut_from_it():
    article = prepare(f"{A}\n\n{A} Subscribe now.", html=False)
    [junk] = [u for u in article.units if article.text(u) == "Subscribe now."]
    assert [c.rule for c in within(article, [Cut(junk.start, junk.end, "newsletter", "N1", 1.0)])] == ["U101"]


def test_one_sentence_a_hundred_thousand_times_takes_linear_time():
    article = prepare(f"{A}\n" * 20_000, html=False)
    assert len(within(article, [])) == 19_999


def test_every_rule_says_what_goes_and_what_stays():
    assert all(rule.goes and rule.stays and rule.why for rule in DUPLICATE_RULES.values())


def paragraphs(*rows):
    names = ("doc_id", "source", "path", "record", "start", "end", "text")
    columns = [dict(zip(names, (d, "s", d, 0, start, start + len(t), t), strict=True)) for d, start, t in rows]
    schema = pa.schema([("doc_id", pa.string()), ("source", pa.string()), ("path", pa.string()), ("record", pa.int32()), ("start", pa.int32()), ("end", pa.int32()), ("text", pa.large_string())])
    return pa.Table.from_pylist(columns, schema=schema)


def decide(table, history=()):
    decisions, state = match(table, history)
    return [(r["doc_id"], r["start"], r["duplicate_of_doc"], r["duplicate_of_start"], r["rule"]) for r in decisions.to_pylist()], state


def test_the_first_copy_by_source_path_and_place_stays_whatever_the_order_of_rows():
    table = paragraphs(("b", 0, A), ("a", 7, NEAR), ("c", 0, A))
    expected = [("b", 0, "a", 7, "U202"), ("c", 0, "a", 7, "U202")]
    assert decide(table)[0] == expected
    assert decide(table.take([2, 0, 1]))[0] == expected


def test_no_chains_a_copy_of_a_dropped_copy_is_compared_with_what_stays():
    words = [f"word{n}" for n in range(40)]
    first, second = " ".join(words), " ".join([*words[6:], "x1", "x2", "x3"])
    third = " ".join([*words[12:], "x1", "x2", "x3", "y1", "y2", "y3"])
    table = paragraphs(("a", 0, first.replace("word", "w")), ("b", 0, second), ("c", 0, third))
    dropped = {d[0]: d[2] for d in decide(table)[0]}
    assert set(dropped.values()) & set(dropped) == set()


def test_days_one_by_one_decide_as_one_shot(tmp_path):
    rng = random.Random(7)
    vocabulary = [f"v{n}" for n in range(300)]
    texts = [" ".join(rng.choices(vocabulary, k=30)) for _ in range(40)]
    for _ in range(40):
        words = texts[rng.randrange(len(texts))].split()
        words[rng.randrange(len(words))] = "edited"
        texts.append(" ".join(words))
    rows = [(f"d{n:03}", 0, text) for n, text in enumerate(texts)]
    whole, _ = decide(paragraphs(*rows))
    daily, history = [], []
    for day in range(4):
        decisions, state = decide(paragraphs(*rows[day * 20 : day * 20 + 20]), history)
        history.append(tmp_path / f"{day}.parquet")
        write_parquet(state, history[-1])
        daily += decisions
    assert whole and daily == whole


def test_a_state_of_another_version_is_refused(tmp_path):
    _, state = match(paragraphs(("a", 0, A)), [])
    pq.write_table(state.replace_schema_metadata({"cleaner.duplicates": "canon0"}), tmp_path / "old.parquet")
    with pytest.raises(SchemaError, match="canon0"):
        match(paragraphs(("b", 0, A)), [tmp_path / "old.parquet"])


def test_bands_are_those_of_a_datasketch_minhash():
    from datasketch import MinHash

    shingled = shingles(A.lower().split())
    sketch = MinHash(num_perm=125, seed=1, scheme="affine32", hashfunc=int)
    for shingle in shingled.tolist():
        sketch.update(shingle & 0xFFFFFFFF)
    rows = sketch.hashvalues.reshape(25, 5)
    keys = band_keys(shingled)
    other = shingled.copy()
    other[0] ^= 1 << 40  # the high half is no part of the sketch
    assert len(set(keys.tolist())) == 25 and rows.shape == (25, 5)
    assert band_keys(other).tolist() == keys.tolist()
