"""Third pass: judged documents and the cuts of the match become the four tables of a date."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from cleaner.article import CleanDocument
from cleaner.cleaning import finish
from cleaner.dataset.manifest import Part
from cleaner.dataset.rows import Rows
from cleaner.dataset.schema import SCHEMAS, build, write_parquet
from cleaner.dataset.snapshots import new_file, store
from cleaner.dataset.store import Place
from cleaner.limits import LIMITS, Limits
from cleaner.passes.judged import ShardFiles, read_document
from cleaner.passes.lost import HARMLESS, At, LostDocument, unwatched
from cleaner.passes.lost import Place as Where
from cleaner.passes.match import Cuts
from cleaner.passes.warm import warm_up_roles
from cleaner.roles import Lexicon


class PublishTask(NamedTuple):
    """What a worker needs to write the tables of one judged shard."""

    clean: Place
    date: str
    number: int
    judged: ShardFiles
    cuts: Cuts
    lexicon: Path | None
    forgotten: frozenset[str] = frozenset()
    limits: Limits = LIMITS

    @property
    def harmless(self) -> bool:
        """Whether it may be written in this process."""
        return self.judged.path("documents").stat().st_size <= HARMLESS

    def without(self, place: Where, code: str) -> PublishTask:
        """Raises LostDocument: the match has seen the document, so it must go from the first pass on."""
        raise LostDocument(place, code)


class Written(NamedTuple):
    """The files of one shard, in the pool, and what is in them."""

    parts: list[Part]
    reasons: Counter[str]
    roles: Counter[str]


def write_shard(task: PublishTask, at: At = unwatched) -> Written:
    """Split every document of a shard into kept and removed, tag what is kept, and write the four tables.

    ``at`` is told of each document.
    """
    warm_up_roles()
    tables = {name: Rows(SCHEMAS[name]) for name in ("documents", "sentences", "removed", "rejected")}
    reasons, roles = Counter[str](), Counter[str]()
    lexicon = Lexicon.load(task.lexicon)
    tables["rejected"].add(task.judged.read("rejected").to_pylist())
    for row in task.judged.rows("documents"):
        if row["doc_id"] in task.forgotten:
            tables["rejected"].add([_forgotten_row(row)])
            continue
        at(Where(row["path"], row["record"], "publish"))
        article, cuts = read_document(row)
        document = finish(article, [*cuts, *task.cuts.get(row["doc_id"], ())], lexicon)
        tables["documents"].add([_document_row(row, document)])
        tables["sentences"].add(_sentence_rows(row["doc_id"], document))
        tables["removed"].add(_removed_rows(row["doc_id"], document))
        reasons.update(cut.reason for cut in document.cuts)
        roles.update(sentence.discourse_role for sentence in document.sentences)
    parts = [_write(task, table, rows.table()) for table, rows in tables.items() if rows.count]
    return Written(parts, reasons, roles)


def _write(task: PublishTask, table: str, rows: pa.Table) -> Part:
    with new_file(task.clean) as made:
        part = Part(table, task.date, task.number, len(rows), write_parquet(build(table, rows), made))
        store(task.clean, made, part)
    return part


def _document_row(row: dict[str, Any], document: CleanDocument) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("doc_id", "source", "path", "record", "raw_sha256")},
        **{name: getattr(document.metadata, name) for name in ("url", "title", "author", "published_at", "site", "lang")},
        "raw_text": document.raw_text,
        "clean_text": document.clean_text,
        "n_sentences": len(document.sentences),
        "kept_chars": sum(s.end - s.start for s in document.sentences),
        "removed_chars": sum(c.end - c.start for c in document.cuts),
        "copied_share": document.copied_share,
        "flags": [*document.flags, *(f"repaired:{repair}" for repair in row["repairs"])],
    }


def _forgotten_row(row: dict[str, Any]) -> dict[str, Any]:
    message = f"forgotten on request; `cleaner forget --undo {row['doc_id']}` brings the document back"
    names = ("path", "record")
    return {**{name: row[name] for name in names}, "code": "E_FORGOTTEN", "message": message, "byte_offset": 0, "first_bytes": b""}


def _sentence_rows(doc_id: str, document: CleanDocument) -> list[dict[str, Any]]:
    return [
        {"doc_id": doc_id, "sentence": n, "text": document.raw_text[s.start : s.end], **s._asdict()}
        for n, s in enumerate(document.sentences)
    ]


def _removed_rows(doc_id: str, document: CleanDocument) -> list[dict[str, Any]]:
    rows = []
    for cut in document.cuts:
        original = cut.original
        rows.append({
            "doc_id": doc_id, "start": cut.start, "end": cut.end, "text": document.raw_text[cut.start : cut.end],
            "reason": cut.reason, "rule": cut.rule, "score": cut.score,
            "duplicate_of_doc": (original.doc or doc_id) if original else None,
            "duplicate_of_start": original.start if original else None,
            "similarity": original.similarity if original else None,
        })  # fmt: skip
    return rows
