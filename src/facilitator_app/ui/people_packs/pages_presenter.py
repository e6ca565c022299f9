"""The pages of one person's pack, of the preparation sheet, or of the group report; print or save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.steps import Job
from facilitator_app.ui.packs.presenter import PackChoice, PacksView
from facilitator_app.ui.routes import PeoplePacksRoute, PersonPackRoute, SessionRoute
from facilitator_app.ui.saving import save_file, saved_unlocked
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.packs.person.facts import PersonPart

T = TypeVar("T")

PACK, LARGE, SHEET = "pack", "large", "sheet"


class PagesPresenter:
    """``found`` is released once; pages are drawn anew when a choice changes. Preparation sheets are never made with a
    pack: each is a choice of its own, with its own file."""

    def __init__(self, view: PacksView, shell: Shell, route: PersonPackRoute) -> None:
        self.view = view
        self.shell = shell
        self.route = route
        self.inner_id = route.inner_id
        self.found: SubjectResults | GroupReport | None = None
        self.chosen = PACK
        self.off: frozenset[str] = frozenset()
        self._issuing = False

    def show(self) -> None:
        """Fill the screen, or say why there are no pages and what can be done."""
        packs = self.shell.workspace.people_packs
        found = packs.found(self.inner_id) if self.inner_id else packs.report(self.route.round_id)
        if isinstance(found, Withheld):
            self.view.show_head(_("Group report") if not self.inner_id else _("Pack"), "")
            self.view.show_withheld(found.what, found.do, _("&All packs"), self.go_round)
            return
        self.found = found
        self._show_head()
        self.view.show_choices(self._choices(found), self.chosen)
        self._show_parts()
        self._draw()

    def choose(self, key: str) -> None:
        """The pack, its large print, or the preparation sheet."""
        self.chosen = key
        self._show_head()
        self._show_parts()
        self._draw()

    def switch_part(self, part: str, on: bool) -> None:
        """Leave a part out, or take it in again."""
        self.off = self.off - {part} if on else self.off | {part}
        self._draw()

    def print_it(self) -> None:
        """Issue the pages and send them to a printer; they never lie on the disk."""
        if self.found is None or self._issuing:
            return
        packs, large = self.shell.workspace.people_packs, self.chosen == LARGE
        try:
            receipt = None
            if isinstance(self.found, GroupReport):
                job = packs.print_report(self.route.round_id, large)
            elif self.chosen == SHEET:
                job = packs.print_preparation(self.inner_id)
            else:
                job, receipt = packs.print_copy(self.inner_id, self._parts(self.found), large)
        except AppError as error:
            self.view.show_error(str(error))
            return

        def printed() -> None:
            if receipt is not None:
                packs.made(receipt)
            self._left(_("Sent to the printer."))

        done = partial(self._to_printer, printed)
        self.shell.run(self._watched(job), _("Getting the pages ready"), done, self.view.show_error)

    def save_it(self) -> None:
        """Issue the pages and save them as a PDF where the facilitator says."""
        if self.found is None or self._issuing:
            return
        label = _("Writing the pages")
        save_file(self.shell, self.view, _("Save the pages"), self._file_name(), self._write, label=label,
                  done=self._saved)  # fmt: skip

    def _write(self, path: Path) -> Job[Path]:
        packs, large = self.shell.workspace.people_packs, self.chosen == LARGE
        if isinstance(self.found, GroupReport):
            job = packs.write_report(self.route.round_id, path, large)
        elif self.chosen == SHEET:
            job = packs.write_preparation(self.inner_id, path)
        else:
            assert self.found is not None
            job = packs.write(self.inner_id, path, self._parts(self.found), large)
        return self._watched(job)

    def go_session(self) -> None:
        """The talk with this person, from where it stopped."""
        self.shell.go(SessionRoute(*self.route.ids, self.inner_id))

    def go_round(self) -> None:
        """Back to the list of packs."""
        self.shell.go(PeoplePacksRoute(*self.route.ids), remember=False)

    def _choices(self, found: SubjectResults | GroupReport) -> list[PackChoice]:
        if isinstance(found, GroupReport):
            return [
                PackChoice(PACK, _("Group report"), _("By behaviour only, nobody is named")),
                PackChoice(LARGE, _("Large print"), _("The same report in 18 point")),
            ]
        return [
            PackChoice(PACK, _("Personal pack"), _("Only for the person and you")),
            PackChoice(LARGE, _("Large print"), _("The same pack in 18 point")),
            PackChoice(SHEET, _("Preparation sheet"), _("For you alone. Not for sharing")),
        ]

    def _show_head(self) -> None:
        packs = self.shell.workspace.people_packs
        if isinstance(self.found, SubjectResults):
            title = _("Pack: {name}", name=self.found.name)
            lead = _("This will be issue {number}. Only {name} and you see it.", number=packs.next_number(self.inner_id),
                     name=self.found.name)  # fmt: skip
            if self.chosen == SHEET:
                lead = _("For you alone, before the talk. Never give it away with the pack.")
            self.view.show_head(title, lead)
        else:
            self.view.show_head(_("Group report"), _("All people together, by behaviour. Nobody can be told apart."))

    def _show_parts(self) -> None:
        if isinstance(self.found, SubjectResults) and self.chosen != SHEET:
            self.view.show_parts(self.shell.workspace.people_packs.parts(self.found), self.off)
        else:
            self.view.show_parts((), self.off)

    def _parts(self, found: SubjectResults) -> frozenset[PersonPart]:
        from facilitator_app.packs.person.facts import PersonPart

        parts = self.shell.workspace.people_packs.parts(found)
        return frozenset(PersonPart(part.id) for part in parts if part.included and part.id not in self.off)

    def _draw(self) -> None:
        """Draw the pages anew, but not while they are on their way: the newer work would stop the older."""
        if self.found is None or self._issuing:
            return
        packs, large = self.shell.workspace.people_packs, self.chosen == LARGE
        if isinstance(self.found, GroupReport):
            job = packs.preview_report(self.found, self.route.round_id, large)
        elif self.chosen == SHEET:
            job = packs.preview_preparation(self.found)
        else:
            job = packs.preview(self.found, self._parts(self.found), large)
        self.shell.run(job, _("Drawing the pages"), self.view.show_pages, self.view.show_error)

    def _file_name(self) -> str:
        from facilitator_app.packs.naming import readable

        if not isinstance(self.found, SubjectResults):
            return _("Group report.pdf")
        name = readable(self.found.name)
        if self.chosen == SHEET:
            return _("Not for sharing, preparation, {name}.pdf", name=name)
        return _("Feedback for {name}.pdf", name=name)

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
        self.shell.workspace.people_packs.note_written()
        self._left(saved_unlocked(path))

    def _to_printer(self, printed: Callable[[], None], pdf: bytes) -> None:
        self.shell.print_pdf(pdf, printed, self.view.show_error)

    def _left(self, words: str) -> None:
        """What is shown now is the issue after the one that has just left."""
        self.view.show_done(words)
        self._show_head()
        self._draw()
