"""What each kind of questionnaire shows beside counts and scores; one builder for each kind.

A builder works from figures that are shown (``KindInput.sections``) wherever that is possible. What it works out from
answers themselves goes through ``KindInput.record``, which notes the people behind it, so that the gate checks it like
all others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator_app.analysis.kinds.goals import goals
from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.analysis.kinds.overall import gaps, overall, weighted
from facilitator_app.analysis.kinds.partners import partner_map
from facilitator_app.analysis.kinds.risks import risks
from facilitator_app.analysis.kinds.stages import stages
from facilitator_app.analysis.kinds.tallies import checklist, lights, priorities
from facilitator_app.domain.findings import Findings
from facilitator_app.domain.instrument import Kind

BUILDERS: dict[Kind, Callable[[KindInput], Findings]] = {
    Kind.CHECKLIST: checklist,
    Kind.RAG: lights,
    Kind.YES_NO: priorities,
    Kind.STAGES: stages,
    Kind.RISK_GRID: risks,
    Kind.GOALS: goals,
    Kind.PARTNER_MAP: partner_map,
}

WITHOUT_POINTS = frozenset({Kind.STAGES, Kind.PARTNER_MAP, Kind.RISK_GRID, Kind.GOALS})
"""Kinds without main points: a high answer is neither good nor bad news, or a row says nothing without its risk or
goal as a whole."""


def findings_of(given: KindInput) -> Findings:
    """What this kind of questionnaire shows of these answers."""
    builder = BUILDERS.get(given.instrument.kind)
    findings = builder(given) if builder else Findings()
    figure, band = overall(given)
    return replace(findings, gaps=gaps(given), overall=figure, overall_band=band, weighted=weighted(given))


__all__ = ["WITHOUT_POINTS", "KindInput", "findings_of"]
