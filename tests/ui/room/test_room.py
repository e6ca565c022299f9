"""One thing at a time, large enough, by keys or a finger, and nothing that may not be published."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from facilitator_app.charts.room_rows import row_at
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.domain.talk import TalkPlan
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.event_watch import wake
from facilitator_app.ui.results.charts import ink_of
from facilitator_app.ui.room.picture import RoomPicture
from facilitator_app.ui.room.plan_presenter import TalkPresenter
from facilitator_app.ui.room.slides import LETTERS, slides_of, start_at
from facilitator_app.ui.room.speaker import SpeakerWindow
from facilitator_app.ui.room.window import RoomWindow
from facilitator_app.ui.routes import MainPointsRoute, TalkRoute
from facilitator_app.ui.theme import FINGER, Look, default_look, load_themes, look_of
from facilitator_app.ui.tour import settle
from facilitator_app.ui.widgets.list_table import ListTable
from facilitator_app.ui.window import Window
from finger import Finger
from packs import samples
from person import Beat
from services.test_comments import AS_WRITTEN, OTHER, PRIVATE, Comment, a_closed_round
from ui.checks import assert_sound
from ui.home.recording_shell import TODAY, RecordingShell, a_workspace
from ui.results.closed_rounds import a_closed_round as few_answers
from ui.results.closed_rounds import two_minds
from ui.setup.bench import beside_the_rail

LONG = "These meetings go on and on and nobody says what was decided in the end. " * 12


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def closed(workspace: Workspace) -> Round:
    return a_closed_round(workspace, *map(Comment, (*AS_WRITTEN, LONG)), OTHER, PRIVATE)


@pytest.fixture
def released(workspace: Workspace, closed: Round) -> RoundResults:
    found = workspace.results.of_round(closed.id)
    assert isinstance(found, RoundResults)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (1920, 1080)])
def test_every_slide_fits_and_is_read_from_the_back_row(
    released: RoundResults, show: Callable[..., Any], size: tuple[int, int]
) -> None:
    room = show(RoomWindow(released), *size)
    for number, slide in enumerate(room.slides):
        for inside in range(-1, len(slide.more)):
            room.go(number, inside)
            page = room.page
            assert room.size().toTuple() == size
            assert 0 < page.heightForWidth(page.width()) <= page.height(), room.slide
            for label in page.findChildren(QLabel):
                if label.isVisibleTo(room) and label.text():
                    metrics = QFontMetrics(label.font())
                    assert metrics.capHeight() >= 0.039 * size[1], label.text()
                    assert label.height() / metrics.lineSpacing() < 7.5, label.text()


def test_the_talk_has_ten_to_fifteen_slides_and_the_rest_lies_behind_them(released: RoundResults) -> None:
    assert 10 <= len(slides_of(samples.results())) <= 15, "of six themes"
    slides = slides_of(released)
    assert len(slides) <= 15, "of 22 themes"
    titles = [slide.title for slide in slides]
    assert titles[0] == released.partnership_name
    assert titles[-1] == "What do we want to do?"
    shown = [item for slide in slides for one in (slide, *slide.more) for item in one.items]
    assert {item.item_id for item in shown} >= {
        item.item_id for section in released.sections for item in section.items if not item.withheld
    }
    assert sum(slide.themes for slide in slides) == 1


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_the_buttons_can_be_touched_on_wide_and_on_narrow_pictures(
    released: RoundResults, show: Callable[..., Any], size: tuple[int, int]
) -> None:
    room = show(RoomWindow(released), *size)
    buttons = [one for one in room.findChildren(QAbstractButton) if one.isVisibleTo(room)]
    assert {one.accessibleName() or one.text() for one in buttons} >= {"Back", "Next", "Slides", "Leave"}
    for button in buttons:
        assert min(button.size().toTuple()) >= FINGER, button.accessibleName()
        assert room.rect().contains(button.rect().translated(button.mapTo(room, QPoint())))


@pytest.mark.slow
def test_down_and_up_look_closer_and_out_again(released: RoundResults, show: Callable[..., Any]) -> None:
    room = show(RoomWindow(released))
    room.go(next(number for number, slide in enumerate(room.slides) if len(slide.more) > 1))
    number, behind = room.number, len(room.slides[room.number].more)
    assert behind > 1
    for inside in range(behind):
        QTest.keyClick(room, Qt.Key.Key_Down)
        assert (room.number, room.inside) == (number, inside)
    QTest.keyClick(room, Qt.Key.Key_Down)
    assert room.inside == behind - 1, "there is nothing further in"
    QTest.keyClick(room, Qt.Key.Key_Up)
    assert room.inside == behind - 2
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert (room.number, room.inside, room.isVisible()) == (number, -1, True), "out of it first"
    QTest.keyClick(room, Qt.Key.Key_Down)
    QTest.keyClick(room, Qt.Key.Key_Right)
    assert (room.number, room.inside) == (number + 1, -1)


@pytest.mark.slow
def test_a_press_on_a_statement_shows_it_whole_and_one_beside_turns_the_slide(
    released: RoundResults, show: Callable[..., Any]
) -> None:
    room = show(RoomWindow(released), 1920, 1080)
    room.go(next(number for number, slide in enumerate(room.slides) if slide.items and slide.more))
    (picture,) = room.page.findChildren(RoomPicture)
    slide = room.slide
    rows = [(y, item) for y in range(0, picture.height(), 4)
            if (item := row_at(released, slide.items, picture.letters, float(picture.width()), y))]  # fmt: skip
    y, item = rows[len(rows) // 2]
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(20, y))
    assert room.slide.items == (item,)
    assert room.slide.title == item.statement
    number = room.number
    QTest.mouseClick(room, Qt.MouseButton.LeftButton, pos=QPoint(room.width() - 5, 5))
    assert (room.number, room.inside) == (number + 1, -1)
    QTest.mouseClick(room, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert (room.number, room.inside) == (number, -1)
    QTest.mouseClick(room, Qt.MouseButton.LeftButton, pos=QPoint(room.width() - 5, room.height() - 5))
    assert (room.number, room.inside) == (number, -1), "a button that is missed turns no slide"


def test_the_list_of_slides_leads_to_each(released: RoundResults, show: Callable[..., Any]) -> None:
    room = show(RoomWindow(released))
    finger = Finger(room, Beat())
    finger.press("Slides")
    last = room.slides[-1]
    finger.press(f"{len(room.slides)}. {last.title}")
    assert room.slide is last


def test_the_facilitator_sees_the_slide_the_next_one_and_notes(
    released: RoundResults, show: Callable[..., Any]
) -> None:
    room, now = show(RoomWindow(released)), [100.0]
    speaker = show(SpeakerWindow(room, default_look(), lambda: now[0]))

    def words() -> str:
        QApplication.processEvents()
        return " ".join(label.text() for label in speaker.findChildren(QLabel) if label.isVisibleTo(speaker))

    theme = next(number for number, slide in enumerate(room.slides) if slide.notes)
    room.go(theme)
    assert room.slides[theme].title in words()
    assert room.slides[theme + 1].title in words()
    assert all(note in words() for note in room.slides[theme].notes)
    QTest.keyClick(speaker, Qt.Key.Key_Right)
    assert room.number == theme + 1
    assert "0 minutes since the start" in words()
    now[0] += 40 * 60
    QTest.keyClick(speaker, Qt.Key.Key_Right)
    assert "40 minutes since the start" in words()
    room.go(len(room.slides) - 1)
    assert "This is the last slide." in words()
    speaker.close()
    assert not room.isVisible(), "nothing stays on the projector alone"


def test_a_held_key_turns_one_page(released: RoundResults, show: Callable[..., Any]) -> None:
    room = show(RoomWindow(released))
    for repeat in range(20):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", repeat > 0)
        wake()
        QApplication.sendEvent(room, press)
    assert room.number == 1


def test_keys_of_a_clicker_turn_pages_and_b_blanks(released: RoundResults, show: Callable[..., Any]) -> None:
    room = show(RoomWindow(released))
    for key, number in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Space, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_Left, 2),
                        (Qt.Key.Key_PageUp, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0)):  # fmt: skip
        QTest.keyClick(room, key)
        assert room.number == number
    QTest.keyClick(room, Qt.Key.Key_B)
    assert not [label.text() for label in room.findChildren(QLabel) if label.isVisibleTo(room)]
    QTest.keyClick(room, Qt.Key.Key_Right)
    assert (room.number, room.blank) == (0, False), "the page comes back before another"
    QTest.keyClick(room, Qt.Key.Key_End)
    assert f"{len(room.slides)} of {len(room.slides)}" in [label.text() for label in room.findChildren(QLabel)]
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert not room.isVisible()


@pytest.mark.slow
def test_a_finger_turns_pages_and_closes_the_picture(released: RoundResults, show: Callable[..., Any]) -> None:
    room = show(RoomWindow(released))
    finger = Finger(room, Beat())
    finger.press("Next")
    finger.press("Next")
    finger.press("Back")
    assert room.number == 1
    assert room.hasFocus(), "the keys of a clicker still turn pages"
    buttons = room.findChildren(QAbstractButton)
    assert all(min(button.width(), button.height()) >= FINGER for button in buttons)
    room.turn_blank()
    finger.tap_at(room.rect().center())
    assert not room.blank
    finger.press("Leave")
    assert not room.isVisible()


def test_single_keys_can_be_off(released: RoundResults, show: Callable[..., Any]) -> None:
    room = show(RoomWindow(released, single_keys=False, black=True))
    QTest.keyClick(room, Qt.Key.Key_B)
    assert not room.blank


@pytest.mark.usefixtures("qapp")
def test_it_takes_released_results_and_nothing_else(workspace: Workspace, closed: Round) -> None:
    for other in (closed, workspace.comments.private(closed.id), "notes", QWidget, None):
        with pytest.raises(TypeError):
            RoomWindow(other)  # type: ignore[arg-type]


def test_what_is_for_the_facilitator_alone_is_on_no_page(released: RoundResults) -> None:
    said = repr(slides_of(released))
    assert "I am afraid" not in said
    assert "Bo shouts" not in said
    assert AS_WRITTEN[0] in said


def test_what_can_be_chance_stands_beside_the_claim_on_the_wall(released: RoundResults) -> None:
    told = replace(released, pattern="“A” see less good news.", pattern_note="It can be chance.")
    slide = next(one for one in slides_of(told) if one.key == "differ")
    assert slide.lines[:2] == (told.pattern, told.pattern_note)


def test_a_long_comment_goes_on_over_several_pages_whole(released: RoundResults) -> None:
    quotes = [one.lines[0] for slide in slides_of(released) for one in (slide, *slide.more) if one.quote]
    assert max(map(len, quotes)) <= LETTERS
    assert " ".join(LONG.split()) in " ".join(quotes)


def test_it_starts_where_one_looked(released: RoundResults) -> None:
    slides = slides_of(released)
    section = released.sections[2]
    number, inside = start_at(slides, section.section_id)
    assert (slides[number].title, slides[number].more[inside].title) == ("All themes", section.title), "of 22 themes"
    item = section.items[0]
    number, inside = start_at(slides, item.item_id)
    assert slides[number].more[inside].items == (item,)
    assert start_at(slides, "nowhere") == (0, -1)


def test_f5_opens_it_and_locking_closes_it(workspace: Workspace, closed: Round, tmp_path: Path, qtbot: Any) -> None:
    window = Window(tmp_path / "settings.json", full_screen=False)
    qtbot.addWidget(window)
    window.show()
    window.opened(workspace)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.room is None, "nothing to show on Home"
    window.go(MainPointsRoute(closed.partnership_id, closed.id))
    QTest.keyClick(window, Qt.Key.Key_F5)
    room = window.room
    assert room is not None
    assert room.isVisible()
    window.lock()
    assert window.room is None
    window.close()


def test_slides_are_chosen_and_ordered_beforehand(
    tmp_path: Path, workspace: Workspace, closed: Round, qtbot: Any
) -> None:
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    qtbot.addWidget(window)
    window.opened(workspace)
    window.show()
    window.go(MainPointsRoute(closed.partnership_id, closed.id))
    QTest.mouseClick(button(window, "Choose slides"), Qt.MouseButton.LeftButton)
    settle()
    (table,) = window.findChildren(ListTable)
    titles = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert titles[-1] == "What do we want to do?"
    open_row(table, len(titles) - 1)
    QTest.mouseClick(button(window, "Move up"), Qt.MouseButton.LeftButton)
    open_row(table, 1)
    QTest.mouseClick(button(window, "Show this slide"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(window, "Show on projector"), Qt.MouseButton.LeftButton)
    assert window.room is not None
    shown = [slide.title for slide in window.room.slides]
    assert shown == [titles[0], *titles[2:-2], titles[-1], titles[-2]]
    window.room.close()
    assert workspace.talks.of_round(closed.id).left_out
    QTest.mouseClick(button(window, "As usual again"), Qt.MouseButton.LeftButton)
    assert workspace.talks.of_round(closed.id) == TalkPlan()
    for row in range(len(titles)):
        open_row(table, row)
        QTest.mouseClick(button(window, "Show this slide"), Qt.MouseButton.LeftButton)
    on = [row for row in range(len(titles)) if table.item(row, 2).text() == "Yes"]
    assert on == [len(titles) - 1], "a talk has one slide at least"
    workspace.retention.delete(closed.id)
    with workspace.store.transaction() as t:
        assert not t.settings.starting("talk:"), "it goes with the answers"


def open_row(table: ListTable, row: int) -> None:
    settle()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.item(row, 0)).center())
    settle()


def button(window: Window, name: str) -> QAbstractButton:
    settle()
    (found,) = [
        one
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and name in (one.accessibleName(), one.text().replace("&", ""))
    ]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_with_two_screens_the_talk_fills_the_second_and_the_laptop_shows_what_comes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    width, height = size
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "projector", "x": 1366, "y": 0, "width": width, "height": height},
    ]
    usual = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen | usual for screen in screens]}))
    run = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "two_screens.py"), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(run.stdout.splitlines()[-1])
    assert found["room"] == [1366, 0, width, height]
    assert found["full"]
    assert found["speaker"] == found["window"] == "laptop"
    assert found["turned"] == found["slides"] > 4
    assert found["left"], "Esc on the laptop takes the talk off both screens"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_a_theme_by_group_is_a_line_for_each_and_is_said_in_words(
    workspace: Workspace, show: Callable[..., Any], size: tuple[int, int]
) -> None:
    apart = two_minds(workspace)
    results = workspace.results.by_group(apart.id)
    assert isinstance(results, RoundResults)
    room = show(RoomWindow(results), *size)
    first = apart.instrument.sections[0]
    room.go(*next((number, inside) for number, slide in enumerate(room.slides) for inside, one in enumerate(slide.more)
                  if one.section is not None and one.section.section_id == first.id))  # fmt: skip
    settle()
    assert room.slide.title == first.title.text()
    (picture,) = room.page.findChildren(RoomPicture)
    everyone, agencies, commissioners = picture.accessibleName().split(". ")
    assert everyone.startswith("Everyone nearest to ")
    assert agencies == "Agencies nearest to Mostly"
    assert commissioners == "Commissioners nearest to In part."
    ink, image = ink_of(look_of(picture)), picture.pixmap().toImage()
    inks = [ink.groups[0], *(ink.group(mark) for mark in results.marks if mark)]
    spots = [_spot(image, colour) for colour in inks]
    assert [top for _left, top in spots] == sorted(top for _left, top in spots), "as they are named, one under another"
    across = [left for left, _top in spots]
    assert across[2] < across[0] < across[1], "commissioners see it less than everyone, agencies more"
    words = f"{room.number + 1} of {len(room.slides)}: {room.inside + 1} of {len(room.slides[room.number].more)}"
    (count,) = [one.text() for one in room.findChildren(QLabel) if one.text().replace("\u00a0", " ") == words]
    assert len(count.split(" ")) == 2, "it breaks between the two, where it must"


def _spot(image: QImage, colour: str) -> tuple[float, float]:
    """The middle of what has this colour."""
    wanted = QColor(colour).rgb()
    places = [
        (x, y) for y in range(0, image.height(), 2) for x in range(0, image.width(), 2) if image.pixel(x, y) == wanted
    ]
    return mean(x for x, _y in places), mean(y for _x, y in places)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_without_results_there_are_no_slides_to_choose(
    workspace: Workspace, show: Callable[..., Any], scale: float
) -> None:
    few = few_answers(workspace, 1, 1)
    page = TalkPresenter.build(RecordingShell(workspace), TalkRoute(few.partnership_id, few.id))
    show(page, width=beside_the_rail(scale), look=Look(load_themes()["light"], scale))
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert {"There is nothing to show on the projector.", "The results page says why."} <= set(shown)
    assert_sound(page, width=beside_the_rail(scale))
