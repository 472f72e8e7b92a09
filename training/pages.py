"""Real pages, flattened to lines, with the lines that belong to the article: read from a bench folder, never shipped.

The bench holds ``textclean/pages.jsonl.gz`` (flattened pages with labelled lines) and ``extraction/pages-wcxb.jsonl.zst``
(pages with the text of their main content; the labels of their lines are found here), and ``extraction/pages-traf.jsonl.zst``
(pages in many languages of which a few snippets are labelled).
"""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pyarrow as pa
from selectolax.lexbor import LexborHTMLParser

UNSEEN = {"script", "style", "noscript", "template", "svg", "iframe"}
TOKEN = re.compile(r"\w+")
ARTICLES = ("article", "documentation")
"""Kinds of page whose main content is running text."""
NEAR = 400
"""Characters of the main content within which a short line must follow the line before it."""
LONG = 6
"""Tokens of a line that can be found by itself."""


class LabelledPage(NamedTuple):
    """A flattened page: one text node a line."""

    name: str
    site: str
    raw: str
    keep: frozenset[int]
    """Indexes of the lines that are content."""
    unknown: frozenset[int]
    """Indexes of the lines that nobody labelled."""
    body: str
    """The article alone, as a person copied it."""


def read_pages(bench: Path) -> Iterator[LabelledPage]:
    """Every page of the bench folder that has running text for its content."""
    sites = {row["id"]: site_of(row["url"]) for row in read_zst(bench / "extraction/pages-aeb.jsonl.zst")}
    with gzip.open(bench / "textclean/pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield LabelledPage(row["id"], sites[row["id"]], row["raw"], frozenset(row["keep"]), frozenset(), row["gold"])
    for row in read_zst(bench / "extraction/pages-wcxb.jsonl.zst"):
        if row["page_type"] in ARTICLES and len(row["gold"]) > 500:
            raw = flatten(row["html"])
            yield LabelledPage(row["id"], site_of(row["url"]), raw, content_lines(raw, row["gold"]), frozenset(), row["gold"])
    for row in read_zst(bench / "extraction/pages-traf.jsonl.zst"):
        yield _by_snippets(row)


def _by_snippets(row: dict[str, Any]) -> LabelledPage:
    """A page of which only a few snippets are known to belong to the article, and a few not to."""
    raw = flatten(row["html"])
    lines = [" ".join(TOKEN.findall(line.lower())) for line in raw.split("\n")]
    wanted, unwanted = ([" ".join(TOKEN.findall(snippet.lower())) for snippet in row[side]] for side in ("with", "without"))
    keep = frozenset(i for i, line in enumerate(lines) if any(s and (s in line or (line in s and len(line) > 20)) for s in wanted))
    junk = {i for i, line in enumerate(lines) if any(s and s in line for s in unwanted)} - keep
    return LabelledPage(row["id"], site_of(row["url"]), raw, keep, frozenset(range(len(lines))) - keep - junk, "")


def flatten(html: str) -> str:
    """The text nodes of a page, one a line, without scripts and styles."""
    lines = []
    for node in LexborHTMLParser(html).root.traverse(include_text=True):
        if node.tag == "-text" and not (node.parent is not None and node.parent.tag in UNSEEN):
            for line in (node.text_content or "").splitlines():
                if line.strip():
                    lines.append(" ".join(line.split()))
    return "\n".join(lines)


def content_lines(raw: str, gold: str) -> frozenset[int]:
    """Lines of ``raw`` that occur in ``gold``, in order: long ones anywhere ahead, short ones close to their neighbours."""
    hay = " " + " ".join(TOKEN.findall(gold.lower())) + " "
    lines = [" ".join(TOKEN.findall(line.lower())) for line in raw.split("\n")]
    keep, at = set(), 0
    for index, line in enumerate(lines):
        size = line.count(" ") + 1
        if not line:
            continue
        if size >= LONG:
            found = hay.find(f" {line} ", max(0, at - NEAR))
            found = found if found >= 0 else hay.find(f" {line} ")
        else:
            found = hay.find(f" {line} ", at, at + NEAR) if at else -1
        if found >= 0:
            keep.add(index)
            at = found + len(line) + 1
    return frozenset(keep)


def read_zst(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a packed JSONL file."""
    with pa.input_stream(str(path), compression="zstd") as file:
        yield from map(json.loads, io.TextIOWrapper(file, "utf-8"))


def site_of(url: str) -> str:
    """The host of an address, without subdomains that only name a machine."""
    return ".".join((urlsplit(url).hostname or "").removeprefix("www.").split(".")[-3:])
