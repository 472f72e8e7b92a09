"""The engine spark: the same bytes as on this machine alone, also when a worker is killed half way."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pytest

from cleaner.config import Config
from cleaner.duplicates.match import match
from cleaner.duplicates.resolve import GROUP, Past
from cleaner.duplicates.rules import SCOPES
from cleaner.duplicates.spark import SparkTables, spark_tables
from cleaner.passes.run import run
from cleaner.passes.spark import session

pyspark = pytest.importorskip("pyspark", reason="the extra spark is not installed")
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17 or newer, and there is no java here")
pytestmark = [pytest.mark.slow, needs_java]

ROOT = Path(__file__).parents[1]
QUICK = {
    "spark.sql.shuffle.partitions": "4", "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1", "spark.driver.memory": "512m", "spark.executor.memory": "512m",
}  # fmt: skip
"""What a cluster has in its spark-defaults.conf."""


@pytest.fixture
def raw(tmp_path):
    """Two dates of the samples, the second with copies of the first."""
    for source, date in (("techledger", "2026-10-05"), ("techledger", "2026-10-06")):
        part = f"source={source}/date={date}"
        shutil.copytree(ROOT / "data/raw" / part, tmp_path / "raw" / part)
    return tmp_path / "raw"


@pytest.fixture
def settings(tmp_path):
    """The environment of a process that is to run on Spark."""
    conf = tmp_path / "conf"
    conf.mkdir()
    (conf / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in QUICK.items()))
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "SPARK_CONF_DIR": str(conf), "PYTHONPATH": path, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}


def published(clean):
    """Every published file by its path, in full."""
    return {path.relative_to(clean): path.read_bytes() for path in clean.rglob("*") if path.is_file() and ".work" not in path.parts}


def run_here(raw, clean):
    run(Config.load({"raw": raw, "clean": clean, "jobs": 1}))
    return published(clean)


def spark_command(raw, clean, master):
    places = ["--raw", os.path.relpath(raw), "--clean", os.path.relpath(clean)]  # workers stand in another folder
    return [sys.executable, "-m", "cleaner", "run", *places, "--engine", "spark", "--master", master]


def test_a_run_in_one_process_publishes_the_same_bytes(raw, settings, tmp_path):
    found = subprocess.run(spark_command(raw, tmp_path / "spark", "local[2]"), env=settings, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    assert published(tmp_path / "spark") == run_here(raw, tmp_path / "here")
    assert list((tmp_path / "spark/.work/scratch").iterdir()) == []


def test_a_worker_killed_half_way_changes_no_byte(raw, settings, tmp_path):
    clean = tmp_path / "spark"
    with cluster(settings, tmp_path, 2) as (master, workers), started(spark_command(raw, clean, master), settings) as process:
        wait_for(lambda: list(clean.glob(".work/scratch/match-*")), process)
        os.killpg(workers[0].pid, signal.SIGKILL)
        assert workers[0].wait() == -signal.SIGKILL
        assert process.wait(timeout=300) == 0
    assert published(clean) == run_here(raw, tmp_path / "here")


def test_a_master_that_is_not_there_is_told_in_a_line(raw, settings, tmp_path):
    command = spark_command(raw, tmp_path / "spark", "nowhere://127.0.0.1:1")
    found = subprocess.run(command, env=settings, capture_output=True, text=True)
    assert found.returncode == 1
    assert found.stderr.splitlines()[-1].startswith("cleaner: Spark does not start on nowhere://127.0.0.1:1: ")


def test_matches_are_those_of_duckdb_in_every_byte(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", settings)
    here, there = Past(), Past()
    spark = session("local[2]")
    for day in (1, 2):
        table = copies(day)
        found, here = matched(table, day, here, tmp_path / "here", None)
        expected = found
        found, there = matched(table, day, there, tmp_path / "there", spark_tables(spark, tmp_path / "shared"))
        assert found == expected
        assert 100 < len(found) < len(table) - 100
    for mine, theirs in zip([*here.prints, *here.keys], [*there.prints, *there.keys], strict=True):
        assert mine.read_bytes() == theirs.read_bytes()


def test_rows_stream_in_the_order_of_the_query(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", settings)
    with spark_tables(session("local[2]"), tmp_path) as tables:
        assert isinstance(tables, SparkTables)
        tables.create("numbers", pa.table({"n": range(2 * GROUP + 7)}))
        batches = list(tables.stream("SELECT n FROM numbers ORDER BY n DESC"))
    assert pa.Table.from_batches(batches)["n"].to_pylist() == list(reversed(range(2 * GROUP + 7)))


def matched(table, day, past, folder, opened):
    folder.mkdir(exist_ok=True)
    with match(table, f"2026-01-0{day}", past, SCOPES, 1, opened) as found:
        decisions = found.decisions().to_pylist()
        state = folder / f"{day}.prints.parquet", folder / f"{day}.keys.parquet"
        found.write_state(*state)
    return decisions, Past([*past.prints, state[0]], [*past.keys, state[1]])


def copies(day, rows=1500):
    """Paragraphs of a small stock, half of them with a word changed; a third of the stock is short, a heap is much alike."""
    chance = random.Random(day)
    words = [f"word{n}" for n in range(400)]
    stock = random.Random(0)
    pieces = [[stock.choice(words) for _ in range(stock.randint(3, 40))] for _ in range(400)]
    texts = []
    for _ in range(rows):
        text = list(pieces[min(int(chance.expovariate(0.01)), 399)])
        if chance.random() < 0.5:
            text[chance.randrange(len(text))] = chance.choice(words)
        texts.append(" ".join(text))
    place = [f"{day}-{n:05}" for n in range(rows)]
    zero = pa.array([0] * rows, pa.int32())
    columns = {"doc_id": place, "source": ["s"] * rows, "path": place, "record": zero, "start": zero, "end": zero}
    return pa.table({**columns, "text": pa.array(texts, pa.large_string())})


@contextmanager
def cluster(settings, folder, size):
    """A standalone master with workers of one core each, all on this machine."""
    port = free_port()
    master = ["Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
    worker = ["Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0", f"spark://127.0.0.1:{port}"]
    launcher = str(Path(pyspark.__file__).parent / "bin/spark-class")
    processes = []
    try:
        for number, (role, *options) in enumerate([master, *[worker] * size]):
            place = ["--work-dir", str(folder / f"worker-{number}")] if role == "Worker" else []
            command = [launcher, f"org.apache.spark.deploy.{role.lower()}.{role}", *place, *options]
            log = (folder / f"{role}-{number}.log").open("w")
            processes.append(subprocess.Popen(command, env=settings, stderr=log, stdout=log, start_new_session=True))
        yield f"spark://127.0.0.1:{port}", processes[1:]
    finally:
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextmanager
def started(command, settings):
    process = subprocess.Popen(command, env=settings, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(there, process, seconds=240):
    end = time.monotonic() + seconds
    while not there():
        assert process.poll() is None, "the run ended before the worker could be killed"
        assert time.monotonic() < end
        time.sleep(0.1)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
