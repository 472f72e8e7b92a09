"""Labels as regression tests: a folder with the labelled documents and a test file that pytest runs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.article import Cut
from cleaner.cleaning import find_cuts, prepare, tidy
from cleaner.dataset import Dataset
from cleaner.labels import KEEP, Label
from cleaner.report.published import connect, read_documents

CASES, TEST = "labelled.jsonl", "test_labelled.py"
"""What the folder holds."""


class Made(NamedTuple):
    """What became of the labels."""

    passing: int
    failing: int
    """Labels that today's rules break: the wrong cuts that were restored or named otherwise."""
    left_out: int
    """Cuts that need more than the text of their document: the page around it, its site, or other days."""


def broken(case: Mapping[str, Any]) -> list[str]:
    """What today's rules do otherwise than the labels of a document say, one line each; empty when all is well."""
    return _broken(case, _cuts(case["text"]))


def write_cases(dataset: Dataset, labels: Iterable[Label], folder: Path) -> Made:
    """Write the labelled documents that can be judged by their text alone, and the test that runs them."""
    by_doc: dict[str, list[Label]] = defaultdict(list)
    for label in sorted(labels):
        by_doc[label.doc].append(label)
    with connect(dataset) as connection:
        documents = read_documents(connection, by_doc)
    folder.mkdir(parents=True, exist_ok=True)
    passing = failing = left_out = 0
    with (folder / CASES).open("w", encoding="utf-8", newline="\n") as stream:
        for doc, given in by_doc.items():
            text = documents[doc][1].raw_text if doc in documents else ""
            cuts = _cuts(text)
            here = {(cut.start, cut.end, cut.rule) for cut in cuts}
            spans = [_span(label) for label in given if (label.start, label.end, label.rule) in here]
            left_out += len(given) - len(spans)
            if spans:
                case = {"doc": doc, "text": text, "spans": spans}
                wrong = len(_broken(case, cuts))
                passing, failing = passing + len(spans) - wrong, failing + wrong
                stream.write(json.dumps(case, ensure_ascii=False) + "\n")
    (folder / TEST).write_text((files("cleaner.report") / "templates" / TEST).read_text("utf-8"), "utf-8")
    return Made(passing, failing, left_out)


def _broken(case: Mapping[str, Any], cuts: list[Cut]) -> list[str]:
    return [line for span in case["spans"] if (line := _wrong(case["text"], span, cuts))]


def _span(label: Label) -> dict[str, Any]:
    return {"start": label.start, "end": label.end, "reason": label.reason}


def _cuts(text: str) -> list[Cut]:
    article, cuts = find_cuts(prepare(text, html=False))
    return tidy(article, cuts)


def _wrong(text: str, span: Mapping[str, Any], cuts: list[Cut]) -> str | None:
    words = text[span["start"] : span["end"]]
    over = [cut for cut in cuts if cut.start < span["end"] and cut.end > span["start"]]
    wrong = [cut for cut in over if cut.reason != span["reason"]]
    if span["reason"] == KEEP:
        return f"{words!r} must stay, but {over[0].rule} cuts it as {over[0].reason}" if over else None
    if wrong:
        return f"{words!r} is {span['reason']}, but {wrong[0].rule} cuts it as {wrong[0].reason}"
    covered = sum(min(cut.end, span["end"]) - max(cut.start, span["start"]) for cut in over)
    return None if 2 * covered > span["end"] - span["start"] else f"{words!r} is {span['reason']}, but it stays"
