"""What the app can find out about this laptop. Nothing here guesses: what is unknown is left out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

POWER = Path("/sys/class/power_supply")
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


def battery(folder: Path = POWER) -> Battery | None:
    """The first battery of this computer; None where there is none or nothing is known of it."""
    try:
        supplies = sorted(folder.iterdir())
    except OSError:
        return None
    for supply in supplies:
        try:
            if (supply / "type").read_text("ascii").strip() != "Battery":
                continue
            percent = int((supply / "capacity").read_text("ascii"))
            status = (supply / "status").read_text("ascii").strip()
        except (OSError, ValueError):
            continue
        return Battery(max(0, min(100, percent)), status == "Discharging")
    return None
