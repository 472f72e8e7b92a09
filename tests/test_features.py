"""What is counted for all units at once is what one would count of each."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.cleaning import prepare
from cleaner.judge.features import ENDS, MARKS, SPANS, STEPS, around, shape
from cleaner.rules.measures import Measures

LINE = st.text("aB1 .!?:,)\"»…|#'é日-", min_size=1, max_size=12)


@settings(deadline=None)
@given(st.lists(LINE, max_size=8))
def test_shape(lines):
    measures = Measures.of(prepare("\n".join(lines), html=False))
    if len(measures):
        columns = np.column_stack(list(shape(measures)))
        for row, line in zip(columns, measures.lines, strict=True):
            assert np.allclose(row, _shape_of(line, measures.lines), atol=1e-6)


def _shape_of(line: bytes, lines: list[bytes]) -> list[float]:
    size = max(1, len(line))
    kinds = (b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", bytes([*range(33, 48), *range(58, 65), *range(91, 97), *range(123, 127)]), bytes(range(128, 256)))
    shares = [sum(byte in kind for byte in line) / size for kind in kinds]
    counts = [math.log1p(line.count(mark)) if mark in b",\"'" else min(line.count(mark), 3) for mark in MARKS]
    first = line[:1] or b"\n"
    ends = [line.endswith(end) for end in ENDS]
    return [math.log1p(len(line)), *shares, *counts, b"a" <= first <= b"z", first in kinds[2], *ends, math.log(lines.count(line))]


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=90))
def test_around(values):
    columns = list(around(np.array(values, np.float64)))
    for at in range(len(values)):
        single = [values[at + step] if 0 <= at + step < len(values) else 0 for step in STEPS]
        spans = [sum(part) / span for span in SPANS for part in (values[max(0, at - span) : at], values[at + 1 : at + 1 + span])]
        assert np.allclose([column[at] for column in columns], [*single, *spans])
