"""Exports as one page: what, how it will look, and the ways to take it away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImageWriter, QPixmap
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.charts import picture_of
from facilitator_app.ui.widgets import Button, Card, Column, FitPicture, combo_field, heading2, small

if TYPE_CHECKING:
    from facilitator_app.ui.exports.presenter import ExportsPresenter

SHARP = 2.0
"""Pixels of a saved picture in one point: 144 in an inch, sharp on a slide."""
MOST_PIXELS = 30_000
"""Height of a picture that every program takes."""


class ExportsPage(FacilitatorPage):
    presenter: ExportsPresenter

    def __init__(self) -> None:
        super().__init__(back=_("Results"), side=280)
        self._picture = FitPicture(QPixmap(1, 1), "", widest=760)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        presenter = self.presenter
        which = combo_field(_("&What"), choices, chosen=chosen, choose=presenter.choose, narrow=True)
        self.add(Card(which, self._picture, gap=14))
        self.kept_view.keep_field("which", which)
        self.add_beside(
            self._card(
                _("The chart"),
                small(_("The picture is always on white, as on paper.")),
                (_("&Copy the picture"), presenter.copy),
                (_("Save as P&NG"), partial(presenter.save_picture, "png")),
                (_("Save as S&VG"), partial(presenter.save_picture, "svg")),
                (_("Save as P&DF"), partial(presenter.save_picture, "pdf")),
            )
        )
        self.add_beside(
            self._card(
                _("The tables"),
                small(_("No cell is a formula or a link.")),
                (_("This &table as CSV"), partial(presenter.save_table, ".csv")),
                (_("This table as a sp&readsheet"), partial(presenter.save_table, ".xlsx")),
                (_("&All tables as a spreadsheet"), presenter.save_spreadsheet),
            )
        )

    def show_lists(self) -> None:
        """The way to save all answers as lists; only where Settings say so."""
        about = small(_("Every answer, each question mixed by itself. It needs a reason."))
        self.add_beside(
            self._card(
                _("The answers"), about, (_("Answers as &lists"), partial(self.presenter.visit, to.AnswerListsRoute))
            )
        )

    def show_picture(self, drawing: Any, words: str) -> None:
        sharp = self.devicePixelRatioF() * _sharp(drawing)
        white = picture_of(drawing, sharp)
        white.setDevicePixelRatio(sharp)
        self._picture.show_picture(white, words)

    def copy(self, drawing: Any) -> None:
        """Put the picture into the clipboard."""
        if clipboard := QGuiApplication.clipboard():
            clipboard.setImage(picture_of(drawing, _sharp(drawing)).toImage())

    def png(self, drawing: Any) -> bytes:
        """The picture as the bytes of a PNG. Qt writes neither a date nor a name into it."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(picture_of(drawing, _sharp(drawing)).toImage())
        return bytes(data.data())

    def _card(self, title: str, about: QWidget, *buttons: tuple[str, Any]) -> Card:
        column = Column(*(Button(words, press=slot) for words, slot in buttons), gap=8)
        return Card(heading2(title), about, column, gap=10)


def _sharp(drawing: Any) -> float:
    """Pixels in a point: fewer for a picture that would be too high for the programs that are to take it."""
    return min(SHARP, MOST_PIXELS / float(drawing.height))
