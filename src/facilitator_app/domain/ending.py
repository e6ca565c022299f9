"""How a partnership ends well: why, what goes on, who keeps what, and the exit strategy that it has in writing before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from facilitator_app.domain.language import _
from facilitator_app.domain.words import check_length, same

LONGEST = 2000
"""Letters in one field: the whole is to fit on a page."""


class EndReason(StrEnum):
    """Why it ends; the first three are those of the good practice guide."""

    ACHIEVED = "achieved"
    RENEWED = "renewed"
    USUAL = "usual"
    STOPPED = "stopped"


class ExitPart(StrEnum):
    """What an exit strategy answers."""

    WHEN = "when"
    PEOPLE = "people"
    TOLD = "told"
    MONEY = "money"


class Fate(StrEnum):
    """What becomes of something."""

    GOES_ON = "goes_on"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class LeftThing:
    """Something that is left when the partnership ends, and who has it then, by a typed name."""

    id: str
    what: str = ""
    fate: Fate = Fate.GOES_ON
    who: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """Each text as typed. ``on``: the day on which it ends; None while there is none. ``exit``: the exit strategy."""

    reason: EndReason | None = None
    why: str = ""
    on: date | None = None
    left: tuple[LeftThing, ...] = ()
    exit: Mapping[ExitPart, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        return self == Ending()

    def kept_by(self, names: frozenset[str]) -> int:
        """How many things somebody with one of these names has, as ``same`` says."""
        return sum(same(one.who) in names for one in self.left)

    def without(self, names: frozenset[str], instead: str) -> Ending:
        """The same with ``instead`` where somebody with one of these names has something."""
        return replace(
            self, left=tuple(replace(one, who=instead) if same(one.who) in names else one for one in self.left)
        )

    def with_exit(self, part: ExitPart, words: str) -> Ending:
        """With these words in one part of the exit strategy; a part without words is none."""
        rest = {one: text for one, text in self.exit.items() if one is not part}
        return replace(self, exit=rest | {part: words} if words.strip() else rest)


def check_ending(ending: Ending) -> None:
    """Raises AppError "too_long"."""
    left = (text for one in ending.left for text in (one.what, one.who))
    check_length((ending.why, *ending.exit.values(), *left), LONGEST)


def reason_words(reason: EndReason) -> str:
    """As a person says it."""
    return {
        EndReason.ACHIEVED: _("What we came together for is reached"),
        EndReason.RENEWED: _("We begin anew, in a form that fits better"),
        EndReason.USUAL: _("It is how our organisations work now"),
        EndReason.STOPPED: _("We stop before we are there"),
    }[reason]


def exit_words(part: ExitPart) -> str:
    """The question that this part answers."""
    return {
        ExitPart.WHEN: _("How we know that it is time to end, and who decides"),
        ExitPart.PEOPLE: _("What people who use our services need from us until then"),
        ExitPart.TOLD: _("Who is told, when, and by whom"),
        ExitPart.MONEY: _("What becomes of money, contracts and things"),
    }[part]


def fate_words(fate: Fate) -> str:
    """As a person says it."""
    return {Fate.GOES_ON: _("This goes on"), Fate.KEPT: _("This is kept")}[fate]
