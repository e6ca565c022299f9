from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage, QKeyEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from facilitator_app.ui.event_watch import wake
from facilitator_app.ui.page import FacilitatorPage, RespondentPage
from facilitator_app.ui.second_press import DoublePressGuard
from facilitator_app.ui.style import FRAME
from facilitator_app.ui.theme import FACILITATOR_STEPS, RESPONDENT_STEPS, apply, load_themes
from facilitator_app.ui.widgets import (
    AreaBox,
    Button,
    Card,
    Choice,
    Choices,
    Column,
    ComboBox,
    DataTable,
    Flow,
    Head,
    LineBox,
    MainButton,
    Notice,
    NumberBox,
    Option,
    PassphraseField,
    Picture,
    ProgressMarks,
    QuietButton,
    QuoteLabel,
    Rail,
    RailEntry,
    SavedLine,
    StatusTag,
    StepMark,
    Stepper,
    Switch,
    TableCell,
    Tabs,
    TaskRow,
    TextLabel,
    TickBox,
    UprightSteps,
    area_field,
    combo_field,
    heading1,
    number_field,
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.cells import pads
from facilitator_app.ui.widgets.rail import rail_entries
from ui import gallery
from ui.checks import assert_sound, clipped, edge_contrast, focus_change, picture, pixels, seen_contrast

ANSWERS = ["Agree a lot", "Agree a bit", "Not sure either way", "Disagree a bit", "Disagree a lot"]
STATEMENT = "People in this partnership keep their promises to each other."


def answers() -> Choices:
    choices = [Choice(str(place), words) for place, words in enumerate(ANSWERS)]
    choices += [Choice("dk", "I do not know", apart=True), Choice("na", "This is not about me", apart=True)]
    return Choices(choices, about=STATEMENT)


def question(statement: str = STATEMENT, guard: DoublePressGuard | None = None) -> RespondentPage:
    page = RespondentPage(statement, where="Part 2 of 6: Trust. Question 3 of 4", guard=guard)
    page.body.addWidget(answers())
    page.body.addWidget(Button("Add a comment"))
    return page


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


# --- whole pages, as in the gallery

FACILITATOR = [name for name, (_make, respondent) in gallery.PAGES.items() if not respondent]


@pytest.mark.slow
@pytest.mark.parametrize("scale", FACILITATOR_STEPS)
@pytest.mark.parametrize("name", FACILITATOR)
def test_facilitator_pages_are_sound(show, looks, name, scale):
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    page = gallery.PAGES[name][0]()
    row.addWidget(gallery.rail())
    row.addWidget(page, 1)
    show(window, look=looks("light", scale))
    page.enter()
    assert_sound(window, least=24)


@pytest.mark.parametrize("scale", RESPONDENT_STEPS)
def test_question_pages_are_sound(show, looks, scale):
    assert_sound(show(question(), look=looks("cream", scale, respondent=True)), least=44)


def test_pages_are_sound_when_read_from_the_right(show, looks):
    page = question()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(page, look=looks("light", 1.5, respondent=True))
    assert page.continue_button.geometry().center().x() > page.stop_button.geometry().center().x()


@pytest.mark.parametrize("theme", list(load_themes()))
def test_words_are_seen_in_every_theme(show, looks, theme):
    page = show(gallery.parts(), look=looks(theme))
    for label in page.findChildren(TextLabel):
        if label.isVisibleTo(page) and label.text():
            page.area.ensureWidgetVisible(label)
            assert seen_contrast(label, page, margin=1) >= 6.5, label.text()


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "line": LineBox,
    "area": lambda: AreaBox(2),
    "combo": ComboBox,
    "number": lambda: NumberBox("People", 5, 4, 9),
    "button": lambda: Button("Print"),
    "main": lambda: MainButton("Continue"),
    "answer": lambda: Option("Agree a lot"),
    "choice": lambda: Option("Only me", card=False),
    "tick": lambda: TickBox("Everyone"),
    "switch": lambda: Switch("Logo"),
    "row": lambda: TaskRow("Groups", "4 groups", "Done", "success"),
}


@pytest.mark.parametrize("theme", list(load_themes()))
def test_edges_and_focus_are_seen_on_every_control(show, looks, theme):
    parts = {kind: make() for kind, make in CONTROLS.items()}
    other = Button("Other")
    page = show(Column(*parts.values(), other, margins=(24, 24, 24, 24)), width=600, height=900, look=looks(theme))
    changes = {kind: focus_change(part, other, page) for kind, part in parts.items()}
    assert min(changes.values()) >= 1, changes
    other.setFocus()
    edges = {kind: edge_contrast(part, page) for kind, part in parts.items() if kind not in ("switch", "row")}
    assert min(edges.values()) >= 3, edges


# --- answers


def test_an_answer_stays_a_radio_button_with_the_statement(show):
    choices = show(answers())
    found = QAccessible.queryAccessibleInterface(choices.option("0"))
    assert found.role() == QAccessible.Role.RadioButton
    assert found.text(QAccessible.Text.Name) == "Agree a lot"
    assert found.text(QAccessible.Text.Description) == STATEMENT
    choices.option("0").click()
    assert found.state().checked


def test_enter_chooses_and_enter_again_goes_on(show, qtbot):
    choices = show(answers())
    choices.take_focus()
    with qtbot.waitSignal(choices.chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == ["0"]
    with qtbot.waitSignal(choices.go_on):
        press(Qt.Key.Key_Return)


def test_arrows_move_and_then_choose(show, qtbot):
    choices = show(answers())
    choices.option("0").click()
    choices.take_focus()
    with qtbot.waitSignal(choices.chosen) as chosen:
        press(Qt.Key.Key_Down)
    assert chosen.args == ["1"]
    assert choices.key == "1"


def test_an_answer_can_be_taken_back(show, qtbot):
    choices = show(answers())
    with qtbot.assertNotEmitted(choices.chosen):
        choices.show_chosen("2")
        choices.show_chosen(None)
    assert choices.key is None
    choices.option("1").click()
    choices.option("3").click()
    assert choices.key == "3", "still one at a time"


def test_a_long_answer_wraps(show, looks):
    option = Option("We talk about it in the meeting and then nothing happens for a long time " * 2)
    column = show(Column(option), width=500, height=400, look=looks())
    assert column.width() == 500
    assert option.height() == option.heightForWidth(option.width()) > 80


def test_words_that_name_a_box_are_bold_and_others_are_not(show):
    box = QLineEdit()
    labels = text_label("Find", buddy=box), text_label("Day", "small", buddy=box), text_label("Words")
    show(Column(*labels, box))
    assert [label.font().bold() for label in labels] == [True, False, False]


def test_names_with_an_ampersand_are_shown_and_make_no_key(show):
    row, option = TaskRow("Food & Farming"), Option("Fish & chips")
    show(Column(row, option))
    assert row.accessibleName() == "Food & Farming"
    assert option.words == "Fish & chips"
    assert row.shortcut().isEmpty()
    assert option.shortcut().isEmpty()


def test_choosing_does_not_move_the_page(show, looks):
    choices = show(answers(), width=700, height=700, look=looks("light", 1.0, respondent=True))
    before = [option.geometry() for option in choices.options]
    choices.option("2").click()
    assert [option.geometry() for option in choices.options] == before


# --- the respondent's page

NINETEEN = "People who use our services help to decide what this partnership does next and how well we did it."


def visible_answers(page: RespondentPage) -> int:
    view = page.area.viewport()
    return sum(
        option.mapTo(view, option.rect().bottomLeft()).y() <= view.height() for option in page.findChildren(Option)
    )


def test_nineteen_words_need_no_scrolling_at_usual_size(show, looks):
    page = show(question(NINETEEN), look=looks("light", 1.0, respondent=True))
    assert len(NINETEEN.split()) == 19
    assert page.area.verticalScrollBar().maximum() == 0
    assert visible_answers(page) == 7


@pytest.mark.parametrize(("scale", "least"), [(1.25, 6), (1.5, 5), (2.0, 3), (2.5, 1)])
def test_answers_seen_at_once(show, looks, scale, least):
    page = show(question(), look=looks("light", scale, respondent=True))
    assert visible_answers(page) >= least


def test_the_page_changes_its_shape_and_back(show, looks, settle):
    page = show(question(), look=looks("light", 1.0, respondent=True))
    assert page.stop_button.y() < page.area.geometry().bottom()
    apply(page, looks("light", 2.0, respondent=True))
    settle()
    foot = page.continue_button.parentWidget()
    assert page.back_button.parentWidget() is foot
    assert page.stop_button.parentWidget() is foot
    assert page.area.isAncestorOf(page.look_button)
    assert page.more_note.text() == "More answers below"
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    assert page.more_note.text() == ""
    apply(page, looks("light", 1.0, respondent=True))
    settle()
    assert not page.area.isAncestorOf(page.look_button)


def test_what_has_the_focus_stays_in_view_when_the_text_grows(show, looks, settle):
    page = show(question(), look=looks("light", 1.0, respondent=True))
    last = page.findChildren(Option)[-1]
    last.setFocus()
    apply(page, looks("light", 2.5, respondent=True))
    settle()
    assert last.hasFocus()
    at = QRect(last.mapTo(page.area.viewport(), QPoint(0, 0)), last.size())
    assert page.area.viewport().rect().contains(at)


def test_tab_stops_at_whichever_answer_is_chosen(show):
    page = question()
    choices = page.findChild(Choices)
    show(page)
    choices.option("3").click()
    page.continue_button.setFocus()
    QTest.keyClick(page.continue_button, Qt.Key.Key_Tab)
    for _step in range(9):
        if choices.option("3").hasFocus():
            break
        press(Qt.Key.Key_Tab)
    assert choices.option("3").hasFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Add a comment"


def test_an_arrow_past_the_last_answer_does_not_scroll_the_page(show, looks):
    page = show(question(), look=looks("light", 2.0, respondent=True))
    page.findChildren(Option)[-1].setFocus()
    place = page.area.verticalScrollBar().value()
    assert place < page.area.verticalScrollBar().maximum()
    press(Qt.Key.Key_Down)
    assert page.area.verticalScrollBar().value() == place


def test_two_presses_in_a_moment_count_once(show):
    now = [10.0]
    page = show(question(guard=DoublePressGuard(lambda: now[0])))
    pressed: list[bool] = []
    page.continue_asked.connect(lambda: pressed.append(True))
    page.continue_button.click()
    now[0] += 0.49
    page.continue_button.click()
    assert len(pressed) == 1
    now[0] += 0.51
    page.continue_button.click()
    assert len(pressed) == 2


def test_escape_asks_to_stop_from_anywhere(show, qtbot):
    page = show(question())
    with qtbot.waitSignal(page.stop_asked):
        press(Qt.Key.Key_Escape)


def test_buttons_can_be_left_out(show, looks):
    page = question()
    page.show_buttons(back=False, listen=False, look=False, go_on=False)
    show(page, look=looks("light", 2.0, respondent=True))
    assert not page.back_button.isVisible()
    assert not page.continue_button.isVisible()
    assert page.stop_button.isVisible()


# --- the facilitator's page


def test_an_error_leaves_the_cursor_in_its_field_and_leads_to_it(show):
    page = FacilitatorPage("Name and dates")
    field = text_field("Name")
    page.body.addWidget(field)
    show(page)
    page.show_errors([("Type a name.", field.editor)])
    field.show_error("Type a name.")
    assert field.editor.hasFocus()
    assert page.title_label.text() == "Error: Name and dates"
    page.errors.setFocus()
    page.errors.findChild(QuietButton).click()
    assert field.editor.hasFocus()
    assert field.error.text() == "Error: Type a name."
    page.clear_errors()
    assert page.title_label.text() == page.title == "Name and dates"
    assert not page.errors.isVisible()


def test_entering_says_the_title_once_and_focuses_the_first_control(show, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    page = FacilitatorPage("Home", back="Before")
    page.main_button("Open", lambda: None)
    show(page)
    assert said == ["Home"]
    assert page.findChild(MainButton).hasFocus()


@pytest.mark.usefixtures("qapp")
def test_a_page_has_one_main_button():
    page = FacilitatorPage("Home")
    page.main_button("Open", lambda: None)
    with pytest.raises(ValueError, match="one main button"):
        page.main_button("Open too", lambda: None)


def test_the_side_moves_below_at_large_text(show, looks, settle):
    page = FacilitatorPage("Home", side=300)
    page.body.addWidget(Card(text_label("body")))
    page.side.addWidget(Card(text_label("side")))
    show(page, look=looks())
    body, side = page.findChildren(Card)
    assert side.mapTo(page, side.rect().topLeft()).x() > body.mapTo(page, body.rect().topRight()).x()
    apply(page, looks("light", 1.5))
    settle()
    assert side.mapTo(page, side.rect().topLeft()).y() > body.mapTo(page, body.rect().bottomLeft()).y()


def test_tab_follows_the_layout_not_the_order_of_making(show):
    page = FacilitatorPage("Home")
    later, sooner = Button("2"), Button("1")
    page.body.addWidget(sooner)
    page.body.addWidget(later)
    show(page)
    assert sooner.hasFocus()
    press(Qt.Key.Key_Tab)
    assert later.hasFocus()


# --- small parts


def test_typed_words_are_shown_without_telling(show, qtbot):
    field = show(text_field("Name", hint="As you say it"))
    with qtbot.assertNotEmitted(field.editor.textChanged):
        field.show_text("Northfield")
    assert field.text() == "Northfield"
    assert field.editor.accessibleName() == "Name"
    assert field.editor.accessibleDescription() == "As you say it"


def test_a_passphrase_is_hidden_until_shown(show):
    field = show(PassphraseField("Your words"))
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.show_button.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.show_button.text() == "Hide"


def test_a_text_area_grows_and_lets_tab_go(show):
    field, after = area_field("Notes", lines=2), Button("After")
    show(Column(field, after))
    low = field.editor.height()
    field.show_text("line\n" * 6)
    assert field.editor.height() > low
    field.editor.setFocus()
    press(Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize("scale", FACILITATOR_STEPS)
def test_words_in_boxes_below_one_another_begin_alike(show, looks, settle, scale):
    line, choice, area = text_field("Name"), combo_field("Group", [("a", "IIII")]), area_field("Notes")
    show(Column(Button("First"), line, choice, area), look=looks("light", scale))
    line.editor.setText("IIII")
    area.editor.setPlainText("IIII")
    settle()
    assert len({first_ink(field.editor) for field in (line, choice, area)}) == 1


def first_ink(box: QWidget) -> int:
    """How far from the edge of a box its first letter stands."""
    inside = box.grab(QRect(FRAME, FRAME, box.width() - 2 * FRAME, box.height() - 2 * FRAME)).toImage()
    dark = pixels(inside.convertToFormat(QImage.Format.Format_RGB32)) & 0xFF < 0x60
    return int(dark.any(axis=0).argmax())


def test_a_number_goes_up_and_down_by_keys(show, qtbot):
    field = show(number_field("People in all", 5, 4, 9))
    field.editor.setFocus()
    with qtbot.waitSignal(field.editor.chosen) as chosen:
        press(Qt.Key.Key_Up)
    assert chosen.args == [6]
    with qtbot.assertNotEmitted(field.editor.chosen):
        field.editor.show_value(8)


def test_minus_and_plus_are_where_they_are_drawn(show):
    box = show(NumberBox("People", 5, 4, 9))
    plus, minus = QPoint(box.width() - 12, box.height() // 2), QPoint(12, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=plus)
    assert box.value() == 6
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=minus)
    assert box.value() == 5


def test_tabs_move_by_arrows_with_one_stop(show, qtbot):
    tabs = show(Tabs([("a", "Main points"), ("b", "Groups")], "a"))
    assert tabs.current == "a"
    QTest.keyClick(tabs, Qt.Key.Key_Tab)
    with qtbot.waitSignal(tabs.chosen) as chosen:
        press(Qt.Key.Key_Right)
    assert chosen.args == ["b"]


def test_steps_become_a_sentence_where_they_do_not_fit(show):
    stepper = show(Stepper(["Questionnaire", "Parts", "Who is asked", "Promise", "Check and start"], 3), 400, 100)
    assert stepper.text() == "Step 4 of 5: Promise"
    assert seen_contrast(stepper, stepper) >= 7


def test_pictures_are_graphics_with_a_name(show):
    picture_of = QPixmap(10, 10)
    picture_of.fill(QColor("red"))
    shown = show(Picture(picture_of, "Dots: 4 agree."))
    found = QAccessible.queryAccessibleInterface(shown)
    assert found.role() == QAccessible.Role.Graphic
    assert found.text(QAccessible.Text.Name) == "Dots: 4 agree."


def test_marks_are_drawn_for_each_person(show, looks):
    marks = ProgressMarks(5, 3, 1, limit=4, name="3 of 5 have answered.")
    show(Column(marks), width=300, height=100, look=looks())
    image = picture(marks, marks)
    accent = QColor(looks().theme.accent).rgb()
    filled = sum(image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height()))
    assert filled > 3 * 150


def test_headings_are_plain_text(show):
    label = show(heading1("<b>not bold</b> & plain"))
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_tags_say_their_state_in_words(show):
    tag = show(StatusTag("Not yet. 1 more person is needed", "warning"))
    assert QAccessible.queryAccessibleInterface(tag).text(QAccessible.Text.Name) == tag.text()


# --- tables

HEADS = [Head("Group", stretch=3), Head("Asked", right=True, stretch=0), Head("Can be shown?")]
ROWS = [
    [TableCell("People with lived experience", detail="Protected voice"), "5", TableCell("Not yet", kind="warning")],
    ["Everyone", "16", TableCell("Yes", kind="success")],
]


def table(**choices: bool) -> DataTable:
    made = DataTable(HEADS, name="Who has answered", **choices)
    made.show_rows(ROWS)
    return made


def test_a_table_is_as_high_as_its_rows(show, looks):
    made = table(total=True)
    show(Column(made), look=looks())
    assert not made.folded
    assert made.verticalScrollBar().maximum() == 0
    assert made.item(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Asked: 5"
    assert made.is_total(1)


def test_a_narrow_table_folds_and_says_all_in_one_cell(show, looks, settle):
    made = table()
    column = show(Column(made), width=260, height=700, look=looks("light", 1.5))
    assert made.folded
    spoken = made.item(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Group: People with lived experience Protected voice, Asked: 5, Can be shown?: Not yet"
    column.resize(1000, 700)
    settle()
    assert not made.folded


def test_a_narrow_column_keeps_its_numbers_in_one_line(show, looks):
    """Telephone numbers were broken in two while the column beside them had room to spare."""
    heads = [Head("Name", stretch=3), Head("Telephone", stretch=0), Head("Notes", stretch=2)]
    made, number = DataTable(heads, name="People"), "0117 496 0001"
    notes = "Comes to every meeting and writes down what is agreed"
    made.show_rows([["Amina Yusuf of the Northfield Council", number, notes], ["Grace Obi", number, notes]])
    look = looks("light", 2.0)
    show(Column(made), width=900, look=look)
    assert not made.folded
    room = made.columnWidth(1) - 2 * pads(look)[0]
    assert QFontMetrics(look.font()).horizontalAdvance(number) <= room
    assert made.rowHeight(0) > QFontMetrics(look.font()).lineSpacing() * 3, "the others wrap"


@pytest.mark.parametrize("width", [500, 1000])
def test_columns_stay_where_they_are_when_a_row_turns_bold(show, looks, settle, width):
    made, name = table(chooser=True), TableCell("Wide mmmmmmmm")
    made.show_rows([[name, "5", "Yes, they may"], ["Everyone", "16", "No"]])
    show(Column(made), width=width, look=looks("light", 1.25))
    before = [made.columnWidth(column) for column in range(3)]
    made.show_rows([[replace(name, bold=True), "5", "Yes, they may"], ["Everyone", "16", "No"]])
    settle()
    assert not made.folded
    assert [made.columnWidth(column) for column in range(3)] == before


def test_rows_open_with_enter_and_tab_leaves(show, qtbot):
    made, after = table(chooser=True), Button("After")
    show(Column(made, after))
    made.setFocus()
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(made.chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == [1]
    press(Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_cells_can_be_typed_in(show, qtbot):
    made = DataTable([Head("Name", editable=True), Head("Group")], name="People")
    made.show_rows([["Ana", "Agencies"]])
    show(made)
    made.setFocus()
    made.setCurrentCell(0, 0)
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Anna")
    with qtbot.waitSignal(made.edited) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == [0, 0, "Anna"]


# --- the rail


def test_the_rail_says_where_one_is(show, qtbot, looks):
    rail = Rail()
    rail.show_entries([RailEntry("home", "Home", "home"), RailEntry("round", "Round", "round", "Open")], current="home")
    show(rail, look=looks())
    home, here = rail.rows
    assert home.accessibleDescription() == "You are here."
    assert here.accessibleName() == "Round, Open"
    with qtbot.waitSignal(rail.chosen) as chosen:
        here.click()
    assert chosen.args == ["round"]
    home.setFocus()
    press(Qt.Key.Key_Down)
    assert here.hasFocus()


def test_the_rows_of_the_rail_stay_while_one_goes_about_and_look_as_if_made_anew(show, looks, settle):
    rail, anew = Rail(), Rail()
    for one, current in ((anew, "results"), (rail, "home")):  # keys go to the one shown last
        one.show_entries(*rail_entries("Open"), label="Northfield", current=current)
        show(one, 216, 768, looks())
    rows = rail.rows
    rows[1].setFocus()
    rail.show_entries(*rail_entries("Open"), label="Northfield", current="results")
    settle()
    assert rail.rows == rows
    assert rows[1].hasFocus()
    assert [row.entry.name for row in rows if row.accessibleDescription() == "You are here."] == ["results"]
    assert [row.grab().toImage() for row in rows] == [row.grab().toImage() for row in anew.rows]
    rail.show_entries(*rail_entries(""), label="Northfield", current="results")
    settle()
    assert not set(rail.rows) & set(rows), "the round has closed"
    assert [row.entry.name for row in rail.rows if row.hasFocus()] == ["partnership"]


@pytest.mark.parametrize("practice", [True, False])
@pytest.mark.parametrize("scale", FACILITATOR_STEPS)
def test_every_place_of_the_rail_is_in_sight_on_a_small_screen(show, looks, scale, practice):
    rail, name = Rail(), "The Northfield and Westmoor Families and Young People Neighbourhood Alliance"
    rail.set_saved("Saved 12:34")
    show(rail, 216, 768, looks("light", scale))
    rail.show_entries(*rail_entries("Open"), label=name, practice=practice, current="round")
    show(rail, rail.width(), 768, looks("light", scale))
    assert rail._scroll.verticalScrollBar().maximum() == 0
    assert clipped(rail) == []
    assert any(label.accessibleName() == name for label in rail.findChildren(TextLabel)), "the whole name is spoken"
    last = rail.rows[-1]
    assert last.entry.name == "help"
    assert rail.rect().contains(QRect(last.mapTo(rail, QPoint()), last.size()))


@pytest.mark.parametrize("scale", FACILITATOR_STEPS)
def test_nothing_in_the_rail_moves_when_something_is_first_saved(show, looks, settle, scale):
    rail = Rail()
    rail.show_entries(*rail_entries("Open"), label="Northfield", practice=True, current="round")
    show(rail, 216, 768, looks("light", scale))
    before = [row.mapTo(rail, QPoint()) for row in rail.rows]
    rail.set_saved("Saved 20:16")
    settle()
    assert [row.mapTo(rail, QPoint()) for row in rail.rows] == before


# --- read from the right

MARKED = {
    "notice": lambda words: Notice(words, "success"),
    "saved": SavedLine,
    "quote": QuoteLabel,
    "tag": lambda words: StatusTag(words, "success"),
    "steps": lambda words: UprightSteps([StepMark(words), StepMark(words)], 0),
}


@pytest.mark.parametrize("turned", [False, True], ids=["from the start", "while it is shown"])
@pytest.mark.parametrize("kind", list(MARKED))
def test_marks_and_words_change_sides_together(show, looks, settle, kind, turned):
    """Words in Hebrew begin at the right: with room kept at the left they lay over the mark."""
    made, plain = MARKED[kind]("\u05e9\u05dc\u05d5\u05dd " * 3), MARKED[kind](" ")
    column = Column(made, plain)
    right = Qt.LayoutDirection.RightToLeft
    if not turned:
        column.setLayoutDirection(right)
    show(column, 500, 300, looks())
    column.setLayoutDirection(right)
    settle()
    label = made if isinstance(made, TextLabel) else made.findChildren(TextLabel)[0]
    words = QRect(label.mapTo(column, label.contentsRect().topLeft()), label.contentsRect().size())
    beside = QRect(words.right() + 2, words.top(), made.geometry().right() - words.right() - 2, words.height())
    assert beside.width() > 6
    ground = column.grab(QRect(1, 1, 1, 1)).toImage().pixel(0, 0)
    picture_beside = pixels(column.grab(beside).toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert (picture_beside != ground).any(), "the mark is where the room is"


# --- numbers


def type_in(widget: QWidget, text: str) -> None:
    """As a keyboard of any script sends it."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            wake()
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


@pytest.mark.parametrize(
    "region", [QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt), QLocale("fa"), QLocale("bn")]
)
def test_one_kind_of_digits_is_shown_and_every_kind_is_read(show, qtbot, region):
    before = QLocale()
    QLocale.setDefault(region)
    try:
        number = show(NumberBox("People", 12, 0, 5000))
        assert number.text() == "12"
        number.selectAll()
        with qtbot.waitSignal(number.chosen):
            type_in(number, "\u0663\u0664")
        assert (number.value(), number.text()) == (34, "34")
        number.show_value(1234)
        assert number.text() == "1234", "no mark between thousands: elsewhere there is none"
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("by_mouse", [False, True])
def test_what_is_typed_takes_the_place_of_the_number_however_one_came_to_it(show, qtbot, by_mouse):
    """By Tab Qt does so itself. On a page that begins with the box a 14 became 140."""
    number = show(NumberBox("People", 0, 0, 999))
    number.clearFocus()
    if by_mouse:
        QTest.mouseClick(number.lineEdit(), Qt.MouseButton.LeftButton)
    else:
        number.setFocus()
    qtbot.waitUntil(number.lineEdit().hasSelectedText)
    QTest.keyClicks(number, "14")
    assert number.value() == 14


@pytest.mark.parametrize("typed", ["\u00b2", "\u2460", "\u00bd", "\u4e09", "\u2167", "x", "-", "\u0e53\u00b2"])
def test_a_character_is_not_a_number_because_it_looks_like_one(show, typed):
    number = show(NumberBox("People", 5, 0, 99))
    number.selectAll()
    type_in(number, typed)
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert 0 <= number.value() <= 99
    assert number.text().isascii()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button_that_has_the_focus(qtbot: Any, key: Qt.Key) -> None:
    button = Button("Go on")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize(("asked", "lines", "wide"), [(9, 2, 5), (8, 1, 8), (17, 3, 6), (16, 2, 8), (1, 1, 1)])
def test_marks_of_people_are_spread_evenly_over_their_lines(show, looks, asked, lines, wide):
    """Nine in lines of eight at most are five and four, not eight and one."""
    marks = ProgressMarks(asked, 0, per_row=8, name="marks")
    show(Column(marks), width=400, height=200, look=looks())
    size = marks.pixmap().deviceIndependentSize().toSize()
    assert (size.width(), size.height()) == (wide * 28 - 8, lines * 28)


def test_a_flow_and_a_label_ask_for_other_room_once_something_in_them_changes(show):
    first, second, words = Button("One"), Button("Two"), text_label("A few words")
    flow = Flow(first, second, words)
    show(flow)

    def asked() -> tuple[int, int, int]:
        return flow.sizeHint().width(), flow.heightForWidth(first.width() + 20), words.sizeHint().width()

    usual = asked()
    assert asked() == usual
    second.hide()
    assert asked()[:2] < usual[:2]
    second.show()
    words.setText("A few words more than before")
    assert (asked()[0], asked()[2]) > (usual[0], usual[2])
    words.setText("A few words")
    words.set_role("h1")
    assert (asked()[0], asked()[2]) > (usual[0], usual[2])
    words.set_role("body")
    assert asked() == usual
    flow.add(Button("Three"))
    QApplication.processEvents()
    assert asked()[:2] > usual[:2]
    while flow.box.count():
        flow.box.takeAt(0)
    assert (flow.sizeHint().width(), flow.heightForWidth(200)) == (0, 0)
