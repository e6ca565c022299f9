"""A spreadsheet as a questionnaire: everything that is in it, and every fault with its cell, before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.comparing import kind_words
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.steps import while_wanted
from facilitator_app.ui import routes as to
from facilitator_app.ui.editor.preview import PreviewTarget
from facilitator_app.ui.editor.sheet_view import SpreadsheetPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.route_values import OwnKey

if TYPE_CHECKING:
    from facilitator_app.instruments.draft import Draft
    from facilitator_app.services.own_questionnaires import InSpreadsheet


def spreadsheet_files() -> str:
    """The files that the system's own box offers."""
    return _("Spreadsheets (*.xlsx *.csv)")


@dataclass(frozen=True, slots=True)
class InTheFile:
    """What is in the file. ``facts``: (what, value); ``sections``: (title, number of questions)."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


class SpreadsheetPresenter(Presenter[SpreadsheetPage, to.SpreadsheetRoute]):
    def begin(self) -> None:
        self._own = self.workspace.own
        self.path = self.route.path
        self._draft: Draft | None = None
        """What is shown, and what is kept when that is asked for."""
        self._as_copy = False
        self._is_here = True

    def show(self) -> None:
        """Read the file anew, in the background; what is on the page stays until then."""
        job = while_wanted(self._own.look_at(self.path), lambda: self._is_here)
        self.shell.run(job, _("Reading {name}", name=self.path.name), self._show, self.view.show_error)

    def end(self) -> None:
        """What is still being read is wanted no more."""
        self._is_here = False

    def _show(self, spreadsheet: InSpreadsheet) -> None:
        self._draft = spreadsheet.draft
        if spreadsheet.draft is None:
            n = len(spreadsheet.faults)
            words = n_(
                "{name} has {n} fault. Nothing is kept yet.",
                "{name} has {n} faults. Nothing is kept yet.",
                n,
                name=self.path.name,
            )
            self.view.show_faults(words, tuple((fault.location, fault.reason) for fault in spreadsheet.faults))
            return
        made = spreadsheet.draft.instrument()
        taken = self.workspace.library.titles().get(made.id, "")
        self._as_copy = bool(taken)
        warning = _("There is a questionnaire with the same id already: {title}. This one is added as a copy. The other stays as it is.", title=taken)  # fmt: skip
        keep = _("Add it as a copy") if taken else _("Add this questionnaire")
        self.view.show_contents(_contents(made, spreadsheet.notes), warning if taken else "", keep)
        first = made.sections[0].items[0]
        self.view.show_picture(made, PreviewTarget(PageKind.QUESTION, 0, first.row or first.id))

    def keep(self) -> None:
        """Put what is shown among the own questionnaires, whatever became of the file since."""
        draft = self._draft
        made = self.tried(lambda: self._own.add(draft, as_copy=self._as_copy)) if draft is not None else None
        if made is None:
            return
        self.shell.saved()
        self._go(OwnKey(made.id))

    def other(self) -> None:
        """Another file."""
        path = self.shell.ask_open_path(_("From a spreadsheet"), spreadsheet_files())
        if path is not None:
            self.shell.go(to.SpreadsheetRoute(*self.route.ids, path), remember=False)

    def leave(self) -> None:
        self._go(None)

    def _go(self, chosen: OwnKey | None) -> None:
        self.shell.go(to.OwnQuestionnairesRoute(*self.route.ids, chosen), remember=False)


def _contents(made: Instrument, notes: tuple[str, ...]) -> InTheFile:
    counts = [len({item.row or item.id for item in section.items}) for section in made.sections]
    facts = (
        (_("Kind"), kind_words(made)),
        (_("Sections"), str(len(made.sections))),
        (_("Questions"), str(sum(counts))),
        (_("Minutes"), str(made.minutes)),
        (_("Languages"), ", ".join(made.languages)),
        (_("Easy words"), _("yes") if made.has_easy_words() else _("no")),
        (_("Bands"), ", ".join(str(band.title) for band in made.bands) or _("none")),
    )
    sections = tuple((str(section.title), str(n)) for section, n in zip(made.sections, counts))
    return InTheFile(str(made.title), facts, sections, notes)
