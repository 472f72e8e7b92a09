"""Near-duplicate paragraphs: CPU time beside datasketch, rensa and datatrove on the same data in one run, memory, and history.

    pip install datasketch rensa datatrove
    python -m benchmarks.duplicates [FILE.parquet] [--rows 100000]      a "text" column; without a file, paragraphs are made up

Ours is `cleaner dedupe` end to end: read, fingerprint, match, verify every pair, write. The peers get the texts in memory,
lower and split them, and stop at what they take for duplicates: nothing is verified. Every contender runs in a process of its own; imports and compiling
are not counted.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

DATATROVE_ROWS = 10_000
PERMUTATIONS = 125
THRESHOLD = 0.65


def made_up(rows: int, seed: int = 7) -> Iterator[str]:
    """Paragraphs of a Zipf vocabulary; a third are light edits of earlier ones."""
    random = Random(seed)
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en")]
    vocabulary = ["".join(random.choices(syllables, k=1 + n % 3)) for n in range(20_000)]
    weights = [1 / (n + 1) for n in range(len(vocabulary))]
    pool = random.choices(vocabulary, weights, k=1_000_000)
    texts: list[str] = []
    for _ in range(rows):
        if texts and random.random() < 0.33:
            words = random.choice(texts[-5000:]).split()
            for _ in range(random.randrange(4)):
                words[random.randrange(len(words))] = random.choice(pool)
        else:
            start, size = random.randrange(len(pool) - 200), min(200, max(6, int(random.lognormvariate(3.65, 0.8))))
            words = pool[start : start + size]
        texts.append(" ".join(words))
        yield texts[-1]


def cleaner(path: Path) -> Callable[[], int]:
    """`cleaner dedupe`, on one thread."""
    from cleaner.duplicates.table import dedupe

    warm = path.with_name("warm.parquet")
    pq.write_table(pa.table({"text": ["the pier is shut for the whole winter again"] * 2}), warm)
    dedupe(warm, path.with_name("warm-out.parquet"))

    def work() -> int:
        found = dedupe(path, path.with_name("out.parquet"))
        return found.equal + found.similar

    return work


def _bigrams(text: str) -> list[str]:
    words = text.lower().split()
    return [f"{a} {b}" for a, b in zip(words, words[1:], strict=False)]


def _texts(path: Path) -> list[str]:
    texts: list[str] = pq.read_table(path)["text"].to_pylist()
    return texts


def datasketch(path: Path) -> Callable[[], int]:
    """A MinHash an item, asked of and put into an index, as its documentation shows."""
    from datasketch import MinHash, MinHashLSH

    texts = _texts(path)

    def work() -> int:
        index, found = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), 0
        for n, text in enumerate(texts):
            sketch = MinHash(num_perm=PERMUTATIONS)
            for bigram in _bigrams(text):
                sketch.update(bigram.encode())
            found += bool(index.query(sketch))
            index.insert(str(n), sketch)
        return found

    return work


def datasketch_bulk(path: Path) -> Callable[[], int]:
    """The same with ``MinHash.bulk``."""
    from datasketch import MinHash, MinHashLSH

    texts = _texts(path)

    def work() -> int:
        index, found = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), 0
        bigrams = [[bigram.encode() for bigram in _bigrams(text)] for text in texts]
        for n, sketch in enumerate(MinHash.bulk(bigrams, num_perm=PERMUTATIONS)):
            found += bool(index.query(sketch))
            index.insert(str(n), sketch)
        return found

    return work


def rensa(path: Path) -> Callable[[], int]:
    """RMinHash and its index, in Rust; 125 permutations in 25 bands."""
    from rensa import RMinHash, RMinHashLSH

    texts = _texts(path)

    def work() -> int:
        index, found = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=25), 0
        for n, text in enumerate(texts):
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(_bigrams(text))
            found += bool(index.query(sketch))
            index.insert(n, sketch)
        return found

    return work


def datatrove(path: Path) -> Callable[[], int]:
    """The four stages (signature, buckets, cluster, filter) with word bigrams, 25 bands of 5."""
    from datatrove.data import Document
    from datatrove.pipeline.dedup import (
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupFilter,
        MinhashDedupSignature,
    )
    from datatrove.pipeline.dedup.minhash import MinhashConfig

    texts = _texts(path)
    config = MinhashConfig(n_grams=2, num_buckets=25, hashes_per_bucket=5)
    folder = tempfile.mkdtemp(dir=path.parent)

    def documents() -> Iterator[Document]:
        return (Document(text=text, id=str(n)) for n, text in enumerate(texts))

    def work() -> int:
        MinhashDedupSignature(f"{folder}/signatures", config).run(documents(), 0, 1)
        for bucket in range(config.num_buckets):
            MinhashDedupBuckets(f"{folder}/signatures", f"{folder}/buckets", config=config).run(None, bucket, config.num_buckets)
        MinhashDedupCluster(f"{folder}/buckets", f"{folder}/remove", config=config).run(None, 0, 1)
        return len(texts) - sum(1 for _ in MinhashDedupFilter(f"{folder}/remove").run(documents(), 0, 1))

    return work


CONTENDERS = {c.__name__: c for c in (cleaner, datasketch, datasketch_bulk, rensa, datatrove)}


def measure(name: str, path: Path) -> dict[str, float]:
    """Run one contender in a process of its own: CPU seconds, peak memory in MB, duplicates."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.duplicates", "--contender", name, str(path)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def contend(name: str, path: Path) -> None:
    """The process of one contender."""
    work = CONTENDERS[name](path)
    started = time.process_time()
    copies = work()
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "copies": copies, "memory": memory}))


def history(path: Path) -> tuple[float, float]:
    """CPU seconds of matching a tenth of the rows as one date: without a past, and against eight tenths as eight dates."""
    from cleaner.duplicates.match import match
    from cleaner.duplicates.resolve import Past
    from cleaner.duplicates.rules import SCOPES

    texts = pq.read_table(path)["text"]
    size = len(texts) // 10
    empty = Past()

    def day(number: int, past: Past) -> tuple[float, Past]:
        part = texts.slice(number * size, size)
        ids = pa.array([f"{number:02}-{n:08}" for n in range(size)])
        zeros = pa.array([0] * size, pa.int32())
        columns = {"doc_id": ids, "source": ids, "path": ids, "record": zeros, "start": zeros, "end": zeros, "text": part}
        state = (path.with_name(f"{number}.kept"), path.with_name(f"{number}.keys"))
        started = time.process_time()
        with match(pa.table(columns), f"2026-01-{number + 1:02}", past, SCOPES) as found:
            found.decisions()
            found.write_state(*state)
        return time.process_time() - started, Past((*past.prints, state[0]), (*past.keys, state[1]))

    past = empty
    for number in range(8):
        _, past = day(number, past)
    return min(day(9, empty)[0] for _ in range(3)), min(day(9, past)[0] for _ in range(3))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--contender", choices=CONTENDERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.contender:
        contend(given.contender, given.file)
        return
    with tempfile.TemporaryDirectory() as scratch:
        texts = pq.read_table(given.file)["text"] if given.file else pa.array(list(made_up(given.rows)))
        whole, part = Path(scratch) / "rows.parquet", Path(scratch) / "part.parquet"
        pq.write_table(pa.table({"text": texts[: given.rows]}), whole)
        pq.write_table(pa.table({"text": texts[: min(given.rows, DATATROVE_ROWS)]}), part)
        print(f"{'':<18}{'rows':>9}{'CPU s':>9}{'us/row':>9}{'ratio':>8}{'copies':>9}{'peak MB':>9}")
        for rows, names in ((whole, ("cleaner", "datasketch", "datasketch_bulk", "rensa")), (part, ("cleaner", "datatrove"))):
            size, ours = pq.ParquetFile(rows).metadata.num_rows, 0.0
            for name in names:
                found = measure(name, rows)
                ours = ours or found["seconds"]
                print(
                    f"{name:<18}{size:>9}{found['seconds']:>9.2f}{found['seconds'] / size * 1e6:>9.1f}"
                    f"{found['seconds'] / ours:>8.1f}{found['copies']:>9.0f}{found['memory']:>9.0f}"
                )
        alone, beside = history(whole)
        print(f"a date of {len(texts[: given.rows]) // 10} rows: {alone:.2f} s without a past, {beside / alone:.2f} x that beside eight dates")


if __name__ == "__main__":
    main()
