"""The parsed page as a run of visible text lines: one a block element, in document order, with its DOM measures."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleaner.article import Layout

INVISIBLE = frozenset(
    "script style noscript template svg head iframe object embed audio video canvas math select datalist textarea "
    "input map meta link title base param source track col colgroup -comment".split()
)
"""Elements whose text is no line of the page."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr nobr img picture".split()
)
"""Elements that run on inside a line; every other element starts a line and ends it."""

LAYOUTS: dict[str, Layout] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list_item", "dd": "list_item", "tr": "table_row", "blockquote": "quote", "pre": "code",
}

MAX_DEPTH = 400
"""Deeper elements are read as if they stood at this depth: real pages stay under 100."""


class Line(NamedTuple):
    """One visual line of a page."""

    text: str
    path: tuple[str, ...]
    """Tags from the body down to the block."""
    hints: tuple[str, ...]
    """Class and id of the block and its ancestors, outermost first; empty ones left out."""
    layout: Layout
    link_chars: int


class _Open(NamedTuple):
    """An element that the walk is inside of."""

    tag: str
    path: tuple[str, ...]
    hints: tuple[str, ...]
    layout: Layout
    in_link: bool


class _Pen:
    """Collects the text of the line that is being written."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._link_chars = 0

    def write(self, text: str, in_link: bool) -> None:
        self._parts.append(text)
        if in_link:
            self._link_chars += len(text.strip())

    def end_line(self, at: _Open) -> None:
        raw = "".join(self._parts)
        text = "\n".join(filter(None, map(str.rstrip, raw.splitlines()))) if at.layout == "code" else _squeeze(raw)
        for piece in text.split("\n"):
            if piece.strip():
                self.lines.append(Line(piece.strip(), at.path, at.hints, at.layout, min(self._link_chars, len(piece))))
        self._parts, self._link_chars = [], 0


def visible_lines(tree: LexborHTMLParser) -> list[Line]:
    """Every visible line of the page in document order. Cells of a table row stand on one line, a tab between them."""
    body = tree.body or tree.root
    pen = _Pen()
    if body is None:
        return []
    stack: list[tuple[LexborNode | None, _Open]] = []
    node: LexborNode | None = body
    at = _Open("", (), (), "prose", False)
    while True:
        if node is None:
            if not stack:
                pen.end_line(at)
                return pen.lines
            node, outer = stack.pop()
            if at.path is not outer.path:
                _leave(pen, at)
            at = outer
            continue
        tag = node.tag or ""
        if tag == "-text":
            pen.write(node.text_content or "", at.in_link)
        elif tag == "br":
            pen.end_line(at) if at.layout != "table_row" else pen.write(" ", False)
        elif tag not in INVISIBLE and not _hidden(node):
            inner = _enter(pen, node, tag, at)
            stack.append((node.next, at))
            node, at = node.child, inner
            continue
        node = node.next


def _enter(pen: _Pen, node: LexborNode, tag: str, at: _Open) -> _Open:
    """The state inside ``node``; a block element ends the line before it, a cell only leaves a tab."""
    if tag in INLINE:
        return at._replace(tag=tag, in_link=at.in_link or tag == "a")
    in_row = at.layout == "table_row" and tag != "tr"
    if tag in ("td", "th"):
        pen.write("\t", False)
    elif in_row:
        pen.write(" ", False)
    else:
        pen.end_line(at)
    attributes = node.attributes
    if tag == "body":  # its classes name templates and plugins of the whole site, not this text
        attributes = {}
    hint = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}".strip().lower()
    layout = at.layout if in_row or tag not in LAYOUTS or not _is_data(node, tag) else LAYOUTS[tag]
    if len(at.path) >= MAX_DEPTH:
        return at._replace(tag=tag, path=(*at.path[:-1], tag), layout=layout)
    return _Open(tag, (*at.path, tag), (*at.hints, hint) if hint else at.hints, layout, at.in_link)


def _is_data(node: LexborNode, tag: str) -> bool:
    """Rows of tables that only lay out a page, and quotes or items that hold a whole article, are plain containers."""
    if tag == "tr":
        return node.css_first("table, h1, h2, h3, ul, form, p + p, div + div") is None
    return tag != "li" or node.css_first("h1, h2, p + p, table") is None


def _leave(pen: _Pen, at: _Open) -> None:
    if at.layout == "table_row" and at.tag != "tr":
        pen.write(" ", False)
    else:
        pen.end_line(at)


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and "display:none" in style.replace(" ", "").lower())


def _squeeze(text: str) -> str:
    """White space runs become one space, cell borders one tab."""
    return "\t".join(filter(None, (" ".join(cell.split()) for cell in text.split("\t")))) if "\t" in text else " ".join(text.split())
