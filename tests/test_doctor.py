"""The doctor: every line says how it is and, when it is not well, what to do."""

import errno
import json
import os
import subprocess
import sys
from importlib.metadata import version as installed
from pathlib import Path

import pytest

from cleaner.config import Config
from cleaner.doctor import folders, look_at_folders, look_at_schedule, schedule
from cleaner.passes.beside import write_record

pytest.importorskip("prefect")


@pytest.fixture
def config(tmp_path):
    (tmp_path / "raw").mkdir()
    return Config.load({"raw": str(tmp_path / "raw"), "clean": str(tmp_path / "clean")}, tmp_path)


def levels(findings):
    return {finding.what: finding.level for finding in findings}


def test_a_sound_machine_is_ok_and_nothing_is_left_behind(config):
    assert set(levels(look_at_folders(config)).values()) == {"ok"}
    assert not config.clean.exists()
    assert [path.name for path in config.raw.parent.iterdir()] == ["raw"]


def refuse(*_):
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize(
    ("patch", "what", "level"),
    [
        (lambda m: m.setattr(folders.os, "link", refuse), "hard links", "warn"),
        (lambda m: m.setattr(Path, "symlink_to", refuse), "rename over a link", "fail"),
        (lambda m: m.setattr(folders.os, "access", lambda path, mode: mode & os.W_OK == 0), "clean folder", "fail"),
        (lambda m: m.setattr(folders, "LITTLE", 1 << 80), "disk space", "warn"),
        (lambda m: m.setattr(folders, "NEXT_TO_NOTHING", 1 << 80), "disk space", "fail"),
    ],
    ids=["no links", "no rename", "read-only", "little space", "no space"],
)
def test_what_is_not_well_says_what_to_do(config, monkeypatch, patch, what, level):
    patch(monkeypatch)
    [finding] = [finding for finding in look_at_folders(config) if finding.what == what]
    assert finding.level == level
    assert len(finding.advice) > 15


def test_a_missing_raw_folder_and_a_killed_run_are_seen(config):
    config.raw.rmdir()
    write_record(config.clean / ".work/attempts/2026-10-05.json", {"began": "2026-10-06T03:30:00+00:00"})
    found = {finding.what: finding for finding in look_at_folders(config)}
    assert found["raw folder"].level == "fail"
    assert found["failed dates"].level == "warn" and "2026-10-05: the run was killed" in found["failed dates"].found


def test_without_prefect_one_line_says_so(monkeypatch):
    monkeypatch.setattr(schedule, "find_spec", lambda _: None)
    [finding] = look_at_schedule()
    assert (finding.level, finding.what) == ("warn", "Prefect")
    assert "cleaner[flows]" in finding.advice


def test_a_version_that_breaks_schedules_fails(monkeypatch):
    monkeypatch.setattr(schedule, "version", lambda name: "2.1.0" if name == "sqlalchemy" else installed(name))
    found = {finding.what: finding for finding in schedule._pins()}
    assert levels(found.values()) == {"prefect": "ok", "fastapi": "ok", "sqlalchemy": "fail"}
    assert "pip install 'sqlalchemy" in found["sqlalchemy"].advice


def test_a_server_that_does_not_answer_fails_the_command(config):
    environment = {**os.environ, "PREFECT_API_URL": "http://127.0.0.1:9/api", "PREFECT_CLIENT_MAX_RETRIES": "0"}
    arguments = ["doctor", "--raw", str(config.raw), "--clean", str(config.clean), "--json"]
    done = subprocess.run([sys.executable, "-m", "cleaner", *arguments], capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    [server] = [finding for finding in json.loads(done.stdout) if finding["what"] == "server"]
    assert (server["level"], "prefect server start" in server["advice"]) == ("fail", True)
