"""Five words ready to use, and a box for one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.starting.secret_pages import WordsPage
from facilitator_app.ui.widgets import Notice

if TYPE_CHECKING:
    from facilitator_app.ui.passphrase.presenter import PassphrasePresenter


class PassphrasePage(WordsPage):
    def __init__(self) -> None:
        super().__init__(
            _("Lock your file"),
            _(
                "These words lock your file and people's answers. Only they open it, or the code on the sheet that you make next."
            ),
            back=_("Welcome"),
        )

    def bind(self, presenter: PassphrasePresenter) -> None:
        self.add_chooser(
            presenter, _("The next page shows them again, with a sheet to keep. Ctrl+R gives other words.")
        )
        self.set_first_focus(self.chooser.use_button)
        super().bind(presenter)

    def show_synced(self, warning: str) -> None:
        """The new file would lie where a service copies it to the internet."""
        self.body.insertWidget(0, Notice(warning, "warning"))
