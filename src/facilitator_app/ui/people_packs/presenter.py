"""Everybody the round is about with the state of their pack; all packs into a folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.ui import routes as to
from facilitator_app.ui.people_packs.view import PeoplePacksPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.widgets import TableCell

if TYPE_CHECKING:
    from facilitator_app.services.pack_batches import Batch
    from facilitator_app.services.people_packs import PackRow


class PeoplePacksPresenter(Presenter[PeoplePacksPage, to.PeoplePacksRoute]):
    """Nothing is drawn here: opening the list shows no figures, so it writes nothing into a ledger."""

    rows: tuple[PackRow, ...] = ()
    _writing = False

    def show(self) -> None:
        """The list, or why there is none yet."""
        round_ = self.workspace.rounds.get(self.route.round_id)
        title = _("Packs: {round}", round=round_.name)
        try:
            self.rows = self.workspace.people_packs.rows(round_.id)
        except AppError as error:
            self.view.show_head(title, "")
            self.view.show_withheld(error.what, error.do, _("&Go to the round"), self.go_round)
            return
        self.view.show_head(title, _("One pack for each person, and only for that person and you."))
        if not any(not row.why_none for row in self.rows):
            what = _("There are no packs.")
            why = n_("About {n} person too few people answered.", "About all {n} people too few people answered.",
                     len(self.rows))  # fmt: skip
            self.view.show_withheld(what, why, _("&Go to the round"), self.go_round)
            return
        self._show_rows()

    def open_row(self, index: int) -> None:
        """The pages of one person, or why there are none; the talk can be held all the same."""
        self.shell.go(to.PersonPackRoute(*self.route.ids, self.rows[index].subject.round_id))

    def write_all(self, large_print: bool) -> None:
        """Every pack into a folder that the facilitator chooses, with progress at the window's foot."""
        if self._writing:
            return
        folder = self.shell.ask_folder(_("Folder for all packs"))
        if folder is None:
            return
        packs = self.workspace.people_packs
        begun = self.tried(lambda: packs.write_all(self.route.round_id, folder, large_print))
        if begun is not None:
            job, batch = begun
            self._writing = True
            self.shell.run(job, _("Writing the packs"), self._written, self._failed, partial(self._stopped, batch))

    def go_round(self) -> None:
        self.shell.go(to.RoundRoute(*self.route.ids))

    def _written(self, batch: Batch) -> None:
        self._again()
        n = len(batch.written)
        words = n_("{n} pack is in the folder {folder}.", "{n} packs are in the folder {folder}.", n,
                   folder=batch.written[0].path.parent.name)  # fmt: skip
        left_out = [_("No pack for {name}: {reason}", name=name, reason=why) for name, why in batch.left_out]
        self.view.show_done(_("{words} Keep them safe: these files are not locked.", words=words), left_out)

    def _failed(self, words: str) -> None:
        self._again()
        self.view.show_error(words)

    def _stopped(self, batch: Batch) -> None:
        self._again()
        n, total = len(batch.written), batch.total
        words = n_("Stopped. {n} of {total} packs is in the folder, whole.",
                   "Stopped. {n} of {total} packs are in the folder, whole.", n, total=total)  # fmt: skip
        self.view.show_done(words, [])

    def _again(self) -> None:
        """The list as it is now; what was written is in the receipt list from here on."""
        self._writing = False
        self.rows = self.workspace.people_packs.rows(self.route.round_id)
        self._show_rows()

    def _show_rows(self) -> None:
        made = [row.newest for row in self.rows if row.newest]
        handed = sum(one.handed_on is not None for one in made)
        total = sum(not row.why_none for row in self.rows)
        summary = _("{made} of {total} packs are made, {handed} handed over.", made=len(made), total=total,
                    handed=handed)  # fmt: skip
        waits = sum(row.waiting.count for row in self.rows)
        words = n_("{n} comment waits for you: read what people wrote before you make the packs.",
                   "{n} comments wait for you: read what people wrote before you make the packs.", waits)  # fmt: skip
        self.view.show_waiting(words if waits else "")
        self.view.show_rows([_shown(row) for row in self.rows], summary, bool(made))


def _shown(row: PackRow) -> list[str | TableCell]:
    """One subject: name, how many answered, how far the pack is, and a second line."""
    answered = _("{answered} of {asked}", answered=row.answered, asked=row.asked)
    state, kind, detail = _("Not made"), "neutral", ""
    if row.why_none:
        state, kind, detail = _("No pack"), "warning", row.why_none
    elif row.newest and row.newest.handed_on:
        state, kind = _("Handed over"), "success"
        detail = _("Issue {n}, {day}", n=row.newest.number, day=long_date(row.newest.handed_on))
    elif row.newest:
        state, kind, detail = _("Made"), "info", _("Issue {n}", n=row.newest.number)
    waits = n_("{n} waits", "{n} wait", row.waiting.count) if row.waiting.count else ""
    return [TableCell(row.subject.name, bold=True), answered, waits, TableCell(state, kind=kind), detail]
