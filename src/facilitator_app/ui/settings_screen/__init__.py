"""Settings."""

from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.routes import SettingsRoute
from facilitator_app.ui.settings_screen.presenter import SettingsPresenter
from facilitator_app.ui.settings_screen.view import SettingsPage
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: SettingsRoute) -> SettingsPage:
    """Settings."""
    page = SettingsPage()
    page.bind(SettingsPresenter(page, shell, route, has_voice=find_voice(lambda _part: None) is not None))
    return page
