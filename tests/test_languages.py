"""Articles in other languages and scripts come through whole: what no model has learned to read is not judged by its words."""

from pathlib import Path

import pytest

from cleaner import clean

ARTICLES = sorted((Path(__file__).parent / "cases" / "languages").glob("*.txt"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_is_kept_whole(path: Path):
    text = path.read_text(encoding="utf-8")
    document = clean(text)
    assert document.metadata.lang == path.stem.partition("-")[0]
    assert [text[cut.start : cut.end] for cut in document.cuts] == []


@pytest.mark.parametrize("path", ARTICLES[::7], ids=lambda path: path.stem)
def test_shape_alone_proves_junk(path: Path):
    text = path.read_text(encoding="utf-8")
    markup = '<div class="share"></div>'
    document = clean(f"{text}\n\n{markup}\n")
    assert [document.raw_text[cut.start : cut.end] for cut in document.cuts] == [markup]
