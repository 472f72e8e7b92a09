"""Pages: what they show is what is published, nothing scraped acts, and every link leads somewhere."""

import base64
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from tests import hostile

from cleaner import clean, open_dataset
from cleaner.article import REASONS, CleanDocument, Cut, Metadata, Original, Sentence
from cleaner.cli.main import cleaner as group
from cleaner.errors import CleanerError
from cleaner.report import charts
from cleaner.report.document import LARGEST, Source, document_page, lines
from cleaner.report.history import PATIENCE, drifting, multiples, publishes
from cleaner.report.page import PIECE, UNSEEN, asset, shown
from cleaner.report.published import published_page
from cleaner.report.reasons import FAMILY
from cleaner.report.summary import ShardTime, report, report_page

DRAWN = {"main", "article", "header", "footer", "section", "aside", "h1", "h2", "h3", "p", "a", "b", "span", "div", "nav", "bdi",
         "del", "button", "small", "details", "summary", "kbd", "code", "blockquote", "q", "ul", "ol", "li", "dl", "dt", "dd",
         "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "rect", "line", "polyline", "circle",
         "html", "head", "body", "meta", "link", "title", "style", "script"}  # fmt: skip
"""Elements that our templates make."""


class Page(HTMLParser):
    """What a parser makes of a page: elements, anchors, links, style and script."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.ids, self.links, self.attributes, self.inside = Counter(), [], [], [], []
        self.text = {"style": "", "script": "", "title": "", "": ""}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        self.text[self.inside[-1] if self.inside and self.inside[-1] in self.text else ""] += data


def check_inert(page):
    """Only our elements, our script and our style, allowed by hash; no handler, no address but anchors."""
    found = Page(page)
    assert set(found.tags) <= DRAWN
    assert (found.tags["script"], found.tags["style"], found.tags["meta"]) == (1, 1, 5)
    assert [a for a in found.attributes if a[1].startswith("on") or a[1] == "style"] == []
    assert [link for link in found.links if not link.startswith("#") and link != "data:,"] == []
    assert found.text["script"].startswith("// Documents:")
    policy = next(value for _, name, value in found.attributes if name == "content" and value.startswith("default-src"))
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(found.text[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy.replace("http-", "")
    return found


def check_links(found):
    assert len(found.ids) == len(set(found.ids))
    assert [link for link in found.links if link.startswith("#") and link[1:] not in set(found.ids)] == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'\u202e\x00")))
def test_scraped_text_is_escaped_and_nothing_is_unseen(text):
    found = shown(text)
    assert not set(found.replace('<span class="unseen">', "").replace("</span>", "")) & set("<>\"'")
    assert not UNSEEN.search(found)
    assert UNSEEN.sub("", Markup(re.sub(r'<span class="unseen">.*?</span>', "", found)).unescape()) == UNSEEN.sub("", text)


@pytest.mark.parametrize(
    ("text", "limit", "seen"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 4, 'ab<span class="unseen">… 2 characters …</span>ef'),
        ("<" * 1002, 2, '&lt;<span class="unseen">… 1,000 characters …</span>&lt;'),
        ("a\x00b", 3, 'a<span class="unseen">U+0000</span>b'),
    ],
)
def test_long_text_keeps_head_and_tail(text, limit, seen):
    assert shown(text, limit) == seen


def test_page_of_a_document_shows_every_span_and_is_inert():
    document = clean(hostile.TEXT)
    assert document.cuts and document.sentences
    found = check_inert(document_page(document, facts=[("file", hostile.TITLE)]))
    check_links(found)
    assert {f"d-{span.start}" for span in (*document.sentences, *document.cuts)} <= set(found.ids)
    assert found.tags["del"] == len(document.cuts)
    for text in hostile.LINES[:6]:
        assert " ".join(text.split()) in " ".join(found.text[""].split())
    assert "U+202E" in found.text[""] and hostile.RLO not in found.text[""]


def test_no_field_of_a_document_can_act():
    evil = '"><script>window.run = 1</script>'
    sentence = Sentence(0, 1, 0, evil, evil, 1.0, evil, (evil,), evil)
    cut = Cut(2, 3, "ad", evil, 1.0, Original(evil, 0, 1.0))
    document = CleanDocument("a b", "a", (sentence,), (cut,), Metadata(evil, evil, evil, evil, evil, evil), (evil,))
    found = Page(document_page(document, evil, facts=[(evil, evil)], sources=[Source(evil, 0, evil, evil)]))
    assert found.tags["script"] == 1 and set(found.tags) <= DRAWN


@pytest.mark.parametrize("length", [PIECE + 1, 10_000_000])
def test_a_line_without_end_is_shown_by_its_ends(length):
    sentence = Sentence(0, length, 0, "prose", "claim", 1.0, "", (), "")
    page = document_page(CleanDocument("x" * length, "x" * length, (sentence,), ()))
    assert len(page) < 80_000
    assert f"{length - PIECE:,} characters" in page


def test_a_document_without_end_says_how_much_is_not_shown():
    text = "Tides follow the moon.\n" * (LARGEST // 10)
    spans = [Sentence(at, at + 22, n, "prose", "claim", 1.0, "", (), "") for n, at in enumerate(range(0, len(text), 23))]
    page = document_page(CleanDocument(text, text, tuple(spans), ()))
    assert page.count('class="kept"') == -(-LARGEST // 23)
    assert "more characters are not shown" in page


def test_lines_are_parted_where_the_raw_text_breaks_between_spans():
    raw = "a b\nc\n\n- d\ne"
    cut = Cut(8, 12, "ad", "D101", 1.0)
    spans = [Sentence(at, at + 1, 0, "prose", "claim", 1.0, "", (), "") for at in (0, 2, 4)] + [cut]
    found = lines(raw, spans)
    assert [("".join(piece.text for piece in line.pieces), line.apart) for line in found] == [
        ("a b", False), ("c", False), ("- d\ne", True),
    ]  # fmt: skip
    assert [line.reasons for line in found] == ["", "", "ad"]


@pytest.mark.parametrize(
    ("original", "anchor"),
    [
        (Original(None, 0, 1.0), "d-0"),
        (Original("d", 0, 1.0), "d-0"),
        (Original("0123abcd", 7, 0.9), "d-from-0123abcd-7"),
        (Original("unknown", 7, 0.9), None),
    ],
)
def test_a_repeat_links_to_its_original_where_that_is_on_the_page(original, anchor):
    raw = "One.\nOne."
    document = CleanDocument(
        raw, "One.", (Sentence(0, 4, 0, "prose", "claim", 1.0, "", (), ""),), (Cut(5, 9, "duplicate", "U101", 1.0, original),)
    )
    found = check_inert(document_page(document, "d", sources=[Source("0123abcd", 7, "Title", "One.")]))
    check_links(found)
    assert [link for link in found.links if link != "data:,"] == ([f"#{anchor}"] if anchor else [])


def test_published_document_quotes_the_original_of_another(samples_folder):
    dataset = open_dataset(samples_folder)
    rows = [r for r in dataset.removed().to_pylist() if r["duplicate_of_doc"] not in (None, r["doc_id"])]
    row = rows[0]
    found = check_inert(published_page(dataset, row["doc_id"]))
    check_links(found)
    assert f"#{row['doc_id']}-from-{row['duplicate_of_doc']}-{row['duplicate_of_start']}" in found.links
    assert row["text"].split()[-3:] == ["basin", "in", "Karlshamn."]  # the whole paragraph is quoted, not its first sentence
    assert " ".join(found.text[""].split()).count("test basin in Karlshamn.") == 2


def test_report_is_one_inert_page_whose_links_lead_somewhere(samples_folder):
    page = report_page(open_dataset(samples_folder))
    found = check_inert(page)
    check_links(found)
    assert page == report_page(open_dataset(samples_folder))
    assert "E_RECORD" in page
    assert "&lt;b&gt;hostile" in page
    assert len([link for link in found.links if re.fullmatch(r"#[0-9a-f]{20}-\d+", link)]) > 50


def test_report_counts_what_is_published(samples_folder):
    dataset = open_dataset(samples_folder)
    found = report(dataset)
    removed, documents, sentences = (getattr(dataset, t)().to_pandas() for t in ("removed", "documents", "sentences"))
    assert found["counts"]["documents"] == len(documents) and found["counts"]["rejected"] == 1
    assert found["stages"][0]["chars"] == documents.kept_chars.sum() + documents.removed_chars.sum()
    assert found["stages"][-1]["chars"] == documents.kept_chars.sum()
    assert {r["reason"]: r["spans"] for r in found["reasons"]} == removed.reason.value_counts().to_dict()
    assert sum(r["chars"] for r in found["reasons"]) == documents.removed_chars.sum()
    per_reason = Counter(span["reason"] for span in found["examples"])
    assert per_reason == {r: min(5, n) for r, n in removed.reason.value_counts().items()}
    assert sum(mix["sentences"] for mix in found["mixes"]) == len(sentences)
    assert all(sum(mix["shares"].values()) == pytest.approx(1) for mix in found["mixes"])
    repeats = removed.groupby(["duplicate_of_doc", "duplicate_of_start"]).size()
    assert found["clusters"][0]["repeats"] == repeats.max()
    assert [sum(n for _, n in c["days"]) for c in found["clusters"]] == [c["repeats"] for c in found["clusters"]]


def test_history_has_one_entry_a_publish(samples_folder):
    dataset = open_dataset(samples_folder)
    history = publishes(dataset)
    assert [entry.dates for entry in history] == [("2026-10-05",), ("2026-10-06",), ("2026-10-07",)]
    assert history[-1].snapshot == dataset.snapshot
    assert multiples(history)[0].values == [float(entry.rows["documents"]) for entry in history]


@pytest.mark.parametrize(
    ("counts", "size", "drift"),
    [
        ([500] * 8, 100, []),
        ([500] * 6 + [560], 100, []),  # what never moved may move a little
        ([500] * 6 + [900], 100, [6]),
        ([500] * 6 + [0], 100, [6]),
        ([400, 600, 500, 400, 600, 500, 700], 100, []),  # within what it always did
        ([400, 600, 500, 400, 600, 500, 1900], 100, [6]),
        ([5] * 6 + [9], 1, []),  # by chance
        ([0] * 6 + [1, 15], 1, [7]),
        ([500] * (PATIENCE - 1) + [900], 100, []),  # too little to compare with
        ([500] * 5 + [900] * 6, 100, [5, 6, 7, 8, 9]),  # until the new level is what was before
        ([], 1, []),
    ],
)
def test_drift(counts, size, drift):
    assert drifting(counts, [size] * len(counts)) == drift


def test_slow_shards_are_shown_when_they_were_measured(samples_folder):
    dataset = open_dataset(samples_folder)
    assert 'id="shards"' not in report_page(dataset)
    page = report_page(dataset, [ShardTime("2026-10-05", "judge", "<7>", 12.34)])
    assert "&lt;7&gt;" in page and "12.3" in page
    check_inert(page)


def test_charts_say_what_they_show():
    assert 'width="50.00"' in charts.bar(0.5)
    assert 'aria-label="repeats &lt;b&gt;"' in charts.columns([1, 2], "repeats <b>")
    found = charts.line([1.0, 2.0, 9.0], [2], "figures")
    assert found.count("<circle") == 3 and found.count('class="drift"') == 1
    assert charts.line([], [], "none").startswith("<svg")


def test_every_reason_has_a_family_and_every_family_a_colour():
    assert list(FAMILY) == list(REASONS)
    style = asset("style.css")
    for family in set(FAMILY.values()):
        assert f".f-{family} {{ --tint: var(--{family}) }}" in style
        assert len(re.findall(rf"--{family}: #", style)) == 2  # light and dark


def colours(scheme):
    block = asset("style.css").split("@media (prefers-color-scheme: dark)")[scheme]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block.split("}")[0]))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_the_contrast_that_wcag_aa_asks_for(scheme):
    found = colours(scheme)
    for ground in ("paper", "raised"):
        for name in {"ink", "soft", *FAMILY.values()}:
            light, dark = sorted((luminance(found[name]), luminance(found[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def cleaner(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments], standalone_mode=False)


def test_commands_write_pages(samples_folder, tmp_path):
    out = tmp_path / "page.html"
    done = cleaner("report", "--clean", samples_folder, "--out", out)
    assert done.exception is None and str(out) in done.stdout
    assert 'id="funnel"' in out.read_text("utf-8")
    found = json.loads(cleaner("report", "--clean", samples_folder, "--json").stdout)
    doc_id = found["clusters"][0]["copy_doc"]
    done = cleaner("explain", doc_id, "--clean", samples_folder, "--html", out)
    assert done.exception is None and doc_id in out.read_text("utf-8")
    (tmp_path / "a.txt").write_text("Tides follow the moon.\n\nLeave a Reply\n")
    assert cleaner("explain", tmp_path / "a.txt", "--html", out).exception is None
    assert "comment form" in out.read_text("utf-8")


def test_a_page_that_cannot_be_written_says_so(samples_folder, tmp_path):
    done = cleaner("report", "--clean", samples_folder, "--out", tmp_path / "none" / "page.html")
    assert isinstance(done.exception, CleanerError) and "cannot be written" in str(done.exception)


def test_an_empty_dataset_has_a_report(tmp_path):
    from cleaner.dataset.snapshots import publish

    publish(tmp_path, {}, None)
    found = check_inert(report_page(open_dataset(tmp_path)))
    check_links(found)
