"""Aims and agreement: everything is kept as it is typed; what cannot be kept yet waits, and is said before one leaves."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.domain.aims import Aims, figure_rows
from facilitator_app.domain.days import day_of_parts, parts_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.ui import routes as to
from facilitator_app.ui.aims.view import AimsPage
from facilitator_app.ui.not_kept import NotKeptYet
from facilitator_app.ui.presenter import Presenter


class AimsPresenter(Presenter[AimsPage, to.AimsRoute]):
    leads_back = to.PartnershipRoute

    def begin(self) -> None:
        self.id_ = self.route.partnership_id
        self.aims = self.workspace.aims
        self.waiting = NotKeptYet(self.workspace.unfinished, self.id_, "aims")

    def show(self) -> None:
        partnership = self.workspace.partnerships.get(self.id_)
        self.view.set_back(partnership.name)
        lead = _("Written down once, and read beside the results of each round.")
        self.view.show_head(_("Aims and agreement"), lead, practice=partnership.practice)
        words = self.aims.of(self.id_)
        agreed = words.agreement
        day = parts_of(agreed.on, self.shell.today())
        texts = {"purpose": words.purpose, "outcomes": words.outcomes, "what": agreed.what, "where": agreed.where}
        self.view.show_texts(texts | {"on": day})
        for key, value in self.waiting.last_time().items():
            if key in self.view.fields:
                self.view.show_texts({key: value})
                self.write(key, value)
        rows = figure_rows(words.figures)
        self.view.show_figures([(row.label, row.figures[-1].words, long_date(row.figures[-1].on)) for row in rows])

    def write(self, key: str, value: str) -> None:
        """Keep it at once. What is refused stays in its field, waits for one to come back, and is said beside it."""
        before = self.aims.of(self.id_)
        try:
            after = self.aims.describe(self.id_, with_text(before, key, value))
        except AppError as error:
            self.waiting.refuse(key, value, str(error))
            self.view.show_field(key, str(error))
            return
        if self.waiting.accept(key):
            self.view.show_field(key, "")
            self.view.clear_errors()
        if after != before:
            self.shell.saved()

    def leave(self) -> None:
        if problems := self.waiting.problems:
            self.view.show_problems(problems)
        else:
            super().leave()


def with_text(aims: Aims, key: str, value: str) -> Aims:
    """With what was typed in one field. Raises AppError "no_such_day"."""
    if key == "purpose":
        return replace(aims, purpose=value)
    if key == "outcomes":
        return replace(aims, outcomes=value)
    agreed = aims.agreement
    if key == "what":
        agreed = replace(agreed, what=value)
    elif key == "on":
        agreed = replace(agreed, on=day_of_parts(value))
    else:
        agreed = replace(agreed, where=value)
    return replace(aims, agreement=agreed)
