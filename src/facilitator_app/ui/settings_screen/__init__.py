"""Settings."""

from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.routes import Route
from facilitator_app.ui.settings_screen.presenter import SettingsPresenter
from facilitator_app.ui.settings_screen.view import SettingsPage
from facilitator_app.ui.shell import Shell


def build(shell: Shell, _route: Route) -> SettingsPage:
    """Settings."""
    view = SettingsPage()
    view.bind(SettingsPresenter(view, shell, has_voice=find_voice(lambda _part: None) is not None))
    return view


__all__ = ["build"]
