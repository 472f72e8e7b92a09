"""Where units end: golden rules, seams, and the promises that hold for any text."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.text.blocks import text_blocks
from cleaner.text.bullets import BLANK, GAP, body_start
from cleaner.text.sentences import _ends, segment

GOLDEN = {
    "two statements": ["The pier is shut.", "Nobody minds."],
    "question": ["Is the pier shut?", "It is."],
    "exclamation": ["Shut the pier!", "The storm is near."],
    "run of marks": ["They shut the pier?!", "On a Sunday?"],
    "title": ["Dr. Okafor shut the pier."],
    "initials": ["The pier was drawn by J. R. Tallis in 1903."],
    "single initial": ["It was Anna B. Lund who shut it."],
    "latin abbreviation": ["Small boats, e.g. dinghies, may stay."],
    "number sign": ["Take berth No. 5 at the far end."],
    "no at the end": ["I asked and she said no.", "When I asked again she left."],
    "company in clause": ["Harbour Works Inc. owns the pier."],
    "company at end": ["The pier belongs to Harbour Works Inc.", "The town rents it."],
    "country in clause": ["The U.S. Coast Guard shut the pier."],
    "country at end": ["The crane came from the U.S.", "It was old."],
    "hour in clause": ["The pier shuts at 5 p.m. on Sundays."],
    "hour at end": ["The pier shuts at 5 p.m.", "Then the lights go out."],
    "decimal": ["The mast is 12.5 metres high."],
    "money": ["A berth costs $9.50 a night.", "Power is free."],
    "version": ["The chart plotter runs 2.4.1 now."],
    "address on the web": ["Book at www.pier.example.org before noon."],
    "mail address": ["Write to j.lund@pier.example.org for a key."],
    "file name": ["Open tides.csv and read it."],
    "ellipsis inside": ["The pier … was shut."],
    "ellipsis at end": ["The pier was shut …", "Nobody came."],
    "three dots": ["The pier was shut...", "Nobody came."],
    "three dots inside": ["It was, well... shut."],
    "parenthesis": ["The pier (shut since May. Or June?) is back."],
    "after parenthesis": ["The pier is back (at last).", "Boats came."],
    "quoted clause": ['If you wonder, "Is it open? Who knows?," ask the office.'],
    "quotation of its own": ["“We were wet.", "We were cold.”"],
    "speaker after": ["“The pier is shut,” she said.", "Nobody laughed."],
    "speaker after question": ["“Is it shut?” she asked.", "Nobody knew."],
    "quote after colon": ["The sign was plain: “Keep off.”", "Nobody did."],
    "single quotes": ["She called it 'a ruin.'", "We agreed."],
    "colon": ["One thing is sure: the pier is shut."],
    "semicolon": ["The pier is shut; the café is not."],
    "dash": ["The pier – built in 1903 – is shut."],
    "lower-case name": ["The pier is shut.", "iBoat sells tickets."],
    "number opens": ["The pier is shut.", "42 boats wait."],
    "month": ["It shut on Sept. 4 and opened in May."],
    "saint": ["St. Olaf's pier is shut."],
    "versus": ["Harbour Works v. Lund was heard today."],
    "degree": ["Mira Lund, Ph.D., measured the tide."],
    "section": ["See Fig. 3 for the plan."],
    "glued": ["The pier is done.", "The town is glad."],
    "attribution": ["We never had a better year. – Ana Ruiz, harbour master"],
    "footnote mark": ["The fee doubled in May.*", "It had not moved for years."],
    "chinese": ["码头关闭了。", "没有人来。"],
}
"""Kind of difficulty -> the units of one line; written for this table."""


@pytest.mark.parametrize("units", GOLDEN.values(), ids=GOLDEN.keys())
def test_golden_rule(units):
    joint = "" if units[0].endswith("。") or units == GOLDEN["glued"] else " "
    line = joint.join(units)
    assert [line[u.start : u.end] for u in segment(line, blocks_of(line))] == units


def blocks_of(line):
    return [block._replace(layout="prose") for block in text_blocks(line)]


SEAMS = {
    "lost link": ["To learn more about berths, visit", "The main risk is that a pier rots."],
    "rest of a cut": ["Boats pay by the metre.", "), Ten Piers You Must See, Crabs That Sing."],
    "stub": ["While the harbour master …", "A pier is a road on legs."],
}


@pytest.mark.parametrize("units", SEAMS.values(), ids=SEAMS.keys())
def test_seam_ends_a_unit(units):
    line = " ".join(units)
    assert [line[u.start : u.end] for u in segment(line, blocks_of(line))] == units


def test_bullets_and_enumerators_stay_outside():
    text = "• Oil the hinge.\n2) Paint it. Wait.\n- Done"
    assert [text[u.start : u.end] for u in segment(text, text_blocks(text))] == ["Oil the hinge.", "Paint it.", "Wait.", "Done"]


DIRTY = st.text(st.sampled_from("aB.!?…\"“”()[] \n\r\t\u200b\u2028•-1)é码。\ud800\x00"), max_size=200) | st.text(
    st.characters(), max_size=200
)


@given(DIRTY)
def test_units_cover_everything_but_white_space_and_bullets(text):
    blocks = text_blocks(text)
    end = 0
    for unit in segment(text, blocks):
        block = blocks[unit.block]
        assert block.start <= unit.start < unit.end <= block.end
        assert GAP.fullmatch(text, end, unit.start)
        end = unit.end
    assert GAP.fullmatch(text, end)


BITS = (
    "Dr.", "U.S. ", "e.g. ", "No. ", "no.", "The ", "It's ", "done.The next", "a.12 The", "J. R. ", "to learn more, visit The a", "said. ",
    "p.m. Then", "-- A", "– A", "I. The", " (a. B) ", '"Is it? who"', "“a. B,” c", "for further", "to see more about it see The a",
    "for more details call In c", *"aB.!?…\"“”()[] \n\t\u200b1é码。\u3000*†»’'–:,iI\u212a\u0130\u0661Ωж『」$²\u1d43ⅷ\ud800",
)  # fmt: skip
"""What decides whether a sentence ends."""


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(BITS), max_size=25).map("".join) | DIRTY)
@example("“" + 420 * "a" + ". B” c")
@example("(" + 398 * "a" + ". B) c. D")
@example("Wait." + 79 * " " + "Then.")
def test_compiled_pass_cuts_as_the_plain_one(text):
    blocks = blocks_of(text)
    expected = []
    for index, block in enumerate(blocks):
        start = body_start(text, block.start, block.end)
        ends = [start, *(start + end for end in _ends(text[start : block.end])), block.end]
        pieces = zip(ends, ends[1:], strict=False)
        expected += [(index, text[a:b].strip(BLANK)) for a, b in pieces if text[a:b].strip(BLANK)]
    assert [(unit.block, text[unit.start : unit.end]) for unit in segment(text, blocks)] == expected


@pytest.mark.parametrize("text", ["." * 200_000, "a. " * 100_000, '"' * 100_000, "(" * 100_000, "A" * 1_000_000, ") " * 99_999, "(a. B) " * 50_000])
def test_hostile_lines_take_linear_time(text):
    assert segment(text, text_blocks(text))
