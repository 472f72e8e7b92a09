"""Does what is published keep its promises? Hashes, schemas, references, and the conservation law."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.dataset.opening import Dataset, open_dataset
from cleaner.dataset.schema import SCHEMAS
from cleaner.dataset.store import Place
from cleaner.text.bullets import GLYPHS

REFERENCES = {
    "a sentence of no document": "SELECT DISTINCT doc_id FROM sentences ANTI JOIN documents USING (doc_id)",
    "a removed span of no document": "SELECT DISTINCT doc_id FROM removed ANTI JOIN documents USING (doc_id)",
    "a duplicate whose original is not kept": """
        SELECT DISTINCT r.doc_id FROM removed r
        LEFT JOIN sentences s ON s.doc_id = r.duplicate_of_doc AND s."start" = r.duplicate_of_start
        WHERE r.duplicate_of_doc IS NOT NULL AND s.doc_id IS NULL""",
    "two documents of one id": "SELECT doc_id FROM documents GROUP BY doc_id HAVING count(*) > 1",
}
"""What must not be, and the query that finds it."""


def check(clean: Place) -> list[str]:
    """Everything that is wrong with the current snapshot, one sentence each; empty when all is well."""
    dataset = open_dataset(clean)
    return _files(dataset) or _tables(dataset)  # what is in broken files cannot be asked


def law() -> str:
    """The conservation law as SQL over the tables ``documents``, ``sentences`` and ``removed``."""
    sql = (files("cleaner.dataset") / "law.sql").read_text("utf-8")
    return sql.replace("$bullets", "".join(f"\\x{{{ord(glyph):04x}}}" for glyph in GLYPHS))


def _files(dataset: Dataset) -> list[str]:
    problems = []
    for part in dataset.manifest.parts:
        try:
            with dataset.store.open(dataset.snapshot, part) as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != part.sha256:  # type: ignore[arg-type]
                    problems.append(f"{part.path} was changed after it was published")
                elif part.table in SCHEMAS and not _fits(pq.read_schema(stream), SCHEMAS[part.table]):
                    problems.append(f"{part.path} does not have the columns of {part.table}")
        except FileNotFoundError:
            problems.append(f"{part.path} is missing; `cleaner rollback` to a whole snapshot, then `cleaner run`")
    return problems


def _fits(found: pa.Schema, wanted: pa.Schema) -> bool:
    """Whether all columns are wanted ones; an older minor version lacks some."""
    return all(field.name in wanted.names and field.equals(wanted.field(field.name)) for field in found)


def _tables(dataset: Dataset) -> list[str]:
    with duckdb.connect() as connection:
        for table in ("documents", "sentences", "removed"):
            connection.register(table, getattr(dataset, table)())
        problems = [
            f"document {doc_id}: {what}"
            for what, sql in REFERENCES.items()
            for (doc_id,) in connection.execute(sql).fetchall()
        ]
        broken = connection.execute(law()).fetchall()
    return [*problems, *(f"document {doc_id}: not every character is accounted for" for (doc_id,) in broken)]
