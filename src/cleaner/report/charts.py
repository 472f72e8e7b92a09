"""Charts as plain SVG, coloured by the page's style sheet alone; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup

WIDTH, HEIGHT = 220, 56
"""Of a small multiple, in pixels."""

EDGE = 5
"""Room around the points of a small multiple, so that none is cut off."""


def bar(share: float, css: str = "") -> Markup:
    """A horizontal bar, ``share`` (0..1) of its box wide. The number stands beside it, so it is silent."""
    return Markup(
        '<svg class="bar {}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="rest" width="100" height="10"/><rect width="{:.2f}" height="10"/></svg>'
    ).format(css, 100 * min(1.0, max(0.0, share)))


def columns(values: Sequence[float], label: str) -> Markup:
    """Upright bars, one a value, the largest as high as the chart."""
    most = max([*values, 1])
    bars = Markup().join(
        Markup('<rect x="{}" y="{:.1f}" width="5" height="{:.1f}"/>').format(7 * i, 20 - 20 * value / most, 20 * value / most)
        for i, value in enumerate(values)
    )
    return Markup('<svg class="columns-chart" viewBox="0 0 {0} 20" width="{0}" height="20" role="img" aria-label="{1}">{2}</svg>').format(
        7 * len(values), label, bars
    )


def line(values: Sequence[float], marked: Collection[int], label: str) -> Markup:
    """A line through ``values`` from left to right; those of the ``marked`` indexes get a ring."""
    low, high = min([*values, 0.0]), max([*values, 0.0]) or 1.0
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    points = [
        (EDGE + i * step, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / (high - low or 1.0))
        for i, value in enumerate(values)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = Markup().join(
        Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(
            "drift" if i in marked else "", x, y, 4.5 if i in marked else 2
        )
        for i, (x, y) in enumerate(points)
    )
    return Markup(
        '<svg class="line-chart" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-label="{2}">'
        '<line x1="0" x2="{0}" y1="{3}" y2="{3}"/><polyline points="{4}"/>{5}</svg>'
    ).format(WIDTH, HEIGHT, label, HEIGHT - EDGE, path, dots)
