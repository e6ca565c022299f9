"""All questionnaires there are, and what can be done with each: copy, change, save, add, delete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.file_names import file_name
from facilitator_app.services.own_questionnaires import OwnRow, State
from facilitator_app.ui import routes as to
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.editor.list_view import OwnQuestionnairesPage
from facilitator_app.ui.editor.sheet_presenter import spreadsheet_files
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.route_values import OwnKey
from facilitator_app.ui.saving import ask_path


class OwnQuestionnairesPresenter(Presenter[OwnQuestionnairesPage, to.OwnQuestionnairesRoute]):
    def begin(self) -> None:
        self._own = self.workspace.own
        self._chosen = self.route.chosen
        self._file: Path | None = None

    def choose(self, index: int) -> None:
        """Show what can be done with one questionnaire."""
        rows = self._own.rows()
        if 0 <= index < len(rows):
            self._chosen = _key(rows[index])
            self.show()

    def change(self) -> None:
        """Go on with a draft, change an own questionnaire, or copy one that came with the program."""
        row = self._row()
        if row is None:
            return
        if row.state is State.BUNDLED:
            self.copy()
        else:
            self._open(lambda: self._own.change(row.id))

    def copy(self) -> None:
        """A copy of one's own, open to be changed."""
        row = self._row()
        if row is not None:
            self._open(lambda: self._own.copy(row.id))

    def add_file(self) -> None:
        """Check a file, and copy it into the own folder if it is sound."""
        self._file = self.shell.ask_open_path(_("Add a questionnaire file"), _("Questionnaires (*.toml)"))
        if self._file is not None and self._own.is_spreadsheet(self._file):
            self.shell.go(to.SpreadsheetRoute(*self.route.ids, self._file), remember=False)
        elif self._file is not None:
            self._add(self._file, as_copy=False)

    def open_sheet(self) -> None:
        """Look at a spreadsheet on a page of its own; nothing is kept yet."""
        path = self.shell.ask_open_path(_("From a spreadsheet"), spreadsheet_files())
        if path is not None:
            self.shell.go(to.SpreadsheetRoute(*self.route.ids, path), remember=False)

    def save_template(self, ending: str) -> None:
        """A spreadsheet with the right heads and two example questions."""
        path = ask_path(self.shell, _("Save a template"), _("questionnaire template") + ending)
        if path is not None:
            words = _("Saved as {name}. Fill it in, then choose From a spreadsheet.", name=path.name)
            self._do(lambda: self._own.save_template(path), words)

    def save_file(self, ending: str) -> None:
        """A file to hand to a colleague, or a spreadsheet; a CSV file cannot carry all of it, and that is said."""
        row = self._row()
        title = _("Save a questionnaire file") if ending == ".toml" else _("Save as a spreadsheet")
        path = row and ask_path(self.shell, title, file_name(row.title, ending=ending))
        if row and path:
            words = _("Saved as {name}. A colleague can add it.", name=path.name)
            if ending == ".xlsx":
                words = _("Saved as {name}. Everything is in it.", name=path.name)
            elif ending == ".csv":
                words = _("Saved as {name}. It holds the questions only. Answers, bands and what it is for do not fit into a CSV file: save a spreadsheet to keep them.", name=path.name)  # fmt: skip
            self._do(lambda: self._own.save_file(row.id, path), words)

    def add_as_copy(self) -> None:
        """Add the file that was just refused under an id of its own."""
        if self._file is not None:
            self._add(self._file, as_copy=True)

    def delete(self) -> None:
        """Ask on a page of its own."""
        if self._chosen is not None and self._row() is not None:
            self.shell.go(to.DeleteQuestionnaireRoute(*self.route.ids, self._chosen), remember=False)

    def leave(self) -> None:
        if self.route.partnership_id:
            self.shell.go(to.SetupQuestionnaireRoute(*self.route.ids), remember=False)
        else:
            self.shell.back()

    # ---

    def _add(self, path: Path, *, as_copy: bool) -> None:
        try:
            made = self._own.add_file(path, as_copy=as_copy)
        except AppError as error:
            if error.code == "id_taken":
                self.view.show_done(str(error), True)
            elif error.code == "instrument_broken":
                faults = error.facts["faults"]
                assert isinstance(faults, tuple)
                n = len(faults)
                words = n_("{name} has {n} fault. It was not added.", "{name} has {n} faults. It was not added.", n,
                           name=path.name)  # fmt: skip
                self.view.show_faults(
                    words, tuple(_("{place}: {reason}", place=f.location, reason=f.reason) for f in faults)
                )
            else:
                self.view.show_error(str(error))
            return
        self._chosen = OwnKey(made.id)
        self.show()
        self.shell.saved()
        self.view.show_done(_("{title} was added. It can be used now.", title=made.title))

    def _open(self, make: Callable[[], str]) -> None:
        draft_id = self.tried(make)
        if draft_id is None:
            return
        self.shell.saved()
        self.shell.go(to.EditQuestionnaireRoute(*self.route.ids, draft_id))

    def _do(self, act: Callable[[], object], words: str) -> None:
        if self.tried(lambda: (act(),)):
            self.view.show_done(words)

    def _row(self) -> OwnRow | None:
        return next((row for row in self._own.rows() if _key(row) == self._chosen), None)

    def show(self) -> None:
        """All questionnaires, and what can be done with the chosen one."""
        rows = self._own.rows()
        kinds = {
            State.DRAFT: _("Not finished"),
            State.OWN: _("Yours"),
            State.BUNDLED: _("With the program"),
        }
        index = next((n for n, row in enumerate(rows) if _key(row) == self._chosen), -1)
        self.view.show_rows(tuple((row.title, kinds[row.state]) for row in rows), index)
        self.view.show_chosen(rows[index] if index >= 0 else None, *self._about(rows[index] if index >= 0 else None))

    def _about(self, row: OwnRow | None) -> tuple[str, str]:
        """What a questionnaire is for or still needs, and what it was made from."""
        if row is None:
            return "", ""
        if row.state is State.DRAFT:
            faults = len(self._own.draft(row.id).faults())
            about = n_("{n} thing is to be mended.", "{n} things are to be mended.", faults) if faults else _("It can be used.")  # fmt: skip
            return about, ""
        made = self.workspace.library.get(row.id)
        note = ""
        if made.derived_from is not None:
            titles = self.workspace.library.titles()
            name = titles.get(made.derived_from.id, made.derived_from.id)
            note = _("Made from: {name}, version {n}.", name=name, n=made.derived_from.version)
        return str(made.purpose), note


class DeleteQuestionnairePresenter(Presenter[ConfirmPage, to.DeleteQuestionnaireRoute]):
    """Asks before an own questionnaire or a draft goes."""

    def begin(self) -> None:
        self._key = self.route.chosen
        self._own = self.workspace.own

    def show(self) -> None:
        row = next((row for row in self._own.rows() if _key(row) == self._key), None)
        if row is None:
            why = _("This questionnaire is not here any more.")
            self.view.show_impossible(_("Delete a questionnaire?"), why, _("Go back"))
            return
        lines = (
            _("The questionnaire goes from this laptop's file."),
            _("Rounds that use it keep their own copy. Their results stay."),
        )
        if row.state is State.DRAFT:
            lines = (_("What you changed since you last used it goes."), _("What it was made from stays."))
        self.view.show_question(_("Delete {title}?", title=row.title), lines, safe=_("Keep it"), act=_("Delete it"))

    def leave(self) -> None:
        self._go(self._key)

    def do_it(self) -> None:
        act = self._own.discard if self._key.draft else self._own.delete
        if self.kept(lambda: act(self._key.instrument_id)):
            self._go(None)

    def _go(self, chosen: OwnKey | None) -> None:
        self.shell.go(to.OwnQuestionnairesRoute(*self.route.ids, chosen), remember=False)


def _key(row: OwnRow) -> OwnKey:
    return OwnKey(row.id, row.state is State.DRAFT)
