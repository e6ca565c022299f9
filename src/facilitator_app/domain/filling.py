"""Patterns filled when a round is set up: goals, organisations or a member become sections and items of its own copy.

Names are typed by people. They are put in place of "{goal}", "{organisation}" or "{member}" and nothing else is read
in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.instrument import Each, Instrument, Item, Section, Wording
from facilitator_app.domain.partnership import Organisation, RaterGroup

MOST_GOALS = 5


def with_goals(pattern: Instrument, goals: Sequence[str]) -> Instrument:
    """Each section that is written for a goal, once for every goal: "smart.1", "smart.2"…"""
    return _filled(
        pattern, Each.GOAL, lambda section: [_copy(section, f".{n}", "{goal}", goal) for n, goal in enumerate(goals, 1)]
    )


def with_member(pattern: Instrument, name: str) -> Instrument:
    """The questionnaire about one person."""
    return _filled(pattern, Each.MEMBER, lambda section: [_copy(section, "", "{member}", name)])


def with_organisations(pattern: Instrument, organisations: Sequence[Organisation]) -> Instrument:
    """Each section that is written for organisations, with its rows once for every organisation."""

    def repeat(section: Section) -> list[Section]:
        rows = (
            replace(
                _item(item, f".{one.id}", "{organisation}", one.name),
                row=f"{item.row or item.id}.{one.id}",
                about=one.id,
            )
            for one in organisations
            for item in section.items
        )
        return [replace(section, items=tuple(rows), each=None)]

    return _filled(pattern, Each.ORGANISATION, repeat)


def goals_of(instrument: Instrument, pattern: Instrument) -> tuple[str, ...]:
    """The goals with which ``pattern`` was filled, in their order."""
    titles = {s.id: s.title.text() for s in pattern.sections if s.each is Each.GOAL}
    first = next(iter(titles), "")
    before, _sign, after = titles.get(first, "").partition("{goal}")
    filled = [s.title.text() for s in instrument.sections if s.id.rpartition(".")[0] == first and first]
    return tuple(title[len(before) : len(title) - len(after)] for title in filled)


def organisations_of(instrument: Instrument) -> tuple[str, ...]:
    """The ids of the organisations that are asked about, in their order."""
    return tuple(dict.fromkeys(item.about for item in instrument.items if item.about))


def groups_of_organisations(organisations: Sequence[Organisation], asked: dict[str, int]) -> tuple[RaterGroup, ...]:
    """Each organisation as a group of its own; one person is asked where no number is known."""
    return tuple(RaterGroup(one.id, one.name, one.name, asked.get(one.id, 1)) for one in organisations)


def _filled(pattern: Instrument, each: Each, fill: Callable[[Section], list[Section]]) -> Instrument:
    """Sections in their order, with those that are patterns for ``each`` filled; minutes grow with the items."""
    sections = tuple(
        one for section in pattern.sections for one in (fill(section) if section.each is each else [section])
    )
    items = sum(len(section.items) for section in sections)
    share = items / max(1, len(pattern.items))
    return replace(pattern, sections=sections, minutes=max(1, round(pattern.minutes * share)))


def _copy(section: Section, ending: str, sign: str, name: str) -> Section:
    return replace(
        section,
        id=section.id + ending,
        title=_named(section.title, sign, name),
        about=_named(section.about, sign, name),
        items=tuple(_item(item, ending, sign, name) for item in section.items),
        each=None,
    )


def _item(item: Item, ending: str, sign: str, name: str) -> Item:
    return replace(
        item,
        id=item.id + ending,
        text=_named(item.text, sign, name),
        short=_named(item.short, sign, name),
        row=item.row + ending if item.row else "",
    )


def _named(wording: Wording, sign: str, name: str) -> Wording:
    return Wording(
        {code: text.replace(sign, name) for code, text in wording.usual.items()},
        {code: text.replace(sign, name) for code, text in wording.easy.items()},
    )
