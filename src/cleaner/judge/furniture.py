"""What stands outside the article of a page, each unit under the reason that its words give, or else its place.

That it goes is settled by the page's judge; what is left to say is why. So only the rules and the words are asked, and no
model of surroundings: beside a menu stands another menu.
"""

from __future__ import annotations

from dataclasses import replace

from cleaner.article import Article, Cut
from cleaner.judge.blocks import outside_article
from cleaner.judge.judge import gather
from cleaner.judge.model import TEXT
from cleaner.judge.resolver import choose
from cleaner.rules.evidence import Evidence
from cleaner.text.hashing import features, hash_words
from cleaner.text.linear import word_odds

TELLING = 1.0
"""Log odds of junk by its words alone from which they may say what a unit is that no rule knows; where the place has a name of
its own it wins."""


def furniture(article: Article) -> tuple[list[Cut], tuple[Evidence, ...]]:
    """A cut for every unit outside the article, in order, and the evidence that names them."""
    by_place = outside_article(article)
    if not by_place:
        return [], ()
    starts = {cut.start for cut in by_place}
    evidence = gather(replace(article, units=tuple(unit for unit in article.units if unit.start in starts)))
    hashed = features(hash_words(evidence.measures.lines))
    heard = evidence.heard(range(len(by_place))).values()
    odds, reasons = word_odds(hashed, TEXT.weights.words, len(by_place)), TEXT.reason_odds(hashed, range(len(by_place)))
    cuts = []
    for cut, witnesses, junk, likely in zip(by_place, heard, odds, reasons, strict=True):
        rule = choose(witnesses, likely, by_place=bool(junk < TELLING))
        placed = rule.reason == "navigation" or (rule.trained and cut.reason != "navigation")
        cuts.append(cut if placed else cut._replace(reason=rule.reason, rule=rule.code))
    return cuts, (evidence,)
