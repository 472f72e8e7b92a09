"""A date with hostile input and five good documents: published, and what became of both."""

import hashlib
import os
import tempfile
from unittest.mock import patch

from tests.hostile_input.kinds import put

from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.passes.run import run

PIER = "The pier is shut for the winter.\n\nBoats pay by the metre, as they have since {n}, and nobody minds it.\n\nLeave a Reply\n"
GOOD, HOSTILE = "source=a/date=2026-10-05", "source=zz/date=2026-10-05"


def prepare(folder, kinds):
    """Make a raw folder with five good documents and the hostile ones."""
    (folder / "raw" / GOOD).mkdir(parents=True)
    for n in range(5):
        (folder / "raw" / GOOD / f"{n}.txt").write_text(PIER.format(n=1903 + n), "utf-8")
    for kind in kinds:
        put(kind, folder / "raw" / HOSTILE)


def publish(folder, jobs=1):
    """Run over the raw folder; whatever else is written stands in ``folder`` too, so that it is seen."""
    config = Config.load({"raw": str(folder / "raw"), "clean": str(folder / "clean"), "jobs": jobs}, folder)
    with patch.object(tempfile, "tempdir", str(folder)), patch.dict(os.environ, TMPDIR=str(folder)):
        run(config)
    return open_dataset(config.clean)


def neighbours(dataset):
    """A hash of all that is published of the good documents."""
    ids = {row["doc_id"] for row in dataset.documents().to_pylist() if row["source"] == "a"}
    tables = [dataset.documents(), dataset.sentences(), dataset.removed()]
    rows = [row for table in tables for row in table.to_pylist() if row["doc_id"] in ids]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def became(dataset, kind):
    """What became of a kind: its codes, else its repairs, else whether it is there."""
    path = os.fsencode(f"{HOSTILE}/{kind.name}").decode("utf-8", "backslashreplace")
    codes = {row["code"] for row in dataset.rejected().to_pylist() if row["path"] == path}
    found = [flags for flags, of in zip(*(dataset.documents()[name].to_pylist() for name in ("flags", "path")), strict=True) if of == path]
    repairs = {flag.removeprefix("repaired:").rpartition(":")[0] for flags in found for flag in flags if flag.startswith("repaired:")}
    return codes or repairs or ({"kept"} if found else {"left alone"})
