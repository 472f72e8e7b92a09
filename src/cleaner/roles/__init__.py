"""Two tags a sentence: the roles it is about, and what it does in the text."""

from cleaner.roles.lexicon import Lexicon
from cleaner.roles.tag import tag

__all__ = ["Lexicon", "tag"]
