"""Values to marks and figures: one kind of chart per file.

Marks (dots, bars, strips) are ``reportlab.graphics`` drawings, the same for paper and, as SVG, for the screen.
Every drawing function takes plain values and an ``Ink``; ``describe`` in the same file says the chart in one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

MOST_DOTS = 15
"""People-dots are for up to this many answers; above it a stacked bar is easier to read."""


def svg(drawing: Drawing) -> str:
    """The drawing as SVG whose words stay text in Noto Sans. One unit of the drawing is one unit of the SVG."""
    from facilitator_app.charts.scalable import to_svg

    return to_svg(drawing)
