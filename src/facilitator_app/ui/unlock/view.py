"""F3 as one box, and the way in for those who forgot their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Column, PassphraseField, QuietButton, heading2, small, text_field

if TYPE_CHECKING:
    from facilitator_app.ui.unlock.presenter import UnlockPresenter


class UnlockPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(_("Open your file"), _("Your file is locked. Your words open it."))

    def attend(self, presenter: UnlockPresenter) -> None:
        """Connect to the presenter and show the page."""
        self._presenter = presenter
        self._name = small("")
        self._words = PassphraseField(_("Your &words"))
        self._words.set_width(44)
        self._words.editor.returnPressed.connect(lambda: presenter.open_with(self._words.text()))
        self._forgot = QuietButton(_("I &forgot my words"))
        self._forgot.clicked.connect(presenter.forgot)
        self.body.addWidget(Column(self._words, self._name, self._forgot, gap=8))
        self._open = self.main_button(_("&Open"), lambda: presenter.open_with(self._words.text()))
        self.button(_("&Another file"), presenter.other_file)
        self.button(_("&Make a new file"), presenter.new_file)
        self._new_words = Column(gap=10)
        self._new_words.hide()
        self.body.addWidget(self._new_words)
        self.set_first_focus(self._words.editor)
        presenter.show()

    def show_store(self, name: str) -> None:
        self._name.setText(_("File: {name}", name=name))

    def show_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self.set_lead(_("Opening. This takes a second.") if busy else _("Your file is locked. Your words open it."))

    def show_words_error(self, words: str) -> None:
        self._words.show_error(words)
        self.show_errors([(words, self._words.editor)])

    def show_forgotten(self) -> None:
        if self._new_words.isVisibleTo(self):
            return
        self._code = text_field(_("Recovery &code"), _("From the sheet you printed or saved. Spaces do not matter."))
        self._code.set_width(44)
        self._new = PassphraseField(
            _("&New words"), _("15 letters or more. Words that do not belong together are best.")
        )
        self._new.set_width(44)
        save = QuietButton(_("Use the &new words and open"))
        save.clicked.connect(lambda: self._presenter.set_new(self._code.text(), self._new.text()))
        self._new_words.add(Card(heading2(_("New words")), self._code, self._new, save, gap=10))
        self._new_words.show()
        self.order_tabs()
        self._code.editor.setFocus()

    def show_new_error(self, words: str) -> None:
        self._new.show_error(words)
        self.show_errors([(words, self._new.editor)])
