"""At closing: whole people are taken apart. See docs/safety.md, "After a round".

Every figure is worked out question by question, of everyone or of a block of groups, so no figure needs to know that two
answers are one person's. The answers to each question, and that somebody gave none, are dealt out anew at random among
the people of a block; each question by itself. What is left under one id is what several people said, and every figure
stays exactly as it was. Three things need more, and no more is kept: both sides of a risk stay together; of a stage finder
the stage that a person saw most; and whoever is shown alone (the person themself, and one named person who agreed).

The ledger names people, question by question. So answers behind figures that were shown are dealt among people only of
whom the same was shown, and keep their ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from facilitator_app.analysis.disclosure import base
from facilitator_app.analysis.forecast import Rules, usual_blocks
from facilitator_app.analysis.individuals import others
from facilitator_app.analysis.kinds.stages import QUANTITY, seen_most
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.instrument import Instrument, Kind, Side
from facilitator_app.domain.response import Answer, Response
from facilitator_app.domain.results import PublishedSets
from facilitator_app.domain.round import Round

Shuffle = Callable[[list[Response]], None]
TOGETHER = (Side.LIKELIHOOD, Side.IMPACT)
"""Sides of a risk whose product is worked out person by person."""


def dealt(
    round_: Round, kept: Sequence[Response], bunch: Sequence[Response], before: PublishedSets, shuffle: Shuffle
) -> tuple[list[Response], list[Response]]:
    """The responses of ``bunch``, dealt out anew, and those of them that are too few and stay sealed.

    ``kept``: those that were dealt before. ``before``: everything that was ever shown. ``shuffle``: puts a list into a
    random order. Who is in no figure yet gets a new id.
    """
    _round, theirs = others(round_, bunch)
    shown_individually = [one for one in bunch if one not in theirs]
    shown = frozenset().union(*(people for _quantity, people in before))
    new = [one for one in theirs if one.id not in shown]
    if not round_.instrument.open_book and len(new) < (round_.promise.k if shown else round_.promise.k_total):
        theirs, waiting = [one for one in theirs if one.id in shown], new
    else:
        waiting = []
    cells = _cells(round_, [*others(round_, kept)[1], *theirs], theirs, shown)
    made = {one.id: replace(one, answers=_with_stage(one, round_.instrument)) for one in theirs}
    mixed: dict[str, set[str]] = {one.id: {one.group_id, *one.among} for one in theirs}
    for part in parts_of(round_.instrument):
        for people in _classes(theirs, part, cells, before, round_.instrument):
            hands = [made[one.id] for one in people]
            shuffle(hands)
            groups = {group for one in people for group in mixed[one.id]}
            for one, hand in zip(people, [_of(hand, part) for hand in hands]):
                rest = {key: value for key, value in made[one.id].answers.items() if key not in part}
                made[one.id] = replace(made[one.id], answers=rest | hand)
                mixed[one.id] |= groups
    responses = [replace(made[one.id], among=frozenset(mixed[one.id])) for one in theirs]
    responses += [replace(one, among=frozenset({one.group_id})) for one in shown_individually]
    return [one if one.id in shown else replace(one, id=new_id()) for one in responses], waiting


def parts_of(instrument: Instrument) -> tuple[frozenset[str], ...]:
    """What stays together of one person's answers: each question by itself, and both sides of a risk."""
    parts = []
    for section in instrument.sections:
        rows = [{item.id for item in row if item.side in TOGETHER} for row in section.rows]
        rows = [row for row in rows if len(row) > 1] if instrument.kind is Kind.RISK_GRID else []
        parts += [frozenset(row) for row in rows]
        parts += [frozenset({item.id}) for item in section.items if not any(item.id in row for row in rows)]
    return (*parts, frozenset({QUANTITY})) if instrument.kind is Kind.STAGES else tuple(parts)


def _with_stage(response: Response, instrument: Instrument) -> Mapping[str, Answer]:
    """With the stage that a person saw most, while their answers to all stages are still known to be theirs."""
    if instrument.kind is not Kind.STAGES or response.among:
        return response.answers
    stage = seen_most(response, instrument)
    return response.answers if stage is None else {**response.answers, QUANTITY: stage}


def _of(response: Response, part: frozenset[str]) -> dict[str, Answer]:
    return {key: value for key, value in response.answers.items() if key in part}


def _cells(
    round_: Round, everyone: Sequence[Response], theirs: Sequence[Response], shown: frozenset[str]
) -> dict[str, str]:
    """Response id → the name of the block among whose people its answers are dealt.

    Late people are dealt by block only where there are enough of them in each, else all together.
    """
    if round_.instrument.open_book:
        return {one.id: one.group_id for one in theirs}
    rules, answered = Rules.of(round_), Counter(one.group_id for one in everyone)
    blocks = usual_blocks(rules, answered, {one.among for one in everyone})
    of_group = {group.id: block[0].id for block in blocks.joined for group in block}
    cells = {one.id: of_group.get(one.group_id, "") for one in theirs}
    new_in_cell = Counter(cells[one.id] for one in theirs if one.id not in shown) if shown else Counter()
    if any(count < rules.fewest for count in new_in_cell.values()):
        cells |= {one.id: "" for one in theirs if one.id not in shown}
    return cells


def _classes(
    people: Sequence[Response],
    part: frozenset[str],
    cells: Mapping[str, str],
    before: PublishedSets,
    instrument: Instrument,
) -> Iterator[list[Response]]:
    """People among whom this part may be dealt: of one block, and in the same figures that were shown of it."""
    apart = {item.id for item in instrument.items if item.id not in part}
    apart |= {item.row for item in instrument.items if item.row and item.id not in part}
    apart -= {item.row for item in instrument.items if item.id in part}
    sets = [members for quantity, members in sorted(before, key=repr) if base(quantity) not in apart]
    classes: dict[tuple[object, ...], list[Response]] = {}
    for one in people:
        key = (cells[one.id], *(one.id in members for members in sets))
        classes.setdefault(key, []).append(one)
    yield from classes.values()
