"""Agendas as a partnership uses them: copies of those of the library that it may change, and its own; and their clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.signposts import Agenda, AgendaStep
from facilitator_app.domain.words import check_length, tidy

LONGEST = 600
MOST_MINUTES = 240
MOST_ITEMS, MOST_AGENDAS = 40, 40
MINUTE = 60


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of a meeting. Each text as typed."""

    id: str
    title: str = ""
    minutes: int = 10
    what: str = ""
    materials: str = ""


@dataclass(frozen=True, slots=True)
class OwnAgenda:
    """``id``: that of the agenda of the library that it was copied from, or one of its own. ``source``: where that came from."""

    id: str
    title: str = ""
    lead: str = ""
    items: tuple[AgendaItem, ...] = ()
    materials: tuple[str, ...] = ()
    source: str = ""

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    @property
    def as_agenda(self) -> Agenda:
        """For paper and projector."""
        steps = tuple(
            AgendaStep(one.minutes, tidy(one.title), tidy(one.what), tidy(one.materials)) for one in self.items
        )
        title = tidy(self.title) or _("Our meeting")
        return Agenda(self.id, title, tidy(self.lead), self.source, (), self.materials, steps)


@dataclass(frozen=True, slots=True)
class OwnAgendas:
    """Those that the partnership changed or made, in the order in which it did."""

    agendas: tuple[OwnAgenda, ...] = ()

    def get(self, agenda_id: str) -> OwnAgenda | None:
        return next((one for one in self.agendas if one.id == agenda_id), None)

    def with_agenda(self, agenda: OwnAgenda) -> OwnAgendas:
        """In place of the one with its id, or after all others."""
        if self.get(agenda.id) is None:
            return OwnAgendas((*self.agendas, agenda))
        return OwnAgendas(tuple(agenda if one.id == agenda.id else one for one in self.agendas))

    def without(self, agenda_id: str) -> OwnAgendas:
        return OwnAgendas(tuple(one for one in self.agendas if one.id != agenda_id))


def copied(agenda: Agenda) -> OwnAgenda:
    """An agenda of the library, to be changed."""
    items = tuple(
        AgendaItem(f"{agenda.id}-{n}", step.title, step.minutes, step.what, step.materials)
        for n, step in enumerate(agenda.steps, 1)
    )
    return OwnAgenda(agenda.id, agenda.title, agenda.lead, items, agenda.materials, agenda.source)


def begun() -> OwnAgenda:
    """A new one of the partnership's own."""
    return OwnAgenda(new_id(), _("Our meeting"))


def moved(items: Sequence[AgendaItem], id_: str, by: int) -> tuple[AgendaItem, ...]:
    """The items with this one so many places further on; nothing happens at an end."""
    ordered = list(items)
    index = next((n for n, one in enumerate(ordered) if one.id == id_), None)
    if index is not None and 0 <= index + by < len(ordered):
        ordered.insert(index + by, ordered.pop(index))
    return tuple(ordered)


def check_agendas(agendas: OwnAgendas) -> None:
    """Raises AppError "too_long", "minutes" or "too_many_items"."""
    for one in agendas.agendas:
        check_length((one.title, one.lead, *(t for i in one.items for t in (i.title, i.what, i.materials))), LONGEST)
        if not all(1 <= item.minutes <= MOST_MINUTES for item in one.items):
            raise AppError(
                "minutes", _("An item takes from 1 to {most} minutes.", most=MOST_MINUTES), _("Type another number.")
            )
        if len(one.items) > MOST_ITEMS:
            raise AppError(
                "too_many_items", _("There is room for {n} items.", n=MOST_ITEMS), _("Put some of them together.")
            )
    if len(agendas.agendas) > MOST_AGENDAS:
        raise AppError("too_many_items", _("There is room for {n} agendas.", n=MOST_AGENDAS), _("Take one away first."))


class AgendaClock:
    """How long each item of an agenda has lasted. ``seconds``: a clock that only goes on. It begins paused, at the first."""

    def __init__(self, agenda: Agenda, seconds: Callable[[], float]) -> None:
        self.agenda = agenda
        self._seconds = seconds
        self.begin_again()

    def begin_again(self) -> None:
        """At the first item, with nothing used; it waits to be started."""
        self._spent = [0.0] * len(self.agenda.steps)
        self._since: float | None = None
        self.number = 0

    @property
    def step(self) -> AgendaStep:
        return self.agenda.steps[self.number]

    @property
    def runs(self) -> bool:
        return self._since is not None

    def go_on(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = self._seconds()

    def pause(self) -> None:
        """Time that passes now counts for no item."""
        self._settle()
        self._since = None

    def go_to(self, number: int) -> None:
        """Another item; what it has used already stays used. Nothing happens beyond the ends."""
        if 0 <= number < len(self._spent):
            self._settle()
            self.number = number

    @property
    def left(self) -> float:
        """Seconds that are left for this item; below 0 when it is over its time."""
        return self.step.minutes * MINUTE - self._spent_on(self.number)

    def _spent_on(self, number: int) -> float:
        running = self._seconds() - self._since if self._since is not None and number == self.number else 0.0
        return self._spent[number] + running

    def _settle(self) -> None:
        if self._since is not None:
            now = self._seconds()
            self._spent[self.number] += now - self._since
            self._since = now


def left_words(clock: AgendaClock) -> str:
    """How much time there is for this item, as one says it calmly."""
    left = clock.left
    if left <= -MINUTE:
        return n_("{n} minute over", "{n} minutes over", int(-left // MINUTE))
    if left <= 0:
        return _("The time is up")
    if left < MINUTE:
        return _("Less than a minute left")
    return n_("{n} minute left", "{n} minutes left", int(-(-left // MINUTE)))
