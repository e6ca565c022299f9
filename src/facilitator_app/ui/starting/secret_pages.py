"""A page that asks for the secret of a file, and one on which new words are chosen."""

from __future__ import annotations

from typing import Any

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.secrets import ChoosesWords
from facilitator_app.ui.starting.words_card import WordsChooser
from facilitator_app.ui.widgets import Field, small

MARGINS = (28, 20, 28, 20)


class AskingPage(FacilitatorPage):
    """``secret``: the box for the secret of a file."""

    secret: Field[Any]

    def show_secret_error(self, words: str) -> None:
        self.show_errors([(words, self.secret)])


class SecretPage(AskingPage):
    """The text cursor is in the box. ``name`` says which file it is, where that is shown."""

    def __init__(self, title: str, lead: str, secret: Field[Any], *, back: str = "") -> None:
        super().__init__(title, lead, back=back)
        self.secret = secret.set_width(44)
        self.name = small("")
        self.name.hide()
        self.set_first_focus(secret.editor)

    def show_store(self, number: str, folder: str) -> None:
        self.name.setText(known_by(number, folder))
        self.name.show()


class WordsPage(FacilitatorPage):
    """``after``: what comes of the words that are chosen."""

    def add_chooser(self, presenter: ChoosesWords, after: str) -> None:
        self.shortcut("Ctrl+R", presenter.other_words)
        self.chooser = WordsChooser(after, presenter)
        self.body.addWidget(self.chooser)

    def show_words(self, words: str) -> None:
        self.chooser.words.show_words(words)

    def show_own_error(self, words: str) -> None:
        self.show_errors([(words, self.chooser.own)])


def known_by(number: str, folder: str) -> str:
    """How a person tells one file from another: its number and, where a person named it, its folder."""
    told = [_("File number {number}, as on your sheet.", number=number)] if number else []
    told += [_("It is in the folder {name}.", name=shortened(folder))] if folder else []
    return " ".join(told)


def shortened(name: str, most: int = 60) -> str:
    """The name of a file, its middle left out where it is too long for a line."""
    return name if len(name) <= most else f"{name[: most // 2]}…{name[-most // 2 + 1 :]}"
