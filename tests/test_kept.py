"""Tables on disk are those that would be made, whatever became of them there."""

from importlib.util import cache_from_source
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from cleaner.roles import cues
from cleaner.rules import RULES
from cleaner.rules.gate import Gate
from cleaner.text import kept as kept_module
from cleaner.text.kept import kept


class Squares(NamedTuple):
    squares: np.ndarray
    roots: np.ndarray


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where tables go, below a folder that is not there yet; and how often they were made."""
    monkeypatch.setattr(kept_module, "__file__", str(tmp_path / "kept.py"))
    return Path(cache_from_source(str(tmp_path / "kept.py"))).with_name("squares.npz")


def ask(made, *texts, code=__file__):
    def make():
        made.append(texts)
        return Squares(np.arange(4) ** 2, np.arange(4.0))

    found = kept("squares", Squares, make, texts, [code])
    assert [column.tolist() for column in found] == [[0, 1, 4, 9], [0, 1, 2, 3]]
    return len(made)


def test_made_once_from_the_same_texts_and_code(place, tmp_path):
    made = []
    assert (ask(made, "a"), ask(made, "a"), ask(made, "b"), ask(made, "b")) == (1, 1, 2, 2)
    (tmp_path / "other.py").write_text("x = 1")
    assert ask(made, "b", code=tmp_path / "other.py") == 3
    assert [path.name for path in place.parent.iterdir()] == ["squares.npz"]


@pytest.mark.parametrize("tear", [lambda data: data[:100], lambda data: data[: len(data) // 2], lambda _: b"", lambda data: data[::-1]])
def test_what_is_torn_is_made_again(place, tear):
    made = []
    ask(made, "a")
    place.write_bytes(tear(place.read_bytes()))
    assert (ask(made, "a"), ask(made, "a")) == (2, 2)


def test_where_nothing_can_be_written_it_is_made_each_time(place, tmp_path):
    place.parent.write_text("no folder")
    made = []
    assert (ask(made, "a"), ask(made, "a")) == (1, 2)


def test_the_tables_that_are_kept_are_the_ones_that_are_made():
    for found, made in ((Gate(RULES, "phrases")._machine, Gate(RULES)._machine), (cues._scanner().literals, cues._automaton())):
        for column, again in zip(found, made, strict=True):
            assert np.array_equal(column, again)
            assert column.dtype == again.dtype
