"""The report on what is published: everything counted, a sample shown, in one page that needs no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import duckdb

from cleaner.article import CleanDocument, Cut
from cleaner.dataset import Dataset
from cleaner.dataset.store import Place
from cleaner.passes.memo import shard_times
from cleaner.report import charts, figures
from cleaner.report.document import View, rules_of, view
from cleaner.report.history import Publish, multiples, publishes
from cleaner.report.page import fill
from cleaner.report.published import connect, facts, read_documents, rows

DOCUMENTS = 60
"""Documents that the report shows whole, at most."""

ROOM = 120_000
"""Characters of raw text that the shown documents have together: a page of them is some ten times as large."""

CLIP = 300
"""Characters of an example."""


class ShardTime(NamedTuple):
    """How long a pass took over a shard."""

    date: str
    step: str
    shard: str
    seconds: float


class Shown(NamedTuple):
    """The documents that the report shows whole."""

    views: list[View]
    documents: list[CleanDocument]
    anchors: frozenset[str]
    """Every place in them that can be linked to."""

    def to(self, doc: str | None, start: int | None = None) -> str | None:
        """The anchor of a place if it is shown."""
        anchor = f"{doc}-{start}" if start is not None else doc or ""
        return anchor if anchor in self.anchors else None

    def original(self, cut: Cut) -> str | None:
        """The anchor of a repeat's original."""
        return self.to(cut.original.doc, cut.original.start) if cut.original else None


def measured_shards(clean: Place) -> list[ShardTime]:
    """What runs here remember of the time that shards took."""
    times = shard_times(clean)
    return [ShardTime(date, "judge", shard, seconds) for date, shards in times.items() for shard, seconds in shards.items()]


def report(dataset: Dataset, shards: Sequence[ShardTime] = ()) -> dict[str, Any]:
    """All figures of a snapshot, as ``report_page`` shows them. ``shards`` are the slowest ones of a run, if it was measured."""
    with connect(dataset) as connection:
        return {name: _plain(value) for name, value in _figures(connection, dataset, shards).items()}


def report_page(dataset: Dataset, shards: Sequence[ShardTime] = ()) -> str:
    """The report as one self-contained HTML page; the same snapshot gives the same page."""
    with connect(dataset) as connection:
        found = _figures(connection, dataset, shards)
        shown = _shown(connection, found)
    return fill(
        "report.html", scripts=("document.js", "report.js"), charts=charts, clip=CLIP, shown=shown,
        rules=rules_of(shown.documents), **found,
    )  # fmt: skip


def _figures(connection: duckdb.DuckDBPyConnection, dataset: Dataset, shards: Sequence[ShardTime]) -> dict[str, Any]:
    counts, stages = figures.funnel(connection)
    names, mixes = figures.roles(connection)
    manifest = dataset.manifest
    history: list[Publish] = publishes(dataset)
    return {
        "snapshot": dataset.snapshot,
        "schema": manifest.schema,
        "dates": list(manifest.dates),
        "counts": counts,
        "stages": stages,
        "reasons": rows(connection, figures.REASONS),
        "examples": rows(connection, figures.SPANS, [figures.EXAMPLES]),
        "roles": names,
        "mixes": mixes,
        "clusters": figures.clusters(connection),
        "rejected": rows(connection, figures.REJECTED, [figures.REJECTS]),
        "flagged": [doc_id for (doc_id,) in connection.execute(figures.FLAGGED, [DOCUMENTS]).fetchall()],
        "history": history,
        "multiples": multiples(history),
        "shards": list(shards),
        "made_by": _made_by(manifest.dates[date].fingerprint for date in manifest.dates),
    }


def _plain(value: Any) -> Any:
    """Named tuples as JSON objects."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value._asdict() if hasattr(value, "_asdict") else value


def _made_by(fingerprints: Iterable[dict[str, str]]) -> dict[str, list[str]]:
    """Hashes of rules, roles and settings over all dates: more than one of a kind means that dates are stale."""
    found: dict[str, list[str]] = {}
    for fingerprint in fingerprints:
        for name in ("rules", "roles", "config"):
            if name in fingerprint and fingerprint[name] not in found.setdefault(name, []):
                found[name].append(fingerprint[name])
    return found


def _shown(connection: duckdb.DuckDBPyConnection, found: dict[str, Any]) -> Shown:
    """The documents of the examples, together with the originals of their repeats, as far as there is room."""
    sizes = {}
    wanted = list(dict.fromkeys(_wanted(found)))
    for row in rows(connection, "SELECT doc_id, length(raw_text) AS n FROM documents WHERE list_contains(?, doc_id)", [wanted]):
        sizes[row["doc_id"]] = row["n"]
    chosen: list[str] = []
    room = ROOM
    for doc_id in wanted:
        if len(chosen) < DOCUMENTS and sizes.get(doc_id, ROOM) <= min(room, ROOM // 6):
            chosen.append(doc_id)
            room -= sizes[doc_id]
    read = read_documents(connection, chosen)
    views = [view(document, doc_id, facts(row)) for doc_id, (row, document) in read.items()]
    places = (f"{seen.key}-{piece.span.start}" for seen in views for line in seen.lines for piece in line.pieces if piece.span)
    return Shown(views, [document for _, document in read.values()], frozenset([*read, *places]))


def _wanted(found: dict[str, Any]) -> Iterator[str]:
    """Ids of documents worth showing, the best first: repeats with their originals, then every reason in turn, then flagged."""
    for cluster in found["clusters"]:
        yield cluster["duplicate_of_doc"]
        yield cluster["copy_doc"]
    for turn in range(figures.EXAMPLES):
        for reason in found["reasons"]:
            spans = [span for span in found["examples"] if span["reason"] == reason["reason"]]
            if turn < len(spans):
                yield spans[turn]["doc_id"]
    yield from found["flagged"]
