"""The session with one person about their feedback, on a screen that two people look at."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import builder
from facilitator_app.ui.session.presenter import ErasePresenter, SessionPresenter
from facilitator_app.ui.session.view import SessionPage

build = builder(SessionPage, SessionPresenter)
build_erase = builder(lambda: ConfirmPage(_("Keep it"), _("Erase what we wrote")), ErasePresenter)
