"""Rules of bands: each has two edges, and together they cover the scale once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from facilitator_app.domain.language import _
from facilitator_app.instruments.reading import Problem


class Edges(NamedTuple):
    """From where to where a band goes, and whether the edge itself belongs to it."""

    lower: Decimal
    lower_included: bool
    upper: Decimal
    upper_included: bool


def edges(band: dict[str, Any]) -> Edges | None:
    """The edges of a band as written: ``from`` or ``above``, ``up_to`` or ``below``; None unless one of each."""
    lower = [key for key in ("from", "above") if _number(band.get(key)) is not None]
    upper = [key for key in ("up_to", "below") if _number(band.get(key)) is not None]
    low, high = _number(band.get(lower[0] if lower else "")), _number(band.get(upper[0] if upper else ""))
    if len(lower) != 1 or len(upper) != 1 or low is None or high is None:
        return None
    return Edges(low, lower[0] == "from", high, upper[0] == "up_to")


def _number(value: Any) -> Decimal | None:
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**6 else None


def band_faults(bands: list[dict[str, Any]], ends: tuple[Decimal, Decimal] | None) -> Iterator[Problem]:
    """Edges that are missing or the wrong way round, gaps, overlaps, and bands that leave the scale.

    ``ends``: from where to where they must reach; None where that is not known.
    """
    known: list[tuple[Edges, str]] = []
    for number, band in enumerate(bands, 1):
        location = f"bands[{number}]"
        band_edges = edges(band)
        if band_edges is None:
            reason = _("A band needs two edges: from or above, and up_to or below. Write one of each.")
            yield "band_edges", location, reason
        elif band_edges.lower > band_edges.upper or (
            band_edges.lower == band_edges.upper and not (band_edges[1] and band_edges[3])
        ):
            yield "band_order", location, _("The lower edge is not under the upper edge. Change one of them.")
        else:
            known.append((band_edges, location))
    if known and len(known) == len(bands) and ends:
        known.sort(key=lambda one: (one[0].lower, not one[0].lower_included, one[0].upper))
        yield from _joins(known)
        yield from _ends(known, *ends)


def _joins(known: list[tuple[Edges, str]]) -> Iterator[Problem]:
    for (one, first), (two, location) in zip(known, known[1:]):
        both = one.upper_included and two.lower_included
        neither = not one.upper_included and not two.lower_included
        if two.lower < one.upper or (two.lower == one.upper and both):
            reason = _("This band and {other} overlap. A score can lie in one band only.", other=first)
            yield "band_overlap", location, reason
        elif two.lower > one.upper or neither:
            reason = _("There is a gap between {other} and this band. Let one start where the other ends.", other=first)
            yield "band_gap", location, reason


def _ends(known: list[tuple[Edges, str]], low: Decimal, high: Decimal) -> Iterator[Problem]:
    (lowest, first), (highest, last) = known[0], max(known, key=lambda one: (one[0].upper, one[0].upper_included))
    if lowest.lower != low or not lowest.lower_included:
        yield "band_ends", first, _("The lowest band starts at the lowest figure there can be: from = {low}.", low=low)
    if highest.upper != high or not highest.upper_included:
        yield (
            "band_ends",
            last,
            _("The highest band ends at the highest figure there can be: up_to = {high}.", high=high),
        )
