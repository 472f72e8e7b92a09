"""What the package itself puts into the output, as hashes: code, models, and every declared rule by itself.

A phrase rule is data: its words and its weight have a hash of their own, so that a change of one rule does not look like a
change of everything. All else in the rules' files is code; their phrases are left out of its hash.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cleaner import rules
from cleaner.rules.rule import Rule

JUDGED_BY = (
    "article.py", "cleaning.py", "rendering.py", "text", "page", "rules", "judge", "duplicates",
    "passes/carry.py", "passes/judge.py", "passes/judged.py", "passes/lost.py", "passes/raw.py", "passes/read.py", "passes/records.py",
    "passes/slices.py", "passes/stream.py",
)  # fmt: skip
"""The parts of the package that decide what one document loses."""

CUT_BY = ("article.py", "text", "passes/lost.py", "passes/raw.py", "passes/read.py", "passes/records.py", "passes/slices.py", "passes/stream.py")
"""The parts that cut a large file into records."""

MATCHED_BY = ("duplicates", "text/hashing.py", "passes/furniture.sql", "passes/match.py", "passes/matched.py", "passes/syndicated.py")
"""The parts that decide what a date loses to its past."""

PUBLISHED_BY = ("dataset/schema.py", "passes/publish.py")
"""The parts that write tables."""

TAGGED_BY = ("roles",)
"""The parts that only decide the tags of what is kept."""

MODEL = ".npz"
PASSED_OVER = (".pyc", ".nbi", ".nbc", "__pycache__")


@cache
def code_hash(parts: tuple[str, ...], *, models: bool | None = None) -> str:
    """Hash of some parts of the package; ``models`` True takes only their weights, False only the rest."""
    root = files("cleaner")
    lines = (line for part in parts for line in _sources(root / part, part))
    return hash_lines(f"{name} {sha256}" for name, sha256 in lines if models in (None, name.endswith(MODEL)))


@cache
def engine_hash() -> str:
    """Hash of all that judges a document, the phrases of the rules apart."""
    return code_hash(JUDGED_BY)


def rule_hashes() -> dict[str, str]:
    """Code to hash of every phrase rule, in the order of the rules. Reasons why and examples decide nothing."""
    return _rule_hashes(rules.RULES)


@cache
def _rule_hashes(declared: tuple[Rule, ...]) -> dict[str, str]:
    return {rule.code: hash_lines([rule.code, repr(rule.weight), rule.pattern]) for rule in declared if rule.pattern}


def hash_lines(lines: Iterable[str]) -> str:
    """A short hash of some lines."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def without_phrases(source: bytes) -> bytes:
    """Python source without its calls of ``phrase``.

    >>> without_phrases(b'A = 1\\nB = phrase("N101", "name")\\n')
    b'A = 1\\nB = \\n'
    """
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    left, position = [], 0
    for start, end in sorted(_phrase_calls(source, starts)):
        left.append(source[position:start])
        position = end
    return b"".join([*left, source[position:]])


def _phrase_calls(source: bytes, starts: list[int]) -> Iterator[tuple[int, int]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
            assert node.end_lineno is not None and node.end_col_offset is not None
            yield starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset


def _sources(node: Traversable, name: str) -> Iterator[tuple[str, str]]:
    if node.is_dir():
        for child in sorted(node.iterdir(), key=lambda c: c.name):
            if not child.name.endswith(PASSED_OVER):
                yield from _sources(child, f"{name}/{child.name}")
    else:
        content = node.read_bytes()
        content = without_phrases(content) if name.startswith("rules/") and name.endswith(".py") else content
        yield name, hashlib.sha256(content).hexdigest()
