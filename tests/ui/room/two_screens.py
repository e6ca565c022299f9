"""Run by a test on two screens: opens a talk from the facilitator's window and prints what lies where.

Arguments: a scratch folder and, to look at it, a folder for a picture of each slide and of what the facilitator sees.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.app import application_for_all
from facilitator_app.ui.shell import RoomRoute
from facilitator_app.ui.tour import settle
from facilitator_app.ui.window import Window
from services.test_comments import AS_WRITTEN, Comment, a_closed_round
from ui.home.recording_shell import TODAY, a_workspace


def main(scratch: Path, pictures: Path | None = None) -> dict[str, object]:
    app = application_for_all()
    workspace, _code = a_workspace(scratch / "store")
    closed = a_closed_round(workspace, *map(Comment, AS_WRITTEN))
    window = Window(scratch / "settings.json", today=lambda: TODAY)
    laptop = next(screen for screen in app.screens() if screen.name() == "laptop")
    window.setGeometry(laptop.availableGeometry().adjusted(0, 40, 0, 0))
    window.show()
    window.opened(workspace)
    settle()
    window.show_room(RoomRoute(closed.id))
    settle()
    room, speaker = window._projector.room, window._projector.speaker
    assert room is not None
    assert speaker is not None
    found: dict[str, object] = {
        "room": room.geometry().getRect(),
        "full": room.isFullScreen(),
        "speaker": speaker.screen().name(),
        "window": window.screen().name(),
    }
    turned = 0
    for number in range(len(room.slides)):
        settle()
        turned += room.number == number and speaker._now_title.text() == room.slide.title
        if pictures:
            room.grab().save(str(pictures / f"{number:02}.png"))
            speaker.grab().save(str(pictures / f"{number:02}_speaker.png"))
        QTest.keyClick(speaker, Qt.Key.Key_Right)
    found |= {"slides": len(room.slides), "turned": turned}
    QTest.keyClick(speaker, Qt.Key.Key_Escape)
    settle()
    found |= {"left": window._projector.room is None and window._projector.speaker is None}
    window.close()
    return found


if __name__ == "__main__":
    print(json.dumps(main(*map(Path, sys.argv[1:]))))
