"""Discourse roles: every declared role and cue holds what it says, and context is read as the guideline wants."""

import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.article import DISCOURSE_ROLES
from cleaner.cleaning import prepare
from cleaner.roles.cue_literals import GAP, spellings
from cleaner.roles.cues import find_cues
from cleaner.roles.discourse_rules import CUES, ROLES
from cleaner.roles.tag import tag


def roles(text):
    article = prepare(text, html=False)
    return [(article.raw_text[s.start : s.end], s.discourse_role) for s in tag(article, article.units)]


def test_roles_are_the_promised_ones_in_order():
    assert tuple(ROLES) == DISCOURSE_ROLES


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_cue_finds_its_example_and_not_its_look_alike(cue):
    pattern = re2.compile("(?i)" + cue.pattern)
    assert pattern.search(cue.yes)
    assert not pattern.search(cue.no)


PATTERNS = [re2.compile("(?i)" + cue.pattern) for cue in CUES]


def by_patterns(text):
    """All patterns asked, one after the other."""
    found = {}
    for cue, pattern in zip(CUES, PATTERNS, strict=True):
        if pattern.search(text):
            found.setdefault(cue.role, cue.name)
    return found


def pieces(cue):
    """What a pattern is made of, without any marks."""
    return {re.sub("[\ue000-\ue003]", "", spelling) for spelling in sorted(spellings(cue.pattern))[::7]}


SPELLED = sorted({piece for cue in CUES for piece in pieces(cue)})
BITS = st.sampled_from(sorted({word for cue in CUES for text in (cue.yes, cue.no) for word in re.findall(r"\w+|\W+", text)} | set("“”’…£%\n")))


@settings(deadline=None)  # the first call compiles
@given(st.lists(st.lists(st.sampled_from(SPELLED) | BITS | st.text("aſKk 1,é", max_size=3), max_size=6), max_size=4), st.sampled_from(["", " "]))
def test_cues_are_those_whose_patterns_match(sentences, joint):
    texts = [joint.join(sentence) for sentence in sentences]
    assert find_cues(texts) == [by_patterns(text) for text in texts]


@pytest.mark.parametrize("cue", [cue for cue in CUES if not cue.most_words], ids=lambda cue: cue.name)
def test_whole_spellings_are_read_as_patterns_read_them(cue):
    whole = sorted({re.sub("[\ue001-\ue003]", "", spelling) for spelling in spellings(cue.pattern) if GAP not in spelling})
    assert find_cues(whole) == [by_patterns(text) for text in whole]


@pytest.mark.parametrize("role", [role for role in ROLES.values() if role.name not in ("heading", "conclusion")], ids=lambda r: r.name)
def test_role_has_its_example_and_not_its_look_alike(role):
    assert roles(f"The harbour.\n{role.yes}\nIt is old.")[1] == (role.yes, role.name)
    look_alike, _, other = role.no.partition(" -> ")
    assert (roles(f"The harbour.\n{look_alike}\nIt is old.")[1][1], other) == (other, other)


LIST = """A short guide to pier paint

A pontoon carries a walkway. {lead}
- oil the hinges
- paint the rail
"""


@pytest.mark.parametrize(
    ("lead", "role"),
    [
        ("You might need a new coat if:", "advice"),
        ("The keeper's duties include:", "description"),
        ("New paint benefits the town in these ways:", "claim"),
        ("For instance:", "example"),
    ],
)
def test_list_items_continue_their_lead_in(lead, role):
    assert [r for _, r in roles(LIST.format(lead=lead))[-2:]] == [role, role]


def test_closing_zone_runs_to_the_end():
    body = "The pier has forty berths. " * 12
    text = f"{body}\n\nIn conclusion, the pier is essential to the town. It feeds the market."
    assert [role for _, role in roles(text)[-2:]] == ["conclusion", "conclusion"]
