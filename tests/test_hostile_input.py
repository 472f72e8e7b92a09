"""Hostile input in one batch: each kind becomes what it must, and the good documents come out as if it were not there."""

import pytest
from tests.hostile_input.batch import became, neighbours, prepare, publish
from tests.hostile_input.kinds import KINDS

from cleaner.dataset.check import check

QUICK = [kind for kind in KINDS if isinstance(kind.make, bytes) and len(kind.make) < 10_000]
NOT_HUGE = [kind for kind in KINDS if not kind.name.startswith("one-line")]
"""All that ``python -m tests.hostile_input`` looks at but files of hundreds of megabytes."""


def surprises(dataset, kinds):
    return {kind.name: became(dataset, kind) for kind in kinds if kind.becomes not in became(dataset, kind)}


@pytest.mark.parametrize(("kinds", "jobs"), [pytest.param(QUICK, 1, id="quick"), pytest.param(NOT_HUGE, 2, id="all", marks=pytest.mark.slow)])
def test_a_batch(tmp_path, kinds, jobs):
    for name, inside in (("without", []), ("with", kinds)):
        prepare(tmp_path / name, inside)
    before, batch = publish(tmp_path / "without"), publish(tmp_path / "with", jobs)
    assert surprises(batch, kinds) == {}
    assert neighbours(batch) == neighbours(before)
    assert check(tmp_path / "with/clean") == []
    assert {path.name for path in (tmp_path / "with").iterdir()} == {"raw", "clean"}


def test_there_are_sixty_kinds():
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 60
