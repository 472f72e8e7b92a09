"""Pages: what is visible becomes lines, the article is told from its surroundings, and the head is read."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner import clean
from cleaner.page import looks_like_html, read_page
from cleaner.page.metadata import page_metadata

STORY = "<p>The pier was shut for the winter on Friday, the harbour office said in a letter to all boat owners.</p>"
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>The pier is shut | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://post.example/pier">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "The pier is shut",
"author": [{{"name": "Mira Lund"}}, {{"name": "Jo Aas"}}], "datePublished": "2026-10-05"}}]}}</script></head>
<body class="sidebar-on"><nav><ul><li><a href="/">Home</a><li><a href="/b">Boats</a></ul></nav>
<article><h1>The pier is shut</h1>{STORY}<ul><li>Berths stay open.</li></ul>
<table><tr><th>Berth</th><th>Price</th></tr><tr><td>1</td><td>9.50</td></tr></table>{STORY.replace("Friday", "Monday").replace("letter", "note")}
</article><div id="comments"><p>First!</p></div><script>var x = "<p>no text</p>";</script><div style="display: none">hidden</div>
<footer>© Harbour Post</footer></body></html>"""


def lines(html):
    page = read_page(html)
    return [(page.raw_text[b.start : b.end], b.layout) for b in page.blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one <b>bold</b> word</p>", [("one bold word", "prose")]),
        ("one<br>two", [("one", "prose"), ("two", "prose")]),
        ("<h2>Head</h2>tail", [("Head", "heading"), ("tail", "prose")]),
        ("<ul><li>a<li>b</ul>", [("a", "list_item"), ("b", "list_item")]),
        ("<table><tr><td>a</td><td>b<br>c</td></tr></table>", [("a\tb c", "table_row")]),
        ("<blockquote>said</blockquote>", [("said", "quote")]),
        ("<pre>def f():\n    return 1</pre>", [("def f():", "code"), ("return 1", "code")]),
        ("<p hidden>no</p><p>yes</p>", [("yes", "prose")]),
        ("", []),
    ],
)
def test_visible_lines(html, expected):
    assert lines("<html><body>" + html) == expected


def test_article_is_kept_and_its_surroundings_go_with_a_reason():
    document = clean(PAGE)
    assert document.clean_text.startswith("The pier is shut\nThe pier was shut for the winter on Friday")
    assert "Berths stay open." in document.clean_text and "9.50" in document.clean_text
    removed = {document.raw_text[c.start : c.end]: c.reason for c in document.cuts}
    assert removed["First!"] == "comment_form"
    assert not {"Home", "Boats", "© Harbour Post"} & set(document.clean_text.split("\n"))
    assert "hidden" not in document.raw_text and "no text" not in document.raw_text


def test_metadata_of_the_head():
    found = page_metadata(LexborHTMLParser(PAGE), "https://post.example/x?utm=1")
    assert (found.title, found.author, found.published_at) == ("The pier is shut", "Mira Lund, Jo Aas", "2026-10-05")
    assert (found.site, found.url, found.lang) == ("Harbour Post", "https://post.example/pier", "en")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>The pier is shut | Harbour Post</title>", "The pier is shut"),
        ("<title>The pier - a history</title><body><h1>Pier</h1>", "Pier"),
        ('<meta property="og:title" content="Piers"><title>x</title>', "Piers"),
        ('<script type="application/ld+json">{torn</script><title>Pier</title>', "Pier"),
        ("", None),
    ],
)
def test_title(head, title):
    assert page_metadata(LexborHTMLParser(f"<html><head>{head}"), None).title == title


@pytest.mark.parametrize(("text", "html"), [("<!DOCTYPE html><p>x", True), ("\n<html>", True), ("a < b", False), ("<3 you", False), ("", False)])
def test_looks_like_html(text, html):
    assert looks_like_html(text) is html


@pytest.mark.parametrize("html", ["<div>" * 20_000 + "x", "<p " + "a=b " * 20_000 + ">x", "<b></b>" * 50_000, "<table>" * 3_000])
def test_hostile_markup_is_read(html):
    read_page("<html><body>" + html)
