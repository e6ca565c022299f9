"""Help."""

from facilitator_app.ui.help.presenter import HelpPresenter
from facilitator_app.ui.help.view import HelpPage
from facilitator_app.ui.routes import HelpRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: HelpRoute) -> HelpPage:
    """Help for one screen, or what to copy after a fault."""
    view = HelpPage()
    view.bind(HelpPresenter(view, shell, route.topic))
    return view
