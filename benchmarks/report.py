"""How long ``cleaner report`` takes over many documents, how large its page is, and how soon a browser shows it.

    python -m benchmarks.report [--documents 100000]

The documents are the samples of ``data/raw``, cleaned once and published again and again under other ids over sixty dates.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import duckdb
import pyarrow as pa
from tests.browser.driver import MISSING, READY, browser

from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.dataset.manifest import DateEntry, Part
from cleaner.dataset.schema import KEYS, SCHEMAS, write_parquet
from cleaner.dataset.snapshots import current_snapshot, publish, store
from cleaner.passes.run import run
from cleaner.report.published import connect
from cleaner.report.summary import report_page

RAW = Path(__file__).parents[1] / "data" / "raw"
DAYS = 60
COPIES = {
    "documents": "* REPLACE (md5(doc_id || i)[:20] AS doc_id, source || '-' || i % 40 AS source)",
    "sentences": "* REPLACE (md5(doc_id || i)[:20] AS doc_id)",
    "removed": "* REPLACE (md5(doc_id || i)[:20] AS doc_id, md5(duplicate_of_doc || i)[:20] AS duplicate_of_doc)",
    "rejected": "*",
}


def make(folder: Path, documents: int) -> Path:
    """Publish ``documents`` documents, a date after the other."""
    run(Config.load({"raw": str(RAW), "clean": str(folder / "once"), "jobs": 1}))
    once = open_dataset(folder / "once")
    copies = -(-documents // len(once.documents()))
    clean, dates = folder / "many", {}
    with connect(once) as connection:
        for day in range(DAYS):
            date = f"2026-{day // 28 + 1:02d}-{day % 28 + 1:02d}"
            parts = [_part(connection, clean, table, date, range(day, copies, DAYS)) for table in SCHEMAS]
            rows = {part.table: part.rows for part in parts}
            reasons = dict(connection.execute("SELECT reason, count(*) FROM removed GROUP BY reason").fetchall())
            counts = {"rows": rows, "reasons": {r: n * len(range(day, copies, DAYS)) for r, n in reasons.items()}}
            dates[date] = DateEntry({"rules": "one"}, counts, tuple(part for part in parts if part.rows))
            publish(clean, dates, current_snapshot(clean))
    return clean


def _part(connection: duckdb.DuckDBPyConnection, clean: Path, table: str, date: str, copies: range) -> Part:
    order = ", ".join(f'"{key}"' for key in KEYS[table])
    sql = f"SELECT {COPIES[table]} FROM {table}, (SELECT unnest(?) AS i) ORDER BY {order}"
    found = connection.sql(sql, params=[list(copies)]).to_arrow_table()
    arrow = pa.Table.from_arrays([found[name].cast(t) for name, t in _columns(table)], schema=SCHEMAS[table])
    clean.mkdir(parents=True, exist_ok=True)
    made = clean / f"{table}.draft"
    part = Part(table, date, 0, len(arrow), write_parquet(arrow, made))
    store(clean, made, part)
    return part


def _columns(table: str) -> list[tuple[str, pa.DataType]]:
    return [(field.name, field.type) for field in SCHEMAS[table]]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        clean = make(Path(name), given.documents)
        dataset = open_dataset(clean)
        started = time.perf_counter()
        page = report_page(dataset)
        seconds = time.perf_counter() - started
        rows = {table: sum(p.rows for e in dataset.manifest.dates.values() for p in e.files if p.table == table) for table in SCHEMAS}
        print(", ".join(f"{n:,} {table}" for table, n in rows.items()))
        print(f"written in {seconds:.1f} s, {len(page.encode()) / 1e6:.2f} MB, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB")
        if not READY:
            print(f"how soon a browser shows it was not measured: that {MISSING}")
            return
        (Path(name) / "report.html").write_text(page, "utf-8")
        with browser() as driver:
            driver.get("about:blank")
            driver.get((Path(name) / "report.html").as_uri())
            paint = driver.execute_script("return performance.getEntriesByName('first-contentful-paint')[0].startTime")
            load = driver.execute_script("return performance.getEntriesByType('navigation')[0].loadEventEnd")
        print(f"Chromium: first text after {paint / 1000:.2f} s, loaded after {load / 1000:.2f} s")


if __name__ == "__main__":
    main()
