"""The stage finder: the stage with the highest mean, or those that are nearly as high; stages are never averaged into one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.analysis.scores import section_scores
from facilitator_app.domain.findings import Findings, Stage
from facilitator_app.domain.language import _
from facilitator_app.domain.words import in_a_row

QUANTITY = "stages"
BETWEEN = Fraction(1, 4)
"""Stages nearer to the highest than this, in scale points, are named with it. Our own limit."""


def _people(given: KindInput) -> dict[str, dict[str, Fraction]]:
    """Response id → stage → score, for everyone who has a score in every stage."""
    by_stage = {s.id: section_scores(given.responses, s, given.instrument) for s in given.instrument.sections}
    everywhere = set.intersection(*(set(scores) for scores in by_stage.values())) if by_stage else set()
    return {one: {stage: scores[one] for stage, scores in by_stage.items()} for one in everywhere}


def stages(given: KindInput) -> Findings:
    """Means of the stages that are shown, and how many people see the group in each most."""
    placed = given.record.show_from(given.promise.k_total, QUANTITY, _people(given), _placed)
    rows = tuple(
        Stage(s.section_id, s.title, s.score, None if placed is None else placed[s.section_id]) for s in given.sections
    )
    return Findings(headline=_headline(given), stages=rows, between=None if placed is None else placed[QUANTITY])


def _placed(people: Sequence[Mapping[str, Fraction]]) -> Counter[str]:
    """How many people see the group most in each stage; under ``QUANTITY`` those who see two or more the same."""
    placed: Counter[str] = Counter()
    for scores in people:
        best = [stage for stage, score in scores.items() if score == max(scores.values())]
        placed[best[0] if len(best) == 1 else QUANTITY] += 1
    return placed


def _headline(given: KindInput) -> str:
    """The highest stage. "Between" is said of two neighbours only: others have no way from one to the other."""
    exact = [(given.means[s.section_id], s.title) for s in given.sections if s.section_id in given.means]
    if len(exact) < len(given.sections):
        return _("There are too few answers to find a stage.")
    if len(exact) < 2:
        return _("Only one stage was asked about, so none can be found.")
    order = [title for _mean, title in exact]
    highest = max(mean for mean, _title in exact)
    near = [title for mean, title in exact if highest - mean < BETWEEN]
    if len(near) == 1:
        return _("We see ourselves most in this stage: {stage}.", stage=quoted(near[0]))
    if len(near) == 2 and order.index(near[1]) - order.index(near[0]) == 1:
        return _("We are between {a} and {b}.", a=quoted(near[0]), b=quoted(near[1]))
    return _("We see these stages about equally often: {stages}.", stages=in_a_row([quoted(title) for title in near]))
