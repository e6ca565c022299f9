"""Nothing of one person reaches the next, and no key leads out: the K tests."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import textwrap
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QDir, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Outside
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.ui.event_watch import wake
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.comment import OwnWordsPage
from facilitator_app.ui.respondent.views.hand_back import HandBackPage
from facilitator_app.ui.respondent.views.passing import PassPage
from ui.respondent import samples

CANARY = "ZEBRA-7731"
Make = Callable[..., RespondentMode]
MakeRound = Callable[..., Round]
Key = Qt.Key
Mod = Qt.KeyboardModifier
KEYS: list[tuple[Qt.Key, Qt.KeyboardModifier]] = [
    *((getattr(Key, f"Key_F{number}"), Mod.NoModifier) for number in range(1, 13)),
    *((getattr(Key, f"Key_{letter}"), Mod.ControlModifier) for letter in "QWNOPSFLZYXCVAHRTDKMJIB"),
    *((getattr(Key, f"Key_{letter}"), Mod.ControlModifier | Mod.ShiftModifier) for letter in "NTZSIJPQ"),
    *((getattr(Key, f"Key_{letter}"), Mod.AltModifier) for letter in "FEVHBSC"),
    (Key.Key_F4, Mod.AltModifier), (Key.Key_Left, Mod.AltModifier), (Key.Key_Right, Mod.AltModifier),
    (Key.Key_Space, Mod.AltModifier), (Key.Key_Home, Mod.AltModifier), (Key.Key_Return, Mod.AltModifier),
    (Key.Key_F4, Mod.ControlModifier), (Key.Key_F6, Mod.ControlModifier), (Key.Key_Tab, Mod.ControlModifier),
    (Key.Key_Comma, Mod.ControlModifier), (Key.Key_0, Mod.ControlModifier), (Key.Key_PageUp, Mod.ControlModifier),
    (Key.Key_F10, Mod.ShiftModifier), (Key.Key_Insert, Mod.ShiftModifier), (Key.Key_Insert, Mod.ControlModifier),
    (Key.Key_Delete, Mod.ShiftModifier), (Key.Key_Menu, Mod.NoModifier), (Key.Key_Print, Mod.NoModifier),
    (Key.Key_Pause, Mod.NoModifier), (Key.Key_Back, Mod.NoModifier), (Key.Key_Forward, Mod.NoModifier),
    (Key.Key_HomePage, Mod.NoModifier), (Key.Key_Search, Mod.NoModifier), (Key.Key_Help, Mod.NoModifier),
    (Key.Key_Escape, Mod.NoModifier), (Key.Key_Escape, Mod.AltModifier), (Key.Key_Escape, Mod.ShiftModifier),
]  # fmt: skip


def everything_said() -> Iterator[str]:
    """Every text of every widget of the program, shown or not, and what a screen reader may say."""
    for widget in QApplication.allWidgets():
        for name in (
            "text",
            "toPlainText",
            "title",
            "windowTitle",
            "toolTip",
            "statusTip",
            "whatsThis",
            "placeholderText",
        ):
            value = getattr(widget, name, None)
            if callable(value):
                yield str(value())
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is not None:
            for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
                yield spoken.text(kind)


def traces(marks: list[str]) -> list[str]:
    said = list(everything_said())
    clipboard = QGuiApplication.clipboard()
    said += [clipboard.text(), clipboard.text(clipboard.Mode.Selection)]
    return [text for text in said for mark in marks if mark and mark in text]


def answer_as_somebody(mode: RespondentMode, clock: object) -> list[str]:
    """One person types marker words everywhere and sends; gives the marks: typed words, three words, code."""
    samples.to_first_question(mode.flow)
    mode.flow.choose(mode.flow.page.key, Outside.NOT_APPLICABLE)
    mode._do(mode.flow.add_comment)
    page = mode.page
    assert isinstance(page, OwnWordsPage)
    QTest.keyClicks(page.box, CANARY)
    page.box.selectAll()
    page.box.copy()
    clock.tick()  # type: ignore[attr-defined]
    QTest.mouseClick(page.continue_button, Qt.MouseButton.LeftButton)
    assert mode.flow.seat is not None
    words = mode.flow.seat.words
    mode._do(mode.flow.send_now)
    assert any(CANARY in text for text in everything_said()), "the check page shows it: the search finds things"
    mode._do(mode.flow.send)
    return [CANARY, words, mode.flow.code]


def test_nothing_is_left_after_the_hand_back(
    make_mode: Make,
    make_round: MakeRound,
    clock: object,
    settle: Callable[[], None],
    store_folder: Path,
    own_places: list[Path],
) -> None:
    mode = make_mode(make_round().id)
    marks = answer_as_somebody(mode, clock)
    pages = [mode.page]
    clock.tick()  # type: ignore[attr-defined]
    QTest.mouseClick(mode.page.continue_button, Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(mode.page, HandBackPage)
    assert not shiboken6.isValid(pages[0])
    assert traces(marks) == []
    assert mode.window().windowTitle() == ""
    assert any(store_folder.iterdir())
    assert [path for place in (store_folder, *own_places) for path in holders(place, marks)] == []


@pytest.fixture
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A home and a folder for temporary files that this test alone uses, where Python and Qt look for them."""
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    for folder in (home, temporary):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name, folder in (("TMPDIR", temporary), ("HOME", home), ("XDG_CONFIG_HOME", home), ("XDG_DATA_HOME", home),
                         ("XDG_CACHE_HOME", home), ("XDG_STATE_HOME", home), ("XDG_RUNTIME_DIR", home)):  # fmt: skip
        monkeypatch.setenv(name, str(folder))
    return [home, temporary]


def holders(folder: Path, marks: list[str]) -> list[Path]:
    """The files under a folder that hold one of the marks, or have one in their name."""
    found = []
    for path in folder.rglob("*"):
        held = path.read_bytes() if path.is_file() else b""
        if any(m.encode() in held or m.encode("utf-16-le") in held or m in path.name for m in marks):
            found.append(path)
    return found


def test_the_search_of_files_finds_a_planted_one(own_places: list[Path]) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-16-le", delete=False) as file:
        file.write(f"note: {CANARY}")
    assert QDir.tempPath() == str(own_places[1])
    assert holders(own_places[1], [CANARY]) == [Path(file.name)]


def test_the_search_for_traces_finds_a_planted_one(make_mode: Make, make_round: MakeRound) -> None:
    mode = make_mode(make_round().id)
    mode.page.setAccessibleDescription(CANARY)
    assert traces([CANARY]) == [CANARY] * len(traces([CANARY]))
    assert traces([CANARY])


def test_undo_brings_nothing_back_to_the_next_person(
    make_mode: Make, make_round: MakeRound, clock: object, settle: Callable[[], None]
) -> None:
    round_ = make_round()
    marks = answer_as_somebody(first := make_mode(round_.id), clock)
    first._do(first.flow.clear_screen)
    settle()
    second = make_mode(round_.id)
    samples.to_first_question(second.flow)
    second._do(second.flow.add_comment)
    page = second.page
    assert isinstance(page, OwnWordsPage)
    for _time in range(3):
        QTest.keyClick(page.box, Key.Key_Z, Mod.ControlModifier)
        QTest.keyClick(page.box, Key.Key_Y, Mod.ControlModifier)
        QTest.keyClick(page.box, Key.Key_V, Mod.ControlModifier)
        QTest.keyClick(page.box, Key.Key_Insert, Mod.ShiftModifier)
    assert page.box.toPlainText() == ""
    assert traces(marks[:1] + marks[2:]) == []


def test_nothing_of_the_facilitator_can_be_pasted(make_mode: Make, make_round: MakeRound) -> None:
    QGuiApplication.clipboard().setText("a facilitator's note")
    make_mode(make_round().id)
    assert QGuiApplication.clipboard().text() == ""


def test_paste_works_copy_and_cut_do_not(make_mode: Make, make_round: MakeRound) -> None:
    mode = make_mode(make_round().id)
    page = comment_page(mode)
    QGuiApplication.clipboard().setText("from an aid that dictates")
    QTest.keyClick(page.box, Key.Key_V, Mod.ControlModifier)
    assert page.box.toPlainText() == "from an aid that dictates"
    QGuiApplication.clipboard().clear()
    for key, modifier in ((Key.Key_C, Mod.ControlModifier), (Key.Key_X, Mod.ControlModifier),
                          (Key.Key_Delete, Mod.ShiftModifier), (Key.Key_Insert, Mod.ControlModifier)):  # fmt: skip
        QTest.keyClick(page.box, Key.Key_A, Mod.ControlModifier)
        QTest.keyClick(page.box, key, modifier)
    page.box.selectAll()
    page.box.cut()
    assert QGuiApplication.clipboard().text() == ""
    assert page.box.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def comment_page(mode: RespondentMode) -> OwnWordsPage:
    samples.to_first_question(mode.flow)
    mode._do(mode.flow.add_comment)
    assert isinstance(mode.page, OwnWordsPage)
    return mode.page


@pytest.mark.parametrize("where", ["pass", "question", "comment", "hand_back"])
def test_no_key_leads_out(make_mode: Make, make_round: MakeRound, clock: object, where: str) -> None:
    """Sixty keys and more: no window opens, no shortcut of the window fires, nobody else's words appear."""
    assert len(KEYS) >= 60
    mode = make_mode(make_round().id)
    if where in ("question", "comment"):
        comment_page(mode)
    if where == "question":
        mode._do(mode.flow.back)
    if where == "hand_back":
        mode._do(mode.flow.clear_screen)
    window = mode.window()
    assert isinstance(window, QMainWindow)
    fired: list[str] = []
    for key, modifier in KEYS:
        if key is Key.Key_Escape:
            continue
        shortcut = QShortcut(QKeySequence(key.value | modifier.value), window)
        shortcut.activated.connect(lambda key=key: fired.append(str(key)))
    action = QAction("&File", window)
    menu = QMenu("&File", window)
    action.setMenu(menu)
    ends: list[str] = []
    mode.ended.connect(ends.append)
    before = set(QApplication.topLevelWidgets())
    for key, modifier in KEYS:
        clock.tick()  # type: ignore[attr-defined]
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
        if mode.flow.page.screen is PageKind.STOP:
            mode._do(mode.flow.go_on)
    assert fired == []
    assert ends == []
    assert QApplication.activePopupWidget() is None
    shown = [w for w in set(QApplication.topLevelWidgets()) - before if w.isVisible()]
    assert shown == []
    assert mode.blocks_close()


def test_no_menu_no_middle_click_no_dropped_file(make_mode: Make, make_round: MakeRound) -> None:
    mode = make_mode(make_round().id)
    page = comment_page(mode)
    page.box.setPlainText("mine")
    for target in (page.box, page.box.viewport(), page, mode):
        centre = target.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, centre, target.mapToGlobal(centre))
        wake()
        QApplication.sendEvent(target, event)
        assert QApplication.activePopupWidget() is None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/hosts")])
    mime.setText("a dropped file")
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Mod.NoModifier, QEvent.Type.Drop
    )
    wake()
    QApplication.sendEvent(page.box.viewport(), drop)
    QTest.mouseClick(page.box.viewport(), Qt.MouseButton.MiddleButton, Mod.NoModifier, QPoint(5, 5))
    assert page.box.toPlainText() == "mine"


def test_no_accessibility_action_leads_out(make_mode: Make, make_round: MakeRound) -> None:
    mode = make_mode(make_round().id)
    comment_page(mode)
    names = set()
    for widget in mode.window().findChildren(QWidget):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is not None and spoken.actionInterface() is not None:
            names.update(spoken.actionInterface().actionNames())
    assert not names & {"ShowMenu"}


@pytest.mark.slow
def test_nobody_holds_on_to_the_person_before(
    make_mode: Make, make_round: MakeRound, clock: object, settle: Callable[[], None]
) -> None:
    mode = make_mode(make_round().id)
    answer_as_somebody(mode, clock)
    flow, page = weakref.ref(mode.flow), weakref.ref(mode.page)
    window = mode.window()
    assert isinstance(window, QMainWindow)
    mode.leave()
    window.takeCentralWidget().deleteLater()
    del mode
    settle()
    gc.collect()
    assert flow() is None
    assert page() is None


def test_settings_of_the_seat_are_forgotten(make_mode: Make, make_round: MakeRound, settle: Callable[[], None]) -> None:
    round_ = make_round()
    mode = make_mode(round_.id)
    mode._do(mode.flow.ready)
    page = mode.page
    page.sizes.option("2.0").click()  # type: ignore[attr-defined]
    page.colours.option("black").click()  # type: ignore[attr-defined]
    page.easy.click()  # type: ignore[attr-defined]
    assert (mode._seeing.theme, mode._seeing.scale, mode._seeing.easy) == ("black", 2.0, True)
    mode._do(mode.flow.decline)
    mode._do(mode.flow.clear_screen)
    settle()
    for seeing in (mode._seeing, make_mode(round_.id)._seeing):
        assert (seeing.theme, seeing.scale, seeing.easy) == ("light", 1.0, False)
    assert isinstance(make_mode(round_.id).page, PassPage)


@pytest.mark.slow
def test_killed_in_mid_question(tmp_path: Path) -> None:
    """The answers before it are there with the three words, and not without; a second person's draft stays shut."""
    folder = tmp_path / "store"
    program = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        sys.path[:0] = sys.argv[2:]
        from ui.respondent import samples
        from facilitator_app.domain.response import Comment
        from facilitator_app.ui.respondent.flow import AnsweringFlow
        workspace = samples.workspace(Path(sys.argv[1]))
        round_ = samples.saved_round(workspace)
        flow = AnsweringFlow(workspace.responding, workspace.preferences, round_, "vol")
        samples.to_first_question(flow)
        flow.choose(flow.page.key, 3)
        flow.carry_on()
        flow.add_comment()
        flow.write(flow.page.key, Comment("half a sentence"))
        flow.save()
        flow.choose(flow.page.key, 1)
        print(round_.id, flow.seat.words, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    paths = [str(Path(__file__).parents[3] / "src"), str(Path(__file__).parents[2])]
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder), *paths], capture_output=True, text=True, check=False
    )
    assert done.returncode == -9, done.stderr
    round_id, words = done.stdout.strip().split(" ", 1)
    workspace = open_workspace(folder, samples.PASSPHRASE)
    try:
        seat = workspace.responding.come_back(round_id, words)
        assert dict(seat.response.answers) == {"p1i1": 3}
        assert seat.response.comments["p1i2"].text == "half a sentence"
        with pytest.raises(AppError):
            workspace.responding.come_back(round_id, "apple river stone")
        assert workspace.rounds.progress(round_id).paused == 1
    finally:
        workspace.close()


def test_closing_is_blocked_until_the_end(make_mode: Make, make_round: MakeRound, cheap_store: Workspace) -> None:
    mode = make_mode(make_round().id)
    assert mode.blocks_close()
    mode.leave()
    assert not mode.blocks_close()
    assert cheap_store.rounds.open_rounds()
