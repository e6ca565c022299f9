"""The words and the recovery sheet of a file, kept in sight until the words were typed once."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.recovery.presenter import RecoveryPresenter, SkipPresenter
from facilitator_app.ui.recovery.view import RecoveryPage
from facilitator_app.ui.routes import RecoveryRoute, SkipRecoveryRoute
from facilitator_app.ui.shell import FileSecret, Shell


def build(shell: Shell, route: RecoveryRoute, secret: FileSecret | None = None) -> RecoveryPage:
    """Words and sheet. Without a secret, which nobody keeps, there is nothing to show."""
    view = RecoveryPage()
    view.bind(RecoveryPresenter(view, shell, route, secret))
    return view


def build_skip(shell: Shell, route: SkipRecoveryRoute, secret: FileSecret | None = None) -> ConfirmPage:
    """Asks before going on without having typed the words; the secret goes back to the sheet."""
    view = ConfirmPage(_("&Back to the words"), _("&Open my file"))
    view.bind(SkipPresenter(view, shell, route, secret))
    return view
