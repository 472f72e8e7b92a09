"""Both roles of every unit of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.article import Article, Sentence, Unit
from cleaner.roles.discourse import discourse_roles


def tag(article: Article, units: Sequence[Unit], junk: Mapping[Unit, str] | None = None) -> list[Sentence]:
    """Tag ``units`` (a subset of ``article.units``, in order) with both roles, each read in the context of the others.

    ``junk`` maps units that the judge would remove to their reason: they get ``cta`` or ``boilerplate`` and no subject.
    """
    texts = [article.text(unit) for unit in units]
    reasons = {i: junk[unit] for i, unit in enumerate(units) if unit in junk} if junk else {}
    discourse = discourse_roles(texts, units, reasons)
    return [
        Sentence(u.start, u.end, u.block, u.layout, d.role, d.confidence, d.why, (), "")
        for u, d in zip(units, discourse, strict=True)
    ]
