"""Fuzz for as long as it is told: ``python -m tests.fuzz --minutes 60 [TARGET …]``. Exits 1 with the smallest input that fails.

Targets take turns. An example that takes longer than five seconds of this process fails too, and one that takes more than eight GiB of addresses.
"""

import argparse
import random
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from hypothesis import Phase
from tests.fuzz.targets import TARGETS, examples

from cleaner.passes.warm import warm_up

SLOW = 5
"""Seconds of CPU that no example may take."""

MOST = 8 << 30
"""Bytes that this process may ask for."""


def turn(name: str, number: int, done: Counter[str]) -> None:
    """One turn of one target; ``number`` seeds it, so that the same number repeats the same turn."""
    call, _, size = TARGETS[name]

    def timed(data: bytes) -> None:
        started = time.process_time()
        call(data)
        done[name] += 1
        assert time.process_time() - started < SLOW, "too slow"

    examples(name, timed, max_examples=size, seed_with=number, phases=(Phase.generate, Phase.target, Phase.shrink))


def main() -> None:
    """Turn after turn until the time is over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of {', '.join(TARGETS)}; all without")
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    wanted = options.parse_args()
    names = wanted.targets or list(TARGETS)
    warm_up()
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    print(f"seed {wanted.seed}", flush=True)
    ends, turns, failed, done = time.monotonic() + 60 * wanted.minutes, 0, set[str](), Counter[str]()
    while time.monotonic() < ends and len(failed) < len(names):
        name = names[turns % len(names)]
        if name not in failed:
            try:
                turn(name, wanted.seed + turns, done)
            except Exception:
                print(f"FAILED {name}, turn {wanted.seed + turns}", flush=True)
                traceback.print_exc()
                failed.add(name)
        turns += 1
        if turns % (4 * len(names)) == 0:
            held = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() >> 20
            print(f"{turns} turns, {done.total()} examples, {time.process_time() / 60:.1f} CPU minutes, {held} MiB", flush=True)
    print(f"{turns} turns, {dict(done)}, {time.process_time() / 60:.1f} CPU minutes, failed: {sorted(failed) or 'none'}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
