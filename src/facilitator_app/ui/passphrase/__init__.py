"""F1: lock the file."""

from facilitator_app.ui.passphrase.presenter import PassphrasePresenter
from facilitator_app.ui.passphrase.view import PassphrasePage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, _where: Where) -> PassphrasePage:
    """F1."""
    view = PassphrasePage()
    view.bind(PassphrasePresenter(view, shell))
    return view


__all__ = ["build"]
