"""Packs about people of every shape, each made once in a test run, from answers that the tests know."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from facilitator_app.analysis import release
from facilitator_app.analysis.people import InnerRound, group_report, subject_results
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.response import Answer, Comment, Outside, Response
from facilitator_app.domain.results import Block, CommentFigures, RoundResults
from facilitator_app.domain.round import Promise, Round, RoundState
from facilitator_app.domain.session import AgreedAction, Reaction, SessionNotes
from facilitator_app.domain.steps import finish
from facilitator_app.domain.template import with_member
from facilitator_app.instruments import load
from facilitator_app.packs.person.facts import NO_NOTES, PersonPart
from facilitator_app.packs.person.group import render_group
from facilitator_app.packs.person.pack import render_person
from facilitator_app.packs.person.preparation import render_preparation
from facilitator_app.paths import bundled
from packs.samples import facts

WORDS = ("Sam speaks up when it matters.", "Tells us early what is not going well.", "Keeps what we say private.")
HOSTILE = '<b>Sam</b> & \u202e\'; DROP TABLE "x" ' + "W" * 90
NOTES = SessionNotes(
    notes={"step:hopes": "To hear it straight.", "champions": "I thought nobody saw that.\n\nI did it twice."},
    reactions={"champions": Reaction.NICE_SURPRISE, "trusting": Reaction.HARD_SURPRISE},
    actions=(
        AgreedAction("Ask one partner each month", "Ring Open Door", "31 March", "My manager", "They ring me as well"),
        AgreedAction("Say early what will be late", how_known="Fewer surprises"),
    ),
    to_share="I will be the one who rings.",
    begun_on=date(2026, 5, 4),
)


@dataclass(frozen=True)
class Answers:
    """A round about one person: the responses behind it, by who gave them."""

    name: str
    round_: Round
    others: tuple[Response, ...]
    own: Response | None
    named: Response | None

    @property
    def all(self) -> list[Response]:
        return [*self.others, *(one for one in (self.own, self.named) if one is not None)]


def behaviours() -> Instrument:
    return load(bundled("instruments", "40-member-behaviours.toml"))


def answers(
    name: str = "Sam", sizes: Sequence[int] = (4, 3, 3), *, own: bool = True, named: bool = False, seed: int = 4,
    skip: float = 0.05, words: Sequence[str] = WORDS, away: int = 0, lean: float = 0.55,
) -> Answers:  # fmt: skip
    """Made-up answers about one person. ``sizes``: others in each group; ``away``: asked in the first, not answered."""
    rng = random.Random(seed)
    instrument = with_member(behaviours(), name)
    titles = ("Fellow partner organisations", "Own organisation", "People with lived experience", "Delivery team")
    groups = [RaterGroup("self", "Self", "self", 1 if own else 0, role=GroupRole.SELF)]
    groups.append(RaterGroup("named", "Chair", "chair", 1 if named else 0, role=GroupRole.NAMED, agreed=named))
    others = []
    for n, size in enumerate(sizes):
        groups.append(RaterGroup(f"g{n}", titles[n], titles[n].lower(), size + (away if n == 0 else 0), n == 2))
        others += [_response(instrument, f"g{n}", lean - 0.1 * n, skip, rng) for _one in range(size)]
    for place, text in enumerate(words):
        question = instrument.open_questions[0].id
        others[place] = others[place].with_comment(question, Comment(text))
    round_ = Round(
        f"r-{seed}", "p1", f"Feedback, Spring 2026: {name}", RoundState.CLOSED, instrument, tuple(groups),
        Promise(k=3, k_dist=6, delete_on=date(2028, 4, 30)), True, date(2026, 4, 1), date(2026, 4, 20),
    )  # fmt: skip
    return Answers(
        name,
        round_,
        tuple(others),
        _response(instrument, "self", 0.95, 0, rng) if own else None,
        _response(instrument, "named", 0.6, 0, rng) if named else None,
    )


def _response(instrument: Instrument, group: str, lean: float, skip: float, rng: random.Random) -> Response:
    given: dict[str, Answer] = {}
    for item in instrument.items:
        chance = rng.random()
        if chance < skip:
            given[item.id] = Outside.NOT_APPLICABLE
        elif chance >= 1.5 * skip:
            given[item.id] = max(1, min(5, round(1 + 4 * rng.gauss(lean, 0.2))))
    return Response(f"{rng.getrandbits(64):016x}", group, given)


def found_in(one: Answers, practice: bool = False) -> SubjectResults:
    results = release(one.round_, "Eastmere Together", practice, one.all)
    assert isinstance(results, RoundResults), results
    return subject_results(one.name, results, one.round_, one.all)


SHAPES: Mapping[str, Callable[[], Answers]] = {
    "usual": answers,
    "chair": lambda: answers(named=True, away=2),
    "no own view": lambda: answers("Oak Housing", own=False, words=()),
    "five people": lambda: answers(sizes=(3, 2), words=WORDS[:2]),
    "many people": lambda: answers(sizes=(8, 6, 5), named=True),
    "much not seen": lambda: answers(skip=0.33, seed=11),
    "hardly seen": lambda: answers(skip=0.6, seed=11),
    "hostile": lambda: answers(HOSTILE, named=True),
    "practice": answers,
}
BOTH_SIZES = [(shape, large) for shape in SHAPES for large in (False, True)]


@cache
def answers_of(shape: str) -> Answers:
    return SHAPES[shape]()


@cache
def found_of(shape: str) -> SubjectResults:
    found = found_in(answers_of(shape), shape == "practice")
    if shape == "hostile":
        return with_hostile_words(found)
    return found


def with_hostile_words(found: SubjectResults) -> SubjectResults:
    """The same with names and comments that nobody should trust."""
    results = found.results
    place = results.open_comments[0]
    comments = CommentFigures(place.place_id, place.title, (HOSTILE, *WORDS), 4, 0, ids=("a", "b", "c", "d"))
    blocks = tuple(Block(b.id, f"<i>{b.name}", b.group_names, b.asked, b.answered) for b in results.blocks)
    changed = replace(results, open_comments=(comments, *results.open_comments[1:]), blocks=blocks)
    return replace(found, results=changed)


@cache
def pack_of(shape: str, large: bool = False) -> bytes:
    notes = NOTES if shape == "chair" else NO_NOTES
    return finish(render_person(found_of(shape), facts(large_print=large), frozenset(PersonPart), notes))


@cache
def sheet_of(shape: str, large: bool = False) -> bytes:
    return finish(render_preparation(found_of(shape), facts(large_print=large)))


def everybody() -> tuple[list[Answers], GroupReport]:
    """Five people and the report about all of them; about a sixth there were too few answers."""
    some = [answers(name, seed=20 + n) for n, name in enumerate(("Ana", "Ben", "Cam", "Dee", "Eli"))]
    few = answers("Fay", sizes=(2,), seed=40, words=())
    inner = [InnerRound(one.round_, one.all, ()) for one in (*some, few)]
    whole = replace(some[0].round_, id="r-all", name="Feedback, Spring 2026", instrument=behaviours())
    report = group_report(whole, "Eastmere Together", False, inner)
    assert isinstance(report, GroupReport)
    return some, report


@cache
def report_of(large: bool = False) -> bytes:
    return finish(render_group(everybody()[1], facts(large_print=large)))
