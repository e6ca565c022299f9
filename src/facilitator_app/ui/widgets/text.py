"""Words on a page: every label of the app is made here, always as plain text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets.sides import as_one_reads, high_as_wide


class TextLabel(QLabel):
    """A label with a role (its size) and a colour role; both follow the page's look. Never rich text."""

    def __init__(self, text: str, role: Role | str, colour: str, wrap: bool) -> None:
        super().__init__()
        self._role = Role(role)
        self._colour = colour
        self._one_line: tuple[str, QFont, QSize] | None = None
        """What was measured last, and how large it was."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if wrap:
            high_as_wide(self)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def say(self, words: str) -> None:
        """Show these words; "" takes the label away."""
        self.setText(words)
        self.setVisible(bool(words))

    def set_role(self, role: Role | str) -> None:
        """Change the size this text is set in."""
        self._role = Role(role)
        self.look_changed()

    def set_colour(self, colour: str) -> None:
        """Change the colour role of this text, such as "muted" or "error"."""
        self._colour = colour
        self.look_changed()

    def look_changed(self) -> None:
        """Take size and colour from the page's look."""
        look = look_of(self)
        self.setFont(look.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.ink(look))
        self.setPalette(palette)

    def ink(self, look: Look) -> QColor:
        """The colour of the words."""
        return look.colour(self._colour)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.look_changed()

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        return super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        if not self.wordWrap():
            return super().sizeHint()
        # Qt guesses a narrow block for wrapping text; we ask for one line and let the layout take room away.
        words, font, margins = self.text(), self.font(), self.contentsMargins()
        if self._one_line is None or self._one_line[:2] != (words, font):
            metrics, lines = self.fontMetrics(), words.split("\n")
            width = max((metrics.horizontalAdvance(line) for line in lines), default=0) + 2
            self._one_line = words, font, QSize(width, metrics.lineSpacing() * len(lines))
        return self._one_line[2].grownBy(margins)


def text_label(
    text: str = "",
    role: Role | str = "",
    *,
    colour: str = "ink",
    wrap: bool = True,
    buddy: QWidget | None = None,
) -> TextLabel:
    """The one way to put words on a page. Without a ``role`` the words that name a box are bold, and no others."""
    label = TextLabel(text, role or (Role.BODY if buddy is None else Role.BODY_BOLD), colour, wrap)
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def heading1(text: str = "") -> TextLabel:
    """The title of a page."""
    return text_label(text, Role.H1)


def heading2(text: str = "") -> TextLabel:
    """The title of a part of a page."""
    return text_label(text, Role.H2)


def lead(text: str = "") -> TextLabel:
    """The sentence under a title."""
    return text_label(text, Role.LEAD, colour="muted")


def small(text: str = "", colour: str = "muted") -> TextLabel:
    """A side remark; ten points, never less."""
    return text_label(text, Role.SMALL, colour=colour)


class QuoteLabel(TextLabel):
    """Somebody's own words: plain text with a bar at its side, no quote marks."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, Role.BODY, "ink", True)

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        self.setContentsMargins(as_one_reads(self, look.unit(16), look.unit(2), 0, look.unit(2)))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        self.draw_bar(QPainter(self))

    def draw_bar(self, painter: QPainter) -> None:
        """The bar at the reading side."""
        look = look_of(self)
        bar = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(0, 0, look.unit(4), self.height()))
        painter.fillRect(bar, look.colour("accent"))
