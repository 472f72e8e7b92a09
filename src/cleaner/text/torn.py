"""Lines that a flattened page broke in mid-sentence, mostly around a link: which of them belong together."""

from __future__ import annotations

import re

OPEN_WORDS = frozenset(
    "a an the of to in on at by for from with and or but as that than which who whose is are was were be been has have had its "
    "his her their our your my this these those into about between after before near called named via per".split()
)
OPEN_MARKS = tuple("([“‘")
"""Words and marks after which the sentence must go on."""

STOPS, CLOSING = tuple(".!?…:。！？؟।"), "\"'”’)]»"
GOES_ON = re.compile(r"[,;.!?)\]’”%]|['’]s\b|–\s")
"""What no line starts with, unless it was torn from the one before."""

LEAST_WORDS = 5
"""Words before a line in lower case may go on a line: shorter lines are items of a list."""

TAIL = 200
"""Last characters of a line so far that tell, with its first, whether the next line continues it."""

LINK_WORDS = 12
"""Words of the longest link that stands between two pieces of a sentence."""


def gist(line: str) -> str:
    """What ``goes_on`` needs of a line: its first character and its end."""
    return line if len(line) <= TAIL else line[0] + line[-TAIL:]


def has_stopped(line: str) -> bool:
    """Whether a line ends as sentences do."""
    return line.rstrip(CLOSING).endswith(STOPS)


def goes_on(above: str, below: str, after: str) -> bool:
    """Whether ``below`` continues the sentence of ``above``, a gist; ``after`` is the line that follows, or empty.

    >>> goes_on("The report, first published by", "Mona Dale", ", was wrong.")
    True
    >>> goes_on("The bees came back in March.", "by June there were nine", "")
    False
    """
    if GOES_ON.match(below):
        return not (below[0] in ".!?" and has_stopped(above)) and len(above) > 1
    if has_stopped(above):
        return False
    if above.count(" ") >= 2 and (above.endswith(OPEN_MARKS) or above.rsplit(maxsplit=1)[-1] in OPEN_WORDS):
        return True
    wordy = above.count(" ") + 1 >= LEAST_WORDS and above[:1].isupper() and not above.isupper()
    if below[:1].islower():
        return wordy and "  " not in above
    link = below.count(" ") < LINK_WORDS and not has_stopped(below)
    return wordy and link and bool(GOES_ON.match(after)) and above[-1:].islower()
