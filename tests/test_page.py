"""Pages: what is visible becomes lines, and the article is told from its surroundings."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.article import Article, Block, Dom
from cleaner.cleaning import find_cuts
from cleaner.page import looks_like_html, read_page
from cleaner.text.sentences import segment

STORY = "<p>The pier was shut for the winter on Friday, the harbour office said in a letter to all boat owners.</p>"
LONG = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour master, Ada Lund, said that the planks had been soft since the storm of last March, and that three of them gave way under a cart.",
        "A carpenter from the yard next door, who asked for no money, has looked at the piles and found four of the nine too thin to bear a crane.",
        "Owners may lift their boats out at the northern slip until the end of the month, where a crane from the fish dock will stand on weekdays.",
        "Whoever stays in the water does so at a risk of their own, since nobody will walk the pier at night to look after the ropes, she said.",
        "The council meets on the fourth of May to vote on the money; a new pier of steel would cost twice as much as one of oak, but last longer.",
    )
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>The pier is shut | Harbour Post</title></head>
<body class="sidebar-on"><nav><ul><li><a href="/">Home</a><li><a href="/b">Boats</a></ul></nav>
<article><h1>The pier is shut</h1>{STORY}{LONG}<ul><li>Berths one to nine stay open for boats that draw less than a metre.</li></ul>
</article><div id="comments"><h3>Comments</h3><p>First!</p></div><script>var x = "<p>no text</p>";</script>
<footer><a href="/imprint">Imprint</a> © Harbour Post</footer></body></html>"""


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
        ("<ul><li><h2>a</h2><p>b</ul>", [("a", "heading"), ("b", "prose")]),
        ("<table><tr><td>a</td><td>b<br>c</td></tr></table>", [("a\tb c", "table_row")]),
        ("<table><tr><td><h2>a</h2><p>b</p></td></tr></table>", [("a", "heading"), ("b", "prose")]),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", [("a\tb", "table_row")]),
        ("<blockquote><p>said</p></blockquote>", [("said", "quote")]),
        ("<pre>def f():\n    return 1</pre>", [("def f():", "code"), ("return 1", "code")]),
        ("<p>a&nbsp;b &lt;c&gt; &amp;amp; d\u3000e\n\n f</p>", [("a b <c> &amp; d e f", "prose")]),
        ("<p>日本語の文章です。</p>", [("日本語の文章です。", "prose")]),
        ('<p title="a > b" data-x=\'"\' ="y>q</p><p>r</p>', [("q", "prose"), ("r", "prose")]),
        ("<noscript><p>shown without scripts</p></noscript>", [("shown without scripts", "prose")]),
        ("<style>p { }</style><script>a < b</script><template><p>t</template><p>yes", [("yes", "prose")]),
        ("<!-- a > b --><p>yes", [("yes", "prose")]),
        ("", []),
    ],
)
def test_lines(html, expected):
    assert lines("<html><body>" + html) == expected


WORDS = st.text("abcåß漢 \n", max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from("p div b a li ul td table blockquote span h1 pre script".split()), st.lists(inner, max_size=4)).map(
        lambda t: f"<{t[0]} class='x y'>{''.join(t[1])}</{t[0]}>"
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(TREES)
def test_every_visible_word_is_there_in_order(html):
    soup = BeautifulSoup(f"<html><body><div>{html}</div>", "html.parser")
    for script in soup("script"):
        script.decompose()
    text = read_page(f"<html><body><div>{html}</div>").raw_text
    ours = sorted("".join(text.split()))  # a parser that follows the standard may move text out of a broken table
    assert ours == sorted("".join(soup.get_text().split()))


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("<>/=\"'!-& \tapbr;#0\x00é漢") | st.characters(), max_size=60))
def test_any_markup_is_read_and_blocks_are_its_lines(html):
    page = read_page(f"<html><body>{html}")
    assert [page.raw_text[b.start : b.end] for b in page.blocks] == [line for line in page.raw_text.split("\n") if line]
    assert all(0 <= b.dom.content <= 1 and 0 <= b.dom.link_share <= 1 for b in page.blocks)


def test_article_is_kept_and_its_surroundings_go_with_a_reason():
    document = clean(PAGE)
    assert "The pier was shut for the winter on Friday" in document.clean_text and document.metadata.title == "The pier is shut"
    assert "Berths one to nine stay open" in document.clean_text
    removed = {document.raw_text[c.start : c.end]: c.reason for c in document.cuts}
    assert "comment_form" in {reason for text, reason in removed.items() if "First!" in text}
    assert not {"Home", "Boats", "First!", "Imprint © Harbour Post"} & set(document.clean_text.split("\n"))
    assert "no text" not in document.raw_text


def test_blocks_know_their_place():
    page = read_page(PAGE)
    by_text = {page.raw_text[b.start : b.end]: b.dom for b in page.blocks}
    assert by_text["First!"].path.endswith("div/p") and by_text["First!"].hints == "comments"
    assert by_text["Home"].link_share == 1.0
    assert by_text["First!"].content < 0.5 < max(dom.content for dom in by_text.values())


def test_the_same_page_gives_the_same_blocks():
    first, second = read_page(PAGE), read_page(PAGE)
    assert [(*b[:3], b.dom.path, b.dom.hints, *b.dom[2:]) for b in first.blocks] == [
        (*b[:3], b.dom.path, b.dom.hints, *b.dom[2:]) for b in second.blocks
    ]
    assert first.raw_text == second.raw_text and first.metadata == second.metadata


@pytest.mark.parametrize(("text", "html"), [("<!DOCTYPE html><p>x", True), ("\n<html>", True), ("a < b", False), ("<3 you", False), ("", False)])
def test_looks_like_html(text, html):
    assert looks_like_html(text) is html


HOSTILE = {
    "nested boxes": "<div>" * 20_000 + STORY,
    "attributes": "<p " + "a=b " * 20_000 + f">x{STORY}",
    "empty": "<b></b>" * 50_000 + STORY,
    "nested tables": "<table>" * 3_000 + STORY,
    "many links": "<ul>" + '<li><a href="/x">Boats of the day</a>' * 50_000 + f"</ul><article>{STORY}{LONG}</article>",
    "nested lists": '<ul><li><a href="/x">Boats of the day</a>' * 50_000 + STORY,
    "many rows": f"{STORY}<table>" + "<tr><td>9.50<td>Pier" * 30_000,
    "unclosed": "<i><span>x" * 20_000 + STORY,
    "one paragraph": f"{STORY}<p>" + "The pier is shut. " * 280_000,
    "wide cell": f'<table><tr><td colspan="9000000000000000">{STORY}</table>',
    "many classes": f'<p class="{"a-b " * 50_000}">{STORY}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read(name):
    assert "the harbour office said in a letter" in read_page("<html><body>" + HOSTILE[name]).raw_text


def test_a_repeat_inside_the_article_of_a_page_stays_and_one_at_its_edge_goes():
    def article(chances, text="The pier is shut to all boats until the storm has gone by.\n"):
        size, raw = len(text), text * len(chances)
        blocks = [Block(i * size, (i + 1) * size - 1, "prose", Dom(None, 0, 0.0, chance)) for i, chance in enumerate(chances)]
        return Article(raw, tuple(blocks), tuple(segment(raw, blocks)))

    assert find_cuts(article([0.95, 0.95])).cuts == []
    for chances in ([0.95, 0.6], [0.6, 0.95]):
        assert [cut.reason for cut in find_cuts(article(chances)).cuts] == ["duplicate"]
