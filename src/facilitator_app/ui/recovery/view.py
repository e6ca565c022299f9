"""The code, a picture of the sheet and a box for the words; and the page before skipping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.widgets import (
    Button,
    Card,
    FitPicture,
    Flow,
    MainButton,
    PassphraseField,
    QuietButton,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.recovery.presenter import RecoveryPresenter

PREVIEW_DPI = 110
SIDE = 312


class RecoveryPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(
            _("A way back in"),
            _("Nobody can reset your words. This code opens your file when you forget them."),
            side=SIDE,
        )

    def bind(self, presenter: RecoveryPresenter) -> None:
        """Connect to the presenter and show the page."""
        self._presenter = presenter
        self.left.connect(presenter.leave)
        self.body.addWidget(self._sheet(presenter))
        self.body.addWidget(self._try(presenter))
        presenter.show()

    def show_sheet(self, code: str, number: str, made_on: str) -> None:
        self._code.setText(code)
        self._made.setText(_("File number {number}, made on {day}", number=number, day=made_on))

    def show_picture(self, pdf: bytes) -> None:
        """The sheet as it will come out of the printer."""
        from facilitator_app.ui.printing import page_pictures

        picture = next(page_pictures(pdf, PREVIEW_DPI))
        self.side.addWidget(small(_("The sheet")))
        self.side.addWidget(FitPicture(picture, _("The sheet: the recovery code, and room to write your words"), SIDE))

    def show_words_error(self, words: str) -> None:
        self._words.show_error(words)
        self.show_errors([(words, self._words.editor)])

    def _sheet(self, presenter: RecoveryPresenter) -> Card:
        self._code = text_label("", "h1")
        self._made = small("")
        put_out = Button(_("&Print the sheet"), "print")
        put_out.clicked.connect(lambda: presenter.print_sheet())
        save = Button(_("&Save as PDF elsewhere"), "save")
        save.clicked.connect(lambda: presenter.save_sheet())
        self.set_first_focus(put_out)
        return Card(
            heading2(_("1  Keep this code away from the laptop")),
            small(_("Recovery code")),
            self._code,
            self._made,
            Flow(put_out, save),
            self.done,
            bar=True,
            gap=8,
            margins=(28, 20, 28, 20),
        )

    def _try(self, presenter: RecoveryPresenter) -> Card:
        self._words = PassphraseField(_("Type your &words"), _("From where you wrote them, or from memory."))
        self._words.line.returnPressed.connect(lambda: self._go_on(presenter))
        go_on = MainButton(_("&Continue"))
        go_on.clicked.connect(lambda: self._go_on(presenter))
        skip = QuietButton(_("S&kip this"))
        skip.clicked.connect(lambda: presenter.skip())
        return Card(
            heading2(_("2  Try your words once")),
            self._words,
            CapsLockNotice(self._words.line),
            Flow(go_on, skip, gap=20),
            gap=10,
            margins=(28, 20, 28, 20),
        )

    def _go_on(self, presenter: RecoveryPresenter) -> None:
        presenter.go_on(self._words.text(), self._words.line.echoMode() == QLineEdit.EchoMode.Normal)
