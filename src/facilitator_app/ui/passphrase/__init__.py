"""Lock the file."""

from facilitator_app.ui.passphrase.presenter import PassphrasePresenter
from facilitator_app.ui.passphrase.view import PassphrasePage
from facilitator_app.ui.routes import Route
from facilitator_app.ui.shell import Shell


def build(shell: Shell, _route: Route) -> PassphrasePage:
    """The words of the file."""
    view = PassphrasePage()
    view.bind(PassphrasePresenter(view, shell))
    return view


__all__ = ["build"]
