"""Run by a test on two screens: talks about a theme from the projector and prints what lies where.

Arguments: a scratch folder and, to look at it, a folder for pictures.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.app import application_for_all
from facilitator_app.ui.discussion.one_view import DiscussionPage
from facilitator_app.ui.routes import DiscussionsRoute
from facilitator_app.ui.shell import RoomRoute
from facilitator_app.ui.tour import settle
from facilitator_app.ui.window import Window
from services.test_comments import AS_WRITTEN, Comment, a_closed_round
from ui.home.recording_shell import TODAY, a_workspace


def main(scratch: Path, pictures: Path | None = None) -> dict[str, object]:
    app = application_for_all()
    workspace, _code = a_workspace(scratch / "store")
    closed = a_closed_round(workspace, *map(Comment, AS_WRITTEN))
    section = closed.instrument.sections[0]
    window = Window(scratch / "settings.json", today=lambda: TODAY)
    laptop = next(screen for screen in app.screens() if screen.name() == "laptop")
    window.setGeometry(laptop.availableGeometry().adjusted(0, 40, 0, 0))
    window.show()
    window.opened(workspace)
    settle()
    projector = window._projector
    window.show_room(RoomRoute(closed.id, section.id))
    settle()
    assert projector.speaker is not None
    QTest.keyClick(projector.speaker, Qt.Key.Key_T)
    settle()
    page, wall = window.page, projector.talk
    assert isinstance(page, DiscussionPage)
    assert wall is not None
    found: dict[str, object] = {
        "slides": projector.room is None and projector.speaker is None,
        "wall": wall.geometry().getRect(),
        "full": wall.isFullScreen(),
        "words": wall._words.text() == section.title.text(),
        "keys": window.isActiveWindow() and page.fields["note"].editor.hasFocus(),
    }
    QTest.keyClicks(page.fields["note"].editor, "We meet too rarely")
    settle()
    found["said"] = wall.said.text()
    if pictures:
        wall.grab().save(str(pictures / "wall.png"))
    long = "word " * 1000 + "the end"
    page.fields["note"].editor.setPlainText(long)
    page.fields["agreed"].editor.setPlainText("We meet each month. " * 25)
    settle()
    found |= {"agreed": wall.agreed.text()[:19], "end": wall.said.text()[-7:]}
    labels = (wall._words, wall.said, wall.agreed)
    found["fits"] = all(label.heightForWidth(label.width()) <= label.height() for label in labels)
    found["all of it"] = wall.rect().contains(wall.agreed.parentWidget().geometry())
    if pictures:
        wall.grab().save(str(pictures / "wall_long.png"))
        window.grab().save(str(pictures / "page.png"))
    window.refresh()
    settle()
    found["refreshed"] = projector.talk is not None
    QTest.keyClick(projector.talk or wall, Qt.Key.Key_Escape)
    settle()
    again = window.page
    assert isinstance(again, DiscussionPage)
    again.fields["note"].editor.setPlainText("more")
    found["taken away"] = projector.talk is None
    QTest.mouseClick(again.wall, Qt.MouseButton.LeftButton)
    settle()
    found["back"] = projector.talk is not None
    found["awake"] = not window._may_lock()
    window.go(DiscussionsRoute(closed.partnership_id, closed.id))
    settle()
    found["left"] = projector.talk is None
    window.close()
    return found


if __name__ == "__main__":
    print(json.dumps(main(*map(Path, sys.argv[1:]))))
