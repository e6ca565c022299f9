"""Open a locked file, or set new words for one with its recovery code."""

from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.unlock.presenter import UnlockPresenter


def build(shell: Shell, route: to.UnlockRoute) -> FacilitatorPage:
    """The words of a file; where no file is known it is Welcome instead."""
    if route.path is None and not shell.settings.last_store:
        return to.WelcomeRoute.screen.build(shell, to.WelcomeRoute())
    return UnlockPresenter.build(shell, route)
