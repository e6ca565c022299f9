"""What the people who did not answer could change: see docs/measures.md, "Differences, boxes, people who did not answer"."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.main_points import count_sentence, said_of
from facilitator_app.analysis.verdicts import SCORED_SIDES
from facilitator_app.domain.bounds import Bounds
from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, MainPoint, SectionFigures, all_shown


def bounds(counts: Sequence[int], agree: int, asked: int, low: int = 1) -> Bounds:
    """Bounds for one item. ``counts``: people per point, lowest first; ``agree``: how many of them agree.

    ``asked`` counts everyone who was asked; ``low`` is the value of the lowest point.
    """
    n, missing = sum(counts), max(0, asked - sum(counts))
    total = sum(count * (low + step) for step, count in enumerate(counts))
    everyone = n + missing
    high = low + len(counts) - 1
    return Bounds(
        everyone, agree, agree + missing, (total + missing * low) / everyone, (total + missing * high) / everyone
    )


def missing_sentence(
    sections: Sequence[SectionFigures], points: Sequence[MainPoint], asked: int, answered: int, scale: Scale
) -> str:
    """What the people who did not answer could change.

    A statement that most of those asked are on one side of already, good or bad: main points first, then the others.
    If there is none, whether the missing people could have made one.
    """
    everyone = max(asked, answered)
    missing = everyone - answered
    if not missing:
        return _("Everyone who was asked has answered.")
    sides = [(item, upper) for item in _main_points_first(sections, points) for upper in (True, False)]
    reach = [bounds(i.counts, i.high if upper else i.low, everyone, (i.scale or scale).low) for i, upper in sides]
    for (item, _upper), bound in zip(sides, reach):
        if bound.most_agree_whoever_is_missing:
            return n_(
                "Whatever the {n} person who did not answer thinks, most people are on one side here: {statement} {counts}.",
                "Whatever the {n} people who did not answer think, most people are on one side here: {statement} {counts}.",
                missing,
                counts=count_sentence(item, scale),
                statement=quoted(item.named),
            )
    if any(bound.most > everyone / 2 for bound in reach):
        return n_(
            "The {n} person who did not answer could change the picture, so we cannot say what most people think.",
            "The {n} people who did not answer could change the picture, so we cannot say what most people think.",
            missing,
        )
    if not all_shown(sections):
        return n_(
            "{n} person did not answer. Whatever they think, no statement that can be shown has most people on one side.",
            "{n} people did not answer. Whatever they think, no statement that can be shown has most people on one side.",
            missing,
        )
    return n_(
        "{n} person did not answer. Whatever they think, no statement has most people on one side.",
        "{n} people did not answer. Whatever they think, no statement has most people on one side.",
        missing,
    )


def _main_points_first(sections: Sequence[SectionFigures], points: Sequence[MainPoint]) -> list[ItemFigures]:
    """Every item with figures: those of the main points in their order, then the rest in the instrument's order."""
    order = {(point.section_id, point.headline): index for index, point in enumerate(points)}
    items = [
        (s.section_id, item) for s in sections for item in s.items if not item.withheld and item.side in SCORED_SIDES
    ]
    items.sort(key=lambda row: order.get((row[0], said_of(row[1])), len(order)))
    return [item for _section, item in items]
