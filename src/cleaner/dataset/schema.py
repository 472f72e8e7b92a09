"""The four published tables: columns, types, order of rows, and how they become Parquet with the same bytes every time."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

VERSION = "1.1"
"""Major.minor of all schemas: a new column raises minor, any other change major."""

_TEXT, _INT, _REAL, _WORDS = pa.string(), pa.int32(), pa.float32(), pa.list_(pa.string())

SCHEMAS: dict[str, pa.Schema] = {
    "documents": pa.schema([
        ("doc_id", _TEXT), ("source", _TEXT), ("path", _TEXT), ("record", _INT), ("url", _TEXT), ("title", _TEXT),
        ("author", _TEXT), ("published_at", _TEXT), ("site", _TEXT), ("lang", _TEXT), ("raw_sha256", _TEXT),
        ("raw_text", _TEXT), ("clean_text", _TEXT), ("n_sentences", _INT), ("kept_chars", _INT),
        ("removed_chars", _INT), ("copied_share", _REAL), ("flags", _WORDS),
    ]),
    "sentences": pa.schema([
        ("doc_id", _TEXT), ("sentence", _INT), ("paragraph", _INT), ("start", _INT), ("end", _INT), ("text", _TEXT),
        ("layout", _TEXT), ("discourse_role", _TEXT), ("confidence", _REAL), ("role_why", _TEXT),
        ("subject_roles", _WORDS), ("subject_why", _TEXT),
    ]),
    "removed": pa.schema([
        ("doc_id", _TEXT), ("start", _INT), ("end", _INT), ("text", _TEXT), ("reason", _TEXT), ("rule", _TEXT),
        ("score", _REAL), ("duplicate_of_doc", _TEXT), ("duplicate_of_start", _INT), ("similarity", _REAL),
    ]),
    "rejected": pa.schema([
        ("path", _TEXT), ("record", _INT), ("code", _TEXT), ("message", _TEXT), ("byte_offset", pa.int64()),
        ("first_bytes", pa.binary()),
    ]),
}  # fmt: skip

KEYS: dict[str, list[str]] = {
    "documents": ["doc_id"],
    "sentences": ["doc_id", "sentence"],
    "removed": ["doc_id", "start"],
    "rejected": ["path", "record", "byte_offset"],
}
"""What identifies a row; rows are stored in this order."""


def build(table: str, rows: pa.Table) -> pa.Table:
    """Rows of one table, which have its schema, sorted by its key and with its version."""
    named = rows.replace_schema_metadata({"cleaner.table": table, "cleaner.schema": VERSION})
    return named.sort_by([(key, "ascending") for key in KEYS[table]])


def write_parquet(table: pa.Table, path: Path) -> str:
    """Write ``table`` to ``path`` and give the file's sha256. The same rows give the same bytes."""
    pq.write_table(table, path, compression="zstd", compression_level=3, write_page_index=True, row_group_size=1 << 17)
    return file_hash(path)


def file_hash(path: Path) -> str:
    """The sha256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
