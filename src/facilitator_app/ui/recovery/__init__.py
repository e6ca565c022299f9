"""The way back into a file that was just made: its recovery sheet, and one try of its words."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.recovery.presenter import RecoveryPresenter, SkipPresenter
from facilitator_app.ui.recovery.view import RecoveryPage
from facilitator_app.ui.routes import RecoveryRoute, SkipRecoveryRoute
from facilitator_app.ui.shell import FileSecret, Shell


def build(shell: Shell, _route: RecoveryRoute, secret: FileSecret | None = None) -> RecoveryPage:
    """The sheet. Without a secret, which nobody keeps, there is none to show."""
    view = RecoveryPage()
    view.bind(RecoveryPresenter(view, shell, secret))
    return view


def build_skip(shell: Shell, _route: SkipRecoveryRoute, secret: FileSecret | None = None) -> ConfirmPage:
    """Asks before going on without having tried the words; the secret goes back to the sheet."""
    view = ConfirmPage(_("&Not yet"), _("&Go on without"))
    view.bind(SkipPresenter(view, shell, secret))
    return view
