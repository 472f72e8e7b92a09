"""Kill writers with -9 while readers read, and count what readers saw that they should not.

    python -m tests.torture --kills 300 --reads 20000

The writers are `cleaner run` and `cleaner gc` over a small raw folder that changes whenever a run came through. Half of them
die at a random moment, half at a named point of the write. Readers (pyarrow, DuckDB, Polars) poll in other processes. In the
end an undisturbed run over the same versions tells what there was to be seen, and a writer that overwrites in place, killed
and read in the same way, shows that the readers would have noticed. Exit status 1 when anything was torn, lost or doubled.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.torture.readers import ENGINES, Readers, digest, read
from tests.torture.story import write_version
from tests.torture.writer import start, start_naive

from cleaner.dataset.points import POINTS

GC = ("gc", "--keep", "10", "--hours", "0.05")
"""Three minutes: longer than any version lives, or gc would take judged shards of a run that is still to be ended."""

GC_EVERY = 6
"""Every so many writers one tidies up."""

NAIVE_SHARE = 50
"""The control has so many times fewer kills and reads: it fails at once."""


class Score(NamedTuple):
    """One column of the table."""

    kills: int
    at_points: int
    reads: dict[str, int]
    torn: int
    faults: Counter[str]
    snapshots: int
    redone: int
    most_redone: int
    equal: bool


def torture(folder: Path, kills: int, reads: int, seed: int = 1) -> tuple[Score, Score]:
    """Our writer's score and the control's."""
    chance = random.Random(seed)
    raw, clean, log = folder / "raw", folder / "clean", folder / "judged.log"
    log.touch()
    write_version(raw, 0)
    took = finish(start(run_in(raw, clean), None, log))
    readers, versions, killed, at_points, most_redone = Readers(clean), 1, 0, Counter(), 0
    write_version(raw, 1)
    attempt, ended = 0, 0
    while killed < kills or readers.count() < reads:
        attempt += 1
        before = log.read_text().split()[ended:]  # since the last run that ended: what came before may have been superseded
        tidies = attempt % GC_EVERY == 0
        points = [point for point in POINTS if point.startswith(("drop", "sweep", "file", "pointer")) == tidies and not point.startswith("note")]
        point = points[attempt // 2 % len(points)] if attempt % 2 else None
        process = start([*GC, "--clean", str(clean)] if tidies else run_in(raw, clean), point, log)
        lasted = finish(process, None if point else chance.uniform(0, took))
        died = lasted < 0
        killed += died
        at_points[point] += died and point is not None
        most_redone = max(most_redone, sum(key in before for key in log.read_text().split()[ended + len(before) :]))
        if not died and not tidies:
            versions, took, ended = versions + 1, lasted, len(log.read_text().split())
            write_version(raw, versions)
    finish(start(run_in(raw, clean), None, log))
    counts = {engine: value.value for engine, value in readers.reads.items()}
    seen, faults = readers.stop()

    known, finals = undisturbed(folder, versions)
    keys = Counter(log.read_text().split())
    ours = Score(
        killed, sum(at_points.values()), counts, sum(n for (name, hash_), n in seen.items() if known.get(name) != hash_), faults,
        len(seen), sum(keys.values()) - len(keys), most_redone, whole(clean / "current") == whole(folder / "undisturbed/current"),
    )  # fmt: skip
    return ours, control(folder, finals, known, max(3, kills // NAIVE_SHARE), max(60, reads // NAIVE_SHARE), chance)


def undisturbed(folder: Path, versions: int) -> tuple[dict[str, str], list[Path]]:
    """Run all versions with nobody in the way. Returns the digest of every snapshot, and the last snapshot of each version."""
    raw, clean, finals = folder / "raw2", folder / "undisturbed", []
    for version in range(versions + 1):
        write_version(raw, version)
        finish(start(run_in(raw, clean), None, folder / "judged2.log"))
        finals.append((clean / "current").resolve())
    known = {path.name: digest(read("pyarrow", globs(path))) for path in (clean / "snapshots").iterdir()}
    return known, finals


def control(folder: Path, finals: list[Path], known: dict[str, str], kills: int, reads: int, chance: random.Random) -> Score:
    """The same for a writer that overwrites its files in place."""
    target = folder / "naive"
    started = time.monotonic()
    finish(start_naive(finals, target))
    took = time.monotonic() - started
    readers, killed = Readers(target, naive=True), 0
    while killed < kills or 3 * min(value.value for value in readers.reads.values()) < reads:
        killed += finish(start_naive(finals, target), chance.uniform(0, took)) < 0
    finish(start_naive(finals, target))
    counts = {engine: value.value for engine, value in readers.reads.items()}
    seen, faults = readers.stop()
    whole_ones = {known[path.name] for path in finals}
    torn = sum(n for (_, hash_), n in seen.items() if hash_ not in whole_ones) + sum(n for what, n in faults.items() if what.startswith("error"))
    return Score(killed, 0, counts, torn, faults, len(seen), 0, 0, True)


def run_in(raw: Path, clean: Path) -> list[str]:
    """The arguments of a run."""
    return ["run", "--raw", str(raw), "--clean", str(clean), "--jobs", "1"]


def finish(process, after: float | None = None) -> float:
    """Wait for a writer, or kill it ``after`` so many seconds. Returns its seconds, or -1 if it was killed."""
    started = time.monotonic()
    process.join(after)
    if process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    if process.exitcode == -signal.SIGKILL:
        return -1
    if process.exitcode:
        sys.exit(f"a writer that nobody killed ended with status {process.exitcode}")
    return time.monotonic() - started


def globs(snapshot: Path) -> dict[str, str]:
    """Each table's files in a snapshot."""
    return {table: f"{snapshot}/{table}/*/*.parquet" for table in ("documents", "sentences", "removed")}


def whole(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def table(ours: Score, naive: Score) -> str:
    """Both scores side by side."""
    rows = [
        ("writers killed", *(f"{s.kills}" for s in (ours, naive))),
        ("  of them at a named point", *(f"{s.at_points}" for s in (ours, naive))),
        ("reads", *(f"{sum(s.reads.values())}" for s in (ours, naive))),
        *((f"  by {engine}", *(f"{s.reads[engine]}" for s in (ours, naive))) for engine in ENGINES),
        ("different states seen", *(f"{s.snapshots}" for s in (ours, naive))),
        ("torn reads", *(f"{s.torn}" for s in (ours, naive))),
        *((f"  {what}", *(f"{s.faults[what]}" for s in (ours, naive))) for what in sorted({*ours.faults, *naive.faults})),
        ("shards judged again", f"{ours.redone}", "-"),
        ("  at most after one kill", f"{ours.most_redone}", "-"),
        ("last bytes as undisturbed", "yes" if ours.equal else "NO", "-"),
    ]
    return "\n".join(f"{name:<30}{one:>12}{other:>20}" for name, one, other in [("", "cleaner", "overwrite in place"), *rows])


def main() -> None:
    """The torture from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=300, help="writers to kill at least")
    parser.add_argument("--reads", type=int, default=20_000, help="reads at least")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, naive = torture(Path(folder), given.kills, given.reads, given.seed)
    print(table(ours, naive))
    sound = not ours.torn and not ours.faults and ours.equal and ours.most_redone <= 1 and naive.torn
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
