"""The values that walk through the house: blocks, units, cuts, sentences and the documents that hold them.

All offsets are Unicode code points into ``raw_text``, end exclusive. What is made by the million is a named tuple;
documents are frozen dataclasses. Nothing here computes: a reader learns the vocabulary and goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

Layout = Literal["heading", "prose", "list_item", "table_row", "quote", "code"]

REASONS = (
    "duplicate", "residue", "cookie_consent", "ad_block_plea", "paywall", "newsletter", "comment_form", "social_share",
    "link_list", "related_link", "clickbait", "ad", "call_to_action", "legal", "media", "byline_meta", "navigation",
)
"""Why a span was removed; exactly one a cut, the first that fits in this order."""

DISCOURSE_ROLES = (
    "boilerplate", "heading", "cta", "question", "signpost", "conclusion", "example", "definition", "comparison",
    "advice", "evidence", "event", "claim", "description",
)
"""What a sentence does; exactly one a sentence, the first that fits in this order."""


class Places(Protocol):
    """Knows what the places of a page are called."""

    def of(self, element: int) -> tuple[str, str]:
        """Tag path and hints of an element."""


class Dom(NamedTuple):
    """What the page said of a block; plain text has none."""

    places: Places
    element: int
    """Number of the block's element. Its names are put together only when they are asked for: most blocks never are."""
    link_share: float
    """Share of the block's characters that stand inside links, 0..1."""
    content: float
    """The page judge's probability that the block belongs to the article, 0..1."""

    @property
    def path(self) -> str:
        """Tag path from the body down, e.g. ``main/article/div/p``."""
        return self.places.of(self.element)[0]

    @property
    def hints(self) -> str:
        """Class and id words of the block and its ancestors, lower case, space separated."""
        return self.places.of(self.element)[1]


class Block(NamedTuple):
    """One line of the raw text (for a page: one visual block), without the white space around it; a bullet is inside."""

    start: int
    end: int
    layout: Layout = "prose"
    dom: Dom | None = None


class Unit(NamedTuple):
    """What is judged and tagged: a sentence, or a fragment between two splice seams; never spans two blocks.

    A leading bullet or enumerator is outside. The units of an article cover every character of the raw text that is
    neither white space nor a list bullet.
    """

    start: int
    end: int
    block: int
    """Index into ``Article.blocks``."""
    layout: Layout = "prose"


class Original(NamedTuple):
    """The kept copy that a duplicate repeats."""

    doc: str | None
    """``doc_id`` of its document; None when it is the same document."""
    start: int
    similarity: float
    """True Jaccard of the word bigrams, 1.0 for equal canonical text."""


class Cut(NamedTuple):
    """A span to remove, with the reason and the rule that says so. Covers whole units."""

    start: int
    end: int
    reason: str
    """One of ``REASONS``."""
    rule: str
    """Code of the rule, e.g. ``C101``."""
    score: float
    """How sure the judge is, 0..1."""
    original: Original | None = None


class Sentence(NamedTuple):
    """A kept unit with its two roles and why it has them."""

    start: int
    end: int
    paragraph: int
    layout: Layout
    discourse_role: str
    confidence: float
    role_why: str
    subject_roles: tuple[str, ...]
    subject_why: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page, or the record around a text, says about the article. None where it says nothing."""

    url: str | None = None
    title: str | None = None
    author: str | None = None
    published_at: str | None = None
    site: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as it was read: where it stood, and its decoded content."""

    source: str
    date: str
    """ISO day of the partition it belongs to."""
    path: str
    """Relative to the raw folder, with ``/``."""
    record: int
    """Number of the record inside the file, 0 for a file that is one document."""
    content: str
    html: bool
    raw_sha256: str
    """Of the document's bytes (of the record's text for JSONL, CSV and Parquet)."""
    metadata: Metadata = field(default_factory=Metadata)
    repairs: tuple[str, ...] = ()
    """What had to be repaired to read it, e.g. ``invalid_utf8:3``."""
    key: str = ""
    """The record's own id, where the settings name its column: it names the document instead of its number."""


@dataclass(frozen=True, slots=True)
class Article:
    """A document ready to be judged: the immutable text, its blocks and its units."""

    raw_text: str
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    metadata: Metadata = field(default_factory=Metadata)

    def text(self, unit: Unit) -> str:
        """The words of a unit."""
        return self.raw_text[unit.start : unit.end]


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """The outcome: every character of ``raw_text`` is in a sentence, in a cut, or is white space or a list bullet."""

    raw_text: str
    clean_text: str
    sentences: tuple[Sentence, ...]
    cuts: tuple[Cut, ...]
    metadata: Metadata = field(default_factory=Metadata)
    flags: tuple[str, ...] = ()
    copied_share: float = 0.0
    """How much of the text that is no junk repeats other documents, 0..1 by characters."""
