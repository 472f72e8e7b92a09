"""The compiled identifier says what py3langid says."""

from pathlib import Path

import py3langid
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.language import MIN_LETTERS, language

ARTICLES = [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "cases" / "languages").glob("*.txt"))]


def _by_library(text: str) -> str | None:
    enough = sum(map(str.isalpha, text)) >= MIN_LETTERS
    return py3langid.classify(text)[0] if enough else None


@pytest.mark.parametrize("text", ARTICLES)
@pytest.mark.parametrize("size", [30, 80, 500, 2000])
def test_articles(text, size):
    sample = text[:size]
    for shown in (sample, sample.upper()):
        assert language(shown) == _by_library(shown)


@given(st.text("abcdeéßñ жяأ日の e\u0301", max_size=200))
def test_any_text(text):
    assert language(text) == _by_library(text)


def test_too_little_to_tell():
    assert language("Only " + "1 2 3 " * 300) is None
    assert language("1 2 3 " * 20 + "but then twenty letters follow") is not None
