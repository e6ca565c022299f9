"""Figures over all sections, and gaps between now and wanted."""

from __future__ import annotations

from fractions import Fraction

from facilitator_app.analysis.kinds.kind_input import KindInput
from facilitator_app.analysis.scores import mean_of_counts, shown_score
from facilitator_app.domain.findings import NowWantedGap, Weighted
from facilitator_app.domain.instrument import Band, Section, Side, half_up


def _means(given: KindInput) -> list[tuple[Section, Fraction]]:
    """Each scored section with its exact mean; nothing unless every one of them is shown."""
    scored = [section for section in given.instrument.sections if section.scored_items]
    if any(section.id not in given.means for section in scored):
        return []
    return [(section, given.means[section.id]) for section in scored]


def overall(given: KindInput) -> tuple[float | None, Band | None]:
    """The whole questionnaire as one item mean, with its band: the sections' means, each as often as it has items.

    It is made of means that are shown, so it tells nothing new about anybody. None unless the file asks for it.
    """
    means = _means(given) if given.instrument.scoring.overall else []
    if not means:
        return None, None
    items = sum(len(section.scored_items) for section, _mean in means)
    exact = sum((len(section.scored_items) * one for section, one in means), Fraction(0)) / items
    return shown_score(exact, given.instrument), given.instrument.band_of(exact)


def weighted(given: KindInput) -> Weighted | None:
    """sum(w x mean) / sum(w x highest), with the agreed weights and with 1 for all; whole percent, half up.

    None where all parts count the same: both figures would say the same.
    """
    means = _means(given) if given.instrument.weighting else []
    if len({section.weight for section, _mean in means}) < 2:
        return None
    high = given.instrument.scale.high
    weights = [(Fraction(section.weight), one) for section, one in means]

    def percent(pairs: list[tuple[Fraction, Fraction]]) -> int:
        share = sum((w * one for w, one in pairs), Fraction(0)) / (high * sum((w for w, _one in pairs), Fraction(0)))
        return int(half_up(share * 100, 0))

    named = tuple((section.title.text(), f"{section.weight.normalize():f}") for section, _mean in means)
    return Weighted(percent([(Fraction(1), one) for _w, one in weights]), percent(weights), named)


def gaps(given: KindInput) -> tuple[NowWantedGap, ...]:
    """Rows rated for now and for wanted, the widest gap first. From the counts of both as they are shown."""
    rows: list[NowWantedGap] = []
    if given.instrument.open_book:  # there every pair has its own two figures
        return ()
    for section, figures in zip(given.instrument.sections, given.sections):
        counts = {item.item_id: item.counts for item in figures.items if not item.withheld}
        for row in section.rows:
            sides = {item.side: item for item in row}
            now, wanted = sides.get(Side.NOW), sides.get(Side.WANTED)
            if now is None or wanted is None or not (counts.get(now.id) and counts.get(wanted.id)):
                continue
            low = given.instrument.scale_of(now).low
            a, b = (float(half_up(mean_of_counts(counts[item.id], low), 1)) for item in (now, wanted))
            rows.append(NowWantedGap(section.id, now.short.text(), a, b, round(b - a, 1)))
    return tuple(sorted(rows, key=lambda gap: -gap.gap))
