"""A whole round of any questionnaire through the services, answered by eight people in one written-down pattern.

Two groups of four: people 1 to 4 are "Agencies", 5 to 8 "Volunteers"; of a partner map four organisations of two.
Sections take the patterns High, Apart, Low in turn (the first section High, the fourth High again). A place is a point
of the scale counted from 0; ``top`` is the last one:

    High    people 1 to 6 give top, 7 and 8 one place less
    Apart   people 1 to 4 give top, 5 to 8 give place 0
    Low     people 1 and 2 give place 1, all others place 0

In the last row of each section people 1 and 2 give one place less than that. What is wanted is always top.
A questionnaire with one section goes through its rows in the same way instead, without a last row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from builders import PASSPHRASE, four_groups
from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.instrument import Each, Instrument, Item, Side
from facilitator_app.domain.partnership import Member, Organisation, Partnership
from facilitator_app.domain.response import Answer
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.domain.subjects import Assignment
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2026, 5, 4)
PEOPLE = range(1, 9)
ORGANISATIONS = ("Aster Housing", "Briar Clinic", "County Council", "Dale Volunteers")
GOALS = ("Ten families move home by May", "Fewer calls at night", "Better meetings")


def place(pattern: int, person: int, top: int, last: bool) -> int:
    """The place on the scale that one person gives in one row. ``pattern``: 0 High, 1 Apart, 2 Low."""
    high = top if person <= 6 else top - 1
    apart = top if person <= 4 else 0
    low = 1 if person <= 2 else 0
    found = (high, apart, low)[pattern]
    return found - 1 if last and person <= 2 else found


def answers(instrument: Instrument, person: int, group: str) -> Iterator[tuple[str, Answer]]:
    """Item id and answer of one person for everything that they are asked."""
    asked = {item.id for item in instrument.asked_of(group).items}
    alone = len(instrument.sections) == 1
    for number, section in enumerate(instrument.sections):
        rows = section.rows
        for at, row in enumerate(rows):
            pattern, last = (at, False) if alone else (number, at == len(rows) - 1)
            for item in row:
                if item.id in asked:
                    yield item.id, value(instrument, item, place(pattern % 3, person, top(instrument, item), last))


def top(instrument: Instrument, item: Item) -> int:
    return len(instrument.scale_of(item).points) - 1


def value(instrument: Instrument, item: Item, at: int) -> int:
    """The value at this place; what is wanted is always the highest."""
    values = instrument.scale_of(item).values
    return values[-1] if item.side is Side.WANTED else values[at]


def partnership(workspace: Workspace) -> Partnership:
    made = workspace.partnerships.create("Harbour Partnership")
    workspace.partnerships.set_organisations(made.id, tuple(Organisation(new_id(), name) for name in ORGANISATIONS))
    agencies, commissioners, volunteers, lived = four_groups(made)
    groups = (replace(agencies, asked=4), commissioners, replace(volunteers, asked=4), lived)
    return workspace.partnerships.set_groups(made.id, groups)


def set_up(workspace: Workspace, made: Partnership, instrument_id: str, keep: tuple[str, ...] = ()) -> Round:
    """A started round with everything that this questionnaire needs. ``keep``: these sections only."""
    rounds = workspace.rounds
    if workspace.library.get(instrument_id).needs is Each.MEMBER:
        return about_sam(workspace, made, instrument_id, keep)
    round_ = rounds.new(made.id, instrument_id)
    if keep:
        round_ = rounds.choose_sections(round_.id, keep)
    if round_.instrument.needs is Each.GOAL:
        rounds.set_goals(round_.id, GOALS)
    if round_.instrument.needs is Each.ORGANISATION:
        rounds.set_organisations(round_.id, {one.id: 2 for one in made.organisations})
    if round_.instrument.weighting:
        rounds.set_weight(round_.id, round_.instrument.sections[0].id, Decimal(2))
    return rounds.start(round_.id)


def about_sam(workspace: Workspace, made: Partnership, instrument_id: str, keep: tuple[str, ...] = ()) -> Round:
    """A round about one person: people 1 to 4 as fellow partners, 5 to 8 as the delivery team."""
    people = (Member("sam", "Sam Okoro"), *(Member(f"p{person}", f"Person {person}") for person in PEOPLE))
    workspace.partnerships.set_members(made.id, people)
    round_ = workspace.people_rounds.new(made.id, instrument_id)
    if keep:
        workspace.rounds.choose_sections(round_.id, keep)
    about = workspace.people_rounds.set_about_members(round_.id, ("sam",)).about
    assert about is not None
    (sam,) = about.subjects
    given = (Assignment(sam.id, f"p{person}", "fellow" if person <= 4 else "team") for person in PEOPLE)
    workspace.people_rounds.set_assignments(round_.id, tuple(given))
    return workspace.people_rounds.start(round_.id)


def shown(workspace: Workspace, round_: Round) -> Round:
    """The round whose results are looked at: in a round about one person the one inside."""
    return workspace.people_rounds.inner(round_.id)[0] if round_.about else round_


def answered(workspace: Workspace, round_: Round) -> None:
    if round_.about is not None:
        (subject,) = round_.about.subjects
        for person in PEOPLE:
            seat = workspace.responding.start_rater(round_.id, f"p{person}")
            for item_id, answer in answers(round_.instrument, person, ""):
                seat = workspace.responding.answer(seat, str(AnswerKey(item_id, subject.id)), answer)
            workspace.responding.send(seat)
        workspace.rounds.close(round_.id, PASSPHRASE)
        return
    groups = [group for group in round_.groups if group.asked for _person in range(group.asked)]
    for person, group in zip(PEOPLE, groups, strict=True):
        seat = workspace.responding.start(round_.id, group.id)
        for item_id, answer in answers(round_.instrument, person, group.id):
            seat = workspace.responding.answer(seat, item_id, answer)
        workspace.responding.send(seat)
    workspace.rounds.close(round_.id, PASSPHRASE)


def new_workspace(folder: Path) -> Workspace:
    made, _code = create_workspace(folder, "apple river stone cloud", lambda: TODAY, Cost.quick())
    return made


def pack_of(workspace: Workspace, round_: Round, path: Path) -> Path:
    return finish(workspace.packs.write(round_.id, path))
