"""Rows that are made one after the other and kept as Arrow: as objects of Python they take ten times the memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

MOST = 4096
"""Weight of the rows that wait as objects of Python: some megabytes."""


class Rows:
    """The rows of one table."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._tables = [schema.empty_table()]
        self._waiting: list[Mapping[str, Any]] = []
        self._weight = 0
        self.count = 0

    def add(self, rows: Iterable[Mapping[str, Any]], weight: int = 0) -> None:
        """Put rows at the end; ``weight`` is about how many values each holds in its lists."""
        before = len(self._waiting)
        self._waiting += rows
        added = len(self._waiting) - before
        self.count += added
        self._weight += added * (1 + weight)
        if self._weight >= MOST:
            self._pack()

    def table(self) -> pa.Table:
        """All rows, in order."""
        self._pack()
        return pa.concat_tables(self._tables).combine_chunks()

    def _pack(self) -> None:
        self._tables.append(pa.Table.from_pylist(self._waiting, self._schema))
        self._waiting, self._weight = [], 0
