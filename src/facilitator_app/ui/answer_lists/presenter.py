"""Answers as lists: what it means, why, the round's name typed; the log and the ledger before the file."""

from __future__ import annotations

from pathlib import Path

from facilitator_app.domain.change import Act, Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import Job
from facilitator_app.files import save_whole
from facilitator_app.ui import routes as to
from facilitator_app.ui.answer_lists.view import AnswerListsPage
from facilitator_app.ui.corrections.words import line_words, reasons_for
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import name_in_round, save_file, saved_unlocked

FIELDS = {"reason_missing": "reason", "name_differs": "name"}
"""At which field a refusal is said, by its code."""


class AnswerListsPresenter(Presenter[AnswerListsPage, to.AnswerListsRoute]):
    """Nothing leaves unless a reason was chosen and the round's name typed."""

    leads_back = to.ExportsRoute

    def show(self) -> None:
        """The form, or why there are no lists of this round; below it what left before."""
        service = self.workspace.answer_lists
        round_ = self._round()
        refused = (
            AppError("no_round", _("There are no results yet."), _("Close a round first."))
            if round_ is None
            else service.refusal(round_.id)
        )
        if refused is not None:
            go = (lambda: self.shell.go(to.SettingsRoute())) if refused.code == "lists_off" else None
            self.view.show_withheld(refused.what, refused.do, _("Open Settings"), go)
        elif round_ is not None:
            self.view.show_form(_meaning(), reasons_for(Act.LISTED), round_.name)
        self._show_log()

    def save(self, ending: str, reason: str | None, note: str, typed: str) -> None:
        """A file with this ending, if everything is chosen and typed that must be."""
        service, why = self.workspace.answer_lists, Reason(reason) if reason else None
        faults = service.faults(self.route.round_id, why, typed)
        if faults:
            self.view.show_faults([(str(fault), FIELDS.get(fault.code, "")) for fault in faults])
            return

        def start(path: Path) -> Job[Path]:
            make = service.spreadsheet if ending == ".xlsx" else service.csv
            data = make(self.route.round_id, why, note, typed)
            self._show_log()
            return save_whole(path, data)

        name = name_in_round(self.shell, self.route.ids, _("Answers as lists"), ending=ending)
        save_file(self.shell, self.view, _("Save"), name, start,
                  done=lambda path: self.view.show_done(saved_unlocked(path)))  # fmt: skip

    def _round(self) -> Round | None:
        return self.workspace.rounds.get(self.route.round_id) if self.route.round_id else None

    def _show_log(self) -> None:
        round_ = self._round()
        if round_ is not None:
            self.view.show_log([line_words(line) for line in self.workspace.answer_lists.log(round_.id)])


def _meaning() -> tuple[str, ...]:
    """What leaves, in words."""
    return (
        _("The file has one line for each answer. Each question is mixed by itself."),
        _("No line tells what the same person said to another question. There are no names and no codes."),
        _("A group is named only where all its answers may be shown."),
        _("People were told about this before they answered. The day and the reason are kept with the round."),
    )
