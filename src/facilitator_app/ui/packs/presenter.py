"""P1 and P2: choose a pack and its parts, look at the pages, print or save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.ui.desk import Desk, Where

if TYPE_CHECKING:
    from facilitator_app.packs import Part, PartId


@dataclass(frozen=True, slots=True)
class PackChoice:
    """One kind of pack in the list."""

    key: str
    title: str
    detail: str


class PacksView(Protocol):
    def show_head(self, title: str, lead: str) -> None: ...
    def show_withheld(self, what: str, do: str) -> None: ...
    def show_choices(self, choices: Sequence[PackChoice], chosen: str) -> None: ...
    def show_parts(self, parts: Sequence[Part], off: frozenset[str]) -> None: ...
    def show_pages(self, pdf: bytes) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class PacksPresenter:
    """``results`` are released once; pages are drawn anew when a choice changes."""

    def __init__(self, view: PacksView, desk: Desk, where: Where) -> None:
        self.view = view
        self.desk = desk
        self.where = where
        self.results: RoundResults | None = None
        self.chosen = "pack"
        self.off: frozenset[str] = frozenset()

    def show(self) -> None:
        """Fill the screen, or say why no pack can be made and what can be done."""
        if not self.where.round_id:
            self.view.show_head(_("Packs"), "")
            self.view.show_withheld(
                _("There is nothing to print yet."), _("Set up a round, let people answer, and close it.")
            )
            return
        round_ = self.desk.workspace.rounds.get(self.where.round_id)
        found = self.desk.workspace.results.of_round(self.where.round_id)
        if isinstance(found, Withheld):
            self.view.show_head(_("Packs: {round}", round=round_.name), "")
            self.view.show_withheld(found.what, found.do)
            return
        self.results = found
        limits = _("Every figure follows the promise: {total} in all, {group} in a group.",
                   total=found.promise.k_total, group=found.promise.k)  # fmt: skip
        self.view.show_head(_("Packs: {round}", round=found.round_name), limits)
        choices = (
            PackChoice("pack", _("Partnership pack"), _("For everyone who was asked")),
            PackChoice("large", _("Large print"), _("The same pack in 18 point")),
        )
        self.view.show_choices(choices, self.chosen)
        self.view.show_parts(self.desk.workspace.packs.parts(found), self.off)
        self._draw()

    def choose(self, key: str) -> None:
        """Another kind of pack."""
        self.chosen = key
        self._draw()

    def switch_part(self, part: str, on: bool) -> None:
        """Leave a part out, or take it in again."""
        self.off = self.off - {part} if on else self.off | {part}
        self._draw()

    def print_it(self) -> None:
        """Issue a pack and send it to a printer; its pages never lie on the disk."""
        try:
            job = self.desk.workspace.packs.print_copy(self.where.round_id, self._parts(), self._large)
        except AppError as error:
            self.view.show_error(str(error))
            return
        self.desk.run(job, _("Getting the pack ready"), self._to_printer, self.view.show_error)

    def save_it(self) -> None:
        """Issue a pack and save it as a PDF where the facilitator says."""
        path = self.desk.ask_save_path(_("Save the pack"), _("Feedback pack.pdf"), _("PDF files (*.pdf)"))
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        try:
            job = self.desk.workspace.packs.write(self.where.round_id, path, self._parts(), self._large)
        except AppError as error:
            self.view.show_error(str(error))
            return
        self.desk.run(
            job,
            _("Writing the pack"),
            lambda saved: self.view.show_done(
                _("Saved: {name}. Keep it safe: this file is not locked.", name=saved.name)
            ),
            self.view.show_error,
        )

    def go_round(self) -> None:
        where = Where(self.where.partnership_id, self.where.round_id)
        self.desk.go("round" if self.where.round_id else "setup_questionnaire", where)

    @property
    def _large(self) -> bool:
        return self.chosen == "large"

    def _parts(self) -> frozenset[PartId]:
        assert self.results is not None
        parts = self.desk.workspace.packs.parts(self.results)
        return frozenset(part.id for part in parts if part.included and part.id not in self.off)

    def _draw(self) -> None:
        if self.results is not None:
            job = self.desk.workspace.packs.preview(self.results, self._parts(), self._large)
            self.desk.run(job, _("Drawing the pages"), self.view.show_pages, self.view.show_error)

    def _to_printer(self, pdf: bytes) -> None:
        done = lambda: self.view.show_done(_("Sent to the printer."))  # noqa: E731
        self.desk.print_pdf(pdf, done, lambda words: self.view.show_error(f"{words} {_('You can save it as a PDF.')}"))
