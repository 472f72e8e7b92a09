"""What holds for every rule, from the declarations alone: examples, codes, the gate, the manual."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest
import re2

from cleaner.article import REASONS
from cleaner.cleaning import find_cuts, prepare
from cleaner.judge.judge import gather
from cleaner.judge.model import WORD_REASONS
from cleaner.judge.resolver import choose
from cleaner.judge.seams import split
from cleaner.rules import GATE, RULES
from cleaner.rules.gate import expand
from cleaner.rules.rule import REASON_OF, Rule, read_example
from cleaner.rules.trained import OUTSIDE, READ_AS

ROOT = Path(__file__).parent.parent
EXAMPLES = [pytest.param(rule, example, id=rule.code) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: str):
    """Of each miniature article exactly the marked pieces go."""
    text, pieces = read_example(example)
    cuts = find_cuts(prepare(text, html=False)).cuts
    removed = {at for cut in cuts for at in range(cut.start, cut.end)}
    end = 0
    for sign, words in pieces:
        start = text.index(words, end)
        end = start + len(words)
        solid = [at for at in range(start, end) if not text[at].isspace()]
        share = sum(at in removed for at in solid) / len(solid)
        assert share >= 0.9 if sign == "-" else share == 0, (sign, words, cuts)


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.trained], ids=lambda rule: rule.code)
def test_a_rule_is_a_witness_in_its_own_examples(rule: Rule):
    articles = [split(prepare(read_example(example).text, html=False)) for example in rule.examples]
    assert any(rule in gather(article).columns for article in articles)


def test_where_no_rule_speaks_the_model_is_named():
    assert set(READ_AS) == set(REASONS) - {"duplicate"}
    for column, reason in enumerate(WORD_REASONS):
        likely = np.eye(len(WORD_REASONS), dtype=np.float32)[column]
        assert choose([], likely, by_place=False) is READ_AS[reason]
        assert choose([], likely, by_place=True) is OUTSIDE


def test_of_several_rules_the_strongest_of_the_likeliest_reason_is_named():
    by_code = {rule.code: rule for rule in RULES}
    heard = [(by_code["C103"], 4.0), (by_code["C101"], 9.0), (by_code["A106"], 1.5)]
    assert choose(heard, np.zeros(len(WORD_REASONS), np.float32), by_place=False).code == "C101"


def test_every_rule_shows_what_goes_and_what_stays():
    for rule in RULES:
        signs = {sign for example in rule.examples for sign, _ in read_example(example).pieces}
        assert signs == {"-", "+"}, rule.code
        assert rule.why and rule.why[0].isupper() and rule.why.endswith("."), rule.code
        assert [bool(rule.pattern), bool(rule.measure), rule.trained].count(True) == 1, rule.code


def test_codes_are_unique_and_say_their_reason():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in codes)
    assert set(REASON_OF.values()) == set(REASONS) - {"duplicate"}
    assert {rule.reason for rule in RULES} == set(REASON_OF.values())


def test_patterns_are_filled_in():
    """A part whose name is misspelt, or a brace that an f-string ate, would match nothing and say nothing."""
    for rule in RULES:
        for line in rule.pattern.splitlines():
            assert re2.compile(expand(line)), line
            assert not re.search(r"<(?!div|p>|!|/|%)[a-z_]+>|\(\d+, \d+\)|\{\{\d", line), (rule.code, line)


def test_the_gate_lets_through_whatever_a_pattern_matches():
    lines = [words for rule in RULES for example in rule.examples for _, words in read_example(example).pieces]
    article = prepare("\n".join(line for line in lines if "\n" not in line), html=False)
    measures = gather(article).measures
    through = {(rule.code, match.unit) for rule, matches in GATE.search(measures.lines).items() for match in matches}
    for rule in RULES:
        for pattern in map(expand, rule.pattern.splitlines()):
            compiled = re2.compile(pattern)
            for unit, line in enumerate(measures.lines):
                if len(line) <= 100 and compiled.search(line):
                    assert (rule.code, unit) in through, (rule.code, line)


def test_the_manual_is_up_to_date():
    spec = importlib.util.spec_from_file_location("render_rules", ROOT / "scripts" / "render_rules.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == module.render(), "run `make docs`"
