"""The compiled pass over lines finds what regular expressions find."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.blocks import ENUMERATOR, _lines
from cleaner.text.bullets import BLANK, body_start

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
BITS = ("1. ", "(2) ", "2)\n", "\n- ", "\n\n", "12.", "1234. ", "(１) ", "٣. ", "\n•\n", *"aB.-*→(1) \n\r\t\x0b\x1c\x85\u2028\u200b\u3000\ufeff\xa0é码\ud800\x00")


def plain_lines(text):
    rows, feeds, last = [], 2, 0
    for match in LINE.finditer(text):
        feeds += text.count("\n", last, match.start()) or 1
        last = match.end()
        words = match.group().strip(BLANK)
        if words:
            start = match.start() + len(match.group()) - len(match.group().lstrip(BLANK))
            body = body_start(text, start, start + len(words))
            rows.append((start, start + len(words), text[body : start + len(words)], body > start, ENUMERATOR.match(words) is not None, feeds > 1))
            feeds = 0
    return rows


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(BITS), max_size=25).map("".join) | st.text(max_size=60))
def test_compiled_lines_are_the_plain_ones(text):
    assert [tuple(line) for line in _lines(text)] == plain_lines(text)
