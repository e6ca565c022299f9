"""Checks that any page must pass. Each gives the list of what is wrong; ``assert_sound`` runs them all.

A page must be shown, active and resized before (the fixture ``show`` does that).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import pi
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from facilitator_app.ui.widgets import Button
from facilitator_app.ui.widgets.press import WordsItem

_KINDS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractSlider,
    QAbstractItemView,
)
_INNER = (QComboBox, QAbstractSpinBox, QAbstractItemView)
MOST_CONTROLS = 40


def parents(widget: QWidget, root: QWidget) -> Iterator[QWidget]:
    """The parents of ``widget`` below ``root``."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        yield parent
        parent = parent.parentWidget()


def controls(root: QWidget) -> list[QWidget]:
    """All that a person can act on now."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _KINDS)
        and not isinstance(widget, QScrollBar)
        and widget.isVisibleTo(root)
        and widget.isEnabled()
        and not any(isinstance(parent, _INNER) for parent in parents(widget, root))
    ]


def unnamed(root: QWidget) -> list[QWidget]:
    """Controls without a name of their own; a group box's title or a combo box's value is not one."""
    bad = []
    labels = root.findChildren(QLabel)
    for widget in controls(root):
        buddy = next((label.text() for label in labels if label.buddy() is widget), "")
        own = widget.accessibleName().strip() or buddy
        if not own and isinstance(widget, QAbstractButton):
            own = widget.text()
        found = QAccessible.queryAccessibleInterface(widget)
        if not own or not found or not found.text(QAccessible.Text.Name):
            bad.append(widget)
    return bad


@dataclass(frozen=True)
class Walk:
    """What is wrong with the ways that the focus takes over a page: by Tab until it comes round, by arrows inside sets."""

    unreachable: list[QWidget]
    hidden: list[QWidget]
    """What is not wholly in view while it has the focus."""
    out_of_order: list[tuple[QWidget, QWidget]]
    """Neighbours in the order of Tab of which the second stands before the first as one reads."""


def walk(root: QWidget, limit: int = 300) -> Walk:
    by_tab: list[QWidget] = []
    reached: dict[QWidget, bool] = {}
    """Whether it was wholly in view each time."""

    def come_to(widget: QWidget) -> None:
        reached[widget] = reached.get(widget, True) and not _out_of_view(widget, root)

    widget = QApplication.focusWidget()
    while widget is not None and widget not in by_tab and len(by_tab) < limit:
        if widget is not root and not root.isAncestorOf(widget):
            break
        by_tab.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is not None:  # the first one too, when one comes to it: a page opens at its title
            come_to(widget)
    out_of_order = _out_of_order(by_tab, root)
    for radio in [widget for widget in by_tab if isinstance(widget, QRadioButton)]:
        group = radio.group()
        members = group.buttons() if group is not None else radio.parentWidget().findChildren(QRadioButton)
        radio.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
            for _member in members:
                QTest.keyClick(QApplication.focusWidget(), key)
                come_to(QApplication.focusWidget())
    unreachable = [widget for widget in controls(root) if widget not in reached and widget not in by_tab]
    return Walk(unreachable, [widget for widget, seen in reached.items() if not seen], out_of_order)


def unreachable(root: QWidget) -> list[QWidget]:
    """Controls that neither Tab nor the arrows inside a set come to."""
    return walk(root).unreachable


def trapped(root: QWidget) -> list[QWidget]:
    """Text areas that swallow Tab, and tables that keep it."""
    areas = [w for w in controls(root) if isinstance(w, (QPlainTextEdit, QTextEdit)) and not w.tabChangesFocus()]
    return areas + [w for w in controls(root) if isinstance(w, QAbstractItemView) and w.tabKeyNavigation()]


def _out_of_view(widget: QWidget, root: QWidget) -> bool:
    area = next((parent for parent in parents(widget, root) if isinstance(parent, QScrollArea)), None)
    view = area.viewport() if area is not None else root
    rect = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())
    return rect.height() <= view.height() and not view.rect().adjusted(-1, -1, 1, 1).contains(rect)


def clipped(root: QWidget) -> list[QWidget]:
    """Words or pictures that are cut, and pages that scroll sideways."""
    bad: list[QWidget] = []
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and _is_clipped(widget):
            bad.append(widget)
    return bad


def _is_clipped(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea):
        return widget.horizontalScrollBar().maximum() > 0
    if isinstance(widget, QTableView):
        return (
            widget.horizontalHeader().length() > widget.viewport().width() + 1
            or widget.verticalHeader().length() > widget.viewport().height() + 1
        )
    if isinstance(widget, (QComboBox, QAbstractSpinBox)):
        return widget.minimumSizeHint().width() > widget.width() + 1
    if isinstance(widget, QLabel):
        return _label_is_clipped(widget)
    if not isinstance(widget, QAbstractButton) or not widget.text():
        return False
    if not widget.hasHeightForWidth():
        hint = widget.sizeHint()
        return hint.height() > widget.height() + 1 or hint.width() > widget.width() + 1
    return (
        widget.heightForWidth(widget.width()) > widget.height() + 1
        or widget.minimumSizeHint().width() > widget.width() + 1
    )


def _label_is_clipped(label: QLabel) -> bool:
    if not label.pixmap().isNull():
        size = label.pixmap().deviceIndependentSize()
        return size.width() > label.width() + 1 or size.height() > label.height() + 1
    if not label.text():
        return False
    if not label.wordWrap():
        hint = label.sizeHint()
        return hint.height() > label.height() + 1 or hint.width() > label.width() + 1
    metrics = QFontMetrics(label.font())
    widest = max(metrics.horizontalAdvance(word) for word in label.text().replace("\u200b", " ").split() or [""])
    return label.heightForWidth(label.width()) > label.height() + 1 or widest > label.width() + 1


def too_big(root: QWidget, width: int = 1366, height: int = 768) -> list[QWidget]:
    """The page itself if it forces the window larger, and parts that stick out of it where nothing scrolls."""
    bad = [root] if root.width() > width or root.height() > height else []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, (*_KINDS, QLabel)) or isinstance(widget, QScrollBar) or not widget.isVisibleTo(root):
            continue
        if any(isinstance(parent, (QScrollArea, *_INNER)) for parent in parents(widget, root)):
            continue
        if not root.rect().contains(QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())):
            bad.append(widget)
    return bad


def squeezed(root: QWidget) -> list[QWidget]:
    """Buttons of three words or more in which each word stands in a line of its own."""
    bad: list[QWidget] = []
    for button in root.findChildren(Button):
        for part in button._parts if button.isVisibleTo(root) else ():
            words = part.words.split() if isinstance(part, WordsItem) and part.shown else []
            if len(words) > 2 and part.height(part.rect.width()) > (len(words) - 0.5) * part.height(10_000):
                bad.append(button)
    return bad


def small_targets(root: QWidget, least: int) -> list[QWidget]:
    """Controls that are hard to hit."""
    return [widget for widget in controls(root) if min(widget.width(), widget.height()) < least]


def _out_of_order(by_tab: list[QWidget], root: QWidget) -> list[tuple[QWidget, QWidget]]:
    """To the right and up again is a new column. Only controls that scroll together are compared."""
    seen = [widget for widget in by_tab if isinstance(widget, _KINDS)]
    bad: list[tuple[QWidget, QWidget]] = []
    first = _first_of(seen, root)
    for before, after in pairwise((*seen[first:], *seen[:first])):
        if _area(before, root) is not _area(after, root):
            continue
        one, two = (QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()) for widget in (before, after))
        same_line = abs(one.center().y() - two.center().y()) <= 8
        if (same_line and two.left() < one.left()) or (
            not same_line and two.top() < one.top() - 8 and two.left() < one.right() - 8
        ):
            bad.append((before, after))
    return bad


def _area(widget: QWidget, root: QWidget) -> QWidget | None:
    return next((parent for parent in parents(widget, root) if isinstance(parent, QScrollArea)), None)


def _first_of(seen: list[QWidget], root: QWidget) -> int:
    """Where the order of Tab begins: the first of the walk in the window's own chain."""
    widget = root.nextInFocusChain()
    while widget is not root:
        if widget in seen:
            return seen.index(widget)
        widget = widget.nextInFocusChain()
    return 0


# --- what is really drawn


def ratio(one: QColor, other: QColor) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def light(colour: QColor) -> float:
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def picture(widget: QWidget, root: QWidget, around: int = 0) -> QImage:
    """``widget`` as it is seen on its page, with ``around`` units of what is beside it."""
    rect = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).adjusted(-around, -around, around, around)
    return root.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)


def seen_contrast(widget: QWidget, root: QWidget, margin: int = 0, page: QImage | None = None) -> float:
    """The commonest colour against the most different one that is really drawn. ``page``: the picture of all of ``root``,
    where many widgets of it are looked at."""
    if page is None:
        seen = pixels(picture(widget, root))
    else:
        place = widget.mapTo(root, QPoint(0, 0))
        seen = pixels(page)[place.y() : place.y() + widget.height(), place.x() : place.x() + widget.width()]
        assert seen.shape == (widget.height(), widget.width())
    colours, counts = np.unique(seen[margin : len(seen) - margin, margin : seen.shape[1] - margin], return_counts=True)
    ground = QColor(int(colours[counts.argmax()]))
    much = colours[counts > counts.sum() * 0.0004]
    return max(ratio(ground, QColor(int(colour))) for colour in much)


def pixels(image: QImage) -> Any:
    """The colours of a picture in 32 bits, as an array of rows: a copy, for the picture may be gone sooner."""
    words = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return words[:, : image.width()].copy()


def edge_contrast(widget: QWidget, root: QWidget) -> float:
    """The edge at the left of ``widget`` against the ground beside it."""
    image = picture(widget, root, 4)
    y = image.height() // 2
    ground = QColor(image.pixel(0, y))
    return max(ratio(ground, QColor(image.pixel(x, y))) for x in range(3, 9))


def focus_change(widget: QWidget, other: QWidget, root: QWidget) -> float:
    """How much of a two-unit line around ``widget`` changes by 3:1 or more with the focus; 1 is enough."""
    other.setFocus()
    before = picture(widget, root, 8)
    widget.setFocus()
    after = picture(widget, root, 8)
    one, two = pixels(before), pixels(after)
    differ = one != two
    pairs = Counter(zip(one[differ].tolist(), two[differ].tolist(), strict=True))
    changed = sum(count for (was, now), count in pairs.items() if ratio(QColor(was), QColor(now)) >= 3)
    # The corners of our controls are rounded with a radius of 6 units.
    perimeter = 2 * (widget.width() + widget.height()) - (8 - 2 * pi) * 6
    return changed / (2 * perimeter)


def assert_sound(root: QWidget, *, least: int = 24, width: int = 1366, height: int = 768) -> None:
    """Everything above that needs no pixels; ``least`` is the smallest target (44 for respondents)."""
    found: dict[str, list[Any]] = {
        "unnamed": unnamed(root),
        "trapped": trapped(root),
        "clipped": clipped(root),
        "too big": too_big(root, width, height),
        "small": small_targets(root, least),
        "squeezed": squeezed(root),
        "too many controls": controls(root)[MOST_CONTROLS:],
    }
    walked = walk(root)  # last, for arrows choose
    found |= {"out of order": walked.out_of_order, "hidden": walked.hidden, "unreachable": walked.unreachable}
    wrong = {what: [tell(part) for part in parts] for what, parts in found.items() if parts}
    assert not wrong, wrong


def tell(part: object) -> str:
    """What a widget says, and how large it is."""
    if isinstance(part, tuple):
        return " then ".join(tell(one) for one in part)
    assert isinstance(part, QWidget)
    words = part.accessibleName() or str(part.property("text") or "")
    return f"{type(part).__name__} {words!r} {part.width()}x{part.height()}"
