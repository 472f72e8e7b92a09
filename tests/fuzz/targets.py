"""What is fuzzed: each target takes bytes and must neither raise nor break its promise."""

import gzip
import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from tests.fuzz.inputs import ROW, WARC, damaged, pumped, pumped_markup, scraped

from cleaner import clean
from cleaner.article import RawDocument
from cleaner.cleaning import find_cuts, finish, prepare, tag_all
from cleaner.errors import InputError
from cleaner.page import read_page
from cleaner.passes.raw import ENDINGS, RawFile
from cleaner.passes.read import read_documents
from cleaner.text.bullets import GAP
from cleaner.text.decode import UNSAFE, decode

PACKED = ("", ".gz", ".zst")


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([ROW | {"nested": [{"a": [n]}]} for n in range(6)]), out)
    return out.getvalue()


def fuzz_decode(data: bytes) -> None:
    """Decoding gives text without NUL and surrogates, or a code."""
    for declared in (None, "latin-1", "utf-7", "no such charset"):
        try:
            text = decode(data, declared).text
        except InputError as error:
            assert error.code in ("E_EMPTY", "E_BINARY")
        else:
            assert text.strip() and not UNSAFE.search(text)
            text.encode("utf-8")


def fuzz_page(data: bytes) -> None:
    """Any text is a page; its blocks stand in order inside the text."""
    text, blocks, found = read_page(data.decode("utf-8", "replace"), "https://post.example/1")
    assert all(a.end <= b.start for a, b in zip(blocks, blocks[1:], strict=False))
    assert all(block.start < block.end <= len(text) for block in blocks)
    repr(found).encode("utf-8")


def fuzz_judge(data: bytes) -> None:
    """Every character of a document is kept, cut, white space or a bullet."""
    text = data.decode("utf-8", "surrogatepass" if b"\xed" in data[:50] else "replace") if _decodes(data) else data.decode("latin-1")
    document = clean(text)
    spans = sorted([(s.start, s.end) for s in document.sentences] + [(c.start, c.end) for c in document.cuts])
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    edges = [0, *(edge for span in spans for edge in span), len(document.raw_text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        assert GAP.fullmatch(document.raw_text, start, end), document.raw_text[start:end][:40]
    document.clean_text.encode("utf-8")
    starts = {sentence.start for sentence in document.sentences}
    assert all(cut.original is None or cut.original.start in starts for cut in document.cuts), "the original of a repeat is not kept"


def fuzz_pumped_page(data: bytes) -> None:
    """The same of a page."""
    fuzz_judge(b"<!doctype html><body>" + data)


def fuzz_pumped_markup(data: bytes) -> None:
    """A page of a few tags over and over: what a parser or a scanner does not do in linear time takes seconds on it."""
    outer, _, unit = data.partition(b"\0")
    fuzz_page(b"<!doctype html>" + outer + unit * (500_000 // max(1, len(unit))))


def fuzz_roles(data: bytes) -> None:
    """Every unit gets its tags, whatever was judged of it."""
    article = prepare(data.decode("utf-8", "replace"), html=False)
    sentences = tag_all(*find_cuts(article))
    assert all(0 <= s.confidence <= 1 and s.discourse_role for s in sentences)
    finish(article, [])


def fuzz_readers(data: bytes) -> None:
    """Every format in every packing gives documents and rejected rows that Arrow can hold."""
    for packing in PACKED:
        for ending in ENDINGS:
            _read(data, ending + packing)


def fuzz_packed(data: bytes) -> None:
    """The same, when what is damaged is inside whole packing."""
    for ending in (".jsonl", ".csv", ".warc", ".txt"):
        _read(gzip.compress(data, 1), ending + ".gz")


def fuzz_parquet(data: bytes) -> None:
    """Damaged Parquet."""
    _read(data, ".parquet")


def fuzz_archive(data: bytes) -> None:
    """Damaged archives."""
    _read(data, ".warc")
    _read(data, ".warc.gz")


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _read(data: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"a{ending}").write_bytes(data)
        for item in read_documents(Path(folder), RawFile("default", f"a{ending}", None, len(data)), "2026-10-05", {"id": "title"}):
            if isinstance(item, RawDocument):
                repr((item.metadata, item.key, item.repairs)).encode("utf-8")
                item.content.encode("utf-8")
                (item.key + "".join(map(str, vars_of(item)))).encode("utf-8")
            else:
                assert item.code.startswith("E_")
                item.message.encode("utf-8")


def vars_of(item: RawDocument) -> list[object]:
    """What a document's metadata holds."""
    return [getattr(item.metadata, name) for name in item.metadata.__dataclass_fields__]


TARGETS = {
    "decode": (fuzz_decode, scraped(), 100),
    "page": (fuzz_page, scraped(), 100),
    "judge": (fuzz_judge, scraped(), 100),
    "roles": (fuzz_roles, scraped(), 100),
    "readers": (fuzz_readers, scraped(), 60),
    "packed": (fuzz_packed, scraped(), 100),
    "pumped": (fuzz_judge, pumped(), 30),
    "pumped page": (fuzz_pumped_page, pumped(), 30),
    "pumped markup": (fuzz_pumped_markup, pumped_markup(), 30),
    "parquet": (fuzz_parquet, damaged(_parquet()), 100),
    "archive": (fuzz_archive, st.one_of(damaged(WARC * 2), damaged(gzip.compress(WARC) + gzip.compress(WARC))), 100),
}
"""Name to what is called, what it is called with, and how many examples make a turn."""


def examples(name: str, call: Callable[[bytes], None], *, seed_with: int | None = None, **more: Any) -> None:
    """Call ``call`` with examples of a target's input."""
    checks = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), **more)
    test = checks(given(TARGETS[name][1])(call))
    (test if seed_with is None else seed(seed_with)(test))()
