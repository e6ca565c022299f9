"""What a second lock is; then the words of one member after the other, each shown once and asked back once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.starting.caps_lock import CapsLockNotice
from facilitator_app.ui.starting.words_card import WordTiles
from facilitator_app.ui.widgets import Button, Card, Column, MainButton, Notice, PassphraseField, heading2, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.setup.lock_presenter import LockPresenter

MARGINS = (28, 20, 28, 20)


class LockPage(SetupPage):
    presenter: LockPresenter

    def __init__(self) -> None:
        super().__init__(_("A second lock"), go_on=_("To the promise"))
        self.stage = Column(gap=14)
        self.add(self.stage)

    def show_offer(self, *, broken_off: bool) -> None:
        """``broken_off``: words were shown, and one went before both had typed theirs."""
        self._in_hands(False)
        self.make = MainButton(_("&Make words for two members"), press=self.presenter.make_words)
        lines = (
            _("With one lock, your words alone open the answers. Somebody could fear that you look before the end."),
            _("With a second lock, closing takes your words and those of one of two members. You cannot open the answers "
              "alone before that."),
            _("Choose two members whom the group trusts. Tell everybody who they are. Each gets five words of their own."),
        )  # fmt: skip
        lost = Notice(
            _("One of the two is enough. But if both lose their words, the answers can never be counted. "
              "Then the answers can only be deleted, and people would have to answer again."),
            "warning",
        )  # fmt: skip
        void = [
            Notice(
                _("The second lock was not finished. Words that a member wrote down before do not count. Tear them up.")
            )
        ]
        told = Card(*(text_label(line) for line in lines), bar=True, gap=10, margins=MARGINS)
        self._fill(*(void if broken_off else ()), told, lost, self.make)
        self._begin_at(self.make)

    def show_pass(self, heading: str) -> None:
        """The laptop changes hands: nobody else sees the words that come."""
        self.mine = MainButton(_("Show &my words"), press=self.presenter.show_again)
        lines = (
            _("Give that person the laptop, and look away."),
            _("Five words come when they press the button. They write them down and keep them."),
        )
        self._fill(
            Card(heading2(heading), *(text_label(line) for line in lines), self.mine, bar=True, gap=14, margins=MARGINS)
        )
        self._in_hands(True)
        self._begin_at(self.mine)

    def show_words(self, heading: str, words: str) -> None:
        """The words of one of the two, who has the laptop now."""
        tiles = WordTiles()
        tiles.show_words(words)
        self.written = MainButton(_("I have &written them down"), press=self.presenter.ask_back)
        told = text_label(_("Write these words down and keep them. Nobody else may see them."))
        self._fill(Card(heading2(heading), told, tiles, self.written, bar=True, gap=14, margins=MARGINS))
        self._begin_at(self.written)

    def show_asked(self, heading: str) -> None:
        self.typed = PassphraseField(_("&Your words"), _("Type them from where you wrote them."))
        self.typed.set_width(44)
        self.typed.editor.returnPressed.connect(self._check)
        check = MainButton(_("&Check my words"), press=self._check)
        again = Button(_("&Show them again"), press=self.presenter.show_again)
        caps = CapsLockNotice(self.typed.editor)
        self._fill(Card(heading2(heading), self.typed, caps, check, again, bar=True, gap=14, margins=MARGINS))
        self._begin_at(self.typed.editor)

    def show_made(self) -> None:
        self._in_hands(False)
        self.continue_button.show()
        self.remove = Button(_("&Take the second lock away"), press=self.presenter.remove)
        made = Notice(_("This round has a second lock. Closing takes your words and those of one of the two members."),
                      "success", "lock")  # fmt: skip
        lost = text_label(_("If both lose their words, the answers can only be deleted."))
        self._fill(made, lost, self.remove)
        self._begin_at(self.continue_button)

    def show_typed_error(self, words: str) -> None:
        self.show_errors([(words, self.typed)])

    def _check(self) -> None:
        self.presenter.check(self.typed.text())

    def _in_hands(self, of_a_member: bool) -> None:
        """Whether a member has the laptop; then the file does not lock itself, for their words would count no more."""
        self.words_in_sight = of_a_member
        self.continue_button.hide()

    def _fill(self, *widgets: QWidget) -> None:
        self.clear_errors()
        self.stage.fill(*widgets)

    def _begin_at(self, widget: QWidget) -> None:
        self.set_first_focus(widget)
        widget.setFocus()
