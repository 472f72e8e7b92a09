"""``cleaner eval``: the tagger measured on text that you have labelled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.options import JSON, lexicon

if TYPE_CHECKING:
    from cleaner.evaluation import Score

WORST = 12
"""Confusions that are listed."""


@click.command("eval")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--text", required=True, type=click.Path(exists=True, path_type=Path),
    help='The texts: a folder of files, or JSON lines {"doc", "text"}.',
)
@JSON
def eval_command(gold: Path, text: Path, as_json: bool) -> int:
    """Score the tagger on GOLD, JSON lines of {"doc", "start", "end", "discourse_role", "subject_roles"}.

    Offsets are code points into the text of the document; what is printed is what `cleaner tag` would give.

    \b
    Examples:
      cleaner eval labels.jsonl --text articles/
      cleaner eval gold.jsonl --text docs.jsonl --json
    """
    from cleaner.evaluation import evaluate, read_gold, read_texts

    labelled = read_gold(gold)
    score = evaluate(labelled, read_texts(text, list(labelled)), lexicon())
    click.echo(json.dumps(_record(score), indent=1) if as_json else "\n".join(_page(score)))
    return 0


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
