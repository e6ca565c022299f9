"""Close the round, and open a closed one again."""

from facilitator_app.domain.language import _
from facilitator_app.ui.closing.presenter import ClosingPresenter, ReopeningPresenter
from facilitator_app.ui.closing.view import BeforeActPage
from facilitator_app.ui.page import builder

build = builder(lambda: BeforeActPage(_("Not yet"), _("Close the round")), ClosingPresenter)
build_reopening = builder(lambda: BeforeActPage(_("Not now"), _("Open the round again")), ReopeningPresenter)
