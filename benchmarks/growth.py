"""Cost per document as the input grows: 1x, 10x and 100x documents on one date, and one date after 0, 1, 10 and 100 days of history.

    python -m benchmarks.growth [--documents N] [--plot FILE.svg]

Documents are authored articles spliced with junk. A copy has a word of its own after every small word, so that it is no duplicate,
and every tenth document is one of an earlier date, so that history is not only read but found. CPU seconds of one process
that has cleaned before and does all work itself: starting processes up is left out, because a run pays it once.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.end_to_end import SMALL
from benchmarks.judge import texts
from cleaner.config import Config
from cleaner.passes import lost
from cleaner.passes.run import run

FIRST = date(2026, 1, 1)
SIZES = (1, 10, 100)
DAYS = (0, 1, 10, 100)
AGAIN = 10
"""One in so many documents of a later date was published before."""


def corpus(count: int, start: int = 0) -> Iterator[str]:
    """Documents that are no duplicates of each other, from number ``start`` on."""
    known = texts([])
    for number in range(start, start + count):
        copy, index = divmod(number, len(known))
        yield SMALL.sub(rf"\g<0> copy{copy}", known[index]) if copy else known[index]


def write(raw: Path, day: date, documents: list[str]) -> None:
    """Put documents where a run looks for them."""
    folder = raw / f"date={day}"
    folder.mkdir(parents=True)
    rows = (json.dumps({"id": f"{day}-{number}", "text": text}) for number, text in enumerate(documents))
    (folder / "articles.jsonl").write_text("\n".join(rows), "utf-8")


def cost(config: Config, documents: int) -> float:
    """Milliseconds of CPU a document that a run takes."""
    start = time.process_time()
    report = run(config)
    assert report.rows["documents"] == documents, report.rows
    return 1e3 * (time.process_time() - start) / documents


def settings(folder: Path) -> Config:
    """One worker, folders below ``folder``."""
    return Config.load({"raw": str(folder / "raw"), "clean": str(folder / "clean"), "jobs": 1})


def by_documents(folder: Path, documents: int) -> list[tuple[int, float]]:
    """Documents and their cost, for dates of growing size."""
    found = []
    for size in SIZES:
        place = folder / f"size-{size}"
        write(place / "raw", FIRST, list(corpus(documents * size)))
        found.append((documents * size, cost(settings(place), documents * size)))
    return found


def by_history(folder: Path, documents: int) -> list[tuple[int, float]]:
    """Days of history and the cost of the date after them."""
    place, found, past = folder / "history", [], list[str]()
    for number in range(DAYS[-1] + 1):
        fresh = list(corpus(documents - (documents // AGAIN if past else 0), number * documents))
        write(place / "raw", FIRST + timedelta(number), [*fresh, *past[: documents - len(fresh)]])
        past = fresh
        milliseconds = cost(settings(place), documents)
        if number in DAYS:
            found.append((number, milliseconds))
    return found


def plot(series: dict[str, list[tuple[int, float]]], file: Path) -> None:
    """Both series side by side, relative to their first value."""
    width, height, left, marks = 300, 180, 46, []
    for place, (title, points) in enumerate(series.items()):
        x0, base = left + place * (width + 60), points[0][1]
        top = max(2.0, *(value / base for _, value in points))
        spots = [(x0 + width * i / (len(points) - 1), height - (height - 40) * value / base / top) for i, (_, value) in enumerate(points)]
        marks.append(f'<text x="{x0}" y="16" font-weight="bold">{title}</text>')
        marks.append(f'<path d="M{x0} {height}H{x0 + width}" stroke="#888"/>')
        marks.append(f'<polyline points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in spots)}" fill="none" stroke="#2463a6" stroke-width="2"/>')
        for (number, value), (x, y) in zip(points, spots, strict=True):
            marks.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="#2463a6"/><text x="{x - 12:.0f}" y="{y - 8:.0f}">{value / base:.2f}</text>')
            marks.append(f'<text x="{x - 12:.0f}" y="{height + 16}">{number:,}</text>')
    size = f'viewBox="0 0 {left + 2 * width + 100} {height + 24}"'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">{"".join(marks)}</svg>\n'
    file.write_text(text, "utf-8")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description="Cost per document as the input grows.")
    parser.add_argument("--documents", type=int, default=100, help="documents at 1x, and documents a date of history")
    parser.add_argument("--plot", type=Path, help="an SVG to write")
    asked = parser.parse_args()
    lost.HARMLESS = 1 << 40  # no workers
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "warm" / "raw", FIRST, list(corpus(asked.documents, 1_000_000)))
        cost(settings(folder / "warm"), asked.documents)
        series = {
            "CPU a document, by documents": by_documents(folder, asked.documents),
            "CPU a document, by days of history": by_history(folder, asked.documents),
        }
    for title, points in series.items():
        print(title)
        for number, value in points:
            print(f"{number:8,} {value:8.2f} ms {value / points[0][1]:6.2f} x")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB")
    if asked.plot:
        plot(series, asked.plot)


if __name__ == "__main__":
    main()
