"""First pass: the raw files of a shard to judged documents. Stateless, so shards run side by side."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cleaner.article import RawDocument
from cleaner.cleaning import find_with_evidence, prepare
from cleaner.dataset.rows import Rows
from cleaner.dataset.schema import SCHEMAS
from cleaner.duplicates.rules import Scopes
from cleaner.errors import InputError
from cleaner.limits import LIMITS, Limits
from cleaner.passes.beside import is_whole
from cleaner.passes.carry import standing
from cleaner.passes.code import CUT_BY, code_hash, engine_hash, hash_lines, rule_hashes
from cleaner.passes.judged import (
    DOCUMENTS,
    HEARD,
    PARAGRAPHS,
    Made,
    ShardFiles,
    ShardTables,
    document_row,
    paragraph_rows,
)
from cleaner.passes.lost import UNSPOILED, At, Place, Spoiled, are_harmless, judge_on, spoil, unwatched
from cleaner.passes.raw import RawFile
from cleaner.passes.read import Rejected, read_documents, rejected
from cleaner.passes.slices import Cutting, is_large, read_slice
from cleaner.passes.warm import warm_up

SHARD_BYTES = 16 << 20
"""Raw bytes a shard: some ten seconds of work. Part of what names the output files, so never a setting."""

NO_FIELDS: Mapping[str, str] = {}


class Shard(NamedTuple):
    """Raw files of one date that are judged together."""

    raw: Path
    date: str
    files: tuple[tuple[RawFile, str], ...]
    """Each with the sha256 of its bytes."""
    target: ShardFiles
    """Named by the files' content and by everything that judges them: what is there need not be judged again."""
    before: tuple[ShardFiles, ...]
    """What was judged of these files before, from other content or by other rules."""
    scopes: Scopes
    """What counts as a repeat inside a document."""
    fields: Mapping[str, str] = NO_FIELDS
    """The settings ``fields.*``."""
    slice: Path | None = None
    """Where the records of the one file stand, if it is large and was cut."""
    limits: Limits = LIMITS
    spoiled: Spoiled = UNSPOILED
    """What cost workers before: left out now."""

    @property
    def engine(self) -> str:
        """Hash of all that judges here, the phrases of the rules apart."""
        return _engine(self.scopes)

    @property
    def harmless(self) -> bool:
        """Whether it may be judged in this process."""
        return self.target.exist() or are_harmless(file for file, _ in self.files)

    def without(self, place: Place, code: str) -> Shard:
        """The shard without a document that cost a worker. Raises CleanerError when it is left out already."""
        return self._replace(spoiled=spoil(self.spoiled, place, code))

    def documents(self, at: At = unwatched) -> Iterator[RawDocument | Rejected]:
        """What is to be judged, in order; ``at`` is told of each before it is read and before it is judged."""
        for file, _ in self.files:
            if self.slice is not None:
                items = read_slice(self.slice, file, self.date)
            else:
                items = read_documents(self.raw, file, self.date, self.fields, self.limits)
            yield from judge_on(items, file.path, self.spoiled, self.limits, at)


class JudgedShard(NamedTuple):
    """A judged shard, and the work that it took."""

    files: ShardFiles
    documents: int
    judged: int
    """Documents that had to be judged; the verdicts on the others were there."""
    seconds: float


def plan_shards(
    raw: Path, date: str, files: Sequence[tuple[RawFile, str]], folder: Path, scopes: Scopes, fields: Mapping[str, str] = NO_FIELDS,
    limits: Limits = LIMITS, spoiled: Spoiled = UNSPOILED,
) -> list[Shard]:
    """Cut the files of a date (with their sha256) into shards, by their bytes alone. ``folder`` holds the judged shards of the date.

    Large files must have been cut (``cuttings``).
    """
    shards = []
    for group in _groups(files):
        target = ShardFiles(folder, _key(date, group, scopes, fields, limits))
        shard = Shard(raw, date, tuple(group), target, (), scopes, fields, limits=limits, spoiled=spoiled)
        if is_large(group[0][0]):
            cutting = _cutting(raw, group[0], date, folder, fields, limits)
            targets = _slices(target, cutting.size() or 0)
            shards += [shard._replace(target=t, slice=cutting.path(number)) for number, t in enumerate(targets)]
        else:
            shards.append(shard)
    known = judged_before(folder) if not all(shard.target.exist() for shard in shards) else {}
    return [shard if shard.target.exist() else shard._replace(before=_before(shard, known)) for shard in shards]


def cuttings(
    raw: Path, date: str, files: Sequence[tuple[RawFile, str]], folder: Path, scopes: Scopes, fields: Mapping[str, str] = NO_FIELDS,
    limits: Limits = LIMITS,
) -> list[Cutting]:  # fmt: skip
    """The large files of a date that must be cut before its shards can be planned; not those that are judged to the end."""
    needed = []
    for item in files:
        if is_large(item[0]):
            cutting = _cutting(raw, item, date, folder, fields, limits)
            size = cutting.size()
            targets = _slices(ShardFiles(folder, _key(date, [item], scopes, fields, limits)), size or 0)
            if size is None or not all(t.exist() or is_whole(cutting.path(number)) for number, t in enumerate(targets)):
                needed.append(cutting)
    return needed


def judged_before(folder: Path) -> dict[ShardFiles, Made]:
    """All judged shards of a date that are whole, and what they were made from."""
    last = ShardTables._fields[-1]
    shards = [ShardFiles(folder, path.name.partition(".")[0]) for path in sorted(folder.glob(f"*.{last}.arrow"))]
    return {files: files.made() for files in shards if files.exist()}


def judge_shard(shard: Shard, at: At = unwatched) -> JudgedShard:
    """Judge every document of a shard, or find it judged. Documents that cannot be read become rejected rows.

    ``at`` is told of each before it is read and before it is judged.
    """
    if shard.target.exist():
        return JudgedShard(shard.target, shard.target.made().documents, 0, 0.0)
    warm_up()
    started = time.perf_counter()
    engine, rules = shard.engine, rule_hashes()
    verdicts = [standing(files, engine, rules) for files in shard.before]
    order: list[str] = []
    carried: list[list[str]] = [[] for _ in verdicts]
    fresh, paragraphs, heard, rejects = map(Rows, (DOCUMENTS, PARAGRAPHS, HEARD, SCHEMAS["rejected"]))
    for item in shard.documents(at):
        if isinstance(item, Rejected):
            rejects.add([item._asdict()])
            continue
        doc_id, seen = document_id(item.source, item.date, item.path, item.key or item.record), _seen(item)
        holds = next((mine for mine, v in zip(carried, verdicts, strict=True) if v.seen.get(doc_id) == seen), None)
        if holds is not None:
            holds.append(doc_id)
        else:
            try:
                row, pieces, evidence = _judge(doc_id, seen, item, shard.scopes, shard.limits)
            except InputError as error:
                rejects.add([rejected(item.path, item.record, error)._asdict()])
                continue
            fresh.add([row], len(row["units"]))
            heard.add([evidence], len(row["units"]))
            paragraphs.add(pieces)
        order.append(doc_id)
    tables = [v.take(mine) for v, mine in zip(verdicts, carried, strict=True) if mine]
    tables.append(ShardTables(fresh.table(), paragraphs.table(), heard.table(), rejects.table()))
    files = {file.path: sha256 for file, sha256 in shard.files}
    shard.target.write(_joined(tables, order), Made(engine, rules, files, len(order)))
    return JudgedShard(shard.target, len(order), fresh.count, time.perf_counter() - started)


def document_id(source: str, date: str, path: str, record: int | str) -> str:
    """Stable name of a document: 80 bits of the hash of where it stands. ``record`` is its number, or an id of its own."""
    return hashlib.sha256("\x1f".join((source, date, path, str(record))).encode()).hexdigest()[:20]


def _judge(
    doc_id: str, seen: str, raw: RawDocument, scopes: Scopes, limits: Limits
) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]:
    article = prepare(raw.content, html=raw.html, url=raw.metadata.url, metadata=raw.metadata, limits=limits)
    (article, cuts), hearings = find_with_evidence(article, scopes)
    row = document_row(doc_id, raw, article, cuts)
    lines = dict.fromkeys(line for evidence in hearings for line in evidence.measures.lines)
    matched = sorted({rule.code for evidence in hearings for rule in evidence.matched})
    return row, list(paragraph_rows(row, article, cuts)), {"doc_id": doc_id, "seen": seen, "matched": matched, "lines": b"\n".join(lines)}


def _seen(raw: RawDocument) -> str:
    """Hash of all that the judge reads of a document."""
    parts = (raw.raw_sha256, raw.html, raw.metadata, raw.repairs)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _joined(tables: Sequence[ShardTables], order: Sequence[str]) -> ShardTables:
    """One shard of several, its documents in ``order``: the same rows as if all had been judged at once."""
    if len(tables) == 1:
        return tables[0]
    place = pa.array(order, pa.string())

    def ordered(name: str) -> pa.Table:
        table = pa.concat_tables([getattr(part, name) for part in tables])
        places = np.asarray(pc.index_in(table["doc_id"], place), np.int64)
        return table.take(pa.array(np.argsort(places, kind="stable")))

    return ShardTables(ordered("documents"), ordered("paragraphs"), ordered("heard"), tables[-1].rejected)


def _before(shard: Shard, known: Mapping[ShardFiles, Made]) -> tuple[ShardFiles, ...]:
    """What was judged of a shard's files before; of a file that was cut, only the slices near the same place."""
    paths = {file.path for file, _ in shard.files}
    near = (f for f, made in known.items() if not paths.isdisjoint(made.files))
    return tuple(f for f in near if shard.slice is None or abs(f.slice - shard.target.slice) <= 1)


def _cutting(
    raw: Path, item: tuple[RawFile, str], date: str, folder: Path, fields: Mapping[str, str], limits: Limits
) -> Cutting:  # fmt: skip
    file, sha256 = item
    made_from = hash_lines([code_hash(CUT_BY), date, file.source, file.path, sha256, repr(sorted(fields.items())), repr(limits)])
    return Cutting(raw, file, date, fields, folder / "slices" / made_from, limits)


def _slices(target: ShardFiles, size: int) -> list[ShardFiles]:
    return [target._replace(key=f"{target.key}-{number:05}") for number in range(size)]


def _groups(files: Sequence[tuple[RawFile, str]]) -> list[list[tuple[RawFile, str]]]:
    groups: list[list[tuple[RawFile, str]]] = []
    size = SHARD_BYTES
    for item in files:
        if size >= SHARD_BYTES or is_large(item[0]):
            groups.append([])
            size = 0
        groups[-1].append(item)
        size += SHARD_BYTES if is_large(item[0]) else item[0].size
    return groups


def _engine(scopes: Scopes) -> str:
    return hash_lines([engine_hash(), repr((scopes.document, scopes.numbers))])


def _key(date: str, group: Sequence[tuple[RawFile, str]], scopes: Scopes, fields: Mapping[str, str], limits: Limits) -> str:
    digest = hashlib.sha256(f"{_engine(scopes)} {rule_hashes()} {date} {sorted(fields.items())} {limits}".encode())
    for file, sha256 in group:
        digest.update(f"\n{file.source}\t{file.path}\t{sha256}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:32]
