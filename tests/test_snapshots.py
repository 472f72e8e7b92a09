"""What publishing promises: one step, one writer, nothing lost, readers who can hold what they read; in a folder and on S3."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import duckdb
import fsspec
import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.torture.__main__ import table as scores
from tests.torture.__main__ import torture
from tests.torture.readers import broken
from tests.torture.writer import start

from cleaner.cli.main import cleaner as group
from cleaner.config import Config
from cleaner.dataset import lease, open_dataset, points, remote
from cleaner.dataset.check import check
from cleaner.dataset.diff import diff
from cleaner.dataset.gc import gc
from cleaner.dataset.history import resolve, rollback, snapshots
from cleaner.dataset.holds import seconds
from cleaner.dataset.lock import writer_lock
from cleaner.dataset.manifest import DateEntry, Part, Snapshot
from cleaner.dataset.schema import SCHEMAS, build, write_parquet
from cleaner.dataset.snapshots import current_snapshot, new_file, publish, read_manifest, store
from cleaner.dataset.store import open_store
from cleaner.errors import CleanerError, ConfigError, PublishError
from cleaner.passes import judge
from cleaner.passes.run import run, status

FERRY = "The ferry was late again on Monday.\n\nIt left at nine instead of eight, the harbour office said.\n\nLeave a Reply\n"
PIER = "The pier is shut for the winter.\n\nBoats pay by the metre, as they have since 1903, and nobody minds it.\n"
DAY = "2026-10-05"


@pytest.fixture
def config(tmp_path):
    return settled(tmp_path, tmp_path / "clean")


def settled(folder, clean, **flags):
    (folder / "raw").mkdir(exist_ok=True)
    return Config.load({"raw": str(folder / "raw"), "clean": str(clean), "jobs": 1, **flags}, folder)


def write(config, text, date=DAY, name="a.txt"):
    path = config.raw / f"date={date}" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def cleaner(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *map(str, arguments)], capture_output=True, text=True, env={**os.environ, **environment}
    )


def forked(*arguments, kill_at=None):
    """The exit status of a command in a process forked from one that has imported everything."""
    process = forked_start(*arguments, kill_at=kill_at)
    process.join()
    return process.exitcode


def forked_start(*arguments, kill_at=None):
    return start([str(argument) for argument in arguments], kill_at)


def texts(clean):
    return open_dataset(clean).sentences().sort_by([("date", "ascending"), ("sentence", "ascending")])["text"].to_pylist()


@pytest.fixture(params=["folder", "memory", pytest.param("s3", marks=pytest.mark.slow)])
def clean(request, tmp_path, monkeypatch):
    """An empty clean folder, or the URL of one on an object store."""
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path / "cache"))
    if request.param == "folder":
        yield tmp_path / "clean"
    elif request.param == "memory":
        fsspec.filesystem("memory").store.clear()
        yield "memory://bucket/clean"
    else:
        bucket = f"bucket-{uuid.uuid4().hex}"
        request.getfixturevalue("s3").mkdir(bucket)
        yield f"s3://{bucket}/clean"


@pytest.fixture(scope="module")
def s3():
    """A local S3 server; everything that opens an s3:// URL meanwhile finds it."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    where = {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_DEFAULT_REGION": "us-east-1"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**where, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}.items():
            patch.setenv(name, value)
        yield fsspec.filesystem("s3", use_listings_cache=False)
    server.stop()


# --- the same on every store ---


def test_a_run_publishes_and_a_second_run_has_nothing_to_do(tmp_path, clean):
    config = settled(tmp_path, clean)
    write(config, FERRY)
    write(config, PIER, "2026-10-06")
    assert run(config).dates == (DAY, "2026-10-06")
    before = current_snapshot(clean)
    assert (run(config).dates, current_snapshot(clean)) == ((), before)
    assert texts(clean) == [*FERRY.strip().split("\n\n")[:2], *PIER.strip().split("\n\n")]
    assert open_dataset(clean).removed(DAY)["text"].to_pylist() == ["Leave a Reply"]
    assert check(clean) == []


def test_every_store_publishes_the_same_bytes(tmp_path, clean):
    config, plain = settled(tmp_path, clean), settled(tmp_path, tmp_path / "plain")
    write(config, FERRY)
    assert run(config).snapshot == run(plain).snapshot
    assert open_dataset(clean).manifest == open_dataset(plain.clean).manifest


def test_an_opened_dataset_stays_what_it_was(tmp_path, clean):
    config = settled(tmp_path, clean)
    write(config, FERRY)
    run(config)
    opened = open_dataset(clean)
    write(config, PIER)
    run(config)
    assert opened.sentences()["text"].to_pylist() == FERRY.strip().split("\n\n")[:2]
    assert texts(clean) == PIER.strip().split("\n\n")


def test_rollback_swings_back_and_the_ledger_knows(tmp_path, clean):
    config = settled(tmp_path, clean)
    for text in (FERRY, PIER):
        write(config, text)
        run(config)
    newer = current_snapshot(clean).name
    was, now = rollback(clean)
    assert (was, current_snapshot(clean).name) == (newer, now)
    assert texts(clean) == FERRY.strip().split("\n\n")[:2]
    assert [(s.state, s.why) for s in status(config)] == [("stale", ("input",))]
    rollback(clean, newer[:6])
    assert [s.state for s in status(config)] == ["done"]
    rollback(clean, now)
    assert run(config).snapshot == newer  # made again on the same parent, it is the same snapshot


def test_gc_keeps_what_is_current_held_or_new(tmp_path, clean):
    config = settled(tmp_path, clean)
    names = []
    for n in range(4):
        write(config, PIER.replace("winter", f"winter of {1900 + n}"))
        names.append(run(config).snapshot)
        if n == 1:
            held = open_dataset(clean, hold="1h")
    assert [row.name for row in snapshots(clean)] == names[::-1]
    assert gc(clean, keep=1).snapshots == []  # none is older than the hours
    planned = gc(clean, keep=2, hours=0, dry_run=True)
    assert [row.name for row in snapshots(clean)] == names[::-1]
    freed = gc(clean, keep=2, hours=0)
    assert (freed.snapshots, freed.held) == (names[:1], names[1:2])
    assert (planned.snapshots, planned.files, planned.bytes) == (freed.snapshots, freed.files, freed.bytes)
    assert freed.files >= 3 and freed.bytes > 1000
    assert {row.name: row.is_held for row in snapshots(clean)} == {names[1]: True, names[2]: False, names[3]: False}
    assert held.sentences().num_rows == 2
    assert check(clean) == []
    assert gc(clean, keep=2, hours=0).files == 0


TEAR = {"half": lambda data: data[: len(data) // 2], "noise": lambda data: data[::-1], "empty": lambda _: b"", "gone": None}


@pytest.mark.parametrize("tear", TEAR.values(), ids=TEAR.keys())
def test_what_the_disk_tore_of_earlier_work_costs_time_alone(tmp_path, config, tear):
    (config.raw / "a.txt").write_text("The pier is shut.")
    run(config)
    for path in (config.clean / ".work").rglob("*.arrow"):
        data = path.read_bytes()
        path.unlink()
        if tear:
            path.write_bytes(tear(data))
    (config.raw / "b.txt").write_text("Boats pay by the metre.")
    report, whole = run(config), settled(tmp_path, tmp_path / "whole")
    assert report.rows == run(whole).rows
    assert check(config.clean) == []


@pytest.mark.parametrize("tear", TEAR.values(), ids=TEAR.keys())
@pytest.mark.parametrize("act", [run, status, lambda config: gc(config.clean), lambda config: open_dataset(config.clean)])
def test_a_manifest_that_the_disk_tore_is_told_of_and_a_rollback_goes_round_it(config, act, tear):
    for name in "ab":
        (config.raw / f"{name}.txt").write_text(f"The pier {name} is shut.")
        run(config)
    first, torn = list(open_store(config.clean).snapshots())
    path = config.clean / "snapshots" / torn / "_manifest.json"
    data = path.read_bytes()
    path.unlink()
    if tear:
        path.write_bytes(tear(data))
    with pytest.raises(CleanerError):
        act(config)
    rollback(config.clean, first)
    assert run(config).rows["documents"] == 2


def test_what_a_killed_run_spilt_goes_with_the_next_or_with_gc(config):
    (config.raw / "a.txt").write_text("The pier is shut.")
    spilt = config.clean / ".work/scratch/cleaner-1/duckdb_temp"
    for tidy in (run, lambda config: gc(config.clean)):
        run(config)
        spilt.parent.mkdir(parents=True)
        spilt.write_bytes(b"x" * 999)
        tidy(config)
        assert not spilt.parent.exists()


def test_gc_fences_a_writer_that_slept(tmp_path, clean):
    config = settled(tmp_path, clean)
    write(config, PIER)
    run(config)
    parent = current_snapshot(clean)
    gc(clean, keep=1, hours=0)
    if isinstance(clean, str):  # in a folder the writer's lock cannot be lost
        with pytest.raises(PublishError, match="someone else"):
            publish(clean, {}, parent)


def test_a_publish_upon_what_is_not_current_is_refused(tmp_path, clean):
    config = settled(tmp_path, clean)
    write(config, FERRY)
    run(config)
    parent = current_snapshot(clean)
    write(config, PIER)
    run(config)
    with pytest.raises(PublishError, match="someone else"):
        publish(clean, {}, parent)
    with pytest.raises(PublishError, match="someone else"):
        publish(clean, {}, None)
    assert texts(clean) == PIER.strip().split("\n\n")


def test_loose_files_keep_their_day(tmp_path, clean):
    config = settled(tmp_path, clean)
    (config.raw / "pier.txt").write_text(PIER)
    assert run(config, date=DAY).dates == (DAY,)
    assert run(config).dates == ()


def test_names_that_are_none_say_what_there_is(tmp_path, clean):
    with pytest.raises(CleanerError, match="nothing is published"):
        open_dataset(clean)
    with pytest.raises(CleanerError, match="nothing is published"):
        resolve(open_store(clean), "current")
    for command in (gc, rollback):
        with pytest.raises(CleanerError, match="nothing is published"):
            command(clean)
    assert not (tmp_path / "clean").exists()  # a mistyped folder is not made
    config = settled(tmp_path, clean)
    write(config, FERRY)
    name = run(config).snapshot
    for wrong in ("previous", "zzzz", name[:2], ""):
        with pytest.raises(CleanerError, match=name):
            resolve(open_store(clean), wrong)
    with pytest.raises(CleanerError, match="already"):
        rollback(clean, "current")


def test_a_dataset_that_gc_took_says_so(tmp_path, clean):
    config = settled(tmp_path, clean)
    write(config, FERRY)
    run(config)
    opened = open_dataset(clean)
    write(config, PIER)
    run(config)
    gc(clean, keep=1, hours=0)
    with pytest.raises(CleanerError, match="hold it"):
        opened.sentences()


# --- two writers ---


def test_of_two_writers_one_waits(tmp_path, clean, monkeypatch):
    monkeypatch.setattr(lease, "POLL", 0.05)
    order = []

    def second():
        with writer_lock(clean):
            order.append("second")

    with writer_lock(clean):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_patience_ends_with_the_name_of_the_holder(clean, monkeypatch):
    monkeypatch.setattr(lease, "POLL", 0.05)
    with writer_lock(clean), pytest.raises(PublishError, match=f"written by process {os.getpid()} on .* since 20"), writer_lock(clean, 0.2):
        pass


def test_racing_swings_have_one_winner(tmp_path, clean):
    """Without any lock: of writers who build upon the same snapshot one publishes, all others are told."""
    if not isinstance(clean, str):
        pytest.skip("a folder relies on its lock")
    entry = DateEntry({}, {}, ())
    publish(clean, {DAY: entry}, None)
    parent = current_snapshot(clean)
    outcomes = []

    def race(n):
        try:
            outcomes.append(publish(clean, {f"2026-11-{n + 1:02}": entry}, parent))
        except PublishError:
            outcomes.append(None)

    threads = [threading.Thread(target=race, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [winner] = [outcome for outcome in outcomes if outcome]
    assert current_snapshot(clean) == Snapshot(winner, parent.number + 1)


def test_lease_of_a_dead_writer_is_taken_over_and_the_dead_cannot_publish(tmp_path, monkeypatch):
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path))
    for name, value in {"POLL": 0.02, "EXPIRY": 0.3, "RENEWAL": 0.05}.items():
        monkeypatch.setattr(lease, name, value)
    fsspec.filesystem("memory").store.clear()
    place = open_store("memory://bucket/clean")
    lease._take(place, "the dead", 0)  # nobody renews it
    parent = current_snapshot(place.place)
    with writer_lock(place.place, 5), pytest.raises(PublishError, match="written by process"), writer_lock(place.place, 1):
        pass  # the second is patient for longer than EXPIRY, but the first is alive and renews
    with writer_lock(place.place):
        publish(place.place, {DAY: DateEntry({}, {}, ())}, current_snapshot(place.place))
    with pytest.raises(PublishError, match="someone else"):
        publish(place.place, {}, parent)


def test_a_repeated_request_finds_its_own_object(tmp_path, monkeypatch):
    fsspec.filesystem("memory").store.clear()
    place = remote.RemoteStore("memory://bucket/clean")
    assert place.create("current/00000001.json", b"mine")
    assert place.create("current/00000001.json", b"mine")
    assert not place.create("current/00000001.json", b"another's")


def test_the_pointer_log_is_pruned_but_its_end_stays(monkeypatch):
    monkeypatch.setattr(remote, "KEPT_SWINGS", 3)
    fsspec.filesystem("memory").store.clear()
    clean = "memory://bucket/clean"
    for n in range(6):
        publish(clean, {f"2026-11-{n + 1:02}": DateEntry({}, {}, ())}, current_snapshot(clean))
    last = current_snapshot(clean).name
    gc(clean, keep=1, hours=0)
    assert current_snapshot(clean) == Snapshot(last, 7)
    assert open_store(clean).notes("current") == [f"current/0000000{n}.json" for n in (5, 6, 7)]


# --- killed, full, read-only ---

IN_A_RUN = [point for point in points.POINTS if not point.startswith(("drop", "sweep", "file"))]


@pytest.mark.slow
@pytest.mark.parametrize("point", IN_A_RUN)
def test_killed_at_a_point_of_a_run_readers_see_the_old_and_the_next_run_ends_it(config, point, tmp_path):
    write(config, FERRY)
    run(config)
    write(config, PIER)
    (config.raw / "loose.txt").write_text(FERRY)
    arguments = ["run", "--raw", config.raw, "--clean", config.clean, "--jobs", "1", "--date", DAY]
    assert forked(*arguments, kill_at=point) == -signal.SIGKILL
    whole = [FERRY.strip().split("\n\n")[:2], [*PIER.strip().split("\n\n"), *FERRY.strip().split("\n\n")[:2]]]
    assert sorted(texts(config.clean)) == sorted(whole[point == "pointer-swung"])
    assert check(config.clean) == []
    assert forked(*arguments) == 0
    assert sorted(texts(config.clean)) == sorted(whole[1])
    gc(config.clean, hours=0)
    assert [p for p in config.clean.rglob("*") if p.name.endswith(".draft")] == []


@pytest.mark.slow
@pytest.mark.parametrize("point", [point for point in points.POINTS if point not in IN_A_RUN])
def test_killed_at_a_point_of_gc_what_stays_is_whole(config, point):
    for text in (FERRY, PIER, FERRY + PIER):
        write(config, text)
        run(config)
    (config.clean / ".work" / "left-by-a-dead-writer.draft").touch()
    arguments = ["gc", "--clean", config.clean, "--keep", "1", "--hours", "0"]
    assert forked(*arguments, kill_at=point) == -signal.SIGKILL
    assert check(config.clean) == []
    for text in (FERRY, PIER):  # whose judged shards may be swept by half
        write(config, text)
        assert run(config).dates == (DAY,)
    assert (forked(*arguments), [row.is_current for row in snapshots(config.clean)]) == (0, [True])
    assert check(config.clean) == []
    assert len(list((config.clean / ".pool").iterdir())) == len(open_dataset(config.clean).manifest.parts)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("call", ["link", "fsync", "replace"])
def test_trouble_of_the_disk_is_told_and_the_old_snapshot_stays(config, monkeypatch, code, call):
    write(config, FERRY)
    run(config)
    write(config, PIER)

    def fails(*_, **__):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        if call == "replace":
            patch.setattr(Path, "replace", fails)
        else:
            patch.setattr(os, call, fails)
            patch.setattr("shutil.copyfile", fails)
        with pytest.raises(PublishError, match=f"{os.strerror(code)}.*readers still see the last snapshot"):
            run(config)
    assert texts(config.clean) == FERRY.strip().split("\n\n")[:2]
    assert check(config.clean) == []
    assert run(config).dates == (DAY,)


@pytest.fixture
def small_disk(tmp_path):
    """A mounted disk of 1 MB; needs root, as in a container."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("mounting needs root")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_a_full_or_read_only_disk_is_exit_1_and_readers_keep_the_old(tmp_path, small_disk, trouble):
    config = settled(tmp_path, small_disk / "clean")
    write(config, FERRY)
    run(config)
    write(config, PIER)
    if trouble == "full":
        (small_disk / "ballast").write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * 4096))
    else:
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    done = cleaner("run", "--raw", config.raw, "--clean", config.clean, "--jobs", 1)
    assert (done.returncode, done.stdout) == (1, "")
    assert {"full": "No space left on device", "read-only": "Read-only file system"}[trouble] in done.stderr
    assert "Traceback" not in done.stderr and str(config.clean) in done.stderr
    assert texts(config.clean) == FERRY.strip().split("\n\n")[:2]
    assert check(config.clean) == []
    if trouble == "full":
        (small_disk / "ballast").unlink()
        assert run(config).dates == (DAY,)
    else:
        assert cleaner("path", "sentences", "--clean", config.clean).returncode == 0
        held = cleaner("path", "sentences", "--hold", "1h", "--clean", config.clean)
        assert (held.returncode, "takes no hold" in held.stderr) == (1, True)


@pytest.mark.slow
def test_jobs_and_order_of_files_change_no_byte(tmp_path, monkeypatch):
    monkeypatch.setattr(judge, "SHARD_BYTES", 300)  # many shards, so that the workers have something to share
    names = [f"{n:02}.txt" for n in range(12)]
    outcomes = []
    for jobs, order in ((1, names), (2, names[::-1]), (4, names[6:] + names[:6])):
        folder = tmp_path / f"jobs{jobs}"
        folder.mkdir()
        config = settled(folder, folder / "clean", jobs=jobs)
        for name in order:
            write(config, f"{PIER}\nBerth {name[:2]} is free.\n", name=name)
        run(config)
        outcomes.append(current_snapshot(config.clean).name)  # the hash of every file's hash
    assert len(set(outcomes)) == 1
    assert len({part.number for part in open_dataset(config.clean).manifest.parts}) >= 4


# --- killed while others read ---


@pytest.mark.slow
def test_torture_in_short(tmp_path):
    ours, naive = torture(tmp_path, kills=8, reads=200)
    shown = scores(ours, naive)
    assert (ours.torn, ours.faults, ours.equal) == (0, {}, True), shown
    assert ours.most_redone <= 1 and min(ours.reads.values()) > 0 and ours.at_points > 0, shown
    assert naive.torn > 0, shown  # the readers would have noticed


DOCUMENT, KEPT, GONE = ("a", "Shut. Buy."), ("a", 0, 5, "Shut."), ("a", 6, 10, "Buy.")
SEEN = {
    "whole": ([DOCUMENT], [KEPT], [GONE], None),
    "a lost span": ([DOCUMENT], [KEPT], [], "rows lost"),
    "a doubled row": ([DOCUMENT], [KEPT, KEPT], [GONE], "rows doubled"),
    "a doubled document": ([DOCUMENT, ("a", "Other.")], [KEPT], [GONE], "rows doubled"),
    "a span of another snapshot": ([DOCUMENT], [KEPT, ("b", 0, 1, "x")], [GONE], "rows of no document"),
    "kept and gone at once": ([DOCUMENT], [KEPT], [GONE, ("a", 0, 5, "Shut.")], "law broken"),
    "other words": ([DOCUMENT], [("a", 0, 5, "Open.")], [GONE], "law broken"),
}


@pytest.mark.parametrize(("documents", "kept", "gone", "problem"), SEEN.values(), ids=SEEN.keys())
def test_the_readers_of_the_torture_notice(documents, kept, gone, problem):
    assert broken({"documents": documents, "sentences": kept, "removed": gone}) == problem


# --- diff ---


def entry(clean, documents, fingerprint="one"):
    """A date of documents {name: [(text, None or (reason, rule) or role), …]} put into the pool."""
    tables = {"documents": [], "sentences": [], "removed": []}
    for name, spans in documents.items():
        raw, at = "\n".join(text for text, _ in spans), 0
        tables["documents"].append({"doc_id": name, "raw_text": raw, "raw_sha256": raw, "flags": []})
        for n, (text, what) in enumerate(spans):
            place = {"doc_id": name, "start": at, "end": at + len(text), "text": text}
            if isinstance(what, tuple):
                tables["removed"].append({**place, "reason": what[0], "rule": what[1]})
            else:
                tables["sentences"].append({**place, "sentence": n, "discourse_role": what, "subject_roles": []})
            at += len(text) + 1
    parts = []
    for table, rows in tables.items():
        with new_file(clean) as made:
            parts.append(Part(table, DAY, 0, len(rows), write_parquet(build(table, pa.Table.from_pylist(rows, SCHEMAS[table])), made)))
            store(clean, made, parts[-1])
    return DateEntry({"input": "same", "rules": fingerprint}, {}, tuple(parts))


def groups(found):
    return [(group.what, group.n, [sample.text for sample in group.samples]) for group in found]


def test_diff_tells_what_went_came_back_and_was_retagged(clean):
    ad, reply, fact = "Buy a boat now.", "Leave a Reply", "The pier is shut."
    before = {"a": [(fact, "event"), (ad, "advice")], "b": [(reply, ("comment_form", "C101"))], "c": [(fact, "event")], "d": [(ad, "event")]}
    after = {"a": [(fact, "claim"), (ad, ("ad", "D102"))], "b": [(reply, "event")], "d": [(fact, ("legal", "L101"))], "e": [(ad, ("ad", "D102"))]}
    publish(clean, {DAY: entry(clean, before), "2026-10-06": DateEntry({}, {}, ())}, None)
    publish(clean, {DAY: entry(clean, after, "two"), "2026-10-06": DateEntry({}, {}, ())}, current_snapshot(clean))
    found = diff(clean)
    [date] = found.dates
    assert (date.date, date.why, date.added, date.removed, date.changed) == (DAY, ["rules"], 1, 1, 1)
    assert date.rows == {"documents": (4, 4), "sentences": (4, 2), "removed": (1, 3)}
    assert groups(found.went) == [(("ad", "D102"), 1, [ad])]  # not d: its raw text is another
    assert groups(found.came_back) == [(("comment_form", "C101"), 1, [reply])]
    assert groups(found.retagged) == [(("event", "claim"), 1, [fact])]


def test_diff_shows_the_part_of_a_sentence_that_went(clean):
    publish(clean, {DAY: entry(clean, {"a": [("The pier is shut. Buy now.", "event")]})}, None)
    cut = entry(clean, {"a": [("The pier is shut.", "event"), ("Buy now.", ("ad", "D102"))]})
    documents = read_manifest(clean, current_snapshot(clean)).dates[DAY].files[0]
    publish(clean, {DAY: DateEntry({}, {}, (documents, *cut.files[1:]))}, current_snapshot(clean))
    assert groups(diff(clean).went) == [(("ad", "D102"), 1, ["Buy now."])]


def test_diff_opens_only_what_differs(config):
    write(config, FERRY)
    write(config, PIER, "2026-10-06")
    run(config)
    for part in open_dataset(config.clean).parts("documents", DAY):
        open_store(config.clean).get(part).write_bytes(b"torn")  # the file that both share
    write(config, PIER.replace("winter", "year"), "2026-10-06")
    run(config)
    assert [date.date for date in diff(config.clean).dates] == ["2026-10-06"]


NAMES = st.sampled_from("abcd")
SPANS = st.lists(
    st.tuples(st.sampled_from(["The pier is shut.", "Buy now.", "Boats pay."]), st.sampled_from(["event", "claim", ("ad", "D1"), ("legal", "L1")])),
    min_size=1, max_size=4,
)  # fmt: skip
DOCUMENTS = st.dictionaries(NAMES, SPANS, min_size=1)


@settings(max_examples=10, deadline=None)
@given(one=DOCUMENTS, other=DOCUMENTS)
def test_diff_is_its_own_mirror(tmp_path_factory, one, other):
    clean = tmp_path_factory.mktemp("mirror")
    a = publish(clean, {DAY: entry(clean, one)}, None)
    b = publish(clean, {DAY: entry(clean, other, "two")}, current_snapshot(clean))
    there, back = diff(clean, a, b), diff(clean, b, a)
    assert (groups(there.went), groups(there.came_back)) == (groups(back.came_back), groups(back.went))
    assert sum(group.n for group in there.retagged) == sum(group.n for group in back.retagged)
    assert [(d.added, d.removed, d.changed) for d in there.dates] == [(d.removed, d.added, d.changed) for d in back.dates]
    assert bool(there.dates) == (one != other)


# --- as a user types it ---


@pytest.mark.parametrize(("span", "expected"), [("90m", 5400), ("6h", 21600), ("2d", 172800), (" 45s ", 45)])
def test_spans_of_time(span, expected):
    assert seconds(span) == expected


@pytest.mark.parametrize("span", ["", "6", "h", "-1h", "1.5h", "6 h", "6w", "9999999h"])
def test_what_is_no_span(span):
    with pytest.raises(ConfigError, match="90m"):
        seconds(span)


def test_the_commands_tell_the_story(config):
    for text in (FERRY, PIER):
        write(config, text)
        run(config)

    def typed(*arguments):
        done = CliRunner().invoke(group, [*arguments, "--clean", str(config.clean)], standalone_mode=False)
        if done.exception:
            raise done.exception
        return done.output

    listed = typed("snapshots").splitlines()
    assert [line[0] for line in listed] == ["*", " "] and all(DAY in line for line in listed)
    assert "1 changed" in typed("diff")
    assert json.loads(typed("diff", "--json"))["dates"][0]["why"] == ["input"]
    back = typed("rollback", "--raw", str(config.raw))
    assert f"{DAY}  stale input" in back and "goes forward again" in back
    assert typed("path", "sentences", "--hold", "1h").strip().endswith("/sentences/*/*.parquet")
    assert "  held" in typed("snapshots")
    freed = typed("gc", "--keep", "1", "--hours", "0", "--dry-run")
    assert freed.startswith("would free") and "held by readers" not in freed  # what is held is current as well
    with pytest.raises(CleanerError, match="there is no snapshot zzzz"):
        typed("rollback", "zzzz")


@pytest.mark.slow
def test_of_two_commands_the_second_waits_or_is_told_by_whom_it_is_kept(config):
    write(config, FERRY)
    arguments = ("run", "--raw", config.raw, "--clean", config.clean)
    with writer_lock(config.clean):
        done = cleaner(*arguments, CLEANER_PATIENCE="1")
        assert (done.returncode, done.stdout) == (1, "")
        assert f"being written by process {os.getpid()} on " in done.stderr and "run again" in done.stderr
        waiting = forked_start(*arguments)
        time.sleep(0.5)
        assert waiting.is_alive() and current_snapshot(config.clean) is None
    waiting.join()
    assert (waiting.exitcode, texts(config.clean)) == (0, FERRY.strip().split("\n\n")[:2])


def test_globs_and_paths_are_what_duckdb_reads(config):
    write(config, FERRY)
    run(config)
    dataset = open_dataset(config.clean)
    [[by_glob]] = duckdb.sql(f"SELECT count(*) FROM read_parquet('{dataset.glob('sentences')}')").fetchall()
    [[by_paths]] = duckdb.execute("SELECT count(*) FROM read_parquet(?)", [dataset.paths("sentences")]).fetchall()
    assert by_glob == by_paths == 2
