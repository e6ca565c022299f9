"""A one-to-one session about feedback: what one person and the facilitator wrote down, as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.plan import SOON
from facilitator_app.domain.support_plan import months_on
from facilitator_app.domain.words import check_length, same

HOPES, FIRST_LOOK, OWN_WORDS, WHAT_NEXT = "step:hopes", "step:first_look", "step:words", "step:what_next"
"""The places of a session besides the sections of the questionnaire, which stand between the first look and what people
wrote; in R2C2 order; source: Sargeant and others 2016."""

THE_END = "step:end"
"""Where a session ends; nothing is written there."""

FOLLOW_UP_MONTHS = 3
"""After so many months the two look again at what was agreed."""
MOST_ACTIONS = 3
MOST_NOTE_LETTERS = 4000
MOST_ACTION_LETTERS = 300


class Reaction(StrEnum):
    """What a person says of one part of their feedback. There is no right one, and none is asked for."""

    EXPECTED = "expected"
    NICE_SURPRISE = "nice_surprise"
    HARD_SURPRISE = "hard_surprise"
    SEE_IT_DIFFERENTLY = "see_it_differently"


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """One thing that was agreed, each field as typed: what to do, the first step, by when, who can help, how the
    person will know that it worked. It is the person's own. ``day``: by when, as a day, where one was chosen."""

    what: str = ""
    first_step: str = ""
    by_when: str = ""
    who_helps: str = ""
    how_known: str = ""
    day: date | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.what, self.first_step, self.by_when, self.who_helps, self.how_known)

    @property
    def empty(self) -> bool:
        return self.day is None and not any(one.strip() for one in self.fields)

    @property
    def when(self) -> str:
        """By when, in words: as typed, and the day."""
        return ", ".join(part for part in (self.by_when.strip(), long_date(self.day) if self.day else "") if part)


@dataclass(frozen=True, slots=True)
class SessionNotes:
    """Everything written in the session with one person. It goes into the pack of that person, what was agreed
    onto the sheet for looking again, and nowhere else.

    ``notes`` and ``reactions`` by key: ``HOPES``, ``FIRST_LOOK``, the id of a section, ``OWN_WORDS``, ``WHAT_NEXT``. ``actions``: up to
    three, as typed, in the order of the page; an empty one between two others keeps its place. ``to_share``: what the
    person agreed to tell others. ``at``: the key at which the session stopped; empty if there was none. ``begun_on``: the
    day of the first words. ``looked_on``: the day on which the person and the facilitator looked again at what was agreed.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    reactions: Mapping[str, Reaction] = field(default_factory=dict)
    actions: tuple[AgreedAction, ...] = ()
    to_share: str = ""
    at: str = ""
    begun_on: date | None = None
    looked_on: date | None = None

    def helped_by(self, names: frozenset[str]) -> int:
        """In how many of the actions somebody with one of these names helps, as ``same`` says."""
        return sum(same(one.who_helps) in names for one in self.actions)

    def without_helper(self, names: frozenset[str], instead: str) -> SessionNotes:
        """The same with ``instead`` where somebody with one of these names helps."""
        actions = (replace(one, who_helps=instead) if same(one.who_helps) in names else one for one in self.actions)
        return replace(self, actions=tuple(actions))

    @property
    def look_again(self) -> date | None:
        """The day to look again at what was agreed; None where nothing was."""
        return months_on(self.begun_on, FOLLOW_UP_MONTHS) if self.agreed and self.begun_on else None

    def due(self, today: date) -> bool:
        """True if that day comes within two weeks or is past, until somebody has looked again."""
        return self.looked_on is None and self.look_again is not None and self.look_again <= today + SOON

    @property
    def empty(self) -> bool:
        """Nothing was written or chosen."""
        return not (self.notes or self.reactions or self.agreed or self.to_share)

    @property
    def agreed(self) -> tuple[AgreedAction, ...]:
        """The actions with something in them."""
        return tuple(one for one in self.actions if not one.empty)

    def action(self, number: int) -> AgreedAction:
        """The action in this place, from 0 on; an empty one where nothing was typed."""
        return self.actions[number] if number < len(self.actions) else AgreedAction()

    def with_note(self, key: str, text: str) -> SessionNotes:
        """A copy with one note; one of spaces only is taken away. Raises AppError "too_long"."""
        check_length((text,), MOST_NOTE_LETTERS)
        rest = {other: note for other, note in self.notes.items() if other != key}
        return replace(self, notes=rest | ({key: text} if text.strip() else {}))

    def with_reaction(self, key: str, reaction: Reaction | None) -> SessionNotes:
        """A copy with one reaction, or without it for None."""
        rest = {other: one for other, one in self.reactions.items() if other != key}
        return replace(self, reactions=rest | ({key: reaction} if reaction else {}))

    def with_action(self, number: int, action: AgreedAction) -> SessionNotes:
        """A copy with the action in this place, from 0 on. Raises AppError "too_many_actions" or "too_long"."""
        if not 0 <= number < MOST_ACTIONS:
            raise AppError(
                "too_many_actions",
                _("There is room for {n} actions.", n=MOST_ACTIONS),
                _("Choose those that matter most."),
            )
        for text in action.fields:
            check_length((text,), MOST_ACTION_LETTERS)
        actions = [*self.actions, *[AgreedAction()] * (number + 1 - len(self.actions))]
        actions[number] = action
        while actions and actions[-1].empty:
            actions.pop()
        return replace(self, actions=tuple(actions))

    def with_share(self, text: str) -> SessionNotes:
        """A copy with what was agreed to share. Raises AppError "too_long"."""
        check_length((text,), MOST_NOTE_LETTERS)
        return replace(self, to_share=text if text.strip() else "")
