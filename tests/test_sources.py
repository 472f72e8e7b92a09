"""The package neither unpickles nor evaluates, starts no shell and opens no connection; the tests themselves stay on this machine."""

import ast
import socket
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "cleaner"
BANNED_MODULES = {
    "pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "subprocess", "pty", "ftplib", "smtplib", "telnetlib", "urllib.request",
    "http.client", "requests", "httpx", "aiohttp", "socket", "code", "codeop",
}  # fmt: skip
BANNED_CALLS = {"eval", "exec", "compile", "__import__"}
BANNED_METHODS = {("os", name) for name in ("system", "popen", "execv", "execve", "spawnl", "spawnv")}
MAY = {"report/desk.py": {"socket"}, "dataset/lock.py": {"socket"}}
"""The desk for review listens, on the loopback alone (tests/test_review.py); the lock asks for the name of this machine."""


def offences(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ({alias.name, alias.name.split(".")[0]} & BANNED_MODULES for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield {node.module or "", (node.module or "").split(".")[0]} & BANNED_MODULES
        elif isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield {function.id} & BANNED_CALLS
            elif isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
                yield {function.attr} if (function.value.id, function.attr) in BANNED_METHODS else set()
            yield from ({"shell"} for word in node.keywords if word.arg in ("shell", "allow_pickle") and not _is_false(word.value))


def _is_false(node):
    return isinstance(node, ast.Constant) and node.value is False


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_pickle_eval_shell_or_network(path):
    found = set().union(*offences(ast.parse(path.read_text("utf-8"))))
    assert found - MAY.get(str(path.relative_to(SOURCE)), set()) == set()


@pytest.mark.parametrize("line", ["import pickle", "from subprocess import run", "eval('1')", "os.system('x')", "np.load(p, allow_pickle=True)", "import urllib.request"])
def test_the_test_can_fail(line):
    assert set().union(*offences(ast.parse(line)))


def test_sockets_of_tests_reach_this_machine_only():
    with socket.socket() as far, pytest.raises(PermissionError, match=r"192\.0\.2\.1"):
        far.connect(("192.0.2.1", 80))
