"""Words that end in a full stop without ending a sentence."""

from __future__ import annotations

NEVER_END = frozenset(
    "e.g i.e eg ie vs v cf viz al approx ca c fig figs no nos p pp vol vols ch sec art mr mrs ms dr prof st sr jr rev hon "
    "gen col lt capt sgt cpl maj adm cmdr gov sen rep pres supt mt ft messrs mme mlle dept est tel ext bros incl esp resp "
    "univ assn min max temp tbsp tsp oz lb lbs sq nov. op cit ed eds trans jan feb mar apr jun jul aug sept sep oct nov dec "
    "mon tue tues wed thu thurs fri sat ph.d m.d r.i.p bzw usw z.b d.h nr str hr dra sra".split()
)
"""Followed by more of the same sentence, nearly always."""

BEFORE_NUMBERS = frozenset("no nos p pp fig figs vol vols ch sec art ca c ed mt ft min max lb lbs oz".split())
"""Of these, the ones that do so only before a number: ``No. 5``, but ``she said no. When …``."""

MAY_END = frozenset(
    "inc ltd co corp llc plc etc u.s u.k u.s.a u.n e.u a.m p.m d.c b.c a.d n.y l.a ave blvd rd sr jr esq bros ph.d m.d "
    "b.a m.a b.sc m.sc est".split()
)
"""End a sentence only when a word that opens sentences follows."""

OPENERS = frozenset(
    "The A An This That These Those It He She They We You I There Here In On At By For From With As If When While After "
    "Before Since Because Although Though But And Or So Yet However Moreover Meanwhile Then Now Today Yesterday Its His Her "
    "Their Our My Your What Why How Who Where Which Some Many Most Both Each Every All No Not One Two Another Other Such "
    "To Of Let Do Does Did Is Are Was Were Has Have Had Can Could Will Would Should May Might Please Also Still Once".split()
)
"""Words that open sentences far more often than they open names."""
