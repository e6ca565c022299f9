"""The risk talk: likelihood times impact for each person, then the mean; bands are on that product."""

from __future__ import annotations

from fractions import Fraction

from facilitator_app.analysis.chance import Standing, leaders, standing
from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.analysis.scores import mean, mean_of_counts, one_decimal, valid_value
from facilitator_app.domain.findings import Findings, Risk
from facilitator_app.domain.instrument import Item, Side, half_up
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, Spread
from facilitator_app.domain.words import in_a_row

MOST_NAMED = 3
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
    rows, shown, spots = _rows(given), [], []
    for row in rows:
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
        spots.append(_spot(shown[-1].score, means, [known[side] for side in (Side.LIKELIHOOD, Side.IMPACT)]))
    greatest = [shown[index].title for index in leaders(spots)]
    shown.sort(key=lambda risk: -risk.score)
    return Findings(headline=_headline(greatest, len(shown), len(rows)), risks=tuple(shown))


def _spot(score: float, means: dict[Side, float], both: list[ItemFigures]) -> Standing:
    """Where a risk lies: each person's two answers are taken to be high or low together, the cautious case."""
    lying = standing(both)
    deviation = (means[Side.LIKELIHOOD] + means[Side.IMPACT]) * (lying.deviation if lying else 0.0)
    return Standing(score, deviation, min(item.n for item in both))


def _headline(greatest: list[str], shown: int, total: int) -> str:
    """The risks of which none lies clearly below another; their number where they are many. One that cannot be shown may be
    the greatest as well."""
    if not shown:
        return ""
    if len(greatest) > MOST_NAMED:
        return _("We cannot say which risk is the greatest: {n} of {total} may be.", n=len(greatest) + total - shown,
                 total=total)  # fmt: skip
    named = in_a_row([quoted(title) for title in greatest])
    if shown < total:
        return n_("The greatest risk of those that can be shown: {risks}.",
                  "The greatest risks of those that can be shown: {risks}.", len(greatest), risks=named)  # fmt: skip
    return n_("The greatest risk we see: {risks}.", "The greatest risks we see: {risks}.", len(greatest), risks=named)


def _mean(given: KindInput, item: Item, figures: ItemFigures) -> float:
    return float(half_up(mean_of_counts(figures.counts, given.instrument.scale_of(item).low), 1))


def _apart(given: KindInput, row: dict[Side, Item], known: dict[Side, ItemFigures]) -> str:
    """Where views differ by two points or more, as "How likely: from Unlikely to Very likely". Not where the word for their
    spread says that most answers are near to one another: one person would make a difference of it."""
    said = []
    for side, figures in known.items():
        item = row[side]
        scale, aspect = given.instrument.scale_of(item), given.instrument.aspect_of(item)
        indices = [index for index, count in enumerate(figures.counts) if count]
        near = figures.spread not in (Spread.MIXED, Spread.SPLIT)
        if aspect and not near and indices[-1] - indices[0] >= APART_FROM:
            ends = [scale.points[index].label.text() for index in (indices[0], indices[-1])]
            said.append(_("{side}: from {low} to {high}", side=aspect.label.text(), low=ends[0], high=ends[1]))
    return "; ".join(said)
