"""Cuts that people have judged stay as they were judged. Written by `cleaner eval LABELS --tests FOLDER`."""

import json
from pathlib import Path
from typing import Any

import pytest

from cleaner.report.cases import broken

CASES = [json.loads(line) for line in Path(__file__).with_name("labelled.jsonl").read_text("utf-8").split("\n") if line]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["doc"])
def test_document_is_cut_as_labelled(case: dict[str, Any]) -> None:
    """Of each document exactly what was judged junk goes, for the reason that was given."""
    assert broken(case) == []
