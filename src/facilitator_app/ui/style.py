"""Edges that can be seen and rings that show the focus: a thin layer over Qt's Fusion style."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QWidget,
)

from facilitator_app.ui.alt_keys import AltKeys, alt_keys_shown
from facilitator_app.ui.focus import RADIUS, FocusRings
from facilitator_app.ui.held_keys import HeldKeys
from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.theme import FINGER, Look, look_of, tell_look

FRAME = 3
SCROLL_BAR = 16
PAD = 8
"""Room between the frame of a box and the words in it, in units: lines, texts and choices below one another begin alike."""

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl
_Metric = QStyle.PixelMetric
_State = QStyle.StateFlag


def box(painter: QPainter, rect: QRect, fill: QColor | None, edge: QColor | None, width: float = 1.0) -> None:
    """A rounded box whose edge lies wholly inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    inset = width / 2 if edge is not None else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), RADIUS - inset, RADIUS - inset)
    painter.restore()


def draw_radio(painter: QPainter, rect: QRectF, checked: bool, ink: QColor, ground: QColor) -> None:
    """A round choice mark, drawn whole inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(2.0, rect.width() / 12)
    painter.setPen(QPen(ink, width))
    painter.setBrush(ground)
    painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        inset = rect.width() * 0.27
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def draw_tick_box(painter: QPainter, rect: QRectF, look: Look, checked: bool, enabled: bool = True) -> None:
    """A tick box, drawn whole inside ``rect``."""
    t = look.theme
    strong = QColor((t.accent if checked else t.border) if enabled else t.disabled)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, rect.width() / 16)
    painter.setPen(QPen(strong, width))
    painter.setBrush(strong if checked else look.colour("surface"))
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), rect.width() / 6, rect.width() / 6)
    painter.restore()
    if checked:
        margin = rect.width() * 0.12
        draw_icon(painter, "check", rect.adjusted(margin, margin, -margin, -margin), look.colour("on_accent"))


class AppStyle(QProxyStyle):
    """Fusion with edges of 3:1 or more, larger marks, plain scroll bars; colours come from each page's look."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, target: QWidget | QApplication | QPalette, /) -> None:  # type: ignore[override]
        """When a widget is about to show for the first time, let it take its sizes from its page's look."""
        super().polish(target)
        tell_look(target)

    def drawPrimitive(
        self, element: _Primitive, option: QStyleOption, painter: QPainter, widget: QWidget | None = None, /
    ) -> None:
        draw = _PRIMITIVES.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            draw(option, painter, widget)

    def drawControl(
        self, element: _Control, option: QStyleOption, painter: QPainter, widget: QWidget | None = None, /
    ) -> None:
        if element == _Control.CE_PushButtonBevel and isinstance(option, QStyleOptionButton):
            look = look_of(widget)
            box(painter, option.rect, look.colour("surface"), _edge(look, option))
            return
        if element == _Control.CE_HeaderSection and isinstance(option, QStyleOptionHeader):
            look = look_of(widget)
            painter.fillRect(option.rect, look.colour("window"))
            bottom = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
            painter.fillRect(bottom, look.colour("divider"))
            return
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self, control: _Complex, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None, /
    ) -> None:
        if control == _Complex.CC_ComboBox:
            _combo_box(self, option, painter, widget)
        elif control == _Complex.CC_SpinBox:
            _spin_box(self, option, painter, widget)
        elif control == _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            look = look_of(widget)
            ground = widget.property("ground") if widget is not None else None
            painter.fillRect(option.rect, look.colour(ground or "surface"))
            if option.maximum <= option.minimum:  # all is seen: the room is kept, and nothing to take hold of
                return
            handle = self.subControlRect(control, option, _Sub.SC_ScrollBarSlider, widget)
            box(painter, handle.adjusted(4, 4, -4, -4), look.colour("border"), None)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self, control: _Complex, option: QStyleOptionComplex, sub: _Sub, widget: QWidget | None = None, /
    ) -> QRect:
        rect = option.rect
        if control == _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, sub)
        if control == _Complex.CC_SpinBox:
            side = min(max(look_of(widget).unit(44), 24), rect.width() // 3)
            parts = {
                _Sub.SC_SpinBoxFrame: rect,
                _Sub.SC_SpinBoxDown: QRect(rect.left(), rect.top(), side, rect.height()),
                _Sub.SC_SpinBoxUp: QRect(rect.right() - side + 1, rect.top(), side, rect.height()),
                _Sub.SC_SpinBoxEditField: rect.adjusted(side + 1, 2, -side - 1, -2),
            }
            part = parts.get(sub, QRect())
            return self.visualRect(option.direction, rect, part)
        if control == _Complex.CC_ComboBox and sub == _Sub.SC_ComboBoxEditField:
            look = look_of(widget)
            part = rect.adjusted(_before_choice(look), 2, -look.grow(30), -2)
            return self.visualRect(option.direction, rect, part)
        return super().subControlRect(control, option, sub, widget)  # type: ignore[arg-type]

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None, /
    ) -> QSize:
        usual = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind in _LINES:
            return QSize(usual.width(), max(usual.height(), FINGER))
        if kind not in _FIELDS:  # of most, the look is not asked
            return usual
        look = look_of(widget)
        if kind == QStyle.ContentsType.CT_ComboBox:
            return QSize(size.width() + look.grow(30) + _before_choice(look) + 12, max(size.height() + 12, look.target))
        if kind == QStyle.ContentsType.CT_SpinBox:
            return QSize(max(look.unit(136), size.width()), max(size.height() + 2, look.target))
        return QSize(usual.width(), max(size.height() + 14, look.target))

    def pixelMetric(self, metric: _Metric, option: QStyleOption | None = None, widget: QWidget | None = None, /) -> int:
        if metric in _MARKS:
            return look_of(widget).grow(24)
        if metric == _Metric.PM_DefaultFrameWidth:
            return 1 if widget is not None and widget.property("quiet") else FRAME
        if metric == _Metric.PM_ScrollBarExtent:
            return SCROLL_BAR
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
        /,
    ) -> int:
        if hint in _OUR_HINTS:  # few of the many that are asked for
            return int(hint == QStyle.StyleHint.SH_UnderlineShortcut and widget is not None and alt_keys_shown(widget))
        return super().styleHint(hint, option, widget, returned)


_OUR_HINTS = {QStyle.StyleHint.SH_UnderlineShortcut, QStyle.StyleHint.SH_EtchDisabledText}
_LINES = {QStyle.ContentsType.CT_ItemViewItem, QStyle.ContentsType.CT_MenuItem}
"""The lines of a list that has popped up."""
_FIELDS = {
    QStyle.ContentsType.CT_ComboBox,
    QStyle.ContentsType.CT_SpinBox,
    QStyle.ContentsType.CT_LineEdit,
    QStyle.ContentsType.CT_PushButton,
}
_MARKS = {
    _Metric.PM_IndicatorWidth,
    _Metric.PM_IndicatorHeight,
    _Metric.PM_ExclusiveIndicatorWidth,
    _Metric.PM_ExclusiveIndicatorHeight,
}


def _before_choice(look: Look) -> int:
    """What stands before the words of a choice; Fusion adds one unit of its own."""
    return FRAME + look.unit(PAD) - 1


def _enabled(option: QStyleOption) -> bool:
    return bool(option.state & _State.State_Enabled)


def _edge(look: Look, option: QStyleOption) -> QColor:
    return look.colour("border" if _enabled(option) else "disabled")


def _nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ring is drawn by FocusRings, around the control."""


def _line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    inside = isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox))
    if inside or (isinstance(widget, QLineEdit) and not widget.hasFrame()):
        return
    _field_box(look_of(widget), option, painter, widget)


def _frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    look = look_of(widget)
    if widget is not None and widget.property("quiet"):
        painter.fillRect(option.rect, look.colour("divider"))
        painter.fillRect(option.rect.adjusted(1, 1, -1, -1), look.colour("surface"))
        return
    _field_box(look, option, painter, widget)


def _field_box(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    wrong = widget is not None and bool(widget.property("wrong"))
    edge = look.colour("error") if wrong else _edge(look, option)
    box(painter, option.rect, look.colour("surface"), edge, 2 if wrong else 1)


def _radio(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    look = look_of(widget)
    checked = bool(option.state & _State.State_On)
    ink = look.colour("accent") if checked else _edge(look, option)
    draw_radio(painter, QRectF(option.rect), checked, ink, look.colour("surface"))


def _check(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    checked = bool(option.state & _State.State_On)
    draw_tick_box(painter, QRectF(option.rect), look_of(widget), checked, _enabled(option))


def _combo_box(style: AppStyle, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    look = look_of(widget)
    box(painter, option.rect, look.colour("surface"), _edge(look, option))
    size = look.grow(18)
    arrow = QRect(option.rect.right() - size - 7, option.rect.center().y() - size // 2 + 1, size, size)
    arrow = style.visualRect(option.direction, option.rect, arrow)
    draw_icon(painter, "chevron_down", QRectF(arrow), look.colour("accent" if _enabled(option) else "disabled"))


def _spin_box(style: AppStyle, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    look = look_of(widget)
    box(painter, option.rect, look.colour("surface"), _edge(look, option))
    for sub, name, possible in (
        (_Sub.SC_SpinBoxDown, "minus", QAbstractSpinBox.StepEnabledFlag.StepDownEnabled),
        (_Sub.SC_SpinBoxUp, "plus", QAbstractSpinBox.StepEnabledFlag.StepUpEnabled),
    ):
        part = style.subControlRect(_Complex.CC_SpinBox, option, sub, widget)
        at_left = part.center().x() < option.rect.center().x()
        line = QRect(part.right() if at_left else part.left(), part.top() + 1, 1, part.height() - 2)
        painter.fillRect(line, _edge(look, option))
        steps = getattr(option, "stepEnabled", possible)
        colour = look.colour("accent" if steps & possible and _enabled(option) else "disabled")
        size = look.grow(16)
        middle = QRectF(part).center() - QPointF(size / 2, size / 2)
        draw_icon(painter, name, QRectF(middle.x(), middle.y(), size, size), colour)


def _scroll_bar_part(option: QStyleOptionSlider, sub: _Sub) -> QRect:
    """Groove and handle without arrow buttons; the handle keeps a length of 32 units or more."""
    rect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    handle = length if span <= 0 else max(32, length * option.pageStep // (span + option.pageStep))
    handle = min(handle, length)
    at = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )

    def piece(start: int, size: int) -> QRect:
        if upright:
            return QRect(rect.left(), rect.top() + start, rect.width(), size)
        return QRect(rect.left() + start, rect.top(), size, rect.height())

    if sub == _Sub.SC_ScrollBarGroove:
        return rect
    if sub == _Sub.SC_ScrollBarSlider:
        return piece(at, handle)
    if sub == _Sub.SC_ScrollBarSubPage:
        return piece(0, at)
    if sub == _Sub.SC_ScrollBarAddPage:
        return piece(at + handle, length - at - handle)
    return QRect()


_PRIMITIVES: dict[_Primitive, Callable[[QStyleOption, QPainter, QWidget | None], None]] = {
    _Primitive.PE_FrameFocusRect: _nothing,
    _Primitive.PE_PanelLineEdit: _line_edit,
    _Primitive.PE_Frame: _frame,
    _Primitive.PE_IndicatorRadioButton: _radio,
    _Primitive.PE_IndicatorCheckBox: _check,
}


def prepare(app: QApplication) -> None:
    """Set the style, the focus rings and what held keys do once for this program."""
    if not isinstance(app.style(), AppStyle):
        app.setStyle(AppStyle())
    if app.findChild(FocusRings) is None:
        FocusRings(app)
    if app.findChild(HeldKeys) is None:
        HeldKeys(app)
    if app.findChild(AltKeys) is None:
        AltKeys(app)
