"""The commands for single documents, as a user types them."""

import json
import subprocess
import sys

import pytest

ARTICLE = "Tides follow the moon.\n\nA spring tide comes twice a month.\n\nLeave a Reply\n"


def cleaner(*arguments, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments], input=stdin, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "tides.txt"
    path.write_text(ARTICLE)
    return str(path)


def test_clean_prints_the_article_text(article):
    done = cleaner("clean", article)
    assert (done.returncode, done.stdout) == (0, "Tides follow the moon.\n\nA spring tide comes twice a month.\n")


def test_clean_reads_standard_input():
    assert cleaner("clean", "-", stdin=ARTICLE).stdout.startswith("Tides follow the moon.")


def test_clean_json_accounts_for_every_span(article):
    record = json.loads(cleaner("clean", "--json", article).stdout)
    assert [s["text"] for s in record["sentences"]] == ["Tides follow the moon.", "A spring tide comes twice a month."]
    assert [(r["text"], r["reason"]) for r in record["removed"]] == [("Leave a Reply", "comment_form")]
    spans = record["sentences"] + record["removed"]
    assert all(record["raw_text"][s["start"] : s["end"]] == s["text"] for s in spans)


def test_clean_jsonl_answers_line_by_line_in_order_and_goes_on_after_a_bad_line():
    lines = [json.dumps({"id": 1, "text": ARTICLE}), "{torn", json.dumps({"id": "b", "html": "<p>Hello there, sailor.</p>"})]
    done = cleaner("clean", "--jsonl", "-", stdin="\n".join(lines))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in records] == [1, "b"]
    assert set(records[0]) >= {"id", "text", "title", "sentences", "removed", "raw_text"}
    assert done.returncode == 3
    assert "-:2" in done.stderr and "E_RECORD" in done.stderr


@pytest.mark.parametrize("line", ["[]", "3", "null", '{"id": 1}', '{"text": 5}', '{"text": null}', "[" * 100_000])
def test_a_wrong_record_is_reported_not_raised(line):
    done = cleaner("clean", "--jsonl", "-", stdin=line)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr


def test_a_lone_surrogate_in_json_becomes_a_replacement_character():
    done = cleaner("clean", "--jsonl", "-", stdin='{"id": 1, "text": "A tide \\ud800 table hung on the wall."}')
    assert json.loads(done.stdout)["raw_text"] == "A tide \ufffd table hung on the wall."


def test_tag_jsonl_tags_everything_and_removes_nothing():
    done = cleaner("tag", "--jsonl", "-", stdin=json.dumps({"id": 7, "text": ARTICLE}))
    record = json.loads(done.stdout)
    assert record["id"] == 7
    assert [s["text"] for s in record["sentences"]][-1] == "Leave a Reply"
    assert record["sentences"][-1]["discourse_role"] == "boilerplate"


def test_explain_shows_the_margin(article):
    lines = cleaner("explain", article).stdout.splitlines()
    assert lines[0] == "+ Tides follow the moon."
    assert lines[-1].startswith("- Leave a Reply  [comment_form ")


def test_missing_file_says_what_to_do(tmp_path):
    done = cleaner("clean", str(tmp_path / "no.txt"))
    assert done.returncode == 3
    assert "no.txt" in done.stderr and "check the path" in done.stderr


def test_unknown_command_is_wrong_usage():
    assert cleaner("clena").returncode == 2


def test_help_lists_every_command():
    from cleaner.cli.main import COMMANDS

    text = cleaner("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in text] == []


@pytest.mark.parametrize("command", ["clean", "tag", "explain", "dedupe", "forget", "run", "backfill", "plan", "doctor", "status", "path", "check", "snapshots", "diff", "rollback", "gc", "report", "retry", "review", "eval", "rules", "roles", "config"])
def test_every_command_has_help_with_an_example(command):
    done = cleaner(command, "--help")
    assert done.returncode == 0
    assert "cleaner " + command in done.stdout


def test_explain_of_a_code_says_what_to_do():
    assert "limits.seconds" in cleaner("explain", "e_time").stdout
    assert json.loads(cleaner("explain", "E_TORN", "--json").stdout)["code"] == "E_TORN"
    unknown = cleaner("explain", "E_TIMES")
    assert unknown.returncode == 1 and "E_TIME" in unknown.stderr
