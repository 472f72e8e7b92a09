"""A file too large for one shard is cut by its records; what is published does not depend on where."""

import json

import pytest

from cleaner.config import Config
from cleaner.dataset.opening import open_dataset
from cleaner.passes import judge, slices
from cleaner.passes.judge import JudgedShard
from cleaner.passes.raw import RawFile
from cleaner.passes.read import Rejected, read_documents
from cleaner.passes.run import run
from cleaner.passes.slices import Cutting, cut, is_large, read_slice

STORY = "The old pier of {n} was closed on Friday for the whole winter season, the harbour office of {n} said in a short statement."
LINES = [json.dumps({"text": STORY.format(n=f"Town{n}"), "title": f"Pier {n}", "url": f"https://a.example/{n}"}) for n in range(40)]
LINES[7] = "{torn"
LINES[8] = json.dumps({"text": "\x00 odd \ud83d", "author": None})
LINES[30] = LINES[3]


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw/source=a/date=2026-01-05"
    folder.mkdir(parents=True)
    (folder / "feed.jsonl").write_text("\n".join(LINES), "utf-8")
    (folder / "late.txt").write_text(STORY.format(n="Town3"), "utf-8")
    return tmp_path / "raw"


@pytest.fixture
def small_slices(monkeypatch):
    monkeypatch.setattr(slices, "SLICE_BYTES", 1000)
    monkeypatch.setattr(judge, "SHARD_BYTES", 1000)


def feed(raw):
    path = "source=a/date=2026-01-05/feed.jsonl"
    return RawFile("a", path, "2026-01-05", (raw / path).stat().st_size)


@pytest.mark.parametrize("size", [1, 500, 1000, 10**9])
def test_slices_hold_every_record_as_it_was_read(raw, tmp_path, monkeypatch, size):
    monkeypatch.setattr(slices, "SLICE_BYTES", size)
    cutting = Cutting(raw, feed(raw), "2026-01-05", {}, tmp_path / "slices/a")
    assert cutting.size() is None
    number = cut(cutting)
    assert cutting.size() == number > (1 if size < 10**9 else 0)
    found = [item for n in range(number) for item in read_slice(cutting.path(n), feed(raw), "2026-01-05")]
    assert found == list(read_documents(raw, feed(raw), "2026-01-05"))
    assert sum(isinstance(item, Rejected) for item in found) == 1


def test_packed_files_count_for_what_they_unpack_to():
    file = RawFile("a", "feed.jsonl", None, slices.SLICE_BYTES)
    assert not is_large(file)
    assert is_large(file._replace(size=file.size + 1))
    assert is_large(file._replace(path="feed.jsonl.gz", size=file.size // 2))


def rows(clean):
    dataset = open_dataset(clean)
    tables = {name: getattr(dataset, name)().to_pylist() for name in ("documents", "sentences", "removed", "rejected")}
    return {name: sorted(map(repr, table)) for name, table in tables.items()}


def test_a_cut_file_is_published_as_a_whole_one_is(raw, tmp_path, request):
    run(Config.load({"raw": raw, "clean": tmp_path / "whole", "jobs": 1}))
    request.getfixturevalue("small_slices")
    report = run(Config.load({"raw": raw, "clean": tmp_path / "cut", "jobs": 1}))
    assert rows(tmp_path / "cut") == rows(tmp_path / "whole")
    assert report.rows["rejected"] == 1
    assert list((tmp_path / "cut/.work/judged/date=2026-01-05/slices").glob("*/")) == []


def test_a_run_goes_on_with_the_slices_that_are_judged(raw, tmp_path, small_slices, monkeypatch):
    config = Config.load({"raw": raw, "clean": tmp_path / "clean", "jobs": 1})
    judge_shard, done = judge.judge_shard, []

    def dies(shard):
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(judge_shard(shard).judged)
        return JudgedShard(shard.target, done[-1], done[-1], 0.0)

    monkeypatch.setattr("cleaner.passes.run.judge_shard", dies)
    with pytest.raises(KeyboardInterrupt):
        run(config)
    monkeypatch.undo()
    monkeypatch.setattr(slices, "SLICE_BYTES", 1000)
    monkeypatch.setattr(judge, "SHARD_BYTES", 1000)
    [day] = run(config).days
    assert sum(done) > 0
    assert day.judged == day.rows["documents"] - sum(done)


def test_lines_added_to_a_cut_file_leave_the_verdicts_on_the_others(raw, tmp_path, small_slices):
    config = Config.load({"raw": raw, "clean": tmp_path / "clean", "jobs": 1})
    run(config)
    path = raw / feed(raw).path
    path.write_text("\n".join([*LINES, json.dumps({"text": STORY.format(n="Newton")})]), "utf-8")
    [day] = run(config).days
    assert day.judged == 1
