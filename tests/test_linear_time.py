"""No pattern that meets scraped text takes more than linear time: every one is pumped with what it is made of."""

import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import cleaner

PUMP = """
import importlib, re, sys
name = sys.argv[1]
module = importlib.import_module(name)
for label, pattern in sorted(vars(module).items()):
    if not isinstance(pattern, re.Pattern) or isinstance(pattern.pattern, bytes):
        continue
    literals = re.findall(r"[A-Za-z0-9]+", pattern.pattern) or ["a"]
    seeds = {"a", " ", ".", "(", '"', "A ", "a,", "1 ", "&", "\\u2026", *literals[:6], literals[-1] + " ", " ".join(literals[:3])}
    for seed in seeds:
        text = (seed * (SIZE // len(seed))) + "\\x00"
        for _ in pattern.finditer(text):
            pass
        pattern.match(text)
        pattern.fullmatch(text)
"""
SIZE = 20_000
"""Characters. A quadratic pattern does not finish so many within the limit below; a linear one is done at once."""

LIMIT = 60
"""Seconds for all patterns of a module, many times what the slowest needs."""

MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(cleaner.__path__, "cleaner.")
    if name != "cleaner.__main__"
    and any(isinstance(value, re.Pattern) for value in vars(importlib.import_module(name)).values())
]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_patterns_are_linear(name):
    script = f"SIZE = {SIZE}\n{PUMP}"
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, text=True, timeout=LIMIT)
    assert (done.returncode, done.stderr) == (0, "")
