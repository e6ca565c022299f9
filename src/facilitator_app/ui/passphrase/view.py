"""Five words ready to use, and a box for one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.words_card import WordsChooser
from facilitator_app.ui.widgets import Notice

if TYPE_CHECKING:
    from facilitator_app.ui.passphrase.presenter import PassphrasePresenter


class PassphrasePage(FacilitatorPage):
    presenter: PassphrasePresenter

    def __init__(self) -> None:
        super().__init__(
            _("Lock your file"),
            _("Nobody can open your file and read people's answers unless they know these words."),
            back=_("Welcome"),
        )

    def bind(self, presenter: PassphrasePresenter) -> None:
        """Connect to the presenter and show the page."""
        self.left.connect(presenter.end)
        self.shortcut("Ctrl+R", presenter.other_words)
        self._chooser = WordsChooser(
            _("The next page shows them again, with a sheet to keep. Ctrl+R gives other words."),
            use=presenter.use_words,
            other=presenter.other_words,
            use_own=presenter.use_own,
        )
        self.body.addWidget(self._chooser)
        self.set_first_focus(self._chooser.use_button)
        super().bind(presenter)

    def show_words(self, words: str) -> None:
        self._chooser.words.show_words(words)

    def show_synced(self, warning: str) -> None:
        """The new file would lie where a service copies it to the internet."""
        self.body.insertWidget(0, Notice(warning, "warning"))

    def show_own_error(self, words: str) -> None:
        self._chooser.own.show_error(words)
        self.show_errors([(words, self._chooser.own.editor)])
