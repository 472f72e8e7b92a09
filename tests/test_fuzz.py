"""A moment of every fuzz target; ``python -m tests.fuzz`` is the long run."""

import pytest
from hypothesis import HealthCheck, given, settings
from tests.fuzz.targets import TARGETS


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_target(name):
    call, inputs = TARGETS[name]
    short = settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    short(given(inputs)(call))()
