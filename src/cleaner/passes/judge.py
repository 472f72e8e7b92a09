"""First pass: the raw files of a shard to judged documents. Stateless, so shards run side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.article import RawDocument
from cleaner.cleaning import find_cuts, prepare
from cleaner.passes.judged import ShardFiles, document_row, paragraph_rows
from cleaner.passes.raw import RawFile
from cleaner.passes.read import Rejected, read_documents

SHARD_BYTES = 16 << 20
"""Raw bytes a shard: some ten seconds of work. Part of what names the output files, so never a setting."""


NO_FIELDS: Mapping[str, str] = {}


class Shard(NamedTuple):
    """Raw files of one date that are judged together."""

    raw: Path
    date: str
    files: tuple[RawFile, ...]
    key: str
    """Hash of the files' content and of everything that judges them: a shard of the same key need not be judged again."""
    folder: Path
    """Where judged shards are kept."""
    fields: Mapping[str, str] = NO_FIELDS
    """The settings ``fields.*``."""


def plan_shards(raw: Path, date: str, files: Sequence[tuple[RawFile, str]], judged_by: str, folder: Path, fields: Mapping[str, str] = NO_FIELDS) -> list[Shard]:
    """Cut the files of a date (with their sha256) into shards, by their bytes alone."""
    shards: list[Shard] = []
    group: list[tuple[RawFile, str]] = []
    for position, item in enumerate(files):
        group.append(item)
        if sum(f.size for f, _ in group) >= SHARD_BYTES or position == len(files) - 1:
            digest = hashlib.sha256(f"{judged_by} {date} {sorted(fields.items())}".encode())
            for file, sha256 in group:
                digest.update(f"\n{file.source}\t{file.path}\t{sha256}".encode())
            shards.append(Shard(raw, date, tuple(f for f, _ in group), digest.hexdigest()[:32], folder, fields))
            group = []
    return shards


def judge_shard(shard: Shard) -> ShardFiles:
    """Judge every document of a shard, or find it judged. Documents that cannot be read become rejected rows."""
    files = ShardFiles(shard.folder, shard.key)
    if files.exist():
        return files
    documents: list[dict[str, Any]] = []
    paragraphs: list[dict[str, Any]] = []
    rejected: list[dict[str, Any]] = []
    for file in shard.files:
        for item in read_documents(shard.raw, file, shard.date, shard.fields):
            if isinstance(item, Rejected):
                rejected.append(item._asdict())
            else:
                row, pieces = _judge(item)
                documents.append(row)
                paragraphs += pieces
    shard.folder.mkdir(parents=True, exist_ok=True)
    files.write(documents, paragraphs, rejected)
    return files


def document_id(source: str, date: str, path: str, record: int | str) -> str:
    """Stable name of a document: 80 bits of the hash of where it stands. ``record`` is its number, or an id of its own."""
    return hashlib.sha256("\x1f".join((source, date, path, str(record))).encode()).hexdigest()[:20]


def _judge(raw: RawDocument) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    article, cuts = find_cuts(prepare(raw.content, html=raw.html, url=raw.metadata.url, metadata=raw.metadata))
    row = document_row(document_id(raw.source, raw.date, raw.path, raw.key or raw.record), raw, article, cuts)
    return row, list(paragraph_rows(row, article, cuts))
