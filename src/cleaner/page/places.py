"""What the place of a line is called: the tags around it, and the words of their classes and ids."""

from __future__ import annotations

import re
from html import unescape

from cleaner.page.elements import Elements
from cleaner.page.tags import NAMES, TAG

NAMING = re.compile(rb' (?:class|id|role)="([^"]*)"')
MOST = 600
"""Characters of a path and of the hints that are told, the innermost: what stands farther out names the whole page."""


class Places:
    """Names of places, an element at a time; what its neighbours share is put together once."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._known: dict[int, tuple[str, str]] = {0: ("", "")}
        outer = (TAG["html"], TAG["body"])  # their classes name templates and plugins of the whole site
        self._known |= {i: ("", "") for i, tag in enumerate(elements.markup.tag[:64].tolist()) if tag in outer}

    def of(self, element: int) -> tuple[str, str]:
        """Tag path and hints of an element, outermost first, in lower case."""
        markup, chain = self._elements.markup, []
        while element not in self._known:
            chain.append(element)
            element = int(markup.parent[element])
        path, hints = self._known[element]
        for inner in reversed(chain):
            name = NAMES[markup.tag[inner]]
            path = _innermost(f"{path}/{name}" if path else name, "/")
            start, end = markup.attributes[inner].tolist()
            for value in NAMING.findall(self._elements.bytes, start, end):
                hints = _innermost(f"{hints} {unescape(value.decode()).strip().lower()}".strip(), " ")
            self._known[inner] = path, hints
        return path, hints


def _innermost(names: str, between: str) -> str:
    """The end of a long run of names, without the one that the cut goes through."""
    return names if len(names) <= MOST else names[-MOST:].partition(between)[2]
