"""Workers that hang, fill memory or die are replaced; what they were at is left out, and nothing else."""

import os
import time
from typing import NamedTuple

import pytest

from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.errors import CleanerError
from cleaner.limits import Limits
from cleaner.passes import judge
from cleaner.passes.lost import Place
from cleaner.passes.run import retry, run
from cleaner.passes.watched import watched


class Doing(NamedTuple):
    """What to do in turn; what is left out is its code."""

    steps: list[str]
    limits: Limits = Limits(seconds=1, memory_mb=400)

    def without(self, place, code):
        return Doing([code if number == place.item else step for number, step in enumerate(self.steps)])


def work(task, at):
    for number, what in enumerate(task.steps):
        at(Place("a", number, "judge"))
        match what:
            case "sleep":
                time.sleep(60)
            case "fill":
                held = [bytes([n]) * (8 << 20) for n in range(1, 250)]
                time.sleep(60)
                return len(held)
            case "refused":
                raise MemoryError
            case "die":
                os._exit(3)
            case "raise":
                raise CleanerError("as it says")
    return task.steps


TASKS = [Doing(steps) for steps in (["a"], ["a", "sleep", "b"], ["fill", "die"], ["refused"], ["b"])]
DONE = [["a"], ["a", "E_TIME", "b"], ["E_MEMORY", "E_CRASH"], ["E_MEMORY"], ["b"]]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 3])
def test_what_costs_a_worker_is_left_out(jobs):
    assert list(watched(work, TASKS, jobs)) == DONE


def test_what_work_raises_is_raised():
    with pytest.raises(CleanerError, match="as it says"):
        list(watched(work, [Doing(["raise"])], 1))


FERRY = "The ferry was late again on Monday.\n\nIt left at nine instead of eight, the harbour office said.\n\nLeave a Reply\n"


def tables(config):
    dataset = open_dataset(config.clean)
    return {name: getattr(dataset, name)().to_pylist() for name in ("documents", "sentences", "removed")}


def judging(shard, at):
    """``judge_shard`` on a machine where one document hangs and one breaks the judge down."""
    real = judge._judge

    def hostile(doc_id, seen, raw, *rest):
        if raw.path.endswith("hang.txt"):
            time.sleep(60)
        if raw.path.endswith("break.txt"):
            os._exit(9)
        return real(doc_id, seen, raw, *rest)

    judge._judge = hostile
    return judge.judge_shard(shard, at)


@pytest.mark.slow
def test_a_run_leaves_out_what_hangs_and_retry_brings_it_back(tmp_path, monkeypatch):
    day = tmp_path / "raw/date=2026-10-05"
    day.mkdir(parents=True)
    (day / "a.txt").write_text(FERRY)
    config = Config.load({"raw": str(tmp_path / "raw"), "clean": str(tmp_path / "clean"), "jobs": 2, "limits.seconds": 5}, tmp_path)
    run(config)
    alone = tables(config)
    for name in ("hang", "break"):
        (day / f"{name}.txt").write_text(f"The {name} was told of on Tuesday by the harbour office, and nobody came.")
    monkeypatch.setattr("cleaner.passes.lost.HARMLESS", 0)
    monkeypatch.setattr("cleaner.passes.run.judge_shard", judging)
    run(config)
    assert tables(config) == alone
    assert {row["path"][16:]: row["code"] for row in open_dataset(config.clean).rejected().to_pylist()} == {
        "hang.txt": "E_TIME", "break.txt": "E_CRASH",
    }  # fmt: skip
    monkeypatch.undo()
    assert sorted(row["code"] for row in open_dataset(config.clean).rejected().to_pylist()) == ["E_CRASH", "E_TIME"]
    assert run(config).dates == ()
    assert retry(config, ["E_TORN"]).dates == ()
    assert retry(config).dates == ("2026-10-05",)
    assert open_dataset(config.clean).rejected().num_rows == 0
    assert open_dataset(config.clean).documents().num_rows == 3
    assert retry(config).dates == ()


def test_what_must_be_compiled_first_is_no_documents_time(tmp_path, monkeypatch):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text("The harbour was empty in the winter of 1903.")
    done = []
    monkeypatch.setattr(judge, "_load", lambda: done.append("loaded"))
    monkeypatch.setattr(judge, "judge_on", lambda items, *_: (done.append("taken up") or item for item in items))
    run(Config.load({"raw": tmp_path / "raw", "clean": tmp_path / "clean", "jobs": 1}))
    assert done == ["loaded", "taken up"]
