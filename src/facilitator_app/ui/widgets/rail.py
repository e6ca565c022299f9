"""The facilitator's rail: where one can go, whose partnership this is, the lock and the last save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.icons import draw_icon
from facilitator_app.ui.theme import LARGE_TEXT, Look, Role, look_of
from facilitator_app.ui.widgets.buttons import QuietButton
from facilitator_app.ui.widgets.layouts import REST, Column, Divider, clear_layout
from facilitator_app.ui.widgets.page_area import PageArea
from facilitator_app.ui.widgets.press import IconItem, Press, Room, WordsItem, across
from facilitator_app.ui.widgets.sides import as_one_reads
from facilitator_app.ui.widgets.tags import StatusTag
from facilitator_app.ui.widgets.text import TextLabel, small, text_label

_BAR = 5
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextHideMnemonic | Qt.TextFlag.TextDontClip)


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One place to go: ``name`` for the program, ``text`` and ``icon`` for the person, ``note`` a small word."""

    name: str
    text: str
    icon: str
    note: str = ""


class RailButton(Press, QPushButton):
    """One row of the rail; the current one has a bar, a tint and bold words."""

    def __init__(self, entry: RailEntry, current: bool) -> None:
        super().__init__(entry.text)
        self.entry = entry
        self.setAccessibleName(", ".join(part for part in (entry.text, entry.note) if part))
        self.set_current(current)
        self._least, self._start = Room(), Room()
        icon = IconItem(entry.icon, after=12, ink="icon")
        words = WordsItem(entry.text, Role.BODY_BOLD, "words", key=True)
        note = WordsItem(entry.note, Role.SMALL_BOLD, "note", align=Qt.AlignmentFlag.AlignTrailing)
        face = across(self._least, self._start, icon, words, Room(8), note, Room(16), wide=3)
        self.compose(face, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_current(self, current: bool) -> None:
        """Whether one is there now: it is drawn otherwise and takes the same room."""
        self.current = current
        self.setAccessibleDescription(_("You are here.") if current else "")
        self.update()

    def focus_rect(self) -> QRect:
        """The ring stays inside the rail."""
        return self.rect().adjusted(6, 5, -6, -5)

    def arrange(self, look: Look) -> None:
        above = 4 if look.scale < LARGE_RAIL else 2
        self.face.setContentsMargins(0, above, 0, above)
        steps = ((LARGE_RAIL, 24), (1.5, 30), (1.25, 34))
        self._least.high = next((look.grow(high) for least, high in steps if look.scale >= least), 44) - 2 * above
        self._start.wide = 24 if look.scale < LARGE_RAIL else 20 / LARGE_TEXT

    def font_for(self, role: Role, look: Look, /) -> QFont:
        return look.font(Role.BODY if role is Role.BODY_BOLD and not self.current else role)

    def ink(self, name: str, look: Look, /) -> QColor:
        lit = self.current or self.underMouse()
        plain = look.colour("on_selected" if lit else "ink")
        if name == "words" or (not self.current and name == "icon"):
            return plain
        tinted = look.theme.on_selected == look.theme.ink or not self.current
        return look.colour("accent") if tinted else plain

    def ground(self, painter: QPainter, look: Look, /) -> None:
        if self.current or self.underMouse():
            painter.fillRect(self.rect(), look.colour("selected"))
        if self.current:
            bar = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(0, 0, _BAR, self.height()))
            same = look.theme.selected == look.theme.accent
            painter.fillRect(bar, look.colour("on_selected" if same else "accent"))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class _Whose(TextLabel):
    """The name of the partnership. At large text a long one ends early, so that no place below falls out of sight."""

    def __init__(self, name: str, practice: bool) -> None:
        super().__init__(name, Role.SMALL, "muted", True)
        self._name = name
        self._practice = practice
        self.setAccessibleName(name)

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        lines = 1 if look.scale >= LARGE_RAIL and self._practice else 2 if look.scale >= 1.5 else 4
        width = rail_width(look) - sum(_section_sides(look))
        self.setText(_ending_early(self._name, self.fontMetrics(), width, lines))


class _Mark(QWidget):
    """Two rings that overlap: the program's sign. Decoration."""

    def look_changed(self) -> None:
        look = look_of(self)
        self.setFixedSize(look.unit(38), look.unit(30))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        size = self.height() * 1.25
        rect = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        draw_icon(QPainter(self), "mark", rect, look_of(self).colour("accent"))


class Rail(QWidget):
    """The column at the reading side of every facilitator page but the first ones."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 1, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        self._rows = Column(gap=0)
        self._shown: tuple[object, ...] = ()
        self._current: str | None = None
        self._scroll = PageArea(self._rows)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(Divider())
        outer.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = QWidget()
        self._head_row = QHBoxLayout(head)
        self._head_row.addWidget(_Mark())
        self._head_row.addWidget(text_label(_("Partnership Rounds"), Role.BODY_BOLD), 1)
        return head

    def _foot(self) -> QWidget:
        self._lock = QuietButton(_("Lock now"), "lock")
        self._lock.clicked.connect(self.lock_asked)
        self._keys = small(_("Ctrl+L"))
        self._saved = small("")
        keeps_room = self._saved.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)  # the places above do not move when it first has something to say
        self._saved.setSizePolicy(keeps_room)
        self._saved.hide()
        foot = QWidget()
        self._foot_box = QVBoxLayout(foot)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._lock)
        line.addStretch(1)
        line.addWidget(self._keys)
        self._foot_box.addLayout(line)
        self._foot_box.addWidget(self._saved)
        self._foot_box.setSpacing(2)
        return foot

    @property
    def rows(self) -> tuple[RailButton, ...]:
        """The places, from top to bottom."""
        return tuple(self._rows.findChildren(RailButton))

    def look_changed(self) -> None:
        look = look_of(self)
        self.setFixedWidth(rail_width(look))
        side, above = look.unit(16), (look.unit(16) if look.scale < LARGE_RAIL else 6)
        self._head_row.setContentsMargins(side, above, side, above)
        self._head_row.setSpacing(look.unit(10))
        self._foot_box.setContentsMargins(as_one_reads(self, _start(look), 8, look.unit(16), 8))
        self._keys.setVisible(look.scale < LARGE_RAIL)
        self._saved.setMinimumHeight(QFontMetrics(look.font(Role.SMALL)).lineSpacing() + 1)

    def show_entries(
        self,
        entries: Sequence[RailEntry],
        foot: Sequence[RailEntry] = (),
        *,
        label: str = "",
        practice: bool = False,
        current: str | None = None,
    ) -> None:
        """Show these places. The first stands alone; the others belong to the partnership named ``label``.

        Every page and every change asks for it, and most bring no other places: then the rows stay.
        """
        wanted = (*entries, *foot, label, practice, look_of(self).scale)
        if wanted == self._shown:
            self._set_current(current)
            return
        self._shown, self._current = wanted, current
        had_focus = next((row.entry.name for row in self.rows if row.hasFocus()), None)
        clear_layout(self._rows.box)
        for index, entry in enumerate(entries):
            if index == 1 and (label or practice):
                self._add_section(label, practice)
            self._add_row(entry, current)
        self._rows.add(REST)
        for entry in foot:
            self._add_row(entry, current)
        for row in self.rows:
            if row.entry.name == had_focus:
                row.setFocus()

    def _set_current(self, current: str | None) -> None:
        if current != self._current:
            self._current = current
            for row in self.rows:
                row.set_current(row.entry.name == current)

    def set_saved(self, words: str) -> None:
        """Say quietly when the last change was saved."""
        self._saved.setText(words)
        self._saved.setVisible(bool(words))

    def _add_row(self, entry: RailEntry, current: str | None) -> None:
        row = RailButton(entry, entry.name == current)
        row.clicked.connect(lambda: self.chosen.emit(entry.name))
        self._rows.add(row)

    def _add_section(self, label: str, practice: bool) -> None:
        start, end = _section_sides(look_of(self))
        section = Column(gap=4, margins=(start, 10, end, 4))
        if label:
            section.add(_Whose(label, practice))
        if practice:
            section.add(StatusTag(_("Practice"), "warning", "info"))
        self._rows.add(section)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(QRect(0, 0, self.width(), 6), look.colour("accent"))
        edge = QRect(self.width() - 1, 6, 1, self.height())
        painter.fillRect(QStyle.visualRect(self.layoutDirection(), self.rect(), edge), look.colour("divider"))


LARGE_RAIL = 1.75


def _start(look: Look) -> int:
    return look.unit(24) if look.scale < LARGE_RAIL else 20


def _section_sides(look: Look) -> tuple[int, int]:
    return (24 if look.scale < LARGE_RAIL else 14), 10


def _ending_early(words: str, metrics: QFontMetrics, width: int, lines: int) -> str:
    """As many whole words as fit into these lines, with "…" where some are left out; letters if the first does not."""
    room = QRect(0, 0, width, 10_000)

    def fits(text: str) -> bool:
        bounds = metrics.boundingRect(room, _WRAP, text)
        return bounds.height() <= lines * (metrics.lineSpacing() + 1) and bounds.width() <= width

    if fits(words):
        return words
    kept = words.split(" ")
    while len(kept) > 1 and not fits(" ".join(kept) + " …"):
        kept.pop()
    short = " ".join(kept) + " …"
    return short if fits(short) else metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def rail_width(look: Look) -> int:
    """216 units at 100 %; wider with the text, but never more than a quarter of a small laptop's screen."""
    return min(look.unit(216), 320)


def rail_entries(tag: str | None) -> tuple[list[RailEntry], list[RailEntry]]:
    """The places of the app: those of the work, and those at the foot. ``tag``: beside the round of the partnership we
    are in, perhaps empty; None where we are in none.
    """
    entries = [RailEntry("home", _("Home"), "home")]
    if tag is not None:
        entries += [
            RailEntry("partnership", _("Partnership"), "people"),
            RailEntry("round", _("Round"), "round", note=tag),
            RailEntry("results", _("Results"), "results"),
            RailEntry("packs", _("Packs"), "packs"),
        ]
    foot = [
        RailEntry("library", _("Library"), "library"),
        RailEntry("settings", _("Settings"), "settings"),
        RailEntry("copies", _("Copies"), "copies"),
        RailEntry("help", _("Help"), "help"),
    ]
    return entries, foot
