"""Answers as lists, as one page: meaning, reason, the typed name, and what left before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Choice,
    Choices,
    Column,
    DataTable,
    Flow,
    Head,
    MainButton,
    TableCell,
    area_field,
    heading2,
    small,
    text_field,
)

if TYPE_CHECKING:
    from facilitator_app.ui.answer_lists.presenter import AnswerListsPresenter


class AnswerListsPage(FacilitatorPage):
    presenter: AnswerListsPresenter

    def __init__(self) -> None:
        super().__init__(_("Answers as lists"), back=_("Copy or save"), side=320)
        self._log = Column(gap=8)
        self._fields: dict[str, QWidget] = {}

    def show_form(self, meaning: Sequence[str], reasons: Sequence[tuple[str, str]], round_name: str) -> None:
        self.set_lead(_("This is more than a table. Do it only if you need it."))
        self.add_beside(Card(heading2(_("What it means")), *meaning, gap=10))
        why = Choices([Choice(key, words) for key, words in reasons], about=_("Why do you need it?"), cards=False)
        note = area_field(_("&Note (you can leave this empty)"), _("Who gets it, and until when. No names."), 2)
        name = text_field(_("Type the name of the &round"), round_name).set_width(32)
        self.kept_view.keep_typed("note", note)
        self._fields = {"name": name, "reason": why.options[0]}

        def give(ending: str) -> None:
            self.clear_errors()
            self.presenter.save(ending, why.key, note.text(), name.text())

        book = MainButton(_("Save as a &spreadsheet"), press=partial(give, ".xlsx"))
        csv = Button(_("Save as &CSV"), press=partial(give, ".csv"))
        self.add(Card(heading2(_("Why do you need it?")), why, note, name, Flow(book, csv), gap=12))
        self.set_first_focus(why.options[0])

    def show_log(self, log: Sequence[tuple[str, str, str, str]]) -> None:
        self._log.clear()
        if self._log.parent() is None:
            self.add(self._log)
        self._log.hide()
        if not log:
            return
        heads = [Head(_("Day")), Head(_("Why"), stretch=2), Head(_("Note"), stretch=2)]
        table = DataTable(heads, name=_("Lists that left before"))
        table.show_rows([[TableCell(day), TableCell(why), TableCell(note)] for day, _what, why, note in log])
        self._log.add(heading2(_("Lists that left before")), table, small(_("The list cannot be changed.")))
        self._log.show()
        self.order_tabs()

    def show_faults(self, faults: Sequence[tuple[str, str]]) -> None:
        """Each sentence with the name of its field; "" for none."""
        self.show_errors([(words, self._fields.get(field)) for words, field in faults])
