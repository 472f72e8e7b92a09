"""Where words of the lexicon stand in the sentences: one linear scan of the whole document, nothing decided yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, Literal, NamedTuple

import re2

from cleaner.roles.lexicon import Lexicon

Kind = Literal["acronym", "alias", "function", "instead", "cover"]

HYPHENS = "‐‑–-"
BLANK = rf"[ \t\x{{a0}}\x{{202f}}{HYPHENS}]{{1,2}}"
JOINT = rf"[ \t\x{{a0}}{HYPHENS}]?"
VIRTUAL = "[vV]?"
"""As in vCIO, a virtual CIO."""
COORDINATED = re2.compile(r"(?i)\bchief ((?:[\w-]+ ){1,3})(?:and|or|&) ((?:[\w-]+ ){1,3})officers?\b")
"""``chief financial and operating officer``: two roles in one breath."""
WORD = re.compile(r"[\w.]+")
NOT_KEY = re.compile(rf"[\s{HYPHENS}]+")
SURROGATES = re.compile("[\ud800-\udfff]")
NEIGHBOURHOOD = 200
"""Characters around a hit that can belong to the same web address."""


class Hit(NamedTuple):
    """Words of the lexicon in one sentence."""

    unit: int
    start: int
    end: int
    key: str
    kind: Kind
    codes: tuple[str, ...]
    """The role it names; for ``instead`` the roles that it speaks against; a ``cover`` hides the alias inside it."""


class Automaton:
    """All words of a lexicon as one pattern, and what each means."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entries: dict[str, tuple[Kind, tuple[str, ...]]] = {}
        patterns: set[str] = set()
        for words, kind, code in _entries(lexicon):
            known = self.entries.setdefault(normal(words), (kind, ()))
            if known[0] == kind and (kind == "instead" or not known[1]):
                self.entries[normal(words)] = (kind, (*known[1], code))
            patterns.add((VIRTUAL if kind == "acronym" else "") + _pattern(words))
        options = re2.Options()
        options.longest_match = True
        options.never_capture = True
        options.case_sensitive = False
        self._pattern: Any = re2.compile(r"\b(?:" + "|".join(sorted(patterns)) + ")s?", options)

    def find(self, texts: Sequence[str]) -> list[Hit]:
        """All hits of a document in order; ``texts`` are its sentences."""
        sheet = SURROGATES.sub("?", "\n".join(texts))
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        found = []
        for start, end, key in [*self._plain(sheet), *self._coordinated(sheet)]:
            kind, codes = self.entries[key]
            unit = bisect_right(starts, start) - 1
            found.append(Hit(unit, start - starts[unit], end - starts[unit], key, kind, codes))
        return sorted(found)

    def _plain(self, sheet: str) -> Iterator[tuple[int, int, str]]:
        for match in self._pattern.finditer(sheet):
            start, end = match.span()
            key = self._key(sheet[start:end])
            if key is not None and _stands_alone(sheet, start, end):
                yield start, end, key

    def _coordinated(self, sheet: str) -> Iterator[tuple[int, int, str]]:
        for match in COORDINATED.finditer(sheet):
            for group in (1, 2):
                key = normal(f"chief{match.group(group)}officer")
                if key in self.entries:
                    yield *match.span(group), key

    def _key(self, words: str) -> str | None:
        key = normal(words)
        for candidate in (key, key.removesuffix("s"), key.removeprefix("v"), key.removeprefix("v").removesuffix("s")):
            if candidate in self.entries:
                return candidate
        return None


@lru_cache(maxsize=8)
def automaton(lexicon: Lexicon) -> Automaton:
    """The automaton of a lexicon, built once."""
    return Automaton(lexicon)


def normal(words: str) -> str:
    """What two spellings of the same words share.

    >>> normal("C-Suite"), normal("chief  executive")
    ('csuite', 'chiefexecutive')
    """
    return NOT_KEY.sub("", words.casefold())


def is_acronym(alias: str) -> bool:
    """Whether letter case counts: all capitals and no blank."""
    return alias.isupper() and not set(alias) & set(" -")


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, Kind, str]]:
    for role in lexicon.roles.values():
        for alias in role.aliases:
            yield alias, "acronym" if is_acronym(alias) else "alias", role.code
    for role in lexicon.roles.values():
        for function in role.functions:
            for words in (f"head of {function}", f"{function} head", f"{function} boss"):
                yield words, "function", role.code
        for trap in role.traps:
            for words in trap.instead:
                holds = set(WORD.findall(words)) & set(role.aliases)
                yield words, "cover" if holds else "instead", role.code


def _pattern(words: str) -> str:
    parts = (JOINT.join(re2.escape(bit) for bit in re.split(f"[{HYPHENS}]", part)) for part in words.split())
    return BLANK.join(parts)


def _stands_alone(sheet: str, start: int, end: int) -> bool:
    """Whether the hit is a word of its own, not a part of a longer word, a name with dots or a web address."""
    before, after = sheet[max(start - 2, 0) : start], sheet[end : end + 2]
    if before[-1:].isalnum() or before[-1:] in ("@", "_") or after[:1].isalnum() or after[:1] in ("@", "_"):
        return False
    if (before[-1:] == "." and before[:1].isalnum()) or (after[:1] == "." and after[1:].isalnum()):
        return False
    around = sheet[max(start - NEIGHBOURHOOD, 0) : start] + "\0" + sheet[end : end + NEIGHBOURHOOD]
    word = next(part for part in around.split() if "\0" in part)
    return not ("://" in word or "www." in word or "@" in word)
