"""A row for each subject, and the picture of who does how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import UndoBar
from facilitator_app.ui.setup.load_picture import LoadPicture
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.widgets import Card, Column, Head, Notice, QuietButton, TableCell, heading2, small, text_label
from facilitator_app.ui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from facilitator_app.ui.setup.raters_presenter import LoadLine, RatersPresenter, SubjectLine


class RatersPage(SetupPage):
    presenter: RatersPresenter

    def __init__(self) -> None:
        super().__init__(_("Who answers about whom?"), go_on=_("Continue"))
        self.button(_("Let everybody answer about everybody"), lambda: self.presenter.propose(), icon="plus")
        self.button(_("Bring in a list"), lambda: self.presenter.visit(to.ImportRatersRoute), icon="open")
        self.undo_bar = UndoBar(self)
        self.undo_bar.bind(lambda: self.presenter.undo())
        self.show_filled = self.undo_bar.show_done
        self._ids: list[str] = []
        self.table = ListTable(
            [
                Head(_("No."), right=True, stretch=0),
                Head(_("About"), stretch=2),
                Head(_("Others who answer"), stretch=4),
                Head(_("Own view"), stretch=0),
                Head(_("Balance"), stretch=1),
            ],
            name=_("Subjects, and who answers about them"),
            chooser=True,
        )
        self.table.chosen.connect(lambda row: self.presenter.visit(to.OneSubjectRoute, self._ids[row]))
        self.how = small(_("Click a row, or press Enter on it, to choose who answers about this person."))
        self.warnings = Notice("")
        self.more_warnings = Column(gap=8)
        self.warnings.add(self.more_warnings)
        self.picture = LoadPicture()
        self.sentence = text_label("")
        key = small(_("The numbers are those of the table. Dot: one of the others. Square: chair or lead partner. "
                      "Ring: own view."))  # fmt: skip
        self.loads = Column(heading2(_("How much each person does")), self.sentence, Card(self.picture), key, gap=8)
        self.add(self.undo_bar, self.table, self.how, self.warnings, self.loads)

    def show_subjects(self, rows: tuple[SubjectLine, ...], sentence: str) -> None:
        self._ids = [row.subject_id for row in rows]
        self.table.show_rows(
            [
                [
                    str(row.number),
                    TableCell(row.name, bold=True),
                    TableCell(str(row.others), detail=row.groups),
                    row.own,
                    TableCell(row.look, kind=row.kind),
                ]
                for row in rows
            ]
        )
        self.sentence.setText(sentence)

    def show_loads(self, rows: tuple[LoadLine, ...]) -> None:
        self.picture.show_rows(rows)
        self.loads.setVisible(bool(rows))

    def show_warnings(self, lines: tuple[str, ...]) -> None:
        self.warnings.say("".join(lines[:1]))
        self.more_warnings.fill(*(small(line, "ink") for line in lines[1:]))

    def show_problems(self, problems: tuple[tuple[str, str], ...]) -> None:
        """Each sentence leads to the page of its subject."""
        self.show_errors([(words, self.table) for words, _subject in problems])
        for link, (_words, subject) in zip(self.errors.findChildren(QuietButton), problems, strict=False):
            if subject:
                link.clicked.connect(
                    lambda _checked=False, subject=subject: self.presenter.visit(to.OneSubjectRoute, subject)
                )
