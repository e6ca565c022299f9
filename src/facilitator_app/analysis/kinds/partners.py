"""The partner map: what each organisation says about each other one. It is shown by consent, with nothing protected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.analysis.scores import mean, valid_values
from facilitator_app.domain.findings import Findings, Link, Mismatch
from facilitator_app.domain.instrument import Side, half_up
from facilitator_app.domain.language import _, n_

FLAGGED_FROM = 2
"""Points between what two organisations say of each other."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What the people of one organisation say about another, now or as it should be: their mean, and how many."""

    mean: float
    n: int


def _cell(given: KindInput, rater: str, rated: str, side: Side) -> _Cell | None:
    """The cell, noted however few people are behind it; None where nobody said anything."""
    people = [response for response in given.responses if response.group_id == rater]
    cell = None
    for item in given.instrument.items:
        if item.about == rated and item.side is side:
            cell = given.record.show_from(1, item.id, valid_values(people, item.id), _mean_cell) or cell
    return cell


def _mean_cell(values: Sequence[int]) -> _Cell:
    return _Cell(float(half_up(mean([Fraction(value) for value in values]), 1)), len(values))


def partner_map(given: KindInput) -> Findings:
    """Every pair, and the pairs that see their work with each other differently by two points or more."""
    names = {group.id: group.name for group in given.round_.groups}
    links = []
    for rater in names:
        for rated in names:
            if rater == rated:
                continue
            now, wanted = (_cell(given, rater, rated, side) for side in (Side.NOW, Side.WANTED))
            known = now or wanted
            if known:
                links.append(Link(rater, rated, now.mean if now else None, wanted.mean if wanted else None, known.n))
    says = {(link.rater, link.rated): link.now for link in links if link.now is not None}
    mismatches = _mismatches(says)
    if not links:
        return Findings(headline=_("Nobody has said anything about another organisation yet."), names=names)
    headline = _("No two organisations have both said how they see their work together.")
    if mismatches:
        headline = n_("{n} pair of organisations sees its work together differently.",
                      "{n} pairs of organisations see their work together differently.", len(mismatches))  # fmt: skip
    elif any((rated, rater) in says for rater, rated in says):
        headline = _("No two organisations see their work together very differently.")
    return Findings(headline=headline, links=tuple(links), mismatches=mismatches, names=names)


def _mismatches(says: Mapping[tuple[str, str], float]) -> tuple[Mismatch, ...]:
    """``says``: who looks and at whom → how they see their work now."""
    apart = [
        Mismatch(a, b, value, other)
        for (a, b), value in says.items()
        if (other := says.get((b, a))) is not None and value - other >= FLAGGED_FROM
    ]
    return tuple(sorted(apart, key=lambda one: -one.gap))
