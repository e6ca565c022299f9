"""Goals or organisations to name, and weights."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.widgets import (
    Card,
    ComboBox,
    Divider,
    Field,
    LineBox,
    Notice,
    NumberBox,
    Row,
    combo_field,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.setup.about_presenter import AboutPresenter, SpeakingRow, WeightRow

MOST_PEOPLE = 99


class AboutPage(SetupPage):
    presenter: AboutPresenter

    def __init__(self) -> None:
        super().__init__(_("What is this round about?"), go_on=_("Continue"))
        self.goals: list[Field[LineBox]] = []
        self.numbers: dict[str, NumberBox] = {}

    def show_goals(self, goals: tuple[str, ...]) -> None:
        self.body.addWidget(text_label(_("Type the goals as they stand now. People say how clear each one is.")))
        for place, goal in enumerate(goals):
            field = text_field(
                _("Goal {n}", n=place + 1), "" if place else _("One goal at least; leave the rest empty.")
            )
            field.editor.setText(goal)
            field.editor.textEdited.connect(partial(self._typed, place))
            self.goals.append(field)
            self.body.addWidget(field)
        self.set_first_focus(self.goals[0].editor)

    def _typed(self, place: int, words: str) -> None:
        self.presenter.type_goal(place, words)

    def show_organisations(self, rows: tuple[SpeakingRow, ...], too_few: str) -> None:
        self.body.addWidget(
            Notice(_("The results show what each organisation said about each other one. Nothing is hidden here: "
                     "ask everybody first whether they agree."), "warning")
        )  # fmt: skip
        if too_few:
            self.body.addWidget(Notice(too_few, "info", "info"))
            return
        self.body.addWidget(heading2(_("How many people speak for each organisation?")))
        self.body.addWidget(small(_("With 0 an organisation is left out.")))
        card = Card(gap=0, margins=(1, 1, 1, 1))
        for place, row in enumerate(rows):
            if place:
                card.add(Divider())
            card.add(self._organisation(row))
        self.body.addWidget(card)
        self.set_first_focus(next(iter(self.numbers.values())))

    def show_weights(self, rows: tuple[WeightRow, ...], choices: tuple[tuple[str, str], ...]) -> None:
        question = _("How much does each part count?")
        if self.body.count():
            self.body.addWidget(heading2(question))
        else:
            self.set_title(question)
        self.body.addWidget(
            text_label(_("Agree this with the group now, before anybody answers. Results show the figure with these "
                         "weights beside the plain one. You can leave all as usual."))
        )  # fmt: skip
        for row in rows:
            field = combo_field(row.title, choices)
            field.editor.setCurrentIndex(next(n for n, (key, _words) in enumerate(choices) if key == row.chosen))
            field.editor.activated.connect(partial(self._weighed, row.section_id, field))
            self.body.addWidget(field)

    def show_nothing(self, words: str) -> None:
        self.body.addWidget(text_label(words))

    def _organisation(self, row: SpeakingRow) -> Row:
        number = NumberBox(_("How many people speak for {name}?", name=row.name), row.asked, 0, MOST_PEOPLE)
        number.chosen.connect(lambda people: self.presenter.ask(row.id, people))
        self.numbers[row.id] = number
        made = Row(gap=24, margins=(20, 10, 20, 10), fold=True)
        made.add(text_label(row.name, "body_bold"), stretch=1)
        made.add(number)
        return made

    def _weighed(self, section_id: str, field: Field[ComboBox], _place: int) -> None:
        self.presenter.weigh(section_id, field.text())
