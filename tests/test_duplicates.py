"""Repeats inside a document and across documents, each with its original."""

import random
from collections import defaultdict
from datetime import date, timedelta
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.article import Cut
from cleaner.cleaning import prepare
from cleaner.duplicates import plain, resolve, within
from cleaner.duplicates.canon import tokens
from cleaner.duplicates.match import KEPT_KEYS, _write, match
from cleaner.duplicates.resolve import Past
from cleaner.duplicates.rules import DUPLICATE_RULES, SCOPES, Scope, Scopes
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


@given(st.lists(st.text(max_size=8), max_size=4))
def test_the_tokens_of_a_paragraph_are_those_of_its_units(units):
    assert tokens(" ".join(units)) == [word for unit in units for word in tokens(unit)]


def test_a_copy_is_seen_past_junk_that_is_cut_from_it():
    article = prepare(f"{A}\n\n{A} Subscribe now.", html=False)
    [junk] = [u for u in article.units if article.text(u) == "Subscribe now."]
    assert [c.rule for c in within(article, [Cut(junk.start, junk.end, "newsletter", "N1", 1.0)])] == ["U101"]


def test_one_sentence_a_hundred_thousand_times_takes_linear_time():
    article = prepare(f"{A}\n" * 20_000, html=False)
    assert len(within(article, [])) == 19_999


def test_every_rule_says_what_goes_and_what_stays():
    assert all(rule.goes and rule.stays and rule.why for rule in DUPLICATE_RULES.values())


def test_scopes_are_settings():
    near = [A, B, NEAR]
    assert within(prepare("\n\n".join(near), html=False), [], Scopes(document=Scope(threshold=0.99))) == []
    news = prepare("\n\n".join([B, B.replace("1903", "1904")]), html=False)
    assert [c.rule for c in within(news, [], Scopes(numbers=False))] == ["U102"]


NAMES = ("doc_id", "source", "path", "record", "start", "end", "text")
PARAGRAPHS = pa.schema([("doc_id", pa.string()), ("source", pa.string()), ("path", pa.string()), ("record", pa.int32()), ("start", pa.int32()), ("end", pa.int32()), ("text", pa.large_string())])


def paragraphs(*rows):
    columns = [dict(zip(NAMES, (d, "s", d, 0, start, start + len(t), t), strict=True)) for d, start, t in rows]
    return pa.Table.from_pylist(columns, schema=PARAGRAPHS)


NONE = Past()


def decide(table, past=NONE, day="2026-01-01", scopes=SCOPES, state=None):
    with match(table, day, past, scopes) as found:
        rows = found.decisions().to_pylist()
        if state:
            found.write_state(*state)
    return [(r["doc_id"], r["start"], r["duplicate_of_doc"], r["duplicate_of_start"], r["rule"]) for r in rows]


@pytest.mark.parametrize("size", [1, 5, 7, 100])
def test_a_state_has_the_same_bytes_however_its_rows_arrive(tmp_path, monkeypatch, size):
    monkeypatch.setattr("cleaner.duplicates.match.GROUP", 5)
    rows = pa.table({"key": range(23), "n": range(23)}, schema=KEPT_KEYS)
    paths = tmp_path / "whole", tmp_path / "parts"
    assert [_write(path, KEPT_KEYS, rows.to_batches(max_chunksize=n)) for path, n in zip(paths, (23, size), strict=True)] == [23, 23]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert [pq.ParquetFile(paths[1]).metadata.row_group(n).num_rows for n in range(5)] == [5, 5, 5, 5, 3]


def test_the_first_copy_by_source_path_and_place_stays_whatever_the_order_of_rows():
    table = paragraphs(("b", 0, A), ("a", 7, NEAR), ("c", 0, A))
    expected = [("b", 0, "a", 7, "U202"), ("c", 0, "a", 7, "U202")]
    assert decide(table) == expected
    assert decide(table.take([2, 0, 1])) == expected


SHORT = "the pier is shut again"
ACROSS = {
    "equal": ([A, A.upper()], [(1, 0, "U201")]),
    "similar": ([A, NEAR], [(1, 0, "U202")]),
    "another number": ([B, B.replace("1903", "1904")], []),
    "four words": (["the pier is shut", "the pier is shut"], []),
    "five words, equal": ([SHORT, SHORT], [(1, 0, "U201")]),
    "eight words, similar": (["a b c d e f g h", "a b c d e f g i"], []),
    "nine words, similar": (["a b c d e f g h i j k l", "a b c d e f g h i j k m"], [(1, 0, "U202")]),
    "one character a token": (["冬天码头关闭了很久很久", "冬天码头关闭了很久很久了"], [(1, 0, "U202")]),
    "no words": (["— … —", "— … —"], []),
}


@pytest.mark.parametrize(("texts", "expected"), ACROSS.values(), ids=ACROSS.keys())
def test_across_documents(texts, expected):
    found = decide(paragraphs(*((f"d{n}", 0, text) for n, text in enumerate(texts))))
    assert found == [(f"d{n}", 0, f"d{of}", 0, rule) for n, of, rule in expected]


def test_numbers_may_be_ignored():
    table = paragraphs(("a", 0, B), ("b", 0, B.replace("1903", "1904")))
    assert decide(table, scopes=Scopes(numbers=False)) == [("b", 0, "a", 0, "U202")]


def sequential(texts, scopes, crowd):
    """The greedy rule, one paragraph after the other, on the plain twin."""
    prints = [plain.fingerprint(text, numbers=scopes.numbers) for text in texts]
    under, gone, first = defaultdict(list), {}, {}
    for n, mine in enumerate(prints):
        of = first.setdefault(mine.equal, n)
        if mine.n_tokens >= scopes.date.equal and of != n and of not in gone:
            gone[n] = (of, 1.0)
            continue
        near = []
        for of in {of for key in mine.bands for of in under[key]}:
            similarity = plain.jaccard(mine.shingles, prints[of].shingles)
            if similarity >= scopes.date.threshold and mine.digits == prints[of].digits:
                near.append((-similarity, of))
        if near:
            gone[n] = (min(near)[1], -min(near)[0])
        else:
            for key in mine.bands:
                under[key] += [n] * (len(under[key]) < crowd)
    return {n: of for n, (of, _) in gone.items()}


WORDS = st.lists(st.sampled_from([*"abcdefgh", "12", "13"]), min_size=0, max_size=16)
EDITS = st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from("abcxyz"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(WORDS, EDITS), min_size=2, max_size=30), st.sampled_from([0.5, 0.65, 0.8]), st.integers(1, 4),
    st.sampled_from([(64, 1024), (1, 1024), (1, 3), (2, 1)]),
)  # fmt: skip
def test_rounds_drop_what_the_sequential_rule_drops_for_any_split_into_days(tmp_path_factory, drawn, threshold, days, sizes):
    texts = []
    for item in drawn:
        if isinstance(item, list) or not texts:
            texts.append(" ".join(item if isinstance(item, list) else "abc"))
        else:  # an edit of an earlier text, so that chains of near copies arise
            words = texts[item[0] % len(texts)].split() or ["a"]
            words[item[1] % len(words)] = item[2]
            texts.append(" ".join(words))
    scope = Scope(threshold)
    scopes = Scopes(date=scope, history=scope)
    heap, crowd = sizes
    expected = sequential(texts, scopes, crowd)
    folder = tmp_path_factory.mktemp("days")
    found, past = {}, Past((), ())
    size = -(-len(texts) // days)
    for day in range(days):
        rows = [(f"{n:03}", 0, texts[n]) for n in range(day * size, min(len(texts), (day + 1) * size))]
        state = (folder / f"{day}.kept", folder / f"{day}.keys")
        with patch.multiple(resolve, HEAP=heap, CROWD=crowd):
            decided = decide(paragraphs(*rows), past, (date(2026, 1, 1) + timedelta(day)).isoformat(), scopes, state)
        found |= {int(doc): int(of) for doc, _, of, _, _ in decided}
        past = Past((*past.prints, state[0]), (*past.keys, state[1]))
    assert found == expected


def test_ten_days_one_by_one_decide_as_one_shot_and_leave_the_same_state(tmp_path):
    rng = random.Random(7)
    vocabulary = [first + second for first in "bcdfghjklmnpqrst" for second in "aeiou"]
    texts = [" ".join(rng.choices(vocabulary, k=24)) for _ in range(60)]
    while len(texts) < 500:  # families of near copies at all distances, so that many have several originals to choose from
        words = rng.choice(texts).split()
        for _ in range(rng.choice([0, 1, 2, 3, 4])):
            words[rng.randrange(len(words))] = rng.choice(vocabulary)
        texts.append(" ".join(words))
    rng.shuffle(texts)
    rows = [(f"d{n:03}", 0, text) for n, text in enumerate(texts)]
    whole = decide(paragraphs(*rows))
    for attempt in ("once", "again"):
        daily, past = [], Past((), ())
        for day in range(10):
            state = (tmp_path / f"{attempt}{day}.kept", tmp_path / f"{attempt}{day}.keys")
            daily += decide(paragraphs(*rows[day * 50 : day * 50 + 50]), past, f"2026-01-{day + 1:02}", SCOPES, state)
            past = Past((*past.prints, state[0]), (*past.keys, state[1]))
        assert len(whole) > 200 and daily == whole
    for day in range(10):
        for name in ("kept", "keys"):
            assert (tmp_path / f"once{day}.{name}").read_bytes() == (tmp_path / f"again{day}.{name}").read_bytes()


def test_a_state_of_another_version_is_refused(tmp_path):
    state = (tmp_path / "kept", tmp_path / "keys")
    decide(paragraphs(("a", 0, A)), state=state)
    old = tmp_path / "old.parquet"
    pq.write_table(pq.read_table(state[0]).replace_schema_metadata({"cleaner.duplicates": "canon0"}), old)
    with pytest.raises(SchemaError, match="canon0"):
        decide(paragraphs(("b", 0, A)), Past((old,), (state[1],)), "2026-01-02")
