"""A sentence reduced to what matters for its roles: its words in lower case, each named role one mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from cleaner.roles.subject_mentions import Mention

MARK = "\ue000"
"""Stands for a node in the sketched text: a character that no text needs."""
WORD = re.compile(rf"{MARK}|'s?(?!\w)|\w[\w'’-]*|[^\w\s]")
FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "\xa0": " ", MARK: "?"})
DETERMINERS = frozenset("the a an its their our your his her my each every any no some both either one's".split())
MODIFIERS = frozenset(
    "new current former future interim acting group global deputy virtual fractional modern corporate founding typical "
    "good great strong next first outgoing incoming company's firm's organization's organisation's business's own "
    "executive-level full-time part-time effective successful competent entire whole other".split()
)
JOINT = re.compile(
    r"(?:'s?)?\s{0,4}(?:[,/&+|(–—-]|and/or|and|or|nor|vs\.?|versus|as well as|, ?and|, ?or|, ?&|, ?as well as|\(or|, or)\s{0,4}"
    r"(?:(?:the|a|an|its|their|his|her|our|your)\s{1,4})?(?:(?:new|former|virtual|fractional|deputy|interim)\s{1,4})?"
)
"""All that may stand between two roles of one node."""
NEW_CLAUSE = re.compile(r",\s*(?:and|or)\s+(?:the|a|an|its|their|his|her|our|your)\s+")
"""Joins two roles only inside a list; else a new clause begins."""


class Node(NamedTuple):
    """Roles named in one breath: ``the CIO and CTO``, ``chief technology officer (CTO)``."""

    start: int
    end: int
    codes: tuple[str, ...]
    """In the order of the text, each once."""


class Sketch:
    """One sentence with its nodes."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        folded = text.translate(FOLD)
        self.nodes = _nodes(folded, mentions)
        self.original = folded
        """The sentence with plain quotes, letter case kept; node offsets point into it."""

    @cached_property
    def text(self) -> str:
        """The sentence in lower case, each node one ``MARK``."""
        return self.marked.lower()

    @cached_property
    def marked(self) -> str:
        """The sentence with its letter case, each node one ``MARK``."""
        parts, last = [], 0
        for node in self.nodes:
            parts += [self.original[last : node.start], MARK]
            last = node.end
        return "".join([*parts, self.original[last:]])

    @cached_property
    def words(self) -> list[str]:
        """Words, marks and punctuation."""
        return WORD.findall(self.text)

    @cached_property
    def positions(self) -> list[int]:
        """Where in ``words`` each node stands."""
        return [index for index, word in enumerate(self.words) if word == MARK]

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes named, in order, each once."""
        return tuple(dict.fromkeys(code for node in self.nodes for code in node.codes))

    def before(self, node: int) -> int:
        """Index in ``words`` of the word before the node's noun phrase, -1 at the start of the sentence."""
        index = self.positions[node] - 1
        while index >= 0 and (self.words[index] in DETERMINERS or self.words[index] in MODIFIERS):
            index -= 1
        return index

    def word(self, index: int) -> str:
        """The word at an index, empty outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""


def _nodes(folded: str, mentions: Sequence[Mention]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    listed = False
    for mention in mentions:
        gap = folded[nodes[-1].end : mention.start] if nodes else ""
        if nodes and _joins(gap, listed, folded[mention.end :][:2]):
            listed = True
            end = mention.end + ("(" in gap and folded[mention.end : mention.end + 1] == ")")
            codes = tuple(dict.fromkeys((*nodes[-1].codes, mention.code)))
            nodes[-1] = Node(nodes[-1].start, end, codes)
        else:
            listed = False
            nodes.append(Node(mention.start, mention.end, (mention.code,)))
    return tuple(nodes)


def _joins(gap: str, listed: bool, after: str) -> bool:
    spaced = gap.strip() + " " if gap.strip() else gap
    if not JOINT.fullmatch(gap.lstrip(" ")) and not JOINT.fullmatch(spaced):
        return False
    return listed or not NEW_CLAUSE.fullmatch(gap) or after[:1] in (",", ".", ")", "")
