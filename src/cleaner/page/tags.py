"""The elements of HTML that mean something to us, numbered, and what each does to the lines of a page."""

from __future__ import annotations

import numpy as np

from cleaner.article import Layout

NAMES = (
    "other html body div p span a li ul ol h1 h2 h3 h4 h5 h6 article main section header footer nav aside form figure "
    "figcaption table tbody thead tfoot tr td th blockquote pre dl dt dd details summary button label address center "
    "fieldset hgroup menu dialog caption font "
    "abbr acronym b bdi bdo big cite code data del dfn em i ins kbd mark q rp rt ruby s samp small strike strong sub sup "
    "time tt u var nobr "
    "br wbr img hr input area base col embed link meta param source track "
    "script style template svg head iframe object audio video canvas math select datalist textarea map title "
    "colgroup option xmp noembed noframes plaintext picture"
).split()
"""Known tags; the number of a tag is its place here. 0 stands for every other tag."""

TAG = {name: number for number, name in enumerate(NAMES)}

_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr nobr img picture"
).split()
_INVISIBLE = (
    "script style template svg head iframe object embed audio video canvas math select datalist textarea input "
    "map meta link title base param source track col colgroup area option noembed noframes"
).split()
_VOID = "area base br col embed hr img input link meta param source track wbr".split()
_RAW = "script style iframe noembed noframes xmp plaintext".split()
_LAYOUTS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list_item", "dd": "list_item", "tr": "table_row", "blockquote": "quote", "pre": "code",
}  # fmt: skip

LAYOUTS: tuple[Layout, ...] = ("prose", "heading", "list_item", "table_row", "quote", "code")
"""Layouts by the number that the kernels use."""


def _flags(names: list[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.isin(np.array(NAMES), names)


INLINE = _flags(_INLINE)
"""Runs on inside a line; every other element starts a line and ends it."""
INVISIBLE = _flags(_INVISIBLE)
"""Has no text that a reader sees."""
VOID = _flags(_VOID)
"""Has no end tag."""
RAW = _flags(_RAW)
"""Its content is not markup."""
LAYOUT = np.array([LAYOUTS.index(_LAYOUTS.get(name, "prose")) for name in NAMES], np.int8)
"""Number of the layout that an element gives its lines."""
