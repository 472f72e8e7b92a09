"""The promise of `prefect.yaml`: on a real server with a real worker, a *scheduled* run fires and publishes Parquet; a backfill
with parameters, a cancelled and a killed run each end in the right state of the ledger.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from cleaner.config import Config
from cleaner.passes.run import status

ROOT = Path(__file__).parents[1]
PREFECT = Path(sys.executable).with_name("prefect")
PATIENCE = 240  # seconds, for a busy machine

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not PREFECT.exists(), reason="Prefect is not installed")]


@pytest.fixture
def server(tmp_path):
    """A Prefect server of our own on a free port; yields its environment and kills everything it started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "5",
        "PREFECT_WORKER_QUERY_SECONDS": "3",
        "PATH": f"{PREFECT.parent}{os.pathsep}{os.environ['PATH']}",
    }
    started = [start(tmp_path, environment, "server", "start", "--host", "127.0.0.1", "--port", str(port))]
    try:
        wait_for(lambda: api(environment, "health") is True, "the server to answer")
        yield environment, started
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def start(folder, environment, *arguments):
    with (folder / f"{arguments[0]}.log").open("w") as log:
        return subprocess.Popen([PREFECT, *arguments], cwd=folder, env=environment, stdout=log, stderr=log)


def api(environment, path, body=None):
    """Answer of the server's API, None while it does not answer."""
    request = urllib.request.Request(
        f"{environment['PREFECT_API_URL']}/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except OSError:
        return None


def wait_for(condition, what):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(1)
    pytest.fail(f"waited {PATIENCE} s for {what}")


def completed_scheduled_run(environment):
    runs = api(environment, "flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}}})
    return next((run for run in runs or [] if run["auto_scheduled"]), None)


@pytest.fixture
def project(tmp_path, server):
    """A deployed project with a worker, and a day of raw files."""
    environment, started = server
    project = tmp_path / "project"
    shutil.copytree(ROOT / "flows", project / "flows")
    shutil.copy(ROOT / "prefect.yaml", project)
    day = project / "data/raw/source=gazette/date=2026-10-05"
    day.mkdir(parents=True)
    (day / "ferry.txt").write_text("The ferry was late.\n\nIt left at nine instead of eight.\n\nLeave a Reply\n")
    prefect(project, environment, "work-pool", "create", "cleaner", "--type", "process")
    started.append(start(tmp_path, environment, "worker", "start", "--pool", "cleaner"))
    return project


def prefect(project, environment, *arguments):
    subprocess.run([PREFECT, "--no-prompt", *arguments], cwd=project, env=environment, check=True, capture_output=True)


def states(project):
    config = Config.load({"raw": str(project / "data/raw"), "clean": str(project / "data/clean")}, project)
    return {found.date: (found.state, "".join(found.detail.get("error", []))) for found in status(config)}


def newest(environment):
    return api(environment, "flow_runs/filter", {"sort": "START_TIME_DESC", "flow_runs": {"start_time": {"is_null_": False}}})[0]


def test_scheduled_run_publishes_parquet(tmp_path, server, project):
    environment, _ = server
    prefect(project, environment, "deploy", "--name", "daily", "--interval", "15")

    run = wait_for(lambda: completed_scheduled_run(environment), "a scheduled run to end")

    assert run["state_type"] == "COMPLETED", (tmp_path / "worker.log").read_text()[-3000:]
    sentences = pq.read_table(project / "data/clean/current/sentences").to_pandas()
    assert sentences["text"].tolist() == ["The ferry was late.", "It left at nine instead of eight."]
    assert run["name"] == f"clean {run['expected_start_time'][:10]}"
    artifacts = api(environment, "artifacts/filter", {})
    assert {"progress", "markdown", "table"} <= {artifact["type"] for artifact in artifacts}
    arguments = ["-m", "cleaner", "doctor", "--raw", "data/raw", "--clean", "data/clean", "--json"]
    done = subprocess.run([sys.executable, *arguments], cwd=project, env=environment, capture_output=True, text=True)
    levels = {finding["what"]: finding["level"] for finding in json.loads(done.stdout)}
    assert {levels[what] for what in ("server", "deployments", "worker of pool cleaner")} == {"ok"}, done.stdout


def test_a_cancelled_and_a_killed_backfill_are_failed_dates_and_the_next_one_makes_them_good(tmp_path, server, project):
    environment, started = server
    prefect(project, environment, "deploy", "--name", "backfill")
    day = project / "data/raw/source=wire/date=2026-10-06"
    day.mkdir(parents=True)
    lines = [json.dumps({"text": f"Boat {n} was late.\n\nIt left at {n} instead of nine, the office said.\n\nLeave a Reply\n" * 9}) for n in range(3000)]
    (day / "wire.jsonl").write_text("\n".join(lines))

    def backfill():
        prefect(project, environment, "deployment", "run", "backfill/backfill", "-p", "start=2026-10-05", "-p", "end=2026-10-06")

    backfill()
    wait_for(lambda: states(project)["2026-10-06"][0] == "running", "the run to be at the long date")
    run = newest(environment)
    prefect(project, environment, "flow-run", "cancel", run["id"])
    wait_for(lambda: states(project)["2026-10-06"][0] == "failed", "the cancelled run to end")
    assert states(project) == {"2026-10-05": ("done", ""), "2026-10-06": ("failed", "interrupted: TerminationSignal")}
    wait_for(lambda: api(environment, f"flow_runs/{run['id']}")["state_type"] == "CANCELLED", "Prefect to know it")

    backfill()
    wait_for(lambda: states(project)["2026-10-06"][0] == "running", "the second run to be at it")
    engine = int(subprocess.run(["pgrep", "-P", str(started[-1].pid)], capture_output=True, text=True).stdout.split()[0])
    os.kill(engine, signal.SIGKILL)
    wait_for(lambda: "Crashed" in states(project)["2026-10-06"][1], "the hook to tell the ledger")

    (day / "wire.jsonl").write_text("\n".join(lines[:3]))
    backfill()
    wait_for(lambda: states(project)["2026-10-06"][0] == "done", "the last backfill")
    wait_for(lambda: newest(environment)["state_type"] == "COMPLETED", "its end")
    assert {state for state, _ in states(project).values()} == {"done"}
