"""Both roles of every unit of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.article import Article, Sentence, Unit


def tag(article: Article, units: Sequence[Unit], junk: Mapping[Unit, str] | None = None) -> list[Sentence]:
    """Tag ``units`` (a subset of ``article.units``, in order) with both roles, each read in the context of the others.

    ``junk`` maps units that the judge would remove to their reason: they get ``cta`` or ``boilerplate`` and no subject.
    """
    return [Sentence(u.start, u.end, u.block, u.layout, "description", 0.0, "default", (), "") for u in units]
