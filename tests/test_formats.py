"""Raw files in every format and packing, from a disk and from an fsspec URL: each record once, in order, streamed."""

import csv
import gzip
import io
import json
import tracemalloc
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.article import RawDocument
from cleaner.config import Config, as_path
from cleaner.errors import ConfigError
from cleaner.limits import LIMITS, Limits
from cleaner.passes import raw, records
from cleaner.passes.raw import RawFile, raw_files
from cleaner.passes.read import read_documents

PIER = "The pier is shut. Ærø löst das später: “no boats”."
FERRY = "The ferry runs at nine."
PAGE = f"<!doctype html><html><body><p>{PIER}</p></body></html>"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n"


def warc(*blocks):
    out = b""
    for kind, content, body in blocks:
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/{len(out)}\r\nContent-Type: {content}\r\n"
        head += f"WARC-Record-ID: <urn:uuid:{uuid4()}>\r\nWARC-Date: 2026-10-05T00:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
        out += head.encode() + body + b"\r\n\r\n"
    return out


def as_csv(rows, encoding="utf-8"):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def parquet(rows):
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


ROWS = [{"text": PIER, "url": "https://post.example/1"}, {"text": FERRY, "url": None}]
FILES = {
    "a.txt": (PIER.encode(), [PIER]),
    "a.md": (f"# Pier\n\n{PIER}".encode(), [f"# Pier\n\n{PIER}"]),
    "a.html": (PAGE.encode(), [PAGE]),
    "a.htm": (PAGE.encode("utf-16"), [PAGE]),
    "a.jsonl": ("\n".join(map(json.dumps, ROWS)).encode(), [PIER, FERRY]),
    "wide.jsonl": ("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode("utf-16"), [PIER, FERRY]),
    "old.jsonl": (json.dumps({"text": "Die Fähre löst später ab und fährt über Köln; überfüllt, böse Zungen hätten es früher gewußt"}, ensure_ascii=False).encode("latin-1"), ["Die Fähre löst später ab und fährt über Köln; überfüllt, böse Zungen hätten es früher gewußt"]),
    "a.csv": (as_csv(ROWS), [PIER, FERRY]),
    "marked.csv": (as_csv(ROWS, "utf-8-sig"), [PIER, FERRY]),
    "old.csv": (as_csv([{"text": "Die Fähre löst später ab\nund fährt über Köln"}], "cp1252"), ["Die Fähre löst später ab\nund fährt über Köln"]),
    "a.parquet": (parquet(ROWS), [PIER, FERRY]),
    "a.warc": (
        warc(("warcinfo", "application/warc-fields", b"x: y"), ("response", "application/http", HTTP + "<p>Köln</p>".encode("latin-1")),
             ("response", "application/http", HTTP.replace(b"html; charset=iso-8859-1", b"plain") + FERRY.encode())),
        ["<p>Köln</p>", FERRY],
    ),
    "a.wet": (warc(("conversion", "text/plain", PIER.encode())), [PIER]),
}  # fmt: skip
PACK = {"": bytes, ".gz": gzip.compress, ".zst": lambda data: pa.Codec("zstd").compress(data).to_pybytes()}


def read(folder, name, limits=LIMITS, **fields):
    file = RawFile("default", name, None, (folder / name).stat().st_size)
    return list(read_documents(folder, file, "2026-10-05", fields, limits))


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("name", FILES)
def test_every_format_in_every_packing(tmp_path, name, packing):
    data, expected = FILES[name]
    (tmp_path / (name + packing)).write_bytes(PACK[packing](data))
    found = read(tmp_path, name + packing)
    assert [item.content if isinstance(item, RawDocument) else item for item in found] == expected
    assert [item.html for item in found] == ["html" in name or name == "a.htm" or text.startswith("<") for text in expected]


def test_several_gzip_members_and_zstandard_frames_are_one_file(tmp_path):
    for packing in (".gz", ".zst"):
        parts = [PACK[packing](json.dumps(row).encode() + b"\n") for row in ROWS]
        (tmp_path / f"a.jsonl{packing}").write_bytes(b"".join(parts))
        assert [item.content for item in read(tmp_path, f"a.jsonl{packing}")] == [PIER, FERRY]


@pytest.mark.parametrize("name", ["a.txt", "old.csv", "a.parquet", "a.warc"])
def test_a_raw_folder_on_any_file_system(name):
    raw = as_path(f"memory://raw-{uuid4()}")
    (raw / "source=post/date=2026-10-05").mkdir(parents=True)
    (raw / "source=post/date=2026-10-05" / f"{name}.gz").write_bytes(gzip.compress(FILES[name][0]))
    (file,) = raw_files(raw)
    assert (file.source, file.date) == ("post", "2026-10-05")
    assert [item.content for item in read_documents(raw, file, "2026-10-05")] == FILES[name][1]


def test_an_unknown_file_system_is_a_wrong_setting():
    with pytest.raises(ConfigError, match="nowhere://x"):
        as_path("nowhere://x")


def test_what_was_read_is_recorded(tmp_path):
    (tmp_path / "old.csv").write_bytes(FILES["old.csv"][0])
    (item,) = read(tmp_path, "old.csv")
    assert item.repairs[0].startswith("decoded_as_windows-125")


MAPPED = {"story": PIER, "link": "https://post.example/9", "who": "Mira Lund", "key": "p-9", "text": "not this"}


@pytest.mark.parametrize("made", [lambda rows: "\n".join(map(json.dumps, rows)).encode(), as_csv, parquet])
def test_columns_that_the_settings_name(tmp_path, made):
    ending = {as_csv: "csv", parquet: "parquet"}.get(made, "jsonl")
    (tmp_path / f"a.{ending}").write_bytes(made([MAPPED, MAPPED | {"key": "p-10"}, MAPPED]))
    first, second, third = read(tmp_path, f"a.{ending}", text="story", url="link", author="who", id="key")
    assert (first.content, first.metadata.url, first.metadata.author, first.key) == (PIER, MAPPED["link"], "Mira Lund", "p-9")
    assert second.key == "p-10"
    assert third.code == "E_RECORD" and "p-9" in third.message


def test_fields_are_settings(tmp_path):
    (tmp_path / "cleaner.toml").write_text('[fields]\ntext = "story"\n')
    config = Config.load(folder=tmp_path)
    assert config.fields == {"text": "story"}
    assert config.fingerprint() != Config.load(folder=tmp_path.parent).fingerprint()


def test_torn_packing_gives_what_was_readable_and_one_rejected_row(tmp_path):
    lines = b"".join(json.dumps({"text": f"{n} {uuid4()}"}).encode() + b"\n" for n in range(20_000))
    for packing in (".gz", ".zst"):
        data = PACK[packing](lines)
        (tmp_path / f"a.jsonl{packing}").write_bytes(data[: len(data) // 2])
        found = read(tmp_path, f"a.jsonl{packing}")
        assert len(found) > 1_000
        assert [item.code for item in found if not isinstance(item, RawDocument)] in (["E_TORN"], ["E_RECORD"])


def test_torn_archive_gives_the_records_before_the_tear(tmp_path):
    data = gzip.compress(warc(*[("response", "application/http", HTTP + str(uuid4()).encode() * 99)] * 1) * 500)
    (tmp_path / "a.warc.gz").write_bytes(data[: len(data) // 2])
    found = read(tmp_path, "a.warc.gz")
    assert isinstance(found[0], RawDocument) and found[-1].code == "E_TORN"


def test_a_record_over_the_limit_is_passed_over(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "x" * (3 << 20)}) + "\n" + json.dumps({"text": "y"}))
    long, short = read(tmp_path, "a.jsonl", limits=Limits(document_mb=1))
    assert long.code == "E_TOO_LONG" and short.content == "y"


def test_a_file_that_unpacks_to_too_much_ends_there(tmp_path):
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b'{"text": "%b"}\n' % (b"y" * 1000) * 40_000, 1))
    assert read(tmp_path, "bomb.jsonl.gz", limits=Limits(file_mb=1))[-1].code == "E_TOO_LARGE"
    found = read(tmp_path, "bomb.jsonl.gz", limits=Limits(ratio=50))
    assert found[-1].code == "E_RATIO" and len(found) > 10_000
    assert isinstance(read(tmp_path, "bomb.jsonl.gz", limits=Limits(ratio=500))[-1], RawDocument)


@pytest.mark.parametrize(("depth", "code"), [(99, None), (100, None), (101, "E_DEPTH"), (100_000, "E_DEPTH")])
def test_depth_of_a_record(tmp_path, depth, code):
    nested = '{"text": "[[[[ \\" {{{{", "more": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}"
    (tmp_path / "a.jsonl").write_text(nested)
    (item,) = read(tmp_path, "a.jsonl")
    assert getattr(item, "code", None) == code


def test_parquet_whose_text_is_no_utf8(tmp_path):
    table = pa.table({"text": pa.array([PIER.encode(), b"The pier \x80 is shut."]).cast(pa.string(), safe=False).slice(0), "url": [None, "x"]})
    pq.write_table(table, tmp_path / "a.parquet")
    first, second = read(tmp_path, "a.parquet")
    assert (first.content, second.content) == (PIER, "The pier \ufffd is shut.")


def test_a_file_that_grows_while_it_is_read_is_told_of(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(FILES["a.jsonl"][0])
    file = RawFile("default", "a.jsonl", None, 10)
    *documents, last = read_documents(tmp_path, file, "2026-10-05")
    assert (len(documents), last.code) == (2, "E_CHANGED")


@pytest.mark.parametrize("packed", [gzip.compress, pa.Codec("zstd").compress], ids=["gz", "zst"])
def test_a_torn_file_leaves_nothing_in_memory(tmp_path, packed):
    name = "a.txt.gz" if packed is gzip.compress else "a.txt.zst"
    (tmp_path / name).write_bytes(bytes(packed(PIER.encode() * 99))[:-20])
    read(tmp_path, name)
    tracemalloc.start()
    for _ in range(50):
        (item,) = read(tmp_path, name)
        assert item.code == "E_TORN"
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1 << 20


def test_a_file_that_vanishes_before_it_is_read_is_told_of(tmp_path):
    (tmp_path / "a.txt").write_text(PIER)
    (file,) = raw_files(tmp_path)
    (tmp_path / "a.txt").unlink()
    (item,) = read_documents(tmp_path, file, "2026-10-05")
    assert item.code == "E_UNREADABLE"


def test_a_folder_that_cannot_be_listed_is_told_of(tmp_path, monkeypatch):
    (tmp_path / "source=a").mkdir()
    monkeypatch.setattr(raw, "_is_open", lambda _: False)
    (item,) = read_documents(tmp_path, raw_files(tmp_path)[0], "2026-10-05")
    assert (item.path, item.code) == ("source=a", "E_UNREADABLE")


def test_what_is_passed_over_has_a_name_that_says_so(tmp_path):
    for name in ("_SUCCESS", ".a.txt", "README.md", "_old/a.txt", "a.txt", "a.zip", "a"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PIER)
    assert [(file.path, file.refused) for file in raw_files(tmp_path)] == [("a", "E_FORMAT"), ("a.txt", ""), ("a.zip", "E_FORMAT")]


def test_a_file_is_not_held_in_memory(tmp_path):
    class Counted(io.BytesIO):
        asked = 0

        def read(self, size=-1):
            self.asked += size
            return super().read(size)

    class Held(type(Path())):
        def open(self, *_):
            return Counted(b'{"text": "y"}\n' * 1_000_000)

        def is_file(self):
            return True

    pieces = records.read_pieces(Held(tmp_path / "a.jsonl"), {})
    assert next(pieces).content == "y"
    source = pieces.gi_yieldfrom.gi_frame.f_locals["stream"].raw._file
    assert source.asked < 1_000_000
