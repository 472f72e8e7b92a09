"""CPU time a page, from bytes to the text of the article, beside trafilatura on the same pages in one run.

    pip install trafilatura lxml_html_clean
    python -m benchmarks.pages FILE.jsonl.zst...     rows with an "html"

Both get the same bytes, page after page in turn, so a noisy machine hurts both alike. Ours is decoding, parsing, lines,
measures, the judge of pages, metadata and the kept lines as text; the judge of texts, which runs afterwards in ``cleaner.clean``,
is stated apart. Loading the model and its compiled kernels is stated apart too.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from cleaner.text.decode import decode
from training.pages import read_zst


def page_text(data: bytes) -> str:
    """The text that our block judge keeps."""
    from cleaner.page import read_page

    page = read_page(decode(data).text)
    kept = [page.raw_text[b.start : b.end] for b in page.blocks if b.dom and b.dom.content >= 0.5]
    return "\n".join(kept)


def whole(data: bytes) -> str:
    """The text that the whole product keeps."""
    from cleaner import clean

    return clean(decode(data).text).clean_text


def contenders() -> dict[str, Callable[[bytes], object]]:
    """By name, what turns the bytes of a page into text."""
    found: dict[str, Callable[[bytes], object]] = {"cleaner, blocks to text": page_text, "cleaner.clean": whole}
    try:
        import trafilatura

        found[f"trafilatura {trafilatura.__version__}"] = trafilatura.extract
    except ImportError:
        print("trafilatura is not installed: pip install trafilatura lxml_html_clean", file=sys.stderr)
    return found


def main() -> None:
    """Print the table."""
    pages = [row["html"].encode("utf-8", "replace") for name in sys.argv[1:] for row in read_zst(Path(name))]
    found = contenders()
    for name, work in found.items():
        start = time.process_time()
        work(pages[0])
        print(f"{name:26} first page {time.process_time() - start:6.2f} s")
    spent: dict[str, list[float]] = {name: [] for name in found}
    for data in pages:
        for name, work in found.items():
            start = time.process_time()
            work(data)
            spent[name].append(time.process_time() - start)
    base = float(np.mean(spent[next(iter(found))]))
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.0f} MB, CPU milliseconds a page")
    for name, seconds in spent.items():
        ms = 1e3 * np.array(seconds)
        print(f"{name:26} mean {ms.mean():7.2f}  median {np.median(ms):7.2f}  p99 {np.percentile(ms, 99):8.2f}  {ms.mean() / base / 1e3:6.2f} x")


if __name__ == "__main__":
    main()
