"""All themes on one shared line, under the key to their marks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.words import arrow_words
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults
from facilitator_app.ui.results.chart_links import ChartLink, LinkedChart, row_room
from facilitator_app.ui.results.charts import (
    ROW_ROOM,
    ChartPicture,
    MarkPicture,
    names_of,
    strip_extents,
    strip_words,
    strips_drawing,
    strips_of,
)
from facilitator_app.ui.widgets import Column, Flow, Row, text_label


class StripChart(Column):
    """The key to the marks, then the grid.

    ``marked``: say where groups differ. ``head``: what a theme is called here. ``go``: what a press on a theme does, with
    its id; ``about`` says it in words.
    """

    def __init__(
        self,
        results: RoundResults,
        *,
        marked: bool = False,
        head: str = "",
        go: Callable[[str], object] | None = None,
        about: str = "",
    ) -> None:
        strips = strips_of(results, marked=marked)
        room = ROW_ROOM if go is None else row_room(1 + len(results.blocks))

        def grid(ink: Ink, width: float) -> Any:
            return strips_drawing(results, strips, head or _("Theme"), room, ink, width, linked=go is not None)

        super().__init__(gap=4)
        if results.blocks:
            keys = zip(results.marks, names_of(results))
            self.add(
                Flow(*(Row(MarkPicture(n), text_label(name, "small", wrap=False), gap=4) for n, name in keys), gap=14)
            )
            if any(one.open_end for section in results.sections for one in section.blocks):
                self.add(text_label(arrow_words(), "small"))
        if go is None:
            self.add(ChartPicture(grid, strip_words(results)))
            return
        links = [
            ChartLink(section.title, about or _("Look at this theme"), partial(go, section.section_id))
            for section in results.sections
        ]
        row_extents = partial(strip_extents, results, strips, room)
        self.add(LinkedChart(grid, strip_words(results), row_extents, links))
