"""The whole way on real files: raw folders in, snapshots out, whatever is thrown in between."""

import gzip
import hashlib
import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from cleaner.config import Config
from cleaner.dataset import open_dataset
from cleaner.dataset.check import check
from cleaner.errors import ConfigError
from cleaner.passes.run import retry, run, status

ROOT = Path(__file__).parents[1]
FERRY = "The ferry was late again on Monday.\n\nIt left at nine instead of eight, the harbour office said.\n\nLeave a Reply\n"
PIER = "The pier is shut for the winter.\n\nBoats pay by the metre, as they have since 1903, and nobody minds it.\n"


def write(raw, files):
    for name, content in files.items():
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def config(tmp_path):
    (tmp_path / "raw").mkdir()
    return Config.load({"raw": str(tmp_path / "raw"), "clean": str(tmp_path / "clean"), "jobs": 1}, tmp_path)


def digest(folder):
    """Name and hash of every file below the current snapshot."""
    current = folder / "current"
    return {
        str(p.relative_to(current)): hashlib.sha256(p.read_bytes()).hexdigest() for p in current.rglob("*") if p.is_file()
    }


def test_run_publishes_and_a_second_run_changes_no_byte(config):
    write(config.raw, {"source=gazette/date=2026-10-05/ferry.txt": FERRY, "source=gazette/date=2026-10-06/pier.txt": PIER})
    first = run(config)
    before = digest(config.clean)
    second = run(config)
    assert first.dates == ("2026-10-05", "2026-10-06")
    assert (second.dates, digest(config.clean)) == ((), before)
    assert check(config.clean) == []
    assert [s.state for s in status(config)] == ["done", "done"]


def test_tables_hold_what_the_document_was_split_into(config):
    write(config.raw, {"source=gazette/date=2026-10-05/ferry.txt": FERRY})
    run(config)
    dataset = open_dataset(config.clean)
    [document] = dataset.documents().to_pylist()
    assert document["clean_text"] == FERRY.removesuffix("\n\nLeave a Reply\n")
    assert (document["source"], document["record"], document["date"]) == ("gazette", 0, "2026-10-05")
    assert dataset.sentences(date="2026-10-05")["text"].to_pylist() == FERRY.strip().split("\n\n")[:2]
    assert dataset.sentences(date="2026-10-06").num_rows == 0
    [cut] = dataset.removed().to_pylist()
    assert (cut["text"], cut["reason"]) == ("Leave a Reply", "comment_form")
    explained = dataset.document(document["doc_id"])
    assert explained.raw_text == FERRY and len(explained.sentences) == 2


def test_number_of_jobs_and_order_of_files_change_no_byte(tmp_path, config):
    files = {f"source=s{n % 3}/date=2026-10-05/{n:02}.txt": f"{PIER}\nBerth {n} is free.\n" for n in range(12)}
    write(config.raw, files)
    run(config)
    other = Config.load({"raw": str(tmp_path / "raw2"), "clean": str(tmp_path / "clean2"), "jobs": 2}, tmp_path)
    write(other.raw, dict(reversed(files.items())))
    run(other)
    assert digest(config.clean) == digest(other.clean)


BAD = {
    "empty.txt": (b"", "E_EMPTY"),
    "blank.txt": (b" \n\t\n", "E_EMPTY"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "E_BINARY"),
    "torn.jsonl": (b'{"text": "The pier is shut for the winter again."}\n{"text": "The pi', "E_RECORD"),
    "list.jsonl": (b"[1, 2]\n", "E_RECORD"),
    "deep.jsonl": (b"[" * 100_000 + b"\n", "E_DEPTH"),
    "other.jsonl": (b'{"headline": "The pier is shut"}\n', "E_COLUMNS"),
    "torn.txt.gz": (gzip.compress(PIER.encode() * 50)[:60], "E_TORN"),
    "noise.parquet": (b"PAR1 but not really", "E_TORN"),
}


@pytest.mark.parametrize(("raw", "clean", "refused"), [
    ("all", "all", True), ("all", "all/clean", True), ("all", "all/.clean", False), ("all/raw", "all", False), ("all/raw", "all/raw-clean", False),
])  # fmt: skip
def test_a_run_does_not_read_what_it_writes(tmp_path, raw, clean, refused):
    (tmp_path / raw).mkdir(parents=True)
    (tmp_path / raw / "a.txt").write_text("The pier is shut.")
    config = Config.load({"raw": str(tmp_path / raw), "clean": str(tmp_path / clean)}, tmp_path)
    with pytest.raises(ConfigError, match="--clean") if refused else nullcontext():
        assert run(config).rows["documents"] == 1


@pytest.mark.parametrize(("name", "content", "code"), [(n, c, e) for n, (c, e) in BAD.items()], ids=BAD.keys())
def test_bad_input_is_one_rejected_row_and_leaves_the_rest_alone(tmp_path, config, name, content, code):
    good = {"source=gazette/date=2026-10-05/pier.txt": PIER}
    write(config.raw, good)
    run(config)
    alone = open_dataset(config.clean)
    kept = {"sentences": alone.sentences().to_pylist(), "removed": alone.removed().to_pylist()}

    other = Config.load({"raw": str(tmp_path / "raw2"), "clean": str(tmp_path / "clean2"), "jobs": 1}, tmp_path)
    write(other.raw, {**good, f"source=zz/date=2026-10-05/{name}": content})
    report = run(other)

    dataset = open_dataset(other.clean)
    [row] = dataset.rejected().to_pylist()
    assert (row["code"], row["path"].endswith(name)) == (code, True)
    assert len(row["message"]) > 20
    assert report.rows["rejected"] == 1
    pier = kept["sentences"][0]["doc_id"]
    assert [s for s in dataset.sentences().to_pylist() if s["doc_id"] == pier] == kept["sentences"]
    assert check(other.clean) == []


def test_a_folder_that_names_no_day_stops_no_other(config):
    write(config.raw, {"date=2026-10-05/pier.txt": PIER, "source=a/date=2026-13-45/pier.txt": PIER})
    assert run(config, today="2026-10-07").dates == ("2026-10-05", "2026-10-07")
    [row] = open_dataset(config.clean).rejected().to_pylist()
    assert (row["code"], row["path"], str(row["date"])) == ("E_DATE", "source=a/date=2026-13-45/pier.txt", "2026-10-07")
    (config.raw / "source=a/date=2026-13-45").rename(config.raw / "source=a/date=2026-10-06")
    run(config, today="2026-10-08")
    assert open_dataset(config.clean).documents(date="2026-10-06").num_rows == 1


@pytest.mark.parametrize(("limit", "at_most", "enough", "name", "content"), [
    ("text_chars", 20, 2000, "pier.txt", PIER),
    ("units", 1, 9, "pier.txt", PIER),
    ("units", 1, 9, "pier.html", "<html><body><p>The pier is shut.</p><p>The quay is open.</p></body></html>"),
    ("tags", 4, 99, "pier.html", "<html><body><p>The pier is shut.</p><p>The quay is open.</p></body></html>"),
    ("depth", 2, 9, "pier.jsonl", '{"text": "The pier is shut.", "more": [[]]}\n'),
])  # fmt: skip
def test_what_is_over_a_limit_passes_once_it_is_raised(config, tmp_path, limit, at_most, enough, name, content):
    write(config.raw, {"date=2026-10-05/a.txt": FERRY, f"date=2026-10-05/{name}": content})

    def limited(most):
        return Config.load({"raw": str(config.raw), "clean": str(config.clean), "jobs": 1, f"limits.{limit}": most}, tmp_path)

    strict = limited(at_most)
    run(strict)
    rejected = open_dataset(config.clean).rejected().to_pylist()
    assert name in {row["path"].rpartition("/")[2] for row in rejected}
    assert {row["code"] for row in rejected} == {"E_DEPTH" if limit == "depth" else "E_TOO_LONG"}
    assert run(limited(enough)).dates == ()
    assert retry(strict).rows["rejected"] == len(rejected)
    assert retry(limited(enough)).dates == ("2026-10-05",)
    assert open_dataset(config.clean).rejected().num_rows == 0
    assert open_dataset(config.clean).documents().num_rows == 2


def test_unreadable_file_is_rejected(config):
    write(config.raw, {"date=2026-10-05/pier.txt": PIER})
    (config.raw / "date=2026-10-05/gone.txt").symlink_to(config.raw / "date=2026-10-05/nothing")
    run(config)
    assert open_dataset(config.clean).rejected()["code"].to_pylist() == ["E_UNREADABLE"]


REPAIRED = {
    "invalid.txt": (b"The pier \xff is shut for the winter.", "The pier \ufffd is shut for the winter.", "repaired:invalid_utf8:1"),
    "nul.txt": (b"The pier \x00 is shut for the winter.", "The pier \ufffd is shut for the winter.", "repaired:unsafe_character:1"),
    "lone.jsonl": (
        b'{"text": "The pier \\ud800 is shut for the winter."}',
        "The pier \ufffd is shut for the winter.",
        "repaired:unsafe_character:1",
    ),
}


@pytest.mark.parametrize(("name", "content", "text", "flag"), [(n, *v) for n, v in REPAIRED.items()], ids=REPAIRED.keys())
def test_repairable_input_is_kept_and_counted(config, name, content, text, flag):
    write(config.raw, {f"date=2026-10-05/{name}": content})
    run(config)
    [document] = open_dataset(config.clean).documents().to_pylist()
    assert (document["raw_text"], document["flags"]) == (text, [flag])


def test_press_release_on_two_sites_is_kept_once_at_the_earlier(config):
    release = "Merrin Optics named Salome Dreyer as its chief technology officer on Monday, four weeks after the post fell vacant."
    copy = release.replace("named", "has named")
    write(config.raw, {"source=b/date=2026-10-05/x.txt": release, "source=a/date=2026-10-06/x.txt": f"{copy}\n\nShe starts in May.\n"})
    run(config)
    dataset = open_dataset(config.clean)
    [cut] = dataset.removed().to_pylist()
    original = dataset.document(cut["duplicate_of_doc"])
    assert (cut["text"], cut["date"], cut["rule"]) == (copy, "2026-10-06", "U202")
    assert original.raw_text[cut["duplicate_of_start"] :].startswith(release)
    assert 0.65 <= cut["similarity"] < 1


def test_a_changed_earlier_date_makes_itself_and_later_ones_stale(config):
    write(config.raw, {"date=2026-10-05/a.txt": FERRY, "date=2026-10-06/b.txt": PIER})
    run(config)
    write(config.raw, {"date=2026-10-05/a.txt": FERRY.replace("nine", "ten")})
    assert [(s.state, s.why) for s in status(config)] == [("stale", ("input",)), ("stale", ("history",))]
    assert run(config).dates == ("2026-10-05", "2026-10-06")
    assert [s.state for s in status(config)] == ["done", "done"]


def test_site_furniture_is_found_by_frequency(config):
    bodies = ["Berths are free at the old quay.", "A seal slept in a rowing boat.", "The choir seeks two basses.", "Herring prices fell.", "The library stays open.", "Buses run late."]
    write(config.raw, {f"source=post/date=2026-10-05/{n}.txt": f"The harbour in plain words\n\n{body}\n" for n, body in enumerate(bodies)})
    run(config)
    removed = open_dataset(config.clean).removed().to_pylist()
    assert {(r["text"], r["rule"]) for r in removed} == {("The harbour in plain words", "F101")}
    assert len(removed) == len(bodies)


def test_loose_files_keep_the_day_they_were_first_given(config):
    write(config.raw, {"pier.txt": PIER})
    assert run(config, date="2026-10-05").dates == ("2026-10-05",)
    assert run(config).dates == ()
    assert [(s.date, s.state) for s in status(config)] == [("2026-10-05", "done")]


def test_check_sees_a_changed_byte(config):
    write(config.raw, {"date=2026-10-05/ferry.txt": FERRY})
    run(config)
    [part] = (config.clean / "current/sentences").rglob("*.parquet")
    part.chmod(0o644)
    part.write_bytes(part.read_bytes() + b"x")
    assert any("was changed" in problem for problem in check(config.clean))


def test_samples_of_the_repository_come_out_whole(tmp_path):
    config = Config.load({"raw": str(ROOT / "data/raw"), "clean": str(tmp_path / "clean"), "jobs": 1}, tmp_path)
    report = run(config)
    dataset = open_dataset(config.clean)
    texts = dict(zip(dataset.documents()["path"].to_pylist(), dataset.documents()["clean_text"].to_pylist(), strict=True))
    assert (len(report.dates), report.rows["rejected"]) == (3, 0)
    assert report.rows["documents"] >= 40
    assert check(config.clean) == []
    cookies = next(text for path, text in texts.items() if path.endswith("cookies-banner-study.txt"))
    assert "“We value" in cookies or '"We value your privacy."' in cookies
    assert '"Accept all cookies" was one click away' in cookies
    ads = next(text for path, text in texts.items() if path.endswith("ad-blockers-and-the-local-paper.txt"))
    assert '"Please turn off your ad blocker," it said' in ads
    assert "You appear to have an ad blocker" not in ads


def test_manifest_names_no_clock_and_no_machine(config):
    write(config.raw, {"date=2026-10-05/ferry.txt": FERRY})
    run(config)
    manifest = (config.clean / "current/_manifest.json").read_text()
    assert str(config.raw) not in manifest
    assert set(json.loads(manifest)) == {"schema", "parent", "dates"}
