"""``cleaner clean`` and ``cleaner tag``: one document, or a stream of them, on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from cleaner.article import Article
from cleaner.cleaning import find_cuts, finish, prepare, tag_all
from cleaner.cli.options import lexicon, settings
from cleaner.cli.records import document_record, sentence_records
from cleaner.config import Config
from cleaner.errors import CleanerError, ExitCode, InputError
from cleaner.limits import Limits
from cleaner.passes.records import from_row, json_row, lines, longest_line
from cleaner.text.decode import decode

FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...")
JSON = click.option("--json", "as_json", is_flag=True, help="Print the whole result as one JSON object a file.")
JSONL = click.option(
    "--jsonl", is_flag=True, help='Read {"id", "text" or "html", "url"} a line, write one result a line, in order.'
)


@click.command("clean")
@FILES
@JSON
@JSONL
def clean_command(files: tuple[str, ...], as_json: bool, jsonl: bool) -> int:
    """Clean documents: what is left of each FILE (text or HTML; - is standard input) goes to standard output.

    \b
    Examples:
      cleaner clean article.html > article.txt
      curl -s SITE/page | cleaner clean -
      cleaner clean --json article.txt | jq '.removed[] | {reason, text}'
      cleaner clean --jsonl pages.jsonl > cleaned.jsonl
    """
    return _serve(files, as_json, jsonl, _cleaned, lambda record: str(record["text"]))


@click.command("tag")
@FILES
@JSON
@JSONL
def tag_command(files: tuple[str, ...], as_json: bool, jsonl: bool) -> int:
    """Tag every unit of each FILE with its layout and both roles; nothing is removed.

    Junk gets the role boilerplate or cta, a repeated paragraph the role of its words.

    \b
    Examples:
      cleaner tag article.txt
      cleaner tag --jsonl articles.jsonl > tagged.jsonl
    """
    return _serve(files, as_json, jsonl, _tagged, _table)


def _cleaned(article: Article) -> dict[str, Any]:
    return document_record(finish(*find_cuts(article), lexicon()))


def _tagged(article: Article) -> dict[str, Any]:
    return {"sentences": sentence_records(article.raw_text, tag_all(*find_cuts(article), lexicon()))}


def _table(record: dict[str, Any]) -> str:
    """Tagged sentences as lines for the eye: role, subjects, words."""
    rows = ((s["discourse_role"], ",".join(s["subject_roles"]) or "-", s["text"]) for s in record["sentences"])
    return "\n".join(f"{role:<12} {subjects:<12} {text}" for role, subjects, text in rows)


def _serve(
    files: tuple[str, ...],
    as_json: bool,
    jsonl: bool,
    work: Callable[[Article], dict[str, Any]],
    show: Callable[[dict[str, Any]], str],
) -> int:
    """Run ``work`` over every document of ``files``; a bad one is reported on standard error and the rest goes on."""
    status, config = ExitCode.OK, settings()
    for name in files:
        answers: Iterator[str | InputError]
        if jsonl:
            answers = (_json_line(line, f"{name}:{number}", config, work) for number, line in _lines(name, config.limits))
        else:
            answers = iter([_whole_file(name, as_json, len(files) > 1, work, show)])
        for answer in answers:
            if isinstance(answer, InputError):
                click.echo(f"cleaner: {answer}", err=True)
                status = ExitCode.REJECTED
            else:
                _write(answer)
    return status


def _whole_file(
    name: str,
    as_json: bool,
    titled: bool,
    work: Callable[[Article], dict[str, Any]],
    show: Callable[[dict[str, Any]], str],
) -> str | InputError:
    try:
        record = work(read_article(name))
    except InputError as error:
        return error
    if as_json:
        return json.dumps({"file": name, **record}, ensure_ascii=False)
    heading = f"==> {name} <==\n" if titled else ""
    return heading + show(record)


def _json_line(line: bytes, where: str, config: Config, work: Callable[[Article], dict[str, Any]]) -> str | InputError:
    try:
        row, _ = json_row(line, config.limits)
        piece = from_row(0, row, config.fields, 0)
        article = prepare(str(piece.content), html=piece.html, url=piece.metadata.url, metadata=piece.metadata, limits=config.limits)
    except InputError as error:
        return InputError(error.code, f"{where}: {error} [{error.code}]")
    return json.dumps({"id": row.get("id"), **work(article)}, ensure_ascii=False)


def read_article(name: str) -> Article:
    """The article in a file, or on standard input for ``-``. Raises InputError, which names the file, when it cannot be read."""
    try:
        return _article(name, settings().limits)
    except InputError as error:
        raise InputError(error.code, f"{name}: {error} [{error.code}]") from error


def _article(name: str, limits: Limits) -> Article:
    try:
        with click.open_file(name, "rb") as stream:
            data = stream.read(limits.document_bytes + 1)
    except OSError as error:
        raise InputError("E_UNREADABLE", f"cannot be read ({error.strerror}); check the path and its rights") from error
    if len(data) > limits.document_bytes:
        raise InputError("E_TOO_LONG", f"longer than {limits.document_mb} MiB; split it, or raise limits.document_mb")
    return prepare(decode(data).text, html=True if name.lower().endswith((".html", ".htm")) else None, limits=limits)


def _lines(name: str, limits: Limits) -> Iterator[tuple[int, bytes]]:
    try:
        with click.open_file(name, "rb") as stream:
            for number, line in enumerate(lines(stream, longest_line(limits)), 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise CleanerError(f"{name} cannot be read ({error.strerror}); check the path and its rights") from error


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
