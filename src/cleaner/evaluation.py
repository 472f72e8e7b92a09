"""How well the tagger does on text that a person has labelled: boundaries, discourse roles, subject roles, confusions."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cleaner.article import DISCOURSE_ROLES, Sentence
from cleaner.cleaning import find_cuts, prepare, tag_all
from cleaner.errors import InputError
from cleaner.roles import Lexicon


class Gold(NamedTuple):
    """One sentence as a person labelled it."""

    start: int
    end: int
    role: str
    subjects: frozenset[str]


@dataclass
class Score:
    """Counts over all documents; the figures are properties."""

    boundaries: Counter[str] = field(default_factory=Counter)
    subjects: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By (role of the gold, role found)."""

    @property
    def accuracy(self) -> float:
        """Share of the gold's sentences whose discourse role was found."""
        right = sum(n for (gold, found), n in self.confusion.items() if gold == found)
        return right / max(1, sum(self.confusion.values()))

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the discourse roles of the gold."""
        roles = {gold for gold, _ in self.confusion}
        return sum(self.role_f1(role)[2] for role in roles) / max(1, len(roles))

    def role_f1(self, role: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one discourse role."""
        hit = self.confusion[role, role]
        missed = sum(n for (gold, found), n in self.confusion.items() if gold == role != found)
        wrong = sum(n for (gold, found), n in self.confusion.items() if found == role != gold)
        return rates(Counter(hit=hit, missed=missed, wrong=wrong))


def rates(counts: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts of ``hit``, ``wrong`` and ``missed``."""
    hit, wrong, missed = counts["hit"], counts["wrong"], counts["missed"]
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def read_gold(path: Path) -> dict[str, list[Gold]]:
    """The labelled sentences of a JSON Lines file by document. Raises ``InputError`` with the line that is wrong."""
    gold: dict[str, list[Gold]] = defaultdict(list)
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            subjects = frozenset(row.get("subject_roles", ()))
            gold[row["doc"]].append(Gold(row["start"], row["end"], row["discourse_role"], subjects))
            if row["discourse_role"] not in DISCOURSE_ROLES:
                raise ValueError(f"there is no role {row['discourse_role']!r}")
        except (ValueError, KeyError, TypeError) as error:
            advice = "each line needs doc, start, end, discourse_role and subject_roles"
            raise InputError("E_GOLD", f"{path}:{number}: {type(error).__name__}: {error}; {advice}") from error
    return gold


def read_texts(path: Path, names: Sequence[str]) -> dict[str, str]:
    """The texts of documents: files of a folder, or the rows ``{"doc", "text"}`` of a JSON Lines file."""
    if path.is_dir():
        return {name: (path / name).read_bytes().decode("utf-8") for name in names if (path / name).exists()}
    return {row["doc"]: row["text"] for row in map(json.loads, path.read_text("utf-8").splitlines())}


def evaluate(gold: Mapping[str, Sequence[Gold]], texts: Mapping[str, str], lexicon: Lexicon | None = None) -> Score:
    """Tag every text as ``cleaner tag`` does and compare. A document without a text is an ``InputError``."""
    score = Score()
    for name, labelled in gold.items():
        if name not in texts:
            raise InputError("E_GOLD", f"there is no text for the document {name!r}; check --text")
        found = tag_all(*find_cuts(prepare(texts[name], html=False)), lexicon)
        _compare(score, sorted(labelled), found)
    return score


def _compare(score: Score, labelled: Sequence[Gold], found: Sequence[Sentence]) -> None:
    """Add one document. A labelled sentence is paired with the tagged one that it shares most with."""
    low, high = labelled[0].start, labelled[-1].end
    found = [s for s in found if s.start < high and s.end > low]
    ends, marked = {s.end for s in found if s.end < high}, {g.end for g in labelled if g.end < high}
    score.boundaries.update(hit=len(ends & marked), wrong=len(ends - marked), missed=len(marked - ends))
    for gold in labelled:
        best = max(found, key=lambda s: min(s.end, gold.end) - max(s.start, gold.start), default=None)
        if best is None or min(best.end, gold.end) <= max(best.start, gold.start):
            score.confusion[gold.role, "nothing"] += 1
            score.subjects["missed"] += len(gold.subjects)
            continue
        score.confusion[gold.role, best.discourse_role] += 1
        codes = frozenset(best.subject_roles)
        score.subjects.update(
            hit=len(gold.subjects & codes), wrong=len(codes - gold.subjects), missed=len(gold.subjects - codes)
        )
