"""What several tests share: the samples of data/raw, published once, with hostile and unreadable input beside them."""

import json
import shutil
from pathlib import Path

import pytest
from tests import hostile

from cleaner.config import Config
from cleaner.passes.run import run

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def samples_folder(tmp_path_factory):
    """A clean folder with one snapshot a date; nobody writes into it."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(ROOT / "data" / "raw", folder / "raw")
    day = folder / "raw" / "source=<b>hostile" / "date=2026-10-07"
    day.mkdir(parents=True)
    record = {"text": hostile.TEXT, "title": hostile.TITLE, "url": hostile.URL}
    (day / "feed.jsonl").write_text(json.dumps(record) + "\n{torn <script>window.run = 9</script>\n", "utf-8")
    run(Config.load({"raw": str(folder / "raw"), "clean": str(folder / "clean"), "jobs": 1}))
    return folder / "clean"
