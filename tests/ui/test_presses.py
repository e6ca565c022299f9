"""One press is one step, and only where it ends: every kind of thing to press, by mouse, finger and held key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QEventPoint, QKeyEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScroller, QWidget

from facilitator_app.ui.event_watch import wake
from facilitator_app.ui.page import FacilitatorPage, RespondentPage
from facilitator_app.ui.results.chart_links import ChartLink, ChartRow
from facilitator_app.ui.widgets import (
    BackLink,
    Button,
    Choice,
    Choices,
    Column,
    ComboBox,
    DataTable,
    ErrorPanel,
    Head,
    LineBox,
    MainButton,
    NumberBox,
    Option,
    PressCard,
    QuietButton,
    Rail,
    RailEntry,
    Switch,
    Tabs,
    TaskRow,
    TickBox,
    area_field,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable
from ui.checks import clipped

LEFT = Qt.MouseButton.LeftButton
ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]
PRESSING = [*ENTERS, Qt.Key.Key_Space]
ARROWS = [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right]


def of_a_set(cards: bool) -> QWidget:
    return Choices([Choice("a", "Agree a lot"), Choice("b", "Agree a bit"), Choice("c", "Not sure")], cards=cards)


def rail() -> QWidget:
    made = Rail()
    made.show_entries([RailEntry("home", "Home", "home"), RailEntry("round", "Round", "round", "Open")], current="home")
    return made


def panel() -> QWidget:
    made = ErrorPanel()
    made.show_errors([("Type a name.", LineBox())])
    return made


PRESSABLE: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button("Print", "print"),
    "main": lambda: MainButton("Continue"),
    "quiet": lambda: QuietButton("Leave out"),
    "back": lambda: BackLink("Home"),
    "card": lambda: PressCard("Quick check", "Ten points", ["10 questions"]),
    "row": lambda: TaskRow("Groups", "4 groups", "Done", "success"),
    "answer": lambda: of_a_set(True),
    "choice": lambda: of_a_set(False),
    "tick": lambda: TickBox("Everyone"),
    "switch": lambda: Switch("Logo"),
    "tabs": lambda: Tabs([("a", "Main points"), ("b", "Groups"), ("c", "Own words")], "b"),
    "rail": rail,
    "error": panel,
    "chart row": lambda: ChartRow(ChartLink("Trust", "Look at this theme", lambda: None)),
}
kinds = pytest.mark.parametrize("kind", list(PRESSABLE))


def button_in(made: QWidget) -> QAbstractButton:
    """The first thing to press that is not chosen already."""
    every = [made] if isinstance(made, QAbstractButton) else made.findChildren(QAbstractButton)
    return next(button for button in every if not button.isChecked())


class Presses:
    """Counts what came of it, in the whole set a button belongs to."""

    def __init__(self, made: QWidget) -> None:
        self.steps: list[object] = []
        for button in [made] if isinstance(made, QAbstractButton) else made.findChildren(QAbstractButton):
            button.clicked.connect(lambda *_state, one=button: self.steps.append(one))
            if isinstance(button, Option):
                button.go_on.connect(lambda: self.steps.append("on"))


def hold(key: Qt.Key, repeats: int = 20, text: str = "") -> None:
    """Press, and what the system sends while the key stays down, to whatever has the focus by then."""
    for repeat in range(repeats + 1):
        focus = QApplication.focusWidget()
        assert focus is not None
        wake()
        QApplication.sendEvent(
            focus, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, repeat > 0)
        )
        if repeat:
            wake()
            QApplication.sendEvent(
                focus, QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier, text, True)
            )
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyRelease(focus, key)


class Finger:
    """One finger on a window."""

    def __init__(self, on: QWidget, place: QPoint | None = None) -> None:
        self.window = on.window()
        self.device = QTest.createTouchDevice()
        self.at = on.mapTo(self.window, place or on.rect().center())
        self._touch("press")

    def _touch(self, what: str) -> None:
        handle = self.window.windowHandle()
        getattr(QTest.touchEvent(handle, self.device), what)(0, self.at, self.window).commit()

    def drag(self, x: int, y: int, steps: int = 10) -> Finger:
        start = self.at
        for step in range(1, steps + 1):
            self.at = start + QPoint(x * step // steps, y * step // steps)
            self._touch("move")
        return self

    def lift(self) -> None:
        self._touch("release")


@pytest.fixture
def long_page(show: Any) -> Callable[[QWidget], FacilitatorPage]:
    """A page with this at its top and much more below than is seen."""

    def make(widget: QWidget) -> FacilitatorPage:
        page = FacilitatorPage("Home")
        page.body.addWidget(widget)
        for line in range(80):
            page.body.addWidget(text_label(f"Line {line}"))
        show(page)
        page.area.verticalScrollBar().setValue(0)
        return page

    return make


# --- what a screen reader is told

ROLES = {
    **dict.fromkeys(("answer", "choice", "tabs"), QAccessible.Role.RadioButton),
    **dict.fromkeys(("tick", "switch"), QAccessible.Role.CheckBox),
}


@kinds
def test_a_button_of_parts_is_one_thing_with_a_role_a_name_and_a_state(show, kind):
    made = PRESSABLE[kind]()
    show(Column(made), 500, 500)
    button = button_in(made)
    told = QAccessible.queryAccessibleInterface(button)
    assert told.role() == ROLES.get(kind, QAccessible.Role.Button)
    assert told.text(QAccessible.Text.Name).strip()
    assert told.childCount() == 0, "its parts are not read a second time"
    assert told.state().focusable
    if kind in ROLES:
        assert not told.state().checked
        button.click()
        assert QAccessible.queryAccessibleInterface(button).state().checked


@kinds
def test_every_button_grows_with_its_words_and_cuts_none(show, looks, kind):
    made = PRESSABLE[kind]()
    column = show(Column(made), 260, 900, looks("light", 2.0))
    assert clipped(column) == []
    assert column.width() <= 320, "no wider than its longest word"


# --- sliding off


@kinds
def test_a_mouse_that_slides_off_chooses_nothing(show, kind):
    made = PRESSABLE[kind]()
    show(Column(made, text_label("below")), 500, 500)
    button, presses = button_in(made), Presses(made)
    before = button.isChecked()
    QTest.mousePress(button, LEFT, pos=button.rect().center())
    QTest.mouseMove(button, button.rect().bottomLeft() + QPoint(2, 200))
    QTest.mouseRelease(button, LEFT, pos=button.rect().bottomLeft() + QPoint(2, 200))
    assert presses.steps == []
    assert button.isChecked() == before
    assert not button.isDown()


@kinds
def test_a_mouse_that_stays_presses_once_wherever_on_it(show, kind):
    made = PRESSABLE[kind]()
    show(Column(made), 500, 500)
    button, presses = button_in(made), Presses(made)
    QTest.mousePress(button, LEFT, pos=QPoint(2, 2))
    QTest.mouseRelease(button, LEFT, pos=button.rect().bottomRight() - QPoint(2, 2))
    assert len(presses.steps) == 1


def test_a_row_of_a_table_is_let_go_by_sliding_off(show):
    table = DataTable([Head("Group")], name="Groups", chooser=True)
    table.show_rows([["One"], ["Two"]])
    show(Column(table), 500, 500)
    chosen: list[int] = []
    table.chosen.connect(chosen.append)
    QTest.mousePress(table.viewport(), LEFT, pos=QPoint(20, 10))
    QTest.mouseMove(table.viewport(), QPoint(20, 400))
    QTest.mouseRelease(table.viewport(), LEFT, pos=QPoint(20, 400))
    assert chosen == []


# --- held keys


@pytest.mark.parametrize("key", [*PRESSING, *ARROWS])
@kinds
def test_a_held_key_is_one_press(show, kind, key):
    made = PRESSABLE[kind]()
    show(Column(made, Button("after")))
    button_in(made).setFocus()
    presses = Presses(made)
    hold(key)
    assert len(presses.steps) <= 1
    if key in PRESSING:
        assert len(presses.steps) == 1, "the press itself counts"


@pytest.mark.parametrize("key", PRESSING)
def test_a_held_key_does_not_press_what_comes_under_the_focus(show, key):
    first, second = Button("first"), Button("second")
    show(Column(first, second))
    presses = Presses(second)
    first.clicked.connect(lambda: second.setFocus())
    first.setFocus()
    hold(key)
    second.setFocus()
    assert presses.steps == []


def hold_on_x11(on: QWidget, key: Qt.Key, repeats: int = 5, text: str = "") -> None:
    """A held key as X11 tells of it: unmarked, a release and a press of one time for each repeat."""
    window = on.window().windowHandle()
    for repeat in range(repeats + 1):
        for kind, at in ((QEvent.Type.KeyPress, 40 * repeat), (QEvent.Type.KeyRelease, 40 * (repeat + 1))):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(5000 + at)
            QApplication.sendEvent(window, event)


@pytest.mark.parametrize("key", PRESSING)
@kinds
def test_a_held_key_is_one_press_where_its_repeats_look_like_new_presses(show, kind, key):
    made = PRESSABLE[kind]()
    show(Column(made, Button("after")))
    button_in(made).setFocus()
    presses = Presses(made)
    hold_on_x11(made, key)
    assert len(presses.steps) == 1


def test_repeats_that_look_like_new_presses_go_on_typing(show):
    box = LineBox()
    show(Column(box))
    box.setFocus()
    hold_on_x11(box, Qt.Key.Key_A, text="a")
    assert box.text() == "aaaaaa"


@pytest.mark.parametrize("key", ENTERS)
def test_a_held_enter_continues_once(show, key):
    now = [0.0]

    def clock() -> float:
        now[0] += 60.0
        return now[0]

    page = RespondentPage("Ready?", guard=type(RespondentPage()._guard)(clock))
    page.body.addWidget(text_label("Words"))
    asked: list[bool] = []
    page.continue_asked.connect(lambda: asked.append(True))
    show(page)
    page.continue_button.setFocus()
    hold(key)
    assert asked == [True]


@pytest.mark.parametrize("key", [*PRESSING, Qt.Key.Key_Delete, Qt.Key.Key_F2])
def test_a_held_key_opens_one_row_of_a_table(show, key):
    table = ListTable([Head("Name")], name="People", chooser=True)
    table.show_rows([["Ana"], ["Ben"]])
    show(Column(table))
    table.setFocus()
    told: list[object] = []
    for signal in (table.chosen, table.remove_asked, table.edit_asked):
        signal.connect(told.append)
    hold(key)
    assert len(told) == 1


def test_the_keys_of_a_shortcut_count_once(show):
    page = show(RespondentPage("Ready?"))
    repeat = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", True)
    repeat.ignore()
    wake()
    QApplication.sendEvent(page.continue_button, repeat)
    assert repeat.isAccepted(), "taken from the shortcuts"


def test_a_list_to_pick_from_is_not_run_through(show):
    combo = ComboBox()
    combo.addItems(["one", "two", "three", "four"])
    show(Column(combo))
    combo.setFocus()
    hold(Qt.Key.Key_Down)
    assert combo.currentIndex() == 1


def test_what_is_typed_repeats(show):
    line, area, number = LineBox(), area_field("Notes"), NumberBox("People", 5, 0, 100)
    show(Column(line, area, number))
    line.setFocus()
    hold(Qt.Key.Key_A, 4, "a")
    assert line.text() == "aaaaa"
    hold(Qt.Key.Key_Backspace, 2)
    assert line.text() == "aa"
    done: list[bool] = []
    line.returnPressed.connect(lambda: done.append(True))
    hold(Qt.Key.Key_Return)
    assert done == [True]
    area.editor.setFocus()
    hold(Qt.Key.Key_Return, 2, "\r")
    assert area.editor.toPlainText() == "\n\n\n"
    number.setFocus()
    hold(Qt.Key.Key_Up, 3)
    assert number.value() >= 9, "Qt itself makes haste"


def test_held_arrows_move_in_a_table_and_scroll_a_page(show, long_page):
    table = DataTable([Head("Name")], name="People")
    table.show_rows([["Ana"], ["Ben"], ["Cy"], ["Dee"]])
    show(Column(table))
    table.setFocus()
    hold(Qt.Key.Key_Down, 2)
    assert table.currentRow() == 3
    page = long_page(LineBox())
    page.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.area.setFocus()
    hold(Qt.Key.Key_Down, 5)
    assert page.area.verticalScrollBar().value() == 6 * page.area.verticalScrollBar().singleStep()


# --- fingers


@kinds
def test_a_finger_that_drags_scrolls_and_presses_nothing(long_page, kind):
    made = PRESSABLE[kind]()
    page = long_page(made)
    button, presses = button_in(made), Presses(made)
    bar, before = page.area.verticalScrollBar(), button.isChecked()
    Finger(button).drag(0, -150).lift()
    if made.findChild(QWidget, "qt_scrollarea_viewport") is None:  # the rail scrolls by itself
        assert bar.value() >= 100
    assert presses.steps == []
    assert button.isChecked() == before
    assert not button.isDown()


@kinds
def test_a_finger_that_taps_presses_once(long_page, kind):
    made = PRESSABLE[kind]()
    page = long_page(made)
    presses = Presses(made)
    Finger(button_in(made)).drag(1, 2, 1).lift()
    assert len(presses.steps) == 1
    assert page.area.verticalScrollBar().value() == 0


@kinds
def test_a_finger_that_slides_off_presses_nothing_on_a_page_that_fits(show, kind):
    made = PRESSABLE[kind]()
    page = FacilitatorPage("Home")
    page.body.addWidget(made)
    page.body.addWidget(text_label("below"))
    show(page)
    presses = Presses(made)
    for x, y in ((0, 250), (0, 40), (30, 0)):
        Finger(button_in(made)).drag(x, y).lift()
    assert presses.steps == []


def touch(page: FacilitatorPage, kind: QEvent.Type, place: QPoint, at: int) -> None:
    """A touch at this millisecond of its own clock: no machine is too slow for it."""
    states = {
        QEvent.Type.TouchBegin: QEventPoint.State.Pressed,
        QEvent.Type.TouchUpdate: QEventPoint.State.Updated,
        QEvent.Type.TouchEnd: QEventPoint.State.Released,
    }
    view = page.area.viewport()
    point = QEventPoint(0, states[kind], place, view.mapToGlobal(place))
    event = QTouchEvent(kind, QTest.createTouchDevice(), Qt.KeyboardModifier.NoModifier, [point])
    event.setTimestamp(at)
    wake()
    QApplication.sendEvent(view, event)


def flick(page: FacilitatorPage) -> QScroller:
    """200 units up in 100 milliseconds, and let go."""
    touch(page, QEvent.Type.TouchBegin, QPoint(300, 500), 1000)
    for step in range(1, 11):
        touch(page, QEvent.Type.TouchUpdate, QPoint(300, 500 - 20 * step), 1000 + 10 * step)
    touch(page, QEvent.Type.TouchEnd, QPoint(300, 300), 1101)
    return QScroller.scroller(page.area.viewport())


@pytest.mark.slow
def test_a_page_that_is_let_go_while_it_moves_glides_on(long_page, qtbot):
    page = long_page(Button("first"))
    bar = page.area.verticalScrollBar()
    scroller = flick(page)
    assert bar.value() == 200
    assert scroller.state() == QScroller.State.Scrolling
    assert scroller.finalPosition().y() > 400
    qtbot.waitUntil(lambda: scroller.state() == QScroller.State.Inactive)
    assert bar.value() == round(scroller.finalPosition().y())


def test_a_page_that_is_held_before_it_is_let_go_stands(long_page):
    page = long_page(Button("first"))
    touch(page, QEvent.Type.TouchBegin, QPoint(300, 500), 1000)
    touch(page, QEvent.Type.TouchUpdate, QPoint(300, 400), 1050)
    touch(page, QEvent.Type.TouchEnd, QPoint(300, 400), 3000)
    assert page.area.verticalScrollBar().value() == 100
    assert QScroller.scroller(page.area.viewport()).state() == QScroller.State.Inactive


def test_a_finger_that_stops_a_gliding_page_presses_nothing(long_page, settle):
    buttons = Column(*(Button(str(number)) for number in range(200)))
    page = long_page(buttons)
    presses, scroller = Presses(buttons), flick(page)
    touch(page, QEvent.Type.TouchBegin, QPoint(60, 300), 1200)
    assert scroller.state() == QScroller.State.Inactive
    touch(page, QEvent.Type.TouchEnd, QPoint(60, 300), 1250)
    settle()
    assert presses.steps == []


def test_a_mouse_that_drags_does_not_scroll(long_page):
    page = long_page(Button("first"))
    view = page.area.viewport()
    QTest.mousePress(view, LEFT, pos=QPoint(300, 500))
    QTest.mouseMove(view, QPoint(300, 300))
    QTest.mouseRelease(view, LEFT, pos=QPoint(300, 300))
    assert page.area.verticalScrollBar().value() == 0


def test_a_finger_in_a_full_box_scrolls_the_box_and_a_tap_types_there(long_page, settle):
    field = area_field("Notes", lines=2)
    page = long_page(field)
    field.show_text("line\n" * 40)
    settle()
    Finger(field.editor).drag(0, -60).lift()
    assert field.editor.verticalScrollBar().value() > 0
    assert page.area.verticalScrollBar().value() == 0
    Finger(field.editor).lift()
    assert field.editor.hasFocus()


def test_a_finger_chooses_a_row_by_a_tap_only(long_page):
    table = DataTable([Head("Group")], name="Groups", chooser=True)
    table.show_rows([["One"], ["Two"]])
    page = long_page(table)
    chosen: list[int] = []
    table.chosen.connect(chosen.append)
    Finger(table.viewport(), QPoint(20, 60)).drag(0, -60).lift()
    assert chosen == []
    assert page.area.verticalScrollBar().value() > 0
    QScroller.scroller(page.area.viewport()).stop()
    Finger(table.viewport(), QPoint(20, 60)).lift()
    assert chosen == [1]


def test_a_finger_on_plus_counts_one(long_page):
    number = NumberBox("People", 5, 0, 100)
    long_page(number)
    Finger(number, QPoint(number.width() - 12, number.height() // 2)).lift()
    assert number.value() == 6


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_finger_in_a_list_to_pick_from(long_page):
    combo = ComboBox()
    combo.addItems([f"Number {number}" for number in range(60)])
    long_page(combo)
    combo.showPopup()
    view = combo.view()
    Finger(view.viewport(), QPoint(20, 150)).drag(0, -100).lift()
    assert combo.currentIndex() == 0
    assert view.isVisible()
    QScroller.scroller(view.viewport()).stop()
    Finger(view.viewport(), QPoint(20, 100)).lift()
    assert combo.currentIndex() > 0
