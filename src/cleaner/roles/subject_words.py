"""Verbs of working life, to tell ``Manages the budget.`` from a sentence with a subject and ``Both report`` from ``both teams``."""

from __future__ import annotations

AUXILIARIES = frozenset(
    "is are was were be been being am has have had does do did can could will would shall should may might must cannot "
    "isn't aren't wasn't weren't hasn't haven't doesn't don't didn't can't won't shouldn't mustn't".split()
)

ACTIONS = frozenset(
    """
    accept achieve acquire act adapt add address adopt advise advocate align allocate allow analyse analyze answer
    anticipate apply approve argue ask assess assign assist assume attend attract audit balance bear become begin believe
    belong benefit bridge bring brief budget build call care carry catch chair challenge champion change check choose
    coach collaborate collect come command communicate complement complete conduct connect consider consult contribute
    control coordinate cover craft create cultivate cut deal decide define delegate deliver demand depend deploy design
    determine develop differ direct discuss diverge draft draw drive earn embed empower enable encourage enforce engage
    enhance ensure establish evaluate examine execute exist expand explain explore face facilitate feel fight fill find
    focus follow forecast form formulate foster fund gain gather get give go govern grow guard guide handle harness have
    head help hire hold identify implement improve include increase influence inform initiate innovate inspire integrate
    interact introduce invest involve join judge keep know lead learn leverage liaise listen look maintain make manage map
    market matter maximise maximize measure meet mentor minimise minimize mitigate model modernise modernize monitor
    motivate move navigate need negotiate nurture offer open operate optimise optimize orchestrate organise organize
    overlap oversee own participate partner pay perform pick plan play possess prepare present prevent prioritise
    prioritize procure produce promote protect provide pursue push put raise reach read recruit reduce refine rely remain
    report represent require research resolve respect respond retain review run safeguard say scale scan schedule secure
    see seek select sell serve set shape share shift sign sit solve speak spend sponsor stand start stay steer
    strengthen streamline strive structure study succeed supervise support sustain tackle take talk target teach tell
    tend test think track train transform translate treat try turn understand update uphold use validate value verify
    view visit wait want watch weigh win work write
    """.split()
)
"""Base forms."""

IRREGULAR = {"does": "do", "has": "have", "goes": "go", "carries": "carry", "tries": "try", "relies": "rely", "ties": "tie"}


def is_action(word: str) -> bool:
    """Whether a lower-case word is an action in the base form, the third person or the gerund.

    >>> is_action("oversees"), is_action("managing"), is_action("teams")
    (True, True, False)
    """
    return word in ACTIONS or is_third_person(word) or is_gerund(word)


def is_third_person(word: str) -> bool:
    """``manages``, ``carries``, ``pushes``."""
    return word in IRREGULAR or (word.endswith("s") and (word[:-1] in ACTIONS or (word.endswith("es") and word[:-2] in ACTIONS)))


def is_gerund(word: str) -> bool:
    """``managing``, ``setting``; nouns such as ``marketing`` too."""
    return word.endswith("ing") and len(word) > 5
