"""What a sentence is about first: its grammatical subjects, apart from partners and objects."""

from __future__ import annotations

from cleaner.roles.subject_sketch import MARK, Sketch

Codes = tuple[str, ...]

SUBORDINATORS = frozenset("while whereas although though if when since because as after before unless once".split())
"""At the start of a sentence they put the main clause, and with it the main topic, second."""
OPENERS = frozenset(", ; : . — – - ( \" ' ! ? / while whereas but and or that if when because since although though than so yet not both".split())
"""Before a noun phrase these let it be the subject of a clause."""
FRONTED = frozenset(
    "despite with in through by without under from given for as besides beyond unlike alongside at whatever whether when if while".split()
)
"""At the start of a sentence they let a pronoun come before the role that it means."""
PRONOUNS = frozenset("their his her its they he she this".split())


def topics(sketch: Sketch, codes: Codes) -> tuple[Codes, Codes]:
    """The codes of the main clause's subject, and of all clause subjects; ``codes`` are those of the sentence.

    Where no named role is a subject, all codes are topics.
    """
    subjects = [node for node in range(len(sketch.nodes)) if _is_subject(sketch, node)]
    rows = [tuple(code for code in sketch.nodes[node].codes if code in codes) for node in subjects]
    rows = [row for row in rows if row]
    unnamed = tuple(code for code in codes if code not in sketch.codes)
    if unnamed or not rows:
        first = unnamed or codes
        return first, first if unnamed else codes
    every = tuple(dict.fromkeys(code for row in rows for code in row))
    main = rows[1] if len(rows) > 1 and sketch.word(0) in SUBORDINATORS else rows[0]
    return main, every


def is_cataphoric(sketch: Sketch) -> bool:
    """Whether a pronoun at the start means the role named after it: ``Despite their differences, CIOs …``."""
    if not sketch.nodes or sketch.word(0) not in FRONTED:
        return False
    words = sketch.words
    before = sketch.before(0)
    return before > 0 and words[before] == "," and bool(PRONOUNS & set(words[:before])) and words.index(MARK) > before


def _is_subject(sketch: Sketch, node: int) -> bool:
    before = sketch.before(node)
    return before < 0 or sketch.words[before] in OPENERS
