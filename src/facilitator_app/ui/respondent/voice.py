"""Reading a page aloud with the system's own voices, where this laptop has any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible


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

    def say(self, parts: Sequence[str]) -> None:
        """Read these parts; what is being read stops."""
        self.stop()
        self._parts = [part for part in parts if part]
        self._next = 0
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


def find_voice(lit: Callable[[int | None], None], engine_name: str = "") -> Voice | None:
    """A voice, or None: no speech part in this program, no voice on this laptop, or a screen reader is speaking."""
    if QAccessible.isActive() and not engine_name:
        return None
    try:
        speech = import_module("PySide6.QtTextToSpeech")
    except ImportError:
        return None
    engine = speech.QTextToSpeech(engine_name) if engine_name else speech.QTextToSpeech()
    if engine.state().name == "Error" or not engine.availableVoices():
        return None
    return Voice(engine, lit)
