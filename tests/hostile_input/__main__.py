"""Judge each kind by itself and print the table: ``python -m tests.hostile_input [NAME …]``. Exits 1 where a kind surprises.

Each runs in a fork of a warm process, so seconds and megabytes (above the warm process) are its own.
"""

import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile_input.kinds import KINDS, put

from cleaner import clean
from cleaner.duplicates.rules import SCOPES
from cleaner.passes.judge import judge_shard, plan_shards
from cleaner.passes.raw import content_hash, raw_files

SLOW = 5
"""Seconds that no kind may take."""

HANGS = 300
"""Seconds after which it is killed."""


def became(shard_files):
    """What became of a kind: codes, else repairs, else whether anything is there."""
    codes = sorted(set(shard_files.read("rejected")["code"].to_pylist()))
    repairs = sorted({repair.rpartition(":")[0] for row in shard_files.read("documents")["repairs"].to_pylist() for repair in row})
    return " ".join(codes or repairs) or ("kept" if shard_files.read("documents").num_rows else "left alone")


def judge(folder):
    """Judge what stands in a raw folder; what became of it."""
    files = [(file, content_hash(folder / "raw", file)) for file in raw_files(folder / "raw")]
    shards = [judge_shard(shard).files for shard in plan_shards(folder / "raw", "2026-10-05", files, folder / "judged", SCOPES)]
    return " ".join(map(became, shards)) or "left alone"


def apart(work):
    """What ``work`` gives, seconds and megabytes, in a process of its own that is killed after ``HANGS`` seconds."""
    reader, writer = os.pipe()
    if (pid := os.fork()) == 0:
        signal.alarm(HANGS)
        before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
        try:
            found = work()
        except BaseException as error:
            found = f"{type(error).__name__}: {error}"
        seconds, grown = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(writer, f"{seconds:.2f}\t{grown >> 10}\t{found}".encode("utf-8", "replace")[:2000])
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(pid, 0)
    seconds, grown, found = (os.read(reader, 2000).decode() or f"{HANGS}\t0\tkilled by signal {status}").split("\t", 2)
    os.close(reader)
    return found, float(seconds), int(grown)


def alone(kind):
    """What became of a kind, and what judging it took."""
    with tempfile.TemporaryDirectory() as folder:
        apart(lambda: put(kind, Path(folder) / "raw/source=zz/date=2026-10-05"))
        return apart(lambda: judge(Path(folder)))


def main() -> None:
    """The table."""
    clean("The pier is shut."), clean("<html><body><p>The pier is shut.</p></body></html>")
    wrong = 0
    print("| kind | becomes | seconds | MB |\n|---|---|---|---|")
    for kind in KINDS:
        if len(sys.argv) > 1 and kind.name not in sys.argv[1:]:
            continue
        found, seconds, grown = alone(kind)
        as_expected = found.split(" ")[0] == kind.becomes or found == kind.becomes
        wrong += not as_expected
        name = ascii(kind.name)[1:-1]
        print(f"| {name} | {found}{'' if as_expected else f' (not {kind.becomes})'} | {seconds:.2f}{'!' if seconds > SLOW else ''} | {grown} |", flush=True)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
