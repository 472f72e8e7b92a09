"""The engine on Apache Spark: each shard is a task of the cluster, each table of a match is spread over it.

Driver and workers share a file system, or the object store of the dataset; the workers have cleaner installed.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cleaner.duplicates.resolve import Tables
from cleaner.duplicates.spark import spark_tables
from cleaner.errors import CleanerError, ConfigError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Task = TypeVar("Task")
Result = TypeVar("Result")

QUIET: dict[str, bool | float | int | str | None] = {"spark.log.level": "ERROR", "spark.ui.showConsoleProgress": "false"}


class Spark(NamedTuple):
    """A Spark session, and a folder that all of its workers see."""

    session: SparkSession
    shared: Path

    def in_order(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """As ``Engine`` has it. A task whose worker dies is given to another, by Spark's own settings; nothing is left out. All results
        come when the last one is there."""
        if not tasks:
            return
        with _told():
            results = self.session.sparkContext.parallelize(tasks, len(tasks)).map(work).collect()
        yield from results

    @contextmanager
    def tables(self) -> Iterator[Tables]:
        """As ``Engine`` has it."""
        with _told(), spark_tables(self.session, self.shared) as tables:
            yield tables


def session(master: str) -> SparkSession:
    """The session of this process, started if there is none; ``master`` "" leaves the choice to Spark's own configuration.

    Workers run the same Python as this process, unless PYSPARK_PYTHON says otherwise. Raises ConfigError when there is no Spark
    or no Java, or when the master does not answer.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise ConfigError("the engine spark needs PySpark; install it with: pip install 'cleaner[spark]'") from None
    # Only Arrow passes between Spark and us, never pandas.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    builder = SparkSession.builder.appName("cleaner").config(map=QUIET)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the one place where PySpark looks for it
    try:
        return (builder.master(master) if master else builder).getOrCreate()
    except (PySparkException, Py4JError, OSError) as error:
        where = f"on {master}" if master else "by its own configuration"
        reason = _cause(error)
        raise ConfigError(f"Spark does not start {where}: {reason}; it needs Java 17 or newer, and a master that runs") from error


@contextmanager
def _told() -> Iterator[None]:
    """Say what failed on the cluster in one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise CleanerError(f"Spark gave up: {_cause(error)}; its own log has the rest, and a second run goes on from here") from error


def _cause(error: Exception) -> str:
    """One line of a stack trace: what a Python worker raised last, else the first one."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    raised = [line for line in lines if line.partition(": ")[0].endswith(("Error", "Exception")) and "." not in line.partition(": ")[0]]
    return (raised[-1:] or lines)[0][:200]
