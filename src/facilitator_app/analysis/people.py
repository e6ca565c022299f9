"""Rounds about people: own view beside that of others, and all subjects together; source: instruments 22, measures 4.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from facilitator_app.analysis.alone import others, shown_alone
from facilitator_app.analysis.release import release
from facilitator_app.analysis.scores import mean_of_counts, person_score, shown_score
from facilitator_app.domain.filling import with_member
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import GroupRole
from facilitator_app.domain.people_results import Compared, GroupReport, OneView, Seen, SubjectResults
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import Issue, ItemFigures, RoundResults, Withheld
from facilitator_app.domain.round import Round

MOST_ITEMS = 5
FEWEST_SUBJECTS = 4
"""A group report needs so many: each subject can take themself off the sum, and three must be left."""

APART = Fraction(1, 3)
"""Own less others by more than this share of the scale's points is a blind spot (1.67 of 5); instruments 22."""

WORTH_A_TALK = Fraction(1, 4)
"""By this share of the scale's steps or more it is worth a talk (1.0 of 1 to 5); instruments 22."""


@dataclass(frozen=True, slots=True)
class InnerRound:
    """The round of one subject with its answers and everything that was ever shown of it."""

    round_: Round
    responses: Sequence[Response]
    ledger: Sequence[Issue]


def subject_results(name: str, results: RoundResults, round_: Round, responses: Sequence[Response]) -> SubjectResults:
    """What the subject may see: ``results`` of the others, which passed the gate, beside their own answers."""
    own = _one(round_, responses, GroupRole.SELF, _("You"))
    named = next((g.name for g in round_.groups if g.role is GroupRole.NAMED), "")
    highest, lowest = _ends(results)
    return SubjectResults(
        name=name,
        results=results,
        own=own,
        named=_one(round_, responses, GroupRole.NAMED, named),
        compared=_compared(results, own),
        highest=highest,
        lowest=lowest,
    )


def group_report(
    round_: Round, partnership_name: str, practice: bool, inner: Sequence[InnerRound]
) -> GroupReport | Withheld:
    """All subjects together, by section. Subjects about whom nothing may be shown are not in it: else they would be
    what is left when the others are taken off."""
    shown = [one for one in inner if isinstance(_alone(one, partnership_name, practice), RoundResults)]
    if len(shown) < FEWEST_SUBJECTS:
        return Withheld(
            "few_subjects",
            _("There is no report about everybody together: it needs {n} people about whom enough was said.",
              n=FEWEST_SUBJECTS),
            _("Give each person their own pack."),
            {"subjects": len(shown)},
        )  # fmt: skip
    answers = [response for one in shown for response in others(one.round_, one.responses)[1]]
    ledger = [issue for one in inner for issue in one.ledger]
    asked = {group.id: 0 for group in round_.groups}
    for one in shown:
        for group in one.round_.groups:
            asked[group.id] += 0 if shown_alone(group) else group.asked
    groups = tuple(
        replace(group, asked=asked[group.id], role=GroupRole.USUAL) for group in round_.groups if asked[group.id]
    )
    instrument = replace(with_member(round_.instrument, _("this person")), open_questions=())
    whole = replace(round_, instrument=instrument, groups=groups, about=None)
    found = release(whole, partnership_name, practice, answers, ledger, ())
    if isinstance(found, Withheld):
        return found
    sections = tuple(replace(section, items=(), questions=()) for section in found.sections)
    return GroupReport(replace(found, sections=sections, main_points=()), len(shown), len(inner) - len(shown))


def _alone(one: InnerRound, partnership_name: str, practice: bool) -> RoundResults | Withheld:
    return release(one.round_, partnership_name, practice, one.responses, one.ledger, ())


def seen(own: Fraction, others_: Fraction, instrument: Instrument) -> Seen:
    """The word for a gap between the own score and that of the others, both in scale units."""
    scale = instrument.scale
    gap = own - others_
    if abs(gap) > APART * len(scale.points):
        return Seen.BLIND_SPOT if gap > 0 else Seen.HIDDEN_STRENGTH
    if abs(gap) >= WORTH_A_TALK * (len(scale.points) - 1):
        return Seen.HIGHER if gap > 0 else Seen.LOWER
    return Seen.ALIKE


def _one(round_: Round, responses: Sequence[Response], role: GroupRole, name: str) -> OneView | None:
    """The answers of the one person in a group who is shown alone; None if there is nobody, or who did not agree."""
    ids = {group.id for group in round_.groups if group.role is role and shown_alone(group)}
    found = [response for response in responses if response.group_id in ids]
    if len(found) != 1:
        return None
    answers = found[0].answers
    scores = {s.id: person_score(answers, s, round_.instrument) for s in round_.instrument.sections}
    shown = {id_: shown_score(one, round_.instrument) for id_, one in scores.items() if one is not None}
    return OneView(name, answers, shown)


def _compared(results: RoundResults, own: OneView | None) -> tuple[Compared, ...]:
    """Every section that both sides have, from the scores as they are shown, so that the sum adds up on paper."""
    found = []
    for section in results.sections:
        mine = own.scores.get(section.section_id) if own else None
        if mine is None or section.score is None:
            continue
        a, b = Fraction(repr(mine)), Fraction(repr(section.score))
        word = seen(a, b, results.instrument)
        found.append(Compared(section.section_id, section.title, mine, section.score, float(a - b), word))
    return tuple(found)


def _ends(results: RoundResults) -> tuple[tuple[ItemFigures, ...], tuple[ItemFigures, ...]]:
    """The items that others see most and least; of equals the first in the questionnaire. Half of them at most each."""
    items = [item for section in results.sections for item in section.items if not item.withheld and item.n]
    scale = results.instrument.scale
    top = scale.low + scale.high

    def good(item: ItemFigures) -> Fraction:
        plain = mean_of_counts(item.counts, (item.scale or scale).low)
        return top - plain if item.reverse else plain

    n = min(MOST_ITEMS, len(items) // 2)
    ranked = sorted(items, key=lambda item: -good(item))
    return tuple(ranked[:n]), tuple(reversed(ranked[len(ranked) - n :]))
