"""Single elements of a scanned page for what is read in Python: the head, and data in scripts."""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape

import numpy as np
from numpy.typing import NDArray

from cleaner.page.scan import CLOSE, OPEN, TEXT, Markup
from cleaner.page.tags import TAG

ATTRIBUTE = re.compile(rb'([^\s="]+)="([^"]*)"')


class Elements:
    """A scanned page, an element at a time. Elements are numbers, as in ``Markup``."""

    def __init__(self, written: bytes, markup: Markup) -> None:
        self.bytes = written
        self.markup = markup

    @cached_property
    def _opened(self) -> NDArray[np.int64]:
        """The events at which elements open, in their order; the root has none."""
        return np.flatnonzero(self.markup.kind == OPEN)

    def of(self, tag: str) -> list[int]:
        """All elements with a known tag, in document order."""
        found: list[int] = np.flatnonzero(self.markup.tag == TAG[tag]).tolist()
        return found

    def attributes(self, element: int) -> dict[str, str]:
        """Attributes that have a value."""
        start, end = self.markup.attributes[element].tolist()
        return {name.decode(): unescape(value.decode()) for name, value in ATTRIBUTE.findall(self.bytes[start:end])}

    def text(self, element: int) -> str:
        """All text inside an element, white space squeezed."""
        markup = self.markup
        at = int(self._opened[element - 1])
        parts = []
        while not (markup.kind[at] == CLOSE and markup.place[at, 0] == element):
            if markup.kind[at] == TEXT:
                parts.append(self.bytes[markup.place[at, 0] : markup.place[at, 1]])
            at += 1
            if at == len(markup.kind):
                break
        return " ".join(unescape(b"".join(parts).decode()).split())

    def raw(self, element: int) -> str:
        """The content of a script as it stands."""
        start = int(self.markup.attributes[element, 1]) + 1
        return self.bytes[start : self.bytes.find(b"</script", start)].decode()
