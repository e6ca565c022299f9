"""Get ready to hand the laptop over."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from facilitator_app.ui import routes as to
from facilitator_app.ui.handover.laptop import battery
from facilitator_app.ui.handover.presenter import HandoverPresenter
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: to.GetReadyRoute) -> FacilitatorPage:
    """Getting ready for the next person of this round."""
    has_voice = find_voice(lambda _part: None) is not None
    return HandoverPresenter.build(shell, route, len(QGuiApplication.screens()), battery(), has_voice=has_voice)
