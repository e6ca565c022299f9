"""Reading a page aloud with the system's own voices, where this laptop has any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QLoggingCategory, QObject
from PySide6.QtGui import QAccessible

_ENGINE = "the voice of this laptop"
"""The name under which the application keeps the engine: on Linux it takes a second or more to ask for all voices."""


class Voice(QObject):
    """Reads parts one after the other. ``lit`` is told the number of the part being read, and None at the end."""

    def __init__(self, engine: Any, lit: Callable[[int | None], None]) -> None:
        super().__init__()
        self._engine = engine
        self._lit = lit
        self._parts: list[str] = []
        self._next = 0
        engine.stateChanged.connect(self._state_changed)

    @property
    def speaking(self) -> bool:
        return bool(self._parts)

    def say(self, parts: Sequence[str], language: str = "en") -> None:
        """Read these parts; what is being read stops."""
        self.stop()
        self._parts = [part for part in parts if part]
        self._next = 0
        # What was stopped may take a moment to end. Until then its end would be taken for the end of the first part.
        if self._engine.state().name in ("Ready", "Error"):
            choose_locale(self._engine, language)
            self._go_on()

    def stop(self) -> None:
        """Be quiet at once."""
        if self._parts:
            self._parts = []
            self._engine.stop()
            self._lit(None)

    def _go_on(self) -> None:
        if self._next < len(self._parts):
            self._lit(self._next)
            self._next += 1
            self._engine.say(self._parts[self._next - 1])
        elif self._parts:
            self._parts = []
            self._lit(None)

    def _state_changed(self, state: Any) -> None:
        if state.name == "Ready" and self._parts:
            self._go_on()
        elif state.name == "Error":
            self._next = len(self._parts)
            self._go_on()


def choose_locale(engine: Any, language: str) -> bool:
    """Let the engine speak this language, as this computer's country does if it can; False if it cannot at all."""
    locales = [one for one in engine.availableLocales() if one.name().partition("_")[0] == language]
    if not locales:
        return False
    wanted = (QLocale.system().name(), "en_GB", engine.locale().name())
    best = next((one for name in wanted for one in locales if one.name() == name), locales[0])
    if engine.locale() != best:
        engine.setLocale(best)
    return bool(engine.availableVoices())


def find_voice(lit: Callable[[int | None], None], engine_name: str = "", language: str = "en") -> Voice | None:
    """A voice, or None: no speech part in this program, no voice on this laptop, or a screen reader is speaking."""
    if QAccessible.isActive() and not engine_name:
        return None
    # The part for sound says on standard error which of the system's libraries it can do without.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        speech = import_module("PySide6.QtTextToSpeech")
    except ImportError:
        return None
    owner = QCoreApplication.instance()
    kept = owner.findChild(QObject, _ENGINE + engine_name) if owner is not None else None
    engine = kept or (speech.QTextToSpeech(engine_name) if engine_name else speech.QTextToSpeech())
    if not choose_locale(engine, language):
        return None
    engine.setObjectName(_ENGINE + engine_name)
    engine.setParent(owner)
    return Voice(engine, lit)
