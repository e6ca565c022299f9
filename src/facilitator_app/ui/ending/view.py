"""Ending as a page: why, the exit strategy, what is left and who has it; beside it the answers that are still there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.ending import EndReason, ExitPart, exit_words, reason_words
from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    AreaBox,
    Card,
    Column,
    DateField,
    Field,
    Head,
    QuietButton,
    area_field,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.ending.presenter import EndingPresenter


class EndingPage(FacilitatorPage):
    presenter: EndingPresenter

    def __init__(self) -> None:
        super().__init__(_("Ending well"), back=_("Partnership"), side=340)
        self.fields: dict[str, Field[Any]] = {}
        reasons = [("", _("Not decided yet")), *((one.value, reason_words(one)) for one in EndReason)]
        reason = combo_field(_("&Reason"), reasons, choose=lambda key: self.presenter.write("reason", key))
        day = DateField(_("The day it ends"), _("Leave it empty while there is none."))
        day.written.connect(lambda parts: self.presenter.write("on", parts))
        self.fields |= {"reason": reason, "on": day}
        empty = Card(_("Nothing yet. Think of work, people who need us, money, papers, things and names."))
        heads = [
            Head(_("What is left"), stretch=4),
            Head(_("What becomes of it"), stretch=3),
            Head(_("Who"), stretch=3),
        ]
        self.list = ListEditor(
            self, heads, name=_("What is left"), remove=_("&Take this away"), empty=empty, enter_adds=True
        )
        self.add(
            Card(heading2(_("Why we end")), reason, self._area("why", _("In our own words")), day, gap=12),
            Card(
                heading2(_("Our exit strategy")),
                small(_("Write it while all goes well. It is for the day when it does not.")),
                *(self._area(part.value, exit_words(part)) for part in ExitPart),
                gap=12,
            ),
            Column(heading2(_("What goes on, and who keeps what")), self.list, gap=8),
        )
        self.answers = Column(gap=10)
        self.add_beside(self.list.form, Card(heading2(_("Answers that are still here")), self.answers, gap=10))

    def _area(self, key: str, label: str) -> Field[AreaBox]:
        field = area_field(label, lines=2)
        field.editor.written.connect(lambda text: self.presenter.write(key, text))
        self.fields[key] = field
        return field

    def bind(self, presenter: EndingPresenter) -> None:
        self.list.bind(presenter.list)
        self.main_button(_("&Add what is left"), presenter.list.add)
        self.button(_("&Print"), presenter.paper.print_it)
        self.button(_("&Save PDF"), presenter.paper.save_it)
        self.shortcut(QKeySequence.StandardKey.Print, presenter.paper.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.paper.save_it)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()

    def show_field(self, key: str, value: str, wrong: str = "") -> None:
        """What stands there; nobody is told. ``wrong``: why it cannot be kept."""
        if self.fields[key].text() != value:
            self.fields[key].show_text(value)
        self.show_wrong(key, wrong)

    def show_wrong(self, key: str, wrong: str) -> None:
        field = self.fields[key]
        field.show_error(wrong) if wrong else field.clear_error()

    def show_answers(self, rounds: Sequence[tuple[str, str, str, bool]]) -> None:
        """``rounds``: id, name, when the answers go, and whether they can be deleted now."""
        rows: list[Any] = []
        for round_id, name, held, closed in rounds:
            delete = QuietButton(
                _("Delete the answers"), "bin", press=partial(self.presenter.visit_round, to.EraseRoundRoute, round_id)
            )
            delete.setAccessibleName(_("Delete the answers of {round}", round=name))
            rows.append(Column(text_label(name, "body_bold"), small(held), *([delete] if closed else []), gap=2))
        self.answers.fill(
            *(rows or [text_label(_("No round holds answers any more."))]),
            small(_("When a partnership ends, answers have done their work. Print the packs you need before.")),
        )
