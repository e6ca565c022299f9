"""The packs of a round about the partnership."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.steps import Job
from facilitator_app.packs import AGENDAS, PartId, not_printed
from facilitator_app.ui import routes as to
from facilitator_app.ui.pack_pages.presenter import LARGE, PACK, OutgoingPack, PackPagesPresenter
from facilitator_app.ui.saving import name_in_round
from facilitator_app.ui.setup.going_on import go_to_round
from facilitator_app.ui.widgets import Choice
from facilitator_app.ui.wordings import named_comments, release, waiting_words

if TYPE_CHECKING:
    from facilitator_app.packs import PackPart


class PacksPresenter(PackPagesPresenter[to.PacksRoute, RoundResults]):
    """Agendas are only for those who ask for them."""

    off = frozenset(AGENDAS)

    def release(self) -> RoundResults | Withheld:
        return release(self.workspace, self.route.round_id)

    def way_on(self) -> tuple[str, str, Callable[[], object]]:
        if not self.route.round_id:
            return _("Packs"), _("&Set up a round"), self.go_round
        name = self.workspace.rounds.get(self.route.round_id).name
        return _("Packs: {round}", round=name), _("&Go to the round"), self.go_round

    def choices(self) -> Sequence[Choice]:
        return (
            Choice(PACK, _("Partnership pack"), _("For everyone who was asked")),
            Choice(LARGE, _("Large print"), _("The same pack in 18 point")),
        )

    def head(self) -> tuple[str, str]:
        number = self.workspace.packs.next_number(self.shown)
        rules, others = self.shown.promise, self.workspace.packs.words_of_others(self.shown)
        lead = _("This will be issue {number}. Every figure follows the promise: {total} in all, {group} in a group.",
                 number=number, total=rules.k_total, group=fewest_in_group(rules))  # fmt: skip
        return _("Packs: {round}", round=self.shown.round_name), " ".join(
            filter(None, (lead, self._names_in_words(), not_printed(self.shown, *others)))
        )

    def parts(self) -> Sequence[PackPart]:
        return self.workspace.packs.parts(self.shown)

    def preview(self) -> Job[bytes]:
        return self.workspace.packs.preview(self.shown, self._included(), self.large)

    def print_copy(self) -> OutgoingPack[bytes]:
        unused = self._unused()
        return OutgoingPack(self.workspace.packs.print_copy(self.route.round_id, self._included(), self.large), unused)

    def write(self, path: Path) -> OutgoingPack[Path]:
        unused = self._unused()
        return OutgoingPack(self.workspace.packs.write(self.route.round_id, path, self._included(), self.large), unused)

    def _unused(self) -> Callable[[], None]:
        """For the issue that is about to be made: frees its number again."""
        packs, round_id = self.workspace.packs, self.route.round_id
        number = packs.next_number(self.shown)
        return lambda: packs.not_issued(round_id, number)

    def file_name(self) -> str:
        return name_in_round(self.shell, self.route.ids, _("Feedback pack"), _("large print") if self.large else "")

    def go_round(self) -> None:
        """What can be done when there is nothing to print: the round itself, or a new one."""
        go_to_round(self.shell, self.route)

    def _names_in_words(self) -> str:
        """What is to be looked at first: comments that were not read, and those with names from the lists in them."""
        questions = (*(section.comments for section in self.shown.sections), *self.shown.open_comments)
        texts = [text for figures in questions for text in figures.texts]
        waits = waiting_words(self.workspace.comments.waiting(self.route.round_id))
        return f"{waits} {named_comments(self.workspace.comments.listed_names(self.route.round_id), texts)}".strip()

    def _included(self) -> frozenset[PartId]:
        return frozenset(map(PartId, self.included()))
