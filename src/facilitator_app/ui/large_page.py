"""A page that is read from across a room."""

from __future__ import annotations

from typing import ClassVar

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import Look, apply, look_of, own_look

LARGEST = 2.0
"""The largest text that there is."""


class LargePage(FacilitatorPage):
    """``larger``: its text is so much larger than elsewhere, up to the largest."""

    larger: ClassVar[float] = 1.75
    follows_look = True

    def look_changed(self) -> None:
        around = look_of(self.parentWidget())
        look = Look(around.theme, min(LARGEST, around.scale * self.larger))
        if own_look(self) != look:
            apply(self, look)  # comes back here
            return
        super().look_changed()
