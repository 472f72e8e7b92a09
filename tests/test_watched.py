"""Workers that hang, fill memory or die are replaced; what they were at is left out, and nothing else."""

import os
import time
from typing import NamedTuple

import pytest

from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.dataset.check import check
from cleaner.errors import CleanerError
from cleaner.limits import Limits
from cleaner.passes import judge, publish
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
    """``judge_shard`` on a machine where one document hangs."""
    real = judge._judge

    def hostile(doc_id, seen, raw, *rest):
        if raw.path.endswith("hang.txt"):
            time.sleep(60)
        return real(doc_id, seen, raw, *rest)

    judge._judge = hostile
    return judge.judge_shard(shard, at)


def writing(task, at):
    """``write_shard`` on a machine where one document breaks whoever publishes it."""
    real = publish.finish

    def hostile(article, *rest):
        if "mooring" in article.raw_text:
            os._exit(9)
        return real(article, *rest)

    publish.finish = hostile
    return publish.write_shard(task, at)


@pytest.mark.slow
def test_a_run_leaves_out_what_costs_workers_and_retry_brings_it_back(tmp_path, monkeypatch):
    day = tmp_path / "raw/date=2026-10-05"
    day.mkdir(parents=True)
    (day / "c.txt").write_text(FERRY)
    config = Config.load({"raw": str(tmp_path / "raw"), "clean": str(tmp_path / "clean"), "jobs": 2, "limits.seconds": 5}, tmp_path)
    run(config)
    alone = tables(config)
    (day / "hang.txt").write_text("The ice was told of on Tuesday by the harbour office, and nobody came.")
    (day / "a.txt").write_text(f"The mooring at the far end is for guests alone, and it costs more.\n\n{FERRY}")
    monkeypatch.setattr("cleaner.passes.lost.HARMLESS", 0)
    monkeypatch.setattr("cleaner.passes.publish.HARMLESS", 0)
    monkeypatch.setattr("cleaner.passes.run.judge_shard", judging)
    monkeypatch.setattr("cleaner.passes.run.write_shard", writing)
    run(config)
    monkeypatch.undo()
    assert {row["path"][16:]: row["code"] for row in open_dataset(config.clean).rejected().to_pylist()} == {
        "hang.txt": "E_TIME", "a.txt": "E_CRASH",
    }  # fmt: skip
    assert tables(config) == alone
    assert run(config).dates == ()
    assert retry(config, ["E_TORN"]).dates == ()
    assert retry(config).dates == ("2026-10-05",)
    assert open_dataset(config.clean).rejected().num_rows == 0
    assert check(config.clean) == []
    ferry = [row["duplicate_of_doc"] for row in open_dataset(config.clean).removed().to_pylist() if row["text"] == FERRY.split("\n", maxsplit=1)[0]]
    assert ferry == [row["doc_id"] for row in open_dataset(config.clean).documents().to_pylist() if row["path"].endswith("a.txt")]
    assert retry(config).dates == ()


def test_what_must_be_compiled_first_is_no_documents_time(tmp_path, monkeypatch):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text("The harbour was empty in the winter of 1903.")
    done = []
    monkeypatch.setattr(judge, "warm_up", lambda: done.append("loaded"))
    monkeypatch.setattr(judge, "judge_on", lambda items, *_: (done.append("taken up") or item for item in items))
    run(Config.load({"raw": tmp_path / "raw", "clean": tmp_path / "clean", "jobs": 1}))
    assert done == ["loaded", "taken up"]
