"""Junk glued into a sentence is parted from it, and what no cut needs is never parted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import plain_places

from cleaner.article import Article, Unit
from cleaner.cleaning import clean, prepare
from cleaner.judge import judge
from cleaner.judge.places import LONGEST, candidates
from cleaner.judge.seams import settle, split

ARTICLE = """The chain ferry

The chain ferry crosses the sound eleven times an hour, and has done so since 1938. {junk} Nobody under sixty remembers
the winter when it stopped. That was in 1963, and the ice was thick enough for lorries. The ferryman, Piet Vos, kept a
diary in those weeks. He wrote down every car that turned back.
The diary is in the town museum now. It has a hundred and four pages. Most of them say the same thing: ice, wind, no boat.
On the last page the ferry runs again. Vos notes that the first passenger was a dog.
"""

GLUED = [
    "Sign up for our free newsletter",
    "Photo: Mona Dale/Gazette",
    "READ MORE: Why the harbour bell rings twice",
    "[caption id=\"attachment_2207\"]",
    "Share on Facebook Share on Twitter Copy link",
    "We use cookies to improve your experience. Accept all",
]


@pytest.mark.parametrize("junk", GLUED)
def test_junk_without_a_stop_goes_alone(junk):
    text = ARTICLE.format(junk=junk)
    document = clean(text)
    removed = " ".join(text[cut.start : cut.end] for cut in document.cuts)
    assert removed.replace("\n", " ") == junk


def test_without_junk_no_sentence_is_parted():
    article = prepare(ARTICLE.replace("{junk} ", ""), html=False)
    judged = judge(article)
    assert judged.cuts == []
    assert judged.article.units == article.units


WORDS = st.sampled_from("The ferry stopped. | By Mona Dale Photo: … (see also) “Nobody” came home; READ MORE 12 & sign up now!\n".split(" "))


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_parting_covers_the_same_words_and_can_be_undone(text):
    article = prepare(text, html=False)
    parts = split(article)
    whole = {at for unit in article.units for at in range(unit.start, unit.end) if not text[at].isspace()}
    assert {at for unit in parts.units for at in range(unit.start, unit.end) if not text[at].isspace()} == whole
    assert settle(article, parts, []).units == article.units


SIGNS = st.text(st.sampled_from("aBC 1.|\"“…é冬𝔸\u00a0\t-\n"), max_size=80)


@settings(deadline=None)  # the first call may compile
@given(st.one_of(SIGNS, st.lists(WORDS, max_size=60).map(" ".join)), st.sampled_from([None, 1, 2]))
def test_kernel_and_twin_see_the_same_places(text, step):
    article = prepare(text, html=False)
    inside = np.arange(0, len(article.units), step) if step else None
    found = candidates(article, inside)
    expected = list(plain_places.candidates(article, inside))
    assert [found.unit.tolist(), found.at.tolist(), found.buckets.tolist()] == [[place[k] for place in expected] for k in range(3)]
    assert np.allclose(found.dense, [place[3] for place in expected] or np.zeros((0, found.dense.shape[1])), atol=1e-6)


@pytest.mark.parametrize("size", [LONGEST, LONGEST + 1])
def test_in_a_unit_that_is_no_sentence_nothing_is_looked_for(size):
    text = "Word " * (size // 5) + "W" * (size % 5)
    article = Article(text, (), (Unit(0, size, 0),))
    assert (len(candidates(article).unit) > 0) == (size <= LONGEST)
