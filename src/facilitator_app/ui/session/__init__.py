"""P7: the session with one person about their feedback, on a screen that two people look at."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.shell import Shell, Where


def open_session(shell: Shell, where: Where, inner_id: str) -> None:
    """The session with the subject of this inner round, from where it stopped. ``where``: the round about people."""
    shell.go("session", Where(where.partnership_id, where.round_id, inner_id))


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """P7; ``where.page`` is the round of one subject, and after a line break what is asked first."""
    # Pages of packs are drawn with parts that the first window does not need.
    from facilitator_app.ui.confirm_page import ConfirmPage
    from facilitator_app.ui.session.presenter import ERASE, ErasePresenter, SessionPresenter
    from facilitator_app.ui.session.view import SessionPage

    if where.page.endswith(f"\n{ERASE}"):
        asking = ConfirmPage(_("Keep it"), _("Erase what we wrote"))
        asking.bind(ErasePresenter(asking, shell, where))
        return asking
    view = SessionPage()
    view.bind(SessionPresenter(view, shell, where))
    return view


__all__ = ["build", "open_session"]
