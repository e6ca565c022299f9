"""One figure, as wide as the page, with the ways to save it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QSizePolicy

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.charts import ink_of
from facilitator_app.ui.theme import Look, look_of
from facilitator_app.ui.widgets import Card, FitPicture, combo_field

if TYPE_CHECKING:
    from facilitator_app.charts.ink import Ink
    from facilitator_app.ui.large_figures.presenter import LargeFiguresPresenter

SHARP = 1.6
"""Pixels of the drawing in one unit of the page at 100 %: it stays sharp where there is more room."""
WIDEST = 1600


class LargeFiguresPage(FacilitatorPage):
    presenter: LargeFiguresPresenter

    def __init__(self) -> None:
        super().__init__(back=_("Results"))
        self._look: Look | None = None
        self._picture = FitPicture(QPixmap(1, 1), "", widest=WIDEST)

    @property
    def ink(self) -> Ink:
        self._look = look_of(self)
        return ink_of(self._look)

    def look_changed(self) -> None:
        """A figure has the colours and the size of letters it was drawn with: it is drawn again."""
        super().look_changed()
        if self._look not in (None, look_of(self)):
            self.presenter.draw()

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """The ways to save, and which figure it is where there are several."""
        presenter = self.presenter
        self.set_first_focus(self.main_button(_("Save as P&NG"), partial(presenter.save, "png")))
        self.button(_("Save as S&VG"), partial(presenter.save, "svg"))
        self.button(_("Save as P&DF"), partial(presenter.save, "pdf"))
        card = Card(gap=14)
        if len(choices) > 1:
            which = combo_field(_("&What"), choices, chosen=chosen, choose=presenter.choose)
            which.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            which.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            card.add(which)
            self.kept_view.keep_field("which", which)
        card.add(self._picture)
        self.add(card)

    def show_figure(self, png: bytes, words: str) -> None:
        picture = QPixmap()
        picture.loadFromData(png, "PNG")
        picture.setDevicePixelRatio(SHARP)
        self._picture.show_picture(picture, words)
