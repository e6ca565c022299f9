"""The attack of ``attack.py`` on rounds about people: packs, views by group and reports about everybody, put together.

A reader may know everything that was ever shown of every subject, and besides what they said themself about each of
them: a rater, the chair, or a subject, who also knows their own view. Somebody is found out when anything about one
person's answers follows from that by adding and taking away, about one subject or over several.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from math import comb

import numpy as np
from numpy.typing import NDArray

from attack import INSTRUMENT, known, one_or_two, some_answers, ungated
from builders import a_round
from facilitator_app.analysis import release
from facilitator_app.analysis.disclosure import base
from facilitator_app.analysis.people import InnerRound, group_report
from facilitator_app.analysis.scores import shown_score
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.response import Answer, Response
from facilitator_app.domain.results import EVERYONE, Issue, PublishedSets, RoundResults, View, Withheld
from facilitator_app.domain.round import CountedWith, Promise, Round, RoundState

SHOWN_ALONE = 1e-7
PROMISE = Promise(k=3, k_dist=6)
PARENT = a_round(id="parent", instrument=INSTRUMENT, state=RoundState.CLOSED, promise=PROMISE)
SECTIONS = frozenset(section.id for section in INSTRUMENT.sections)
ITEMS = frozenset(item.id for item in INSTRUMENT.items)


@dataclass
class Asked:
    """One subject: their round, whose answers are in, and everything that was ever shown of it."""

    round_: Round
    here: list[Response]
    late: list[Response]
    ledger: list[PublishedSets] = field(default_factory=list)

    def inner(self) -> InnerRound:
        issues = [Issue(f"i{n}", self.round_.id, n, date(2026, 4, 1), "pack", s) for n, s in enumerate(self.ledger)]
        return InnerRound(self.round_, list(self.here), issues)

    def in_no_sum(self) -> frozenset[str]:
        """Ids of the responses that are shown alone: the person's own, and the chair's where the chair agreed."""
        alone = {g.id for g in self.round_.groups if g.role is GroupRole.SELF or g.agreed}
        return frozenset(r.id for r in (*self.here, *self.late) if r.group_id in alone)


def a_random_round(chance: random.Random) -> list[Asked]:
    """One to seven subjects; 6 to 13 people who answer about some of them, each in a group, one of them the chair.

    A response is called "subject/person". For one subject the chair agreed to be shown alone, for another not.
    """
    people = [f"p{n:02}" for n in range(chance.randint(6, 13))]
    homes = {one: f"g{chance.choice([1, 1, 1, 2, 2, 3, 4][: chance.randint(1, 7)])}" for one in people}
    eager, gaps, slow = chance.choice([0.6, 0.8, 1.0]), chance.choice([0.0, 0.02, 0.1]), chance.choice([0, 0.1, 0.3])
    protected = chance.random() < 0.4
    counted: CountedWith = (("g2", chance.choice(["g1", "g3"])),) if chance.random() < 0.6 else ()
    found = []
    for subject in people[: chance.randint(1, min(7, len(people)))]:
        agreed = chance.random() < 0.5
        here: list[Response] = []
        late: list[Response] = []
        for one in people:
            place = "self" if one == subject else "named" if one == people[-1] else homes[one]
            if chance.random() < eager:
                answer = Response(f"{subject}/{one}", place, some_answers(chance, gaps))
                (late if chance.random() < slow else here).append(answer)
        asked = {place: sum(r.group_id == place for r in (*here, *late)) for place in ("self", "named", *_GROUPS)}
        groups = (
            RaterGroup("self", "Self", "self", asked["self"], role=GroupRole.SELF),
            RaterGroup("named", "Chair", "the chair", asked["named"], role=GroupRole.NAMED, agreed=agreed),
            *(RaterGroup(g, f"Group {g}", g, asked[g], protected=protected and g == "g2") for g in _GROUPS),
        )
        promise = replace(PROMISE, counted_with=counted)
        inner = a_round(id=subject, instrument=INSTRUMENT, groups=groups, state=RoundState.CLOSED, promise=promise)
        found.append(Asked(replace(inner, parent_id="parent"), here, late))
    return found


_GROUPS = ("g1", "g2", "g3", "g4")


def anything(chance: random.Random, subjects: Sequence[Asked], gate: bool) -> list[PublishedSets]:
    """Up to nine packs, views and reports in any order; between them people answer late, are left out, or take an
    answer out."""
    shown: list[PublishedSets] = []
    for _time in range(chance.randint(2, 9)):
        if chance.random() < 0.35:
            shown += _report(subjects, gate)
        else:
            for one in subjects if chance.random() < 0.3 else [chance.choice(subjects)]:
                shown += _pack(chance, one, gate)
        one = chance.choice(subjects)
        what = chance.choice(["nothing", "nothing", "late", "late", "exclude", "correct"])
        if what == "late":
            rater = chance.choice([r.id.split("/")[1] for s in subjects for r in s.late] or [""])
            for each in subjects:
                each.here += [r for r in each.late if r.id.endswith(f"/{rater}")]
                each.late = [r for r in each.late if not r.id.endswith(f"/{rater}")]
        elif what == "exclude" and one.here:
            one.here.pop(chance.randrange(len(one.here)))
        elif what == "correct" and one.here:
            place = chance.randrange(len(one.here))
            one.here[place] = one.here[place].with_answer(chance.choice(INSTRUMENT.items).id, chance.choice([None, 3]))
    return shown


def _pack(chance: random.Random, one: Asked, gate: bool) -> list[PublishedSets]:
    view = View(items=chance.random() < 0.3)
    if not gate:
        return [ungated([r for r in one.here if r.group_id != "self"], view.items)]
    inner = one.inner()
    found = release(one.round_, "", False, inner.responses, inner.ledger, view=view)
    if isinstance(found, Withheld):
        return []
    one.ledger.append(found.sets)
    return [found.sets]


def _report(subjects: Sequence[Asked], gate: bool) -> list[PublishedSets]:
    """All subjects together; without the gate of every group too, and of every subject however few answered."""
    if not gate:
        return [ungated([r for one in subjects for r in one.here if r.group_id != "self"])]
    found = group_report(PARENT, "", False, [one.inner() for one in subjects])
    if isinstance(found, Withheld):
        return []
    for one in subjects:
        if one.round_.id in found.shown:
            one.ledger.append(found.shown[one.round_.id])
    return [seen_of(found.results)]


def seen_of(results: RoundResults) -> PublishedSets:
    """What a reader of the report sees: sections, the statements in them, and how many answered."""
    return frozenset((q, people) for q, people in results.sets if q in SECTIONS or q in ITEMS or q == EVERYONE)


def found_out(rows: Iterable[frozenset[str]], answers: Sequence[str], alone: frozenset[str]) -> bool:
    """True if anything about one rater follows for anybody, or the sum of two answers for a reader from outside.

    ``answers``: "subject/person"; those who are shown ``alone`` agreed to that, or are the subject.
    """
    p = known(rows, answers)
    if one_or_two(p):
        return True
    of: dict[str, list[int]] = {}
    for place, name in enumerate(answers):
        if name not in alone:
            of.setdefault(name.split("/")[1], []).append(place)
    return _anything_about_one(p, of) or any(_anything_about_one(_with(p, of[reader]), of, reader) for reader in of)


def _anything_about_one(p: NDArray[np.float64], of: Mapping[str, list[int]], reader: str = "") -> bool:
    """True if some weighted sum of one person's answers, about one subject or several, lies in what is known."""
    return any(
        float(np.linalg.eigvalsh(p[np.ix_(places, places)])[-1]) > 1 - SHOWN_ALONE
        for person, places in of.items()
        if person != reader
    )


def _with(p: NDArray[np.float64], own: Sequence[int]) -> NDArray[np.float64]:
    """What is known to somebody who knows their own answers as well, without these."""
    unit = np.eye(len(p))[:, list(own)]
    values, vectors = np.linalg.eigh(p + unit @ unit.T)
    basis = vectors[:, values > 1e-8]
    return np.asarray(basis @ basis.T)


def attack(seed: int, gate: bool) -> tuple[bool, int]:
    """One sequence: whether anybody is found out, and how many different figures were shown after the first."""
    chance = random.Random(seed)
    subjects = a_random_round(chance)
    shown = anything(chance, subjects, gate)
    by_quantity: dict[str, set[frozenset[str]]] = {}
    for quantity, people in frozenset().union(*shown):
        by_quantity.setdefault(base(quantity), set()).add(people)
    alone = frozenset().union(*(one.in_no_sum() for one in subjects)) if gate else frozenset()
    for rows in {frozenset(rows) for rows in by_quantity.values()}:
        answers = sorted(frozenset().union(*rows))
        if gate and alone & frozenset(answers):  # somebody who is shown alone is in a sum of the others
            return True, len(set(shown))
        if found_out(rows, answers, alone):
            return True, len(set(shown))
    return False, max(0, len(set(shown)) - 1)


def successes(gate: bool, seeds: Iterable[int]) -> tuple[int, int]:
    """Sequences in which the attack finds somebody, and new figures shown after the first ones of each."""
    results = [attack(seed, gate) for seed in seeds]
    return sum(hit for hit, _new in results), sum(new for _hit, new in results)


# --- values: the pack of one person and the report about everybody, read together


def a_round_about_many(chance: random.Random, most: int = 9) -> list[InnerRound]:
    """Four subjects or more of up to ``most`` people who all answer about each other; in half of the rounds most say much the same."""
    people = [f"p{n}" for n in range(chance.randint(6, most))]
    rough = chance.choice((0.1, 0.4))
    middle = {item.id: chance.choice((0.05, 0.5, 0.95) if rough < 0.4 else (0.4, 0.6)) for item in INSTRUMENT.items}
    moods, left_out, top = {one: chance.gauss(0, 0.06) for one in people}, chance.choice((0, 0.04)), INSTRUMENT.scale
    found = []
    for subject in people[: chance.randint(4, len(people))]:
        responses = []
        for one in people:
            answers: dict[str, Answer] = {}
            for item in INSTRUMENT.items:
                place = round((middle[item.id] + moods[one] + chance.gauss(0, rough)) * (len(top.points) - 1))
                if one != subject and chance.random() >= left_out:
                    answers[item.id] = top.values[min(len(top.points) - 1, max(0, place))]
            if answers:
                responses.append(Response(f"{subject}/{one}", "g1", answers))
        groups = (RaterGroup("g1", "Group 1", "group 1", len(responses)),)
        inner = a_round(id=subject, instrument=INSTRUMENT, groups=groups, state=RoundState.CLOSED, promise=PROMISE)
        found.append(InnerRound(replace(inner, parent_id="parent"), responses, ()))
    return found


def report_of(inner: Sequence[InnerRound]) -> GroupReport:
    found = group_report(PARENT, "", False, inner)
    assert isinstance(found, GroupReport), found
    return found


def counts_of(inner: Sequence[InnerRound], item_id: str) -> Counter[Answer]:
    """The answers to one item about all of these subjects."""
    return Counter(r.answers[item_id] for one in inner for r in one.responses if item_id in r.answers)


def told_counts(report: GroupReport) -> dict[str, Counter[Answer]]:
    """The counts that a report tells of single items."""
    items = [item for section in report.results.sections for item in section.items if not item.withheld]
    return {item.item_id: Counter(dict(zip(INSTRUMENT.scale.values, item.counts))) for item in items}


def of_one_mind(
    inner: Sequence[InnerRound], told: Mapping[str, Counter[Answer]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Items, subjects and readers: who takes the pack of this subject off the report, and what they said themselves, and is
    left with one answer for all that the others said about others, where the report alone does not tell them that. The
    subject, one who answered, and both of them."""
    for item_id, whole in told.items():
        by = {
            person: {one.round_.id: counts_of([_said_by(one, person)], item_id) for one in inner}
            for person in {r.id.split("/")[1] for one in inner for r in one.responses}
        }
        for one in inner:
            subject, pack = one.round_.id, counts_of([one], item_id)
            raters = sorted({r.id.split("/")[1] for r in one.responses})
            for readers in [(subject,), *((rater,) for rater in raters), *((subject, rater) for rater in raters)]:
                mine = [(about, said) for reader in readers for about, said in by.get(reader, {}).items()]
                own = sum((said for _about, said in mine), Counter[Answer]())
                others = sum((said for about, said in mine if about != subject), Counter[Answer]())
                if len(whole - pack - others) == 1 < len(whole - own):
                    yield item_id, subject, readers


def at_the_edge(whole: int, known: int) -> list[int]:
    """Of a section of a report with ``whole`` answers on five points whose counts are not told: so many steps must be missing
    from the top of the ``known`` ones that its score, to one decimal, lets nothing be missing from all others."""

    steps = len(INSTRUMENT.scale.points) - 1
    told = [shown_score(5 - Fraction(missing, whole), INSTRUMENT) for missing in range(whole * steps + 1)]
    others = range(1, (whole - known) * steps + 1)
    return [one for one in range(known * steps + 1) if all(told[one + more] != told[one] for more in others)]


def chance_of_the_edge(whole: int, known: int, top: Fraction) -> Fraction:
    """How often one reader is there, where each answer is the top with this chance and else the one below it."""
    below = 1 - top
    mine = (comb(known, n) * below**n * top ** (known - n) for n in at_the_edge(whole, known) if n <= known)
    return top ** (whole - known) * sum(mine, Fraction(0))


def _said_by(one: InnerRound, person: str) -> InnerRound:
    return replace(one, responses=[r for r in one.responses if r.id.endswith(f"/{person}")])
