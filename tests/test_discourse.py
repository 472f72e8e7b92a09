"""Discourse roles: every declared role and cue holds what it says, and context is read as the guideline wants."""

import pytest
import re2

from cleaner.article import DISCOURSE_ROLES
from cleaner.cleaning import prepare
from cleaner.roles.discourse import CUES, ROLES
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
