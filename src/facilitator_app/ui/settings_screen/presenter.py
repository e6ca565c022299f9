"""Each change saves itself and works at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from facilitator_app.domain.language import _
from facilitator_app.settings import Settings
from facilitator_app.ui import routes as to
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.settings_screen.view import SettingsPage
from facilitator_app.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows. ``name`` is empty until the facilitator types one; ``voice`` is a sentence."""

    settings: Settings
    name: str
    has_pin: bool
    cover_minutes: int
    number_keys: bool
    voice: str
    raw_lists: bool
    lock_minutes: int


class SettingsPresenter(Presenter[SettingsPage, to.SettingsRoute]):
    """``has_voice``: whether this laptop can read aloud now."""

    def __init__(self, view: SettingsPage, shell: Shell, route: to.SettingsRoute, *, has_voice: bool) -> None:
        super().__init__(view, shell, route)
        self._has_voice = has_voice

    def show(self) -> None:
        preferences = self.workspace.preferences
        voice = _("This laptop has a voice. People can press Listen on each question.")
        if not self._has_voice:
            voice = _(
                "No voice was found on this laptop, or a screen reader is speaking. Listen is left out then;"
                " you can read to people yourself."
            )
        self.view.show_settings(
            Shown(
                self.shell.settings,
                preferences.typed_name,
                preferences.has_pin,
                preferences.cover_minutes,
                preferences.number_keys,
                voice,
                preferences.raw_lists,
                preferences.lock_minutes,
            )
        )

    def choose_theme(self, theme: str) -> None:
        self.set_look("theme", theme=theme)

    def choose_scale(self, scale: float) -> None:
        self.set_look("scale", scale=scale)

    def choose_language(self, code: str) -> None:
        """Speak it at once, on this page too."""
        if code != self.shell.settings.language and self.set_look("language", language=code):
            self.shell.refresh()

    def set_look(self, field: str, **change: Any) -> bool:
        """Other settings of how the program looks; ``field``: where it is said if they cannot be saved."""
        return self._do(field, lambda: self.shell.change_settings(replace(self.shell.settings, **change)))

    def set_name(self, name: str) -> None:
        self._do("name", lambda: self.workspace.preferences.set_facilitator_name(name))

    def set_pin(self, pin: str) -> None:
        """Set it and empty the box, so that nobody reads it there."""
        if self._do("pin", lambda: self.workspace.preferences.set_pin(pin.strip())):
            self.view.show_pin_set()

    def set_cover_minutes(self, minutes: int) -> None:
        self._do("cover", lambda: self.workspace.preferences.set_cover_minutes(minutes))

    def set_lock_minutes(self, minutes: int) -> None:
        self._do("lock", lambda: self.workspace.preferences.set_lock_minutes(minutes))

    def set_number_keys(self, on: bool) -> None:
        self._do("keys", lambda: self.workspace.preferences.set_number_keys(on))

    def set_raw_lists(self, on: bool) -> None:
        self._do("lists", lambda: self.workspace.preferences.set_raw_lists(on))

    def _do(self, field: str, work: Callable[[], None]) -> bool:
        done = self.kept(work, partial(self.view.show_field_error, field))
        if done:
            self.view.clear_errors()
        return done
