"""Who is next in a round about people: a table of names, and a question before somebody answers a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import announce
from facilitator_app.ui.widgets import (
    Button,
    Column,
    Flow,
    Head,
    MainButton,
    Notice,
    TableCell,
    TickBox,
    small,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from facilitator_app.ui.handover.presenter import HandoverPresenter, RaterChoice

NOBODY = "muted"
SOMEBODY = "ink"


class RaterChooser(Column):
    """Shows who is next and asks; decides nothing."""

    def __init__(self, presenter: HandoverPresenter) -> None:
        self._presenter = presenter
        self._raters: tuple[RaterChoice, ...] = ()
        self.line = text_label(_nobody(), colour=NOBODY)
        self.only_box = TickBox(_("Only people still to come"), turned=presenter.only_to_come)
        self.question = Notice("", "warning")
        self.somebody_else = MainButton(_("Choose somebody else"), press=self._somebody_else)
        self.again = Button(_("Let them answer again"), press=self._again)
        self.question.add(Flow(self.somebody_else, self.again))
        self.table = ListTable(
            [
                Head(_("Name"), stretch=2),
                Head(_("Organisation"), stretch=2),
                Head(_("What they do"), stretch=3),
                Head(_("Has answered"), stretch=1),
            ],
            name=_("Who is next?"),
            chooser=True,
        )
        self.table.chosen.connect(lambda row: presenter.choose_rater(self._raters[row].id))
        ticked = small(
            _(
                "Everyone who sends their answers is ticked on the tick list. Only somebody who comes back with three words is "
                "not: nobody can tell who that is. Tick them yourself."
            )
        )
        super().__init__(self.line, self.only_box, self.question, self.table, ticked, gap=6)

    def show_rows(self, raters: tuple[RaterChoice, ...], chosen: str) -> None:
        self._raters = raters
        self.table.show_rows([_cells(one, one.id == chosen) for one in raters])
        self.table.setVisible(bool(raters))

    def show_next(self, name: str) -> None:
        """``name``: whose turn it is; empty for nobody's."""
        self.question.hide()
        words = _("{name} is next.", name=name) if name else _nobody()
        self.line.setText(words)
        self.line.set_role("body_bold" if name else "body")
        self.line.set_colour(SOMEBODY if name else NOBODY)
        if name:
            announce(self, words)

    def ask_again(self, words: str) -> None:
        """The safe choice has the focus, which also brings the question into view."""
        self.question.say(words)
        announce(self, words)
        self.somebody_else.setFocus()

    def _somebody_else(self) -> None:
        """The focus goes on first: a button that hides while it has it hands it to whatever comes next."""
        self.table.setFocus()
        self._presenter.choose_somebody_else()

    def _again(self) -> None:
        """Beside the line that says who is next, which a long table would push out of view."""
        self.only_box.setFocus()
        self._presenter.let_answer_again()


def _nobody() -> str:
    return _("Nobody is chosen yet. Click a row, or go to it and press Space.")


def _cells(one: RaterChoice, chosen: bool) -> list[str | TableCell]:
    answered = TableCell(_("Answered"), kind="success") if one.ticked else TableCell(_("To come"), kind="neutral")
    name = TableCell(one.name, _("Is next"), bold=True) if chosen else TableCell(one.name)
    return [name, one.organisation, one.about, answered]
