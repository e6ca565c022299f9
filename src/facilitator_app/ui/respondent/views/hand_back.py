"""Hand back: nothing of anybody is here, and only the facilitator goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from facilitator_app.domain.language import np_, p_
from facilitator_app.ui.respondent.views.base import MessagePage, RespondentContext
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import Button, Column, MainButton, text_label
from facilitator_app.ui.widgets import Flow as Line

NEXT_PERSON, FACILITATOR = "next_person", "facilitator"


class PinBox(QLineEdit):
    """Digits that nobody can read over a shoulder."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(6)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhDigitsOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def look_changed(self) -> None:
        self.setFont(look_of(self).font())
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * 12))
        self.updateGeometry()


class HandBackPage(MessagePage):
    """A PIN box where a PIN is set; otherwise plain buttons. After five wrong PINs only the words of the file help."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Please give the laptop to {name}.", name=context.name))
        self.pin = PinBox()
        self.pin.setAccessibleName(p_("respondent", "PIN"))
        self.note = text_label("")
        self.next_button = MainButton(p_("respondent", "Next person"), press=lambda: self._leave(NEXT_PERSON))
        self.round_button = Button(
            p_("respondent", "Back to the round") if self.flow.needs_pin else p_("respondent", "I am the facilitator")
        )
        self.words_button = MainButton(p_("respondent", "Open the file with its words"), press=context.passphrase)
        self._gate = Column(gap=12)
        if not self.flow.can_go_back:
            self.say(p_("respondent", "This screen is clear."))
        if self.flow.needs_pin:
            self._gate.add(text_label(p_("respondent", "PIN"), buddy=self.pin), self.pin)
            self.pin.returnPressed.connect(lambda: self._leave(NEXT_PERSON))
            self.set_first_focus(self.pin)
            self.type_into(self.pin)
        self._gate.add(Line(self.next_button, self.round_button))
        self.add(self.note, self._gate, self.words_button)
        self.round_button.clicked.connect(lambda: self._leave(FACILITATOR))
        self._show_tries("")

    def _leave(self, to: str) -> None:
        pin = self.pin.text()
        if not self.context.guard.allows() or self.context.leave(pin, to):
            return
        self.pin.setText("")
        self._show_tries(
            np_(
                "respondent",
                "That is not the PIN. You can try {n} more time.",
                "That is not the PIN. You can try {n} more times.",
                self.flow.pin_tries,
            )
            if pin.strip()
            else p_("respondent", "Type the PIN first.")
        )

    def _show_tries(self, note: str) -> None:
        locked = self.flow.needs_pin and self.flow.pin_tries == 0
        wrong = p_("respondent", "That was not the PIN. Now only the words that open the file help.")
        self.note.say(wrong if locked else note)
        self._gate.setVisible(not locked)
        self.words_button.setVisible(locked)
        (self.words_button if locked else self.pin).setFocus()
