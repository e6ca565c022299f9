"""The partner map: what each organisation says about each other one. It is shown by consent, with nothing protected."""

from __future__ import annotations

from fractions import Fraction

from facilitator_app.analysis.kinds.given import Given
from facilitator_app.analysis.scores import mean, valid_value
from facilitator_app.domain.findings import Findings, Link, Mismatch
from facilitator_app.domain.instrument import Side, half_up
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import Figures

FLAGGED_FROM = 2
"""Points between what two organisations say of each other."""


def _said(given: Given, rater: str, rated: str, side: Side) -> dict[str, int]:
    """Response id → value, of the people of one organisation about another."""
    items = [i.id for i in given.instrument.items if i.about == rated and i.side is side]
    values: dict[str, int] = {}
    for response in given.responses:
        for item in items if response.group_id == rater else ():
            value = valid_value(response.answers.get(item))
            if value is not None:
                values[response.id] = value
    return values


def partner_sets(given: Given) -> Figures:
    """Every cell, for the record of what was shown."""
    found = set()
    for item in given.instrument.items:
        for group in given.round_.groups:
            people = frozenset(_said(given, group.id, item.about, item.side or Side.NOW))
            if people and group.id != item.about:
                found.add((item.id, people))
    return frozenset(found)


def partner_map(given: Given) -> Findings:
    """Every pair, and the pairs that see their work with each other differently by two points or more."""
    names = {group.id: group.name for group in given.round_.groups}
    links = []
    for rater in names:
        for rated in names:
            now, wanted = (_said(given, rater, rated, side) for side in (Side.NOW, Side.WANTED))
            if rater != rated and (now or wanted):
                links.append(Link(rater, rated, _mean(now), _mean(wanted), len(now or wanted)))
    mismatches = _mismatches(links)
    if not links:
        return Findings(headline=_("Nobody has said anything about another organisation yet."), names=names)
    headline = (
        n_("{n} pair of organisations sees its work together differently.",
           "{n} pairs of organisations see their work together differently.", len(mismatches))
        if mismatches
        else _("No two organisations see their work together very differently.")
    )  # fmt: skip
    return Findings(headline=headline, links=tuple(links), mismatches=mismatches, names=names)


def _mean(values: dict[str, int]) -> float | None:
    return float(half_up(mean([Fraction(value) for value in values.values()]), 1)) if values else None


def _mismatches(links: list[Link]) -> tuple[Mismatch, ...]:
    says = {(link.rater, link.rated): link.now for link in links if link.now is not None}
    found = [
        Mismatch(a, b, value, other)
        for (a, b), value in says.items()
        if (other := says.get((b, a))) is not None and value - other >= FLAGGED_FROM
    ]
    return tuple(sorted(found, key=lambda one: -one.gap))
