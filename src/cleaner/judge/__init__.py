"""Evidence to cuts: which units of one document are junk, why, and by which rule."""

from cleaner.judge.judge import judge
from cleaner.judge.seams import refine

__all__ = ["judge", "refine"]
