"""The docs say what the code does: generated pages are fresh, and what the README shows runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.cli.main import ENVIRONMENT
from cleaner.config import Config
from cleaner.errors import CODES
from cleaner.passes.run import run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    (folder / "data").mkdir()
    run(Config.load({"raw": str(ROOT / "data/raw"), "clean": str(folder / "data/clean"), "jobs": 1}, folder))
    return folder


def test_generated_pages_are_fresh():
    done = subprocess.run([sys.executable, "scripts/render_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("block", [b for b in BLOCKS if "spark" not in b and "import datasets" not in b])
def test_readme_block_runs(block, published):
    done = subprocess.run(
        [sys.executable, "-c", "from cleaner import open_dataset\n" + block], cwd=published, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_example_answers_from_the_parquet(published):
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples/cto_duties.py"), "data/clean"], cwd=published, capture_output=True, text=True
    )
    assert done.returncode == 0
    shown = README.partition("What is a CTO responsible for?")[2].partition("```")[0]
    sentences = [line.strip("- ").partition("  (")[0] for line in shown.splitlines() if line.strip().startswith("- ")]
    assert sentences and [s for s in sentences if s not in done.stdout] == []


def test_every_command_is_in_the_readme():
    from cleaner.cli.main import COMMANDS

    assert [name for name in COMMANDS if f"`{name}`" not in README and f"cleaner {name}" not in README] == []


def test_the_core_runs_where_prefect_is_not_installed(tmp_path):
    code = (
        "import sys; sys.modules['prefect'] = None\n"
        "from cleaner import clean; from cleaner.config import Config; from cleaner.passes.run import run\n"
        f"run(Config.load({{'raw': {str(ROOT / 'data/raw')!r}, 'clean': {str(tmp_path)!r}, 'jobs': 1}}), '2026-10-05')\n"
        "print(clean('The pier is shut.').clean_text)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "The pier is shut.\n", done.stderr


def test_every_code_in_the_source_is_in_the_catalogue_and_the_other_way_round():
    sources = [path.read_text("utf-8") for path in (ROOT / "src/cleaner").rglob("*.py") if path.name != "errors.py"]
    assert {code for text in sources for code in re.findall(r"\"(E_[A-Z_]+)\"", text)} == set(CODES)


def test_scheduled_runs_find_the_environment_that_the_command_line_sets():
    yaml = pytest.importorskip("yaml", reason="the extra flows is not installed")
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    assert {d["name"]: d["work_pool"]["job_variables"]["env"] for d in deployments} == dict.fromkeys(("daily", "weekly-recheck", "backfill"), ENVIRONMENT)
