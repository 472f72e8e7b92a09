"""What a rule is, and how one is declared: ``phrase`` for words as data, ``measured`` for counting and neighbours, and
``trained`` for what a model has learned from examples.

A rule never removes anything. It is a witness: it names units and says with what weight they look like junk, and the
judge decides. ``SURE`` alone is enough for a cut unless a guard speaks for the unit; a ``HINT`` needs company.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleaner.rules.evidence import Evidence
    from cleaner.rules.measures import Measures

SURE = 4.0
"""Weight of a rule that is right by itself; the guards of ``cleaner.judge.guards`` can take it below the threshold."""

CERTAIN = 9.0
"""Weight of a rule whose words also settle the reason, whatever else the unit looks like."""

HINT = 1.5
"""Weight of a rule that is right only in company: another rule, junk beside it, the head or the tail of the page."""

THRESHOLD = 2.0
"""A unit goes when the weights of its witnesses sum to more than this."""

REASON_OF = {
    "R": "residue", "K": "cookie_consent", "B": "ad_block_plea", "P": "paywall", "N": "newsletter",
    "C": "comment_form", "S": "social_share", "L": "link_list", "E": "related_link", "H": "clickbait", "D": "ad",
    "A": "call_to_action", "G": "legal", "M": "media", "Y": "byline_meta", "V": "navigation",
}  # fmt: skip
"""The first letter of a code says the reason."""

Weights = dict[int, float]
"""Unit index to weight; units that are not named are of no concern to the rule."""

Measure = Callable[["Measures", "Evidence"], Weights]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One declared piece of knowledge. One of ``pattern``, ``measure`` and ``trained`` is set."""

    code: str
    """Letter of the reason and a number; never changes its meaning, is never used again."""
    name: str
    why: str
    examples: tuple[str, ...]
    """Miniature articles with a margin, see ``read_example``."""
    weight: float = SURE
    pattern: str = ""
    """RE2, one alternative a line, letter case ignored, see ``cleaner.rules.gate``; empty for a measured rule."""
    measure: Measure | None = None
    trained: bool = False
    """Whether a trained model is the witness; then there is neither a pattern nor a measure."""

    @property
    def reason(self) -> str:
        """The reason that a cut by this rule carries."""
        return REASON_OF[self.code[0]]


NO_PARTS: Mapping[str, str] = {}

GO = r"(?:^[^a-z0-9\n]{0,8}|[,;:!?.)–—-] ?(?:please |so |then |just |simply |and |or )?|\bplease (?:\w+ly )?)"
"""``<go>`` in any pattern: where an imperative stands, at the start of a unit or of a clause."""


class Example(NamedTuple):
    """A miniature article: its text, and the pieces of it in order, each with its sign."""

    text: str
    pieces: tuple[tuple[str, str], ...]
    """Sign (``-`` must go, ``+`` must stay) and words."""


def phrase(
    code: str, name: str, why: str, pattern: str, *examples: str,
    weight: float = SURE, parts: Mapping[str, str] = NO_PARTS,
) -> Rule:  # fmt: skip
    """A rule that knows its junk by words. ``<part>`` in the pattern stands for a piece that several rules share."""
    for part, regex in {"go": GO, **parts}.items():
        pattern = pattern.replace(f"<{part}>", regex)
    return Rule(code, name, " ".join(why.split()), tuple(map(dedent, examples)), weight, dedent(pattern).strip())


def measured(code: str, name: str, *examples: str, weight: float = SURE) -> Callable[[Measure], Rule]:
    """Make a rule of a function over the measures of all units; its docstring is the reason why.

    The function sees the evidence of the rules before it, so a rule may build on what others found.
    """

    def declare(measure: Measure) -> Rule:
        why = " ".join((measure.__doc__ or "").split())
        return Rule(code, name, why, tuple(map(dedent, examples)), weight, measure=measure)

    return declare


def trained(code: str, name: str, why: str, *examples: str) -> Rule:
    """The name under which a trained model cuts."""
    return Rule(code, name, " ".join(why.split()), tuple(map(dedent, examples)), trained=True)


def read_example(example: str) -> Example:
    """The article in an example, and what must become of each piece.

    Each line is a line of the article behind a margin: ``-`` must go, ``+`` must stay. ``-~`` and ``+~`` continue the
    line before them, for junk inside a paragraph.

    >>> read_example('''
    ... + The bakery opens at six.
    ... -~ Subscribe to our newsletter.
    ... ''').text
    'The bakery opens at six. Subscribe to our newsletter.'
    """
    text, pieces = "", []
    for line in example.strip().splitlines():
        margin, _, words = line.strip().partition(" ")
        if not words:
            text += "\n"
            continue
        text += (" " if margin.endswith("~") else "\n" if text else "") + words
        pieces.append((margin[0], words))
    return Example(text, tuple(pieces))
