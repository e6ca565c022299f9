"""Settings."""

from facilitator_app.ui.page import builder
from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.settings_screen.presenter import SettingsPresenter
from facilitator_app.ui.settings_screen.view import SettingsPage

build = builder(
    SettingsPage,
    lambda view, shell, _route: SettingsPresenter(view, shell, has_voice=find_voice(lambda _part: None) is not None),
)
