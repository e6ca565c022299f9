"""The packs screen: which pack, its pages, its parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.ui.pack_pages.preview import PagesPreview
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    REST,
    Card,
    Choice,
    Choices,
    Column,
    Divider,
    Row,
    Switch,
    Wide,
    clear_layout,
    heading2,
)
from facilitator_app.ui.widgets.layouts import set_width

if TYPE_CHECKING:
    from facilitator_app.packs import PackPart
    from facilitator_app.ui.pack_pages.presenter import PackPagesPresenter

PACKS, PARTS = 228, 284
"""Widths of the two columns beside the pages at 100 %."""


class PackPagesPage(FacilitatorPage):
    """Left the packs, in the middle the pages, at the right the parts with the reason where one is missing."""

    presenter: PackPagesPresenter[Any, Any]

    def __init__(self) -> None:
        super().__init__(side=PARTS)
        self._choices = Column(gap=8)
        self._preview = PagesPreview()
        self.show_pages = self._preview.show_pages
        self._row = Row(self._choices, Wide(self._preview), gap=20, fold=True)
        self._row.hide()
        self.add(self._row)

    def show_choices(self, choices: Sequence[Choice], chosen: str) -> None:
        presenter = self.presenter
        self.main_button(_("&Print"), presenter.print_it)
        self.button(_("&Save PDF"), presenter.save_it)
        self._grey_button = self.button(_("See it in &grey"), self._switch_grey)
        self._large_button = self.button(_("See it &larger"), self._switch_large)
        self.shortcut(QKeySequence.StandardKey.Print, presenter.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.save_it)
        group = Choices(choices, about=_("Pack"))
        group.show_chosen(chosen)
        group.chosen.connect(presenter.choose)
        self._choices.add(heading2(_("Pack")), group, REST)
        self._row.show()

    def show_parts(self, parts: Sequence[PackPart], off: frozenset[str]) -> None:
        """The parts of what is chosen; none: it has no parts to choose from."""
        clear_layout(self.side)
        if not parts:
            return
        card = Card(gap=0, margins=(14, 2, 12, 2))
        for index, part in enumerate(parts):
            if index:
                card.add(Divider())
            on, turned = part.included and part.id not in off, partial(self.presenter.switch_part, str(part.id))
            switch = Switch(part.title, detail=part.reason, on=on, turned=turned)
            switch.setEnabled(part.included)
            card.add(switch)
        self.add_beside(heading2(_("Parts")), card)
        self.order_tabs()

    def look_changed(self) -> None:
        super().look_changed()
        set_width(self._choices, look_of(self), PACKS)

    def _switch_grey(self) -> None:
        self._preview.grey = not self._preview.grey
        self._preview.redraw()
        self._grey_button.setText(_("See it in &colour") if self._preview.grey else _("See it in &grey"))

    def _switch_large(self) -> None:
        """A page to read takes the room of the list of packs."""
        self._preview.large = not self._preview.large
        self._preview.redraw()
        self._choices.setVisible(not self._preview.large)
        self._large_button.setText(_("See it sma&ller") if self._preview.large else _("See it &larger"))
        self.order_tabs()
