"""Packs: which there are, their parts, and writing them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.steps import Job
from facilitator_app.packs import AGENDAS, PackFacts, Part, PartId, build_pack, parts, render_pack
from facilitator_app.services.library import Library
from facilitator_app.services.preferences import Preferences
from facilitator_app.services.results import ResultsService

PARTNERSHIP_PACK = "pack"


class PackService:
    """Writes packs. ``today`` gives the date of printing."""

    def __init__(
        self, results: ResultsService, preferences: Preferences, library: Library, today: Callable[[], date]
    ) -> None:
        self._results = results
        self._preferences = preferences
        self._library = library
        self._today = today

    def parts(self, results: RoundResults) -> tuple[Part, ...]:
        """The parts a pack of these results can have, each with the reason if it cannot."""
        return parts(results, self._library.signposts())

    def next_number(self, results: RoundResults) -> int:
        """The number that the next pack of these results will bear."""
        return self._results.next_number(results.round_id, PARTNERSHIP_PACK)

    def write(
        self, round_id: str, path: Path, chosen: frozenset[PartId] | None = None, large_print: bool = False
    ) -> Job[Path]:
        """Issue a pack: the ledger line is saved now, the job returned writes the file.

        Raises AppError with the reason when nothing may be shown.
        """
        results, number = self._issue(round_id)
        return build_pack(results, self._facts(number, chosen, large_print), path)

    def print_copy(
        self, round_id: str, chosen: frozenset[PartId] | None = None, large_print: bool = False
    ) -> Job[bytes]:
        """Issue a pack for the printer: like ``write``, but the pages never lie on the disk."""
        results, number = self._issue(round_id)
        return render_pack(results, self._facts(number, chosen, large_print))

    def preview(
        self, results: RoundResults, chosen: frozenset[PartId] | None = None, large_print: bool = False
    ) -> Job[bytes]:
        """The same pages for the screen, from figures that are in the ledger already; not an issue."""
        return render_pack(results, self._facts(self.next_number(results), chosen, large_print))

    def _issue(self, round_id: str) -> tuple[RoundResults, int]:
        issued = self._results.publish(round_id, PARTNERSHIP_PACK)
        if isinstance(issued, Withheld):
            raise AppError(issued.code, issued.what, issued.do)
        return issued

    def _facts(self, number: int, chosen: frozenset[PartId] | None, large_print: bool) -> PackFacts:
        return PackFacts(
            facilitator=self._preferences.typed_name,
            issue_number=number,
            printed_on=self._today(),
            parts=frozenset(PartId) - set(AGENDAS) if chosen is None else chosen,
            large_print=large_print,
            signposts=self._library.signposts(),
            titles=self._library.titles(),
        )
