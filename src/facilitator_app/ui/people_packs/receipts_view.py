"""P6 as a page: the day and the way for the next ticks, and a tick box for each pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage, announce
from facilitator_app.ui.widgets import (
    Card,
    Divider,
    Flow,
    Notice,
    TickBox,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.people_packs.receipts_presenter import ReceiptShown, ReceiptsPresenter


class ReceiptsPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(back=_("All packs"))
        self._presenter: ReceiptsPresenter | None = None
        self._boxes: list[TickBox] = []
        self._notice = Notice("", "success")
        self._notice.hide()
        self.summary = text_label("", "body_bold")
        self.body.addWidget(self._notice)

    def bind(self, presenter: ReceiptsPresenter) -> None:
        """Connect to the presenter and show what it finds."""
        self._presenter = presenter
        presenter.show()

    def show_head(self, title: str, lead: str) -> None:
        self.set_title(title)
        self.set_lead(lead)

    def show_none(self, what: str, do: str, action: str) -> None:
        self.main_button(action, self._go_packs)
        self.body.addWidget(Card(heading2(what), text_label(do), bar=True, margins=(28, 20, 28, 20)))

    def show_ways(self, days: Sequence[tuple[str, str]], ways: Sequence[tuple[str, str]]) -> None:
        presenter = self._presenter
        if presenter is None:
            return
        self.main_button(_("&Print the list"), presenter.print_it)
        self.button(_("&Save PDF"), presenter.save_it)
        QShortcut(QKeySequence.StandardKey.Print, self, presenter.print_it)
        QShortcut(QKeySequence.StandardKey.Save, self, presenter.save_it)
        day, way = combo_field(_("&When"), days), combo_field(_("&How"), ways)
        day.editor.activated.connect(lambda _at: presenter.choose_day(day.text()))
        way.editor.activated.connect(lambda _at: presenter.choose_how(way.text()))
        card = Card(Flow(day, way, gap=20), small(_("The day and the way of the packs you tick next.")), gap=10)
        self.body.addWidget(card)

    def show_receipts(self, rows: Sequence[ReceiptShown], summary: str) -> None:
        self.summary.setText(summary)
        self.body.addWidget(self.summary)
        card = Card(gap=0, margins=(18, 4, 18, 4))
        for place, row in enumerate(rows):
            if place:
                card.add(Divider())
            box = TickBox(row.words, detail=row.detail)
            box.setChecked(row.ticked)
            box.clicked.connect(lambda on, place=place: self._turn(place, on))
            self._boxes.append(box)
            card.add(box)
        self.body.addWidget(card)

    def show_receipt(self, place: int, row: ReceiptShown, summary: str) -> None:
        """One pack after its tick was turned."""
        self.clear_errors()
        self.summary.setText(summary)
        self._boxes[place].set_detail(row.detail)
        announce(self, f"{row.words}. {row.detail}")

    def show_done(self, words: str) -> None:
        self.clear_errors()
        self._notice.set_words(words, "success")
        self._notice.show()

    def show_error(self, words: str, field: QWidget | None = None) -> None:
        self._notice.hide()
        super().show_error(words, field)

    def _turn(self, place: int, on: bool) -> None:
        if self._presenter is not None:
            self._presenter.turn(place, on)

    def _go_packs(self) -> None:
        if self._presenter is not None:
            self._presenter.go_packs()
