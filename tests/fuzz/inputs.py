"""Random bytes that look like what is scraped: seeds of every format, torn, spliced, repeated and sprinkled with traps."""

import gzip
import json
from pathlib import Path

from hypothesis import strategies as st

from cleaner.page.tags import NAMES
from cleaner.roles import Lexicon
from cleaner.roles.discourse_rules import CUES
from cleaner.rules import RULES

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.read_bytes()[:3000] for path in (ROOT / "data/raw").rglob("*") if path.is_file() and path.name != "README.md")
PROSE = "“The pier is shut,” the CTO said. She resigned; he didn't. See also: [1] https://post.example/a?b=1 — Mr. P. J. O'Brien’s U.S. firm…"
ROW = {"text": PROSE, "url": "https://post.example/1", "title": "Pier", "published_at": "2026-10-05"}
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\nContent-Type: application/http\r\n"
    b"WARC-Record-ID: <urn:uuid:0b2d6a4e-6e0f-4a51-8f4b-0a2b8c9d1e2f>\r\nWARC-Date: 2026-10-05T00:00:00Z\r\nContent-Length: 75\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=latin-1\r\n\r\n<p>The pier</p>\r\n\r\n"
)
SEEDS = (
    *SAMPLES,
    PROSE.encode(), PROSE.encode("utf-16"), PROSE.encode("cp1252", "replace"), PROSE.encode("utf-32"),
    json.dumps(ROW).encode() + b"\n", b'text,url\n"The pier, ""shut""",https://post.example/1\n', WARC,
    gzip.compress(PROSE.encode()), gzip.compress(WARC),
    b"<!doctype html><html><head><title>Pier</title><meta charset=utf-8></head><body><article><h1>Pier</h1><p>Shut.</p></article></body>",
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier","author":[{"name":"Mira"}]}</script>',
)  # fmt: skip
TRAPS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", "\u202e\u200b".encode(), "a\u0301".encode() * 40,
    b"\\ud800", b'"', b"\\", b"\r", b"\r\n\r\n", b"\n\n", b"\t|\t", b"<", b"</", b"<!--", b"-->", b"<![CDATA[", b"<p", b"<table><tr><td>", b"</table>",
    b"<svg><math>", b"<template>", b"<select><option>", b"<b><i></b></i>", b"<a href='x'>Read more</a>", b"<ul><li>", b"<br>", b"<pre>", b"<plaintext>",
    b"<textarea>", b"&amp;lt;", b"&#xD800;", b"&#0;", b"&#99999999999;", b"[[", b"]]", b"{{", b"(" * 30, b"...", "…".encode(), "—".encode(), b"* * *", b"- ",
    b"1. ", b"Advertisement\n", b"Leave a Reply\n", b"Share this:", b"The CTO said he ", b"CEO, CFO and CTO", b"Q: ", b"=" * 40, b"http://", b"@", b"#",
    b"1e999", b"-0", b"NaN", b"99999999999999999999", b"Content-Length: 99999999999\r\n", b"WARC/1.0\r\n",
)  # fmt: skip

_LEXICON = Lexicon.load(None).roles.values()
WORDS = sorted({
    *(alias for role in _LEXICON for alias in role.aliases), *(words for role in _LEXICON for trap in role.traps for words in trap.instead),
    *(line[1:].strip() for rule in RULES for example in rule.examples for line in example.splitlines() if line[1:].strip()),
    *(line for cue in CUES for line in (cue.yes, cue.no)), *PROSE.split(), *(trap.decode("utf-8", "replace") for trap in TRAPS), *"the The of by to that reports said he She it . , ; : ( ) - | / \t \n \n\n".split(" "),
})  # fmt: skip
"""What rules, roles and parsers look for."""

PIECES = st.one_of(
    st.sampled_from(SEEDS), st.sampled_from(TRAPS), st.binary(max_size=40), st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
)  # fmt: skip


@st.composite
def scraped(draw):
    """Pieces one after the other, some repeated, then cuts, splices and flipped bytes."""
    data = b"".join(piece * draw(st.sampled_from((1, 1, 1, 2, 50))) for piece in draw(st.lists(PIECES, min_size=1, max_size=8)))
    for _ in range(draw(st.integers(0, 4))):
        start, size = draw(st.integers(0, len(data))), draw(st.integers(0, 60))
        data = data[:start] + draw(st.one_of(st.just(b""), PIECES)) + data[start + size :]
    return data[:20_000]


@st.composite
def pumped(draw):
    """A few words that something looks for, over and over: what costs more than linear time takes minutes on it."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    unit = draw(st.sampled_from(("", " ", "\n", ". "))).join(words) + draw(st.sampled_from(("", " ", "\n", ". ", "\n\n")))
    return ("The pier.\n\n" + unit * (60_000 // max(1, len(unit)))).encode("utf-8", "replace")


TAGS = st.tuples(
    st.sampled_from(("<", "<", "</")), st.sampled_from([*NAMES, "selectedcontent", "x-pier"]),
    st.sampled_from(("", "", "", "/", " class='a b'", " id=x", " hidden", " href=/a", " name=x type=hidden", " style='display:none'")),
    st.sampled_from((">", ">", ">x", ">The pier. ", ">\n", "><!--x-->", ">&nbsp;")),
).map("".join)  # fmt: skip


@st.composite
def pumped_markup(draw):
    """A few tags, and behind a NUL those that are to be repeated inside them."""
    return "\0".join("".join(draw(st.lists(TAGS, min_size=least, max_size=4))) for least in (0, 1)).encode()


@st.composite
def damaged(draw, whole: bytes):
    """``whole`` with some bytes changed, left out or put in: for binary formats, of which random pieces would be refused at once."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=4))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data)
