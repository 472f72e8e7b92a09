"""Every layer imports only from the layers above it in docs/architecture.md."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "cleaner"
LAYERS = [
    ("article", "errors", "limits"),
    ("text",),
    ("page",),
    ("rules",),
    ("judge",),
    ("roles",),
    ("duplicates",),
    ("cleaning", "rendering", "explanation", "manual", "evaluation", "labels"),
    ("config",),
    ("dataset",),
    ("passes",),
    ("report",),
    ("doctor",),
    ("cli", "__main__"),
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.name != "__init__.py" or path.parent != SOURCE)


def layer(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_layers(path):
    for node in ast.walk(ast.parse(path.read_text())):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            parts = name.split(".")
            if parts[0] == "cleaner" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module_imports_only_from_above(path):
    below = [name for name in imported_layers(path) if RANK[name] > RANK[layer(path)]]
    assert below == []


def test_nothing_but_the_doctor_knows_prefect():
    assert [path for path in MODULES if "prefect" in path.read_text() and layer(path) != "doctor"] == []
