"""The conservation law on one document, for any text at all: nothing is lost, nothing raises, the same every time."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner import clean, explain
from cleaner.cleaning import prepare, tag_all
from cleaner.text.bullets import GAP

WORDS = "The pier is shut. Leave a Reply\nShare this: Facebook | X • Tags: …, ), “Go!” © 2026 - 1. Subscribe now\n\nCTO they both".split(" ")
TEXT = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=300)


@settings(deadline=None, max_examples=150)
@given(TEXT)
@example("")
@example("\x00\ud800 a\u2028b")
@example("• \n1. \n- x")
def test_every_character_is_kept_or_removed_with_a_reason(text):
    document = clean(text)
    end = 0
    for span in sorted([*document.sentences, *document.cuts], key=lambda s: s.start):
        assert GAP.fullmatch(document.raw_text, end, span.start)
        assert end <= span.start < span.end
        end = span.end
    assert GAP.fullmatch(document.raw_text, end)


@settings(deadline=None, max_examples=60)
@given(TEXT)
def test_cleaning_is_deterministic_and_can_always_be_explained(text):
    document = clean(text)
    assert clean(text) == document
    lines = explain(document).splitlines()
    assert sum(line.startswith("- [") or line.startswith("- ") for line in lines) >= len(document.cuts)


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("<>/pdivah1ul \"'=&;!-xé\n"), max_size=300).map(lambda s: "<html><body>" + s))
def test_any_markup_is_read(html):
    document = clean(html)
    assert all(document.raw_text[c.start : c.end].strip() for c in document.cuts)


@settings(deadline=None, max_examples=60)
@given(TEXT)
def test_tagging_covers_all_units_and_removes_nothing(text):
    article = prepare(text, html=False)
    assert [(s.start, s.end) for s in tag_all(article, [])] == [(u.start, u.end) for u in article.units]
