"""The facilitator's preferences for this laptop: how the app looks and which store was used last.

Nothing about a partnership or a person is kept here: those live inside the encrypted store.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.files import write_whole

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
FOLLOW_COMPUTER = "follow"


@dataclass(frozen=True, slots=True)
class Settings:
    """``theme``: the name of a theme, or "follow" for this computer's. ``scale``: text size, 1.0 to 2.0.

    ``language``: the code of one that has a catalogue, "en", or "" for this computer's.
    """

    theme: str = FOLLOW_COMPUTER
    scale: float = 1.0
    last_store: str = ""
    room_black: bool = False
    room_keys: bool = True
    language: str = ""

    def stepped(self, step: int) -> Settings:
        """With the text so many sizes larger or smaller; 0: as it is at first."""
        index = SCALES.index(self.scale) + step
        return replace(self, scale=SCALES[max(0, min(len(SCALES) - 1, index))] if step else SCALES[0])


def load(path: Path) -> Settings:
    """The settings in this file; the usual ones where the file is missing, damaged or holds unknown values."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(content, dict):
        return Settings()
    spoken = content.get("language")
    theme, scale, last = content.get("theme"), content.get("scale"), content.get("last_store")
    return Settings(
        theme=theme if isinstance(theme, str) else FOLLOW_COMPUTER,
        scale=scale if scale in SCALES else 1.0,
        last_store=last if isinstance(last, str) else "",
        room_black=content.get("room_black") is True,
        room_keys=content.get("room_keys") is not False,
        language=spoken if isinstance(spoken, str) else "",
    )


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all. Raises AppError "settings_not_saved"."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(asdict(settings)).encode())
    except OSError as error:
        raise AppError(
            "settings_not_saved",
            _("Your choice works now, but this laptop could not save it for next time."),
            _("Free some space on the disk."),
        ) from error
