"""Settings."""

from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.settings_screen.presenter import SettingsPresenter
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: to.SettingsRoute) -> FacilitatorPage:
    """Settings, which say whether this laptop can read aloud."""
    return SettingsPresenter.build(shell, route, has_voice=find_voice(lambda _part: None) is not None)
