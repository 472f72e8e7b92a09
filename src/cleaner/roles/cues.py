"""Which cues show in each sentence: a walk over the bytes of a whole document, then only those patterns that it cannot settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import re2

from cleaner.roles import cue_literals
from cleaner.roles.cue_literals import EDGE, END, GAP, START, literal, spellings
from cleaner.roles.discourse_rules import CUES
from cleaner.text import automaton
from cleaner.text.automaton import AT_END, AT_START, EDGE_AFTER, EDGE_BEFORE, Automaton, Literal
from cleaner.text.kept import kept

READ = 1000
"""Characters of a sentence that are looked at."""

FOLDED = "\u017f\u212a"
"""Letters that are s and k where letter case is ignored: with one of them in a sentence all patterns are asked."""

MARKS = EDGE + START + END

Cues = dict[str, str]
"""Role -> name of the first cue that shows it."""


class Scanner(NamedTuple):
    """The compiled cues."""

    literals: Automaton
    patterns: tuple[Any, ...]
    """By cue."""


def find_cues(texts: Sequence[str]) -> list[Cues]:
    """The cues of every sentence."""
    literals, patterns = _scanner()
    short = [text[:READ].encode("utf-8", "replace") for text in texts]
    found, words, numbers = literals.read(short)
    for index, cue in enumerate(CUES):
        if cue.most_words:
            found[(words <= cue.most_words) & (numbers > 1), 1] |= np.uint64(1 << index)
    return [
        _settled(proven, asked, text, patterns) if proven or asked else {}
        for (proven, asked), text in zip(found.tolist(), short, strict=True)
    ]


def _settled(proven: int, asked: int, text: bytes, patterns: Sequence[Any]) -> Cues:
    """The cues whose bits are set: those proven, and those asked whose pattern finds itself in the sentence."""
    found: Cues = {}
    left = proven | asked
    while left:
        index = (left & -left).bit_length() - 1
        left &= left - 1
        cue = CUES[index]
        if cue.role not in found and (proven >> index & 1 or patterns[index].Match(text)):
            found[cue.role] = cue.name
    return found


@cache
def _scanner() -> Scanner:
    """Built when first used."""
    literals = kept("cues", Automaton, _automaton, map(repr, CUES), [__file__, cue_literals.__file__, automaton.__file__])
    return Scanner(literals, tuple(_pattern(cue.pattern) for cue in CUES))


def _automaton() -> Automaton:
    found: dict[tuple[bytes, int], tuple[int, int]] = {}
    for index, cue in enumerate(CUES):
        for spelling in () if cue.most_words else spellings(cue.pattern):
            proves = GAP not in spelling
            for key in _literals(literal(spelling)):
                proven, asked = found.get(key, (0, 0))
                found[key] = (proven | proves << index, asked | (not proves) << index)
    everything = (1 << len(CUES)) - 1
    found.update({(letter.encode(), 0): (0, everything) for letter in FOLDED})
    return Automaton.of([Literal(*key, says) for key, says in sorted(found.items())])


def _literals(piece: str) -> Iterator[tuple[bytes, int]]:
    """The bytes of a piece and what it asks of its place; nothing where no text can hold it."""
    core = piece.strip(MARKS)
    if not core:
        raise ValueError("a cue that any text may show has to say how many words it has at most")
    before, after = piece[: piece.index(core)], piece[piece.index(core) + len(core) :]
    parts = [part for part in core.split(EDGE) if part]
    edges = all(_is_word(a[-1]) != _is_word(b[0]) for a, b in zip(parts, parts[1:], strict=False))
    if edges and END not in before + core and START not in core + after:
        asks = EDGE_BEFORE * (EDGE in before) | AT_START * (START in before) | EDGE_AFTER * (EDGE in after) | AT_END * (END in after)
        yield "".join(parts).encode(), asks


def _is_word(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter == "_")


def _pattern(pattern: str) -> Any:
    """One cue as RE2: a set of one pattern tells faster whether it is there than a pattern does where it is."""
    options = re2.Options()
    options.case_sensitive = False
    alone = re2.Set.SearchSet(options)
    alone.Add(pattern)
    alone.Compile()
    return alone
