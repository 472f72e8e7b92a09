"""Pages to published Parquet, ours beside a datatrove pipeline and beside the floor, on the same pages in one run.

    pip install "datatrove[processing]" trafilatura lxml_html_clean spacy nltk orjson     best in an environment of its own
    python -m benchmarks.end_to_end [--times N] [--pages N] [--datatrove PYTHON] FILE.jsonl.zst...     rows with an "html"

Each contender is a process of its own with one worker; CPU seconds and peak memory are those of it and of all its children, as the
kernel counted them. The floor is lexbor parsing, the text, its hash, and a Parquet file in zstd: less cannot be done with pages.
Both do different work: ours also cleans inside paragraphs, tags every sentence and accounts for every removed character.
``--times`` multiplies the pages; a copy has a word of its own after every small word, so that it is no duplicate.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

SMALL = re.compile(r" (?:the|a|and|of|to|in|is|der|die|und)(?= )")
PEER = Path(__file__).with_name("peer_datatrove.py")


class Spent(NamedTuple):
    """What a process and its children took."""

    cpu: float
    wall: float
    peak: int
    """Bytes of the largest of them."""


def prepare(files: list[Path], limit: int | None, times: int, target: Path) -> None:
    """Write the pages that are measured, and copies of them that are no duplicates."""
    from training.pages import read_zst

    pages = [row["html"] for file in files for row in read_zst(file)]
    pages = pages[:: max(1, len(pages) // limit)][:limit] if limit else pages
    with target.open("w", encoding="utf-8") as out:
        for copy in range(times):
            for number, html in enumerate(pages):
                text = SMALL.sub(rf"\g<0> copy{copy}", html) if copy else html
                out.write(json.dumps({"id": f"{copy}-{number}", "html": text}) + "\n")


def measure(command: list[str], log: Path) -> Spent:
    """Run a command to its end; its output goes to ``log``. Exits when it fails."""
    start = time.perf_counter()
    with log.open("wb") as out:
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2),
        ])  # fmt: skip
        _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{log.read_text('utf-8', 'replace')[-2000:]}")
    return Spent(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss << 10)


def floor(source: Path, target: Path) -> None:
    """The least that anybody must do."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    from selectolax.lexbor import LexborHTMLParser

    texts, hashes = [], []
    for file in sorted(source.glob("*.jsonl")):
        with file.open("rb") as lines:
            for line in lines:
                text = LexborHTMLParser(json.loads(line)["html"]).text()
                texts.append(text)
                hashes.append(hashlib.sha256(text.encode()).hexdigest())
    pq.write_table(pa.table({"text": texts, "sha256": hashes}), target, compression="zstd")


def contenders(work: Path, source: Path, datatrove: str) -> dict[str, list[str]]:
    """By name, the command of each."""
    own = [sys.executable, "-m"]
    found = {
        "floor": [*own, "benchmarks.end_to_end", "--floor", str(source), str(work / "floor.parquet")],
        "cleaner run": [*own, "cleaner", "run", "--raw", str(source), "--clean", str(work / "clean"), "--date", "2026-01-01", "--jobs", "1"],
    }
    (work / "datatrove").mkdir()
    return found | {"datatrove": [datatrove, str(PEER), str(source), str(work / "datatrove")]}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Pages to published Parquet, beside a datatrove pipeline and the floor.")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--pages", type=int, default=None, help="at most so many pages, spread over the files")
    parser.add_argument("--datatrove", default=sys.executable, help="an interpreter that has datatrove")
    parser.add_argument("--floor", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("files", type=Path, nargs="+")
    asked = parser.parse_args()
    if asked.floor:
        return floor(*asked.files)
    with tempfile.TemporaryDirectory() as folder:
        work, source = Path(folder), Path(folder) / "raw"
        source.mkdir()
        # in a process of its own: the kernel counts what this one holds as memory of those that it starts
        maker = get_context("spawn").Process(target=prepare, args=(asked.files, asked.pages, asked.times, source / "pages.jsonl"))
        maker.start()
        maker.join()
        with (source / "pages.jsonl").open("rb") as lines:
            count = sum(1 for _ in lines)
        size = (source / "pages.jsonl").stat().st_size
        print(f"{count} pages, {size / 1e6:.0f} MB of JSON lines, one worker")
        base = None
        for name, command in contenders(work, source, asked.datatrove).items():
            spent = measure(command, work / "log")
            base = base or spent.cpu
            print(
                f"{name:12} CPU {spent.cpu:8.1f} s {1e3 * spent.cpu / count:8.1f} ms a page {spent.cpu / base:7.1f} x the floor"
                f"   wall {spent.wall:8.1f} s   peak {spent.peak / 2**20:6.0f} MiB"
            )


if __name__ == "__main__":
    main()
