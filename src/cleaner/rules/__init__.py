"""What we know about junk, declared: every rule with its reason, an example that goes and a look-alike that stays."""

from __future__ import annotations

from cleaner.rules import (
    ad_block,
    ads,
    bylines,
    calls,
    clickbait,
    comments,
    consent,
    fields,
    furniture,
    legal,
    link_lists,
    media,
    navigation,
    newsletter,
    paywall,
    related,
    residue,
    sharing,
    trained,
)  # fmt: skip
from cleaner.rules.gate import Gate
from cleaner.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *residue.RULES, *consent.RULES, *ad_block.RULES, *paywall.RULES, *newsletter.RULES, *comments.RULES, *sharing.RULES,
    *fields.RULES, *link_lists.RULES, *related.RULES, *clickbait.RULES, *ads.RULES, *calls.RULES, *legal.RULES,
    *media.RULES, *bylines.RULES, *navigation.RULES, *furniture.RULES, *trained.RULES,
)  # fmt: skip
"""All rules in the order in which they are listed and in which measured rules are asked."""

GATE = Gate(RULES, "phrases")
"""The phrases of all rules; compiled when first used."""
