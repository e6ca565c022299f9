"""Five words ready to use, and a box for one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    Flow,
    MainButton,
    PassphraseField,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.passphrase.presenter import PassphrasePresenter


class PassphrasePage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(
            _("Lock your file"),
            _("Anyone with this laptop could read people's answers without these words."),
            back=_("Welcome"),
        )

    def bind(self, presenter: PassphrasePresenter) -> None:
        """Connect to the presenter and show the page."""
        self._presenter = presenter
        self.left.connect(presenter.leave)
        self.back_asked.connect(lambda: presenter.go_back())
        self.shortcut("Ctrl+R", presenter.other_words)
        self.body.addWidget(self._suggested(presenter))
        self.body.addWidget(self._own_words(presenter))
        presenter.show()

    def show_words(self, words: str) -> None:
        self._words.clear()
        for number, word in enumerate(words.split(), 1):
            self._words.add(Card(small(str(number)), text_label(word, "h1", wrap=False), plain=True, gap=0))
        self._words.setAccessibleName(_("Your five words: {words}", words=words))

    def show_own_error(self, words: str) -> None:
        self._own.show_error(words)
        self.show_errors([(words, self._own.editor)])

    def _suggested(self, presenter: PassphrasePresenter) -> Card:
        use = MainButton(_("&Use these words"))
        use.clicked.connect(lambda: presenter.use_words())
        other = Button(_("&Other words"))
        other.clicked.connect(lambda: presenter.other_words())
        self._words = Flow(gap=8)
        self.set_first_focus(use)
        return Card(
            heading2(_("Five words, made up by chance")),
            self._words,
            text_label(_("You type them each time you open your file. The next page has a sheet to write them on.")),
            Flow(use, other),
            small(_("Ctrl+R gives other words. Making the file takes a second or two.")),
            bar=True,
            gap=10,
            margins=(28, 20, 28, 20),
        )

    def _own_words(self, presenter: PassphrasePresenter) -> Card:
        hint = _("15 letters or more. Several words that do not belong together are best. You can paste.")
        self._own = PassphraseField(_("&Your own words"), hint)
        self._own.set_width(44)
        self._own.line.returnPressed.connect(lambda: presenter.use_own(self._own.text()))
        use = Button(_("Use &my own"))
        use.clicked.connect(lambda: presenter.use_own(self._own.text()))
        column = Column(heading2(_("Or words of your own")), self._own, CapsLockNotice(self._own.line), use, gap=10)
        return Card(column, margins=(28, 16, 28, 16))
