"""The automaton finds what a search for each literal finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.automaton import AT_END, AT_START, EDGE_AFTER, EDGE_BEFORE, Automaton, Literal

LETTERS = st.sampled_from("ab1_ é")


def pattern(literal):
    asks = [r"\A" * bool(literal.asks & AT_START), r"\b" * bool(literal.asks & EDGE_BEFORE)]
    ends = [rb"\b" * bool(literal.asks & EDGE_AFTER), rb"\Z" * bool(literal.asks & AT_END)]
    return re.compile("".join(asks).encode() + re.escape(literal.spelled) + b"".join(ends), re.IGNORECASE)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text(LETTERS, min_size=1, max_size=4), st.integers(0, 15)), min_size=1, max_size=12, unique=True),
    st.lists(st.text(st.sampled_from("aAbB1_ é"), max_size=12), max_size=4),
)
def test_literals_say_what_a_search_says(literals, texts):
    known = [Literal(spelled.encode(), asks, (1 << number, 1 << number % 3)) for number, (spelled, asks) in enumerate(literals)]
    texts = [text.encode() for text in texts]
    said, words, numbers = Automaton.of(known).read(texts)
    for text, row in zip(texts, said.tolist(), strict=True):
        found = [literal.says for literal in known if pattern(literal).search(text)]
        assert row == [sum({first for first, _ in found}), sum({then for _, then in found})]
    assert words.tolist() == [len(re.findall(rb"\w+", text)) for text in texts]
    assert numbers.tolist() == [len(re.findall(rb"\b\d\w*", text)) for text in texts]
