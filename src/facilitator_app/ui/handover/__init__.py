"""Get ready to hand the laptop over."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from facilitator_app.ui.handover.laptop import battery
from facilitator_app.ui.handover.presenter import HandoverPresenter
from facilitator_app.ui.handover.view import HandoverPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.routes import GetReadyRoute
from facilitator_app.ui.shell import Shell

__all__ = ["build"]


def build(shell: Shell, route: GetReadyRoute) -> FacilitatorPage:
    """Getting ready for the next person of this round."""
    view = HandoverPage()
    has_voice = find_voice(lambda _part: None) is not None
    presenter = HandoverPresenter(view, shell, route, len(QGuiApplication.screens()), battery(), has_voice=has_voice)
    view.passed.connect(presenter.lock_and_pass)
    view.rater_chosen.connect(presenter.choose_rater)
    view.else_asked.connect(presenter.choose_somebody_else)
    view.again_asked.connect(presenter.let_answer_again)
    view.only_to_come_chosen.connect(presenter.only_to_come)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view
