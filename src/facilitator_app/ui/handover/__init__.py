"""F10: get ready to hand the laptop over."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.handover.laptop import battery
from facilitator_app.ui.handover.presenter import HandoverPresenter
from facilitator_app.ui.handover.view import HandoverPage
from facilitator_app.ui.page import FacilitatorPage

__all__ = ["build"]


def build(desk: Desk, where: Where) -> FacilitatorPage:
    """F10 for the next person of this round."""
    view = HandoverPage()
    presenter = HandoverPresenter(view, desk, where, len(QGuiApplication.screens()), battery())
    view.passed.connect(presenter.lock_and_pass)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view
