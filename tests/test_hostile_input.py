"""A batch of hostile input: each kind becomes what it must, and the other documents come out as if it were not there."""

import os
from inspect import signature

import pytest
from tests.hostile_input.kinds import KINDS, put

from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.dataset.check import check
from cleaner.passes.run import run

SMALL = [kind for kind in KINDS if not callable(kind.make) or (signature(kind.make).parameters and not kind.name.startswith("one-line"))]
PIER = "The pier is shut for the winter.\n\nBoats pay by the metre, as they have since 1903, and nobody minds it.\n\nLeave a Reply\n"


def good(raw):
    folder = raw / "source=a/date=2026-10-05"
    folder.mkdir(parents=True)
    for n in range(5):
        (folder / f"{n}.txt").write_text(PIER.replace("1903", str(1903 + n)), "utf-8")


def published(folder, kinds):
    good(folder / "raw")
    for kind in kinds:
        put(kind, folder / "raw/source=zz/date=2026-10-05")
    config = Config.load({"raw": str(folder / "raw"), "clean": str(folder / "clean"), "jobs": 1}, folder)
    run(config)
    assert check(config.clean) == []
    return open_dataset(config.clean)


def others(dataset):
    """The rows of the documents that are not hostile."""
    ids = {row["doc_id"] for row in dataset.documents().to_pylist() if row["source"] == "a"}
    return {
        name: [row for row in getattr(dataset, name)().to_pylist() if row["doc_id"] in ids] for name in ("documents", "sentences", "removed")
    }  # fmt: skip


def became(dataset, kind):
    path = os.fsencode(f"source=zz/date=2026-10-05/{kind.name}").decode("utf-8", "backslashreplace")
    codes = {row["code"] for row in dataset.rejected().to_pylist() if row["path"] == path}
    found = [row for row in dataset.documents().to_pylist() if row["path"] == path]
    repairs = {flag.removeprefix("repaired:").rpartition(":")[0] for row in found for flag in row["flags"] if flag.startswith("repaired:")}
    return codes or repairs or ({"kept"} if found else {"left alone"})


@pytest.mark.slow
def test_a_batch_of_small_kinds(tmp_path):
    for name in ("without", "with"):
        (tmp_path / name).mkdir()
    without, batch = published(tmp_path / "without", []), published(tmp_path / "with", SMALL)
    assert {kind.name: became(batch, kind) for kind in SMALL if kind.becomes not in became(batch, kind)} == {}
    assert others(batch) == others(without)
    assert {path.name for path in (tmp_path / "with").iterdir()} == {"raw", "clean"}


def test_there_are_sixty_kinds():
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 60
