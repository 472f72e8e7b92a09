"""The processes that write: real `cleaner` commands, forked from a server that has imported everything once."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from pathlib import Path

from cleaner import clean
from cleaner.cli import main
from cleaner.dataset.points import VARIABLE
from cleaner.duplicates.fingerprint import to_datasketch
from cleaner.passes import judge, run

SHARD_BYTES = 900
"""A date of the story makes two or three shards."""

clean("The models are read once, in the server, and the kernel is compiled.")
to_datasketch(["as are the permutations that it needs"])
forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload([__name__])


def start(arguments: list[str], kill_at: str | None = None, log: Path = Path(os.devnull)):
    """Start ``cleaner ARGUMENTS``; it dies at the named point, if any, and notes in ``log`` each shard that it begins to judge."""
    process = forks.Process(target=_command, args=(arguments, kill_at, log))
    process.start()
    return process


def start_naive(snapshots: list[Path], target: Path):
    """Start a writer as most are: each snapshot in turn is copied over what stands in ``target``."""
    process = forks.Process(target=_overwrite, args=(snapshots, target))
    process.start()
    return process


def _command(arguments: list[str], kill_at: str | None, log: Path) -> None:
    if kill_at:
        os.environ[VARIABLE] = kill_at
    judge.SHARD_BYTES = SHARD_BYTES
    run.judge_shard = lambda shard: _noted(shard, log)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    sys.argv = ["cleaner", *arguments]
    main()


def _noted(shard: judge.Shard, log: Path) -> judge.JudgedShard:
    if not shard.target.exist():
        with log.open("a") as stream:
            stream.write(f"{shard.target.key}\n")
    return judge.judge_shard(shard)


def _overwrite(snapshots: list[Path], target: Path) -> None:
    for snapshot in snapshots:
        for table in ("documents", "sentences", "removed"):
            shutil.rmtree(target / table, ignore_errors=True)
            shutil.copytree(snapshot / table, target / table)
