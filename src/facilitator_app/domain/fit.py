"""What an instrument is good for: the answers to the chooser's four questions, as its file gives them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator_app.domain.language import _


class FindsOut(StrEnum):
    """What a facilitator may want to find out."""

    OVERALL = "overall"
    SET_UP = "set-up"
    RUNNING = "running"
    RELATIONS = "relations"
    VOICE = "voice"
    AIMS = "aims"
    RISKS = "risks"
    RESULTS = "results"
    MEMBER = "member"
    FUTURE = "future"


class People(StrEnum):
    """Who may be in the room."""

    MEMBERS = "members"
    LEADERS = "leaders"
    STAFF = "staff"
    LIVED = "lived-experience"


class Maturity(StrEnum):
    """How far a partnership has come."""

    NEW = "new"
    WORKING = "working"
    SETTLED = "settled"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Fit:
    """``finds_out`` and ``people``: the first is what it does best and whom it was made for. ``will_not_tell``: a sentence in each language."""

    finds_out: tuple[FindsOut, ...]
    people: tuple[People, ...]
    maturity: tuple[Maturity, ...]
    will_not_tell: tuple[tuple[str, str], ...]

    def caution(self, language: str = "en") -> str:
        """What it will not tell; in the first language where ``language`` is missing."""
        return dict(self.will_not_tell).get(language, self.will_not_tell[0][1])


def finds_out_words(what: FindsOut) -> str:
    """The answer to "What do you want to find out?"."""
    return {
        FindsOut.OVERALL: _("How well we work together"),
        FindsOut.SET_UP: _("Whether we are set up well"),
        FindsOut.RUNNING: _("How we decide and run things"),
        FindsOut.RELATIONS: _("How we get on: trust and links"),
        FindsOut.VOICE: _("Whether people we support have a say"),
        FindsOut.AIMS: _("Whether our aims are clear"),
        FindsOut.RISKS: _("What could go wrong"),
        FindsOut.RESULTS: _("Whether we make a difference"),
        FindsOut.MEMBER: _("How one member works with others"),
        FindsOut.FUTURE: _("Whether to go on, change or end"),
    }[what]


def people_words(who: People) -> str:
    """The answer to "Who is in the room?"."""
    return {
        People.MEMBERS: _("Members from several organisations"),
        People.LEADERS: _("The board or the lead body"),
        People.STAFF: _("Front-line staff and volunteers"),
        People.LIVED: _("People with lived experience"),
    }[who]


def maturity_words(stage: Maturity) -> str:
    """The answer to "How far has the partnership come?"."""
    return {
        Maturity.NEW: _("Just starting"),
        Maturity.WORKING: _("Working, less than two years"),
        Maturity.SETTLED: _("Well settled"),
        Maturity.ENDING: _("Ending, or about to change"),
    }[stage]
