"""A match that was made is kept: what a date loses to its past depends on its paragraphs and on that past alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import feather

from cleaner.article import Cut, Original
from cleaner.passes.code import MATCHED_BY, code_hash, hash_lines
from cleaner.passes.judged import ShardFiles
from cleaner.passes.match import Cuts

CUTS = pa.schema([
    ("doc_id", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("reason", pa.string()), ("rule", pa.string()),
    ("score", pa.float64()), ("of_doc", pa.string()), ("of_start", pa.int32()), ("similarity", pa.float64()),
])  # fmt: skip


class Matched(NamedTuple):
    """What the match of a date found: the cuts, and the state that it left, by the hash of its file and its rows."""

    cuts: Cuts
    state: str
    rows: int


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
        if not self.path.exists():
            return None
        table = feather.read_table(str(self.path))
        cuts: Cuts = defaultdict(list)
        for row in table.to_pylist():
            cuts[row["doc_id"]].append(_cut(row))
        known = table.schema.metadata
        return Matched(dict(cuts), known[b"cleaner.state"].decode(), int(known[b"cleaner.rows"]))

    def write(self, found: Matched) -> None:
        """Keep a match."""
        self.folder.mkdir(parents=True, exist_ok=True)
        rows = [_row(doc_id, cut) for doc_id, cuts in found.cuts.items() for cut in cuts]
        schema = CUTS.with_metadata({"cleaner.state": found.state, "cleaner.rows": str(found.rows)})
        draft = self.path.with_suffix(".draft")
        feather.write_feather(pa.Table.from_pylist(rows, schema=schema), str(draft), compression="lz4")
        draft.replace(self.path)


def match_file(folder: Path, shards: Sequence[ShardFiles], history: Iterable[str], settings: str) -> MatchFile:
    """Where the match of these shards against these states (by their hashes) is kept; ``settings`` are those that matter to it."""
    made_from = [code_hash(MATCHED_BY), settings, *(shard.key for shard in shards), "history", *history]
    return MatchFile(folder, hash_lines(made_from))


def _row(doc_id: str, cut: Cut) -> dict[str, Any]:
    of = cut.original
    place = {"of_doc": of.doc, "of_start": of.start, "similarity": of.similarity} if of else {}
    return {"doc_id": doc_id, "start": cut.start, "end": cut.end, "reason": cut.reason, "rule": cut.rule, "score": cut.score, **place}


def _cut(row: dict[str, Any]) -> Cut:
    original = None if row["of_start"] is None else Original(row["of_doc"], row["of_start"], row["similarity"])
    return Cut(row["start"], row["end"], row["reason"], row["rule"], row["score"], original)
