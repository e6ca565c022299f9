"""F1: lock the file."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.passphrase.presenter import PassphrasePresenter
from facilitator_app.ui.passphrase.view import PassphrasePage


def build(desk: Desk, _where: Where) -> PassphrasePage:
    """F1."""
    view = PassphrasePage()
    view.attend(PassphrasePresenter(view, desk))
    return view


__all__ = ["build"]
