"""Evidence to cuts: which units of one document are junk, why, and by which rule."""

from cleaner.judge.judge import judge

__all__ = ["judge"]
