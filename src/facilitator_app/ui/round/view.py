"""A round as counts, one mark a person, a table, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.domain.round import RoundState
from facilitator_app.ui import routes as to
from facilitator_app.ui.copies.words import copies_follow
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    DataTable,
    Flow,
    Head,
    MainButton,
    Notice,
    ProgressMarks,
    Row,
    TableCell,
    Wide,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.round.presenter import DeleteOnePresenter, GroupRow, RoundPresenter, RoundShown

HAND_OVER_KEYS = "Ctrl+H"
MOST_MARKS = 40
"""With more people than this, marks say less than the figures."""


class RoundPage(FacilitatorPage):
    presenter: RoundPresenter

    def __init__(self) -> None:
        super().__init__(_("Round"))
        self._has_line = False

    def bind(self, presenter: RoundPresenter) -> None:
        self.hand_over_keys = self.shortcut(HAND_OVER_KEYS, partial(presenter.visit, to.GetReadyRoute))
        self.hand_over_keys.setEnabled(False)
        super().bind(presenter)

    def show_round(self, shown: RoundShown) -> None:
        self.set_title(shown.title)
        self.set_lead(shown.lead)
        self.set_back(shown.back)
        if shown.state is RoundState.DRAFT:
            self._show_draft()
            return
        if shown.erased:
            self.add(shown.erased)
            self.add(Flow(Button(_("The promise"), press=partial(self.presenter.visit, to.SetupPromiseRoute))))
            return
        if shown.state is RoundState.OPEN:
            self.main_button(_("Hand over to the next person"), partial(self.presenter.visit, to.GetReadyRoute))
            self.button(_("Someone is coming back"), self.presenter.come_back)
            self.button(_("Close the round"), partial(self.presenter.visit, to.CloseRoundRoute))
            self.hand_over_keys.setEnabled(True)
        else:
            self.main_button(_("See the results"), self.presenter.results)
        first = [Notice(words, kind) for kind, words in shown.notices if kind != "warning"]
        other = [Notice(words, kind) for kind, words in shown.notices if kind == "warning"]
        self.add(*first, self._counts(shown), self._table(shown), *other, self._more(shown))

    def _show_draft(self) -> None:
        self.main_button(_("Go on with setting up"), self.presenter.set_up)
        self.add(_("This round is not started. When it runs, you see here who is still to come."))

    def _counts(self, shown: RoundShown) -> Card:
        c = shown.counts
        words = Column(heading2(c.headline), gap=2)
        if c.detail:
            words.add(text_label(c.detail, colour="muted"))
        figure = text_label(str(c.answered), "figure", wrap=False)
        line = Row(Wide(Row(figure, Wide(words), gap=16)), gap=24, fold=True)
        if shown.total is not None and 0 < c.asked <= MOST_MARKS:  # elsewhere one mark would not be one person
            name = " ".join([str(c.answered), c.headline + ".", c.detail])
            line.add(ProgressMarks(c.asked, c.answered, c.paused, per_row=20, name=name))
        return Card(line, bar=True, margins=(28, 16, 28, 16))

    def _table(self, shown: RoundShown) -> DataTable:
        table = DataTable(
            [
                Head(shown.heads[0], stretch=3),
                Head(_("Asked"), right=True, stretch=0),
                Head(_("Answered"), right=True, stretch=0),
                Head(_("One mark is one person"), stretch=1),
                Head(shown.heads[1], stretch=3),
            ],
            name=_("How many have answered"),
            total=shown.total is not None,
        )
        last = [self._row(shown.total, marks=False)] if shown.total is not None else []
        table.show_rows([*(self._row(row) for row in shown.rows), *last])
        self.table = table
        return table

    def _row(self, row: GroupRow, *, marks: bool = True) -> list[str | TableCell]:
        people = row.asked
        seen: str | TableCell = ""
        if marks and 0 < people <= MOST_MARKS // 2:
            limit = row.limit if row.limit < people else 0
            self._has_line = self._has_line or limit > 0
            seen = TableCell("", marks=(people, row.answered, row.paused, limit))
        return [
            TableCell(row.name, detail=row.detail),
            str(row.asked),
            str(row.answered),
            seen,
            TableCell(row.publishability.words, row.publishability.more, kind=row.publishability.kind),
        ]

    def _more(self, shown: RoundShown) -> Column:
        buttons = Flow(Button(_("Tick list"), press=partial(self.presenter.visit, to.TickListRoute)))
        if shown.state is RoundState.OPEN:
            buttons.add(
                Button(
                    _("Someone wants their answers deleted"), press=partial(self.presenter.visit, to.DeleteAnswersRoute)
                )
            )
            buttons.add(Button(_("Corrections"), press=partial(self.presenter.visit, to.CorrectionsRoute)))
        else:
            buttons.add(Button(_("Open this round again"), press=partial(self.presenter.visit, to.OpenAgainRoute)))
            buttons.add(Button(_("Delete all answers"), press=partial(self.presenter.visit, to.EraseRoundRoute)))
        buttons.add(Button(_("The promise"), press=partial(self.presenter.visit, to.SetupPromiseRoute)))
        more = Column(gap=10)
        if self._has_line:  # no word about a line that nobody sees
            more.add(small(shown.limit_line))
        if shown.why_perhaps:
            more.add(small(shown.why_perhaps))
        more.add(buttons)
        return more


class DeleteOnePage(FacilitatorPage):
    """A box for the code on one person's slip, and what deleting means."""

    presenter: DeleteOnePresenter

    def __init__(self) -> None:
        super().__init__(
            _("Delete one person's answers"),
            _(
                "Each person got a code when they sent their answers. With it you can delete them, until the round closes."
            ),
            back=_("Round"),
        )
        self.code = text_field(
            _("Code from the slip"), _("Its letters and digits, such as KAP7 RM24 XQ3D. Small letters are fine too.")
        ).set_width(16)
        self.code.editor.returnPressed.connect(self._give)
        self.add(self.code)
        self.add(Notice(_("The answers are deleted for good. You do not see them first.")))
        self.add(copies_follow())
        self.add(
            _("This program finds one person's answers only by their code. Without it they cannot be deleted alone.")
        )
        delete = MainButton(_("Delete these answers"), press=self._give)
        not_now = Button(_("Not now"), press=lambda: self.presenter.leave())
        self.add(Flow(delete, not_now))
        self.set_first_focus(self.code.editor)

    def show_code_error(self, words: str) -> None:
        self.show_error(words, self.code)

    def _give(self) -> None:
        self.presenter.delete(self.code.text())
