"""What the app can find out about this laptop. Nothing here guesses: what is unknown is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psutil

LOW = 20
"""Percent below which the laptop should be plugged in before it is handed over."""


@dataclass(frozen=True, slots=True)
class Battery:
    """``percent`` that is left, and whether the laptop runs on it."""

    percent: int
    discharging: bool

    @property
    def low(self) -> bool:
        return self.discharging and self.percent < LOW


def _sensor() -> Any:
    """What the system says of its battery; some systems have nothing to ask."""
    ask: Callable[[], Any] | None = getattr(psutil, "sensors_battery", None)
    return ask() if ask is not None else None


def battery(ask: Callable[[], Any] = _sensor) -> Battery | None:
    """The battery of this computer; None where there is none or nothing is known of it."""
    try:
        reading = ask()
    except (OSError, RuntimeError, ValueError, NotImplementedError):  # a sensor that is there and cannot be read
        return None
    if reading is None or reading.percent is None:
        return None
    return Battery(max(0, min(100, round(reading.percent))), reading.power_plugged is False)
