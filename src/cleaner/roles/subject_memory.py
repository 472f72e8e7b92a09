"""What a reader still has in mind: the last topic, groups of roles, the section, people. Resolves words that point back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cleaner.roles.subject_anaphora import Anaphor
from cleaner.roles.subject_people import Person

Codes = tuple[str, ...]

ROLE_REACH = 3
"""Sentences after which "this role" loses its antecedent."""
PERSON_REACH = 4
"""Sentences after which "she" does; news quotes a speaker over several sentences."""
GROUP_REACH = 5
"""Sentences within which the last group of roles beats the pair that the document is about."""
MAIN_SHARE = 0.2
"""A role belongs to what the document is about if it stands in this share of the sentences that name any role."""
STABLE_SHARE = 0.8
"""After a splice, "both roles" means the main pair if this share of those sentences stays inside it."""


class Topic(NamedTuple):
    """What one sentence is about."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of a topic
    """Of the sentence."""
    codes: Codes
    """Its topics in order; partners are left out."""
    main: Codes
    """The topic of its main clause."""
    named: Codes
    """All roles it names, partners and those reported to included."""
    office: bool = False
    """It speaks of the role as a thing: "the post", "the CTO role"."""


class Antecedent(NamedTuple):
    """The roles that words point back to, and the sentence where they stand."""

    codes: Codes
    index: int  # type: ignore[assignment]  # as above


@dataclass
class Memory:
    """State of one reading; ``named`` are the codes of each sentence, without group names such as C-SUITE."""

    named: Sequence[Codes]
    topic: Topic | None = None
    heading: Antecedent | None = None
    groups: list[Antecedent] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    person: tuple[Person, int] | None = None
    speaker: Person | None = None
    """Who holds a role and answers the questions of an interview; stays through all sections."""
    seam: bool = False
    """Whether junk has cut the text: what stood before may be another text."""
    main: Codes = ()
    """What the whole document is about, most named first."""
    stable: bool = False

    def __post_init__(self) -> None:
        counts = Counter(code for codes in self.named for code in set(codes))
        lines = sum(1 for codes in self.named if codes)
        title = next((codes for codes in self.named[:3] if len(codes) > 1), ())
        self.main = title or tuple(code for code, count in counts.most_common() if count >= max(2, MAIN_SHARE * lines))
        inside = sum(1 for codes in self.named if codes and set(codes) <= set(self.main))
        self.stable = len(self.main) > 1 and inside >= STABLE_SHARE * lines

    def open_section(self, index: int, codes: Codes) -> None:
        """A heading starts a section: it is the topic now, and people have to be introduced again."""
        self.heading = Antecedent(codes, index) if codes else None
        self.people, self.person = {}, None
        self.topic = None
        if codes:
            self.note(Topic(index, codes, codes, codes))

    def cut(self) -> None:
        """Junk inside a paragraph: the next sentence may come from elsewhere."""
        self.topic, self.person, self.seam = None, None, True
        if not self.stable:
            self.groups.clear()

    def note(self, topic: Topic) -> None:
        """Remember what a sentence was about."""
        self.topic = topic
        if len(topic.codes) > 1:
            self.groups.append(Antecedent(topic.codes, topic.index))

    def resolve(self, anaphor: Anaphor, index: int) -> Antecedent | None:
        """The roles that the words of sentence ``index`` point back to; None if the text does not settle it."""
        if anaphor.kind == "one":
            return self._one(index)
        if anaphor.kind == "many":
            return self._many(index)
        if anaphor.kind == "person":
            return self._he_or_she(index)
        if anaphor.kind == "thing":
            return self._many(index) if self.topic and self.topic.office else None
        if anaphor.kind == "speaker":
            return self._speaker(index)
        if anaphor.kind == "event":
            topic = self.topic
            near = topic is not None and index - topic.index == 1 and len(topic.codes) > 1
            return Antecedent(topic.codes, topic.index) if topic and near else None
        if anaphor.kind in ("former", "latter"):
            group = self.group(index, 2)
            return group and Antecedent((group.codes[0 if anaphor.kind == "former" else -1],), group.index)
        return self.group(index, anaphor.size)

    def group(self, index: int, size: int | None) -> Antecedent | None:
        """The last group of that size, or the pair that the document is about."""
        topic = self.topic
        if topic and index - topic.index == 1:
            for codes in (topic.codes, topic.named):
                if _fits(codes, size):
                    return Antecedent(codes, topic.index)
        if self.seam and not self.stable and not self.groups:
            return None
        recent = next((group for group in reversed(self.groups) if _fits(group.codes, size)), None)
        if _fits(self.main, size) and (recent is None or index - recent.index > GROUP_REACH):
            return Antecedent(self.main, self._last_named(index, self.main))
        return recent

    def _one(self, index: int) -> Antecedent | None:
        topic = self.topic
        if topic is None or index - topic.index > ROLE_REACH:
            return self.heading if self.heading and len(self.heading.codes) == 1 else None
        if len(topic.codes) == 1:
            return Antecedent(topic.codes, topic.index)
        if self.heading and len(self.heading.codes) == 1 and set(self.heading.codes) <= set(topic.codes):
            return Antecedent(self.heading.codes, topic.index)
        return Antecedent(topic.main, topic.index) if len(topic.main) == 1 else None

    def _many(self, index: int) -> Antecedent | None:
        topic = self.topic
        if topic is None or index - topic.index > 1:
            return None
        if len(topic.codes) > 1 and self.heading and len(self.heading.codes) == 1:
            return self._one(index)
        return Antecedent(topic.codes, topic.index)

    def _he_or_she(self, index: int) -> Antecedent | None:
        if self.person and index - self.person[1] <= PERSON_REACH:
            person, seen = self.person
            return Antecedent(person.codes, seen) if person.codes else None
        topic = self.topic
        if topic and index - topic.index == 1 and len(topic.codes) == 1:
            return Antecedent(topic.codes, topic.index)
        return None

    def _speaker(self, index: int) -> Antecedent | None:
        if self.speaker:
            return Antecedent(self.speaker.codes, 0)
        if self.person and self.person[0].codes and index - self.person[1] <= 1:
            return Antecedent(self.person[0].codes, self.person[1])
        return None

    def _last_named(self, index: int, codes: Iterable[str]) -> int:
        wanted = set(codes)
        return next((i for i in range(index - 1, -1, -1) if wanted & set(self.named[i])), 0)


def _fits(codes: Codes, size: int | None) -> bool:
    return len(codes) == size if size else len(codes) > 1
