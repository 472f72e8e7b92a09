"""Evidence to cuts: which units of one document are junk, why, and by which rule."""

from cleaner.judge.judge import Judged, hear, judge
from cleaner.judge.seams import parted

__all__ = ["Judged", "hear", "judge", "parted"]
