"""Which words name a role (U1) and which only look so (U7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.roles.lexicon import Lexicon
from cleaner.roles.subject_hits import Hit, automaton

JOIN = re.compile(r"\s{0,4}(?:vs\.?|v|versus|and|or|nor|to|/|,|&|\+|-|–|,? and|,? or|,? &)\s{0,4}(?:(?:the|a|an|your|our|his|her|their)\s{1,4})?")
"""All that may stand between two acronyms in a row, e.g. ``cio vs cto``."""
BEFORE_ROLE = re.compile(
    r"(?:^|[\s(\"“'‘])(?:the|an?|our|my|your|his|her|their|its|new|former|current|as|becom\w+|interim|virtual|fractional|"
    r"ex|another|this|that|every|each|or|and|good|great|hired?|hiring)[\s-]{1,4}$",
    re.IGNORECASE,
)
AFTER_ROLE = re.compile(r"\s{1,4}(?:role|position|post|job|title|vs\.?|versus|salary|duties|responsibilities|is|are|and|or)\b|\s{0,4}[:?,]?$")
BRACKET = re.compile(r"\s{0,4}(?:\(|,? or (?:the )?|, )(?:the )?")
"""Between a role spelled out and its acronym, or the other way round."""

COMPANY = re.compile(r"(?: [A-Z][\w&'-]{0,30}){1,4},? (?:Ltd|Limited|Inc|LLC|LLP|PLC|plc|Corp|GmbH|AG|Pty|Co)\b")
"""After an acronym: the name of a firm (U8)."""


class Mention(NamedTuple):
    """A role named in a sentence; offsets into the sentence."""

    start: int
    end: int
    code: str


def find_mentions(texts: Sequence[str], lexicon: Lexicon) -> list[list[Mention]]:
    """The roles named in each sentence of one document, in order and without overlap."""
    hits = [hit for hit in automaton(lexicon).find(texts) if hit.kind != "cover"]
    found: list[list[Mention]] = [[] for _ in texts]
    for hit in _roles(hits, texts):
        row = found[hit.unit]
        if COMPANY.match(texts[hit.unit], hit.end):
            continue
        if not row or hit.start >= row[-1].end:
            row.append(Mention(hit.start, hit.end, hit.codes[0]))
    return found


def _roles(hits: list[Hit], texts: Sequence[str]) -> list[Hit]:
    if not any(hit.kind in ("acronym", "alias") for hit in hits):
        return []
    hits = _drop_lower_case(hits, texts)
    hits = _drop_traps(_redefined(hits, texts), texts)
    named = {hit.codes[0] for hit in hits if hit.kind in ("acronym", "alias")}
    return [hit for hit in hits if hit.kind != "instead" and (hit.kind != "function" or hit.codes[0] in named)]


def _drop_lower_case(hits: list[Hit], texts: Sequence[str]) -> list[Hit]:
    """Acronyms in lower case stay where the words around them name a role: ``cio vs cto``, ``our ceo``."""
    letters = [texts[hit.unit][hit.start : hit.end] for hit in hits]
    shouted = [text.isupper() for text in texts]
    sure = [hit.kind != "acronym" or _in_capitals(word, shouted[hit.unit]) for hit, word in zip(hits, letters, strict=True)]
    codes = {hit.codes for hit, word in zip(hits, letters, strict=True) if hit.kind != "instead" and _is_plain(word)}
    evidence = len(codes) > 1 or any(s and hit.kind != "instead" for s, hit in zip(sure, hits, strict=True))
    kept = []
    for index, hit in enumerate(hits):
        text = texts[hit.unit]
        if sure[index] or (_is_plain(letters[index]) and (_in_row(hits, index, text) or (evidence and _in_role(hit, text)))):
            kept.append(hit)
    return kept


def _in_capitals(word: str, shouted: bool) -> bool:
    core = word.rstrip("s").lstrip("v")
    return (core.isupper() and (word[-1:] != "S" or shouted or len(core) < 4 or core[-1] != "S")) or core == "CxO"


def _is_plain(word: str) -> bool:
    return word.islower() or word.istitle()


def _in_row(hits: list[Hit], index: int, text: str) -> bool:
    for first in (index - 1, index):
        if 0 <= first < len(hits) - 1:
            left, right = hits[first], hits[first + 1]
            if left.unit == right.unit and left.kind != "instead" != right.kind and left.codes != right.codes:
                if JOIN.fullmatch(text, left.end, max(right.start, left.end)):
                    return True
    return False


def _in_role(hit: Hit, text: str) -> bool:
    before = text[max(hit.start - 20, 0) : hit.start]
    return BEFORE_ROLE.search(before) is not None or (not before.strip() and AFTER_ROLE.match(text, hit.end) is not None)


def _redefined(hits: list[Hit], texts: Sequence[str]) -> list[Hit]:
    """An acronym that the document itself spells out takes the code of these words: ``chief people officer (CPO)``."""
    meant: dict[str, tuple[str, ...]] = {}
    for left, right in zip(hits, hits[1:], strict=False):
        if left.unit == right.unit and {left.kind, right.kind} == {"acronym", "alias"} and left.codes != right.codes:
            if "(" in texts[left.unit][left.end : right.start] and BRACKET.fullmatch(texts[left.unit], left.end, right.start):
                acronym, words = (left, right) if left.kind == "acronym" else (right, left)
                meant.setdefault(acronym.key, words.codes)
    return [hit._replace(codes=meant[hit.key]) if hit.kind == "acronym" and hit.key in meant else hit for hit in hits]


def _drop_traps(hits: list[Hit], texts: Sequence[str]) -> list[Hit]:
    """Without the acronyms that mean something else here."""
    spelled = {hit.codes[0] for hit in hits if hit.kind == "alias"}
    against: set[tuple[str, int | None]] = set()
    for hit in hits:
        if hit.kind == "instead":
            against.update((code, hit.unit if code in spelled else None) for code in hit.codes)
    return [
        hit
        for hit in hits
        if hit.kind != "acronym" or not {(hit.codes[0], None), (hit.codes[0], hit.unit)} & against
    ]
