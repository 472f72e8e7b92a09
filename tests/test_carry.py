"""Judging only what a change can touch gives what judging everything gives."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cleaner import rules
from cleaner.duplicates.rules import SCOPES
from cleaner.passes.code import code_hash, rule_hashes, without_phrases
from cleaner.passes.judge import judge_shard, plan_shards
from cleaner.passes.judged import ShardTables
from cleaner.passes.raw import content_hash, raw_files
from cleaner.rules.gate import Gate
from cleaner.rules.rule import CERTAIN, HINT, SURE, Rule, phrase

judge_module = import_module("cleaner.judge.judge")  # the package gives that name to a function
DIRTY = Path(__file__).parent / "cases" / "dirty"
DATE = "2026-10-05"
DECLARED = rules.RULES
PHRASES = [rule for rule in DECLARED if rule.pattern]
TEXTS = [path.read_text("utf-8") for path in sorted(DIRTY.glob("*.txt"))]
SPEAKING = [rule for rule in rules.GATE.search([line.encode() for text in TEXTS for line in text.splitlines()]) if rule in PHRASES]
WORDS = sorted({word for text in TEXTS for word in text.split() if word.isalpha() and len(word) > 3})


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw")
    for number, text in enumerate(TEXTS):
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def declared_rules():
    yield
    declare(DECLARED)


def declare(these):
    rules.RULES = judge_module.RULES = tuple(these)
    judge_module.GATE = rules.GATE if rules.RULES == DECLARED else Gate(these)


def judged(raw, folder):
    """The judged shard of all files, and how many documents had to be judged."""
    files = [(file, content_hash(raw, file)) for file in raw_files(raw)]
    [shard] = plan_shards(raw, DATE, files, folder, SCOPES)
    return judge_shard(shard)


def tables(shard):
    return {name: shard.files.read(name).replace_schema_metadata(None) for name in ShardTables._fields}


@st.composite
def changes(draw):
    """The declared rules, some of them gone, some with other words or weights, some new."""
    these = list(DECLARED)
    for rule in draw(st.lists(st.sampled_from(SPEAKING), max_size=4, unique=True)):
        these.remove(rule)
    for rule in draw(st.lists(st.sampled_from([rule for rule in SPEAKING if rule in these]), max_size=3, unique=True)):
        lines = rule.pattern.splitlines()
        if len(lines) > 1 and draw(st.booleans()):
            these[these.index(rule)] = replace(rule, pattern="\n".join(lines[draw(st.integers(0, 1)) :: 2]))
        else:
            these[these.index(rule)] = replace(rule, weight=draw(st.sampled_from([HINT, SURE, CERTAIN])))
    for number in range(draw(st.integers(0, 2))):
        words = draw(st.sampled_from(WORDS))
        pattern = draw(st.sampled_from([rf"\b{words}\b", rf"^{words}\b.{{0,60}}$", rf"<go>{words}\b", rf"{words}.*\bthe\b"]))
        rule = phrase(f"{draw(st.sampled_from('DNCV'))}99{number}", "new", "New.", pattern, weight=draw(st.sampled_from([SURE, CERTAIN])))
        these.insert(draw(st.integers(0, len(these))), rule)
    return these


@pytest.mark.slow  # a changed set of patterns takes a second to compile
@settings(max_examples=20, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(changes(), min_size=1, max_size=2))
def test_after_any_change_of_rules_what_is_carried_over_equals_what_is_judged_again(raw, tmp_path_factory, steps):
    folder, fresh = tmp_path_factory.mktemp("carried"), tmp_path_factory.mktemp("fresh")
    declare(DECLARED)
    judged(raw, folder)
    for these in steps:
        declare(these)
        assert tables(judged(raw, folder)) == tables(judged(raw, fresh))


NEW = phrase("N999", "new", "New.", r"harvest supper committee")


@pytest.mark.parametrize(
    ("these", "again"),
    [
        ([*DECLARED, NEW], 0),
        ([*DECLARED, phrase("N999", "new", "New.", r".")], len(TEXTS)),
        ([replace(rule, why="Another reason.", examples=()) for rule in DECLARED], 0),
        (DECLARED[::-1], len(TEXTS)),
    ],
    ids=["occurs nowhere", "occurs everywhere", "only its manual changed", "another order"],
)
def test_only_documents_that_a_rule_can_touch_are_judged_again(raw, tmp_path, these, again):
    assert judged(raw, tmp_path / "folder").judged == len(TEXTS)
    declare(these)
    carried = judged(raw, tmp_path / "folder")
    assert carried.judged == again
    assert tables(carried) == tables(judged(raw, tmp_path / "fresh"))


def test_a_rule_that_goes_touches_the_documents_that_it_matched(raw, tmp_path):
    first = judged(raw, tmp_path)
    matched = first.files.read("heard")["matched"].to_pylist()
    for code in ("N101", "C101"):
        declare([rule for rule in DECLARED if rule.code != code])
        files = [(file, content_hash(raw, file)) for file in raw_files(raw)]
        [shard] = plan_shards(raw, DATE, files, tmp_path, SCOPES)
        touched = judge_shard(shard._replace(before=(first.files,)))
        assert touched.judged == sum(code in codes for codes in matched) > 0
        touched.files.remove()
        declare(DECLARED)


def test_a_new_file_is_judged_alone(raw, tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for number, text in enumerate(TEXTS[:4]):
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    assert judged(folder, tmp_path / "judged").judged == 4
    (folder / "01-late.txt").write_text(TEXTS[5], "utf-8")
    (folder / "03.txt").unlink()
    late = judged(folder, tmp_path / "judged")
    assert (late.documents, late.judged) == (4, 1)
    assert tables(late) == tables(judged(folder, tmp_path / "fresh"))


def test_phrases_are_data_and_everything_else_is_code():
    source = b'WORDS = "caf\xc3\xa9"  # a \xe2\x80\x9cnote\xe2\x80\x9d\nRULES = (\n    phrase(\n        "N1", "n", "Why (so).", r"""\n        ^a)$\n        """,\n    ),\n    X,\n)\n'
    assert without_phrases(source).decode() == 'WORDS = "café"  # a “note”\nRULES = (\n    ,\n    X,\n)\n'
    assert set(rule_hashes()) == {rule.code for rule in PHRASES}
    assert code_hash(("rules",)) != code_hash(("judge",))


def test_no_rule_is_a_phrase_that_the_hash_of_the_code_would_see():
    """Every phrase rule is declared by a call of ``phrase`` by that name: else its words would count twice."""
    folder = Path(rules.__file__).parent
    left = b"".join(without_phrases(path.read_bytes()) for path in sorted(folder.glob("*.py")))
    assert [rule.code for rule in PHRASES if f'"{rule.code}", "{rule.name}"'.encode() in left] == []
    assert all(isinstance(rule, Rule) for rule in PHRASES)
