"""Pages that are one file and inert: every value escaped, their own style and script inlined and allowed by hash.

Scraped text is hostile. What keeps it from acting is, in this order: templates escape every value, no scraped value becomes
an address of a link, and the page's Content-Security-Policy allows nothing but the style and the script that ship here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from cleaner import __version__
from cleaner.report.reasons import FAMILY, spoken

PIECE = 4_000
"""Characters of one span that are shown; of a longer one the head and the tail."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Controls, direction overrides and what has no width: a page could lie with them, so they are shown by their number."""

STYLE = ("style.css",)
SCRIPTS = ("document.js",)


def fill(template: str, *, styles: tuple[str, ...] = STYLE, scripts: tuple[str, ...] = SCRIPTS, **values: Any) -> str:
    """A page of its own from a template in ``cleaner/report/templates``, with its style and script inside."""
    style, script = ("\n".join(asset(name) for name in names) for names in (styles, scripts))
    policy = (
        f"default-src 'none'; style-src '{_source(style)}'; script-src '{_source(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return render(template, style=Markup(style), script=Markup(script), policy=policy, **values)


def render(template: str, **values: Any) -> str:
    """A template with every value escaped."""
    return _environment().get_template(template).render(version=__version__, **values)


@cache
def asset(name: str) -> str:
    """A style or script that ships with the pages."""
    return (files("cleaner.report") / "templates" / name).read_text("utf-8")


def shown(text: str, limit: int = PIECE) -> Markup:
    """Scraped text for a page: escaped, unseen characters by their number, and no longer than ``limit`` characters."""
    if len(text) > limit:
        half = limit // 2
        left_out = Markup('<span class="unseen">… {:,} characters …</span>').format(len(text) - 2 * half)
        return shown(text[:half], limit) + left_out + shown(text[-half:], limit)
    parts, end = [], 0
    for match in UNSEEN.finditer(text):
        code = Markup('<span class="unseen">U+{:04X}</span>').format(ord(match.group()))
        parts += [escape(text[end : match.start()]), code]
        end = match.end()
    return Markup().join([*parts, escape(text[end:])])


def number(value: float) -> str:
    """A count with its thousands apart."""
    return f"{value:,.0f}"


def percent(share: float) -> str:
    """A share (0..1) as per cent, below ten with one decimal."""
    return f"{100 * share:.1f} %" if share < 0.0995 else f"{100 * share:.0f} %"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cleaner.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"family": FAMILY, "spoken": spoken}
    environment.filters |= {"shown": shown, "number": number, "percent": percent}
    return environment


def _source(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
