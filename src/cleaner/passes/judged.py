"""What a judged shard looks like on disk, between the passes: documents with evidence, their paragraphs, and rejects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import feather

from cleaner.article import Article, Block, Cut, Metadata, Original, RawDocument, Unit
from cleaner.cleaning import kept_units, tidy
from cleaner.dataset.drafts import drafted
from cleaner.passes.beside import is_whole

_TEXT, _INT = pa.string(), pa.int32()
_SPAN = [("start", _INT), ("end", _INT)]

DOCUMENTS = pa.schema([
    ("doc_id", _TEXT), ("source", _TEXT), ("path", _TEXT), ("record", _INT), ("raw_sha256", _TEXT),
    ("raw_text", pa.large_string()), ("repairs", pa.list_(_TEXT)),
    ("metadata", pa.struct([(name, _TEXT) for name in ("url", "title", "author", "published_at", "site", "lang")])),
    ("blocks", pa.list_(pa.struct([*_SPAN, ("layout", _TEXT)]))),
    ("units", pa.list_(pa.struct([*_SPAN, ("block", _INT), ("layout", _TEXT)]))),
    ("cuts", pa.list_(pa.struct([
        *_SPAN, ("reason", _TEXT), ("rule", _TEXT), ("score", pa.float64()), ("of_start", _INT), ("similarity", pa.float64()),
    ]))),
])  # fmt: skip

PARAGRAPHS = pa.schema([
    ("doc_id", _TEXT), ("source", _TEXT), ("site", _TEXT), ("path", _TEXT), ("record", _INT), *_SPAN, ("text", pa.large_string()),
])  # fmt: skip
"""The kept paragraphs of a shard: what the match pass reads. ``start`` and ``end`` bound the kept units of one block."""


HEARD = pa.schema([("doc_id", _TEXT), ("seen", _TEXT), ("matched", pa.list_(_TEXT)), ("lines", pa.large_binary())])
"""What each document was judged by: the hash of what was read, the phrase rules that matched, and all lines that they were
asked about, in all hearings."""


class Made(NamedTuple):
    """What a judged shard was made from."""

    engine: str
    """Hash of all that judges, phrases apart."""
    rules: dict[str, str]
    """Code to hash of the phrase rules, in their order."""
    files: dict[str, str]
    """Path to sha256 of the raw files."""
    documents: int


class ShardTables(NamedTuple):
    """The content of a judged shard."""

    documents: pa.Table
    paragraphs: pa.Table
    heard: pa.Table
    rejected: pa.Table


class ShardFiles(NamedTuple):
    """The files of one judged shard, named by the content of what it was made from."""

    folder: Path
    key: str

    def path(self, table: str) -> Path:
        """The file of one table."""
        return self.folder / f"{self.key}.{table}.arrow"

    @property
    def slice(self) -> int:
        """Which slice of a large file it is; 0 for a shard of whole files."""
        return int(self.key.partition("-")[2] or 0)

    def exist(self) -> bool:
        """Whether the shard was judged before, and all of it is whole: a run or a `cleaner gc` may have been killed half way."""
        return all(is_whole(self.path(table)) for table in ShardTables._fields)

    def made(self) -> Made:
        """What the shard was made from, without reading its rows."""
        with pa.memory_map(str(self.path("heard"))) as source:
            record = json.loads(pa.ipc.open_file(source).schema.metadata[b"cleaner.made"])
        return Made(**record)

    def read(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """One table, or some of its columns."""
        return feather.read_table(str(self.path(table)), None if columns is None else list(dict.fromkeys(columns)))

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, a few at a time as objects of Python."""
        for batch in self.read(table).to_batches(max_chunksize=8):
            yield from batch.to_pylist()

    def write(self, tables: ShardTables, made: Made) -> None:
        """Write all tables, each under a temporary name first."""
        heard = tables.heard.replace_schema_metadata({"cleaner.made": json.dumps(made._asdict())})
        for name, table in zip(ShardTables._fields, tables._replace(heard=heard), strict=True):
            with drafted(self.path(name), "shard") as draft:
                feather.write_feather(table, str(draft), compression="lz4")

    def remove(self) -> None:
        """Take all tables away, the last one first, so that what is left does not look whole."""
        for name in reversed(ShardTables._fields):
            self.path(name).unlink(missing_ok=True)


def document_row(doc_id: str, raw: RawDocument, article: Article, cuts: Sequence[Cut]) -> dict[str, Any]:
    """One judged document as a row of ``DOCUMENTS``."""
    return {
        "doc_id": doc_id, "source": raw.source, "path": raw.path, "record": raw.record, "raw_sha256": raw.raw_sha256,
        "raw_text": article.raw_text, "repairs": list(raw.repairs), "metadata": asdict(article.metadata),
        "blocks": [{"start": b.start, "end": b.end, "layout": b.layout} for b in article.blocks],
        "units": [unit._asdict() for unit in article.units],
        "cuts": [_cut_row(cut) for cut in cuts],
    }  # fmt: skip


def paragraph_rows(row: dict[str, Any], article: Article, cuts: Sequence[Cut]) -> Iterator[dict[str, Any]]:
    """The paragraphs of a judged document that its own cuts leave standing."""
    site = article.metadata.site or row["source"]
    runs: dict[int, list[Unit]] = {}
    for unit in kept_units(article, tidy(article, cuts)):
        runs.setdefault(unit.block, []).append(unit)
    for units in runs.values():
        yield {
            "doc_id": row["doc_id"], "source": row["source"], "site": site, "path": row["path"], "record": row["record"],
            "start": units[0].start, "end": units[-1].end, "text": " ".join(article.text(u) for u in units),
        }  # fmt: skip


def read_document(row: dict[str, Any]) -> tuple[Article, list[Cut]]:
    """The article and its cuts back from a row of ``DOCUMENTS``; DOM measures are not kept."""
    article = Article(
        row["raw_text"],
        tuple(Block(b["start"], b["end"], b["layout"]) for b in row["blocks"]),
        tuple(Unit(u["start"], u["end"], u["block"], u["layout"]) for u in row["units"]),
        Metadata(**row["metadata"]),
    )
    return article, [_cut(c) for c in row["cuts"]]


def _cut_row(cut: Cut) -> dict[str, Any]:
    original = cut.original
    return {
        "start": cut.start, "end": cut.end, "reason": cut.reason, "rule": cut.rule, "score": float(cut.score),
        "of_start": original.start if original else None, "similarity": original.similarity if original else None,
    }  # fmt: skip


def _cut(row: dict[str, Any]) -> Cut:
    original = None if row["of_start"] is None else Original(None, row["of_start"], row["similarity"])
    return Cut(row["start"], row["end"], row["reason"], row["rule"], row["score"], original)
