"""Who answers about one person: everybody in a table, and the chosen person's part beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from facilitator_app.domain.language import _
from facilitator_app.ui.list_editor import UndoBar
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    Card,
    Choice,
    Choices,
    Column,
    Head,
    Notice,
    NumberBox,
    TableCell,
    TickBox,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from facilitator_app.ui.setup.one_subject_presenter import MemberForm, MemberLine, OneSubjectPresenter

MOST_MONTHS = 600


class OneSubjectPage(SetupPage):
    presenter: OneSubjectPresenter

    def __init__(self) -> None:
        super().__init__(go_on=_("Done"), side=350)
        self.button(_("Ask everybody"), lambda: self.presenter.ask_everybody(), icon="plus")
        self.undo_bar = UndoBar(self)
        self.undo_bar.bind(lambda: self.presenter.undo())
        self.show_filled = self.undo_bar.show_done
        self.sentence = text_label("", "body_bold")
        self.outlook = small("", "ink")
        self.warnings = Column(gap=8)
        self.table = ListTable(
            [
                Head(_("Name"), stretch=2),
                Head(_("Organisation"), stretch=2),
                Head(_("Answers as"), stretch=2),
                Head(_("Known for"), stretch=1),
            ],
            name=_("Who may answer"),
            chooser=True,
        )
        self.table.chosen.connect(self._choose)
        how = small(_("Click a row, or press Space, then choose how this person answers."))
        self.add(self.undo_bar, self.sentence, self.outlook, self.warnings, self.table, how)
        self.head = heading2()
        self.groups = Column()
        self.months = NumberBox(_("Months they have worked together"), 0, 0, MOST_MONTHS)
        self.months.chosen.connect(lambda months: self.presenter.set_months(months))
        self.time = Column(
            text_label(_("Months they have worked together"), "body_bold", buddy=self.months),
            small(_("Leave 0 if you do not know.")),
            self.months,
            gap=4,
        )
        self.agreed = TickBox(_("They agreed to be shown alone"), turned=lambda on: self.presenter.set_agreed(on))
        self.agreement = Column(
            self.agreed,
            small(_("Ask before anybody answers. With a yes, the person it is about sees what the chair or lead partner "
                    "said, and knows it is theirs. Without it, those answers are counted with those of the others.")),
            gap=4,
        )  # fmt: skip
        self.form = Card(self.head, self.groups, self.agreement, self.time, bar=True, gap=12)
        self.add_beside(self.form)

    def show_subject(self, title: str, next_words: str) -> None:
        self.set_title(title)
        self.continue_button.setText(next_words.replace("&", "&&"))

    def show_outlook(self, words: str) -> None:
        """Which groups of those who answer can be shown, or why none."""
        self.outlook.say(words)

    def show_rows(self, rows: tuple[MemberLine, ...], chosen: int, sentence: str, warnings: tuple[str, ...]) -> None:
        self.sentence.setText(sentence)
        self.warnings.fill(*(Notice(words, "warning") for words in warnings))
        self.table.show_rows(
            [
                [
                    TableCell(row.name, bold=index == chosen),
                    row.organisation,
                    TableCell(row.group or _("Does not answer"), bold=bool(row.group)),
                    row.months,
                ]
                for index, row in enumerate(rows)
            ]
        )
        with QSignalBlocker(self.table):
            self.table.setCurrentCell(chosen, 0)

    def _choose(self, row: int) -> None:
        """At large text the form lies below the table: go there."""
        self.presenter.choose(row)
        if look_of(self).large:
            self.choices.take_focus()

    def show_form(self, form: MemberForm | None) -> None:
        self.form.setVisible(form is not None)
        if form is None:
            return
        self._show_groups(form)
        self.head.setText(form.name)
        self.months.show_value(form.months)
        self.time.setVisible(form.chosen not in ("", "self"))
        self.agreement.setVisible(form.chosen == "named")
        with QSignalBlocker(self.agreed):
            self.agreed.setChecked(form.agreed)
        self.order_tabs()

    def _show_groups(self, form: MemberForm) -> None:
        """The same person keeps the same buttons, so that the focus stays where it is."""
        keys = (form.name, *(key for key, _words in form.choices))
        if getattr(self, "_keys", None) != keys:
            self._keys = keys
            self.groups.clear()
            self.choices = Choices(
                [Choice(key, words) for key, words in form.choices],
                about=_("{name} answers as", name=form.name),
                cards=False,
            )
            self.choices.chosen.connect(lambda group: self.presenter.set_group(group))
            self.groups.add(text_label(_("Answers as"), "body_bold"), self.choices)
        self.choices.show_chosen(form.chosen)
