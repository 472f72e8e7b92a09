"""Junk spliced into clean articles in every shape that scraping knows, by a seeded generator.

A spliced document remembers where its junk stands and why it is junk, so that units can be labelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from cleaner.cleaning import prepare

Library = dict[str, list[str]]
"""Pieces of junk by reason; under ``FRAME`` and a reason, pieces with a slot ``{topic}``."""

FRAME = "about "

HEAD = ("navigation", "byline_meta", "social_share", "media", "cookie_consent", "ad", "clickbait", "ad_block_plea", "paywall")
TAIL = (
    "comment_form", "related_link", "clickbait", "newsletter", "legal", "social_share", "byline_meta", "navigation",
    "link_list", "call_to_action", "ad", "cookie_consent", "paywall",
)  # fmt: skip
INLINE = (
    "ad", "call_to_action", "clickbait", "newsletter", "related_link", "ad_block_plea", "paywall", "cookie_consent",
    "social_share", "media", "legal", "residue", "comment_form", "link_list", "byline_meta",
)  # fmt: skip
SEPARATORS = (", ", " | ", " · ", " / ", " • ", " - ", "; ", "  ", " » ", " — ")
TOPICAL = 0.2
"""Share of the pieces of a reason that are bound to the article's own subject, where the library has such pieces."""


class Junk(NamedTuple):
    """A spliced piece: its place in the document and why it must go."""

    start: int
    end: int
    reason: str


class Spliced(NamedTuple):
    """A document with junk in it."""

    text: str
    junk: tuple[Junk, ...]


class _Run(NamedTuple):
    """A stretch of a document on the way: its words, why they are junk (or None), and the white space before it."""

    words: str
    reason: str | None
    before: str


def splice(body: str, library: Library, traps: Sequence[str], random: Random) -> Spliced:
    """Splice pieces of the library, and traps that must stay, into a clean article."""
    blocks = _blocks(body)
    library = _about(body, library, random)
    breaks = "\n\n" if "\n\n" in body else "\n"
    for _ in range(random.choice((0, 0, 1, 1, 2)) if traps else 0):
        _insert(blocks, [_Run(random.choice(traps), None, " ")], random)
    for _ in range(random.choice((0, 1, 2, 3, 4, 6, 8))):
        _insert(blocks, list(_inline(library, random)), random)
    for _ in range(random.choice((0, 0, 1, 2, 3, 5))):
        reason = random.choice(INLINE + HEAD + TAIL)
        blocks.insert(random.randint(1, len(blocks)), [_Run(_piece(library, reason, random), reason, "")])
    head = [[_Run(_piece(library, reason, random), reason, "")] for reason in _some(HEAD, (0, 0, 0, 1, 2, 4), random)]
    tail = [[_Run(_piece(library, reason, random), reason, "")] for reason in _some(TAIL, (0, 0, 1, 2, 4, 7), random)]
    if head and random.random() < 0.4:  # under the title
        head = [blocks.pop(0), *head]
    return _join([*head, *blocks, *tail], breaks)


def _about(body: str, library: Library, random: Random) -> Library:
    """The library with pieces about the article's subject mixed in; a few words of the article stand for its subject."""
    words = body.split()
    subjects = [body.partition("\n")[0][:80].rstrip(".?!")]
    for _ in range(12):
        start = random.randrange(max(1, len(words) - 4))
        subjects.append(" ".join(words[start : start + random.randint(1, 4)]).strip(".,;:!?\"'“”()"))
    mixed = dict(library)
    for reason, frames in library.items():
        if reason.startswith(FRAME) and frames:
            own = [frame.replace("{topic}", random.choice(subjects)) for frame in frames]
            plain = library[reason.removeprefix(FRAME)]
            mixed[reason.removeprefix(FRAME)] = random.sample(plain, min(len(plain), int(len(own) / TOPICAL))) + own
    return mixed


def _blocks(body: str) -> list[list[_Run]]:
    article = prepare(body, html=False)
    blocks: list[list[_Run]] = [[] for _ in article.blocks]
    ends = [block.start for block in article.blocks]
    for unit in article.units:
        words = body[ends[unit.block] : unit.end].strip("\n")
        blocks[unit.block].append(_Run(words.lstrip(), None, " " if blocks[unit.block] else ""))
        ends[unit.block] = unit.end
    return [block for block in blocks if block]


def _insert(blocks: list[list[_Run]], runs: list[_Run], random: Random) -> None:
    """Put runs into a paragraph, most often between two sentences of a long one, now and then inside a sentence."""
    long = [block for block in blocks if sum(len(run.words) for run in block) > 120] or blocks
    block = random.choice(long)
    at = random.randint(0 if random.random() < 0.15 else min(1, len(block)), len(block))
    if random.random() < 0.12 and at < len(block) and block[at].reason is None and block[at].words.count(" ") > 8:
        words, gap = block[at].words.split(" "), random.randint(3, block[at].words.count(" ") - 2)
        front, rest = " ".join(words[:gap]), " ".join(words[gap:])
        block[at : at + 1] = [block[at]._replace(words=front), *runs, _Run(rest, None, " ")]
        return
    if at == 0 and block:
        runs, block[0] = [runs[0]._replace(before=""), *runs[1:]], block[0]._replace(before=" ")
    block[at:at] = runs


def _inline(library: Library, random: Random) -> list[_Run]:
    """One piece in mid-paragraph, or a few of a kind: with or without its stop, its link, its label."""
    reason = random.choice(INLINE)
    words = _piece(library, reason, random).replace("\n", " ")
    kind = random.random()
    if kind < 0.3 and words[-1] in ".!" and len(words) > 25:
        words = words[:-1]
    elif kind < 0.38 and reason == "clickbait":
        words = "), " + words
    elif kind < 0.48 and reason in ("clickbait", "link_list"):
        count = random.choice((2, 2, 3))
        words = ", ".join(_piece(library, "clickbait", random).replace("\n", " ") for _ in range(count))
        reason = "clickbait" if count == 2 else "link_list"
        words += random.choice((".", ",", ""))
    elif kind < 0.6 and reason == "clickbait":
        words += "."
    runs = [_Run(words, reason, " ")]
    if random.random() < 0.12:
        runs += _inline(library, random)
    return runs


def _piece(library: Library, reason: str, random: Random) -> str:
    if reason == "link_list" and random.random() < 0.35:
        items = [random.choice(library["clickbait"]).partition("\n")[0] for _ in range(random.randint(3, 8))]
        return random.choice((*SEPARATORS, "\n")).join(items)
    return random.choice(library[reason])


def _some(reasons: Sequence[str], counts: Sequence[int], random: Random) -> list[str]:
    return random.sample(reasons, min(random.choice(counts), len(reasons)))


def _join(blocks: list[list[_Run]], breaks: str) -> Spliced:
    text, junk = "", []
    for block in blocks:
        text += breaks if text else ""
        for run in block:
            text += run.before if text and not text.endswith("\n") else ""
            if run.reason is not None:
                junk.append(Junk(len(text), len(text) + len(run.words), run.reason))
            text += run.words
    return Spliced(text, tuple(junk))
