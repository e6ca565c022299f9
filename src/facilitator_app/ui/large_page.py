"""A page that is read from across a room."""

from __future__ import annotations

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import Look, apply, look_of

LARGER, LARGEST = 1.75, 2.0
"""Its text is so much larger than elsewhere, up to the largest that there is."""


class LargePage(FacilitatorPage):
    follows_look = True

    def look_changed(self) -> None:
        around = look_of(self.parentWidget())
        look = Look(around.theme, min(LARGEST, around.scale * LARGER))
        if self.property("facilitator_look") != look:
            apply(self, look)  # comes back here
            return
        super().look_changed()
