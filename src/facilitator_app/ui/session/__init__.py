"""The session with one person about their feedback, on a screen that two people look at."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.routes import EraseSessionRoute, SessionRoute
from facilitator_app.ui.session.presenter import ErasePresenter, SessionPresenter
from facilitator_app.ui.session.view import SessionPage
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: SessionRoute) -> SessionPage:
    """The session, from where it stopped."""
    view = SessionPage()
    view.bind(SessionPresenter(view, shell, route))
    return view


def build_erase(shell: Shell, route: EraseSessionRoute) -> ConfirmPage:
    """Asks before everything that was written goes."""
    page = ConfirmPage(_("Keep it"), _("Erase what we wrote"))
    page.bind(ErasePresenter(page, shell, route))
    return page


__all__ = ["build", "build_erase"]
