"""Steps below one another: code, what to do, the one answer as it is, the new one, the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.corrections.words import Pairs
from facilitator_app.ui.page import FacilitatorPage, announce
from facilitator_app.ui.theme import refresh
from facilitator_app.ui.widgets import (
    AreaBox,
    Button,
    Card,
    Choice,
    Choices,
    Column,
    DataTable,
    Field,
    Flow,
    Head,
    MainButton,
    Notice,
    TableCell,
    area_field,
    combo_field,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.corrections.presenter import CorrectionsPresenter

NOTE_LETTERS = 200


class CorrectionsPage(FacilitatorPage):
    presenter: CorrectionsPresenter

    def __init__(self) -> None:
        super().__init__(_("Corrections"), back=_("Round"))
        self._step = Column(gap=14)
        """What to do with the response that was found."""
        self._form = Column(gap=14)
        """The fields of what is done."""
        self._last = Column(gap=14)
        """What stays out of reach until Correct this: the new answer, the reason."""
        for part in (self._step, self._form, self._last):
            self.add(part)
        self._answers: Choices | None = None
        self._reasons: Choices | None = None
        self._fields: dict[str, QWidget] = {}

    def show_not_open(self, words: str) -> None:
        self._step.add(words)
        self.main_button(_("Back to the round"), self.presenter.leave)

    def show_search(self, done: str, log: list[tuple[str, str, str, str]]) -> None:
        self._clear(self._step, self._form, self._last)
        self.set_lead(_("Find a response by the code on the person's slip. Without the code nothing can be changed."))
        if done:
            self._step.add(Notice(done, "success"))
            announce(self, done)
        self.code = text_field(
            _("Code from the slip"), _("Its letters and digits, such as KAP7 RM24 XQ3D. Small letters are fine too.")
        ).set_width(16)
        self.code.editor.returnPressed.connect(lambda: self.presenter.find(self.code.text()))
        find = MainButton(_("Find"), press=lambda: self.presenter.find(self.code.text()))
        self._step.add(self.code, Flow(find, Button(_("Not now"), press=self.presenter.leave)))
        self._form.add(heading2(_("Done in this round")), *self._log(log))
        self.set_first_focus(self.code.editor)
        self._ready(self.code.editor)

    def _log(self, log: list[tuple[str, str, str, str]]) -> list[QWidget]:
        kept = small(
            _("The list holds no answers and no times. The notes go when the round closes. The pack tells how many.")
        )
        if not log:
            return [text_label(_("Nothing was changed so far.")), kept]
        table = DataTable(
            [Head(_("Day")), Head(_("What"), stretch=2), Head(_("Why"), stretch=2), Head(_("Note"), stretch=2)],
            name=_("What was changed in this round"),
        )
        table.show_rows([[TableCell(words) for words in line] for line in log])
        return [table, kept]

    def show_code_error(self, words: str) -> None:
        self.show_error(words, self.code)

    def show_acts(self, acts: list[tuple[str, str, str]], state: str) -> None:
        self._clear(self._step, self._form, self._last)
        self.set_lead("")
        self._step.add(Notice(state, "success"), heading2(_("What do you want to do?")))
        choices = Choices(
            [Choice(key, words, detail) for key, words, detail in acts], about=_("What do you want to do?"), cards=True
        )
        choices.chosen.connect(self.presenter.choose)
        self._step.add(choices)
        self._form.add(Flow(Button(_("Another code"), press=self.presenter.start_over)))
        announce(self, state)
        self._ready(choices.options[0])

    def show_questions(self, questions: Pairs) -> None:
        self._clear(self._form, self._last)
        first = ("", _("Choose a question"))
        self._question = combo_field(_("Which question?"), [first, *questions])
        show = Button(_("Show its answer"), press=lambda: self.presenter.look(self._question.text()))
        note = small(_("You see the answer to one question. To see another one, type the code again."))
        self._form.add(self._question, note, Flow(show, Button(_("Not now"), press=self.presenter.start_over)))
        self._fields = {"question": self._question}
        self._ready(None)

    def show_answer(self, question: str, answer: str) -> None:
        self._clear(self._step, self._form, self._last)
        self._step.add(heading2(_("Put one answer right")))
        fixed = [self._fixed(_("Question"), question), self._fixed(_("Answer now"), answer)]
        correct = MainButton(_("Correct this"), press=self.presenter.unlock)
        self._form.add(Card(*fixed, gap=12))
        self._last.add(Flow(correct, Button(_("Not now"), press=self.presenter.start_over)))
        self._ready(correct)

    def show_reasons(self, answers: Pairs, reasons: Pairs, button: str, told: str = "") -> None:
        """``told``: what else happens, said before the reasons."""
        self._clear(self._last, *([] if answers else [self._form]))
        self._fields = {}
        if told:
            self._last.add(text_label(told))
        self._answers = self._choices("answer", _("New answer"), answers) if answers else None
        self._reasons = self._choices("reason", _("Reason"), reasons)
        self._last.add(small(_("“It looks wrong” is not a reason.")))
        note = area_field(_("Note (you can leave this empty)"), _("No names and no answers. It goes at close."), 2)
        save = MainButton(button, press=lambda: self._save(note))
        self._last.add(note, Flow(save, Button(_("Not now"), press=self.presenter.start_over)))
        first = self._answers or self._reasons
        self._ready(first.options[0] if answers else None)

    def show_missing(self, missing: dict[str, str]) -> None:
        self.show_errors([(words, self._fields[name]) for name, words in missing.items()])

    def _save(self, note: Field[AreaBox]) -> None:
        self.clear_errors()
        answer = self._answers.key if self._answers is not None else None
        reason = self._reasons.key if self._reasons is not None else None
        self.presenter.save(answer, reason, note.text()[:NOTE_LETTERS])

    def _choices(self, name: str, title: str, pairs: Pairs) -> Choices:
        choices = Choices([Choice(key, words) for key, words in pairs], about=title, cards=False)
        self._last.add(heading2(title), choices)
        self._fields[name] = choices.options[0]
        return choices

    def _fixed(self, label: str, words: str) -> Field[AreaBox]:
        """Words that can be reached with Tab and read, but not typed over."""
        field = area_field(label, lines=1)
        field.show_text(words)
        field.editor.setReadOnly(True)
        field.editor.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        return field

    def _clear(self, *parts: Column) -> None:
        self.clear_errors()
        for part in parts:
            part.clear()
        if self._last in parts:
            self._answers = self._reasons = None

    def _ready(self, focus: QWidget | None) -> None:
        """Tab follows the new fields; the focus goes to the first of them where the page has moved on."""
        refresh(self)  # Qt polished the new labels before they stood in the window
        self.order_tabs()
        if focus is not None and self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
