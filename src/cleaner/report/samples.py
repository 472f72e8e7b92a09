"""Cuts worth a person's look: some of every rule, and those that the judge was least sure of."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from cleaner.article import REASONS
from cleaner.dataset import Dataset
from cleaner.labels import Label
from cleaner.report.published import connect, rows

AROUND = 500
"""Characters of the document that are shown on each side of a cut."""

UNSURE = 20
"""Cuts of the lowest scores that are added to those of the rules."""

KEYS = 9
"""Reasons that have a key of their own: those that occur most."""

SAMPLE = """
    WITH open AS (
        SELECT * FROM removed
        WHERE (? IS NULL OR rule = ?) AND NOT list_contains(?, doc_id || ':' || "start" || ':' || "end")
    ), ranked AS (  -- by a hash, so that the sample is the same each time and owes nothing to names or dates
        SELECT *, row_number() OVER (PARTITION BY rule ORDER BY md5(doc_id || "start"), "start") AS turn,
               row_number() OVER (ORDER BY score, md5(doc_id || "start"), "start") AS doubt
        FROM open
    )
    SELECT r.doc_id, r."start", r."end", r.text, r.reason, r.rule, r.score, r.similarity, d.title, r.date,
           substring(d.raw_text, greatest(0, r."start" - $around) + 1, least(r."start", $around)) AS before,
           substring(d.raw_text, r."end" + 1, $around) AS after, s.text AS original
    FROM ranked r JOIN documents d USING (doc_id)
    LEFT JOIN sentences s ON s.doc_id = r.duplicate_of_doc AND s."start" = r.duplicate_of_start
    WHERE turn <= ? OR doubt <= ?
    ORDER BY turn, r.rule
""".replace("$around", str(AROUND))


class Sample(NamedTuple):
    """A cut as it is shown for review."""

    label: Label
    """As if it were accepted: the decision changes its reason."""
    title: str | None
    date: str
    before: str
    after: str
    original: str | None
    similarity: float | None

    @property
    def key(self) -> str:
        """What the page calls it."""
        return f"{self.label.doc}:{self.label.start}"


def samples(dataset: Dataset, done: Collection[Label], rule: str | None = None, each: int = 5) -> list[Sample]:
    """``each`` cuts of every rule (or of one) and the least sure ones, without those that have a label."""
    seen = [f"{label.doc}:{label.start}:{label.end}" for label in done]
    with connect(dataset) as connection:
        found = rows(connection, SAMPLE, [rule, rule, seen, each, UNSURE])
    return [_sample(row) for row in found]


def ordered_reasons(dataset: Dataset) -> list[str]:
    """All reasons, the most frequent first: the first ``KEYS`` are at a key."""
    with connect(dataset) as connection:
        counts = connection.execute("SELECT reason, count(*) FROM removed GROUP BY reason").fetchall()
    often = dict(counts)
    return sorted(REASONS, key=lambda reason: (-often.get(reason, 0), REASONS.index(reason)))


def _sample(row: dict[str, Any]) -> Sample:
    label = Label(
        row["doc_id"], row["start"], row["end"], row["text"], row["reason"], row["rule"], round(row["score"], 4), row["reason"]
    )
    return Sample(label, row["title"], row["date"], row["before"], row["after"], row["original"], row["similarity"])
