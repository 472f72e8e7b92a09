"""Who does the work of the passes: the processes of this machine, or a Spark cluster. Nothing else differs between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from cleaner.config import Config
from cleaner.duplicates.duck import duck_tables
from cleaner.duplicates.resolve import Tables
from cleaner.passes.beside import scratch
from cleaner.passes.lost import Guarded
from cleaner.passes.watched import watched

Task = TypeVar("Task", bound=Guarded)
Result = TypeVar("Result")


class Engine(Protocol):
    """Maps shards, and holds the tables of a match."""

    def in_order(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """``work`` of every task, in the order of the tasks. What costs a worker is left out, if the engine can watch workers."""

    def tables(self) -> AbstractContextManager[Tables]:
        """New tables for a match."""


class Local(NamedTuple):
    """Up to ``jobs`` processes of this machine, and DuckDB on as many threads."""

    jobs: int
    scratch: Path
    """Where DuckDB spills to."""

    def in_order(self, work: Callable[..., Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """As ``Engine`` has it; in this process if no task can do harm."""
        return map(work, tasks) if all(task.harmless for task in tasks) else watched(work, tasks, self.jobs)

    def tables(self) -> AbstractContextManager[Tables]:
        """As ``Engine`` has it."""
        return duck_tables(jobs=self.jobs, scratch=self.scratch)


def engine_of(config: Config) -> Engine:
    """The engine that the settings name. Raises ConfigError when it cannot be had."""
    if config.engine == "local":
        return Local(config.jobs, scratch(config.clean))
    from cleaner.passes.spark import Spark, session

    return Spark(session(config.master), scratch(config.clean).absolute())
