"""The stage finder: the stage with the highest mean, or those that are nearly as high; stages are never averaged into one number."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from facilitator_app.analysis.groups import NUMBERED, in_a_row, inside
from facilitator_app.analysis.kinds.given import Given
from facilitator_app.analysis.scores import mean, section_scores
from facilitator_app.domain.findings import Findings, Stage
from facilitator_app.domain.language import _
from facilitator_app.domain.results import Figures

QUANTITY = "stages"
BETWEEN = Fraction(1, 4)
"""Stages nearer to the highest than this, in scale points, are named with it. Our own limit."""


def _people(given: Given) -> dict[str, dict[str, Fraction]]:
    """Response id → stage → score, for everyone who has a score in every stage."""
    by_stage = {s.id: section_scores(given.responses, s, given.instrument) for s in given.instrument.sections}
    everywhere = set.intersection(*(set(scores) for scores in by_stage.values())) if by_stage else set()
    return {one: {stage: scores[one] for stage, scores in by_stage.items()} for one in everywhere}


def stage_sets(given: Given) -> Figures:
    """How many people are in each stage is a figure about all of them."""
    people = frozenset(_people(given))
    return frozenset({(QUANTITY, people)}) if len(people) >= given.promise.k_total else frozenset()


def stages(given: Given) -> Findings:
    """Means of the stages that are shown, and how many people see the group in each most."""
    people = _people(given)
    shown = len(people) >= given.promise.k_total
    placed: Counter[str] = Counter()
    for scores in people.values():
        best = [stage for stage, score in scores.items() if score == max(scores.values())]
        placed[best[0] if len(best) == 1 else QUANTITY] += 1
    found = tuple(
        Stage(s.section_id, s.title, s.score, placed[s.section_id] if shown else None) for s in given.sections
    )
    return Findings(headline=_headline(given), stages=found, between=placed[QUANTITY] if shown else None)


def _headline(given: Given) -> str:
    """The highest stage. "Between" is said of two neighbours only: others have no way from one to the other."""
    exact = [
        (mean(list(section_scores(given.responses, section, given.instrument).values())), figures.title)
        for section, figures in zip(given.instrument.sections, given.sections)
        if figures.score is not None
    ]
    if len(exact) < len(given.sections):
        return _("There are too few answers to find a stage.")
    if len(exact) < 2:
        return _("Only one stage was asked about, so none can be found.")
    order = [title for _mean, title in exact]
    highest = max(mean for mean, _title in exact)
    near = [title for mean, title in exact if highest - mean < BETWEEN]
    if len(near) == 1:
        return _("We see ourselves most in this stage: {stage}.", stage=inside(near[0]))
    if len(near) == 2 and order.index(near[1]) - order.index(near[0]) == 1:
        return _("We are between {a} and {b}.", a=inside(near[0]), b=inside(near[1]))
    quoted = [_("\u201c{stage}\u201d", stage=NUMBERED.sub("", title)) for title in near]
    return _("We see these stages about equally often: {stages}.", stages=in_a_row(quoted))
