"""``cleaner eval`` against labels that are known, and a lexicon of another field from the command line."""

import json
import subprocess
import sys

import pytest

from cleaner.cleaning import find_cuts, prepare, tag_all
from cleaner.errors import InputError
from cleaner.evaluation import evaluate, read_gold

TEXT = """What a CFO Does

The CFO is the executive who answers for the money. She keeps the ledger and signs each report.
Sales rose 12 % in May. "It was a good month," said the chief executive.
"""


def cleaner(*arguments, cwd=None):
    return subprocess.run([sys.executable, "-m", "cleaner", *map(str, arguments)], capture_output=True, text=True, cwd=cwd)


def labels(text, name):
    sentences = tag_all(*find_cuts(prepare(text, html=False)))
    return [
        {"doc": name, "start": s.start, "end": s.end, "discourse_role": s.discourse_role, "subject_roles": list(s.subject_roles)}
        for s in sentences
    ]  # fmt: skip


def written(folder, rows):
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder / "gold.jsonl", folder / "texts"


def test_what_the_tagger_says_scores_one(tmp_path):
    gold, texts = written(tmp_path, labels(TEXT, "a.txt"))
    done = cleaner("eval", gold, "--text", texts, "--json")
    found = json.loads(done.stdout)
    assert (found["accuracy"], found["macro_f1"], found["boundary"], found["subject"]) == (1.0, 1.0, [1.0] * 3, [1.0] * 3)


def test_one_wrong_label_is_one_confusion(tmp_path):
    rows = labels(TEXT, "a.txt")
    truth = rows[-1]["discourse_role"]
    rows[-1]["discourse_role"] = "cta"
    gold, texts = written(tmp_path, rows)
    done = cleaner("eval", gold, "--text", texts)
    assert f"1  cta -> {truth}" in done.stdout
    assert f"accuracy {1 - 1 / len(rows):.3f}" in done.stdout


@pytest.mark.parametrize("line", ["{", '{"doc": "a"}', '{"doc": "a", "start": 0, "end": 1, "discourse_role": "poem"}'])
def test_a_bad_label_names_its_line(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(InputError, match=r"gold\.jsonl:1: "):
        read_gold(path)


def test_a_document_without_text_is_named():
    gold = {"b.txt": []}
    with pytest.raises(InputError, match=r"b\.txt"):
        evaluate(gold, {})


MEDICAL = """
[roles.NURSE]
name = "Nurse"
aliases = ["nurse", "registered nurse"]

[roles.SURGEON]
name = "Surgeon"
aliases = ["surgeon"]
"""


def test_a_lexicon_of_another_field_replaces_the_shipped_one(tmp_path):
    (tmp_path / "medical.toml").write_text(MEDICAL)
    (tmp_path / "cleaner.toml").write_text('[roles]\nlexicon = "medical.toml"\n')
    (tmp_path / "ward.txt").write_text("The ward\n\nThe nurse counts the swabs. She reports to the surgeon. The CEO pays.\n")
    done = cleaner("tag", "--json", "ward.txt", cwd=tmp_path)
    found = [(s["text"], s["subject_roles"]) for s in json.loads(done.stdout)["sentences"]]
    assert found[1] == ("The nurse counts the swabs.", ["NURSE"])
    assert found[3] == ("The CEO pays.", [])
