"""Tags with thousands of attributes and pages with thousands of options lose those that no honest page has, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cleaner import clean
from cleaner.page.thin import MAX_ATTRIBUTES, MAX_OPTIONS, thin

MANY = " ".join(f"a{n}" for n in range(MAX_ATTRIBUTES))


@pytest.mark.parametrize(("html", "thinned"), [
    (f"<p {MANY}>The pier", f"<p {MANY}>The pier"),
    (f"<p {MANY} b c>The pier", f"<p {MANY}  >The pier"),
    (f"<p {MANY} b='x > y' c=1>The pier", f"<p {MANY}  >The pier"),
    (f"<p {MANY} b = 'x'>The <b {MANY} d>pier", f"<p {MANY} >The <b {MANY} >pier"),
    (f"<p a='{MANY} b c'>The pier", f"<p a='{MANY} b c'>The pier"),
    (f"<!-- <p {MANY} b c> -->The pier", f"<!-- <p {MANY} b c> -->The pier"),
    (f"<script>if (a <b {MANY} b c) x()</script>The pier", f"<script>if (a <b {MANY} b c) x()</script>The pier"),
    (f"3 < 4 {MANY} b c > 2", f"3 < 4 {MANY} b c > 2"),
])  # fmt: skip
def test_thin(html, thinned):
    assert thin(html.encode()) == thinned.encode()


MARKUP = st.lists(st.sampled_from(["<p", "<b", "</b>", "<script", "</script>", "<!--", "-->", ">", " ", "=", '"', "'", "/", "a", "x y", "<", "\n", "The pier"]), max_size=40)


@given(MARKUP)
def test_honest_markup_is_left_alone(pieces):
    html = "".join(pieces).encode()
    assert thin(html) is html


@given(MARKUP)
def test_no_tag_keeps_more(pieces):
    tree = LexborHTMLParser(thin(("".join(pieces) + f"--></script>'>\"><p {MANY} {MANY.replace('a', 'b')}>The pier").encode()))
    assert all(len(node.attributes) <= MAX_ATTRIBUTES + 2 for node in tree.root.traverse())


@pytest.mark.parametrize(("more", "left"), [
    ("<option>One more", "One more"),
    ("<OPTION value='>'>One more</option><hr>", "One more</option><hr>"),
    ("<!-- <option> --><options>", "<!-- <option> --><options>"),
    ("<option", ""),
])  # fmt: skip
def test_options_that_are_too_many_lose_their_tags(more, left):
    many = "<select>" + "<option>A pier" * MAX_OPTIONS
    assert thin((many + more).encode()) == (many + left).encode()


def test_a_page_of_attributes_keeps_its_text():
    assert clean(f"<html><body><p {MANY} {MANY.replace('a', 'b')}>The pier is shut for the winter.</p></body></html>").clean_text == "The pier is shut for the winter."
