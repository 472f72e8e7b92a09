"""Publish each kind beside five good documents and print the table: ``python -m tests.hostile_input [NAME …]``.

Each is worked on in a fork of a warm process, so seconds and megabytes are its own. Then all of them at once, by workers that can be
lost. Exits 1 where a kind surprises, is slow or large, touches its neighbours or writes elsewhere.
"""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile_input.batch import became, neighbours, prepare, publish
from tests.hostile_input.kinds import KINDS

from cleaner import clean
from cleaner.dataset.check import check
from cleaner.passes.engine import Local

SLOW = 5
"""Seconds that no document may take."""

CAP = 1024 + 300
"""MiB that a process which does all the work may hold."""

HANGS = 300
"""Seconds after which a kind is killed."""


def apart(work, *given):
    """What ``work`` prints, in a process of its own that is killed after ``HANGS`` seconds."""
    reader, writer = os.pipe()
    if (pid := os.fork()) == 0:
        signal.alarm(HANGS)
        try:
            found = work(*given)
        except BaseException as error:
            found = f"{type(error).__name__}: {error}"[:300]
        os.write(writer, found.encode("utf-8", "replace"))
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(reader, "rb") as pipe:
        return pipe.read().decode() or f"killed ({status})"


def measured(folder, kind):
    """What became of a kind, the seconds a document, the peak in MiB, and what of its neighbours; with tabs between."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    started = time.perf_counter()
    dataset = publish(folder)
    seconds = time.perf_counter() - started
    peak = int(Path("/proc/self/status").read_text("ascii").partition("VmHWM:")[2].split()[0]) >> 10
    if flaws := check(folder / "clean"):
        return f"check says {flaws[0]}"
    found = " ".join(sorted(became(dataset, kind))) if kind else ""
    return f"{found}\t{seconds / max(1, dataset.documents().num_rows - 5):.2f}\t{peak}\t{neighbours(dataset)}"


def one(kind):
    """What came of a kind, and whether anything was written elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        apart(lambda: prepare(folder, [kind] if kind else []) or "done")
        found = apart(measured, folder, kind).split("\t")
        elsewhere = sorted(path.name for path in folder.iterdir()) != ["clean", "raw"]
    return found, elsewhere


def row(kind, untouched):
    """The line of a kind in the table, and whether all is well."""
    (found, *figures), elsewhere = one(kind)
    seconds, peak, after = figures or (HANGS, 0, "")
    flaws = [
        f"not {kind.becomes}" if kind.becomes not in found.split() and kind.becomes != found else "",
        "slow" if float(seconds) > SLOW else "", "large" if int(peak) > CAP else "",
        "touches its neighbours" if after != untouched else "", "writes elsewhere" if elsewhere else "",
    ]  # fmt: skip
    flaws = ", ".join(filter(None, flaws))
    return f"| {ascii(kind.name)[1:-1]} | {found} | {seconds} | {peak} | {flaws or 'ok'} |", not flaws


def main() -> None:
    """The table."""
    clean("The pier is shut."), clean("<html><body><p>The pier is shut.</p></body></html>")
    Local.in_order = lambda self, work, tasks: map(work, tasks)
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), [])
        publish(Path(folder))
    (*_, untouched), _ = one(None)
    print("| kind | becomes | seconds | MB | |\n|---|---|---|---|---|")
    wrong = 0
    for kind in KINDS:
        if len(sys.argv) < 2 or kind.name in sys.argv[1:]:
            line, well = row(kind, untouched)
            wrong += not well
            print(line, flush=True)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
