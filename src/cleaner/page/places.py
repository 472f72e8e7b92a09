"""What the place of a line is called: the tags around it, and the words of their classes and ids."""

from __future__ import annotations

from cleaner.page.elements import Elements
from cleaner.page.tags import NAMES, TAG

MOST_TAGS, MOST_HINTS = 24, 8
"""The innermost elements that are told: what stands farther out names the whole page."""


class Places:
    """Names of places, an element at a time; what its neighbours share is put together once."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._known: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def of(self, element: int) -> tuple[str, str]:
        """Tag path and hints of an element, outermost first."""
        tags, hints = self._find(element)
        return "/".join(tags), " ".join(hints)

    def _find(self, element: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        markup = self._elements.markup
        chain = []
        while element not in self._known and element and markup.tag[element] not in (TAG["body"], TAG["html"]):
            chain.append(element)
            element = int(markup.parent[element])
        tags, hints = self._known.get(element, ((), ()))
        for inner in reversed(chain):
            hint = self._hint(inner)
            tags = (*tags, NAMES[markup.tag[inner]])[-MOST_TAGS:]
            hints = (*hints, hint)[-MOST_HINTS:] if hint else hints
            self._known[inner] = tags, hints
        return tags, hints

    def _hint(self, element: int) -> str:
        attributes = self._elements.attributes(element)
        return " ".join(filter(None, (attributes.get(name, "") for name in ("class", "id", "role")))).lower()
