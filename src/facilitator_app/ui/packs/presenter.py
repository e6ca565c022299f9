"""Choose a pack and its parts, look at the pages, print or save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.steps import Job
from facilitator_app.ui.round.going_on import go_on_setting_up
from facilitator_app.ui.routes import PacksRoute, RoundRoute, SetupQuestionnaireRoute
from facilitator_app.ui.saving import save_file, saved_unlocked
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.wordings import release

if TYPE_CHECKING:
    from facilitator_app.packs import Part, PartId


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PackChoice:
    """One kind of pack in the list."""

    key: str
    title: str
    detail: str


class PacksView(Protocol):
    def show_head(self, title: str, lead: str) -> None: ...
    def show_withheld(self, what: str, do: str, action: str, go: Callable[[], object]) -> None: ...
    def show_choices(self, choices: Sequence[PackChoice], chosen: str) -> None: ...
    def show_parts(self, parts: Sequence[Part], off: frozenset[str]) -> None: ...
    def show_pages(self, pdf: bytes) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class PacksPresenter:
    """``results`` are released once; pages are drawn anew when a choice changes."""

    def __init__(self, view: PacksView, shell: Shell, route: PacksRoute) -> None:
        self.view = view
        self.shell = shell
        self.route = route
        self.results: RoundResults | None = None
        self.chosen = "pack"
        self.off: frozenset[str] = frozenset()
        self._issuing = False

    def show(self) -> None:
        """Fill the screen, or say why no pack can be made and what can be done."""
        round_ = self.shell.workspace.rounds.get(self.route.round_id) if self.route.round_id else None
        found = release(self.shell.workspace, round_)
        if isinstance(found, Withheld):
            self.view.show_head(_("Packs: {round}", round=round_.name) if round_ else _("Packs"), "")
            action = _("&Go to the round") if round_ else _("&Set up a round")
            self.view.show_withheld(found.what, found.do, action, self.go_round)
            return
        self.results = found
        self._show_head(found)
        choices = (
            PackChoice("pack", _("Partnership pack"), _("For everyone who was asked")),
            PackChoice("large", _("Large print"), _("The same pack in 18 point")),
        )
        from facilitator_app.packs import AGENDAS

        self.off |= set(AGENDAS)  # only for those who ask for them
        self.view.show_choices(choices, self.chosen)
        self.view.show_parts(self.shell.workspace.packs.parts(found), self.off)
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
        if self.results is None or self._issuing:
            return
        try:
            job = self.shell.workspace.packs.print_copy(self.route.round_id, self._parts(), self._large)
        except AppError as error:
            self.view.show_error(str(error))
            return
        self.shell.run(self._watched(job), _("Getting the pack ready"), self._to_printer, self.view.show_error)

    def save_it(self) -> None:
        """Issue a pack and save it as a PDF where the facilitator says."""
        if self.results is None or self._issuing:
            return
        name = _("Feedback pack, large print.pdf") if self._large else _("Feedback pack.pdf")

        def start(path: Path) -> Job[Path]:
            job = self.shell.workspace.packs.write(self.route.round_id, path, self._parts(), self._large)
            return self._watched(job)

        label = _("Writing the pack")
        save_file(self.shell, self.view, _("Save the pack"), name, start, label=label, done=self._saved)

    def go_round(self) -> None:
        """What can be done when there is nothing to print: the round itself, or a new one."""
        if not self.route.round_id:
            self.shell.go(SetupQuestionnaireRoute(*self.route.ids))
        elif self.shell.workspace.rounds.get(self.route.round_id).state is RoundState.DRAFT:
            go_on_setting_up(self.shell, self.route)
        else:
            self.shell.go(RoundRoute(*self.route.ids))

    @property
    def _large(self) -> bool:
        return self.chosen == "large"

    def _parts(self) -> frozenset[PartId]:
        from facilitator_app.packs import PartId

        assert self.results is not None
        parts = self.shell.workspace.packs.parts(self.results)
        return frozenset(PartId(part.id) for part in parts if part.included and part.id not in self.off)

    def _show_head(self, results: RoundResults) -> None:
        number = self.shell.workspace.packs.next_number(results)
        lead = _("This will be issue {number}. Every figure follows the promise: {total} in all, {group} in a group.",
                 number=number, total=results.promise.k_total, group=results.promise.k)  # fmt: skip
        self.view.show_head(_("Packs: {round}", round=results.round_name), lead)

    def _draw(self) -> None:
        """Draw the pages anew, but not while a pack is on its way: the newer work would stop the older."""
        if self.results is None or self._issuing:
            return
        job = self.shell.workspace.packs.preview(self.results, self._parts(), self._large)
        self.shell.run(job, _("Drawing the pages"), self.view.show_pages, self.view.show_error)

    def _watched(self, job: Job[T]) -> Job[T]:
        """The same work; notes that it is over however it ends."""
        self._issuing = True

        def watch() -> Job[T]:
            try:
                return (yield from job)
            finally:
                self._issuing = False

        return watch()

    def _saved(self, path: Path) -> None:
        self.view.show_done(saved_unlocked(path))
        self._next_issue()

    def _to_printer(self, pdf: bytes) -> None:
        self.shell.print_pdf(pdf, self._printed, self.view.show_error)

    def _printed(self) -> None:
        self.view.show_done(_("Sent to the printer."))
        self._next_issue()

    def _next_issue(self) -> None:
        """What is shown now is the issue after the one that has just left."""
        if self.results is not None:
            self._show_head(self.results)
            self._draw()
