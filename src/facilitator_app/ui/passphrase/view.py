"""F1 as five words ready to use, and a box for one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Column, PassphraseField, heading2, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.passphrase.presenter import PassphrasePresenter


class PassphrasePage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(
            _("Lock your file"),
            _("Anyone with this laptop could read people's answers without these words."),
            back=_("Welcome"),
        )

    def attend(self, presenter: PassphrasePresenter) -> None:
        """Connect to the presenter and show the page."""
        self._presenter = presenter
        self.back_asked.connect(presenter.desk.back)
        self._use = self.main_button(_("&Use these words"), presenter.use_words)
        self._other = self.button(_("&Other words"), presenter.other_words)
        QShortcut(QKeySequence("Ctrl+R"), self, presenter.other_words)
        self._words = text_label("", "h1")
        self.body.addWidget(
            Card(
                small(_("Your five words")),
                self._words,
                small(_("You will print or save them on the next page, with a code for when you forget them.")),
                bar=True,
            )
        )
        self._own = PassphraseField(
            _("Or &your own words"), _("15 letters or more. Words that do not belong together are best.")
        )
        self._own.set_width(44)
        self._own_button = Button(_("Use &my own"))
        self._own_button.clicked.connect(lambda: presenter.use_own(self._own.text()))
        self._own.editor.returnPressed.connect(lambda: presenter.use_own(self._own.text()))
        self.body.addWidget(Column(heading2(_("Your own words instead")), self._own, self._own_button, gap=10))
        self.set_first_focus(self._use)
        presenter.show()

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self._words.setAccessibleName(_("Your five words: {words}", words=words))

    def show_busy(self, busy: bool) -> None:
        for button in (self._use, self._other, self._own_button):
            button.setEnabled(not busy)
        self.set_lead(
            _("Making your file. This takes a second or two.")
            if busy
            else _("Anyone with this laptop could read people's answers without these words.")
        )

    def show_own_error(self, words: str) -> None:
        self._own.show_error(words)
        self.show_errors([(words, self._own.editor)])
