"""The words that open a file, large and numbered, and the choice of new ones: five by chance, or one's own."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.secrets import ChoosesWords
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

LONG_WORD = 14


class WordTiles(Flow):
    """One tile a word."""

    def __init__(self) -> None:
        super().__init__(gap=8)

    def show_words(self, words: str) -> None:
        self.clear()
        for number, word in enumerate(words.split(), 1):
            label = text_label(word, "h1", wrap=len(word) > LONG_WORD)
            self.add(Card(small(str(number)), label, plain=True, gap=0))
        self.setAccessibleName(_("Your words: {words}", words=words))


class WordsChooser(Column):
    """Two cards. ``after``: what comes of the words that are chosen."""

    def __init__(self, after: str, presenter: ChoosesWords) -> None:
        super().__init__(gap=14)
        self._presenter = presenter
        self.words = WordTiles()
        self.use_button = MainButton(_("&Use these words"), press=presenter.use_words)
        others = Button(_("&Other words"), press=presenter.other_words)
        suggested = Card(
            heading2(_("Five words, made up by chance")),
            self.words,
            text_label(_("You type them each time you open your file. Capital letters and blanks do not matter.")),
            Flow(self.use_button, others),
            small(after),
            bar=True,
            gap=10,
            margins=(28, 20, 28, 20),
        )
        self.add(suggested, self._own_words())

    def _own_words(self) -> Card:
        hint = _(
            "15 letters or more. Several words that do not belong together are best. Capital letters count. You can paste."
        )
        self.own = PassphraseField(_("&Your own words"), hint)
        self.own.set_width(44)
        self.own.line.returnPressed.connect(lambda: self._presenter.use_own(self.own.text()))
        use = Button(_("Use &my own"), press=lambda: self._presenter.use_own(self.own.text()))
        column = Column(heading2(_("Or words of your own")), self.own, CapsLockNotice(self.own.line), use, gap=10)
        return Card(column, margins=(28, 16, 28, 16))
