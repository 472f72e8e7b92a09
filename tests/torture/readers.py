"""The processes that read: pyarrow, DuckDB and Polars, each checking that what it saw is whole."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import queue
from collections import Counter
from pathlib import Path

from polars.exceptions import PanicException as PANIC

COLUMNS = {"documents": ("doc_id", "raw_text"), "sentences": ("doc_id", "start", "end", "text"), "removed": ("doc_id", "start", "end", "text")}
ENGINES = ("pyarrow", "duckdb", "polars")
HELD = 20
"""Every so many reads a reader holds what it reads, for a minute."""

spawns = multiprocessing.get_context("spawn")


class Readers:
    """Three processes that poll until told to stop."""

    def __init__(self, place: Path, naive: bool = False) -> None:
        self._over, self._results = spawns.Event(), spawns.Queue()
        self.reads = {engine: spawns.Value("q", 0) for engine in ENGINES}
        self._processes = [
            spawns.Process(target=_poll, args=(engine, place, naive, self._over, self.reads[engine], self._results), daemon=True)
            for engine in ENGINES
        ]
        for process in self._processes:
            process.start()

    def count(self) -> int:
        """Reads so far."""
        return sum(value.value for value in self.reads.values())

    def stop(self) -> tuple[Counter[tuple[str, str]], Counter[str]]:
        """End them. Returns how often each (snapshot, digest) was read, and how often what was wrong."""
        self._over.set()
        seen: Counter[tuple[str, str]] = Counter()
        faults: Counter[str] = Counter()
        for _ in self._processes:
            try:
                one, other = self._results.get(timeout=120)
            except queue.Empty:
                raise RuntimeError("a reader died") from None
            seen += one
            faults += other
        for process in self._processes:
            process.join()
        return seen, faults


def digest(tables: dict[str, list[tuple[object, ...]]]) -> str:
    """Hash of the rows of all tables together, whatever engine read them."""
    return hashlib.sha256(repr([sorted(tables[table]) for table in COLUMNS]).encode()).hexdigest()


def read(engine: str, globs: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, read by one engine."""
    return {table: ENGINE[engine](globs[table], columns) for table, columns in COLUMNS.items()}


def broken(tables: dict[str, list[tuple[object, ...]]]) -> str | None:
    """What is wrong with the rows by themselves: rows doubled, orphans, or the law of conservation."""
    texts = dict(tables["documents"])
    if any(len(set(rows)) != len(rows) for rows in tables.values()) or len(texts) != len(tables["documents"]):
        return "rows doubled"
    spans: dict[object, list[tuple[int, int, str]]] = {doc_id: [] for doc_id in texts}
    for doc_id, start, end, text in [*tables["sentences"], *tables["removed"]]:
        if doc_id not in spans:
            return "rows of no document"
        spans[doc_id].append((start, end, text))
    for doc_id, raw in texts.items():
        left = list(raw)
        for start, end, text in spans[doc_id]:
            if raw[start:end] != text or None in left[start:end]:
                return "law broken"
            left[start:end] = [None] * (end - start)
        if "".join(char for char in left if char).strip():
            return "rows lost"
    return None


def _poll(engine, place, naive, over, reads, results) -> None:
    from cleaner.dataset import open_dataset

    if naive:  # Polars panics over torn files, at length
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    seen: Counter[tuple[str, str]] = Counter()
    faults: Counter[str] = Counter()
    while not over.is_set():
        try:
            if naive:
                name, globs = "", {table: f"{place}/{table}/*/*.parquet" for table in COLUMNS}
            else:
                dataset = open_dataset(place, hold=None if reads.value % HELD else "1m")
                name, globs = dataset.snapshot, {table: dataset.glob(table) for table in COLUMNS}
            tables = read(engine, globs)
        except (Exception, PANIC) as error:  # whatever an engine says of a file that is half there
            faults[f"error: {type(error).__name__}"] += 1
        else:
            problem = broken(tables)
            if problem:
                faults[problem] += 1
            seen[name, digest(tables)] += 1
        reads.value += 1
    results.put((seen, faults))


def _pyarrow(glob: str, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    import pyarrow.dataset as ds

    table = ds.dataset(glob.removesuffix("/*/*.parquet"), format="parquet").to_table(columns=list(columns))
    return list(zip(*(table[column].to_pylist() for column in columns), strict=True))


def _duckdb(glob: str, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    import duckdb

    with duckdb.connect(config={"threads": 1}) as connection:
        names = ", ".join(f'"{column}"' for column in columns)
        return connection.execute(f"SELECT {names} FROM read_parquet(?)", [glob]).fetchall()


def _polars(glob: str, columns: tuple[str, ...]) -> list[tuple[object, ...]]:
    import polars

    return polars.read_parquet(glob, columns=list(columns)).rows()


ENGINE = {"pyarrow": _pyarrow, "duckdb": _duckdb, "polars": _polars}
