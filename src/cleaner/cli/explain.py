"""``cleaner explain``: why each sentence of one document stayed or went."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cleaner.article import CleanDocument
from cleaner.cleaning import find_cuts, finish
from cleaner.cli.documents import read_article
from cleaner.cli.options import CLEAN, lexicon, settings, write_page
from cleaner.cli.records import document_record
from cleaner.errors import CODES, ConfigError
from cleaner.explanation import explain


@click.command("explain")
@click.argument("what", metavar="FILE|DOC_ID|CODE")
@CLEAN
@click.option("--json", "as_json", is_flag=True, help="Print the document with its cuts as one JSON object.")
@click.option("--html", "page", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path), help="Write a page to look at.")
def explain_command(what: str, clean: str | None, as_json: bool, page: Path | None) -> int:
    """Show a document with a margin: + stays, - goes, with the reason, the rule and its score.

    Below a repeat stands the original (=): [-what only the copy says-] and {+what only the original says+}.
    FILE is cleaned now; a DOC_ID is looked up in what is published, with the duplicates that only the whole run knows.
    A CODE of rejected input (E_TORN) is looked up in the catalogue: what it means, and what to do.
    The page of --html is one file without any network: cuts coloured by reason, the clean text beside them.

    \b
    Examples:
      cleaner explain article.html
      cleaner explain article.html --html why.html
      cleaner explain 3f2a9c0d1b4e5f60 --clean data/clean
      cleaner explain E_TORN
    """
    if _is_code(what):
        return _explain_code(what.upper(), as_json)
    published = _is_doc_id(what)
    if page is not None and published:
        write_page(page, _published_page(what, clean))
        return 0
    document, originals = _published(what, clean) if published else (_from_file(what), {})
    if page is not None:
        from cleaner.report.document import document_page

        write_page(page, document_page(document, facts=[("file", what)]))
    elif as_json:
        click.echo(json.dumps(document_record(document), ensure_ascii=False))
    else:
        click.echo(explain(document, originals))
    return 0


def _is_code(what: str) -> bool:
    return what.upper().startswith("E_") and not Path(what).exists()


def _explain_code(code: str, as_json: bool) -> int:
    from cleaner.manual import error_page

    if code not in CODES:
        raise ConfigError(f"there is no code {code}; known are {', '.join(CODES)}")
    click.echo(json.dumps({"code": code, **CODES[code]._asdict()}, indent=1) if as_json else error_page(code))
    return 0


def _is_doc_id(what: str) -> bool:
    return not Path(what).exists() and len(what) >= 16 and all(c in "0123456789abcdef" for c in what)


def _from_file(name: str) -> CleanDocument:
    article = read_article(name)
    return finish(*find_cuts(article), lexicon())


def _published(doc_id: str, clean: str | None) -> tuple[CleanDocument, dict[tuple[str | None, int], str]]:
    """A published document, and the words of the originals that stand in others."""
    from cleaner.dataset import open_dataset
    from cleaner.report.published import sources

    dataset = open_dataset(settings(clean=clean).clean)
    return dataset.document(doc_id), {(source.doc, source.start): source.text for source in sources(dataset, doc_id)}


def _published_page(doc_id: str, clean: str | None) -> str:
    from cleaner.dataset import open_dataset
    from cleaner.report.published import published_page

    return published_page(open_dataset(settings(clean=clean).clean), doc_id)
