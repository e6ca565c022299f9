"""Settings as one page with headings and a find box."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.domain.language import _
from facilitator_app.settings import SCALES
from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.speaking import language_choices
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Column,
    Field,
    Flow,
    NumberBox,
    Row,
    Switch,
    Wide,
    combo_field,
    heading2,
    number_field,
    small,
    text_field,
    text_label,
)
from facilitator_app.ui.wordings import lock_choices, theme_words

if TYPE_CHECKING:
    from facilitator_app.ui.settings_screen.presenter import SettingsPresenter, Shown

Setting = tuple[str, QWidget]
"""Words to find a setting by, and the setting."""


class SettingsPage(FacilitatorPage):
    presenter: SettingsPresenter

    def __init__(self) -> None:
        super().__init__(_("Settings"), _("Each change works at once and saves itself."))
        self._fields: dict[str, Field[Any]] = {}
        self._cards: list[tuple[Card, list[Setting]]] = []

    def show_settings(self, shown: Shown) -> None:
        self._find = text_field(_("&Find a setting")).set_width(32)
        self._find.editor.textEdited.connect(self._show_matches)
        self.shortcut(QKeySequence.StandardKey.Find, self._find.editor.setFocus)
        self.add(self._find)
        left = Column(self._look(shown), self._lock(shown), self._you(shown), REST, gap=14)
        right = Column(self._respondents(shown), self._room(shown), self._results(shown), REST, gap=14)
        self.add(Row(Wide(left), Wide(right), gap=16, fold=True))
        self._none = text_label(_("No setting has such a name."), colour="muted")
        self._none.hide()
        self.add(self._none)
        self.kept_view.keep_field("find", self._find)

    def show_pin_set(self) -> None:
        self._fields["pin"].show_text("")
        self._pin_state.setText(_("A PIN is set. Type another one to change it."))

    def show_field_error(self, field: str, words: str) -> None:
        self.show_error(words, self._fields.get(field))

    def _look(self, shown: Shown) -> Card:
        theme = combo_field(
            _("Co&lours"), theme_words(), chosen=shown.settings.theme, choose=self.presenter.choose_theme
        )
        hint = _("Ctrl and plus, and Ctrl and minus, change it on every page.")
        scale = combo_field(_("Te&xt size"), [(str(s), f"{round(s * 100)} %") for s in SCALES], hint).set_width(12)
        scale.show_text(str(shown.settings.scale))
        scale.editor.activated.connect(lambda _at: self.presenter.choose_scale(float(scale.text())))
        self._fields |= {"theme": theme, "scale": scale}
        settings: list[Setting] = [
            (_("colours theme dark light contrast cream black white"), theme),
            (_("text size larger zoom"), scale),
        ]
        if choices := language_choices():
            own = _("For the program. Questionnaires have their own.")
            language = shown.settings.language
            spoken = combo_field(_("Lan&guage"), choices, own, chosen=language, choose=self.presenter.choose_language)
            self._fields["language"] = spoken
            settings.append((_("language english translation"), spoken))
        return self._card(_("How it looks"), settings)

    def _lock(self, shown: Shown) -> Card:
        hint = _("After so long without a key or the mouse, or after the laptop slept. What is typed is saved first.")
        lock = combo_field(_("Lock the file by &itself"), lock_choices(), hint).set_width(20)
        lock.show_text(str(shown.lock_minutes))
        lock.editor.activated.connect(lambda _at: self.presenter.set_lock_minutes(int(lock.text())))
        self._fields["lock"] = lock
        words = Button(_("Chan&ge the words"), press=partial(self.presenter.visit, to.ChangeWordsRoute))
        sheet = Button(_("Ne&w recovery sheet"), press=partial(self.presenter.visit, to.NewSheetRoute))
        return self._card(
            _("Words and lock"),
            [
                (_("change the words passphrase password recovery sheet code"), Flow(words, sheet)),
                (_("lock idle minutes sleep lid"), lock),
            ],
        )

    def _you(self, shown: Shown) -> Card:
        hint = _("People read it on the last page: Give the laptop back to Sam. It is printed on the pack.")
        name = text_field(_("Your first &name"), hint).set_width(32)
        name.show_text(shown.name)
        name.editor.textEdited.connect(lambda words: self.presenter.set_name(words))
        self._fields |= {"name": name}
        return self._card(
            _("You"), [(_("your first name facilitator"), name), (_("hand-back pin digits"), self._pin(shown))]
        )

    def _room(self, shown: Shown) -> Card:
        black = Switch(
            _("Black page"),
            detail=_("For a dark room. In a lit room white is better."),
            on=shown.settings.room_black,
            turned=lambda on: self.presenter.set_look("room", room_black=on),
        )
        keys = Switch(
            _("The B key hides the picture"),
            detail=_("Switch it off if you press keys by chance, or speak to the laptop."),
            on=shown.settings.room_keys,
            turned=lambda on: self.presenter.set_look("room", room_keys=on),
        )
        return self._card(
            _("Projector"), [(_("projector black page dark room"), black), (_("projector single keys blank"), keys)]
        )

    def _pin(self, shown: Shown) -> Column:
        hint = _("4 to 6 digits. It takes the laptop back after a person has answered, and opens nothing else.")
        pin = text_field(_("Hand-back &PIN"), hint).set_width(12)
        if isinstance(pin.editor, QLineEdit):
            pin.editor.setEchoMode(QLineEdit.EchoMode.Password)
            pin.editor.returnPressed.connect(lambda: self.presenter.set_pin(pin.text()))
        use = Button(_("&Use this PIN"), press=lambda: self.presenter.set_pin(pin.text()))
        self._pin_state = small(_("No PIN is set yet. You are asked for one at the first hand-over."))
        if shown.has_pin:
            self._pin_state.setText(_("A PIN is set. Type another one to change it."))
        self._fields |= {"pin": pin}
        return Column(pin, use, self._pin_state)

    def _respondents(self, shown: Shown) -> Card:
        hint = _("After so many minutes without a key, the answers are hidden. Nothing is deleted.")
        cover = number_field(_("&Minutes before answers are hidden"), shown.cover_minutes, 1, 30, hint)
        if isinstance(cover.editor, NumberBox):
            cover.editor.chosen.connect(lambda minutes: self.presenter.set_cover_minutes(minutes))
        keys = Switch(
            _("Number keys choose answers"),
            detail=_("Off is safer: a stray key changes nothing. They work only while the answers have the focus."),
            on=shown.number_keys,
            turned=self.presenter.set_number_keys,
        )
        voice = Column(text_label(_("Reading aloud"), "body_bold"), small(shown.voice), gap=4)
        self._fields["cover"] = cover
        return self._card(
            _("When people answer"),
            [
                (_("curtain minutes hidden idle"), cover),
                (_("number keys digits answers"), keys),
                (_("voice listen reading aloud speech sound"), voice),
            ],
        )

    def _results(self, shown: Shown) -> Card:
        lists = Switch(
            _("Answers may be saved as lists"),
            detail=_(
                "Off is safer. When it is on, you can choose it in the promise of a round before it starts."
                " People read it there, and only then can you save lists."
            ),
            on=shown.raw_lists,
            turned=self.presenter.set_raw_lists,
        )
        return self._card(_("Results"), [(_("raw answers lists export save"), lists)])

    def _card(self, title: str, settings: Sequence[Setting]) -> Card:
        card = Card(heading2(title), *(setting for _words, setting in settings), gap=16)
        self._cards.append((card, [(f"{title} {words}".casefold(), setting) for words, setting in settings]))
        return card

    def _show_matches(self, words: str) -> None:
        wanted = words.casefold().split()
        any_match = False
        for card, settings in self._cards:
            matches = [all(word in keys for word in wanted) for keys, _setting in settings]
            for (_keys, setting), shown in zip(settings, matches, strict=True):
                setting.setVisible(shown)
            card.setVisible(any(matches))
            any_match = any_match or any(matches)
        self._none.setVisible(not any_match)
