"""Unlocking as one box, and the way in for those who forgot their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.widgets import (
    Card,
    Flow,
    MainButton,
    Notice,
    PassphraseField,
    QuietButton,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.unlock.presenter import ForgottenPresenter, UnlockPresenter

MARGINS = (28, 20, 28, 20)


class UnlockPage(FacilitatorPage):
    presenter: UnlockPresenter

    def __init__(self) -> None:
        super().__init__(_("Open your file"), _("Your file is locked. Your words open it."))

    def bind(self, presenter: UnlockPresenter) -> None:
        """Connect to the presenter and show the page."""
        self.left.connect(presenter.end)
        self._name, self._advice = small(""), text_label("")
        self._name.hide()
        self._advice.hide()
        self._words = PassphraseField(_("Your &words"))
        self._words.set_width(44)
        self._words.line.returnPressed.connect(lambda: presenter.open_with(self._words.text()))
        unlock = MainButton(_("&Open"), press=lambda: presenter.open_with(self._words.text()))
        forgot = QuietButton(_("I &forgot my words"), press=presenter.forgot)
        caps = CapsLockNotice(self._words.line)
        buttons = Flow(unlock, forgot, gap=20)
        self.body.addWidget(
            Card(self._words, caps, self._advice, self._name, buttons, bar=True, gap=12, margins=MARGINS)
        )
        self.body.addWidget(self._others(presenter))
        self.set_first_focus(self._words.editor)
        super().bind(presenter)

    def show_store(self, number: str, folder: str) -> None:
        self._name.setText(known_by(number, folder))
        self._name.show()

    def show_secret_error(self, words: str) -> None:
        self._words.show_error(words)
        self.show_errors([(words, self._words.editor)])

    def show_advice(self, words: str) -> None:
        """What can be said of wrong words without the right ones; "" for nothing."""
        self._advice.setText(words)
        self._advice.setVisible(bool(words))

    def show_synced(self, warning: str) -> None:
        """The file lies where a service copies it to the internet."""
        self.body.insertWidget(self.body.count() - 1, Notice(warning, "warning"))

    def _others(self, presenter: UnlockPresenter) -> Flow:
        other = QuietButton(_("&Another file"), "open", press=presenter.other_file)
        new = QuietButton(_("&Make a new file"), "plus", press=presenter.new_file)
        return Flow(other, new, gap=24)


class ForgottenPage(FacilitatorPage):
    presenter: ForgottenPresenter

    def __init__(self) -> None:
        super().__init__(
            _("I forgot my words"),
            _("The code on your sheet opens the file. Then you choose new words."),
            back=_("Open your file"),
        )

    def bind(self, presenter: ForgottenPresenter) -> None:
        """Connect to the presenter and show the page."""
        self.left.connect(presenter.end)
        self._name = small("")
        self._name.hide()
        self._code = text_field(_("Recovery &code"), _("Spaces, dashes and capital letters do not matter."))
        self._code.set_width(44)
        hint = _("15 letters or more. Several words that do not belong together are best.")
        self._new = PassphraseField(_("&New words"), hint)
        self._new.set_width(44)
        self._new.line.returnPressed.connect(lambda: self._use(presenter))
        use = MainButton(_("&Use the new words and open"), press=lambda: self._use(presenter))
        self.body.addWidget(
            Card(
                self._code,
                self._new,
                CapsLockNotice(self._new.line),
                self._name,
                use,
                bar=True,
                gap=14,
                margins=MARGINS,
            )
        )
        self.body.addWidget(
            Card(
                heading2(_("No sheet?")),
                text_label(_("Without the words and the code nobody can open this file. We cannot help.")),
                text_label(_("A copy of the file opens with the words you had when you made that copy.")),
                plain=True,
                gap=6,
            )
        )
        self.set_first_focus(self._code.editor)
        super().bind(presenter)

    def show_store(self, number: str, folder: str) -> None:
        self._name.setText(known_by(number, folder))
        self._name.show()

    def show_secret_error(self, words: str) -> None:
        self._new.clear_error()
        self._code.show_error(words)
        self.show_errors([(words, self._code.editor)])

    def show_problems(self, code: str, new: str) -> None:
        """What is wrong with the code and with the new words; "" for nothing."""
        problems = [(words, field) for words, field in ((code, self._code), (new, self._new)) if words]
        self._code.clear_error()
        self._new.clear_error()
        for words, field in problems:
            field.show_error(words)
        self.show_errors([(words, field.editor) for words, field in problems])

    def _use(self, presenter: ForgottenPresenter) -> None:
        presenter.set_new(self._code.text(), self._new.text())


def known_by(number: str, folder: str) -> str:
    """How a person tells one file from another: its number and, where a person named it, its folder."""
    told = [_("File number {number}, as on your sheet.", number=number)] if number else []
    told += [_("It is in the folder {name}.", name=shortened(folder))] if folder else []
    return " ".join(told)


def shortened(name: str, most: int = 60) -> str:
    """The name of a file, its middle left out where it is too long for a line."""
    return name if len(name) <= most else f"{name[: most // 2]}…{name[-most // 2 + 1 :]}"
