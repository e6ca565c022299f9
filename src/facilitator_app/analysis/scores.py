"""Scores of people and groups; source: measures 4.5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator_app.domain.instrument import Instrument, Item, Scale, Section
from facilitator_app.domain.response import Answer, Outside, Response


def valid_value(answer: Answer | None) -> int | None:
    """The scale value of an answer; None for "do not know", "not about me" and no answer."""
    return None if answer is None or isinstance(answer, Outside) else answer


def turned(value: int, item: Item, scale: Scale) -> int:
    """The value with good news high: a reversed item is turned round within its scale (x' = low + high - x)."""
    return scale.low + scale.high - value if item.reverse else value


def person_score(answers: Mapping[str, Answer], section: Section, instrument: Instrument) -> float | None:
    """One person's score in a section: the mean of their valid items, in scale units.

    None unless at least the instrument's ``min_answered`` share of the items has a valid answer, and at least one.
    """
    values = [
        turned(value, item, instrument.scale)
        for item in section.items
        if (value := valid_value(answers.get(item.id))) is not None
    ]
    if not values or len(values) < float(instrument.min_answered) * len(section.items):
        return None
    return sum(values) / len(values)


def section_scores(responses: Sequence[Response], section: Section, instrument: Instrument) -> dict[str, float]:
    """Response id → score, for everyone who has a valid one."""
    scores = {r.id: person_score(r.answers, section, instrument) for r in responses}
    return {identity: score for identity, score in scores.items() if score is not None}


def mean(values: Sequence[float]) -> float:
    """The plain mean; needs at least one value."""
    return sum(values) / len(values)


def counts_of(values: Sequence[int], scale: Scale) -> tuple[int, ...]:
    """How many people gave each point, lowest first."""
    return tuple(sum(1 for value in values if value == point) for point in scale.values)


def interpolated_median(counts: Sequence[int], low: int = 1) -> float | None:
    """IM = (m - 0.5) + (n/2 - F) / f_m, with m the first category whose cumulative count reaches n/2.

    ``counts``: people per category, lowest first; ``low``: value of the first. None without answers.
    """
    n = sum(counts)
    if not n:
        return None
    below = 0
    for place, count in enumerate(counts):
        if count and below + count >= n / 2:
            return low + place - 0.5 + (n / 2 - below) / count
        below += count
    return None
