"""Goals or organisations to name, and weights."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Field,
    LineBox,
    Notice,
    NumberBox,
    Row,
    Wide,
    combo_field,
    divided,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.setup.about_presenter import AboutPresenter, SpeakingRow, WeightRow

MOST_PEOPLE = 99


class AboutPage(SetupPage):
    presenter: AboutPresenter

    def __init__(self) -> None:
        super().__init__(_("What is this round about?"), go_on=_("Continue"))
        self.goals: list[Field[LineBox]] = []
        self.numbers: dict[str, NumberBox] = {}

    def show_goals(self, goals: tuple[str, ...]) -> None:
        self.add(_("Type the goals as they stand now. People say how clear each one is."))
        for index, goal in enumerate(goals):
            field = text_field(
                _("Goal {n}", n=index + 1), "" if index else _("One goal at least; leave the rest empty.")
            )
            field.editor.setText(goal)
            field.editor.textEdited.connect(partial(self.presenter.type_goal, index))
            self.goals.append(field)
            self.add(field)
        self.set_first_focus(self.goals[0].editor)

    def show_organisations(self, rows: tuple[SpeakingRow, ...], too_few: str) -> None:
        self.add(
            Notice(_("The results show what each organisation said about each of the others. Nothing is hidden here: "
                     "ask everybody first whether they agree."), "warning")
        )  # fmt: skip
        if too_few:
            add = Button(_("Add organisations"), press=lambda: self.presenter.add_organisations())
            self.add(Notice(too_few, "info", "info"), add)
            self._begin_at(add)
            return
        self.add(heading2(_("How many people speak for each organisation?")))
        self.add(small(_("With 0 an organisation is left out.")))
        self.add(Card(*divided(map(self._organisation, rows)), gap=0, margins=(1, 1, 1, 1)))
        self._begin_at(next(iter(self.numbers.values())))

    def show_weights(self, rows: tuple[WeightRow, ...], choices: tuple[tuple[str, str], ...]) -> None:
        question = _("How much does each part count?")
        if self.body.count():
            self.add(heading2(question))
        else:
            self.set_title(question)
        self.add(
            _("Agree this with the group now, before anybody answers. Results show the figure with these "
                         "weights beside the plain one. You can leave all as usual.")
        )  # fmt: skip
        for row in rows:
            self.add(
                combo_field(row.title, choices, chosen=row.chosen, choose=partial(self.presenter.weigh, row.section_id))
            )

    def show_missing(self, words: str) -> None:
        """The sentence leads to where organisations are added, or to the first number."""
        self.show_error(words, self._first)

    def show_nothing(self, words: str) -> None:
        self.add(words)

    def _begin_at(self, widget: QWidget) -> None:
        self._first = widget
        self.set_first_focus(widget)

    def _organisation(self, row: SpeakingRow) -> Row:
        number = NumberBox(_("How many people speak for {name}?", name=row.name), row.asked, 0, MOST_PEOPLE)
        number.chosen.connect(lambda people: self.presenter.ask(row.id, people))
        self.numbers[row.id] = number
        return Row(Wide(text_label(row.name, "body_bold")), number, gap=24, margins=(20, 10, 20, 10), fold=True)
