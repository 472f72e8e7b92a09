"""`cleaner dedupe`: near-duplicate rows of any table, one row out for every row in."""

import csv
import gzip
import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from cleaner.cli.dedupe import dedupe_command
from cleaner.errors import CleanerError

PIER = "The pier was closed for the whole winter on Friday, the harbour office said in a letter."
NEAR = PIER.replace("whole winter", "winter")
BOATS = "Boats pay by the metre, as they have since 1903, and few of their owners ever mind it."
ROWS = [
    {"text": PIER, "day": "2026-01-03"},
    {"text": "Yes", "day": "2026-01-01"},
    {"text": BOATS, "day": "2026-01-01"},
    {"text": NEAR, "day": "2026-01-02"},
    {"text": "yes!", "day": "2026-01-02"},
    {"text": BOATS.replace("1903", "1904"), "day": "2026-01-02"},
    {"text": "", "day": "2026-01-02"},
    {"text": PIER.upper(), "day": ""},
]
BY_PLACE = [None, None, None, 0, 1, None, None, 0]
BY_DAY = [3, None, None, None, 1, None, None, 3]


def write_jsonl(path):
    text = "".join(json.dumps(row) + "\n" for row in ROWS)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def write_csv(path):
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, ["text", "day"])
        writer.writeheader()
        writer.writerows(ROWS)


def write_parquet(path):
    pq.write_table(pa.Table.from_pylist(ROWS), path)


WRITERS = {"rows.jsonl": write_jsonl, "rows.jsonl.gz": write_jsonl, "rows.csv": write_csv, "rows.parquet": write_parquet}


def dedupe(*arguments):
    return CliRunner().invoke(dedupe_command, [*map(str, arguments), "--jobs", "1"], standalone_mode=False)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(("flags", "expected"), [((), BY_PLACE), (("--date", "day"), BY_DAY)], ids=["by place", "by date"])
def test_one_row_out_for_every_row_in(tmp_path, name, flags, expected):
    WRITERS[name](tmp_path / name)
    result = dedupe(tmp_path / name, "--out", tmp_path / "out.parquet", *flags)
    assert result.exception is None
    out = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["row"] for row in out] == list(range(len(ROWS)))
    assert [row["duplicate_of_row"] for row in out] == expected
    assert all((row["similarity"] is None) == (row["rule"] is None) == (row["duplicate_of_row"] is None) for row in out)


def test_similarity_and_rule_say_why(tmp_path):
    write_jsonl(tmp_path / "rows.jsonl")
    result = dedupe(tmp_path / "rows.jsonl", "--out", tmp_path / "out.parquet", "--json")
    assert result.exception is None
    out = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert (out[7]["rule"], out[7]["similarity"]) == ("U201", 1.0)
    assert out[3]["rule"] == "U202"
    assert out[3]["similarity"] == pytest.approx(14 / 17)  # 16 word pairs, 15, of which one is new
    assert json.loads(result.stdout) == {"rows": 8, "equal": 2, "similar": 1, "out": str(tmp_path / "out.parquet")}


def test_threshold_and_numbers_are_flags(tmp_path):
    write_jsonl(tmp_path / "rows.jsonl")
    out = tmp_path / "out.parquet"
    dedupe(tmp_path / "rows.jsonl", "--out", out, "--threshold", "0.9", "--ignore-numbers")
    assert pq.read_table(out)["duplicate_of_row"].to_pylist() == [None, None, None, None, 1, None, None, 0]
    dedupe(tmp_path / "rows.jsonl", "--out", out, "--ignore-numbers")
    assert pq.read_table(out)["duplicate_of_row"].to_pylist()[5] == 2


WRONG = {
    "no column": (["rows.jsonl", "--text", "body"], "no column 'body'.*text, day"),
    "no file": (["none.jsonl"], "no file"),
    "ending": (["rows.xlsx"], ".xlsx is none of"),
    "no date": (["rows.jsonl", "--date", "text"], "is no date; write YYYY-MM-DD"),
    "torn": (["torn.jsonl"], "cannot be read"),
    "torn late": (["late.jsonl"], "late.jsonl cannot be read"),
    "no UTF-8 late": (["late.csv"], "late.csv cannot be read"),
    "noise": (["noise.parquet"], "cannot be read"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_said_and_nothing_is_written(tmp_path, arguments, message):
    write_jsonl(tmp_path / "rows.jsonl")
    (tmp_path / "torn.jsonl").write_text('{"text": "The pier is shut"}\n{"text": "The pi')
    (tmp_path / "noise.parquet").write_bytes(b"PAR1 but not really")
    (tmp_path / "late.jsonl").write_text('{"text": "The pier is shut"}\n' * 60_000 + "nope{\n")  # behind what is looked at to tell the columns
    (tmp_path / "late.csv").write_bytes(b"text\n" + b"The pier is shut\n" * 60_000 + b"a\xff\xfeb\n")
    result = dedupe(tmp_path / arguments[0], *arguments[1:], "--out", tmp_path / "out.parquet")
    with pytest.raises(Exception, match=message):
        raise result.exception
    assert isinstance(result.exception, CleanerError)
    assert not (tmp_path / "out.parquet").exists()


def test_jobs_change_no_byte_and_the_command_ends_well(tmp_path):
    pq.write_table(pa.table({"text": [f"{PIER} {chr(97 + n % 26)} {chr(97 + n // 26 % 26)}" for n in range(20_000)]}), tmp_path / "rows.parquet")
    outs = []
    for jobs in ("1", "2"):
        command = [sys.executable, "-m", "cleaner", "dedupe", "rows.parquet", "--out", f"{jobs}.parquet", "--jobs", jobs]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("20000 rows, 19999 of them copies")
        outs.append((tmp_path / f"{jobs}.parquet").read_bytes())
    assert outs[0] == outs[1]
