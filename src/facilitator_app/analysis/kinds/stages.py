"""The stage finder: the stage with the highest mean, or those that may be: nearly as high, or not clearly below it; stages are never averaged into one number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from math import inf

from facilitator_app.analysis.chance import Standing, leaders, standing
from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.analysis.scores import person_score, valid_value
from facilitator_app.domain.findings import Findings, Stage
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import SectionFigures
from facilitator_app.domain.words import in_a_row

QUANTITY = "stages"
BETWEEN = Fraction(1, 4)
"""Stages nearer to the highest than this, in scale points, are named with it. Our own limit."""
MOST_NAMED = 3


def seen_most(response: Response, instrument: Instrument) -> int | None:
    """The place of the stage, from 1, in which this person sees the group most; 0 where it is two or more. None without a
    score in every stage."""
    if response.among:  # the answers are not one person's any more: what was found of them then is
        return valid_value(response.answers.get(QUANTITY))
    scores = [person_score(response.answers, section, instrument) for section in without_since(instrument).sections]
    known = [score for score in scores if score is not None]
    if not known or len(known) < len(scores):
        return None
    best = [number for number, score in enumerate(known, 1) if score == max(known)]
    return best[0] if len(best) == 1 else 0


def stages(given: KindInput) -> Findings:
    """Means of the stages that are shown, and how many people see the group in each most."""
    most_seen = {response.id: seen_most(response, given.instrument) for response in given.responses}
    people = {one: number for one, number in most_seen.items() if number is not None}
    names = (QUANTITY, *(section.id for section in given.instrument.sections))
    per_stage = given.record.show_from(
        given.promise.k_total, QUANTITY, people, lambda numbers: Counter(names[number] for number in numbers)
    )
    rows = tuple(
        Stage(s.section_id, s.title, s.score, None if per_stage is None else per_stage[s.section_id])
        for s in given.sections
    )
    return Findings(headline=_headline(given), stages=rows, between=None if per_stage is None else per_stage[QUANTITY])


def _headline(given: KindInput) -> str:
    """The highest stage, where all others lie clearly below it; else those of which that cannot be said. "Between" is said of
    two neighbours only: others have no way from one to the other."""
    exact = [(given.means[s.section_id], s) for s in given.sections if s.section_id in given.means]
    if len(exact) < len(given.sections):
        return _("There are too few answers to find a stage.")
    if len(exact) < 2:
        return _("Only one stage was asked about, so none can be found.")
    highest = max(mean for mean, _section in exact)
    near = [index for index, (mean, _section) in enumerate(exact) if highest - mean < BETWEEN]
    open_ = sorted({*near, *leaders([_spot(mean, section) for mean, section in exact])})
    titles = [quoted(exact[index][1].title) for index in open_]
    if len(open_) == 1:
        return _("We see ourselves most in this stage: {stage}.", stage=titles[0])
    if open_ != near and len(open_) > MOST_NAMED:
        return _("We cannot say which stage we see most: it may be one of {n}.", n=len(open_))
    if open_ != near:
        return _("We cannot say which of these stages we see most: {stages}.", stages=in_a_row(titles))
    if len(open_) == 2 and open_[1] - open_[0] == 1:
        return _("We are between {a} and {b}.", a=titles[0], b=titles[1])
    return _("We see these stages about equally often: {stages}.", stages=in_a_row(titles))


def _spot(mean: Fraction, section: SectionFigures) -> Standing:
    """Where a stage lies; who cannot be counted lies as far from it as one likes, so that nothing is clear."""
    lying = standing([item for item in section.items if not item.withheld])
    return replace(lying, mean=float(mean)) if lying else Standing(float(mean), inf, 2)
