"""Open a locked file, or set new words for one with its recovery code."""

from pathlib import Path

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import SCREENS, ForgottenRoute, UnlockRoute, WelcomeRoute
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.unlock.presenter import ForgottenPresenter, UnlockPresenter
from facilitator_app.ui.unlock.view import ForgottenPage, UnlockPage


def build(shell: Shell, route: UnlockRoute) -> FacilitatorPage:
    """The words of a file; where no file is known it is Welcome instead."""
    path = route.path or (Path(shell.settings.last_store) if shell.settings.last_store else None)
    if path is None:
        return SCREENS[WelcomeRoute].build(shell, WelcomeRoute())
    view = UnlockPage()
    view.bind(UnlockPresenter(view, shell, path))
    return view


def build_forgotten(shell: Shell, route: ForgottenRoute) -> ForgottenPage:
    """New words, given the recovery code."""
    view = ForgottenPage()
    view.bind(ForgottenPresenter(view, shell, route.path))
    return view
