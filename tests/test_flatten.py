"""Markup nested deeper than any honest page loses the tags that are too deep, and no word."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner import clean
from cleaner.page.flatten import MAX_OPEN, MAX_RUBY, flatten

DEEP = "<b>" * MAX_OPEN


@pytest.mark.parametrize(("html", "flat"), [
    (f"{DEEP}<i>The pier</i>", f"{DEEP}The pier</i>"),
    (f"{DEEP}</b><i>The pier</i>", f"{DEEP}</b><i>The pier</i>"),
    (f"{DEEP}<br><p>The pier<li>is shut", f"{DEEP}<br><p>The pier<li>is shut"),
    ("<rt>a" * MAX_RUBY + DEEP, "<rt>a" * MAX_RUBY + DEEP),
    ("<rp>" * (MAX_RUBY + MAX_OPEN) + "<rt>The pier", "<rp>" * (MAX_RUBY + MAX_OPEN) + "The pier"),
    ("<ruby>a<rt>b</ruby>" * (MAX_RUBY // 2), "<ruby>a<rt>b</ruby>" * (MAX_RUBY // 2)),
], ids=["deep", "ended", "ends itself", "ruby in front", "ruby", "ruby in its place"])  # fmt: skip
def test_flatten(html, flat):
    assert flatten(html.encode()) == flat.encode()


@pytest.mark.parametrize("tag", ["div", "rp", "rt", "span", "ul><li"])
def test_depth_is_bounded_and_words_stay(tag):
    html = "<!doctype html><body>" + f"<{tag}>" * 20_000 + "The pier is shut for the winter."
    node, depth = LexborHTMLParser(flatten(html.encode())).body, 0
    while node is not None:
        node, depth = node.last_child, depth + 1
    assert depth < 2 * (MAX_OPEN + MAX_RUBY)
    assert clean(html).clean_text == "The pier is shut for the winter."
