"""Fuzz for as long as it is told: ``python -m tests.fuzz --minutes 60 [TARGET …]``. Exits 1 with the smallest input that fails.

Targets take turns of a hundred examples. An example that takes longer than five seconds fails too.
"""

import argparse
import random
import sys
import time
import traceback
from datetime import timedelta

from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.fuzz.targets import TARGETS

TURN = 100
DEADLINE = timedelta(seconds=5)


def turn(name: str, number: int) -> None:
    """One turn of one target; ``number`` seeds it, so that the same number repeats the same turn."""
    call, inputs = TARGETS[name]
    phases = (Phase.generate, Phase.target, Phase.shrink)
    limits = settings(max_examples=TURN, deadline=DEADLINE, database=None, phases=phases, suppress_health_check=list(HealthCheck))
    seed(number)(limits(given(inputs)(call)))()


def main() -> None:
    """Turn after turn until the time is over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of {', '.join(TARGETS)}; all without")
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    given_ = options.parse_args()
    names = given_.targets or list(TARGETS)
    ends, turns, failed = time.monotonic() + 60 * given_.minutes, 0, set()
    while time.monotonic() < ends and len(failed) < len(names):
        name = names[turns % len(names)]
        if name not in failed:
            try:
                turn(name, given_.seed + turns)
            except BaseException as error:
                print(f"FAILED {name}, turn {given_.seed + turns}", flush=True)
                traceback.print_exc()
                if isinstance(error, KeyboardInterrupt):
                    raise
                failed.add(name)
        turns += 1
        if turns % 80 == 0:
            print(f"{turns} turns, {turns * TURN} examples, {time.process_time() / 60:.1f} CPU minutes", flush=True)
    print(f"{turns} turns, {turns * TURN} examples, {time.process_time() / 60:.1f} CPU minutes, failed: {sorted(failed) or 'none'}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
