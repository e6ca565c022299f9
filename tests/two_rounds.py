"""Rounds of one questionnaire with the answers that a test writes down, for what changed between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from builders import a_response, a_round, an_instrument, some_groups
from facilitator_app.analysis import release
from facilitator_app.analysis.since_last import ShownRound, since_last
from facilitator_app.domain.instrument import Instrument, Item
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.response import Answer
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import RoundState

Answers = Mapping[str, Sequence[Answer | None]]
"""Item id → what each person said, in one order."""


def results(
    instrument: Instrument, answers: Answers, closed_on: date = date(2026, 3, 20), *, id_: str = "r1", name: str = ""
) -> RoundResults:
    people = max(len(given) for given in answers.values())
    round_ = a_round(instrument=instrument, groups=some_groups((people,)), state=RoundState.CLOSED)
    rows = [
        {item: given[place] for item, given in answers.items() if place < len(given) and given[place] is not None}
        for place in range(people)
    ]
    responses = [a_response(answers={key: said for key, said in row.items() if said is not None}) for row in rows]
    found = release(
        replace(round_, id=id_, name=name or round_.name, closed_on=closed_on), "River Valley", False, responses
    )
    assert isinstance(found, RoundResults)
    return found


def one_section(items: int = 2, points: int = 5) -> Instrument:
    """Section "s1" with the statements "s1i1", "s1i2"…, none of them reversed."""
    instrument = an_instrument(1, items, points)
    section = instrument.sections[0]
    return replace(
        instrument,
        sections=(replace(section, items=tuple(replace(item, reverse=False) for item in section.items)),),
    )


def changed(instrument: Instrument, item_id: str, **what: object) -> Instrument:
    def one(item: Item) -> Item:
        return replace(item, **what) if item.id == item_id else item  # type: ignore[arg-type]

    sections = tuple(replace(s, items=tuple(map(one, s.items))) for s in instrument.sections)
    return replace(instrument, sections=sections)


def beside_itself(now: RoundResults, *days: date) -> SinceLast:
    """A round after earlier ones of these days with the same answers, all by the same people."""
    people = frozenset("abcde")
    earlier = [ShownRound(replace(now, round_id=f"r{n}", closed_on=day), people) for n, day in enumerate(days, 100)]
    return since_last(ShownRound(now, people), earlier)[0]


LOW, HIGH, MIDDLE = [1, 1, 2, 2, 2], [4, 4, 4, 5, 5], [1, 2, 3, 4, 5]
