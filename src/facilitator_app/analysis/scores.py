"""Scores of people and groups: see docs/measures.md, "Scores".

Scores are fractions until they are shown: a mean on a band's edge must fall on the right side of it, whatever the
order of the people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from facilitator_app.domain.instrument import Band, Instrument, Item, Scale, Section
from facilitator_app.domain.response import Answer, Outside, Response


def valid_value(answer: Answer | None) -> int | None:
    """The scale value of an answer; None for "do not know", "not about me" and no answer."""
    return None if answer is None or isinstance(answer, Outside) else answer


def valid_values(responses: Sequence[Response], item_id: str) -> dict[str, int]:
    """Response id → value, for everyone who gave one."""
    values = {response.id: valid_value(response.answers.get(item_id)) for response in responses}
    return {identity: value for identity, value in values.items() if value is not None}


def turned(value: int, item: Item, scale: Scale) -> int:
    """The value with good news high: a reversed item is turned round within its scale (x' = low + high - x)."""
    return scale.low + scale.high - value if item.reverse else value


def person_score(answers: Mapping[str, Answer], section: Section, instrument: Instrument) -> Fraction | None:
    """One person's score in a section: the mean of their valid items, in scale units.

    None unless at least the instrument's ``min_answered`` share of the items has a valid answer, and at least one.
    """
    values = [
        turned(value, item, instrument.scale_of(item))
        for item in section.scored_items
        if (value := valid_value(answers.get(item.id))) is not None
    ]
    if not values or len(values) < instrument.min_answered * len(section.scored_items):
        return None
    return Fraction(sum(values), len(values))


def section_scores(responses: Sequence[Response], section: Section, instrument: Instrument) -> dict[str, Fraction]:
    """Response id → score, for everyone who has a valid one."""
    scores = {r.id: person_score(r.answers, section, instrument) for r in responses}
    return {identity: score for identity, score in scores.items() if score is not None}


def mean(values: Sequence[Fraction]) -> Fraction:
    """The plain mean, exact; needs at least one value."""
    return Fraction(sum(values), len(values))


def shown_score(score: Fraction, instrument: Instrument) -> float:
    """The score as it leaves the gate: one decimal, on the same side of every band's edge as ``score`` itself.

    With more decimals, the items' counts and a section's score could be set against each other, and what a person
    said who left an item out would be what is left over.
    """
    return one_decimal(score, instrument.band_of)


def one_decimal(exact: Fraction, band_of: Callable[[Fraction], Band | None]) -> float:
    """One decimal, halves upwards, on the same side of every band's edge as ``exact`` itself."""
    tenths = exact * 10
    near = sorted((ceil(tenths), floor(tenths)), key=lambda whole: abs(whole - tenths))  # of two as near, the first
    band = band_of(exact)
    fitting = [whole for whole in near if band_of(Fraction(whole, 10)) == band]
    return (fitting or near)[0] / 10


def counts_of(values: Sequence[int], scale: Scale) -> tuple[int, ...]:
    """How many people gave each point, lowest first."""
    return tuple(sum(1 for value in values if value == point) for point in scale.values)


def mean_of_counts(counts: Sequence[int], low: int) -> Fraction:
    """The plain mean of answers as asked. ``low``: the value of the first count; needs at least one answer."""
    return Fraction(sum(count * (low + step) for step, count in enumerate(counts)), sum(counts))


def interpolated_median(counts: Sequence[int], low: int = 1) -> float | None:
    """IM = (m - 0.5) + (n/2 - F) / f_m, with m the first category whose cumulative count reaches n/2.

    ``counts``: people per category, lowest first; ``low``: value of the first. None without answers.
    """
    n = sum(counts)
    if not n:
        return None
    below = 0
    for step, count in enumerate(counts):
        if count and below + count >= n / 2:
            return low + step - 0.5 + (n / 2 - below) / count
        below += count
    return None
