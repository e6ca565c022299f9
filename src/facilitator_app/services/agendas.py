"""Agendas of meetings: those of the library, as a partnership changed them, and its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from facilitator_app.domain.agendas import OwnAgenda, OwnAgendas, begun, check_agendas, copied
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.signposts import Journey
from facilitator_app.domain.timeline import Life, Meeting, check_life
from facilitator_app.services.changes import Changes
from facilitator_app.services.library import Library
from facilitator_app.services.papers import PaperWriter
from facilitator_app.store import Store


@dataclass(frozen=True, slots=True)
class PartnershipAgendas:
    """``agendas``: those of the library in their order, as they are now, then the partnership's own. ``changed``: ids of those
    that are not as in the library."""

    partnership: Partnership
    agendas: tuple[OwnAgenda, ...]
    changed: frozenset[str]
    journeys: tuple[Journey, ...]


class AgendaService:
    """Each verb is one transaction."""

    def __init__(self, store: Store, changes: Changes, library: Library) -> None:
        self._store = store
        self._papers = PaperWriter(store, changes)
        self._library = library

    def of(self, partnership_id: str) -> PartnershipAgendas:
        """All agendas of a partnership. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            partnership = t.partnerships.get(partnership_id)
            kept = t.papers.of(partnership_id, OwnAgendas)
        library = self._library.signposts()
        bundled = tuple(kept.get(one.id) or copied(one) for one in library.agendas)
        ids = {one.id for one in bundled}
        own = tuple(one for one in kept.agendas if one.id not in ids)
        changed = frozenset(one.id for one in kept.agendas)
        return PartnershipAgendas(partnership, (*bundled, *own), changed, library.journeys)

    def get(self, partnership_id: str, agenda_id: str) -> OwnAgenda:
        """One agenda as it is now. Raises AppError "not_found"."""
        agenda = next((one for one in self.of(partnership_id).agendas if one.id == agenda_id), None)
        if agenda is None:
            raise AppError("not_found", _("This agenda is not here any more."), _("Go back to the agendas."))
        return agenda

    def begin(self, partnership_id: str) -> OwnAgenda:
        """A new agenda of the partnership's own. Raises AppError "not_found" or "too_many_items"."""
        made = begun()
        self._change(partnership_id, lambda kept: kept.with_agenda(made))
        return made

    def keep(self, partnership_id: str, agenda: OwnAgenda) -> None:
        """Keep it as it is typed; one that is as in the library takes no room. Raises AppError "too_long", "minutes" or
        "too_many_items"."""
        bundled = self._library.signposts().agenda(agenda.id)
        same = bundled is not None and copied(bundled) == agenda
        self._change(partnership_id, lambda kept: kept.without(agenda.id) if same else kept.with_agenda(agenda))

    def remove(self, partnership_id: str, agenda_id: str) -> None:
        """What was changed in one of the library goes; one of the partnership's own goes as a whole."""
        self._change(partnership_id, lambda kept: kept.without(agenda_id))

    def set_out(self, partnership_id: str, journey: Journey, first: date) -> None:
        """Put the steps of a journey on the timeline, from this day on. The last step is the day to look again.

        A meeting of the same name on the same day is not put there twice. Raises AppError "not_found" or "too_late".
        """
        try:
            days = [first + timedelta(weeks=step.week) for step in journey.steps]
        except OverflowError:
            raise AppError("too_late", _("That is too far away."), _("Type a day that is nearer.")) from None
        *meetings, last = zip(journey.steps, days, strict=True)

        def with_steps(life: Life) -> Life:
            there = {(one.what, one.on) for one in life.meetings}
            new = [Meeting(new_id(), step.title, day) for step, day in meetings if (step.title, day) not in there]
            return replace(life, meetings=(*life.meetings, *new), look_again=last[1])

        self._papers.change(partnership_id, Life, with_steps, check_life)

    def _change(self, partnership_id: str, change: Callable[[OwnAgendas], OwnAgendas]) -> None:
        self._papers.change(partnership_id, OwnAgendas, change, check_agendas)
