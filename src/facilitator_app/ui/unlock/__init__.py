"""Open a locked file, or set new words for one with its recovery code."""

from facilitator_app.ui.page import FacilitatorPage, builder
from facilitator_app.ui.routes import UnlockRoute, WelcomeRoute
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.unlock.presenter import ForgottenPresenter, UnlockPresenter
from facilitator_app.ui.unlock.view import ForgottenPage, UnlockPage

build_forgotten = builder(ForgottenPage, ForgottenPresenter)


def build(shell: Shell, route: UnlockRoute) -> FacilitatorPage:
    """The words of a file; where no file is known it is Welcome instead."""
    if route.path is None and not shell.settings.last_store:
        return WelcomeRoute.screen.build(shell, WelcomeRoute())
    page: FacilitatorPage = builder(UnlockPage, UnlockPresenter)(shell, route)
    return page
