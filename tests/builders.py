"""Small made-up values for tests. Every argument has a harmless default."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from facilitator_app.domain.instrument import (
    Band,
    Instrument,
    Item,
    Kind,
    OpenQuestion,
    Scale,
    ScalePoint,
    Section,
    Source,
    Wording,
)
from facilitator_app.domain.partnership import Member, Organisation, Partnership, RaterGroup
from facilitator_app.domain.response import Answer, Comment, Response
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.store import Cost, Store, create
from facilitator_app.store.ballots import OpenedBallots

PASSPHRASE = "apple river stone cloud"


def words(text: str) -> Wording:
    return Wording({"en": text})


def an_instrument(sections: int = 2, items: int = 3, points: int = 5, id: str = "made-up") -> Instrument:
    """Sections "s1", "s2"…, items "s1i1"…; the last item of each section is reversed; one open question "o1"."""
    scale = Scale(
        points=tuple(ScalePoint(n, words(f"Point {n}")) for n in range(1, points + 1)),
        count_high=words("{n} of {total} agree"),
        count_low=words("{n} of {total} disagree"),
    )
    return Instrument(
        id=id,
        version=1,
        kind=Kind.SURVEY,
        title=words("A made-up questionnaire"),
        purpose=words("For tests."),
        minutes=5,
        languages=("en",),
        scale=scale,
        sections=tuple(_section(number, items) for number in range(1, sections + 1)),
        open_questions=(OpenQuestion("o1", words("What works well?")),),
        bands=(
            Band("low", words("Needs work"), words("Talk about it."), Decimal(1), Decimal("3.0"), True, False),
            Band("high", words("Strong"), words("Keep it up."), Decimal("3.0"), Decimal(points)),
        ),
        source=Source("Made up for tests", "original", "none", "none"),
    )


def _section(number: int, items: int) -> Section:
    return Section(
        id=f"s{number}",
        title=words(f"Section {number}"),
        about=words(f"What section {number} is about."),
        items=tuple(
            Item(
                f"s{number}i{n}", words(f"Statement {n} of {number}."), words(f"Short {number}.{n}"), reverse=n == items
            )
            for n in range(1, items + 1)
        ),
        questions=(words("What helps?"), words("What could change?")),
    )


def some_groups(asked: tuple[int, ...] = (6, 5)) -> tuple[RaterGroup, ...]:
    """Groups "g1", "g2"… with these numbers of people asked."""
    return tuple(RaterGroup(f"g{n}", f"Group {n}", f"people of group {n}", count) for n, count in enumerate(asked, 1))


FOUR_GROUPS = ("Agencies", "Commissioners", "Volunteers", "People with lived experience")


def four_groups(partnership: Partnership, asked: Sequence[int] = (0, 0, 0, 0)) -> tuple[RaterGroup, ...]:
    """The first groups of a partnership under names of their own, the last of them a protected voice."""
    return tuple(
        replace(group, name=name, plain_name=name.lower(), asked=n, protected=name == FOUR_GROUPS[-1])
        for group, name, n in zip(partnership.groups, FOUR_GROUPS, asked, strict=False)
    )


def a_partnership(id: str = "p1", name: str = "River Valley", groups: tuple[RaterGroup, ...] = ()) -> Partnership:
    groups = groups or some_groups()
    return Partnership(
        id=id,
        name=name,
        started="2021",
        notes="Meets on Tuesdays.",
        created_on=date(2026, 3, 2),
        organisations=(Organisation("o1", "The Council"), Organisation("o2", "Harbour Trust")),
        groups=groups,
        members=(
            Member("m1", "Ann Reed", "o1", groups[0].id),
            Member("m2", "Bo Lee", "o2", groups[-1].id, "Large print"),
        ),
    )


def a_round(
    id: str = "r1",
    partnership_id: str = "p1",
    instrument: Instrument | None = None,
    groups: tuple[RaterGroup, ...] = (),
    state: RoundState = RoundState.OPEN,
    promise: Promise | None = None,
) -> Round:
    return Round(
        id=id,
        partnership_id=partnership_id,
        name="Spring round",
        state=state,
        instrument=instrument or an_instrument(),
        groups=groups or some_groups(),
        promise=promise or Promise(delete_on=date(2027, 3, 2)),
        opened_on=None if state is RoundState.DRAFT else date(2026, 3, 3),
        closed_on=date(2026, 3, 20) if state is RoundState.CLOSED else None,
    )


def a_response(
    group_id: str = "g1",
    answers: Mapping[str, Answer] | None = None,
    comments: Mapping[str, Comment] | None = None,
    id: str = "",
) -> Response:
    """A response with a random id unless one is given."""
    return Response(
        id=id or secrets.token_hex(16),
        group_id=group_id,
        answers={"s1i1": 4, "s1i2": 2} if answers is None else answers,
        comments={} if comments is None else comments,
    )


def a_store(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    """A new, quick store without anything in it."""
    return create(folder, passphrase, cost=Cost.quick(), ballast_bytes=0)[0]


def a_store_with_round(folder: Path, round_: Round | None = None) -> Store:
    """A store with partnership "p1" and round "r1" (or the one given)."""
    store = a_store(folder)
    round_ = round_ or a_round()
    with store.transaction() as t:
        t.partnerships.save(replace(a_partnership(), id=round_.partnership_id))
        t.rounds.save(round_)
        t.commit()
    return store


def handed_in(store: Store, round_id: str = "r1", secret: str = PASSPHRASE) -> OpenedBallots:
    """What was handed in to an open round, opened with the words of the file."""
    with store.transaction() as t:
        return t.responses.handed_in(round_id, store.ballot_key(secret))


def answers_in(store: Store, round_id: str = "r1", secret: str = PASSPHRASE) -> dict[str, Response]:
    """The answers of those that count, by id."""
    return {response.id: response for response, excluded in handed_in(store, round_id, secret).answers if not excluded}
