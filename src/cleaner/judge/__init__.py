"""Evidence to cuts: which units of one document are junk, why, and by which rule."""

from cleaner.judge.judge import Judged, judge
from cleaner.judge.seams import parted

__all__ = ["Judged", "judge", "parted"]
