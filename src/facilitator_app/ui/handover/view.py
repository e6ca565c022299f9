"""Getting ready as one page: who is next, what they may need, what to look at, and one press to lock and pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from facilitator_app.domain.language import _
from facilitator_app.ui.handover.rater_chooser import RaterChooser
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Card,
    Choice,
    Choices,
    Column,
    Notice,
    PassphraseField,
    Row,
    TickBox,
    Wide,
    combo_field,
    heading2,
    small,
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.notice import Icon

if TYPE_CHECKING:
    from facilitator_app.ui.handover.presenter import Check, HandoverPresenter, RaterChoice

SIZES = (1.0, 1.25, 1.5, 2.0, 2.5)


class HandoverPage(FacilitatorPage):
    presenter: HandoverPresenter

    def __init__(self, screens: Callable[[], int] = lambda: len(QGuiApplication.screens())) -> None:
        self._screens = screens
        super().__init__(_("Get ready to hand over"), back=_("Round"), side=400)
        self.groups: Choices | None = None
        self.group_error = text_label("", "body_bold", colour="error")
        self.group_error.hide()
        self.group_head = heading2(_("Which group is the next person in?"))
        self.group_column = Column(self.group_head, self.group_error, gap=6)
        self.easy = TickBox(_("Start with easy words"))
        self.text_size = combo_field(_("Start with this text size"), size_words())
        self.pin = PassphraseField(
            _("Your hand-back PIN"),
            _("4 to 6 digits. You type it to get the laptop back. Do not use the words of your file: others watch."),
        )
        self.pin.set_width(10)
        self.pin.line.setInputMethodHints(self.pin.line.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly)
        self.pin.line.setMaxLength(12)
        self.name = text_field(
            _("Your first name, if you like"),
            _("People read it on the last page: Give the laptop back to Sam. It is printed on the pack."),
        ).set_width(24)
        self.pin_card = Card(heading2(_("First time: choose a PIN")), self.pin, self.name, bar=True, gap=8)
        self.pin_card.hide()
        self.needs = Column(
            heading2(_("What they may need")),
            self.easy,
            self.text_size,
            small(_("They can change both on their own first page. Nothing is remembered for the next person.")),
            gap=8,
        )
        self.add(self.group_column, self.pin_card, self.needs)
        self.checks = Column(gap=10)
        self.eyes = Column(gap=10)
        self._build_side()

    def _build_side(self) -> None:
        looked = Card(
            heading2(_("The program has looked")),
            self.checks,
            heading2(_("Please look yourself")),
            self.eyes,
            gap=10,
        )
        stay = _("Someone who knows computers can leave this screen with system keys. Stay in the room.")
        self._beside = (looked, Card(_line("lock", "muted", stay), plain=True))
        self.add_beside(*self._beside)

    def show_groups(self, groups: Sequence[Choice], chosen: str | None) -> None:
        self.groups = Choices(groups, about=_("Which group is the next person in?"))
        self.groups.show_chosen(chosen)
        self.groups.chosen.connect(lambda _key: self.group_error.hide())
        self.group_column.add(self.groups)
        self.set_first_focus(self.groups.options[0])

    def show_rest(self, *, easy: bool, set_pin: bool, name: str) -> None:
        """``easy``: there are easy words; ``set_pin``: there is no PIN yet; ``name``: of the facilitator, as typed."""
        self.name.show_text(name)
        self.name.editor.textEdited.connect(self.presenter.set_name)
        self.name.editor.returnPressed.connect(self._pass)
        self.easy.setVisible(easy)
        self.pin_card.setVisible(set_pin)
        self.pin.editor.returnPressed.connect(self._pass)
        self.main_button(_("Lock and pass"), self._pass, foot=True)
        self.button(_("Not now"), self.presenter.leave, foot=True)

    def show_raters(self, raters: tuple[RaterChoice, ...]) -> None:
        """A round about people: the person is chosen, not a group. Names stay on this screen."""
        self.raters = RaterChooser(self.presenter)
        self.kept_view.keep_box("only", self.raters.only_box)
        if self._screens() > 1:
            self.body.insertWidget(0, Notice(_("A second screen is on. Other people could read these names.")))
        self.group_head.setText(_("Who is next?"))
        self.group_column.add(self.raters)
        self.raters.show_rows(raters, "")
        self.set_first_focus(self.raters.only_box)  # above the table, so that the page opens at its head

    def show_next(self, name: str) -> None:
        """``name``: whose turn it is; empty for nobody's."""
        self.group_error.hide()
        self.clear_errors()
        self.raters.show_next(name)

    def show_checks(self, checks: tuple[Check, ...], eyes: tuple[str, ...]) -> None:
        icons = {"success": "check", "warning": "warning", "muted": "info"}
        self.checks.fill(*(_line(icons[check.kind], check.kind, check.words) for check in checks))
        self.eyes.fill(*(_line("eye", "accent", words) for words in eyes))

    def show_group_error(self, words: str) -> None:
        field = self.groups.options[0] if self.groups is not None else self.raters.table
        self.group_error.say(_("Error: {words}", words=words))
        self.show_error(words, field)

    def show_pin_error(self, words: str) -> None:
        self.show_error(words, self.pin)

    def show_not_open(self, words: str) -> None:
        for widget in (self.group_column, self.needs, *self._beside):
            widget.hide()
        self.add(words)
        self.main_button(_("Back to the round"), self.presenter.leave, foot=True)

    def _pass(self) -> None:
        key = self.groups.key if self.groups is not None else ""
        easy = self.easy.isVisibleTo(self) and self.easy.isChecked()
        self.presenter.lock_and_pass(key or "", easy, float(self.text_size.text()), self.pin.text())


def size_words() -> tuple[tuple[str, str], ...]:
    """The text sizes a person can start with, as keys and words."""
    words = (_("Normal"), _("Big"), _("Bigger"), _("Very big"), _("Biggest"))
    return tuple((str(size), word) for size, word in zip(SIZES, words))


def _line(icon: str, colour: str, words: str) -> Row:
    return Row(Icon(icon, colour, 20), Wide(words), gap=12)
