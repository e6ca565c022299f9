"""The risk talk: likelihood times impact for each person, then the mean; bands are on that product."""

from __future__ import annotations

from fractions import Fraction

from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.analysis.scores import mean, mean_of_counts, one_decimal, valid_value
from facilitator_app.domain.findings import Findings, Risk
from facilitator_app.domain.instrument import Item, Side, half_up
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures
from facilitator_app.domain.words import in_a_row

APART_FROM = 2
"""Views differ where the lowest and the highest answer are so many points apart."""


def _rows(given: KindInput) -> list[dict[Side, Item]]:
    rows = [{item.side: item for item in row if item.side} for s in given.instrument.sections for row in s.rows]
    return [row for row in rows if Side.LIKELIHOOD in row and Side.IMPACT in row]


def _products(given: KindInput, row: dict[Side, Item]) -> dict[str, Fraction]:
    """Response id → likelihood times impact, for everyone who said both."""
    products = {}
    for response in given.responses:
        both = [valid_value(response.answers.get(row[side].id)) for side in (Side.LIKELIHOOD, Side.IMPACT)]
        if both[0] is not None and both[1] is not None:
            products[response.id] = Fraction(both[0] * both[1])
    return products


def risks(given: KindInput) -> Findings:
    """Every risk with enough answers, the greatest first."""
    figures = {item.item_id: item for section in given.sections for item in section.items if not item.withheld}
    shown = []
    for row in _rows(given):
        known = {side: figures[item.id] for side, item in row.items() if item.id in figures}
        if Side.LIKELIHOOD not in known or Side.IMPACT not in known:
            continue
        quantity, products = row[Side.LIKELIHOOD].row, _products(given, row)
        exact = given.record.show_from(given.promise.k_total, quantity, products, mean)
        if exact is None:
            continue
        means = {side: _mean(given, row[side], item) for side, item in known.items()}
        shown.append(
            Risk(
                row[Side.LIKELIHOOD].short.text(),
                len(products),
                one_decimal(exact, given.instrument.band_at),
                means[Side.LIKELIHOOD],
                means[Side.IMPACT],
                means.get(Side.CONTROL),
                given.instrument.band_at(exact),
                _apart(given, row, known),
            )
        )
    shown.sort(key=lambda risk: -risk.score)
    return Findings(headline=_headline(shown), risks=tuple(shown))


def _headline(risks: list[Risk]) -> str:
    if not risks:
        return ""
    greatest = [risk.title for risk in risks if risk.score == risks[0].score]
    return n_("The greatest risk we see: {risks}.", "The greatest risks we see: {risks}.", len(greatest),
              risks=in_a_row(greatest))  # fmt: skip


def _mean(given: KindInput, item: Item, figures: ItemFigures) -> float:
    return float(half_up(mean_of_counts(figures.counts, given.instrument.scale_of(item).low), 1))


def _apart(given: KindInput, row: dict[Side, Item], known: dict[Side, ItemFigures]) -> str:
    """Where views differ by two points or more, as "How likely: from Unlikely to Very likely"."""
    said = []
    for side, figures in known.items():
        item = row[side]
        scale, aspect = given.instrument.scale_of(item), given.instrument.aspect_of(item)
        places = [place for place, count in enumerate(figures.counts) if count]
        if aspect and places[-1] - places[0] >= APART_FROM:
            ends = [scale.points[place].label.text() for place in (places[0], places[-1])]
            said.append(_("{side}: from {low} to {high}", side=aspect.label.text(), low=ends[0], high=ends[1]))
    return "; ".join(said)
