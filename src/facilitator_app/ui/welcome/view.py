"""Ways to begin, and how the app looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.settings import SCALES, Settings
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.picture import PartnershipPicture
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    Flow,
    MainButton,
    Row,
    combo_field,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.wordings import theme_words

if TYPE_CHECKING:
    from facilitator_app.ui.welcome.presenter import WelcomePresenter


class WelcomePage(FacilitatorPage):
    presenter: WelcomePresenter

    def __init__(self) -> None:
        super().__init__(
            _("Welcome to Partnership Rounds"),
            _("Ask each person how the partnership works, talk about it together, agree what to do."),
        )

    def bind(self, presenter: WelcomePresenter) -> None:
        """Connect to the presenter and show the page."""
        create = MainButton(_("&Create my file"), press=presenter.create)
        other = Button(_("&Open a file I already have"), press=presenter.open_other)
        self.body.addWidget(self._begin(create, other))
        both = Row(gap=16, fold=True)
        both.add(self._practice(presenter), self._look(presenter), stretch=1)
        self.body.addWidget(both)
        self.set_first_focus(create)
        super().bind(presenter)

    def show_look(self, settings: Settings) -> None:
        self._theme.show_text(settings.theme)
        self._scale.show_text(str(settings.scale))

    def _begin(self, create: MainButton, other: Button) -> Card:
        words = Column(
            heading2(_("Your file stays on this laptop")),
            text_label(_("All you type is kept in one file, locked with words that only you know.")),
            text_label(_("Nothing is sent anywhere. There is no account and no sign-in.")),
            Flow(create, other),
            small(_("Making the file takes about a minute. You need a printer or a USB stick for one page.")),
            gap=10,
        )
        row = Row(gap=24)
        row.add(words, stretch=1)
        row.add(PartnershipPicture())
        return Card(row, bar=True, margins=(28, 24, 28, 24))

    def _practice(self, presenter: WelcomePresenter) -> Card:
        practise = Button(_("&Try it with made-up people"), press=presenter.practise)
        card = Card(
            heading2(_("Look round first")),
            text_label(_("A partnership with made-up people, two closed rounds and an open one.")),
            practise,
            small(_("It is marked Practice on every page. It is thrown away when you close it.")),
            gap=10,
        )
        card.add_stretch()
        return card

    def _look(self, presenter: WelcomePresenter) -> Card:
        self._theme = combo_field(_("Co&lours"), theme_words())
        self._scale = combo_field(_("Te&xt size"), [(str(s), f"{round(s * 100)} %") for s in SCALES]).set_width(12)
        self._theme.editor.activated.connect(lambda _at: presenter.choose_theme(self._theme.text()))
        self._scale.editor.activated.connect(lambda _at: presenter.choose_scale(float(self._scale.text())))
        card = Card(
            heading2(_("How it should look")),
            Row(self._theme, self._scale, gap=24, fold=True),
            small(_("You can change both at any time in Settings.")),
            gap=10,
        )
        card.add_stretch()
        return card
