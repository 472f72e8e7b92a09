"""Judged cuts: their file, the precision of rules by them, and how they become tests."""

import json
import runpy

import pytest
from click.testing import CliRunner

from cleaner import open_dataset
from cleaner.article import REASONS
from cleaner.cli.main import cleaner as group
from cleaner.errors import InputError
from cleaner.labels import KEEP, Label, precisions, read_labels, wilson
from cleaner.report.cases import broken, write_cases
from cleaner.report.desk import ACCEPT, Desk
from cleaner.report.samples import KEYS, UNSURE, ordered_reasons, samples


def label(rule="D101", start=0, reason="ad", cut_reason="ad"):
    return Label("d", start, start + 2, "ab", reason, rule, 1.0, cut_reason)


def written(path, labels):
    path.write_text("".join(json.dumps(one.record()) + "\n" for one in labels), "utf-8")
    return path


def cleaner(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),  # the intervals of Newcombe (1998), table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718), (0, 0, 0.0, 1.0)],
)
def test_wilson(hits, of, low, high):
    assert wilson(hits, of) == pytest.approx((low, high), abs=0.00006)


def test_precision_counts_restored_cuts_as_wrong_and_other_reasons_as_junk():
    found = precisions([label(start=0), label(start=2), label(start=4, reason="legal"), label(start=6, reason=KEEP), label("C101")])
    assert list(found) == ["C101", "D101"]
    one = found["D101"]
    assert (one.labels, one.junk, one.right_reason, one.precision) == (4, 3, 2, 0.75)
    assert (one.low, one.high) == wilson(3, 4)


def test_of_several_labels_on_a_cut_the_last_counts(tmp_path):
    path = written(tmp_path / "labels.jsonl", [label(), label(start=2), label(reason=KEEP)])
    assert read_labels(path) == [label(reason=KEEP), label(start=2)]


def test_a_label_is_in_the_gold_form_and_a_kept_span_counts_neither_way():
    assert label().record().items() >= {"doc": "d", "start": 0, "end": 2, "text": "ab", "reason": "ad"}.items()
    assert "optional" not in label().record()
    assert label(reason=KEEP).record()["optional"] is True


@pytest.mark.parametrize("line", ["{", "[]", '{"doc": "d"}', json.dumps({**label().record(), "reason": "poem"})])
def test_a_bad_label_names_its_line(tmp_path, line):
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(label().record()) + "\n" + line, "utf-8")
    with pytest.raises(InputError, match=r"labels\.jsonl:2: "):
        read_labels(path)


def test_samples_take_some_of_every_rule_and_the_least_sure_and_nothing_twice(samples_folder):
    dataset = open_dataset(samples_folder)
    removed = dataset.removed().to_pandas()
    found = samples(dataset, [], each=2)
    per_rule = {rule: sum(s.label.rule == rule for s in found) for rule in removed.rule.unique()}
    assert all(per_rule[rule] >= min(2, n) for rule, n in removed.rule.value_counts().items())
    unsure = removed.nsmallest(UNSURE, "score").score.max()
    assert sum(s.label.score <= unsure for s in found) >= UNSURE
    assert len({s.key for s in found}) == len(found)
    assert found == samples(dataset, [], each=2)
    raw = dict(zip(dataset.documents()["doc_id"].to_pylist(), dataset.documents()["raw_text"].to_pylist(), strict=True))
    for sample in found:
        text = raw[sample.label.doc]
        assert text[sample.label.start : sample.label.end] == sample.label.text
        assert sample.before + sample.label.text + sample.after in text
        assert (sample.original is None) == (sample.similarity is None)
    done = [sample.label for sample in found]
    assert not {s.key for s in samples(dataset, done, each=2)} & {s.key for s in found}
    assert {s.label.rule for s in samples(dataset, [], rule="C101")} == {"C101"}


def test_the_most_frequent_reasons_are_at_keys(samples_folder):
    dataset = open_dataset(samples_folder)
    counts = dataset.removed().to_pandas().reason.value_counts()
    found = ordered_reasons(dataset)
    assert sorted(found) == sorted(REASONS)
    assert counts[found[:KEYS]].min() >= counts[[r for r in found[KEYS:] if r in counts]].max()


@pytest.fixture(scope="module")
def judged(samples_folder, tmp_path_factory):
    """Labels on some cuts: every fourth restored, every fourth named otherwise, the others accepted."""
    folder = tmp_path_factory.mktemp("judged")
    dataset = open_dataset(samples_folder)
    cuts = samples(dataset, [], each=1)[:24]
    with Desk(cuts, ordered_reasons(dataset), folder / "labels.jsonl") as desk:
        for number, sample in enumerate(cuts):
            other = "ad" if sample.label.reason != "ad" else "legal"
            desk.decide(sample.key, (KEEP, other, ACCEPT, ACCEPT)[number % 4])
    return folder


def test_labels_become_tests_that_pass_where_the_cut_was_accepted(judged, samples_folder):
    labels = read_labels(judged / "labels.jsonl")
    made = write_cases(open_dataset(samples_folder), labels, judged / "tests")
    assert made.passing + made.failing + made.left_out == len(labels)
    cases = [json.loads(line) for line in (judged / "tests" / "labelled.jsonl").read_text("utf-8").split("\n") if line]
    spans = {(case["doc"], span["start"]): span["reason"] for case in cases for span in case["spans"]}
    assert made.failing == sum(len(broken(case)) for case in cases)
    accepted = {(one.doc, one.start) for one in labels if one.reason == one.cut_reason}
    assert made.passing == len(accepted & set(spans))
    test = runpy.run_path(str(judged / "tests" / "test_labelled.py"))
    assert test["CASES"] == cases
    bad = next(case for case in cases if broken(case))
    with pytest.raises(AssertionError):
        test["test_document_is_cut_as_labelled"](bad)
    test["test_document_is_cut_as_labelled"](next(case for case in cases if not broken(case)))


@pytest.mark.parametrize(
    ("reason", "said"),
    [("comment_form", []), (KEEP, ["must stay, but C1"]), ("ad", ["is ad, but C1"])],
)
def test_what_is_broken_is_told(reason, said):
    text = "Tides follow the moon.\n\nLeave a Reply"
    found = broken({"text": text, "spans": [{"start": 24, "end": len(text), "reason": reason}]})
    assert len(found) == len(said) and all(words in line for words, line in zip(said, found, strict=True))
    assert broken({"text": text, "spans": [{"start": 0, "end": 22, "reason": "ad"}]})[0].endswith("is ad, but it stays")


def test_eval_and_rules_tell_the_precision(judged, samples_folder, tmp_path, monkeypatch):
    rows = json.loads(cleaner("eval", judged / "labels.jsonl", "--json").stdout)
    found = precisions(read_labels(judged / "labels.jsonl"))
    assert [row["rule"] for row in rows] == list(found)
    lines = cleaner("eval", judged / "labels.jsonl").stdout.splitlines()
    assert len(lines) == len(found) and lines[0].startswith(rows[0]["rule"])
    code = rows[0]["rule"]
    assert lines[0] in cleaner("rules", code, "--labels", judged / "labels.jsonl").stdout
    monkeypatch.chdir(judged)
    assert json.loads(cleaner("rules", code, "--json").stdout)[0]["labels"]["labels"] == rows[0]["labels"]
    monkeypatch.chdir(tmp_path)
    assert "precision" not in cleaner("rules", code).stdout
    done = cleaner("eval", judged / "labels.jsonl", "--tests", tmp_path / "tests", "--clean", samples_folder)
    assert "labels pass today" in done.stdout and (tmp_path / "tests" / "test_labelled.py").exists()
