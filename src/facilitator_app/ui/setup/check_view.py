"""A line for each choice with a way to change it; the main button starts the round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.widgets import (
    Card,
    Column,
    Notice,
    QuietButton,
    Row,
    Wide,
    divided,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.setup.check_presenter import CheckPresenter, ChoiceMade, InTheWay


class SetupCheckPage(SetupPage):
    presenter: CheckPresenter

    def __init__(self) -> None:
        super().__init__(_("Check and start"), go_on=_("Start the round"))
        self.changes: dict[int, QuietButton] = {}
        self.name = text_field(_("Name of this round")).set_width(40)
        self.name.editor.textEdited.connect(lambda words: self.presenter.rename(words))
        self.notice = Notice("", "info", "lock")
        self.choices = Card(gap=0, margins=(1, 1, 1, 1))
        self.discard = QuietButton(
            _("Throw this draft away"), "bin", press=lambda: self.presenter.visit(to.DiscardDraftRoute)
        )
        self.left_out = Notice("", "info")
        self.what_is_fixed = small("")
        self.add(self.notice, self.left_out, self.name, self.choices, self.what_is_fixed, self.discard)

    def show_round(self, name: str, choices: tuple[ChoiceMade, ...], fixed: str) -> None:
        """``fixed``: what cannot be changed any more after the start."""
        self.name.show_text(name)
        self.what_is_fixed.setText(fixed)
        self.changes = {}
        self.choices.fill(*divided(map(self._line, choices)))

    def show_started(self, words: str) -> None:
        self.notice.say(words, "info", "lock")
        self.discard.hide()
        self.continue_button.setText(_("Open the round"))

    def show_left_out(self, sentences: tuple[str, ...]) -> None:
        """What the round before had and this one has not."""
        self.left_out.say("\n".join(sentences), "info")

    def show_problems(self, problems: tuple[InTheWay, ...]) -> None:
        """Each sentence leads to the page where it can be mended."""
        self.show_errors([(fault.words, self.changes.get(fault.step)) for fault in problems])
        for link, fault in zip(self.errors.findChildren(QuietButton), problems, strict=False):
            link.clicked.connect(
                lambda _checked=False, fault=fault: self.presenter.go_step(fault.step, fault.subject_id)
            )

    def show_name_error(self, words: str) -> None:
        self.show_error(words, self.name)

    def _line(self, choice: ChoiceMade) -> Row:
        lines = Column(choice.lines[0], gap=2)
        lines.add(*(small(line) for line in choice.lines[1:] if line))
        name = text_label(choice.name, "body_bold")
        row = Row(Wide(name, 2), Wide(lines, 7), gap=20, margins=(20, 12, 20, 12), fold=True)
        if choice.step >= 0:
            change = QuietButton(_("Change"), press=lambda: self.presenter.go_step(choice.step))
            change.setAccessibleName(_("Change: {name}", name=choice.name))
            self.changes[choice.step] = change
            row.add(change)
        return row
