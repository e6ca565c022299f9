"""The goal check: points for each goal, and a cap while anybody says No to a row. All from figures that are shown."""

from __future__ import annotations

from fractions import Fraction

from facilitator_app.analysis.kinds.given import Given
from facilitator_app.domain.findings import Findings, Goal
from facilitator_app.domain.instrument import half_up


def goals(given: Given) -> Findings:
    """The section's score as points out of items times the highest value: 0 to 10 for five rows of 0 to 2."""
    found = []
    for section, figures in zip(given.instrument.sections, given.sections):
        if figures.score is None:
            continue
        n = len(section.scored_items)
        points = half_up(Fraction(repr(figures.score)) * n, 1)
        capped = tuple(item.short for item in figures.items if item.counts and item.counts[0])
        most = n * given.instrument.scale.high
        found.append(Goal(section.id, figures.title, float(points), most, figures.band, capped))
    return Findings(goals=tuple(found))
