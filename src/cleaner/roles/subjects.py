"""Which roles each sentence is about: named, carried over by a pronoun, or in scope of a heading, lead-in or column.

One pass in document order. Each sentence is sketched (its named roles become marks), what points back is resolved against
the memory of what came before, scopes add what stands above, and roles at the side of the sentence step back; then the
memory moves on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.article import Unit
from cleaner.roles.lexicon import Lexicon
from cleaner.roles.subject_anaphora import Anaphor, pointers
from cleaner.roles.subject_memory import Antecedent, Codes, Memory, Topic
from cleaner.roles.subject_mentions import Mention, find_mentions
from cleaner.roles.subject_people import introduced, mentioned
from cleaner.roles.subject_scope import Scope, Scopes, is_elided, starts_with_verb
from cleaner.roles.subject_side import at_side
from cleaner.roles.subject_sketch import MARK, Sketch
from cleaner.roles.subject_topic import is_cataphoric, topics
from cleaner.roles.subject_words import AUXILIARIES, is_third_person

Tag = tuple[tuple[str, ...], str]

NOTHING: Tag = ((), "")
LONGEST = 3000
"""Characters; in longer "sentences" (lists of names, markup) only what is named counts."""
ANSWER_MARKS = ("A: ", "A. ", "Q: ", "Q. ")
BYLINE = re.compile(rf"(?:[\w-]{{1,40}} (?:&|and) )?{MARK}(?:,| at| of|,? \||  ?[-–—]) ?(?:[A-Z][^.!?]{{0,60}}|\w{{1,40}})")
"""``CTO, Acme``: the line under a testimonial (``fullmatch``)."""


def subject_roles(
    texts: Sequence[str], units: Sequence[Unit], discourse: Sequence[str], lexicon: Lexicon
) -> list[Tag]:
    """The role codes of each sentence, sorted, and why.

    ``texts[i]`` are the words of ``units[i]``, ``discourse[i]`` its discourse role; all in document order, kept sentences
    only or all. ``why`` reads ``named: CTO``, ``carried from 12: this role`` (an index into ``texts``) or ``scope: …``.
    """
    mentions = find_mentions(texts, lexicon)
    if not any(mentions):
        return [NOTHING] * len(texts)
    reader = Reader(texts, units, lexicon, mentions)
    return [reader.read(index, role) for index, role in enumerate(discourse)]


class Reader:
    """Reads one document in order."""

    def __init__(
        self, texts: Sequence[str], units: Sequence[Unit], lexicon: Lexicon, mentions: Sequence[Sequence[Mention]]
    ) -> None:
        self.texts, self.units, self.mentions = texts, units, mentions
        self.groups = {code for code, role in lexicon.roles.items() if role.group}
        self.pointers = pointers(lexicon)
        self.scopes = Scopes(texts, units)
        named = [tuple(dict.fromkeys(m.code for m in row if m.code not in self.groups)) for row in mentions]
        self.memory = Memory(named)
        self.interview = sum(text.startswith(ANSWER_MARKS) for text in texts) > 1
        self.last = -1
        """Index of the last sentence that was not junk."""

    def read(self, index: int, discourse: str) -> Tag:
        """The tag of sentence ``index``; to be called for each in turn."""
        if discourse == "boilerplate":
            return NOTHING
        if self._at_seam(index):
            self.memory.cut()
        self.last = index
        sketch = Sketch(self.texts[index], self.mentions[index])
        if sketch.nodes and _is_byline(sketch):
            return NOTHING
        if discourse == "heading" and not self.scopes.is_first_item(index):
            return self._heading(index, sketch)
        if discourse == "question":
            return self._question(index, sketch)
        return self._sentence(index, sketch)

    def _at_seam(self, index: int) -> bool:
        """Whether something was cut out between the last sentence and this one, inside a paragraph."""
        if self.last < 0 or self.units[self.last].block != self.units[index].block:
            return False
        return self.last < index - 1 or self.units[index].start - self.units[self.last].end > 8

    def _heading(self, index: int, sketch: Sketch) -> Tag:
        codes, why = self._named(sketch, self._counted(index, sketch))
        plain = self._plain(codes)
        self.scopes.open_section(index, plain)
        self.memory.open_section(index, plain)
        return _tag(codes, why)

    def _question(self, index: int, sketch: Sketch) -> Tag:
        codes, why = self._named(sketch, self._counted(index, sketch))
        if codes:
            self._move_on(index, sketch, codes)
        return _tag(codes, why)

    def _counted(self, index: int, sketch: Sketch) -> tuple[Antecedent | None, str]:
        if len(sketch.codes) > 1:
            return None, ""
        for anaphor in self.pointers.counted(sketch):
            if found := self.memory.resolve(anaphor, index):
                return found, anaphor.words
        return None, ""

    def _sentence(self, index: int, sketch: Sketch) -> Tag:
        scope = self.scopes.at(index)
        carried = self._carried(index, sketch) if len(sketch.original) <= LONGEST else (None, "")
        if carried[0] is None and scope is None:
            carried = self._continued(index)
        codes, why = self._named(sketch, carried, scope)
        if codes:
            self._move_on(index, sketch, codes)
            if sketch.nodes and sketch.before(0) < 0:
                self.scopes.name_row(index, self._plain(sketch.nodes[0].codes))
        self.scopes.open_list(index, codes)
        return _tag(codes, why)

    def _carried(self, index: int, sketch: Sketch) -> tuple[Antecedent | None, str]:
        """What a pronoun or a known name brings in."""
        memory = self.memory
        person = mentioned(sketch, memory.people) if memory.people else None
        result: tuple[Antecedent | None, str] = (None, "")
        if person and person.codes:
            result = (Antecedent(person.codes, self._introduction(person.names)), person.names[-1])
        elif len(sketch.codes) < 2 and not is_cataphoric(sketch):
            anaphors = self.pointers.find(sketch)
            result = self._resolved(index, [a for a in anaphors if not (person and a.kind == "person")])
        if sketch.nodes or memory.people:
            self._meet(index, sketch)
        if person:
            memory.person = (person, index)
        return result

    def _resolved(self, index: int, anaphors: Sequence[Anaphor]) -> tuple[Antecedent | None, str]:
        for anaphor in anaphors:
            if found := self.memory.resolve(anaphor, index):
                if anaphor.kind == "person" and self.memory.person:
                    self.memory.person = (self.memory.person[0], index)
                return found, anaphor.words
            if anaphor.size:
                return None, ""
        return None, ""

    def _meet(self, index: int, sketch: Sketch) -> None:
        people = list(introduced(sketch))
        for person in people:
            if self.interview and person.codes:
                self.memory.speaker = person
            self.memory.people.update(dict.fromkeys(person.names, person))
        if people:
            self.memory.person = (people[0], index)

    def _introduction(self, names: Sequence[str]) -> int:
        return next((i for i, text in enumerate(self.texts) if names[-1] in text), 0)

    def _continued(self, index: int) -> tuple[Antecedent | None, str]:
        """``Focuses on growth.`` after a sentence about a role, in the same paragraph; ``Key duties include:``."""
        topic = self.memory.topic
        if self.scopes.belongs(index) and topic and index - topic.index == 1 and len(topic.codes) == 1:
            return Antecedent(topic.codes, topic.index), "lead-in"
        if topic is None or topic.index != index - 1 or self.units[index - 1].block != self.units[index].block:
            return None, ""
        if starts_with_verb(self.texts[index]) and len(topic.codes) == 1:
            return Antecedent(topic.codes, topic.index), self.texts[index].partition(" ")[0]
        return None, ""

    def _named(
        self, sketch: Sketch, carried: tuple[Antecedent | None, str], scope: Scope | None = None
    ) -> tuple[Codes, list[str]]:
        """All codes of a sentence in the order carried, scope, named; with the reasons."""
        antecedent, words = carried
        above = (antecedent.codes if antecedent else ()) or (scope.codes if scope else ())
        side = at_side(sketch, above) if sketch.nodes else set()
        own = tuple(dict.fromkeys(c for i, node in enumerate(sketch.nodes) if i not in side for c in node.codes))
        why = [f"named: {', '.join(sorted(own))}"] if own else []
        if antecedent:
            why.append(f"carried from {antecedent.index}: {words}")
            return tuple(dict.fromkeys((*antecedent.codes, *own))), why
        if scope and (not own or (is_elided(sketch.original) and sketch.before(0) >= 0)):
            why.append(scope.why)
            return tuple(dict.fromkeys((*scope.codes, *own))), why
        return own, why

    def _move_on(self, index: int, sketch: Sketch, codes: Codes) -> None:
        plain = self._plain(codes)
        if plain:
            main, all_topics = topics(sketch, plain)
            named = tuple(dict.fromkeys((*plain, *self._plain(sketch.codes))))
            office = self.pointers.speaks_of_office(sketch)
            self.memory.note(Topic(index, all_topics, main, named, office))

    def _plain(self, codes: Codes) -> Codes:
        return tuple(code for code in codes if code not in self.groups)


def _is_byline(sketch: Sketch) -> bool:
    if not BYLINE.fullmatch(sketch.marked):
        return False
    return not any(word in AUXILIARIES or is_third_person(word) for word in sketch.words)


def _tag(codes: Codes, why: list[str]) -> Tag:
    return (tuple(sorted(codes)), "; ".join(why)) if codes else NOTHING
