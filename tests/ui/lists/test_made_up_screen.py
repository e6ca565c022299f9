"""A made-up screen with a list, a form and Undo, written as CONTRIBUTING.md says: all of it works from the first day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.ui.list_editor import YES, Form, Input, ListContents, ListEditor, ListLogic, Spec
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Head
from facilitator_app.ui.widgets.page_area import VIEW_MARGIN
from person import settle as settle_down
from ui.checks import assert_sound
from ui.setup.bench import RecordingShell, beside_the_rail


@dataclass(frozen=True)
class Room:
    id: str
    name: str
    seats: int = 10
    loop: bool = False


class RoomsPage(FacilitatorPage):
    def __init__(self) -> None:
        super().__init__("Rooms", "Where you meet.", back="Partnership", side=340)
        heads = [Head("Room", stretch=2), Head("Seats", right=True, stretch=0)]
        self.list = ListEditor(self, heads, name="Rooms", find="Find a room", remove="Remove this room")
        self.body.addWidget(self.list)
        self.side.addWidget(self.list.form)

    def bind(self, presenter: RoomsPresenter) -> None:
        self.presenter = presenter
        self.list.bind(presenter.list)
        self.button("Add a room", presenter.list.add, icon="plus", foot=True)
        presenter.list.show()


class RoomsPresenter(ListContents[Room]):
    def __init__(self, view: RoomsPage, shell: RecordingShell, rooms: tuple[Room, ...]) -> None:
        self.rooms = rooms
        self.list = ListLogic(view.list, self, shell, "made-up", "rooms")  # type: ignore[arg-type]

    def items(self) -> tuple[Room, ...]:
        return self.rooms

    def keep(self, items: tuple[Room, ...]) -> None:
        if any(room.seats > 500 for room in items):
            raise AppError("seats_many", "No room has so many seats.", "Type fewer.")
        self.rooms = items

    def rows(self, items: tuple[Room, ...]) -> Sequence[Sequence[str]]:
        return [(room.name, str(room.seats)) for room in items]

    def form(self, item: Room, new: bool) -> Form:
        fields = (
            Spec("name", "Name", item.name),
            Spec("seats", "Seats", str(item.seats), Input.NUMBER),
            Spec("loop", "Hearing loop", YES if item.loop else "", Input.TICK),
        )
        return Form("A new room" if new else "This room", fields)

    def changed(self, item: Room, key: str, value: str) -> Room:
        made: dict[str, Any] = {"name": value, "seats": int(value or 0) if key == "seats" else 0, "loop": value == YES}
        return replace(item, **{key: made[key]})

    def new(self) -> Room:
        return Room(new_id(), "")

    def fault(self, item: Room) -> str:
        return "" if item.name.strip() else "There is no name. Type one."

    def removed(self, item: Room) -> str:
        return f"{item.name} was removed."

    def counted(self, n: int) -> str:
        return f"{n} rooms." if n else ""


@pytest.fixture
def rooms(shell: RecordingShell, show: Any) -> Callable[..., Any]:
    def make(n: int = 3, look: Look | None = None, width: int = 1150) -> Any:
        page = RoomsPage()
        page.bind(RoomsPresenter(page, shell, tuple(Room(new_id(), f"Room {i}", i) for i in range(n))))
        return show(page, width=width, look=look)

    return make


def names(page: Any) -> list[str]:
    return [room.name for room in page.presenter.rooms]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_sound_at_every_size(
    rooms: Callable[..., Any], looks: Callable[..., Look], settle: Any, scale: float
) -> None:
    width = beside_the_rail(scale)
    page = rooms(3, looks("light", scale), width)
    page.list.table.chosen.emit(1)
    settle()
    page.enter()
    settle()
    assert_sound(page, width=width)


def test_all_of_it_by_keys(rooms: Callable[..., Any]) -> None:
    page = rooms()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Hall")
    assert names(page) == ["Room 0", "Room 1", "Room 2", "Hall"]
    assert page.list.form.head.text() == "A new room"
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "room 1")
    assert page.list.summary.text() == "4 rooms. 2 are shown.", "what fits, and the one in the form"
    page.list.table.setFocus()
    page.list.table.setCurrentCell(0, 0)
    QTest.keyClick(page.list.table, Qt.Key.Key_F2)
    assert page.list.form.fields["name"].text() == "Room 1"
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert names(page) == ["Room 0", "Room 2", "Hall"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["Room 0", "Room 1", "Room 2", "Hall"]


def test_what_cannot_be_kept_stays_in_the_form_and_is_said_before_one_goes_on(rooms: Callable[..., Any]) -> None:
    page = rooms()
    page.list.table.chosen.emit(0)
    page.list.form.write("seats", "900")
    page.list.form.write("loop", YES)
    assert page.presenter.rooms[0].seats == 0
    assert page.presenter.rooms[0].loop, "what can be kept is kept"
    page.list.table.chosen.emit(1)
    assert page.list.form.fields["name"].text() == "Room 0", "held back"
    assert "No room has so many seats. Type fewer." in page.list.form.fields["seats"].error.text()
    page.list.form.write("seats", "40")
    page.list.table.chosen.emit(1)
    assert page.list.form.fields["name"].text() == "Room 1"
    assert page.errors.isHidden()


def test_an_empty_new_one_holds_nobody_back_and_leaves_nothing(rooms: Callable[..., Any]) -> None:
    page = rooms()
    page.presenter.list.add()
    page.list.remove_button.click()
    assert not page.list.form.isVisible()
    page.presenter.list.add()
    page.list.table.chosen.emit(2)
    assert names(page) == ["Room 0", "Room 1", "Room 2"]
    assert page.list.form.fields["name"].text() == "Room 2"


def test_a_hundred_rows_at_once(rooms: Callable[..., Any]) -> None:
    page = rooms(130)
    assert page.list.table.rowCount() == 100
    assert page.list.summary.text() == "130 rooms. 100 are shown."
    page.presenter.list.find("room 129")
    assert page.list.table.rowCount() == 1


# --- what is seen of it


def seen(widget: QWidget, page: Any, rect: QRect | None = None) -> bool:
    """True if all of ``widget``, or of ``rect`` on it, is in the view."""
    view = page.area.viewport()
    part = rect or widget.rect()
    return bool(view.rect().contains(QRect(widget.mapTo(view, part.topLeft()), part.size())))


def current_row(page: Any) -> QRect:
    table = page.list.table
    return QRect(0, table.rowViewportPosition(table.currentRow()), 10, table.rowHeight(table.currentRow()))


def open_row(page: Any, row: int, key: Qt.Key = Qt.Key.Key_Return) -> None:
    page.list.table.setFocus()
    page.list.table.setCurrentCell(row, 0)
    page.list.table.keep_in_view()
    QTest.keyClick(page.list.table, key)
    settle_down()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F2])
def test_a_form_below_the_list_is_seen_from_its_head_on(
    rooms: Callable[..., Any], looks: Callable[..., Look], key: Qt.Key
) -> None:
    """Only its first field was; that there are more one had to guess. With the form open already not even that."""
    page = rooms(12, looks("light", 2.0), beside_the_rail(2.0))
    for row in (5, 1):
        open_row(page, row, key)
        assert page.list.form.fields["name"].editor.hasFocus()
        assert page.list.form.fields["name"].text() == f"Room {row}"
        assert seen(page.list.form, page), "it fits"


def test_of_a_form_that_is_too_tall_as_much_is_seen_as_there_is_room_for(
    rooms: Callable[..., Any], looks: Callable[..., Look]
) -> None:
    page = rooms(12, looks("light", 2.0), beside_the_rail(2.0))
    page.resize(page.width(), 420)
    open_row(page, 5)
    form, view = page.list.form, page.area.viewport()
    assert seen(form.head, page)
    assert seen(form.fields["name"].editor, page)
    assert form.mapTo(view, QPoint()).y() <= VIEW_MARGIN, "nothing of the list above"
    assert form.mapTo(view, form.rect().bottomLeft()).y() > view.height()


def test_a_form_beside_the_list_moves_nothing(rooms: Callable[..., Any]) -> None:
    page = rooms(30)
    page.resize(page.width(), 420)
    settle_down()
    open_row(page, 2)
    assert seen(page.list.table, page, current_row(page))


@pytest.mark.parametrize(("scale", "height"), [(1.0, 768), (1.0, 420), (2.0, 768)])
def test_what_was_removed_is_seen_with_its_undo_and_the_row_that_is_next(
    rooms: Callable[..., Any], looks: Callable[..., Look], scale: float, height: int
) -> None:
    """The page stood where the list begins, with the notice cut through."""
    page = rooms(12, looks("light", scale), beside_the_rail(scale))
    page.resize(page.width(), height)
    settle_down()
    open_row(page, 1)
    page.list.remove_button.setFocus()
    settle_down()
    QTest.keyClick(page.list.remove_button, Qt.Key.Key_Space)
    settle_down()
    assert page.list.table.hasFocus()
    assert page.list.table.currentRow() == 1
    assert seen(page.list.undo_bar, page)
    assert seen(page.list.table, page, current_row(page))
    top = page.list.undo_bar.mapTo(page.area.viewport(), QPoint()).y()
    assert page.area.verticalScrollBar().value() == 0 or top == VIEW_MARGIN, "no words are cut through above it"


def test_one_who_removes_in_the_list_sees_the_row_that_the_key_removes_next(rooms: Callable[..., Any]) -> None:
    page = rooms(40)
    page.resize(page.width(), 420)
    settle_down()
    open_row(page, 30)
    table = page.list.table
    table.setFocus()
    table.keep_in_view()
    for row in ("Room 30", "Room 31"):
        assert page.list.table.item(30, 0).text() == row
        QTest.keyClick(table, Qt.Key.Key_Delete)
        settle_down()
        assert row not in names(page)
        assert seen(table, page, current_row(page))


def test_a_key_removes_no_row_that_is_out_of_sight(rooms: Callable[..., Any]) -> None:
    page = rooms(40)
    page.resize(page.width(), 420)
    settle_down()
    open_row(page, 30)
    page.list.remove_button.setFocus()
    QTest.keyClick(page.list.remove_button, Qt.Key.Key_Space)
    settle_down()
    table, before = page.list.table, names(page)
    assert seen(page.list.undo_bar, page)
    assert not seen(table, page, current_row(page))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(page) == before
    assert seen(table, page, current_row(page))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(page) == [*before[:30], *before[31:]]
