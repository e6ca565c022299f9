"""P3: a chart or a table to take away."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.exports.presenter import ExportsPresenter
from facilitator_app.ui.exports.view import ExportsPage


def build(desk: Desk, where: Where) -> ExportsPage:
    """P3; ``where.page`` is a theme's id, or empty for all themes."""
    view = ExportsPage()
    presenter = ExportsPresenter(view, desk, where)
    view.back_asked.connect(desk.back)
    view.attend(presenter)
    return view


__all__ = ["build"]
