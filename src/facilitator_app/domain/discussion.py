"""What a group said when it talked about its results, what it agreed, and which of it comes first. No answer of anybody
is in it, and no figure is made of it: a position that a group agreed is its words, not a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Instrument, Item
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.plan import MOST_LETTERS, CameFrom
from facilitator_app.domain.words import check_length

MOST_PRIORITIES = 3
"""So many things a group begins with at most."""
DOTS_EACH = 3
"""Dots that one person may place, on as many things as they like."""
MOST_DOTS = 999
"""Dots on one thing, counted by show of hands."""
FEWEST_VOTERS = 3
"""With fewer people who place dots in turn, each could take their own dots away and see those of the other."""
MOST_NOTE = 6000
"""Letters of a note: a long talk, typed as it goes."""


@dataclass(frozen=True, slots=True)
class Discussion:
    """One theme or statement that a group talks about. ``source``: with its words as they were then.

    ``note``: what was said. ``agreed``: the position of the group in its own words; ``point``: the same as a value of the
    statement's own scale, None where none was chosen. ``dots``: how many were placed on it in the vote of ``voted_on``; None
    while it was in no vote.
    """

    source: CameFrom
    begun_on: date | None = None
    note: str = ""
    agreed: str = ""
    point: int | None = None
    dots: int | None = None
    voted_on: date | None = None

    @property
    def id(self) -> str:
        """Of the theme or statement: it is talked about once in a round."""
        return self.source.place_id

    @property
    def action_words(self) -> str:
        """What an action that is made of it begins with: what was agreed, else what was said, as far as there is room."""
        return shortened(self.agreed.strip() or self.note.strip())


@dataclass(frozen=True, slots=True)
class ToldDiscussion:
    """One as it stands on paper and in a spreadsheet. ``agreed``: what the group agreed, on the scale and in words."""

    discussion: Discussion
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class ToldTalk:
    """What was talked about of one round, in the order of its questionnaire; without things where nothing was."""

    round_name: str = ""
    things: tuple[ToldDiscussion, ...] = ()


@dataclass(frozen=True, slots=True)
class Priorities:
    """What a vote came to. ``chosen``: has more dots than what is not in it, most dots first. ``tied``: have as many dots as each
    other, and there is ``room`` for some of them only: which, people say and not the program."""

    chosen: tuple[Discussion, ...] = ()
    tied: tuple[Discussion, ...] = ()

    @property
    def room(self) -> int:
        return MOST_PRIORITIES - len(self.chosen)

    @property
    def equal(self) -> bool:
        """Some of the chosen have as many dots as each other."""
        return len({one.dots for one in self.chosen}) < len(self.chosen)


@dataclass(frozen=True, slots=True)
class Vote:
    """Dots while they are placed in turn: sums alone, and how many people placed them. It does not know who, or in which
    order."""

    sums: Mapping[str, int] = field(default_factory=dict)
    people: int = 0

    def with_dots(self, placed: Mapping[str, int]) -> Vote:
        """With the dots of one more person, by the id of what they are on. Raises AppError "too_many_dots"."""
        if sum(placed.values()) > DOTS_EACH or any(n < 0 for n in placed.values()):
            raise AppError(
                "too_many_dots",
                _("That is {n} dots. Each person has {most}.", n=sum(placed.values()), most=DOTS_EACH),
                _("Take some away."),
            )
        sums = {id_: self.sums.get(id_, 0) + placed.get(id_, 0) for id_ in {*self.sums, *placed}}
        return Vote(sums, self.people + 1)

    def check_enough(self) -> None:
        """Raises AppError "too_few_voters"."""
        if self.people < FEWEST_VOTERS:
            raise AppError(
                "too_few_voters",
                _("With fewer than {n} people each could work out the dots of another.", n=FEWEST_VOTERS),
                _("Let more people place dots, or count hands."),
            )


def check(discussion: Discussion) -> None:
    """Raises AppError "too_long" or "dots_wrong"."""
    check_length((discussion.note,), MOST_NOTE)
    check_length((discussion.agreed,), MOST_LETTERS)
    if discussion.dots is not None and not 0 <= discussion.dots <= MOST_DOTS:
        raise AppError(
            "dots_wrong",
            _("There is room for {most} dots on one thing.", most=MOST_DOTS),
            _("Type a smaller number."),
        )


def in_order(discussions: Iterable[Discussion], instrument: Instrument) -> tuple[Discussion, ...]:
    """As they stand in the questionnaire, whoever began them first and however many dots they have."""
    ids = [id_ for section in instrument.sections for id_ in (section.id, *(item.id for item in section.items))]
    order = {id_: n for n, id_ in reversed(list(enumerate(ids)))}
    return tuple(sorted(discussions, key=lambda one: (order.get(one.id, len(ids)), one.id)))


def priorities(discussions: Sequence[Discussion]) -> Priorities:
    """At most three with most dots, in the order given where they are equal; none of those for which there is no room."""
    by_dots: dict[int, list[Discussion]] = {}
    for one in discussions:
        if one.dots:
            by_dots.setdefault(one.dots, []).append(one)
    chosen: list[Discussion] = []
    for dots in sorted(by_dots, reverse=True):
        if len(chosen) + len(by_dots[dots]) > MOST_PRIORITIES:
            return Priorities(tuple(chosen), tuple(by_dots[dots]) if len(chosen) < MOST_PRIORITIES else ())
        chosen += by_dots[dots]
    return Priorities(tuple(chosen))


def with_dots(discussions: Iterable[Discussion], sums: Mapping[str, int], on: date) -> tuple[Discussion, ...]:
    """All of them in this vote; on what nobody placed a dot there are none."""
    return tuple(replace(one, dots=sums.get(one.id, 0), voted_on=on) for one in discussions)


def words_of(instrument: Instrument, place_id: str) -> str:
    """The theme or statement as it is worded in this questionnaire; "" where it is not in it."""
    for section in instrument.sections:
        if section.id == place_id:
            return section.title.text()
    item = item_of(instrument, place_id)
    return item.text.text() if item is not None else ""


def item_of(instrument: Instrument, place_id: str) -> Item | None:
    """The statement of this id; None for a theme."""
    if any(section.id == place_id for section in instrument.sections):
        return None
    return next((item for item in instrument.items if item.id == place_id), None)


def points_of(instrument: Instrument, place_id: str) -> tuple[tuple[int, str], ...]:
    """The answers on the statement's own scale, lowest value first, each with its words; () for a theme."""
    item = item_of(instrument, place_id)
    if item is None:
        return ()
    return tuple((point.value, point.label.text()) for point in instrument.scale_of(item).points)


def position_words(discussion: Discussion, instrument: Instrument) -> str:
    """What the group agreed, on the scale and in its words; "" while it agreed nothing."""
    point = dict(points_of(instrument, discussion.id)).get(-1 if discussion.point is None else discussion.point, "")
    said = " ".join(discussion.agreed.split())
    if discussion.point is None or not point:
        return said
    return _("{answer}. {words}", answer=point, words=said) if said else point


def dots_words(dots: int) -> str:
    return n_("{n} dot", "{n} dots", dots)


def shortened(words: str) -> str:
    """As many whole words as there is room for in a field of an action."""
    if len(words) <= MOST_LETTERS:
        return words
    cut = words[: MOST_LETTERS - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip() + "…"
