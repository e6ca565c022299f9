"""Copies and moving."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.copies.presenter import CopiesPresenter, CopyOnlinePresenter
from facilitator_app.ui.copies.view import CopiesPage
from facilitator_app.ui.page import builder

build = builder(CopiesPage, CopiesPresenter)
build_online = builder(lambda: ConfirmPage(_("&No, go back"), _("&Copy it there all the same")), CopyOnlinePresenter)
