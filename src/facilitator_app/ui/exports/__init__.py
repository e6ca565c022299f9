"""P3: a chart or a table to take away."""

from facilitator_app.ui.exports.presenter import ExportsPresenter
from facilitator_app.ui.exports.view import ExportsPage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, where: Where) -> ExportsPage:
    """P3; ``where.page`` is a theme's id, or empty for all themes."""
    view = ExportsPage()
    presenter = ExportsPresenter(view, shell, where)
    view.back_asked.connect(shell.back)
    view.bind(presenter)
    return view


__all__ = ["build"]
