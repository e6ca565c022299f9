"""Results of each kind of questionnaire with made-up answers, for pages on the screen and on paper."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from facilitator_app import instruments
from facilitator_app.analysis import release
from facilitator_app.domain.instrument import Each, Instrument, Kind
from facilitator_app.domain.partnership import Organisation, RaterGroup
from facilitator_app.domain.response import Comment, Response
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.domain.template import groups_of_organisations, with_goals, with_member, with_organisations

FOLDER = Path(__file__).parent / "instruments" / "kinds"
PARTNERS = tuple(
    Organisation(letter, name)
    for letter, name in zip(
        "abcd", ("Aster Housing", "Briar Street Clinic", "The County Council", "Elm & Oak <Volunteers>"), strict=True
    )
)
GOALS = ("By May, ten more families have a home of their own", "Better meetings")


def filled(kind: Kind) -> Instrument:
    """The small questionnaire of this kind, filled as at set-up."""
    pattern = instruments.load(FOLDER / f"{kind}.toml")
    if pattern.needs is Each.GOAL:
        return with_goals(pattern, GOALS)
    if pattern.needs is Each.ORGANISATION:
        return with_organisations(pattern, PARTNERS)
    return with_member(pattern, "Ana") if pattern.needs is Each.MEMBER else pattern


def groups_for(instrument: Instrument) -> tuple[RaterGroup, ...]:
    if instrument.open_book:
        return groups_of_organisations(PARTNERS, {})
    return (RaterGroup("g1", "Agencies", "agencies", 7), RaterGroup("g2", "Volunteers", "volunteers", 7))


def made_up(kind: Kind, people: int = 12, seed: int = 4) -> RoundResults:
    """What may be shown of ``people`` answers, half in each group; the same each time."""
    return released(filled(kind), people, seed)


def released(
    instrument: Instrument, people: int = 12, seed: int = 4, *, groups: tuple[RaterGroup, ...] = (),
    name: str = "Harbour partnership", round_name: str = "Spring round 2026", comments: Sequence[str] = (),
) -> RoundResults:  # fmt: skip
    """The same of any questionnaire that waits for nothing. ``comments``: written by so many people at every place."""
    rng = random.Random(seed)
    groups = groups or groups_for(instrument)
    places = [section.id for section in instrument.sections] + [one.id for one in instrument.open_questions]
    responses = []
    for n in range(people):
        group = groups[n % len(groups)].id
        asked = instrument.asked_of(group).items
        answers = {item.id: rng.choice(instrument.scale_of(item).values) for item in asked}
        said = {place: Comment(comments[n]) for place in places} if n < len(comments) else {}
        responses.append(Response(f"r{n:02}", group, answers, said))
    round_ = Round(
        "r", "p", round_name, RoundState.CLOSED, instrument, groups, Promise(), True,
        date(2026, 4, 1), date(2026, 4, 20),
    )  # fmt: skip
    found = release(round_, name, False, responses)
    assert isinstance(found, RoundResults), found
    return found
