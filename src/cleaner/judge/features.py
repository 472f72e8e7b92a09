"""What the trained judge reads of a unit besides its words: measures, witnesses, place, and the same of its neighbours."""

from __future__ import annotations

from collections import Counter

import numpy as np

from cleaner.article import REASONS
from cleaner.judge import fill
from cleaner.rules.evidence import Evidence
from cleaner.rules.measures import Column, Measures
from cleaner.text.hashing import Words
from cleaner.text.vectors import table
from cleaner.text.word_classes import WordClasses

READ = ("en", None)
"""Languages in which the models have learned; None is a text too short to tell."""

CLASSES = WordClasses({
    "reader": "you your yours you'll yourself",
    "publisher": "we us our ours",
    "writer": "i me my mine",
    "others": "he she him her his hers they them their who whose",
    "past": "was were had did said told asked wrote went came took made became began found gave got",
    "report": """says said saying asked told tells wrote writes warned announced according claimed claims reads read sign banner
    slogan poster headline headlined quoted called words printed shouted pleaded begs promised advert caption notice letter""",
    "order": """get book buy call click visit join sign subscribe read see try find discover learn start download follow share
    like leave log register enter check browse order shop contact donate support tell help save watch listen win ask send
    don't never always keep use take make add let put turn wait go come stop avoid""",
    "web": """site website page app email e-mail inbox newsletter online link links click browser cookies login account
    subscription comments comment ad ads advertisement facebook twitter instagram whatsapp podcast video""",
    "offer": "free price prices off save deal deals sale discount offer offers now today delivery shop code voucher",
})  # fmt: skip
"""Words that tell who speaks to whom, and of what; a feature each."""

ORDER = list(CLASSES.classes).index("order")

REASONS_HEARD = {reason: number for number, reason in enumerate(reason for reason in REASONS if reason != "duplicate")}
"""The reasons that rules of junk give, each with its column."""

DESCRIBED, RECONSIDERED = 195, 214
"""Features of a unit in the first and in the second pass."""


def describe(measures: Measures, evidence: Evidence, hashed: Words, words: Column) -> Column:
    """Units x features for the first pass; ``words`` is the score of the unit's words by the linear model."""
    size, lines = len(measures), measures.lines
    copies = Counter(lines)
    first = measures.stems[0]
    seen = fill.Seen(
        measures.words,
        np.fromiter(map(copies.__getitem__, lines), np.int64, size),
        measures.title_share, measures.function_words, measures.verbs, measures.prose, measures.overlap, measures.alone,
        measures.in_prose_block, measures.headings,
        np.fromiter((unit.layout == "list_item" for unit in measures.article.units), bool, size),
        measures.stops, measures.block,
        np.fromiter((len(stems & first) / (len(first) or 1) for stems in measures.stems), np.float32, size),
        _heard(evidence), words, measures.article.metadata.lang in READ,
    )  # fmt: skip
    out = np.empty((size, DESCRIBED), np.float32)
    fill.describe(out, np.frombuffer(b"\n".join(lines) + b"\n", np.uint8), hashed, seen, fill.Tables(CLASSES.table, ORDER, table()))
    return out


def reconsider(features: Column, verdicts: Column, measures: Measures) -> Column:
    """The features of the second pass: those of the first, and what the first said of the unit and of its neighbours."""
    out = np.empty((len(measures), RECONSIDERED), np.float32)
    fill.reconsider(out, features, verdicts, measures.words, measures.block)
    return out


def _heard(evidence: Evidence) -> Column:
    """Units x reasons: the weight of the rules."""
    heard = np.zeros((len(evidence.measures), len(REASONS_HEARD)), np.float32)
    for rule, weights in evidence.columns.items():
        column = heard[:, REASONS_HEARD[rule.reason]]
        for unit, weight in weights.items():
            column[unit] += weight
    return heard
