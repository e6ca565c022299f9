"""Ways to begin, and how the app looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.settings import SCALES, Settings
from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.starting.picture import PartnershipPicture
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Column,
    Flow,
    MainButton,
    Row,
    Wide,
    combo_field,
    heading2,
    small,
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
        create = MainButton(_("&Create my file"), press=partial(presenter.visit, to.PassphraseRoute))
        other = Button(_("&Open a file I already have"), press=presenter.open_other)
        self.add(self._begin(create, other))
        self.add(Row(Wide(self._practice(presenter)), Wide(self._look(presenter)), gap=16, fold=True))
        self.set_first_focus(create)
        super().bind(presenter)

    def show_look(self, settings: Settings) -> None:
        self._theme.show_text(settings.theme)
        self._scale.show_text(str(settings.scale))

    def _begin(self, create: MainButton, other: Button) -> Card:
        words = Column(
            heading2(_("Your file stays on this laptop")),
            _("All that you and others type is kept in one file, locked with words of yours."),
            _("Nothing is sent anywhere. There is no account and no sign-in."),
            Flow(create, other),
            small(_("Making the file takes about a minute. You need a printer or a USB stick for one page.")),
            gap=10,
        )
        return Card(Row(Wide(words), PartnershipPicture(), gap=24), bar=True, margins=(28, 24, 28, 24))

    def _practice(self, presenter: WelcomePresenter) -> Card:
        practise = Button(_("&Try it with made-up people"), press=presenter.practise)
        return Card(
            heading2(_("Look round first")),
            _("A partnership with made-up people, three rounds over two years, and an open one."),
            practise,
            small(_("It is marked Practice on every page. It is thrown away when you close it.")),
            REST,
            gap=10,
        )

    def _look(self, presenter: WelcomePresenter) -> Card:
        self._theme = combo_field(_("Co&lours"), theme_words())
        self._scale = combo_field(_("Te&xt size"), [(str(s), f"{round(s * 100)} %") for s in SCALES]).set_width(12)
        self._theme.editor.activated.connect(lambda _at: presenter.choose_theme(self._theme.text()))
        self._scale.editor.activated.connect(lambda _at: presenter.choose_scale(float(self._scale.text())))
        return Card(
            heading2(_("How it should look")),
            Row(self._theme, self._scale, gap=24, fold=True),
            small(_("You can change both at any time in Settings.")),
            REST,
            gap=10,
        )
