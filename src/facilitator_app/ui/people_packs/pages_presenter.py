"""The pages of one person's pack, of the preparation sheet, or of the group report; print or save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.round import CommentRule
from facilitator_app.domain.steps import Job
from facilitator_app.file_names import file_name
from facilitator_app.packs import not_printed
from facilitator_app.packs.person.facts import PersonPart
from facilitator_app.ui import routes as to
from facilitator_app.ui.pack_pages.presenter import LARGE, PACK, OutgoingPack, PackPagesPresenter, ReleasedT
from facilitator_app.ui.pack_pages.view import PackPagesPage
from facilitator_app.ui.route_values import PersonTab
from facilitator_app.ui.saving import name_in_round
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.widgets import Choice
from facilitator_app.ui.wordings import named_comments, waiting_words

if TYPE_CHECKING:
    from facilitator_app.packs import PackPart

SHEET = "sheet"


class PeoplePagesPresenter(PackPagesPresenter[to.PersonPackRoute, ReleasedT]):
    """What both share: they belong to a round about people."""

    leads_back = to.PeoplePacksRoute

    def begin(self) -> None:
        self._packs = self.workspace.people_packs

    def show(self) -> None:
        self.view.set_back(_("All packs"))
        super().show()

    def written(self) -> None:
        self._packs.note_written()


class PersonPagesPresenter(PeoplePagesPresenter[SubjectResults]):
    """The preparation sheet is never made with a pack: it is a choice of its own, with its own file."""

    def show(self) -> None:
        """The talk can be held where there is no pack as well."""
        super().show()
        self.view.button(_("&Talk it through"), self.go_session)
        if self.released is not None and self.released.results.promise.comments is not CommentRule.DO_NOT_ASK:
            self.view.button(_("&Own words"), self.go_words)

    def release(self) -> SubjectResults | Withheld:
        return self._packs.subject(self.route.inner_id)

    def way_on(self) -> tuple[str, str, Callable[[], object]]:
        return _("Pack"), _("&All packs"), self.leave

    def choices(self) -> Sequence[Choice]:
        return (
            Choice(PACK, _("Personal pack"), _("Only for the person and you")),
            Choice(LARGE, _("Large print"), _("The same pack in 18 point")),
            Choice(SHEET, _("Preparation sheet"), _("For you alone. Not for sharing")),
        )

    def head(self) -> tuple[str, str]:
        name = self.shown.name
        lead = _("This will be issue {number}. Only {name} and you see it.",
                 number=self._packs.next_number(self.route.inner_id), name=name)  # fmt: skip
        names = self.workspace.comments.listed_names(self.route.inner_id)
        texts = [text for figures in self.shown.results.open_comments for text in figures.texts]
        waits = waiting_words(self.workspace.comments.waiting(self.route.inner_id))
        notes = (waits, named_comments(names, texts))
        if self.chosen == SHEET:
            lead, notes = _("For you alone, before the talk. Never give it away with the pack."), ("", "")
        letters = not_printed(self.shown.results, name)
        return _("Pack: {name}", name=name), " ".join(filter(None, (lead, *notes, letters)))

    def parts(self) -> Sequence[PackPart]:
        return () if self.chosen == SHEET else self._packs.parts(self.shown)

    def preview(self) -> Job[bytes]:
        if self.chosen == SHEET:
            return self._packs.preview_preparation(self.shown)
        return self._packs.preview(self.shown, self._included(), self.large)

    def print_copy(self) -> OutgoingPack[bytes]:
        if self.chosen == SHEET:
            return OutgoingPack(self._packs.print_preparation(self.route.inner_id))
        job, receipt = self._packs.print_copy(self.route.inner_id, self._included(), self.large)
        return OutgoingPack(job, lambda: self._packs.not_printed(receipt), lambda: self._packs.made(receipt))

    def write(self, path: Path) -> OutgoingPack[Path]:
        if self.chosen == SHEET:
            return OutgoingPack(self._packs.write_preparation(self.route.inner_id, path))
        return OutgoingPack(self._packs.write(self.route.inner_id, path, self._included(), self.large))

    def file_name(self) -> str:
        name, large = self.shown.name, _("large print") if self.large else ""
        if self.chosen == SHEET:
            return file_name(_("Not for sharing"), _("preparation"), name)
        return name_in_round(self.shell, self.route.ids, _("Feedback for {name}", name=name), large)

    def go_session(self) -> None:
        """The talk with this person, from where it stopped."""
        self.shell.go(to.SessionRoute(*self.route.ids, self.route.inner_id))

    def go_words(self) -> None:
        """What others wrote, to read it first."""
        self.shell.go(to.PersonResultsRoute(*self.route.ids, self.route.inner_id, PersonTab.WORDS))

    def _included(self) -> frozenset[PersonPart]:
        return frozenset(map(PersonPart, self.included()))


class ReportPagesPresenter(PeoplePagesPresenter[GroupReport]):
    """All people together, by behaviour. It has no parts to choose from."""

    def release(self) -> GroupReport | Withheld:
        return self._packs.report(self.route.round_id)

    def way_on(self) -> tuple[str, str, Callable[[], object]]:
        return _("Group report"), _("&All packs"), self.leave

    def choices(self) -> Sequence[Choice]:
        return (
            Choice(PACK, _("Group report"), _("By behaviour and statement, nobody is named")),
            Choice(LARGE, _("Large print"), _("The same report in 18 point")),
        )

    def head(self) -> tuple[str, str]:
        lead = _("All people together, by behaviour and statement. Nobody is named.")
        return _("Group report"), " ".join(filter(None, (lead, not_printed(self.shown.results))))

    def parts(self) -> Sequence[PackPart]:
        return ()

    def preview(self) -> Job[bytes]:
        return self._packs.preview_report(self.shown, self.route.round_id, self.large)

    def print_copy(self) -> OutgoingPack[bytes]:
        return OutgoingPack(self._packs.print_report(self.route.round_id, self.large))

    def write(self, path: Path) -> OutgoingPack[Path]:
        return OutgoingPack(self._packs.write_report(self.route.round_id, path, self.large))

    def file_name(self) -> str:
        large = _("large print") if self.large else ""
        return name_in_round(self.shell, self.route.ids, _("Group report"), large)


def build(shell: Shell, route: to.PersonPackRoute) -> PackPagesPage:
    """The pages of one person, or without one of everybody together."""
    return (PersonPagesPresenter if route.inner_id else ReportPagesPresenter).build(shell, route)
