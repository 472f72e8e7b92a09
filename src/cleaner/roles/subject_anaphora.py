"""Words that point back to roles without naming them (U3): what they look like, not yet whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from cleaner.roles.lexicon import Lexicon
from cleaner.roles.subject_sketch import MARK, Sketch
from cleaner.roles.subject_words import ACTIONS, AUXILIARIES, is_third_person

Kind = Literal["one", "many", "person", "thing", "speaker", "group", "former", "latter", "event"]

NUMBERS = {"both": 2, "two": 2, "one": 2, "either": 2, "neither": 2, "three": 3, "four": 4, "five": 5}
FILL = r"(?:[\w'-]{1,30} ){0,2}?"
COMPARED = (
    "difference distinction similarity overlap divide contrast comparison boundary division split separation partnership "
    "collaboration synergy alliance interplay alignment teamwork cooperation tandem duo trio pairing relationship"
).split()
"""What holds between roles: ``these differences``, ``their partnership``."""
GATE = re.compile(
    r"\b(?:the[myi]\w*|their\w*|he|she|his|hers?|him\w*|herself|both|each|either|neither|one|two|three|four|five|former|latter|"
    r"th(?:is|ese|ose|at|e) [\w'-]+|another|key|main|its?|i)\b"
)
"""Without one of these words a sentence points nowhere."""
THEY = re.compile(r"\b(?:they(?:'(?:re|ve|ll|d))?|them|their|theirs|themselves)\b")
PERSON = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)(?:'s|'ll|'d)?\b")
COUNTING = ("both", "two", "three", "four", "five", "each", "either", "neither", "one", "them")
"""One of these stands where several roles are counted; like the words below, found sooner than a pattern."""
BOTH, FORMERS, THESE, THEM = ("both", "each", "neither"), ("former", "latter"), ("these", "those"), ("they", "them", "their")
ROLES, DIFFERENCES = ("roles", "positions", "titles", "posts", "jobs"), ("difference", "distinction", "similarity", "overlap")
FORMER = re.compile(rf"\bthe (former|latter)(?:'s)?(?= (?!{MARK})|[,.;:]|$)")
EVENT = re.compile(r"^this (?:also |often |usually |typically )?(?:can|may|could|might|will|would)\b")
ONLINE = re.compile(r"\b(?:in this post|blogs?|read|reading|thanks|thank|comment|comments|share|shared|publish\w*|posted|we'll|website)\b")
"""Beside these words a post is an article."""
THING = re.compile(r"^(?:and |but |yet |so |[^.,;:]{1,30}, )?(?:it|its)\b")
SPEAKER = re.compile(
    r"\bi (?:also |always |usually |often |still |now |personally |only )?(?:sign|run|lead|manage|oversee|own|hire|report|meet|"
    r"review|approve|set|build|spend|decide|negotiate|present|coach|chair|write|visit|answer|prepare|handle|start|sit)\b"
)
"""``I sign every offer letter myself``: what a holder does in the post, not what he or she thinks."""
MUTUAL = re.compile(
    r"\b(?:each other|one another|together|respective|respectively|complement\w*|collaborat\w+|diverges?|overlap\w*|differs?)\b"
)
"""``They complement each other``: the pronoun means several roles."""
NOT_THE_ROLE = (
    r"(?! (?:of|that|which|you|we|they|i|played|plays|it|market|office|offices|team|teams|board|committee|summary|branch|"
    r"order|orders|assistant|search|coach|education|above|below|in question)\b)(?!-)"
)
FRONTED = re.compile(
    r"^(?:and |but |yet |so )?(?:in|at|on|across|within|with|without|over|during|for|through|by|from|under|beyond|besides|"
    r"unlike|as well as|alongside|despite|to)\b[^.;:]{0,120},$"
)
"""``In many firms,``: what it holds cannot be what ``they`` means, the topic can."""
VERB_LIKE = frozenset("lies makes means gives is was has does shows goes comes lets seems says keeps includes".split())
NOT_PLURAL = frozenset(
    "as is was has does its his this thus us always perhaps sometimes besides across unless less plus afterwards whereas "
    "towards nowadays various times perhaps itself business process success basis focus status access years days weeks "
    "months hours yes nevertheless nonetheless regardless famous days cases".split()
)
PLURAL = frozenset("people men women staff everyone employees children others many most some".split())


class Anaphor(NamedTuple):
    """Words that point back."""

    kind: Kind
    words: str
    size: int | None = None
    """How many roles they mean, if they say so."""


class Pointers:
    """The patterns of a lexicon's nouns ("this role", "both positions")."""

    def __init__(self, lexicon: Lexicon) -> None:
        nouns = "|".join(re.escape(noun.lower()) for noun in sorted(lexicon.nouns, key=len, reverse=True))
        numbers = "two|three|four|five"
        relations = "|".join(f"{word[:-1]}(?:y|ies)" if word.endswith("y") else f"{word}s?" for word in COMPARED)
        self._one = re.compile(
            rf"\b(?:this|that|such an?) (?:[\w'-]{{1,30}} ){{0,2}}?(?:{nouns})\b{NOT_THE_ROLE}"
            rf"|\bthe (?:role|position|post|job|executive|incumbent|holder|(?:office|post|job)[- ]?holder)\b{NOT_THE_ROLE}"
        )
        self._counted = re.compile(
            rf"\b(?P<n>both|all {numbers}|(?:(?:the|these|those) )?(?:{numbers})) (?:of (?:the|these|those) )?{FILL}(?:{nouns})s\b"
            rf"|\b(?P<e>each|either|neither)(?: of (?:the|these|those))?(?: two)? (?:{nouns})s?\b"
            rf"|\ball (?P<a>{numbers})\b(?! [\w-]+s\b)"
            rf"|\b(?P<p>one)\b[^.;:]{{1,40}}\bthe other\b"
            rf"|\b(?P<o>both|each|either|neither|one|all) of them\b"
            rf"|\bbetween (?P<b>them|the two|both)\b(?! [\w-]+s\b)"
            rf"|\bthe (?P<t>{numbers})(?=[.,;:!?]|$| (?:are|were|is|can|may|must|should|will|have|do|often|work|share|overlap|"
            rf"differ|diverge|complement|collaborate|together|meet|compare|fit)\b)"
            rf"|\b(?:need|needs|have|has|having|hire|hires|hiring|want|wants|combine|employ|or|do|use|afford|choose|cover|find|get|fill|"
            rf"for|of|with|manage|lead|support|appoint|recruit|keep|benefit from) (?P<x>both)"
            rf"(?=[.,;:!?]|$| (?:to|at|in|if|when|is|are|can|may|from)\b)"
        )
        self._office = re.compile(
            rf"\b(?:this|the|that) (?:[\w-]{{1,30}} )?(?:role|position|post|job|title)\b{NOT_THE_ROLE}"
            rf"|{MARK} (?:role|position|post|job|title)\b"
        )
        self._these = re.compile(rf"\b(?:these|those) {FILL}(?:{nouns})s\b")
        self._roles = re.compile(rf"\bthe (?:role|position|title|post|job)s\b{NOT_THE_ROLE}(?! (?:in|at|open|available|and resp))")
        self._relation = re.compile(
            rf"\b(?:this|these|those|their|such) {FILL}(?:{relations})\b"
        )
        self._difference = re.compile(
            rf"\b(?:the|an?|another|one|key|main|second|first) {FILL}(?:difference|distinction|similarity|overlap)s?\b"
            r"(?! (?:within|among|of|in the|across)\b)(?! between (?!them|the two|these|both))"
        )

    def find(self, sketch: Sketch) -> list[Anaphor]:
        """The anaphors of a sentence, the most telling first."""
        text = sketch.text
        if not GATE.search(text):
            return []
        found = [*self._groups(sketch)]
        ranks = {match[1] for match in FORMER.finditer(text)} if _holds(text, FORMERS) else set()
        if len(ranks) == 2:
            found.append(Anaphor("group", "the former, the latter", 2))
        found.extend(Anaphor("former" if rank == "former" else "latter", f"the {rank}") for rank in ranks)
        if (match := self._one.search(text)) and not (match.group().endswith("post") and ONLINE.search(text)):
            found.append(Anaphor("one", match.group()))
        if _holds(text, THESE) and (match := self._these.search(text)):
            found.append(Anaphor("many", match.group()))
        if _holds(text, THEM) and (match := THEY.search(text)) and _is_free(text[: match.start()]):
            found.append(Anaphor("group" if MUTUAL.search(text) else "many", match.group()))
        if (match := PERSON.search(text)) and MARK not in text[: match.start()]:
            found.append(Anaphor("person", match.group()))
        for kind, pattern in (("event", EVENT), ("thing", THING), ("speaker", SPEAKER)):
            if match := pattern.search(text):
                found.append(Anaphor(kind, match.group()))  # type: ignore[arg-type]  # the three are kinds
        return found

    def speaks_of_office(self, sketch: Sketch) -> bool:
        """Whether the sentence speaks of the role as a thing, so that ``it`` may mean it in the next one."""
        return self._office.search(sketch.text) is not None

    def counted(self, sketch: Sketch) -> list[Anaphor]:
        """Only those that a heading or a question may hold: "both", "the two"."""
        return [anaphor for anaphor in self._groups(sketch) if anaphor.size]

    def _groups(self, sketch: Sketch) -> list[Anaphor]:
        text, found = sketch.text, []
        if _holds(text, COUNTING) and (match := self._counted.search(text)):
            number = next(group for group in match.groups() if group)
            found.append(Anaphor("group", match.group(), _size(number)))
        elif _holds(text, BOTH) and (both := _subject_both(text)):
            found.append(Anaphor("group", both, _size(both)))
        for pattern, words in ((self._roles, ROLES), (self._relation, ("th", "such")), (self._difference, () if sketch.nodes else DIFFERENCES)):
            if _holds(text, words) and (match := pattern.search(text)):
                found.append(Anaphor("group", match.group()))
        return found


@lru_cache(maxsize=8)
def pointers(lexicon: Lexicon) -> Pointers:
    """The patterns of a lexicon, built once."""
    return Pointers(lexicon)


def _holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words, or a part of a longer word that looks so, stands in the text."""
    return any(word in text for word in words)


def _size(number: str) -> int | None:
    return next((NUMBERS[word] for word in number.split() if word in NUMBERS), 2 if number in ("them",) else None)


def _subject_both(text: str) -> str | None:
    """``Both report to the board``, ``Each has its own goals``; not ``both teams``, not ``both A and B``."""
    match = re.search(r"(?:^|[,;:—-] |\b(?:while|that|but|and|because|so|since|if) )(both|each|neither) ([\w']+)", text)
    if match is None:
        return None
    number, verb = match.groups()
    fits = verb in AUXILIARIES or verb.endswith("ly")
    if number == "both":
        fits = fits or verb in ACTIONS
    else:
        fits = fits or is_third_person(verb)
    return number if fits else None


def _is_free(prefix: str) -> bool:
    """Whether nothing before the pronoun can be what it means."""
    if MARK in prefix:
        return FRONTED.match(prefix.strip()) is not None
    if FRONTED.match(prefix.strip()):
        return True
    words = re.findall(r"[\w'-]+", prefix)
    return not any(
        word in PLURAL or (word.endswith("s") and not word.endswith(("ss", "'s", "ous", "ly")) and word not in NOT_PLURAL | VERB_LIKE)
        for word in words
    )
