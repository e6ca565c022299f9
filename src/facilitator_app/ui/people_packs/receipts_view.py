"""Receipts as a page: the day and the way for the next ticks, and a tick box for each pack."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage, announce
from facilitator_app.ui.widgets import Card, Flow, TickBox, combo_field, divided, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.people_packs.receipts_presenter import ReceiptShown, ReceiptsPresenter


class ReceiptsPage(FacilitatorPage):
    presenter: ReceiptsPresenter

    def __init__(self) -> None:
        super().__init__(back=_("All packs"))
        self._boxes: list[TickBox] = []
        self.summary = text_label("", "body_bold")

    def show_ways(self, days: Sequence[tuple[str, str]], ways: Sequence[tuple[str, str]]) -> None:
        presenter = self.presenter
        self.main_button(_("&Print the list"), presenter.print_it)
        self.button(_("&Save PDF"), presenter.save_it)
        self.shortcut(QKeySequence.StandardKey.Print, presenter.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.save_it)
        day = combo_field(_("&When"), days, choose=presenter.choose_day)
        way = combo_field(_("&How"), ways, choose=presenter.choose_how)
        card = Card(Flow(day, way, gap=20), small(_("The day and the way of the packs you tick next.")), gap=10)
        self.add(card)

    def show_receipts(self, rows: Sequence[ReceiptShown], summary: str) -> None:
        self.summary.setText(summary)
        self.add(self.summary)
        self._boxes = [
            TickBox(row.words, detail=row.detail, on=row.ticked, turned=partial(self.presenter.turn, index))
            for index, row in enumerate(rows)
        ]
        card = Card(*divided(self._boxes), gap=0, margins=(18, 4, 18, 4))
        self.add(card)

    def show_receipt(self, index: int, row: ReceiptShown, summary: str) -> None:
        """One pack after its tick was turned."""
        self.clear_errors()
        self.summary.setText(summary)
        self._boxes[index].set_detail(row.detail)
        announce(self, f"{row.words}. {row.detail}")
