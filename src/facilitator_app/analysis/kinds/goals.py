"""The goal check: points for each goal, and a cap while anybody says No to a row. All from figures that are shown."""

from __future__ import annotations

from fractions import Fraction

from facilitator_app.analysis.groups import inside
from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.domain.findings import Findings, Goal
from facilitator_app.domain.instrument import half_up
from facilitator_app.domain.language import _


def goals(given: KindInput) -> Findings:
    """The section's score as points out of items times the highest value: 0 to 10 for five rows of 0 to 2."""
    shown = []
    for section, figures in zip(given.instrument.sections, given.sections):
        if figures.score is None:
            continue
        n = len(section.scored_items)
        points = half_up(Fraction(repr(figures.score)) * n, 1)
        capped = tuple(item.short for item in figures.items if item.counts and item.counts[0])
        most = n * given.instrument.scale.high
        shown.append(Goal(section.id, figures.title, float(points), most, figures.band, capped))
    return Findings(headline=_headline(given, shown), goals=tuple(shown))


def _headline(given: KindInput, goals: list[Goal]) -> str:
    """How many goals are in the best band; of one goal, its band."""
    best = given.instrument.best_band
    if not goals or best is None:
        return ""
    if len(goals) == 1:
        band = goals[0].band
        return _("{goal}: {band}.", goal=goals[0].title, band=inside(band.title.text())) if band else ""
    ready = sum(goal.band == best for goal in goals)
    if len(goals) < len(given.sections):
        return _("\u201c{band}\u201d: {n} of the {total} goals that can be shown.", band=best.title.text(), n=ready,
                 total=len(goals))  # fmt: skip
    return _("\u201c{band}\u201d: {n} of {total} goals.", band=best.title.text(), n=ready, total=len(goals))
