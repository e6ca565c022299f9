"""Unlocking as one box, and the way in for those who forgot their words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.secret_pages import MARGINS, SecretPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Flow,
    MainButton,
    Notice,
    PassphraseField,
    QuietButton,
    heading2,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.unlock.presenter import ForgottenPresenter, UnlockPresenter


class UnlockPage(SecretPage):
    def __init__(self) -> None:
        words = PassphraseField(_("Your &words"))
        super().__init__(_("Open your file"), _("Your file is locked. Your words open it."), words)
        self._advice = text_label("")
        self._advice.hide()

    def bind(self, presenter: UnlockPresenter) -> None:
        self.secret.editor.returnPressed.connect(lambda: presenter.open_with(self.secret.text()))
        unlock = MainButton(_("&Open"), press=lambda: presenter.open_with(self.secret.text()))
        forgot = QuietButton(_("I &forgot my words"), press=presenter.forgot)
        caps = CapsLockNotice(self.secret.editor)
        buttons = Flow(unlock, forgot, gap=20)
        self.add(Card(self.secret, caps, self._advice, self.name, buttons, bar=True, gap=12, margins=MARGINS))
        self._to_copy = Button(_("Go &back to a copy"), "open", press=presenter.go_back_to_copy)
        self._to_copy.hide()
        names = (_("The &newer copy beside your file"), _("The &older copy beside your file"))
        self._kept = [Button(name, press=partial(presenter.go_back_here, n)) for n, name in enumerate(names)]
        for button in self._kept:
            button.hide()
        self.add(Flow(*self._kept, self._to_copy))
        other = QuietButton(_("&Another file"), "open", press=presenter.other_file)
        new = QuietButton(_("&Make a new file"), "plus", press=partial(presenter.visit, to.WelcomeRoute))
        self.add(Flow(other, new, gap=24))
        super().bind(presenter)
        self._going_on = self._make_going_on(presenter)
        self.body.insertWidget(1, self._going_on)
        self._going_on.hide()

    def _make_going_on(self, presenter: UnlockPresenter) -> Card:
        return Card(
            heading2(_("If the newer file is lost")),
            text_label(_("You can go on with this one. What is missing stays missing.")),
            text_label(
                _(
                    "Results may have been shown that this file does not know of. Anyone who compares them with results from "
                    "this file may work out what one person said. The file will note that its results begin anew."
                )
            ),
            Button(_("&Go on with this file"), press=lambda: presenter.go_on_with(self.secret.text())),
            gap=10,
            margins=MARGINS,
        )

    def show_going_on(self) -> None:
        """The newest changes are missing, and it can be opened all the same."""
        self._going_on.show()

    def show_copies_offered(self, kept: int) -> None:
        """The words were right, and the file could not be opened. ``kept``: so many copies lie beside it."""
        self._to_copy.show()
        for button in self._kept[:kept]:
            button.show()

    def show_advice(self, words: str) -> None:
        """What can be said of wrong words without the right ones; "" for nothing."""
        self._advice.say(words)

    def show_synced(self, warning: str) -> None:
        """The file lies where a service copies it to the internet."""
        self.body.insertWidget(self.body.count() - 1, Notice(warning, "warning"))


class ForgottenPage(SecretPage):
    def __init__(self) -> None:
        super().__init__(
            _("I forgot my words"),
            _("The code on your sheet opens the file. Then you choose new words."),
            text_field(_("Recovery &code"), _("Spaces, dashes and capital letters do not matter.")),
            back=_("Open your file"),
        )
        hint = _("15 letters or more. Several words that do not belong together are best.")
        self._new = PassphraseField(_("&New words"), hint)
        self._new.set_width(44)

    def bind(self, presenter: ForgottenPresenter) -> None:
        def use() -> None:
            presenter.set_new(self.secret.text(), self._new.text())

        self._new.line.returnPressed.connect(use)
        caps = CapsLockNotice(self._new.line)
        button = MainButton(_("&Use the new words and open"), press=use)
        self.add(Card(self.secret, self._new, caps, self.name, button, bar=True, gap=14, margins=MARGINS))
        self.add(
            Card(
                heading2(_("No sheet?")),
                _("Without the words and the code nobody can open this file. We cannot help."),
                _("A copy of the file opens with the words you had when you made that copy."),
                plain=True,
                gap=6,
            )
        )
        super().bind(presenter)

    def show_problems(self, code: str, new: str) -> None:
        """What is wrong with the code and with the new words; "" for nothing."""
        self.show_errors([(words, field) for words, field in ((code, self.secret), (new, self._new)) if words])
