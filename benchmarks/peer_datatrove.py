"""A datatrove pipeline as a user would set one up instead: a contender of ``benchmarks.end_to_end``, run by its own interpreter.

    python benchmarks/peer_datatrove.py IN OUT     folders; IN holds JSON lines with an "html" each

Reader, trafilatura, the C4 and FineWeb quality filters, the four stages of MinHash, a Parquet writer; one task, one worker.
"""

from __future__ import annotations

import sys
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.dedup import MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.filters import C4QualityFilter, FineWebQualityFilter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.pipeline.writers.parquet import ParquetWriter

BUCKETS = 14
"""datatrove's default; its second stage wants a task a bucket."""


def main() -> None:
    """Run the stages one after the other."""
    source, out = sys.argv[1], Path(sys.argv[2])
    text, signatures, buckets, removed = (str(out / name) for name in ("text", "signatures", "buckets", "removed"))
    stages: list[tuple[list[PipelineStep], int]] = [
        ([
            JsonlReader(source, text_key="html"), Trafilatura(timeout=10), C4QualityFilter(filter_no_terminal_punct=True),
            FineWebQualityFilter(), JsonlWriter(text, compression=None),
        ], 1),
        ([JsonlReader(text), MinhashDedupSignature(signatures)], 1),
        ([MinhashDedupBuckets(signatures, buckets)], BUCKETS),
        ([MinhashDedupCluster(buckets, removed)], 1),
        ([JsonlReader(text), MinhashDedupFilter(removed), ParquetWriter(str(out / "clean"), compression="zstd")], 1),
    ]  # fmt: skip
    for number, (steps, tasks) in enumerate(stages):
        LocalPipelineExecutor(steps, tasks=tasks, workers=1, logging_dir=str(out / "logs" / str(number))).run()


if __name__ == "__main__":
    main()
