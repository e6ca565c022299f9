"""F3: open a locked file."""

from facilitator_app.ui import welcome
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.shell import Shell, Where
from facilitator_app.ui.unlock.presenter import FORGOTTEN, ForgottenPresenter, UnlockPresenter
from facilitator_app.ui.unlock.view import ForgottenPage, UnlockPage


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """F3; ``where.page`` is the path of the store (the last one used if empty), with a line ``FORGOTTEN`` if so.

    Where no store is known it is Welcome instead.
    """
    path, step = [*where.page.split("\n"), ""][:2]
    path = path or shell.settings.last_store
    if not path:
        return welcome.build(shell, where)
    if step == FORGOTTEN:
        forgotten = ForgottenPage()
        forgotten.bind(ForgottenPresenter(forgotten, shell, path))
        return forgotten
    view = UnlockPage()
    view.bind(UnlockPresenter(view, shell, path))
    return view


__all__ = ["build"]
