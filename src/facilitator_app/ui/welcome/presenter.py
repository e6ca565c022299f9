"""Make a store, open one, or try it with made-up people."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.domain.language import _
from facilitator_app.settings import Settings
from facilitator_app.ui import routes as to
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.starting.practice import Practice
from facilitator_app.ui.welcome.view import WelcomePage


class WelcomePresenter(Presenter[WelcomePage, to.WelcomeRoute]):
    def begin(self) -> None:
        self._practice = Practice(self.shell, self.view.show_error)

    def show(self) -> None:
        self.view.show_look(self.shell.settings)

    def open_other(self) -> None:
        """Ask for a store and go to its passphrase."""
        path = self.shell.ask_open_path(_("Open your file"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.shell.go(to.UnlockRoute(path))

    def practise(self) -> None:
        """A store with made-up people that goes when it is closed."""
        self._practice.start(self.shell.opened)

    def choose_theme(self, theme: str) -> None:
        self._settle(replace(self.shell.settings, theme=theme))

    def choose_scale(self, scale: float) -> None:
        self._settle(replace(self.shell.settings, scale=scale))

    def end(self) -> None:
        """The page is gone: a practice store that nobody was told of is not wanted."""
        self._practice.give_up()

    def _settle(self, settings: Settings) -> None:
        self.tried(lambda: self.shell.change_settings(settings))
