"""The promise of `prefect.yaml`: on a real server with a real worker, a *scheduled* run fires and publishes Parquet."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pyarrow.parquet as pq
import pytest

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


def test_scheduled_run_publishes_parquet(tmp_path, server):
    environment, started = server
    project = tmp_path / "project"
    shutil.copytree(ROOT / "flows", project / "flows")
    shutil.copy(ROOT / "prefect.yaml", project)
    day = project / "data/raw/source=gazette/date=2026-10-05"
    day.mkdir(parents=True)
    (day / "ferry.txt").write_text("The ferry was late.\n\nIt left at nine instead of eight.\n\nLeave a Reply\n")
    for arguments in (
        ("work-pool", "create", "cleaner", "--type", "process"),
        ("deploy", "--name", "daily", "--interval", "15"),
    ):
        subprocess.run([PREFECT, "--no-prompt", *arguments], cwd=project, env=environment, check=True, capture_output=True)
    started.append(start(tmp_path, environment, "worker", "start", "--pool", "cleaner"))

    run = wait_for(lambda: completed_scheduled_run(environment), "a scheduled run to end")

    assert run["state_type"] == "COMPLETED", (tmp_path / "worker.log").read_text()[-3000:]
    sentences = pq.read_table(project / "data/clean/current/sentences").to_pandas()
    assert sentences["text"].tolist() == ["The ferry was late.", "It left at nine instead of eight."]
    artifacts = api(environment, "artifacts/filter", {})
    assert {"progress", "markdown"} <= {artifact["type"] for artifact in artifacts}
