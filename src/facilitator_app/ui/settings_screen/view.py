"""S1 as one page with headings and a find box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.domain.language import _
from facilitator_app.settings import SCALES
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Field,
    Switch,
    combo_field,
    heading2,
    number_field,
    small,
    text_field,
    text_label,
)
from facilitator_app.ui.wordings import theme_words

if TYPE_CHECKING:
    from facilitator_app.ui.settings_screen.presenter import SettingsPresenter, Shown


class SettingsPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(_("Settings"), _("Each change is saved at once."))
        self._fields: dict[str, Field[QWidget]] = {}
        self._cards: list[tuple[str, Card]] = []

    def attend(self, presenter: SettingsPresenter) -> None:
        """Connect to the presenter and show the settings."""
        self._presenter = presenter
        presenter.show()

    def show_settings(self, shown: Shown) -> None:
        self._find = text_field(_("&Find a setting")).set_width(32)
        self._find.editor.textEdited.connect(self._show_found)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find.editor.setFocus)
        self.body.addWidget(self._find)
        self._none = text_label(_("No setting has such a name."), colour="muted")
        self._none.hide()
        self._look(shown)
        self._you(shown)
        self._respondents(shown)
        self.body.addWidget(self._none)

    def show_saved(self) -> None:
        self.clear_errors()
        for field in self._fields.values():
            field.clear_error()

    def show_field_error(self, field: str, words: str) -> None:
        where = self._fields.get(field)
        if where is None:
            self.show_error(words)
            return
        where.show_error(words)
        self.show_errors([(words, where.editor)])

    def _look(self, shown: Shown) -> None:
        theme = combo_field(_("Co&lours"), theme_words()).set_width(26)
        theme.show_text(shown.settings.theme)
        theme.editor.activated.connect(lambda _at: self._presenter.choose_theme(theme.text()))
        words = _("Ctrl and plus, and Ctrl and minus, change it on every screen.")
        scale = combo_field(_("Te&xt size"), [(str(s), f"{round(s * 100)} %") for s in SCALES], words).set_width(12)
        scale.show_text(str(shown.settings.scale))
        scale.editor.activated.connect(lambda _at: self._presenter.choose_scale(float(scale.text())))
        self._fields |= {"theme": theme, "scale": scale}
        self._card(_("How it looks"), theme, scale, keys=_("colours theme dark text size contrast"))

    def _you(self, shown: Shown) -> None:
        hint = _("People who answer read it: Give the laptop back to Sam. It is printed on the pack.")
        name = text_field(_("Your first &name"), hint).set_width(32)
        name.show_text(shown.name)
        name.editor.editingFinished.connect(lambda: self._presenter.set_name(name.text()))
        hint = _("4 to 6 digits. It takes the laptop back after a person has answered, and opens nothing else.")
        pin = text_field(_("Hand-back &PIN"), hint).set_width(12)
        pin.editor.setEchoMode(QLineEdit.EchoMode.Password)
        pin.editor.setPlaceholderText(_("Set") if shown.has_pin else "")
        use = Button(_("&Use this PIN"))
        use.clicked.connect(lambda: self._presenter.set_pin(pin.text()))
        self._fields |= {"name": name, "pin": pin}
        self._card(_("You"), name, pin, use, keys=_("name facilitator pin hand back"))

    def _respondents(self, shown: Shown) -> None:
        hint = _("After so many minutes without a key, the answers are hidden. Nothing is deleted.")
        curtain = number_field(_("&Minutes before answers are hidden"), shown.curtain_minutes, 1, 30, hint)
        curtain.editor.chosen.connect(self._presenter.set_curtain_minutes)
        keys = Switch(
            _("Number keys choose answers"),
            on_word=_("On"),
            off_word=_("Off"),
            detail=_("Off is safer: a stray key changes nothing. They work only while the answers have the focus."),
        )
        keys.setChecked(shown.number_keys)
        keys.clicked.connect(self._presenter.set_number_keys)
        voice = small(_("Reading aloud needs the speech part of the program. Without it, Listen is left out."))
        self._fields["curtain"] = curtain
        self._card(_("When people answer"), curtain, keys, voice, keys=_("curtain minutes number keys voice listen"))

    def _card(self, title: str, *widgets: QWidget, keys: str) -> None:
        card = Card(heading2(title), *widgets, gap=12)
        self._cards.append((f"{title} {keys}".casefold(), card))
        self.body.addWidget(card)

    def _show_found(self, words: str) -> None:
        wanted = words.casefold().split()
        found = [all(word in keys for word in wanted) for keys, _card in self._cards]
        for (_keys, card), shown in zip(self._cards, found):
            card.setVisible(shown)
        self._none.setVisible(not any(found))
