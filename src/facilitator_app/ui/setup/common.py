"""What all five set-up pages share: the steps, the draft they work on, and small words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.ui.desk import Desk, Where

if TYPE_CHECKING:
    from facilitator_app.domain.instrument import Instrument

SCREENS = ("setup_questionnaire", "setup_parts", "setup_groups", "setup_promise", "setup_check")


def step_words() -> tuple[str, ...]:
    """The five steps as people read them."""
    return (_("Questionnaire"), _("Parts"), _("Who is asked"), _("Promise"), _("Check and start"))


def questions(n: int) -> str:
    return n_("{n} question", "{n} questions", n)


def minutes(n: int) -> str:
    return n_("about {n} minute", "about {n} minutes", n)


def size(instrument: Instrument) -> str:
    """ "24 questions, about 10 minutes"."""
    return _("{questions}, {minutes}", questions=questions(len(instrument.items)), minutes=minutes(instrument.minutes))


def languages(codes: tuple[str, ...]) -> str:
    """The names of languages; a code we have no name for stays a code."""
    names = {"en": _("English"), "cy": _("Welsh"), "pl": _("Polish"), "ur": _("Urdu"), "fr": _("French")}
    return ", ".join(names.get(code, code) for code in codes)


def draft_of(desk: Desk, where: Where) -> Round | None:
    """The round that is set up: the one asked for, else the partnership's newest if that is still a draft.

    A partnership has one draft at a time, so that going back to the first step never makes a second one.
    """
    if where.round_id:
        return desk.workspace.rounds.get(where.round_id)
    newest = next(iter(desk.workspace.rounds.of_partnership(where.partnership_id)), None)
    return newest if newest is not None and newest.state is RoundState.DRAFT else None


class InterruptionView(Protocol):
    def show_interruption(self, title: str, lines: tuple[str, ...]) -> None: ...
    def show_error(self, words: str) -> None: ...


class SetupPresenter:
    """Moves between the steps; each page adds what it is for."""

    step = 0

    def __init__(self, desk: Desk, where: Where) -> None:
        self.desk = desk
        self.rounds = desk.workspace.rounds
        found = draft_of(desk, where)
        self.partnership_id = found.partnership_id if found is not None else where.partnership_id
        self.round_id = found.id if found is not None else ""

    def show(self) -> None:
        """Fill the page."""
        raise NotImplementedError

    @property
    def round(self) -> Round:
        return self.rounds.get(self.round_id)

    @property
    def partnership_name(self) -> str:
        """Its name; a practice partnership says so."""
        partnership = self.desk.workspace.partnerships.get(self.partnership_id)
        return _("{name} (Practice)", name=partnership.name) if partnership.practice else partnership.name

    @property
    def fixed(self) -> str:
        """Why nothing can be changed here any more; empty while the round is a draft."""
        if not self.round_id or self.round.state is RoundState.DRAFT:
            return ""
        return _("This round was started before, so this is fixed.")

    @property
    def here(self) -> Where:
        return Where(self.partnership_id, self.round_id)

    def go_step(self, step: int) -> None:
        self.desk.go(SCREENS[step], self.here)

    def go_on(self) -> None:
        """The next step."""
        self.go_step(self.step + 1)

    def go_back(self) -> None:
        """The step before."""
        self.go_step(self.step - 1)

    def leave(self) -> None:
        """To the partnership; the draft stays as it is."""
        self.desk.go("partnership", Where(self.partnership_id))

    def open_round(self) -> None:
        self.desk.go("round", self.here)
