"""A moment of every fuzz target; ``python -m tests.fuzz`` is the long run."""

import pytest
from tests.fuzz.targets import TARGETS, examples


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_target(name):
    call, _, size = TARGETS[name]
    examples(name, call, max_examples=size // 4, derandomize=True)
