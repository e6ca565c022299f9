"""What a partnership will do: its actions, as they were agreed and as they go on. No answer of anybody is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.words import check_length, same

MOST_FIRST = 3
"""So many actions may be marked as the ones to begin with."""
MOST_LETTERS = 600
"""Letters in one field, so that an action stays something that can be read across a room."""
SOON = timedelta(days=14)
"""Home names an action so long before its date."""


class Status(StrEnum):
    """How it stands with an action."""

    NOT_STARTED = "not_started"
    GOING = "going"
    DONE = "done"
    DROPPED = "dropped"


class Smart(StrEnum):
    """The five SMART questions: specific, measurable, achievable, relevant, with a time."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    RELEVANT = "relevant"
    TIMED = "timed"


@dataclass(frozen=True, slots=True)
class Owner:
    """``name`` as it was when it was chosen. ``id``: of the member or organisation of the partnership; "" where the name was
    typed."""

    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class CameFrom:
    """What an action came from: a section or an item of a round, with its words as they were then."""

    round_id: str
    place_id: str
    words: str


@dataclass(frozen=True, slots=True)
class ProgressNote:
    """What happened, as it was written down on that day."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Action:
    """Each text as typed. ``want``: what we want to see, the first wording; ``again``: worded again after the checks.

    ``checks`` holds the questions that were answered: True for yes, False for not yet. ``first``: one of at most three to begin
    with. ``reason``: why it was dropped. ``done_on``: the day on which it was marked as done.
    """

    id: str
    want: str = ""
    again: str = ""
    first_step: str = ""
    owner: Owner = Owner()
    by: date | None = None
    how_known: str = ""
    source: CameFrom | None = None
    checks: Mapping[Smart, bool] = field(default_factory=dict)
    first: bool = False
    status: Status = Status.NOT_STARTED
    reason: str = ""
    made_on: date | None = None
    done_on: date | None = None
    notes: tuple[ProgressNote, ...] = ()

    @property
    def words(self) -> str:
        """What we want to see, as it is worded now; "" where nothing is written yet."""
        return self.again.strip() or self.want.strip()

    @property
    def open(self) -> bool:
        """Still to be done."""
        return self.status in (Status.NOT_STARTED, Status.GOING)

    @property
    def blank(self) -> bool:
        """Nobody wrote or chose anything in it, and it came from nowhere."""
        return self == Action(self.id, made_on=self.made_on)

    def overdue(self, today: date) -> bool:
        """True from the day after its date on, while it is still to be done."""
        return self.open and self.by is not None and self.by < today

    def checked(self, check: Smart, answer: bool | None) -> Action:
        """With this answer to one question, or without one."""
        rest = {one: value for one, value in self.checks.items() if one is not check}
        return replace(self, checks=rest if answer is None else rest | {check: answer})

    def with_status(self, status: Status, today: date, reason: str = "") -> Action:
        """Raises AppError "reason_missing" where it is dropped without a reason."""
        if status is Status.DROPPED and not reason.strip():
            raise AppError(
                "reason_missing", _("There is no reason yet."), _("Write in a few words why this is dropped.")
            )
        done = (self.done_on or today) if status is Status.DONE else None
        return replace(self, status=status, reason=reason if status is Status.DROPPED else "", done_on=done)

    def without_owner(self, id_: str, names: frozenset[str], instead: str) -> Action:
        """Where it is owned by this member: ``instead`` in its place."""
        return replace(self, owner=Owner(instead)) if self.owned_by(id_, names) else self

    def owned_by(self, id_: str, names: frozenset[str]) -> bool:
        """True where the owner is this member, or a typed name that is one of these, as ``same`` says."""
        return self.owner.id == id_ if self.owner.id else same(self.owner.name) in names


def check_lengths(action: Action) -> None:
    """Raises AppError "too_long"."""
    texts = (action.want, action.again, action.first_step, action.owner.name, action.how_known, action.reason)
    check_length((*texts, *(note.words for note in action.notes)), MOST_LETTERS)


def check_first(actions: Sequence[Action]) -> None:
    """Raises AppError "too_many_first"."""
    if sum(one.first for one in actions) > MOST_FIRST:
        raise AppError(
            "too_many_first",
            _("{n} actions are marked to come first already.", n=MOST_FIRST),
            _("Take the mark from one of them."),
        )


def in_order(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Those that come first, then the others as they stand; what is done or dropped at the end."""
    return tuple(sorted(actions, key=lambda one: (not one.open, not (one.first and one.open))))


def by_date(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Still to be done by their dates, those without one after them; then what is done or dropped."""
    return tuple(sorted(in_order(actions), key=lambda one: (not one.open, one.by or date.max)))


def by_owner(actions: Sequence[Action], names: Mapping[str, str]) -> tuple[tuple[str, tuple[Action, ...]], ...]:
    """Each owner with their actions by date, by name; those of nobody come last under "".

    ``names``: id of a member or organisation → the name to show.
    """
    by_name: dict[str, list[Action]] = {}
    for one in by_date(actions):
        by_name.setdefault(owner_name(one.owner, names), []).append(one)
    ordered = sorted(by_name, key=lambda name: (not name, name.casefold(), name))
    return tuple((name, tuple(by_name[name])) for name in ordered)


def owner_name(owner: Owner, names: Mapping[str, str]) -> str:
    """The name as it is on the lists now; who is not there any more keeps the name they had."""
    return names.get(owner.id, owner.name.strip()) if owner.id else owner.name.strip()


def moved(actions: Sequence[Action], id_: str, by: int) -> tuple[Action, ...]:
    """The actions with this one so many places further on, among those of its kind in ``in_order``. Nothing happens at an end.

    Raises KeyError if there is none of this id.
    """
    ordered = list(in_order(actions))
    index = {one.id: n for n, one in enumerate(ordered)}[id_]
    other = index + by
    if 0 <= other < len(ordered):
        one, two = ordered[index], ordered[other]
        if (one.open, one.first) == (two.open, two.first):
            ordered.insert(other, ordered.pop(index))
    return tuple(ordered)


def action_title(action: Action) -> str:
    """What we want to see, or where it came from while nothing is written."""
    if action.words:
        return " ".join(action.words.split())
    return _("About: {words}", words=action.source.words) if action.source else _("Not written yet")


def status_words(status: Status) -> str:
    """As a person says it."""
    return {
        Status.NOT_STARTED: _("Not started"),
        Status.GOING: _("Going on"),
        Status.DONE: _("Done"),
        Status.DROPPED: _("Dropped"),
    }[status]


def check_words(check: Smart) -> str:
    """The question as the people in the room read it."""
    return {
        Smart.SPECIFIC: _("Is it clear what will be done, and by whom?"),
        Smart.MEASURABLE: _("Will we see whether it worked?"),
        Smart.ACHIEVABLE: _("Can we do it with the time and money we have?"),
        Smart.RELEVANT: _("Does it help with what the results showed?"),
        Smart.TIMED: _("Is there a day by which it is done?"),
    }[check]


def due_words(action: Action, today: date) -> str:
    """By when, as one reads it in a list; "" where no date is set."""
    if action.by is None:
        return ""
    day = long_date(action.by)
    return _("{day} (overdue)", day=day) if action.overdue(today) else day
