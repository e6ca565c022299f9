"""Several partnerships of one facilitator, side by side and in no order of merit: counts, and themes that come up again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.plan import Action, Status

FEWEST = 4
"""Themes are only told of where at least so many partnerships have the same questionnaire."""
AGAIN = 2
"""A theme comes up again where it is something to talk about in at least so many of them."""


@dataclass(frozen=True, slots=True)
class PartnershipWork:
    """One partnership: how many rounds were closed, what it agreed, and what came of that."""

    id: str
    name: str
    rounds: int
    open_rounds: int
    actions: Mapping[Status, int]
    overdue: int

    @property
    def agreed(self) -> int:
        return sum(self.actions.values())


@dataclass(frozen=True, slots=True)
class ThemeAgain:
    """``of``: partnerships whose results say something about this theme; ``again``: those in which it is something to talk
    about. ``agreed``, ``done``: actions that came from it in all of them."""

    section_id: str
    title: str
    of: int
    again: int
    agreed: int
    done: int


@dataclass(frozen=True, slots=True)
class SharedThemes:
    """One questionnaire that at least ``FEWEST`` partnerships have results of; its themes in its own order."""

    instrument: str
    partnerships: int
    themes: tuple[ThemeAgain, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """``work``: by name. ``practice``: there are none but practice partnerships. ``most``: partnerships that have results of
    one questionnaire, at most."""

    practice: bool
    work: tuple[PartnershipWork, ...]
    shared: tuple[SharedThemes, ...]
    most: int

    @property
    def actions(self) -> Mapping[Status, int]:
        """Of all partnerships together."""
        return {status: sum(one.actions[status] for one in self.work) for status in Status}


@dataclass(frozen=True, slots=True)
class ReleasedThemes:
    """What the newest results of one partnership say: id of each theme they say something of → whether it is something to
    talk about. ``actions``: those of the partnership."""

    instrument: Instrument
    themes: Mapping[str, bool]
    actions: Sequence[Action]


def work_of(
    id_: str, name: str, closed: int, running: int, actions: Sequence[Action], today: date
) -> PartnershipWork:  # fmt: skip
    """The counts of one partnership."""
    counts = {status: sum(one.status is status for one in actions) for status in Status}
    return PartnershipWork(id_, name, closed, running, counts, sum(one.overdue(today) for one in actions))


def same_questionnaire(one: Instrument) -> tuple[object, ...]:
    """Two rounds with the same of these asked the same questionnaire."""
    return (one.id, one.version)


def shared_themes(released: Iterable[ReleasedThemes]) -> tuple[SharedThemes, ...]:
    """The themes that come up again, of each questionnaire that enough partnerships have results of.

    A theme counts where at least ``FEWEST`` partnerships have results of it under the same title.
    """
    by_questionnaire: dict[tuple[object, ...], list[ReleasedThemes]] = {}
    for one in released:
        by_questionnaire.setdefault(same_questionnaire(one.instrument), []).append(one)
    shared = [_shared(together) for together in by_questionnaire.values() if len(together) >= FEWEST]
    return tuple(sorted(shared, key=lambda one: one.instrument.casefold()))


def _shared(together: Sequence[ReleasedThemes]) -> SharedThemes:
    longest = max((one.instrument for one in together), key=lambda one: len(without_since(one).sections))
    themes = []
    for section in longest.sections:
        title = section.title.text()
        said = [one for one in together if section.id in one.themes and _title(one.instrument, section.id) == title]
        again = sum(one.themes[section.id] for one in said)
        if len(said) >= FEWEST and again >= AGAIN:
            ids = {section.id, *(item.id for item in section.items)}
            actions = [one for each in said for one in each.actions if one.source and one.source.place_id in ids]
            done = sum(one.status is Status.DONE for one in actions)
            themes.append(ThemeAgain(section.id, title, len(said), again, len(actions), done))
    return SharedThemes(str(longest.title), len(together), tuple(themes))


def _title(instrument: Instrument, section_id: str) -> str:
    return next((section.title.text() for section in instrument.sections if section.id == section_id), "")
