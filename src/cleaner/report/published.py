"""Published documents for a page: read together out of one snapshot, with the originals of their repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from cleaner.article import CleanDocument, Cut, Metadata, Original, Sentence
from cleaner.dataset import Dataset
from cleaner.dataset.schema import SCHEMAS
from cleaner.errors import CleanerError
from cleaner.report.document import Source, document_page

ORIGINALS = """
    WITH places AS (
        SELECT DISTINCT duplicate_of_doc AS doc_id, duplicate_of_start AS place FROM removed
        WHERE doc_id = ? AND duplicate_of_doc <> doc_id
    ), firsts AS (
        SELECT p.*, s.paragraph FROM places p JOIN sentences s ON s.doc_id = p.doc_id AND s."start" = p.place
    )
    SELECT f.doc_id, f.place, coalesce(any_value(d.title), 'Untitled'), string_agg(s.text, ' ' ORDER BY s.sentence)
    FROM firsts f
    JOIN sentences s ON s.doc_id = f.doc_id AND s.paragraph = f.paragraph AND s."start" >= f.place
    JOIN documents d ON d.doc_id = f.doc_id
    GROUP BY f.doc_id, f.place ORDER BY f.doc_id, f.place
"""
"""The paragraphs that a document repeats out of others, from the place on that is the original."""


def connect(dataset: Dataset) -> duckdb.DuckDBPyConnection:
    """A database with the four tables as views; they are read from the files when asked."""
    connection = duckdb.connect()
    for table in SCHEMAS:
        connection.register(table, dataset.scan(table, dataset.parts(table)))
    return connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]:
    """The answer to a query as dicts."""
    found: list[dict[str, Any]] = connection.sql(sql, params=list(parameters)).to_arrow_table().to_pylist()
    return found


def read_documents(connection: duckdb.DuckDBPyConnection, doc_ids: Iterable[str]) -> dict[str, tuple[dict[str, Any], CleanDocument]]:
    """The rows of documents, and the documents with their sentences and cuts, by id in the order given."""
    wanted = list(dict.fromkeys(doc_ids))
    of_these = "WHERE list_contains(?, doc_id)"
    documents = {row["doc_id"]: row for row in rows(connection, f"SELECT * FROM documents {of_these}", [wanted])}
    sentences, cuts = defaultdict(list), defaultdict(list)
    for row in rows(connection, f"SELECT * FROM sentences {of_these} ORDER BY doc_id, sentence", [wanted]):
        row["subject_roles"] = tuple(row["subject_roles"])
        sentences[row["doc_id"]].append(Sentence(**{name: row[name] for name in Sentence._fields}))
    for row in rows(connection, f'SELECT * FROM removed {of_these} ORDER BY doc_id, "start"', [wanted]):
        start = row["duplicate_of_start"]
        original = None if start is None else Original(row["duplicate_of_doc"], start, row["similarity"])
        cuts[row["doc_id"]].append(Cut(row["start"], row["end"], row["reason"], row["rule"], row["score"], original))
    return {
        doc_id: (documents[doc_id], _document(documents[doc_id], sentences[doc_id], cuts[doc_id]))
        for doc_id in wanted
        if doc_id in documents
    }


def facts(row: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Where a published document stood, for the head of its page."""
    path = row["path"] if row["record"] == 0 else f"{row['path']}, record {row['record']}"
    return [
        ("source", row["source"]), ("date", row["date"]), ("file", path), ("id", row["doc_id"]),
        ("flags", ", ".join(row["flags"]) or None),
    ]  # fmt: skip


def published_page(dataset: Dataset, doc_id: str) -> str:
    """One published document as a page, the originals of its repeats quoted at its end."""
    with connect(dataset) as connection:
        found = read_documents(connection, [doc_id])
        if not found:
            raise CleanerError(f"no document {doc_id} in snapshot {dataset.snapshot} of {dataset.store.place}; `documents.doc_id` lists what there is")
        row, document = found[doc_id]
    return document_page(document, doc_id, facts(row), sources(dataset, doc_id))


def sources(dataset: Dataset, doc_id: str) -> list[Source]:
    """The originals of what a document repeats out of others."""
    with connect(dataset) as connection:
        return [Source(*original) for original in connection.execute(ORIGINALS, [doc_id]).fetchall()]


def _document(row: dict[str, Any], sentences: Sequence[Sentence], cuts: Sequence[Cut]) -> CleanDocument:
    metadata = Metadata(**{name: row[name] for name in ("url", "title", "author", "published_at", "site", "lang")})
    return CleanDocument(row["raw_text"], row["clean_text"], tuple(sentences), tuple(cuts), metadata, tuple(row["flags"]))
