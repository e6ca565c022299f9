"""The window: going and coming back, work in the background, locking, text size, and what respondents may not do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QProgressBar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import Job, Step
from facilitator_app.services.workspace import Workspace
from facilitator_app.settings import FOLLOW_COMPUTER
from facilitator_app.ui import printing
from facilitator_app.ui.clock import SleepAwareClock
from facilitator_app.ui.fitting import open_up
from facilitator_app.ui.routes import (
    CopiesRoute,
    HelpRoute,
    HomeRoute,
    PacksRoute,
    QuestionsRoute,
    RoundRoute,
    SettingsRoute,
    SetupQuestionnaireRoute,
)
from facilitator_app.ui.theme import load_themes, look_of
from facilitator_app.ui.window import Window
from ui.home.recording_shell import TODAY, a_workspace
from ui.results.closed_rounds import a_closed_round

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path / "store")[0]


@pytest.fixture
def window(tmp_path: Path, workspace: Workspace, qtbot: Any, settle: Callable[[], None]) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.opened(workspace)
    settle()
    yield made
    made.close()
    made.deleteLater()


def test_the_whole_window_is_seen_on_a_small_screen(window: Window) -> None:
    room = window.screen().availableSize()
    assert room.width() < 1366  # the off-screen platform has a small one
    open_up(window)
    assert window.isMaximized()


def test_back_goes_the_way_that_was_come(window: Window, settle: Callable[[], None]) -> None:
    window.go(SettingsRoute())
    window.go(HelpRoute("settings"))
    window.go(HelpRoute("home"), remember=False)
    settle()
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.screen_name == "settings"
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.screen_name == "home"


def test_help_is_about_the_screen_it_was_asked_on(window: Window, settle: Callable[[], None]) -> None:
    window.go(CopiesRoute())
    settle()
    QTest.keyClick(window, Qt.Key.Key_F1)
    settle()
    assert window.screen_name == "help"
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.screen_name == "copies"


def test_text_size_by_keys_is_kept(window: Window, tmp_path: Path) -> None:
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert look_of(window.page).scale == window.settings.scale == 1.5
    QTest.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert window.settings.scale == 1.25
    assert Window(tmp_path / "settings.json").settings.scale == 1.25
    QTest.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert window.settings.scale == 1.0


def test_locking_closes_the_store_and_forgets_the_way(window: Window, workspace: Workspace) -> None:
    window.go(SettingsRoute())
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert (window.screen_name, window.is_open) == ("unlock", False)
    with pytest.raises(Exception, match="closed"):
        workspace.partnerships.rows()
    window.back()
    assert window.screen_name == "unlock"
    QTest.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    assert window.screen_name == "unlock"


def test_every_page_has_the_look_of_the_window(window: Window, settle: Callable[[], None]) -> None:
    window.change_settings(replace(window.settings, theme="dark", scale=2.0))
    for route in (HomeRoute(), SettingsRoute(), CopiesRoute()):
        window.go(route)
        settle()
        title = window.page.title_label  # type: ignore[union-attr]
        assert look_of(title).scale == 2.0
        assert title.font().pixelSize() == look_of(title).font("h1").pixelSize()
        assert title.palette().windowText().color() == look_of(title).colour("ink")


# --- work in the background


def waiting_job(go_on: threading.Event, tidied: list[str]) -> Job[str]:
    try:
        yield Step(0, 2, "The first half")
        go_on.wait(20)
        yield Step(1, 2, "The second half")
        return "made"
    finally:
        tidied.append("tidied")


@pytest.mark.slow
def test_long_work_shows_itself_and_can_be_cancelled(window: Window, qtbot: Any) -> None:
    go_on, tidied, told = threading.Event(), [], []
    window.run(waiting_job(go_on, tidied), "Making it", told.append, told.append)
    bar = window.findChild(QProgressBar)
    assert not bar.isVisible(), "short work shows nothing"
    qtbot.waitUntil(bar.isVisible)
    assert window.is_working
    cancel = next(b for b in window.findChildren(QAbstractButton) if b.text() == "Cancel")
    go_on.set()
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert (told, tidied, window.is_working, bar.isVisible()) == ([], ["tidied"], False, False)


def test_the_result_goes_to_the_page_that_asked(window: Window, qtbot: Any) -> None:
    go_on, told = threading.Event(), []
    go_on.set()
    window.run(waiting_job(go_on, []), "Making it", told.append, told.append)
    qtbot.waitUntil(lambda: not window.is_working)
    assert told == ["made"]
    late = threading.Event()
    window.run(waiting_job(late, []), "Making it", told.append, told.append)
    window.go(SettingsRoute())
    late.set()
    qtbot.waitUntil(lambda: not window.is_working)
    assert told == ["made"], "a page that is gone is not told"


def test_what_was_kept_for_work_that_came_to_nothing_is_put_right_wherever_one_is(window: Window, qtbot: Any) -> None:
    """The number of a pack, say: cancelled or failed after one went to another page, it would be used up."""
    told: list[str] = []
    for fails in (False, True):
        go_on, unused = threading.Event(), []
        job = failing_job() if fails else waiting_job(go_on, [])
        window.run(job, "Making it", told.append, told.append, unused=lambda done=unused: done.append("put right"))
        window.go(SettingsRoute())
        go_on.set()
        window.run(finished_job(), "Something else", told.append, told.append)
        qtbot.waitUntil(lambda: not window.is_working)
        assert unused == ["put right"]
    assert "There is no room." not in " ".join(told)


def finished_job() -> Job[str]:
    yield Step(0, 1, "Doing")
    return "done"


@pytest.mark.slow
def test_work_begun_while_a_page_is_built_is_told_to_it(window: Window, workspace: Workspace, qtbot: Any) -> None:
    closed = a_closed_round(workspace)
    window.go(PacksRoute(closed.partnership_id, closed.id))
    qtbot.waitUntil(lambda: not window.is_working)
    words = [label.text() for label in window.page.findChildren(type(window.page.title_label))]  # type: ignore[union-attr]
    assert any(text.startswith("Page 1 of ") for text in words)


def failing_job() -> Job[str]:
    yield Step(0, 1, "Trying")
    raise AppError("disk_full", "There is no room.", "Free some space.")


def test_trouble_is_told_as_a_sentence(window: Window, qtbot: Any) -> None:
    told: list[str] = []
    window.run(failing_job(), "Trying", told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["There is no room. Free some space."]


def test_closing_the_window_stops_the_work_and_locks(window: Window, qtbot: Any) -> None:
    go_on, tidied = threading.Event(), []
    window.run(waiting_job(go_on, tidied), "Making it", print, print)
    go_on.set()
    window.close()
    assert tidied == ["tidied"]
    assert not window.is_open
    assert qtbot


def test_printing_goes_page_by_page_to_the_chosen_printer(
    window: Window, workspace: Workspace, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator_app.packs.recovery_sheet import recovery_sheet

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printing.prepare(printer)
    answers: list[QPrinter | None] = [None, printer]
    monkeypatch.setattr(printing, "ask_printer", lambda _parent, _pdf: answers.pop(0))
    pdf, told = recovery_sheet("ABCD-EFGH", workspace.store.id, date(2026, 11, 24)), []
    stopped = ["stopped"]
    window.print_pdf(pdf, lambda: told.append("done"), told.append, stopped.clear)
    assert (told, stopped, window.is_working) == ([], [], False), "no printer was chosen"
    window.print_pdf(pdf, lambda: told.append("done"), told.append, lambda: told.append("stopped"))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["done"]
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer, and its box would open")
def test_a_laptop_without_a_printer_says_so(window: Window) -> None:
    told: list[str] = []
    window.print_pdf(b"", lambda: told.append("done"), told.append, lambda: told.append("stopped"))
    words = "No printer is set up on this laptop. Save it as PDF and print it elsewhere, or set up a printer."
    assert told == [words, "stopped"]


def test_the_look_is_worked_out_anew_when_the_desktop_changes_its_colours(window: Window) -> None:
    """The toolkit tells the new colours with the news: a page that could not take them became a page of trouble."""
    window.change_settings(replace(window.settings, theme="dark"))
    window.settings = replace(window.settings, theme=FOLLOW_COMPUTER)
    assert look_of(window.page).theme.name == "dark"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look_of(window.page).theme.name == "light"


@pytest.mark.parametrize("theme", list(load_themes()))
def test_the_strip_of_long_work_has_the_ground_of_the_window(
    window: Window, settle: Callable[[], None], theme: str
) -> None:
    """As it is seen there: a widget between it and the window may paint over what it would be by itself."""
    strip = window._frame.strip
    strip.show()
    window.change_settings(replace(window.settings, theme=theme))
    settle()
    seen = window.grab().toImage().pixelColor(strip.mapTo(window, QPoint(4, 4)))
    assert seen.name() == look_of(window.page).colour("window").name()


def test_its_seconds_pass_while_the_laptop_sleeps(window: Window, workspace: Workspace) -> None:
    """Unless a test brings a clock of its own: for the lock, and for respondents and their screen cover."""
    running = a_closed_round(workspace, 1, 0, close=False)
    window.hand_over(running.id, running.groups[0].id)
    mode = window.respondent
    assert mode is not None
    assert isinstance(window._clock, SleepAwareClock)
    assert mode._clock is window.idle_lock._clock is window._clock
    mode.leave()


def test_when_it_was_saved_does_not_outlive_the_file(window: Window, workspace: Workspace) -> None:
    def said() -> list[str]:
        labels = window.findChildren(QLabel)
        return [label.text() for label in labels if label.text().startswith("Saved ")]

    window.saved()
    assert said()
    window.adopt(workspace)
    assert not said(), "another file was opened"
    window.saved()
    window.lock()
    assert not said(), "the file is closed"


def test_a_look_at_a_questionnaire_leads_back_to_where_one_was(
    window: Window, workspace: Workspace, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "_full_screen", True)
    partnership = workspace.partnerships.create("Harbour")
    window.go(SetupQuestionnaireRoute(partnership.id))
    window.go(QuestionsRoute("quick-check"))
    window.preview("quick-check")
    settle()
    assert window.respondent is not None
    assert not window.isFullScreen(), "it stays in the window"
    window.respondent.ended.emit("")
    settle()
    assert window.screen_name == "questions"
    window.back()
    assert window.screen_name == "setup_questionnaire"


def test_after_reading_questions_enter_takes_no_other_questionnaire(
    window: Window, workspace: Workspace, settle: Callable[[], None]
) -> None:
    def reader() -> QAbstractButton:
        every = window.findChildren(QAbstractButton)
        return next(one for one in every if one.accessibleName() == "Read the questions: Ten-point quick check")

    window.go(SetupQuestionnaireRoute(workspace.partnerships.create("Harbour").id))
    settle()
    assert not reader().hasFocus()
    reader().click()
    settle()
    assert window.screen_name == "questions"
    window.back()
    settle()
    assert QApplication.focusWidget() is reader()


# --- respondents


def test_a_respondent_can_neither_close_nor_leave(
    window: Window, workspace: Workspace, settle: Callable[[], None]
) -> None:
    running = a_closed_round(workspace, 1, 0, close=False)
    window.go(RoundRoute(running.partnership_id, running.id))
    window.hand_over(running.id, running.groups[0].id)
    settle()
    for key, modifier in (
        (Qt.Key.Key_L, CONTROL),
        (Qt.Key.Key_Comma, CONTROL),
        (Qt.Key.Key_Left, ALT),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(window, key, modifier)
    assert window.is_open
    assert window.page is None
    assert not window.close()
    assert window.respondent is not None
    window.respondent.leave()
    settle()
    assert (window.screen_name, window.respondent) == ("round", None)
    QTest.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    assert window.screen_name == "settings"
