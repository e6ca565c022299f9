"""Open a closed round again."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import builder
from facilitator_app.ui.reopening.presenter import ReopeningPresenter

build = builder(
    lambda: ConfirmPage(_("Not now"), _("Open the round again"), back=_("Round"), foot=True), ReopeningPresenter
)
