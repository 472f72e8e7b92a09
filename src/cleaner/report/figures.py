"""What the report counts, asked of the published tables in SQL. The same snapshot gives the same figures and samples."""

from __future__ import annotations

from typing import Any, NamedTuple

import duckdb

from cleaner.report.published import rows

EXAMPLES = 5
"""Removed spans that are shown a reason."""

CLUSTERS = 12
"""Originals that are shown with their repeats, the most repeated first."""

SOURCES = 12
"""Sources of the role mix, the largest first; the others are one row."""

REJECTS = 20
"""Rejected inputs that are listed."""


class Stage(NamedTuple):
    """What is left after a stage, in characters of sentences and removed spans."""

    name: str
    chars: int
    lost: int


class Mix(NamedTuple):
    """The roles of one source's sentences."""

    source: str
    sentences: int
    shares: dict[str, float]


FUNNEL = """
    SELECT (SELECT count(*) FROM documents) AS documents,
           (SELECT count(*) FROM documents WHERE n_sentences > 0) AS with_text,
           (SELECT count(*) FROM rejected) AS rejected,
           (SELECT count(*) FROM sentences) AS sentences,
           (SELECT coalesce(sum(kept_chars), 0)::BIGINT FROM documents) AS kept,
           coalesce(sum("end" - "start") FILTER (reason <> 'duplicate'), 0)::BIGINT AS junk,
           coalesce(sum("end" - "start") FILTER (reason = 'duplicate' AND duplicate_of_doc = doc_id), 0)::BIGINT AS within_document,
           coalesce(sum("end" - "start") FILTER (reason = 'duplicate' AND duplicate_of_doc <> doc_id), 0)::BIGINT AS across
    FROM removed
"""

REASONS = """
    SELECT reason, count(*) AS spans, sum("end" - "start")::BIGINT AS chars, count(DISTINCT doc_id) AS documents
    FROM removed GROUP BY reason ORDER BY chars DESC, reason
"""

SPANS = """
    WITH ordered AS (  -- by a hash, so that the sample is the same each time and owes nothing to names or dates
        SELECT doc_id, "start", text, reason, rule, score, duplicate_of_doc, duplicate_of_start, similarity, date,
               row_number() OVER (PARTITION BY reason, rule ORDER BY md5(doc_id || "start"), "start") AS turn
        FROM removed
    ), ranked AS (  -- every rule of a reason has its turn before one has a second
        SELECT *, row_number() OVER (PARTITION BY reason ORDER BY turn, md5(doc_id || "start"), "start") AS place FROM ordered
    )
    SELECT * EXCLUDE (turn, place) FROM ranked WHERE place <= ? ORDER BY reason, place
"""

ROLES = """
    WITH sizes AS (SELECT doc_id, source FROM documents),
    top AS (SELECT source FROM documents GROUP BY source ORDER BY sum(n_sentences) DESC, source LIMIT ?)
    SELECT if(source IN (FROM top), source, 'all others') AS source, discourse_role AS role, count(*) AS n
    FROM sentences JOIN sizes USING (doc_id) GROUP BY ALL
"""

REPEATS = """
    WITH largest AS (
        SELECT duplicate_of_doc, duplicate_of_start, count(*) AS repeats, count(DISTINCT r.doc_id) AS documents,
               count(DISTINCT coalesce(d.site, d.source)) AS sites, min(r.date) AS first, max(r.date) AS last,
               min(similarity) AS similarity, min(r.doc_id) AS copy_doc, arg_min(r."start", r.doc_id) AS copy_start
        FROM removed r JOIN documents d ON d.doc_id = r.doc_id
        WHERE duplicate_of_doc IS NOT NULL
        GROUP BY ALL ORDER BY repeats DESC, duplicate_of_doc, duplicate_of_start LIMIT ?
    )
    SELECT l.*, s.text, s.date AS date FROM largest l
    JOIN sentences s ON s.doc_id = duplicate_of_doc AND s."start" = duplicate_of_start
    ORDER BY repeats DESC, duplicate_of_doc, duplicate_of_start
"""

DAYS = """
    SELECT duplicate_of_doc, duplicate_of_start, date, count(*) AS n FROM removed
    WHERE list_contains(?, duplicate_of_doc || '-' || duplicate_of_start) GROUP BY ALL
"""

REJECTED = """
    SELECT code, count(*) OVER (PARTITION BY code) AS of_code, path, record, message, byte_offset, date FROM rejected
    ORDER BY of_code DESC, code, date, path, record LIMIT ?
"""

FLAGGED = "SELECT doc_id FROM documents WHERE len(flags) > 0 ORDER BY md5(doc_id) LIMIT ?"


def funnel(connection: duckdb.DuckDBPyConnection) -> tuple[dict[str, Any], list[Stage]]:
    """Counts of inputs, and the characters that each stage left."""
    counts = rows(connection, FUNNEL)[0]
    left = counts["kept"] + counts["junk"] + counts["within_document"] + counts["across"]
    stages = [Stage("read", left, 0)]
    for name, lost in (
        ("without junk", counts["junk"]),
        ("without repeats inside a document", counts["within_document"]),
        ("without repeats of earlier documents", counts["across"]),
    ):
        left -= lost
        stages.append(Stage(name, left, lost))
    return counts, stages


def roles(connection: duckdb.DuckDBPyConnection) -> tuple[list[str], list[Mix]]:
    """The roles, most frequent first, and their shares by source, largest source first."""
    counts: dict[str, dict[str, int]] = {}
    total: dict[str, int] = {}
    for row in rows(connection, ROLES, [SOURCES]):
        counts.setdefault(row["source"], {})[row["role"]] = row["n"]
        total[row["role"]] = total.get(row["role"], 0) + row["n"]
    mixes = [
        Mix(source, sum(found.values()), {role: n / sum(found.values()) for role, n in found.items()})
        for source, found in counts.items()
    ]
    mixes.sort(key=lambda mix: (mix.source == "all others", -mix.sentences, mix.source))
    return sorted(total, key=lambda role: (-total[role], role)), mixes


def clusters(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The most repeated originals, each with ``days``: how many repeats on each day from its first to its last."""
    found = rows(connection, REPEATS, [CLUSTERS])
    keys = [f"{row['duplicate_of_doc']}-{row['duplicate_of_start']}" for row in found]
    days = {(r["duplicate_of_doc"], r["duplicate_of_start"], r["date"]): r["n"] for r in rows(connection, DAYS, [keys])}
    dates = [date for (date,) in connection.execute("SELECT DISTINCT date FROM documents ORDER BY date").fetchall()]
    for row in found:
        place = row["duplicate_of_doc"], row["duplicate_of_start"]
        row["days"] = [(date, days.get((*place, date), 0)) for date in dates if row["first"] <= date <= row["last"]]
    return found
