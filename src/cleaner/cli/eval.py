"""``cleaner eval``: cuts, or the tagger, measured on what you have labelled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.options import CLEAN, JSON, lexicon, settings

if TYPE_CHECKING:
    from cleaner.evaluation import Score
    from cleaner.labels import Precision

WORST = 12
"""Confusions that are listed."""


@click.command("eval")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--text", type=click.Path(exists=True, path_type=Path),
    help='Score the tagger on these texts: a folder of files, or JSON lines {"doc", "text"}.',
)
@click.option(
    "--tests", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Make the labels of cuts into regression tests there.",
)
@CLEAN
@JSON
def eval_command(gold: Path, text: Path | None, tests: Path | None, clean: str | None, as_json: bool) -> int:
    """Score what you have labelled.

    Without --text GOLD is what `cleaner review` wrote: the precision of each rule, with its 95 % interval. With --tests
    these labels become a folder that pytest runs.

    With --text GOLD is JSON lines of {"doc", "start", "end", "discourse_role", "subject_roles"}, and the tagger is scored.
    Offsets are code points into the text of the document; what is printed is what `cleaner tag` would give.

    \b
    Examples:
      cleaner eval labels.jsonl
      cleaner eval labels.jsonl --tests tests/labelled && pytest tests/labelled
      cleaner eval gold.jsonl --text articles/ --json
    """
    if text is None:
        return _cuts(gold, tests, clean, as_json)
    from cleaner.evaluation import evaluate, read_gold, read_texts

    labelled = read_gold(gold)
    score = evaluate(labelled, read_texts(text, list(labelled)), lexicon())
    click.echo(json.dumps(_record(score), indent=1) if as_json else "\n".join(_page(score)))
    return 0


def _cuts(gold: Path, tests: Path | None, clean: str | None, as_json: bool) -> int:
    from cleaner.labels import precisions, read_labels

    labels = read_labels(gold)
    found = precisions(labels)
    if as_json:
        click.echo(json.dumps([{**p._asdict(), "precision": p.precision} for p in found.values()], indent=1))
    else:
        click.echo("\n".join(precision_line(p) for p in found.values()) or "no labels yet: `cleaner review` makes some")
    if tests is not None:
        from cleaner.dataset import open_dataset
        from cleaner.report.cases import write_cases

        made = write_cases(open_dataset(settings(clean=clean).clean), labels, tests)
        click.echo(
            f"wrote {tests}: {made.passing} labels pass today, {made.failing} fail until a rule is changed, "
            f"{made.left_out} need more than their document's text and were left out; run: pytest {tests}",
            err=as_json,
        )
    return 0


def precision_line(found: Precision) -> str:
    """How precise a rule is, by how many labels, and how often its reason was right."""
    return (
        f"{found.rule:<6} precision {found.precision:.2f}  ({found.low:.2f} to {found.high:.2f})  "
        f"{found.junk} of {found.labels} rightly cut, {found.right_reason} for the right reason"
    )


def _record(score: Score) -> dict[str, object]:
    from cleaner.evaluation import rates

    return {
        "sentences": sum(score.confusion.values()),
        "boundary": rates(score.boundaries),
        "accuracy": score.accuracy,
        "macro_f1": score.macro_f1,
        "subject": rates(score.subjects),
        "confusion": [[gold, found, n] for (gold, found), n in score.confusion.most_common()],
    }


def _page(score: Score) -> list[str]:
    from cleaner.evaluation import rates

    lines = [
        f"sentences      {sum(score.confusion.values())}",
        f"boundaries     {_figures(rates(score.boundaries))}",
        f"subject roles  {_figures(rates(score.subjects))}",
        f"discourse      accuracy {score.accuracy:.3f}  macro-F1 {score.macro_f1:.3f}",
    ]
    for role, size in sorted(_sizes(score).items(), key=lambda item: -item[1]):
        lines.append(f"  {role:<12} {size:>5}  {_figures(score.role_f1(role))}")
    lines.append("most confused (gold -> found)")
    wrong = [(n, gold, found) for (gold, found), n in score.confusion.most_common() if gold != found]
    return lines + [f"  {n:>5}  {gold} -> {found}" for n, gold, found in wrong[:WORST]]


def _figures(figures: tuple[float, float, float]) -> str:
    return "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*figures)


def _sizes(score: Score) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for (gold, _), n in score.confusion.items():
        sizes[gold] = sizes.get(gold, 0) + n
    return sizes
