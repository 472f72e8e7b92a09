"""A match that was made is kept: what a date loses to its past depends on its paragraphs and on that past alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import feather

from cleaner.article import Cut, Original
from cleaner.dataset.drafts import drafted
from cleaner.dataset.manifest import Part
from cleaner.passes.beside import is_whole
from cleaner.passes.code import MATCHED_BY, code_hash, hash_lines
from cleaner.passes.judged import ShardFiles
from cleaner.passes.match import Cuts

CUTS = pa.schema([
    ("doc_id", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("reason", pa.string()), ("rule", pa.string()),
    ("score", pa.float64()), ("of_doc", pa.string()), ("of_start", pa.int32()), ("similarity", pa.float64()),
])  # fmt: skip


class Matched(NamedTuple):
    """What the match of a date found: the cuts, and the parts of the state that it left."""

    cuts: Cuts
    state: tuple[Part, ...]


class MatchFile(NamedTuple):
    """The file of one match, named by the content of what was matched."""

    folder: Path
    key: str

    @property
    def path(self) -> Path:
        """Where it stands."""
        return self.folder / f"{self.key}.cuts.arrow"

    def read(self) -> Matched | None:
        """The match, None where there is none."""
        if not is_whole(self.path):
            return None
        table = feather.read_table(str(self.path))
        cuts: Cuts = defaultdict(list)
        for row in table.to_pylist():
            cuts[row["doc_id"]].append(_cut(row))
        state = json.loads(table.schema.metadata[b"cleaner.state"])
        return Matched(dict(cuts), tuple(Part(*part) for part in state))

    def write(self, found: Matched) -> None:
        """Keep a match."""
        rows = [_row(doc_id, cut) for doc_id, cuts in found.cuts.items() for cut in cuts]
        schema = CUTS.with_metadata({"cleaner.state": json.dumps(found.state)})
        with drafted(self.path, "match") as draft:
            feather.write_feather(pa.Table.from_pylist(rows, schema=schema), str(draft), compression="lz4")


def match_file(
    folder: Path, shards: Sequence[ShardFiles], history: Iterable[Part], settings: str, forgotten: Iterable[str]
) -> MatchFile:
    """Where the match of these shards against these states is kept; ``settings`` are those that matter to it."""
    made_from = [code_hash(MATCHED_BY), settings, *(shard.key for shard in shards), "history", *(part.sha256 for part in history)]
    return MatchFile(folder, hash_lines([*made_from, "forgotten", *sorted(forgotten)]))


def _row(doc_id: str, cut: Cut) -> dict[str, Any]:
    of = cut.original
    place = {"of_doc": of.doc, "of_start": of.start, "similarity": of.similarity} if of else {}
    return {"doc_id": doc_id, "start": cut.start, "end": cut.end, "reason": cut.reason, "rule": cut.rule, "score": cut.score, **place}


def _cut(row: dict[str, Any]) -> Cut:
    original = None if row["of_start"] is None else Original(row["of_doc"], row["of_start"], row["similarity"])
    return Cut(row["start"], row["end"], row["reason"], row["rule"], row["score"], original)
