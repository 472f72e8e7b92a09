"""Both roles of every unit of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.article import Article, Sentence, Unit
from cleaner.roles.discourse import discourse_roles
from cleaner.roles.lexicon import Lexicon
from cleaner.roles.subjects import subject_roles


def tag(
    article: Article, units: Sequence[Unit], junk: Mapping[Unit, str] | None = None, lexicon: Lexicon | None = None
) -> list[Sentence]:
    """Tag ``units`` (a subset of ``article.units``, in order) with both roles, each read in the context of the others.

    ``junk`` maps units that the judge would remove to their reason: they get ``cta`` or ``boilerplate`` and no subject. ``lexicon`` None
    is the one that ships.
    """
    texts = [article.text(unit) for unit in units]
    reasons = {i: junk[unit] for i, unit in enumerate(units) if unit in junk} if junk else {}
    discourse = discourse_roles(texts, units, reasons)
    subjects = subject_roles(texts, units, [d.role for d in discourse], lexicon or Lexicon.load())
    return [
        Sentence(u.start, u.end, u.block, u.layout, d.role, d.confidence, d.why, codes, why)
        for u, d, (codes, why) in zip(units, discourse, subjects, strict=True)
    ]
