"""The nightly life: kills, late files, changed rules and backfills, on real folders and real processes."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date as calendar_date
from datetime import timedelta
from pathlib import Path

import pytest

from cleaner.config import Config
from cleaner.dataset.check import check
from cleaner.dataset.lock import writer_lock
from cleaner.errors import ConfigError, PublishError
from cleaner.passes import ledger
from cleaner.passes import run as passes
from cleaner.passes.attempts import KILLED, attempt, attempts
from cleaner.passes.hashes import content_hashes
from cleaner.passes.raw import raw_files

ROOT = Path(__file__).parents[1]
FIRST = calendar_date(2026, 10, 1)
DATES = [(FIRST + timedelta(days=n)).isoformat() for n in range(30)]
BOATS = "ferry tug barge ketch cutter trawler dinghy yawl schooner lugger".split()
PLACES = "Sandholm Merrin Orrin Varne Tollen Skagway".split()


def fill(raw, dates=DATES, seed=1):
    """A raw folder of two documents a date; one paragraph in three stood on an earlier date."""
    chance = random.Random(seed)
    told = []
    for number, day in enumerate(dates):
        for source in ("gazette", "post"):
            boat, place = chance.choice(BOATS), chance.choice(PLACES)
            told.append(f"The {boat} from {place} was {number + 2} minutes late on its way to the {source}'s pier, the office said.")
            text = f"News of the {boat}\n\n{told[-1]}\n\n{chance.choice(told)}\n\nLeave a Reply\n"
            write(raw, f"source={source}/date={day}/boats.txt", text)


def write(raw, name, text):
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def configure(tmp_path, name="clean", **flags):
    (tmp_path / "raw").mkdir(exist_ok=True)
    return Config.load({"raw": str(tmp_path / "raw"), "clean": str(tmp_path / name), "jobs": 1, **flags}, tmp_path)


@pytest.fixture
def config(tmp_path):
    return configure(tmp_path)


def digest(config):
    """Name and hash of every published file. The manifest names its parent, so it is left out: see ``entries``."""
    current = config.clean / "current"
    return {str(p.relative_to(current)): hashlib.sha256(p.read_bytes()).hexdigest() for p in current.rglob("*.parquet")}


def entries(config):
    return passes.published(config.clean)


def states(config):
    return {s.date: (s.state, s.why) for s in passes.status(config)}


@pytest.mark.parametrize(
    ("dates", "moments"),
    [
        pytest.param(DATES[:5], [(2, 0.05)], id="5 dates, one kill"),
        pytest.param(DATES, [(4, 0.0), (11, 0.05), (19, 0.1)], id="30 dates, three kills", marks=pytest.mark.slow),
    ],
)
def test_a_backfill_that_is_killed_equals_an_undisturbed_one(tmp_path, config, dates, moments):
    """The moments: dates that are published, and seconds after that."""
    fill(config.raw, dates)
    kills = 0
    for after, seconds in moments:
        arguments = ["backfill", "--from", dates[0], "--to", dates[-1], "--raw", str(config.raw), "--clean", str(config.clean), "--jobs", "1"]
        process = subprocess.Popen([sys.executable, "-m", "cleaner", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while len(entries(config)) < after and process.poll() is None:
            time.sleep(0.005)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
        open_dates = {date: state for date, state in states(config).items() if state[0] != "done"}
        [failed] = [date for date, (state, _) in open_dates.items() if state == "failed"] or [None]
        assert failed in (None, min(open_dates)), "only the date that was worked on can have failed"
    assert kills == len(moments)
    report = passes.backfill(config, dates[0], dates[-1])
    assert 0 < len(report.days) < len(dates)

    fresh = configure(tmp_path, "fresh")
    passes.backfill(fresh, dates[0], dates[-1])
    assert digest(config) == digest(fresh)
    assert entries(config) == entries(fresh)
    assert attempts(config.clean) == {}
    assert check(config.clean) == []


def test_a_changed_date_makes_exactly_itself_and_later_ones_stale(config):
    fill(config.raw, DATES[:14])
    passes.run(config)
    write(config.raw, f"source=gazette/date={DATES[9]}/late.txt", "The lighthouse keeper of Varne counted forty-one seals on the outer rocks at noon.\n")
    found = states(config)
    assert {date for date, (state, _) in found.items() if state == "stale"} == set(DATES[9:14])
    assert found[DATES[9]] == ("stale", ("input",))
    assert found[DATES[10]] == ("stale", ("history",))
    [first, *later] = passes.plan(config)[0]
    assert first.status.detail == {"input": [f"+ source=gazette/date={DATES[9]}/late.txt"]}
    assert 0 < first.judge < 1, "what was judged of the date is kept"
    assert {(step.judge, step.match) for step in later} == {(0.0, True)}
    report = passes.run(config)
    assert report.dates == tuple(DATES[9:14])
    assert [day.judged for day in report.days] == [1, 0, 0, 0, 0]
    assert {state for state, _ in states(config).values()} == {"done"}


def test_later_dates_are_left_alone_when_the_changed_one_leaves_the_same_history(config):
    fill(config.raw, DATES[:6])
    passes.run(config)
    write(config.raw, f"source=post/date={DATES[1]}/late.txt", "Leave a Reply\n")
    assert states(config)[DATES[5]] == ("stale", ("history",))
    assert passes.run(config).dates == (DATES[1],)
    assert {state for state, _ in states(config).values()} == {"done"}


def test_look_back_leaves_older_dates_waiting_and_says_so(tmp_path, config):
    fill(config.raw, DATES[:10])
    passes.run(config)
    write(config.raw, f"source=post/date={DATES[1]}/late.txt", "The mayor of Tollen opened the new footbridge herself, in rubber boots.\n")
    write(config.raw, f"source=post/date={DATES[10]}/new.txt", "The choir of Orrin looks for two basses and a piano that stays in tune.\n")
    near = configure(tmp_path, lookback=2)
    report = passes.run(near)
    assert report.dates == (DATES[10],)
    assert report.waiting[0] == DATES[1]
    assert passes.run(config).dates[0] == DATES[1]


@pytest.mark.parametrize(
    ("only", "taken"),
    [(["missing"], [2]), (["stale"], [1, 3]), (["missing", "stale"], [1, 2, 3]), (["all"], [0, 1, 2, 3])],
    ids=lambda value: "-".join(map(str, value)),
)
def test_only_dates_in_the_states_asked_for_are_taken_up(config, only, taken):
    fill(config.raw, [DATES[0], DATES[1], DATES[3]])
    passes.run(config)
    write(config.raw, f"source=post/date={DATES[1]}/boats.txt", "The harbour master of Merrin retired on Friday after thirty-one years in office.\n")
    write(config.raw, f"source=post/date={DATES[2]}/new.txt", "Nobody at the Skagway boatyard remembers a winter as dry as the last one was.\n")
    report = passes.backfill(config, DATES[0], DATES[3], only)
    assert report.dates == tuple(DATES[n] for n in taken)


def test_a_date_that_raised_is_failed_until_it_succeeds(config, monkeypatch):
    fill(config.raw, DATES[:3])

    def broken(day, *_):
        if day.date == DATES[1]:
            raise OSError(28, "No space left on device")
        return passes.publish_day(day, *_)

    with pytest.raises(PublishError, match=r"cannot be written.*No space.*cleaner doctor"):
        passes.run(config, publish_one=broken)
    found = {s.date: s for s in passes.status(config)}
    assert [found[date].state for date in DATES[:3]] == ["done", "failed", "missing"]
    assert found[DATES[1]].detail["error"] == ["OSError: [Errno 28] No space left on device"]
    assert passes.run(config).dates == tuple(DATES[1:3])
    assert {state for state, _ in states(config).values()} == {"done"}


def test_an_attempt_without_an_end_is_running_while_a_writer_lives_and_failed_after(config):
    fill(config.raw, DATES[:1])
    with writer_lock(config.clean):
        with attempt(config.clean, DATES[0]):
            assert states(config)[DATES[0]][0] == "running"
            record = (config.clean / f".work/attempts/{DATES[0]}.json").read_text()
        assert states(config)[DATES[0]][0] == "missing"
    (config.clean / f".work/attempts/{DATES[0]}.json").write_text(record)
    assert attempts(config.clean)[DATES[0]].error == KILLED
    assert states(config)[DATES[0]] == ("failed", ("error",))


def test_changed_roles_leave_judging_and_matching_as_they_are(config, monkeypatch):
    fill(config.raw, DATES[:4])
    passes.run(config)
    before = digest(config)
    real = ledger.code_hash
    monkeypatch.setattr(ledger, "code_hash", lambda parts, **only: "other" if parts == ledger.TAGGED_BY else real(parts, **only))
    assert set(states(config).values()) == {("stale", ("roles",))}
    assert {(step.judge, step.match) for step in passes.plan(config)[0]} == {(0.0, False)}
    report = passes.run(config)
    assert [(day.judged, day.matched) for day in report.days] == [(0, False)] * 4
    assert digest(config) == before


def test_jobs_and_order_of_files_change_no_byte(tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.passes.judge.SHARD_BYTES", 300)
    base = configure(tmp_path, "one")
    fill(base.raw, DATES[:2])
    passes.run(base)
    for jobs in (2, 4):
        other = tmp_path / f"shuffled-{jobs}"
        files = [path for path in base.raw.rglob("*") if path.is_file()]
        random.Random(jobs).shuffle(files)
        for path in files:
            write(other, str(path.relative_to(base.raw)), path.read_text())
        config = configure(tmp_path, f"clean-{jobs}", raw=str(other), jobs=jobs)
        passes.run(config)
        assert digest(config) == digest(base)
        assert entries(config) == entries(base)


def test_hashes_are_remembered_only_of_files_that_have_settled(config):
    write(config.raw, "date=2026-10-05/a.txt", "one")
    path = config.raw / "date=2026-10-05/a.txt"
    [file] = raw_files(config.raw)
    fresh = content_hashes(config.raw, config.clean, [file])
    path.write_text("two")
    assert content_hashes(config.raw, config.clean, [file]) != fresh, "a young file is read again"
    os.utime(path, (1, 1))
    old = content_hashes(config.raw, config.clean, [file])
    path.write_text("six")
    os.utime(path, (1, 1))
    assert content_hashes(config.raw, config.clean, [file]) == old, "size, time and inode are the same, so it is not read"
    path.write_text("other")
    assert content_hashes(config.raw, config.clean, [file]) != old


def test_what_is_judged_of_old_content_is_tidied_away(config):
    fill(config.raw, DATES[:1])
    passes.run(config)
    folder = config.clean / f".work/judged/date={DATES[0]}"
    before = {path.name for path in folder.iterdir()}
    write(config.raw, f"source=post/date={DATES[0]}/late.txt", "A heron has moved into the reeds behind the library at Tollen.\n")
    passes.run(config)
    after = {path.name for path in folder.iterdir()}
    assert len(after) == len(before) and not after & before


def test_workers_end_with_a_killed_parent(tmp_path):
    code = (
        "import os, sys, time\n"
        "from cleaner.passes.watched import watched\n"
        "from cleaner.limits import LIMITS\n"
        "class Doing:\n    limits = LIMITS\n    def __init__(self, n):\n        self.n = n\n"
        "def work(task, at):\n    open(f'{sys.argv[1]}/{task.n}-{os.getpid()}', 'w').close()\n    time.sleep(60)\n"
        "if __name__ == '__main__':\n    list(watched(work, [Doing(n) for n in range(3)], 2))\n"
    )
    (tmp_path / "script.py").write_text(code)
    (tmp_path / "seen").mkdir()
    process = subprocess.Popen([sys.executable, tmp_path / "script.py", str(tmp_path / "seen")])
    while len(list((tmp_path / "seen").iterdir())) < 2:
        time.sleep(0.02)
    workers = [int(path.name.partition("-")[2]) for path in (tmp_path / "seen").iterdir()]
    process.kill()
    process.wait()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []


def test_commands_speak_json_and_name_what_waits(config):
    fill(config.raw, DATES[:4])

    def cleaner(*arguments):
        folders = ["--raw", str(config.raw), "--clean", str(config.clean), "--json"]
        done = subprocess.run([sys.executable, "-m", "cleaner", *arguments, *folders], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    planned = cleaner("backfill", "--from", DATES[1], "--to", DATES[2], "--dry-run")
    assert [step["status"]["date"] for step in planned["steps"]] == DATES[1:3]
    assert [status["date"] for status in planned["left"]] == [DATES[0], DATES[3]]
    report = cleaner("run", "--lookback", "1", "--jobs", "1")
    assert (report["dates"], report["waiting"]) == (DATES[2:4], DATES[:2])
    assert [day["rows"]["documents"] for day in report["days"]] == [2, 2]
    assert [row["state"] for row in cleaner("status")] == ["missing", "missing", "stale", "stale"]
    assert cleaner("run", "--lookback", "1", "--dry-run")["steps"] == [], "what the two wait for is left undone"


def test_days_the_wrong_way_round_are_refused():
    with pytest.raises(ConfigError, match="earlier day first"):
        passes.chosen("2026-10-06", "2026-10-05")
