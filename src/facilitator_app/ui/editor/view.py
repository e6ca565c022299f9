"""A page of fields, a list, the open row, and at the side the respondent's page that follows typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.ui.editor.forms import PartForm, Rows
from facilitator_app.ui.editor.preview import PreviewTarget, show_page
from facilitator_app.ui.list_editor import Form, FormCard, ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    Field,
    FitPicture,
    Flow,
    Head,
    Notice,
    QuietButton,
    TableCell,
    TickBox,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.editor.presenter import EditorPresenter

SIDE = 440
WAIT_MS = 120
"""The picture follows typing when there is a breath, so that letters never wait for it."""
SEVERAL_HEADS = 2


class EditorPage(FacilitatorPage):
    presenter: EditorPresenter

    def __init__(self) -> None:
        super().__init__(_("Change a questionnaire"), back=_("Your questionnaires"), side=SIDE)
        self._shown: tuple[Instrument | None, PreviewTarget | None] = (None, None)
        self.part_field = combo_field(_("Page"), [("", "")])
        self.head = FormCard()
        self.list_name = text_label("", "body_bold")
        self.list = ListEditor(self, [Head("")], name=" ", gap=8, undo_whole=True)
        self.add_button = Button(" ", "plus")
        self.list.box.insertWidget(0, self.list_name)
        self.list.add(self.add_button)
        self.add(self.part_field, self.head, self.list, self.list.form)
        self._build_side()

    def bind(self, presenter: EditorPresenter) -> None:
        self.list.bind(presenter)
        self.head.write = presenter.write
        self.part_field.editor.activated.connect(lambda _n: presenter.open_part(self.part_field.text()))
        self.kept_view.keep_field("part", self.part_field)
        self.kept_view.keep_box("easy", self.easy_box)
        self.add_button.clicked.connect(presenter.add)
        self.main_button(_("Use this questionnaire"), presenter.use, foot=True)
        self.undo_button = self.button(_("Undo"), presenter.undo, foot=True)
        for keys, act in (
            ("Ctrl+PgDown", partial(presenter.next_part, 1)),
            ("Ctrl+PgUp", partial(presenter.next_part, -1)),
            ("Ctrl+Up", partial(presenter.move, -1)),
            ("Ctrl+Down", partial(presenter.move, 1)),
        ):
            self.shortcut(keys, act)
        super().bind(presenter)

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """The fields of the page and of the open row, by their location in the file."""
        return {**self.head.fields, **self.list.form.fields}

    def _build_side(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._draw)
        self.easy_box = TickBox(_("Show the easy words"))
        self.easy_box.clicked.connect(self._draw)
        self.picture = FitPicture(QPixmap(1, 1), _("Nothing to show here yet."))
        self.nothing = small(_("People who answer do not see this page."))
        self.mend = Column(gap=6)
        self.frame = Card(self.picture, gap=0, margins=(6, 6, 6, 6))
        self._above = QWidget()
        self._above.setFixedHeight(0)
        self.side.setSpacing(0)
        self.add_beside(self._above)
        self.beside = Column(heading2(_("What people see")), self.easy_box, self.frame, self.nothing, self.mend, gap=12)
        self.add_beside(self.beside)
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
        self.part_field.editor.show_choices(parts, current)

    def show_form(self, form: PartForm, row: int, focus: str) -> None:
        """Another page, or another row of it; ``focus``: key of the field that gets the focus, "" for none."""
        had = self.head.focused() or self.list.form.focused()
        self.head.show_form(Form("", form.fields))
        self.head.setVisible(bool(form.fields))
        self._show_list(form.rows)
        self._show_row(form, row)
        self.order_tabs()
        target = self.fields.get(focus or had)
        if target is not None:
            QTimer.singleShot(0, target, lambda: self._take_focus(focus or had))
        elif had or focus:
            self.part_field.editor.setFocus()

    def _show_list(self, rows: Rows | None) -> None:
        self.list.setVisible(rows is not None)
        if rows is None:
            return
        *narrow, last = rows.heads if len(rows.heads) <= SEVERAL_HEADS else (*rows.heads,)
        heads = [Head(words, stretch=0 if not words else 2) for words in narrow] + [Head(last, stretch=1)]
        self.list.show_heads(heads, rows.name)
        self.list_name.setText(rows.name)
        self.add_button.setText(rows.add)
        self.add_button.setVisible(bool(rows.add))
        self.add_button.updateGeometry()

    def _show_row(self, form: PartForm, row: int) -> None:
        rows = form.rows
        if rows is None or not 1 <= row <= len(rows.cells):
            self.list.show_form(None)
            return
        title = form.row_title or " ".join(rows.cells[row - 1][:1])
        self.list.form.show_foot()
        self.list.show_form(Form(title, form.row))
        if buttons := self._row_buttons(rows, row):
            self.list.form.show_foot(Flow(*buttons))

    def _row_buttons(self, rows: Rows, row: int) -> list[QWidget]:
        buttons: list[QWidget] = []
        if rows.opens:
            buttons.append(Button(rows.opens, press=self.presenter.open_row))
        if rows.moves:
            up = Button(_("Move up"), press=partial(self.presenter.move, -1))
            down = Button(_("Move down"), press=partial(self.presenter.move, 1))
            up.setEnabled(row > 1)
            down.setEnabled(row < len(rows.cells))
            buttons += [up, down]
        if rows.remove:
            buttons.append(QuietButton(rows.remove, "bin", press=self.presenter.remove))
        return buttons

    def show_cells(self, cells: tuple[tuple[str, ...], ...], row: int) -> None:
        self.list.show_rows(
            [[TableCell(words, bold=n == row) for words in line] for n, line in enumerate(cells, 1)], row - 1
        )

    def show_faults(self, by_field: dict[str, str], of_row: str) -> None:
        self.head.show_faults(by_field)
        self.list.form.show_faults(by_field, of_row)

    def show_to_mend(self, summary: str, faults: tuple[tuple[str, str], ...]) -> None:
        """``faults``: the location in the file and the sentence of each."""
        focused = self.mend.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.mend.clear()
        self.mend.add(Notice(summary, "warning" if faults else "success"))
        for location, words in faults:
            self.mend.add(QuietButton(words.replace("&", "&&"), press=partial(self.presenter.go_to, location)))
        self.order_tabs()
        if focused:
            self.part_field.editor.setFocus()

    def show_preview(self, instrument: Instrument | None, target: PreviewTarget | None) -> None:
        self._shown = (instrument, target)
        if self.picture.pixmap().width() <= 1:
            self._draw()
        else:
            self._timer.start()

    def show_undo(self, possible: bool) -> None:
        self.undo_button.setEnabled(possible)
        self.list.undo_bar.key.set_possible(possible)

    # --- the preview

    def _draw(self) -> None:
        instrument, target = self._shown
        self.nothing.setVisible(target is None)
        if instrument is not None and target is not None:
            show_page(self.picture, instrument, target, SIDE, easy=self.easy_box.isChecked())
        self.frame.setVisible(target is not None)

    def draw_now(self) -> None:
        """Let the picture catch up with what was typed."""
        self._timer.stop()
        self._draw()

    def _take_focus(self, key: str) -> None:
        for form in (self.head, self.list.form):
            if key in form.fields:
                form.take_focus(key, mark=False)
