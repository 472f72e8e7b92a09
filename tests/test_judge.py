"""Whole articles through the judge: dirty ones lose their junk for the right reason, clean ones lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.article import REASONS, Article
from cleaner.cleaning import clean, prepare
from cleaner.judge import judge

CASES = Path(__file__).parent / "cases"
DIRTY = sorted((CASES / "dirty").glob("*.txt"))
KEPT = (CASES / "kept.txt").read_text(encoding="utf-8").split("\n%%\n")


def read_case(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The text of a case, and its pieces: ``+`` or ``-reason``, with ``~`` where the piece continues its line."""
    text, pieces = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        margin, _, words = line.partition(" ")
        text += (" " if "~" in margin else "\n\n" if text else "") + words
        pieces.append((margin.replace("~", ""), words))
    return text, pieces


def article_of(text: str) -> Article:
    return prepare(text, html=False)


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_dirty_article(path: Path):
    text, pieces = read_case(path)
    cuts = judge(article_of(text)).cuts
    end = 0
    for margin, words in pieces:
        start = text.index(words, end)
        end = start + len(words)
        inside = [cut for cut in cuts if cut.start < end and cut.end > start]
        solid = [at for at in range(start, end) if not text[at].isspace()]
        share = sum(any(cut.start <= at < cut.end for cut in inside) for at in solid) / len(solid)
        if margin == "+":
            assert not inside, (words, inside)
        else:
            assert share >= 0.9, (words, inside)
            assert {cut.reason for cut in inside} <= {margin[1:]}, (words, inside)


@pytest.mark.parametrize("text", KEPT, ids=lambda text: text[:30])
def test_clean_text_is_kept(text: str):
    assert judge(article_of(text)).cuts == []


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_cleaning_twice_changes_nothing(path: Path):
    once = clean(read_case(path)[0]).clean_text
    assert clean(once).clean_text == once


LINES = st.sampled_from([words for path in DIRTY for _, words in read_case(path)[1]])
PAGES = st.lists(LINES, max_size=12).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(PAGES, st.text(max_size=200)))
def test_cuts_are_whole_units_in_order(text: str):
    whole = article_of(text)
    article, cuts = judge(whole)
    spans = [(unit.start, unit.end) for unit in article.units]
    assert (article, cuts) == judge(whole)
    assert [(cut.start, cut.end) for cut in cuts] == [span for span in spans if span in {(c.start, c.end) for c in cuts}]
    assert all(cut.reason in REASONS and cut.reason != "duplicate" and 0.5 <= cut.score <= 1 for cut in cuts)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "\ud800 lone", "\x00" * 50, "a" * 100_000, "a, " * 30_000, "| " * 30_000, "(" * 20_000, "Home\n" * 5_000,
     "Sign up for " * 5_000, "…\n" * 5_000],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_hostile_text_is_judged(text: str):
    assert isinstance(judge(article_of(text)).cuts, list)
