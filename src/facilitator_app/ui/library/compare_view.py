"""Lists to choose from on top, one table below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.comparing import MOST, Comparison
from facilitator_app.domain.language import _
from facilitator_app.ui.library.one_view import ReadingPage
from facilitator_app.ui.widgets import (
    REST,
    Card,
    Column,
    ComboBox,
    DataTable,
    Field,
    Head,
    Row,
    TableCell,
    combo_field,
    heading2,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.library.compare_presenter import ComparePresenter


class ComparePage(ReadingPage):
    """Questionnaires side by side."""

    presenter: ComparePresenter

    def __init__(self) -> None:
        super().__init__(side=0)
        self.set_title(_("Compare questionnaires"))
        self.set_lead(
            _("The same facts of each. No questionnaire is the best one: it depends on what you want to know.")
        )
        self.fields: list[Field[ComboBox]] = []
        self._choices = (Row(gap=16, fold=True), Row(gap=16, fold=True))
        self._hint = text_label("", colour="muted")
        self._table = Column(gap=16)
        self.add(*self._choices, self._hint, self._table)

    def bind(self, presenter: ComparePresenter) -> None:
        self._print = self.button(_("&Print"), presenter.paper.print_it, icon="print")
        self._save = self.button(_("&Save as PDF"), presenter.paper.save_it, icon="save")
        super().bind(presenter)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        names = (_("First"), _("Second"), _("Third"), _("Fourth"))
        for column, name in enumerate(names[:MOST]):
            choose = partial(self.presenter.choose, column)
            field = combo_field(name, choices, chosen=chosen[column], choose=choose)
            self.fields.append(field)
            self.kept_view.keep_field(f"column {column}", field)
            self._choices[column // 2].add(field)
        for row in self._choices:
            row.add(REST)
        self.set_first_focus(self.fields[0].editor)

    def show_comparison(self, comparison: Comparison | None, hint: str) -> None:
        self._hint.say(hint)
        self._table.clear()
        self._table.setVisible(comparison is not None)
        for button in (self._print, self._save):
            button.setEnabled(comparison is not None)
        if comparison is None:
            return
        heads = [Head(_("Fact"), stretch=1), *(Head(title, stretch=2) for title in comparison.titles)]
        table = DataTable(heads, name=_("Questionnaires side by side"))
        table.show_rows([[TableCell(label, bold=True), *cells] for label, cells in comparison.rows])
        card = Card(heading2(_("Where they come from")), gap=10)
        for title, source in zip(comparison.titles, comparison.sources, strict=True):
            card.add(Column(text_label(title, "body_bold"), source, gap=2))
        self._table.add(table, card)
        self.order_tabs()
