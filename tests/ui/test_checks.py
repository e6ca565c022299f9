"""Each check is proved by a fault planted for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.ui.widgets import Button, Column, MainButton, Option, TickBox, text_field
from ui.checks import (
    clipped,
    edge_contrast,
    focus_change,
    seen_contrast,
    small_targets,
    squeezed,
    too_big,
    trapped,
    unnamed,
    walk,
)


@pytest.mark.usefixtures("qapp")
def test_a_line_that_is_emptied_with_its_words_in_the_undo_list_is_refused() -> None:
    field = text_field("Name")
    with pytest.raises(AssertionError):
        field.editor.clear()
    QComboBox().clear()
    QPlainTextEdit().clear()


@pytest.mark.usefixtures("qapp")
def test_a_list_of_widgets_that_should_be_empty_tells_their_words_and_sizes() -> None:
    label = QLabel("Town hall")
    label.resize(70, 20)
    with pytest.raises(AssertionError, match="QLabel 'Town hall' 70x20"):
        assert [label] == []


@pytest.mark.usefixtures("qapp")
def test_letters_that_end_python_are_refused_before() -> None:
    field = text_field("Name")
    with pytest.raises(AssertionError, match="use insert"):
        QTest.keyClicks(field.editor, "Łódź")
    field.editor.insert("Łódź")
    assert field.text() == "Łódź"


def page(*widgets: QWidget) -> QWidget:
    root = QWidget()
    column = QVBoxLayout(root)
    column.setContentsMargins(24, 24, 24, 24)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return root


def test_names(show):
    nameless, boxed, labelled = QComboBox(), QLineEdit(), QLineEdit()
    nameless.addItems(["English", "Welsh"])
    group = QGroupBox("Where")
    QVBoxLayout(group).addWidget(boxed)
    form = QWidget()
    QFormLayout(form).addRow(QLabel("&Town"), labelled)
    root = show(page(nameless, group, form, text_field("Name"), Button("Go")))
    assert set(unnamed(root)) == {nameless, boxed, labelled}


def test_traps(show):
    area = QPlainTextEdit()
    area.setAccessibleName("Notes")
    root = show(page(area))
    assert trapped(root) == [area]
    area.setTabChangesFocus(True)
    assert trapped(root) == []


def test_reach(show):
    lost = Button("No focus")
    lost.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    first = Button("First")
    root = show(page(first, lost, Option("a"), Option("b"), Option("c")))
    first.setFocus()
    assert walk(root).unreachable == [lost]


def test_hidden_focus(show):
    area = QScrollArea()
    content = page(*(Button(str(number)) for number in range(30)))
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    root = show(page(area), height=300)
    options = [Option(str(number)) for number in range(9)]
    inner = page(*options)
    plain = QScrollArea()
    plain.setWidget(inner)
    plain.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.findChildren(Button)[0].setFocus()
    assert walk(root).hidden == [], "Qt itself follows Tab"
    root = show(page(plain), height=200)
    options[8].setFocus()
    assert walk(root).hidden != [], "but not setFocus"


def test_clipping(show):
    fixed = QLabel("one two three four five six seven eight")
    fixed.setWordWrap(True)
    fixed.setFixedSize(60, 20)
    long_answer = QRadioButton("a very long answer that cannot wrap in a plain radio button " * 3)
    long_answer.setFixedWidth(300)
    sound = Button("Fine")
    root = show(page(fixed, long_answer, sound), width=700)
    assert set(clipped(root)) == {fixed, long_answer}


def test_squeezed_buttons(show):
    narrow, roomy, two_words = Button("Other ways to divide people"), Button("Add a group"), Button("Print everything")
    for button in (narrow, two_words):
        button.setFixedWidth(button.minimumSizeHint().width())
    root = show(page(narrow, roomy, two_words))
    assert squeezed(root) == [narrow]


def test_sideways_scrolling(show):
    wide = QWidget()
    wide.setMinimumWidth(2000)
    area = QScrollArea()
    area.setWidget(wide)
    root = show(page(area))
    assert clipped(root) == [area]


def test_too_big(show):
    wide = QPushButton("wide")
    wide.setMinimumWidth(1500)
    root = show(page(wide))
    assert root in too_big(root)
    small_page = QWidget()
    low = QPushButton("out", small_page)
    root = show(small_page, width=100, height=100)
    low.move(80, 80)
    assert too_big(root) == [low]


def test_small_targets(show):
    tiny = QPushButton("x")
    tiny.setFixedSize(30, 30)
    root = show(page(tiny, MainButton("Continue")))
    assert small_targets(root, 44) == [tiny, *[w for w in small_targets(root, 44) if w is not tiny]]
    assert small_targets(root, 24) == []


def test_order(show):
    first, second, third = Button("1"), Button("2"), Button("3")
    root = show(page(first, second, third))
    first.setFocus()
    assert walk(root).out_of_order == []
    QWidget.setTabOrder(first, third)
    QWidget.setTabOrder(third, second)
    assert walk(root).out_of_order == [(third, second)]


def test_seen_contrast(show):
    grey = QLabel("Grey words")
    palette = grey.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#A0A8B0"))
    grey.setPalette(palette)
    sound = QLabel("Ink words")
    root = show(page(grey, sound))
    assert seen_contrast(grey, root) < 3
    assert seen_contrast(sound, root) > 7


def test_edge_contrast(show):
    class Pale(QWidget):
        pass

    pale = Pale()
    pale.setFixedSize(100, 40)
    sound = text_field("Name")
    root = show(page(pale, sound))
    assert edge_contrast(pale, root) < 1.2
    assert edge_contrast(sound.editor, root) >= 3


def test_focus_change(show):
    dull, sound = QCheckBox("dull"), TickBox("sound")
    dull.setProperty("no_ring", True)
    root = show(page(dull, sound, Column()))
    assert focus_change(dull, sound, root) < 1
    assert focus_change(sound, dull, root) >= 1
