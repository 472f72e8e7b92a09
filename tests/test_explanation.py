"""The margin view: what stays, what goes and why, and a repeat beside its original."""

import pytest

from cleaner import clean, explain
from cleaner.article import CleanDocument, Cut, Original
from cleaner.explanation import word_diff

A = "The pier was closed for the whole winter on Friday, the harbour office said in a letter."
B = "Boats pay by the metre, as they have since 1903, and few of their owners ever mind it."

DIFFS = {
    "added": ("shut for winter", "shut for the winter", "shut for {+the+} winter"),
    "changed": ("shut in June", "shut in May", "shut in [-June-] {+May+}"),
    "dropped": ("it is now shut", "it is shut", "it is [-now-] shut"),
    "same": ("shut for winter", "shut for  winter", "shut for winter"),
    "same and long": (A, A, "The pier was closed for the whole winter on Friday, … word for word"),
}


@pytest.mark.parametrize(("copy", "original", "expected"), DIFFS.values(), ids=DIFFS.keys())
def test_words_that_differ_are_marked(copy, original, expected):
    assert word_diff(copy, original) == expected


def test_a_repeat_stands_beside_its_original():
    near = A.replace("whole winter", "winter")
    lines = explain(clean(f"{A}\n\n{B}\n\n{near}\n")).splitlines()
    assert lines[-2].startswith(f"- {near}  [duplicate U102 0.")
    assert lines[-1] == "  = " + A.replace("whole", "{+whole+}")


def test_an_original_in_another_document_is_given():
    document = CleanDocument(A, "", (), (Cut(0, len(A), "duplicate", "U201", 1.0, Original("d1", 7, 1.0)),))
    assert explain(document, {("d1", 7): A}).splitlines()[1].startswith("  = The pier was closed")
    assert explain(document) == f"- {A}  [duplicate U201 1.00 of d1:7]"
