"""The words and the recovery sheet of a file, kept in sight until the words were typed once."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import builder
from facilitator_app.ui.recovery.presenter import RecoveryPresenter, SkipPresenter
from facilitator_app.ui.recovery.view import RecoveryPage

build = builder(RecoveryPage, RecoveryPresenter)
build_skip = builder(lambda: ConfirmPage(_("&Back to the words"), _("&Open my file")), SkipPresenter)
