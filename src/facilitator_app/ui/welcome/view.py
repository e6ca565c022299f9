"""F0 as three ways to begin, and how the app looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.settings import SCALES, Settings
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Column, Notice, Row, combo_field, heading2, small, text_label
from facilitator_app.ui.wordings import theme_words

if TYPE_CHECKING:
    from facilitator_app.ui.welcome.presenter import WelcomePresenter


class WelcomePage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__(
            _("Partnership Rounds"),
            _("See how well your partnership works together: ask each person, talk about it, agree what to do."),
        )
        self._notice = Notice("", "info")
        self._notice.hide()

    def attend(self, presenter: WelcomePresenter) -> None:
        """Connect to the presenter and show the page."""
        self._presenter = presenter
        self.main_button(_("&Create my file"), presenter.create)
        self.button(_("&Open a file I already have"), presenter.open_other)
        self.button(_("&Try it with made-up people"), presenter.practise)
        self.body.addWidget(self._notice)
        self.body.addWidget(
            Card(
                heading2(_("Your file stays on this laptop, locked with your words")),
                text_label(_("Everything you type is kept in one locked file. Nothing is sent anywhere.")),
                text_label(_("The try-out is marked Practice on every page. It is thrown away when you close it.")),
                bar=True,
            )
        )
        self._theme = combo_field(_("Co&lours"), theme_words()).set_width(26)
        self._scale = combo_field(_("Te&xt size"), [(str(s), f"{round(s * 100)} %") for s in SCALES]).set_width(12)
        self.body.addWidget(
            Column(
                heading2(_("How it should look")),
                Row(self._theme, self._scale, gap=24, fold=True),
                small(_("You can change both at any time in Settings.")),
                gap=10,
            )
        )
        presenter.show()
        self._theme.editor.activated.connect(lambda _at: presenter.choose_theme(self._theme.text()))
        self._scale.editor.activated.connect(lambda _at: presenter.choose_scale(float(self._scale.text())))

    def show_look(self, settings: Settings) -> None:
        self._theme.show_text(settings.theme)
        self._scale.show_text(str(settings.scale))

    def show_busy(self, words: str) -> None:
        self._notice.set_words(words, "info")
        self._notice.show()
