"""Who got which pack, when and how; each tick is saved at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.receipts import HandedOver, Receipt
from facilitator_app.packs.person.receipt_list import how_words
from facilitator_app.ui import routes as to
from facilitator_app.ui.people_packs.receipts_view import ReceiptsPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import name_in_round, save_file, sent_unlocked

if TYPE_CHECKING:
    from facilitator_app.domain.subjects import Subject

DAYS = 31
"""A hand-over can be noted for today and so many days before."""


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """One pack: the words of its tick box, a second line, and the tick."""

    words: str
    detail: str
    ticked: bool


class ReceiptsPresenter(Presenter[ReceiptsPage, to.ReceiptsRoute]):
    leads_back = to.PeoplePacksRoute

    def begin(self) -> None:
        self.receipts: list[tuple[Subject, Receipt]] = []
        self.day = self.shell.today()
        self.how = HandedOver.BY_HAND

    def show(self) -> None:
        """The list, or that no pack has been made yet."""
        round_ = self.workspace.rounds.get(self.route.round_id)
        self.view.show_head(_("Receipt list"), _("{round}. Tick a pack when its reader has it.", round=round_.name))
        self.receipts = list(self.workspace.people_packs.receipts(self.route.round_id))
        if not self.receipts:
            what, do = _("No pack has been made yet."), _("Packs are on this list once they are made.")
            self.view.show_withheld(what, do, _("&All packs"), self.leave)
            return
        today = self.shell.today()
        days = [today - timedelta(days=n) for n in range(DAYS)]
        self.view.show_ways(
            [(day.isoformat(), long_date(day)) for day in days], [(w.value, how_words(w)) for w in HandedOver]
        )
        self.view.show_receipts([self._shown(index) for index in range(len(self.receipts))], self._summary())

    def choose_day(self, day: str) -> None:
        """The day for the next ticks."""
        self.day = date.fromisoformat(day)

    def choose_how(self, how: str) -> None:
        """The way for the next ticks."""
        self.how = HandedOver(how)

    def turn(self, index: int, on: bool) -> None:
        """Tick a pack, or take the tick away."""
        packs = self.workspace.people_packs
        subject, receipt = self.receipts[index]
        changed = self.tried(lambda: packs.hand_over(receipt, self.day, self.how) if on else packs.take_back(receipt))
        if changed is None:
            return
        self.receipts[index] = (subject, changed)
        self.shell.saved()
        self.view.show_receipt(index, self._shown(index), self._summary())

    def print_it(self) -> None:
        """The list on paper, with lines to sign."""
        job = self.workspace.people_packs.receipt_list(self.route.round_id)
        self.shell.run(job, _("Getting the list ready"), self._to_printer, self.view.show_error)

    def save_it(self) -> None:
        """The list as a PDF."""
        write = partial(self.workspace.people_packs.save_receipt_list, self.route.round_id)
        label = _("Writing the list")
        name = name_in_round(self.shell, self.route.ids, _("Receipt list"))
        save_file(self.shell, self.view, _("Save the list"), name, write, label=label, done=self._saved)

    def _shown(self, index: int) -> ReceiptShown:
        subject, receipt = self.receipts[index]
        words = _("{name}, issue {n}", name=subject.name, n=receipt.number)
        detail = _("Made on {day}", day=long_date(receipt.made_on))
        if receipt.handed_on:
            detail = _("Handed over on {day}. {how}", day=long_date(receipt.handed_on), how=how_words(receipt.how))
        return ReceiptShown(words, detail, receipt.handed_on is not None)

    def _summary(self) -> str:
        handed = sum(receipt.handed_on is not None for _subject, receipt in self.receipts)
        return _("{n} of {total} packs are handed over.", n=handed, total=len(self.receipts))

    def _to_printer(self, pdf: bytes) -> None:
        self.shell.print_pdf(pdf, lambda: self.view.show_done(sent_unlocked()), self.view.show_error)

    def _saved(self, path: Path) -> None:
        self.view.show_done(_("Saved: {name}. It has names in it: keep it safe.", name=path.name))
