"""K10 Hand back: nothing of anybody is here, and only the facilitator goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage
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


class HandBackPage(KPage):
    """A PIN box where a PIN is set; otherwise plain buttons. After five wrong PINs only the passphrase helps."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.hand_title(aid.name))
        self.buttons(look=False, stop=False, go_on=False, listen=False)
        self.pin = PinBox()
        self.pin.setAccessibleName(texts.hand_pin())
        self.note = text_label("")
        self.next_button = MainButton(texts.hand_next())
        self.round_button = Button(texts.hand_round() if self.flow.needs_pin else texts.bar_facilitator())
        self.passphrase_button = MainButton(texts.hand_passphrase())
        self._gate = Column(gap=12)
        if not self.flow.can_go_back:
            self.say(texts.hand_clean())
        if self.flow.needs_pin:
            self._gate.add(text_label(texts.hand_pin(), buddy=self.pin), self.pin)
            self.pin.returnPressed.connect(lambda: self._leave(NEXT_PERSON))
            self.set_first_focus(self.pin)
        self._gate.add(Line(self.next_button, self.round_button))
        for widget in (self.note, self._gate, self.passphrase_button):
            self.body.addWidget(widget)
        self.next_button.clicked.connect(lambda: self._leave(NEXT_PERSON))
        self.round_button.clicked.connect(lambda: self._leave(FACILITATOR))
        self.passphrase_button.clicked.connect(aid.passphrase)
        self._show_tries("")

    def _leave(self, to: str) -> None:
        pin = self.pin.text()
        if not self.aid.guard.allows() or self.aid.leave(pin, to):
            return
        self.pin.setText("")
        self._show_tries(texts.hand_pin_wrong(self.flow.pin_tries) if pin.strip() else texts.hand_pin_missing())

    def _show_tries(self, note: str) -> None:
        locked = self.flow.needs_pin and self.flow.pin_tries == 0
        self.note.setText(texts.hand_locked() if locked else note)
        self.note.setVisible(bool(self.note.text()))
        self._gate.setVisible(not locked)
        self.passphrase_button.setVisible(locked)
        (self.passphrase_button if locked else self.pin).setFocus()
