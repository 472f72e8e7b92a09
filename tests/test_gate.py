"""The gate finds what asking every pattern about every line would find."""

from __future__ import annotations

import re
from functools import cache

import re2
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cleaner.rules import GATE, RULES
from cleaner.rules.gate import Match, expand
from cleaner.rules.literals import EDGE, HEAD, LONGEST, TAIL, Need, bare, need, parted, plain
from cleaner.rules.scan import automaton, candidates

PATTERNS = [(rule, expand(line)) for rule in RULES for line in rule.pattern.splitlines()]
WORDS = sorted({word for _, regex in PATTERNS for word in re.findall(r"[a-z]{2,}|[^\w\s]", regex)})
MANGLED = {"k": "\u212a", "s": "\u017f", " ": "  ", "a": "A", "e": "é", "o": "O", "1": "7"}

pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.text("aks .,:|\u212a\u017f©»0(é", max_size=3))
lines = st.lists(pieces, max_size=12).map(" ".join)
matching = st.sampled_from(PATTERNS).flatmap(lambda pattern: st.tuples(st.just(pattern), st.from_regex(re.compile(pattern[1]))))
slow_to_draw = settings(deadline=None, suppress_health_check=list(HealthCheck))


@cache
def compiled(regex):
    options = re2.Options()
    options.never_capture = options.never_nl = True
    return re2.compile(regex, options)


def matches(regex, texts):
    return [Match(unit, *match.span()) for unit, text in enumerate(texts) for match in compiled(regex).finditer(text)]


def asked_one_by_one(texts):
    found = {}
    for rule, regex in PATTERNS:
        found.setdefault(rule, []).extend(matches(regex, texts))
    return {rule: sorted(found[rule]) for rule in found if found[rule]}


def mangled(text, letters):
    return "".join(MANGLED.get(sign, sign) if sign in letters else sign for sign in text)


@given(st.lists(st.builds(mangled, lines, st.sets(st.sampled_from(sorted(MANGLED)))), max_size=2))
@example(["Subs\u017fcribe to our new\u017fletter, \u212aeep reading", "BOO\u212aMAR\u212a THIS", "реклама", "РЕКЛАМА"])
@settings(slow_to_draw, max_examples=40)
def test_nothing_is_missed_in_the_words_of_rules(texts):
    encoded = [text.encode() for text in texts]
    assert GATE.search(encoded) == asked_one_by_one(encoded)


@given(matching, lines, lines, st.sets(st.sampled_from(sorted(MANGLED))))
@settings(slow_to_draw, max_examples=200)
def test_nothing_is_missed_that_a_pattern_was_made_for(made, before, after, letters):
    (rule, regex), text = made
    text = mangled(re.sub(r"\s|[\ud800-\udfff]", " ", text), letters)
    encoded = [part.encode() for part in (text, before + text, text + after, f"{before} {text} {after}")]
    assert set(matches(regex, encoded)) <= set(GATE.search(encoded).get(rule, ()))


def needs_met(wanted, line):
    """The slow twin of the scan: literals looked for one set after the other."""
    data = line.replace("\u212a", "\0").encode().replace(b"\0", b"\xfe")
    at = 0
    for literals in wanted.sets:
        ends = [start + len(bare(literal).encode()) for literal in literals for start in range(at, len(data)) if stands(literal, data, start)]
        if not ends:
            return False
        at = min(ends)
    return wanted.least <= len(line) <= wanted.most and max(map(len, data.split(b" "))) >= wanted.solid


def folded(data):
    """Bytes in the small alphabet, all those beyond ASCII alike."""
    return "".join("k" if byte == 0xFE else "\x80" if byte > 127 else plain(chr(byte)) for byte in data)


def stands(literal, data, start):
    front, text, back = parted(literal)
    end = start + len(text.encode())
    letters = [bool(re.match(rb"[A-Za-z0-9]", bytes([byte]))) for byte in data]
    in_word = [letter or byte == ord("_") for letter, byte in zip(letters, data, strict=True)]
    edges = {place for place in range(len(data) + 1) if [False, *in_word][place] != [*in_word, False][place]}
    return (
        folded(data).startswith(folded(text.encode()), start)
        and not (HEAD in front and any(letters[:start]))
        and not (TAIL in back and any(letters[end:]))
        and not (EDGE in front and start not in edges)
        and not (EDGE in back and end not in edges)
    )


marks = st.tuples(st.sampled_from(["", HEAD, EDGE, HEAD + EDGE]), st.text("ab0 .©", min_size=1, max_size=3), st.sampled_from(["", EDGE, TAIL, EDGE + TAIL]))
sets = st.lists(st.frozensets(marks.map("".join), min_size=1, max_size=3), max_size=3).map(tuple)
wanted = st.builds(Need, sets, st.integers(0, 3), st.sampled_from([6, LONGEST]), st.integers(0, 4))


@given(st.lists(wanted, max_size=4), st.lists(st.text("abAB 07._©é\u212a", max_size=12), max_size=4))
@settings(deadline=None)
def test_the_scan_does_what_its_slow_twin_does(needs, texts):
    expected = {(n, unit) for n, wanted in enumerate(needs) for unit, text in enumerate(texts) if needs_met(wanted, text)}
    assert set(candidates(automaton(needs), [text.encode() for text in texts])) == expected


def test_what_is_needed_is_told_in_short():
    assert need(r"(?i)^[ «]{0,8}home ?page[ »]{0,8}$").sets == (frozenset([HEAD + "homepage" + TAIL, HEAD + "home pag"]),)
    assert need(r"(?i)(?-i:[A-Z])\w+ said\b").sets == (frozenset([" said" + EDGE]),)
    assert need(r"(?i)\d+ (?:days|\w+ hours)").sets == (frozenset("0"), frozenset(["days", " hours"]))
    assert need(r"(?i)[a-z]{80,}").solid == 80
    assert need(r"(?i)text to \d{1,4}\b").sets == (frozenset(["text to "]),), "one literal is cut where another ends"
    assert need(r"(?i)to (?:go|go\b|\bgo$)").sets == (frozenset(["to go"]),)
