"""An attack on values: what somebody who knows their own answers can work out from counts and figures of groups.

Everything that is released of one theme is put together: the counts of everyone for each question, the sizes of the
groups, and the totals that each group's figure leaves open. Whether a world exists in which the others said something else
is decided exactly, by going through all ways to share out the counts among the groups; none of it is the program's own.

A world is found as a sum of sets: for each question the totals that the groups can have, as the bits of one whole number.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations
from math import floor
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.text import Annotation

from facilitator_app import instruments
from facilitator_app.analysis import release
from facilitator_app.analysis.theme_answers import ThemeAnswers, together
from facilitator_app.analysis.value_windows import ValueWindow
from facilitator_app.charts.figures import FigureKind, drawn
from facilitator_app.charts.ink import PAPER
from facilitator_app.domain.instrument import Instrument, Item, Kind
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Outside, Response
from facilitator_app.domain.results import BlockScore, OpenEnd, RoundResults, SectionFigures
from facilitator_app.domain.round import Promise, Round, RoundState

Counts = tuple[int, ...]


@dataclass(frozen=True)
class Question:
    """Answers of everyone to one question, as places on the scale; None: left out. ``filled``: what a figure takes for
    an answer that was left out. ``points``: of the scale."""

    answers: tuple[int | None, ...]
    filled: int
    points: int

    def counts(self, people: Sequence[int]) -> Counts:
        """How many of these people gave each point, and last how many left it out."""
        given = Counter(self.answers[person] for person in people)
        return (*(given[point] for point in range(self.points)), given[None])

    @cached_property
    def values(self) -> tuple[int, ...]:
        """What each category adds to a total."""
        return (*range(self.points), self.filled)

    def total(self, people: Sequence[int]) -> int:
        return sum(self.filled if (answer := self.answers[person]) is None else answer for person in people)


@dataclass(frozen=True)
class Theme:
    """What is released of a theme. ``groups``: people by group, everybody in one; ``fits``: for each group, whether its
    figure could be as it is if this were its total."""

    questions: tuple[Question, ...]
    groups: tuple[tuple[int, ...], ...]
    fits: tuple[Callable[[int], bool], ...]

    def totals(self) -> tuple[int, ...]:
        return tuple(sum(question.total(group) for question in self.questions) for group in self.groups)

    @cached_property
    def most(self) -> tuple[int, ...]:
        """One more than the largest total of each group but the last, whose total follows from the others."""
        steps = sum(question.points - 1 for question in self.questions)
        return tuple(len(group) * steps + 1 for group in self.groups[:-1])

    @cached_property
    def strides(self) -> tuple[int, ...]:
        found = [1]
        for most in self.most:
            found.append(found[-1] * most)
        return tuple(found[:-1])

    @cached_property
    def everything(self) -> int:
        return sum(self.totals())

    @cached_property
    def box(self) -> int:
        """The totals that fit all figures, as bits."""
        places = [(0, 0)]
        for group, (most, stride) in enumerate(zip(self.most, self.strides)):
            fitting = [total for total in range(most) if self.fits[group](total)]
            places = [(bit + total * stride, sum_ + total) for bit, sum_ in places for total in fitting]
        return _bits(bit for bit, sum_ in places if self.fits[-1](self.everything - sum_))


def _bits(places: Iterable[int]) -> int:
    """A whole number with these bits."""
    known = np.fromiter(places, dtype=np.int64)
    if not len(known):
        return 0
    bits = np.zeros(int(known.max()) + 1, dtype=np.uint8)
    bits[known] = 1
    return int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little")


@dataclass(frozen=True)
class Wish:
    """What a group shall have of one category of answers: so many exactly, or any other number."""

    category: int
    group: int
    number: int
    exactly: bool

    def grants(self, category: int, share: Sequence[int]) -> bool:
        return category != self.category or (share[self.group] == self.number) is self.exactly


@cache
def shared_out(
    left: Counts, sizes: tuple[int, ...], values: tuple[int, ...], strides: tuple[int, ...], wish: Wish | None
) -> int:
    """The totals that groups of these sizes can have if so many answers of each category are shared out among them."""
    filled = {(0,) * len(sizes): 1}
    for category, number in enumerate(left):
        after: dict[tuple[int, ...], int] = {}
        for before, bits in filled.items():
            for share in _shares(number, tuple(size - one for size, one in zip(sizes, before))):
                if wish is None or wish.grants(category, share):
                    shift = values[category] * sum(stride * one for stride, one in zip(strides, share))
                    key = tuple(a + b for a, b in zip(before, share))
                    after[key] = after.get(key, 0) | bits << shift
        filled = after
    return filled.get(sizes, 0)


@cache
def _shares(number: int, room: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    if len(room) == 1:
        return ((number,),) if number <= room[0] else ()
    return tuple(
        (first, *rest) for first in range(min(number, room[0]) + 1) for rest in _shares(number - first, room[1:])
    )


def _ones(bits: int) -> list[int]:
    """The places of its bits, lowest first."""
    stored = np.frombuffer(bits.to_bytes(bits.bit_length() // 8 + 1, "little"), dtype=np.uint8)
    found: list[int] = np.flatnonzero(np.unpackbits(stored, bitorder="little")).tolist()
    return found


def _plus(a: int, b: int) -> int:
    """The sums of two sets of totals."""
    few, many = sorted((a, b), key=int.bit_count)
    found = 0
    for place in _ones(few):
        found |= many << place
    return found


@dataclass(frozen=True)
class Reader:
    """People who know their own answers, all of one group, and the group about which they want to know."""

    own: tuple[int, ...]
    home: int
    about: int


def readers(groups: Sequence[Sequence[int]], together: int) -> Iterator[Reader]:
    """Everybody who may read: an outsider, each person, any so many of one group; about each group."""
    for about in range(len(groups)):
        yield Reader((), 0, about)
        for home, group in enumerate(groups):
            for size in range(1, min(together, len(group) - 1) + 1):
                for own in combinations(group, size):
                    yield Reader(own, home, about)


@dataclass(frozen=True)
class Hit:
    """What a reader knows for certain: all others' answers to a question, or that somebody gave an end point."""

    question: int
    reader: Reader
    what: str


def hits(theme: Theme, together: int) -> Iterator[Hit]:
    """Everything that some reader can tell about a group beyond what the counts tell by themselves. Readers who know the
    same come once."""
    seen = set()
    rests: dict[tuple[tuple[Counts, ...], int], list[int]] = {}
    for reader in readers(theme.groups, together):
        known = tuple(question.counts(reader.own) for question in theme.questions)
        if (known, reader.home, reader.about) not in seen:
            seen.add((known, reader.home, reader.about))
            yield from _Solver(theme, reader, rests.setdefault((known, reader.home), [])).hits()


class _Solver:
    """One reader's view of a theme. ``rests``: for each question the totals that all others together can have, which are
    the same whatever group a reader wants to know about; empty until they are needed."""

    def __init__(self, theme: Theme, reader: Reader, rests: list[int]) -> None:
        self.theme, self.reader, self.rests = theme, reader, rests
        self.others = [person for person in theme.groups[reader.about] if person not in reader.own]
        self.sizes = tuple(sum(person not in reader.own for person in group) for group in theme.groups)
        self.free = sum(self.sizes) - len(self.others)
        self.strides = (*theme.strides, 0)
        own = sum(question.total(reader.own) for question in theme.questions)
        self.box = theme.box >> self.strides[reader.home] * own
        everyone = [person for group in theme.groups for person in group]
        self.left = [
            tuple(a - b for a, b in zip(question.counts(everyone), question.counts(reader.own)))
            for question in theme.questions
        ]

    def hits(self) -> Iterator[Hit]:
        for place, question in enumerate(self.theme.questions):
            if not (self._swap(place) or self._otherwise(place, question)):
                yield Hit(place, self.reader, "everything")
            said = question.counts(self.others)
            for end in (0, question.points - 1):
                if said[end] and self.left[place][end] <= self.free:
                    wish = Wish(end, self.reader.about, 0, exactly=True)
                    if not self._possible(place, self.left[place], question.values, wish):
                        yield Hit(place, self.reader, f"somebody said {end}")

    def _otherwise(self, place: int, question: Question) -> bool:
        """True if the others may have said something else, or all the same is told by the counts already. An answer that
        was left out counts as the value that stands for it, so that it alone makes no difference."""
        left, mine = (_merged(counts, question.filled) for counts in (self.left[place], question.counts(self.others)))
        if sum(count > 0 for count in left) < 2:
            return True
        return any(
            self._possible(place, left, question.values[:-1], Wish(v, self.reader.about, mine[v], exactly=False))
            for v in range(question.points)
            if left[v]
        )

    def _possible(self, place: int, left: Counts, values: tuple[int, ...], wish: Wish) -> bool:
        """True if some world fits in which the wish is granted."""
        ways = shared_out(left, self.sizes, values, self.strides, wish)
        rest = self._rest(place) if ways else 0
        return any((rest << one) & self.box for one in _ones(ways))

    def _rest(self, place: int) -> int:
        if not self.rests:
            self.rests.extend(self._without_each(1, range(len(self.left))))
        return self.rests[place]

    def _without_each(self, total: int, places: range) -> list[int]:
        """``total`` and the totals of all of these questions but one, for each of them: half of them are added at a time."""
        if len(places) == 1:
            return [total]
        half = places[: len(places) // 2], places[len(places) // 2 :]
        found = []
        for mine, others in (half, half[::-1]):
            without = total
            for at in others:
                values = self.theme.questions[at].values
                without = _plus(without, shared_out(self.left[at], self.sizes, values, self.strides, None))
            found += self._without_each(without, mine)
        return found

    def _swap(self, place: int) -> bool:
        """A world that is quick to find: two people's answers to the question change places, and two others' perhaps, so
        that every figure stays as it is."""
        theme, about, totals = self.theme, self.reader.about, self.theme.totals()
        for other, group in enumerate(theme.groups):
            if other == about:
                continue
            steps = [self._steps(question, group) for question in theme.questions]
            back = set().union(*(some for at, some in enumerate(steps) if at != place))
            for step in steps[place] - {0}:
                fits = theme.fits[about](totals[about] + step) and theme.fits[other](totals[other] - step)
                if fits or -step in back:
                    return True
        return False

    def _steps(self, question: Question, group: Sequence[int]) -> set[int]:
        """What one of the group gains when two answers change places with this other group's."""
        here = {question.total([person]) for person in self.others}
        there = {question.total([person]) for person in group if person not in self.reader.own}
        return {b - a for a in here for b in there}


def _merged(counts: Counts, filled: int) -> Counts:
    return tuple(count + (counts[-1] if point == filled else 0) for point, count in enumerate(counts[:-1]))


# --- Rounds to attack


BUNDLED = sorted((Path(__file__).parents[1] / "instruments").glob("*.toml"))
WITHOUT = {Kind.PARTNER_MAP, Kind.STAGES, Kind.MULTI_RATER}
"""Shown by consent, never by group, or asked about each person by themselves."""


@cache
def questionnaires() -> tuple[Instrument, ...]:
    loaded = (instruments.load(path) for path in BUNDLED)
    return tuple(one for one in loaded if one.kind not in WITHOUT and one.needs is None)


def a_crowd(chance: random.Random, instrument: Instrument, groups: Sequence[RaterGroup]) -> list[Response]:
    """People whose answers hang together, group by group a little apart; in half of the rounds 4 in 100 are left out."""
    left_out = chance.choice((0, 0.04))
    middle = {item.id: chance.gauss(0.62, 0.12) for item in instrument.items}
    people = []
    for group in groups:
        apart = chance.gauss(0, 0.1)
        for n in range(group.asked):
            mood, answers = chance.gauss(0, 0.17), {}
            for item in instrument.items:
                values = instrument.scale_of(item).values
                place = round((middle[item.id] + apart + mood + chance.gauss(0, 0.17)) * (len(values) - 1))
                if chance.random() >= left_out:
                    answers[item.id] = values[min(len(values) - 1, max(0, place))]
            people.append(Response(f"{group.id}-{n}", group.id, answers))
    return people


def a_round_to_attack(chance: random.Random, least: int = 8, most: int = 24) -> tuple[Round, list[Response]]:
    """So many people in two to four groups."""
    instrument, count = chance.choice(questionnaires()), chance.randint(2, 4)
    people = chance.randint(max(least, 4 * count), most)
    sizes = [4] * count
    for _person in range(people - 4 * count):
        sizes[chance.randrange(count)] += 1
    groups = tuple(RaterGroup(f"g{n}", f"Group {n}", f"group {n}", size) for n, size in enumerate(sizes, 1))
    return (
        Round("r", "p", "Round", RoundState.CLOSED, instrument, groups, Promise(), True),
        a_crowd(chance, instrument, groups),
    )


def a_round_about_one(chance: random.Random) -> tuple[Round, list[Response]]:
    """What is asked about one person: two or three groups of three to six. The person is the first to read it, knows no
    answer of the others and has them in no sum; so they are an outsider, and with one rater that rater."""
    (instrument,) = (one for one in map(instruments.load, BUNDLED) if one.kind is Kind.MULTI_RATER)
    sizes = [chance.randint(3, 6) for _group in range(chance.randint(2, 3))]
    groups = tuple(RaterGroup(f"g{n}", f"Group {n}", f"group {n}", size) for n, size in enumerate(sizes, 1))
    promise = Promise(k=3, k_dist=6)
    round_ = Round("r", "p", "Round", RoundState.CLOSED, instrument, groups, promise, True, parent_id="parent")
    return round_, a_crowd(chance, instrument, groups)


def readers_together(round_: Round) -> int:
    """How many who put together what they know the program guards against."""
    return together(round_.promise, about_people=bool(round_.parent_id))


def themes_shown(round_: Round, responses: Sequence[Response]) -> Iterator[tuple[SectionFigures, Theme]]:
    """Each theme that the program shows by group, as a reader has it who can measure every mark as exactly as they like."""
    results = release(round_, "", False, responses)
    assert isinstance(results, RoundResults), results
    named = {group.name: group.id for group in round_.groups}
    members = {block.id: {named[name] for name in block.group_names} for block in results.blocks}
    for section, figures in zip(round_.instrument.sections, results.sections):
        if figures.blocks:
            groups = [
                tuple(n for n, one in enumerate(responses) if one.group_id in members[block.block_id])
                for block in figures.blocks
            ]
            questions = tuple(
                a_question(responses, item, round_.instrument)
                for item, shown in zip(section.items, figures.items)
                if item in section.scored_items and not shown.withheld
            )
            theme = Theme(questions, tuple(groups), ())
            answers = ThemeAnswers.of(section, responses, round_.instrument, round_.promise.k_total)
            windows = answers.windows([len(group) for group in groups], readers_together(round_))
            yield figures, replace(theme, fits=as_known(theme, figures.blocks, windows))


def a_question(responses: Sequence[Response], item: Item, instrument: Instrument) -> Question:
    scale = instrument.scale_of(item)
    places: list[int | None] = []
    for response in responses:
        value = response.answers.get(item.id)
        known = isinstance(value, int) and not isinstance(value, Outside)
        places.append((scale.high - value if item.reverse else value - scale.low) if known else None)
    given = sorted(place for place in places if place is not None)
    return Question(tuple(places), given[(len(given) - 1) // 2], len(scale.points))


def as_known(
    theme: Theme, blocks: Sequence[BlockScore], windows: Sequence[ValueWindow]
) -> tuple[Callable[[int], bool], ...]:
    """What each figure leaves open to somebody who measures every mark and knows the program: with an arrow the end of the
    window, which is public, however it was rounded; without one nothing but the true total."""

    def fits(block: BlockScore, window: ValueWindow, total: int) -> Callable[[int], bool]:
        if block.open_end is None:
            return lambda one: one == total
        return lambda one: window.told(one) == window.told(total)

    ends = windows or [ValueWindow(total, total) for total in theme.totals()]
    return tuple(fits(block, window, total) for block, window, total in zip(blocks, ends, theme.totals()))


def read_back(results: RoundResults) -> dict[tuple[str, str], tuple[float, OpenEnd | None, str]]:
    """What a ruler and eyes find on the large figure of all themes: by theme and group the place of the mark on the scale,
    which way its arrow points, and the words beside it, if there are any."""
    with drawn(results, FigureKind.THEMES, "", PAPER) as figure:
        (axes,) = figure.axes
        notes = [text for text in axes.texts if isinstance(text, Annotation)]
        words = {_spot(note.xy): note.get_text() for note in notes if note.get_text()}
        ways = {_spot(note.xy): note.xyann[0] for note in notes if note.arrow_patch is not None}
        found = {}
        for block, marks in zip(results.blocks, axes.collections):
            sections = [one for one in results.sections if block.id in {score.block_id for score in one.blocks}]
            for section, place in zip(sections, np.asarray(marks.get_offsets())):
                way, spot = ways.get(_spot(place)), _spot(place)
                end = None if way is None else OpenEnd.OR_MORE if way > 0 else OpenEnd.OR_LESS
                found[section.section_id, block.id] = (spot[0], end, words.get(spot, ""))
        return found


def _spot(place: Any) -> tuple[float, float]:
    x, y = place
    return float(x), float(y)


def one_decimal(theme: Theme) -> Theme:
    """The same theme with each group's mean told to one decimal, as it once was: what the attack must find."""

    def fits(total: int, people: int) -> Callable[[int], bool]:
        size = people * len(theme.questions)
        return lambda one: floor(10 * one / size + 0.5) == floor(10 * total / size + 0.5)

    return replace(theme, fits=tuple(fits(total, len(g)) for total, g in zip(theme.totals(), theme.groups)))


def usual_groups(round_: Round, responses: Sequence[Response]) -> Iterator[Theme]:
    """Every theme by the round's own groups, with means to one decimal, whatever may be told of them."""
    for section in round_.instrument.sections:
        questions = tuple(a_question(responses, item, round_.instrument) for item in section.scored_items)
        groups = tuple(
            tuple(n for n, one in enumerate(responses) if one.group_id == group.id) for group in round_.groups
        )
        if questions:
            yield one_decimal(Theme(questions, groups, ()))


def attack_shown(seed: int) -> tuple[int, int, list[Hit]]:
    """``attack`` on a random round of everybody."""
    return attack(*a_round_to_attack(random.Random(seed)))


def attack(round_: Round, responses: Sequence[Response]) -> tuple[int, int, list[Hit]]:
    """One round: themes, those of them shown by group, and what some reader can tell for certain.

    Themes whose answers may be counted by group tell their counts: there is nothing left to work out.
    """
    found: list[Hit] = []
    shown = 0
    for figures, theme in themes_shown(round_, responses):
        shown += 1
        if any(block.open_end for block in figures.blocks) or not counted(theme):
            found += hits(theme, readers_together(round_))
    return sum(bool(section.scored_items) for section in round_.instrument.sections), shown, found


def counted(theme: Theme) -> bool:
    """True if no group, whoever is in it, can be so much of one mind that all but two and one more say the same."""
    smallest = min(len(group) for group in theme.groups)
    everyone = [person for group in theme.groups for person in group]
    return smallest >= 8 and all(
        max(counts[:-1]) + counts[-1] + 3 <= smallest
        for counts in (question.counts(everyone) for question in theme.questions)
    )
