"""What each kind of questionnaire shows beside counts and scores; one builder and one set of figures for each kind.

A builder works from figures that have passed the gate (``Given.sections``) wherever that is possible. What it works out
from answers themselves is named in ``SETS`` with the people behind it, so that the gate checks it like all others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator_app.analysis.kinds.given import Given
from facilitator_app.analysis.kinds.goals import goals
from facilitator_app.analysis.kinds.overall import gaps, overall, weighted
from facilitator_app.analysis.kinds.partners import partner_map, partner_sets
from facilitator_app.analysis.kinds.risks import risk_sets, risks
from facilitator_app.analysis.kinds.stages import stage_sets, stages
from facilitator_app.analysis.kinds.tallies import checklist, lights, priorities
from facilitator_app.domain.findings import Findings
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.results import Figures

BUILDERS: dict[Kind, Callable[[Given], Findings]] = {
    Kind.CHECKLIST: checklist,
    Kind.RAG: lights,
    Kind.YES_NO: priorities,
    Kind.STAGES: stages,
    Kind.RISK_GRID: risks,
    Kind.GOALS: goals,
    Kind.PARTNER_MAP: partner_map,
}

SETS: dict[Kind, Callable[[Given], Figures]] = {
    Kind.STAGES: stage_sets,
    Kind.RISK_GRID: risk_sets,
    Kind.PARTNER_MAP: partner_sets,
}

WITHOUT_POINTS = frozenset({Kind.STAGES, Kind.PARTNER_MAP, Kind.RISK_GRID, Kind.GOALS})
"""Kinds without main points: a high answer is neither good nor bad news, or a row says nothing without its risk or
goal as a whole."""


def findings_of(given: Given) -> Findings:
    """What this kind of questionnaire shows of these answers."""
    builder = BUILDERS.get(given.instrument.kind)
    found = builder(given) if builder else Findings()
    figure, band = overall(given)
    return replace(found, gaps=gaps(given), overall=figure, overall_band=band, weighted=weighted(given))


def sets_of(given: Given) -> Figures:
    """The people behind every figure that ``findings_of`` works out from answers themselves."""
    sets = SETS.get(given.instrument.kind)
    return sets(given) if sets else frozenset()


__all__ = ["WITHOUT_POINTS", "Given", "findings_of", "sets_of"]
