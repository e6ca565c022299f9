"""F2: a way back in."""

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.shell import Shell, Where
from facilitator_app.ui.way_back.presenter import SKIP, SkipPresenter, WayBackPresenter
from facilitator_app.ui.way_back.view import WayBackPage


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """F2; ``where.page`` holds lines: the recovery code of the store just made, its words, and ``SKIP`` if so."""
    code, words, step = [*where.page.split("\n"), "", ""][:3]
    if step == SKIP:
        skip_page = ConfirmPage(_("&Not yet"), _("&Go on without"))
        skip_page.bind(SkipPresenter(skip_page, shell, code, words))
        return skip_page
    view = WayBackPage()
    view.bind(WayBackPresenter(view, shell, code, words))
    return view


__all__ = ["build"]
