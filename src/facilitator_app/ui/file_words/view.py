"""The present words, and below them what comes in their place; or a button for a new sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.words_card import WordsChooser
from facilitator_app.ui.widgets import Card, MainButton, PassphraseField, heading2, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.file_words.presenter import ChangeWordsPresenter, NewSheetPresenter

MARGINS = (28, 20, 28, 20)


class _AsksPresentWords(FacilitatorPage):
    """A page that begins with the words that open the file now."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__(title, lead, back=_("Settings"))
        self._present = PassphraseField(_("The words you &have now"), _("The code on your sheet does as well."))
        self._present.set_width(44)
        self.set_first_focus(self._present.editor)

    @property
    def present(self) -> str:
        return self._present.text()

    def show_present_error(self, words: str) -> None:
        self._present.show_error(words)
        self.show_errors([(words, self._present.editor)])


class ChangeWordsPage(_AsksPresentWords):
    presenter: ChangeWordsPresenter

    def __init__(self) -> None:
        super().__init__(
            _("Change the words"),
            _("Your old words stop working at once. The code on your sheet stays as it is."),
        )

    def bind(self, presenter: ChangeWordsPresenter) -> None:
        """Connect to the presenter and show the page."""
        self.shortcut("Ctrl+R", presenter.other_words)
        self.body.addWidget(Card(self._present, CapsLockNotice(self._present.line), gap=10, margins=MARGINS))
        self._chooser = WordsChooser(
            _("The next page shows them until you have typed them once. A copy made before opens with the old words."),
            use=presenter.use_words,
            other=presenter.other_words,
            use_own=presenter.use_own,
        )
        self.body.addWidget(self._chooser)
        super().bind(presenter)

    def show_words(self, words: str) -> None:
        self._chooser.words.show_words(words)

    def show_own_error(self, words: str) -> None:
        self._present.clear_error()
        self._chooser.own.show_error(words)
        self.show_errors([(words, self._chooser.own.editor)])

    def show_present_error(self, words: str) -> None:
        self._chooser.own.clear_error()
        super().show_present_error(words)


class NewSheetPage(_AsksPresentWords):
    presenter: NewSheetPresenter

    def __init__(self) -> None:
        super().__init__(
            _("New recovery sheet"),
            _("For a sheet that is lost, or that somebody else has seen. Your words stay as they are."),
        )

    def bind(self, presenter: NewSheetPresenter) -> None:
        """Connect to the presenter and show the page."""
        self._present.line.returnPressed.connect(lambda: presenter.make(self.present))
        make = MainButton(_("&Make a new sheet"), press=lambda: presenter.make(self.present))
        self.body.addWidget(
            Card(self._present, CapsLockNotice(self._present.line), make, bar=True, gap=14, margins=MARGINS)
        )
        self.body.addWidget(
            Card(
                heading2(_("What happens")),
                text_label(_("The code on your old sheet stops working at once. Tear the old sheet up.")),
                text_label(_("A copy made before still opens with the old code. Make a new copy and delete the old.")),
                plain=True,
                gap=6,
            )
        )
        super().bind(presenter)
