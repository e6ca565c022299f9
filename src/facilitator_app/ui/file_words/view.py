"""The present words, and below them what comes in their place; or a button for a new sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.secret_pages import MARGINS, SecretPage, WordsPage
from facilitator_app.ui.widgets import Card, MainButton, PassphraseField, heading2

if TYPE_CHECKING:
    from facilitator_app.ui.file_words.presenter import ChangeWordsPresenter, NewSheetPresenter


class _AsksPresentWords(SecretPage):
    """A page that begins with the words that open the file now."""

    def __init__(self, title: str, lead: str) -> None:
        present = PassphraseField(_("The words you &have now"), _("The code on your sheet does as well."))
        super().__init__(title, lead, present, back=_("Settings"))
        self.caps = CapsLockNotice(present.editor)


class ChangeWordsPage(_AsksPresentWords, WordsPage):
    def __init__(self) -> None:
        super().__init__(
            _("Change the words"),
            _("Your old words stop working at once. The code on your sheet stays as it is."),
        )

    def bind(self, presenter: ChangeWordsPresenter) -> None:
        self.add(Card(self.secret, self.caps, gap=10, margins=MARGINS))
        self.add_chooser(
            presenter,
            _("The next page shows them until you have typed them once. A copy made before opens with the old words."),
        )
        super().bind(presenter)


class NewSheetPage(_AsksPresentWords):
    def __init__(self) -> None:
        super().__init__(
            _("New recovery sheet"),
            _("For a sheet that is lost, or that somebody else has seen. Your words stay as they are."),
        )

    def bind(self, presenter: NewSheetPresenter) -> None:
        self.secret.editor.returnPressed.connect(lambda: presenter.make(self.secret.text()))
        make = MainButton(_("&Make a new sheet"), press=lambda: presenter.make(self.secret.text()))
        self.add(Card(self.secret, self.caps, make, bar=True, gap=14, margins=MARGINS))
        self.add(
            Card(
                heading2(_("What happens")),
                _("The code on your old sheet stops working at once. Tear the old sheet up."),
                _("A copy made before still opens with the old code. Make a new copy and delete the old."),
                plain=True,
                gap=6,
            )
        )
        super().bind(presenter)
