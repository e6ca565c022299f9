"""L7 as a page of fields, a list, the open row, and at the side the respondent's page that follows typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.ui.editor.forms import Form, Input, Rows, Spec
from facilitator_app.ui.editor.presenter import ToMend
from facilitator_app.ui.editor.preview import PAGE, Sight, picture_of
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Cell,
    Column,
    Field,
    FitPicture,
    Flow,
    Head,
    Notice,
    QuietButton,
    TickBox,
    area_field,
    combo_field,
    heading2,
    small,
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable

SIDE = 440
WAIT_MS = 120
"""The picture follows typing when there is a breath, so that letters never wait for it."""
SEVERAL_HEADS = 2


class EditorPage(FacilitatorPage):
    part_chosen = Signal(str)
    part_stepped = Signal(int)
    row_chosen = Signal(int)
    row_opened = Signal()
    written = Signal(str, str)
    ticked = Signal(str, bool)
    add_asked = Signal()
    remove_asked = Signal()
    moved = Signal(int)
    undo_asked = Signal()
    use_asked = Signal()
    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Change a questionnaire"), back=_("Your questionnaires"), side=SIDE)
        self.presenter: object = None
        self.fields: dict[str, Field[Any]] = {}
        self.ticks: dict[str, TickBox] = {}
        self._row = 0
        self._shown: tuple[Instrument | None, Sight | None] = (None, None)
        self.part_field = combo_field(_("Page"), [("", "")])
        self.part_field.editor.activated.connect(lambda _n: self.part_chosen.emit(self.part_field.text()))
        self.head = Card(gap=12)
        self.list = Column(gap=8)
        self.form = Card(bar=True, gap=12)
        for widget in (self.part_field, self.head, self.list, self.form):
            self.body.addWidget(widget)
        self._build_side()
        self.main_button(_("Use this questionnaire"), self.use_asked.emit, foot=True)
        self.undo_button = self.button(_("Undo"), self.undo_asked.emit, foot=True)
        for keys, act in (
            ("Ctrl+Z", self.undo_asked.emit),
            ("Ctrl+N", self.add_asked.emit),
            ("Ctrl+PgDown", lambda: self.part_stepped.emit(1)),
            ("Ctrl+PgUp", lambda: self.part_stepped.emit(-1)),
            ("Ctrl+Up", lambda: self.moved.emit(-1)),
            ("Ctrl+Down", lambda: self.moved.emit(1)),
        ):
            self.shortcut(keys, act)

    def _build_side(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._draw)
        self.easy_box = TickBox(_("Show the easy words"))
        self.easy_box.clicked.connect(lambda: self._draw())
        self.picture = FitPicture(QPixmap(1, 1), _("Nothing to show here yet."))
        self.nothing = small(_("People who answer do not see this page."))
        self.mend = Column(gap=6)
        self.frame = Card(self.picture, gap=0, margins=(6, 6, 6, 6))
        self._above = QWidget()
        self._above.setFixedHeight(0)
        self.side.setSpacing(0)
        self.side.addWidget(self._above)
        self.beside = Column(heading2(_("What people see")), self.easy_box, self.frame, self.nothing, self.mend, gap=12)
        self.side.addWidget(self.beside)
        self.area.verticalScrollBar().valueChanged.connect(self._stay_in_view)
        self.area.verticalScrollBar().rangeChanged.connect(self._stay_in_view)

    def _stay_in_view(self) -> None:
        """What people see moves along while the page is scrolled, as long as it stands beside what is typed."""
        body, beside = self.part_field.parentWidget(), self.beside
        room = 0
        if (
            body is not None
            and beside.mapTo(self, QPoint(0, 0)).x() > body.mapTo(self, QPoint(0, 0)).x() + body.width() // 2
        ):
            gone = self.area.verticalScrollBar().value() - self._columns_top()
            room = max(0, min(gone, body.height() - beside.heightForWidth(beside.width())))
        if self._above.height() != room:
            self._above.setFixedHeight(room)

    def _columns_top(self) -> int:
        """Where body and side begin, below title and way back."""
        content = self.area.widget()
        return self.part_field.mapTo(content, QPoint(0, 0)).y() if content is not None else 0

    # --- showing

    def show_parts(self, title: str, parts: tuple[tuple[str, str], ...], current: str) -> None:
        if self.title != title:
            self.set_title(title)
        editor = self.part_field.editor
        known = [(editor.itemData(n), editor.itemText(n)) for n in range(editor.count())]
        with QSignalBlocker(editor):
            if known != list(parts):
                while editor.count():
                    editor.removeItem(0)
                for key, words in parts:
                    editor.addItem(words, key)
            editor.setCurrentIndex(editor.findData(current))

    def show_form(self, form: Form, row: int, focus: str) -> None:
        had = self._focus_place()
        self.fields, self.ticks = {}, {}
        self._row = row
        self.head.clear()
        self.head.setVisible(bool(form.fields))
        self.head.add(*(self._field(spec) for spec in form.fields))
        self._show_list(form.rows)
        self.form.clear()
        self._show_row(form)
        if self.isVisible():
            self.order_tabs()
        target = self.fields.get(focus or had)
        if target is not None:
            QTimer.singleShot(0, target, lambda: self._take_focus(target.editor))
        elif had or focus:
            self.part_field.editor.setFocus()

    def _show_list(self, rows: Rows | None) -> None:
        self.list.clear()
        self.table: ListTable | None = None
        if rows is None:
            return
        *narrow, last = rows.heads if len(rows.heads) <= SEVERAL_HEADS else (*rows.heads,)
        heads = [Head(words, stretch=0 if not words else 2) for words in narrow] + [Head(last, stretch=1)]
        self.table = ListTable(heads, name=rows.name, chooser=True)
        self.table.chosen.connect(self.row_chosen)
        self.table.edit_asked.connect(self.row_chosen)
        self.list.add(text_label(rows.name, "body_bold"), self.table)
        if rows.add:
            add = Button(rows.add, "plus")
            add.clicked.connect(lambda: self.add_asked.emit())
            self.list.add(add)
        self._place_name = rows.place

    def _show_row(self, form: Form) -> None:
        rows = form.rows
        is_open = rows is not None and 1 <= self._row <= len(rows.cells)
        self.form.setVisible(is_open)
        if rows is None or not is_open:
            return
        self.row_fault = Notice("")
        self.row_fault.hide()
        title = form.row_title or " ".join(rows.cells[self._row - 1][:1])
        self.form.add(heading2(title), self.row_fault)
        self.form.add(*(self._field(spec) for spec in form.row))
        buttons: list[QWidget] = []
        if rows.opens:
            buttons.append(self._button(rows.opens, self.row_opened.emit))
        if rows.moves:
            up, down = self._button(_("Move up"), partial(self.moved.emit, -1)), self._button(_("Move down"), partial(self.moved.emit, 1))  # fmt: skip
            up.setEnabled(self._row > 1)
            down.setEnabled(self._row < len(rows.cells))
            buttons += [up, down]
        if rows.remove:
            remove = QuietButton(rows.remove, "bin")
            remove.clicked.connect(lambda: self.remove_asked.emit())
            buttons.append(remove)
        if buttons:
            self.form.add(Flow(*buttons))

    def _button(self, words: str, act: Callable[[], object]) -> Button:
        button = Button(words)
        button.clicked.connect(lambda: act())
        return button

    def show_cells(self, cells: tuple[tuple[str, ...], ...], row: int) -> None:
        if self.table is None:
            return
        self.table.setVisible(bool(cells))
        self.table.show_rows([[Cell(words, bold=n == row) for words in line] for n, line in enumerate(cells, 1)])

    def show_faults(self, by_field: dict[str, str], of_row: str) -> None:
        for place, field in self.fields.items():
            if place in by_field:
                field.show_error(by_field[place])
            else:
                field.clear_error()
        if self.form.isVisibleTo(self):
            self.row_fault.setVisible(bool(of_row))
            self.row_fault.set_words(of_row)

    def show_to_mend(self, summary: str, faults: tuple[ToMend, ...]) -> None:
        focused = self.mend.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.mend.clear()
        self.mend.add(Notice(summary, "warning" if faults else "success"))
        for fault in faults:
            lead = QuietButton(fault.words.replace("&", "&&"))
            lead.clicked.connect(lambda _on=False, place=fault.place: self.place_asked.emit(place))
            self.mend.add(lead)
        if self.isVisible():
            self.order_tabs()
        if focused:
            self.part_field.editor.setFocus()

    def show_preview(self, instrument: Instrument | None, sight: Sight | None) -> None:
        self._shown = (instrument, sight)
        if self.picture.pixmap().width() <= 1:
            self._draw()
        else:
            self._timer.start()

    def show_undo(self, possible: bool) -> None:
        self.undo_button.setEnabled(possible)

    # --- the preview

    def _draw(self) -> None:
        instrument, sight = self._shown
        self.nothing.setVisible(sight is None)
        made = None
        if instrument is not None and sight is not None:
            width = min(PAGE.width(), look_of(self).unit(SIDE - 12))
            made = picture_of(instrument, sight, easy=self.easy_box.isChecked(), ratio=self.devicePixelRatioF(), width=width)  # fmt: skip
        if made is not None:
            picture, words = made
            self.picture.show_picture(picture, _("What people see: {words}", words=words))
        self.frame.setVisible(sight is not None)

    def draw_now(self) -> None:
        """Let the picture catch up with what was typed."""
        self._timer.stop()
        self._draw()

    # --- fields

    def _field(self, spec: Spec) -> QWidget:
        if spec.input is Input.TICK:
            box = TickBox(spec.label, detail=spec.hint)
            box.setChecked(spec.ticked)
            box.clicked.connect(lambda: self.ticked.emit(spec.place, box.isChecked()))
            self.ticks[spec.place] = box
            return box
        field: Field[Any] = (
            area_field(spec.label, spec.hint, lines=2) if spec.input is Input.AREA else text_field(spec.label, spec.hint)
        )  # fmt: skip
        field.show_text(spec.value)
        editor = field.editor
        if isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(
                lambda: self.written.emit(spec.place, " ".join(editor.toPlainText().split("\n")))
            )
        else:
            editor.textEdited.connect(lambda words: self.written.emit(spec.place, words))
        editor.installEventFilter(self)
        self.fields[spec.place] = field
        return field

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Ctrl+Z in a box takes back the last change of the questionnaire, wherever it was made."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _focus_place(self) -> str:
        focus = self.focusWidget()
        return next((place for place, field in self.fields.items() if field.editor is focus), "")

    @staticmethod
    def _take_focus(editor: QWidget) -> None:
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, QLineEdit):
            editor.end(False)
