"""What is said of a statement and of a theme. Every screen, slide and page says this and nothing else: see
docs/measures.md, "One voice".

All of it follows from figures that are shown. Shares are compared exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from facilitator_app.analysis.groups import quoted
from facilitator_app.domain.instrument import Band, Basis, Instrument, Item, Kind, Side
from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, SectionFigures, Spread, Verdict
from facilitator_app.domain.words import in_a_row

SCORED_SIDES = (None, Side.NOW, Side.LIKELIHOOD)
"""Where a row is asked for now and for wanted, what is wanted is no news."""
SILENT = frozenset({Kind.STAGES, Kind.PARTNER_MAP, Kind.RISK_GRID})
"""Kinds in which a high answer is neither good nor bad news."""
GOOD_FROM, BAD_FROM, UNKNOWN_FROM = Fraction(2, 3), Fraction(2, 5), Fraction(1, 2)


def good(item: ItemFigures) -> int:
    """People whose answer is good news: the upper half of the scale, of a reversed item the lower."""
    return item.low if item.reverse else item.high


def bad(item: ItemFigures) -> int:
    return item.high if item.reverse else item.low


def said(item: ItemFigures) -> int:
    """People who answered or said that they do not know. Who says that it is not about them is not among them."""
    return item.n + item.dont_know


def judged(section: SectionFigures) -> list[ItemFigures]:
    """The items that are shown and are news about today."""
    return [item for item in section.items if not item.withheld and item.n and item.side in SCORED_SIDES]


def item_verdict(item: ItemFigures) -> Verdict | None:
    """The first that holds; None where nothing is shown, and for what is wanted.

    Good news must hold among all who answered or do not know; bad news among those who know.
    """
    if item.withheld or not item.n or item.side not in SCORED_SIDES:
        return None
    return verdict_of(good(item), bad(item), item.n, item.dont_know, item.spread)


def _is_share(part: int, whole: int, share: Fraction) -> bool:
    """True if ``part`` is at least this share of the whole. In whole numbers: it is asked for every hand of every deal of
    ``analysis.chance``."""
    return part * share.denominator >= share.numerator * whole


def verdict_of(good: int, bad: int, n: int, dont_know: int, spread: Spread | None) -> Verdict:
    """What is said where so many of ``n`` answers are good news and so many bad, and so many people do not know."""
    said = n + dont_know
    if _is_share(dont_know, said, UNKNOWN_FROM):
        return Verdict.UNKNOWN
    if spread is Spread.SPLIT:
        return Verdict.SPLIT
    if _is_share(good, said, GOOD_FROM):
        return Verdict.WORKS
    return Verdict.TALK if _is_share(bad, n, BAD_FROM) else Verdict.BETWEEN


def section_verdict(section: SectionFigures) -> Verdict | None:
    """The first that holds, from its items together, their verdicts and the differences between groups."""
    items = judged(section)
    if section.score is None or not items:
        return None
    everyone = sum(map(said, items))
    if sum(item.dont_know for item in items) >= UNKNOWN_FROM * everyone:
        return Verdict.UNKNOWN
    if section.spread is Spread.SPLIT:
        return Verdict.SPLIT
    if section.differences:
        return Verdict.APART
    if sum(map(good, items)) >= GOOD_FROM * everyone:
        clouded = any(item.verdict in (Verdict.SPLIT, Verdict.TALK, Verdict.UNKNOWN) for item in items)
        return Verdict.MOSTLY if clouded else Verdict.WORKS
    return Verdict.TALK if sum(map(bad, items)) >= BAD_FROM * sum(item.n for item in items) else Verdict.BETWEEN


def told_apart(sections: Sequence[SectionFigures]) -> list[SectionFigures]:
    """The sections with the theme beside each statement whose words another theme has as well."""
    themes: dict[str, set[str]] = {}
    for section in sections:
        for item in section.items:
            themes.setdefault(item.statement, set()).add(section.section_id)
    return [
        replace(
            section,
            items=tuple(
                replace(item, theme=section.title) if len(themes[item.statement]) > 1 else item
                for item in section.items
            ),
        )
        for section in sections
    ]


def with_verdicts(sections: Sequence[SectionFigures], instrument: Instrument) -> list[SectionFigures]:
    """The sections with what is said of them and of their items, and the letter only where that bears it out."""
    if instrument.kind in SILENT:
        return list(sections)
    judged_sections = []
    for section in sections:
        items = tuple(replace(item, verdict=item_verdict(item)) for item in section.items)
        judged_ = replace(section, items=items)
        judged_ = replace(judged_, verdict=section_verdict(judged_))
        band, why = _borne_out(judged_, instrument)
        judged_sections.append(replace(judged_, band=band, band_note=why))
    return judged_sections


def _borne_out(section: SectionFigures, instrument: Instrument) -> tuple[Band | None, str]:
    """The band, or why none is named: one person would change it, or the answers do not say what its words say.

    One person may change a goal's, whose file says so (``Instrument.capped``); the words of its lower bands say what to
    do and fit any answers.
    """
    band, verdict = section.band, section.verdict
    if band is None or verdict is None:
        return band, ""
    if instrument.kind is Kind.GOALS:
        if band != instrument.best_band or verdict is Verdict.WORKS:
            return band, ""
        return None, _("It is not called {words}: its points alone would say so, but the answers do not.",
                       words=quoted(band.title.text()))  # fmt: skip
    codes = sorted({one.code for one in (band, *_bands_without_one(section, instrument))})
    if len(codes) > 1:
        return None, _("No band is named: one person more or less would decide between {codes}.",
                       codes=in_a_row(codes))  # fmt: skip
    if _fits(band, verdict, judged(section), instrument):
        return band, ""
    return None, _("No band is named: the average alone would give {code}, but the answers do not fit its words, {words}.",
                   code=band.code, words=quoted(band.title.text().rstrip(".")))  # fmt: skip


def _fits(band: Band, verdict: Verdict, items: Sequence[ItemFigures], instrument: Instrument) -> bool:
    """True if the words of a band may stand beside what is said of the theme: the best band where it works, one that
    lies mostly above the middle of the scale where most answers are good news, one below it where they are not."""
    scale = instrument.scale
    middle: Fraction = Fraction(scale.low + scale.high, 2)
    if instrument.scoring.basis is Basis.PERCENT:
        middle = instrument.percent(middle)
    if band == instrument.best_band:
        return verdict is Verdict.WORKS
    if (Fraction(band.lower) + Fraction(band.upper)) / 2 >= middle:
        most_good = 2 * sum(map(good, items)) >= sum(map(said, items))
        return most_good and verdict not in (Verdict.TALK, Verdict.UNKNOWN)
    return verdict not in (Verdict.WORKS, Verdict.MOSTLY)


def _bands_without_one(section: SectionFigures, instrument: Instrument) -> list[Band]:
    """The bands that could be reached without one person: without whoever may have given all the lowest answers, or all
    the highest. From the counts, so that it is decided by nothing that is hidden."""
    scored, bands = {item.id for item in _scored(section.section_id, instrument)}, []
    items = [item for item in section.items if item.item_id in scored and not item.withheld and item.n > 1]
    for highest in (False, True):
        means = []
        for item in items:
            scale = item.scale or instrument.scale
            values = [value for value, count in zip(scale.values, item.counts) for _person in range(count)]
            values = sorted(scale.low + scale.high - value for value in values) if item.reverse else values
            left = values[:-1] if highest else values[1:]
            means.append(Fraction(sum(left), len(left)))
        band = instrument.band_of(sum(means, Fraction(0)) / len(means)) if means else None
        if band is not None:
            bands.append(instrument.capped(band, any(item.counts[0] for item in items)) or band)
    return bands


def _scored(section_id: str, instrument: Instrument) -> Sequence[Item]:
    return next(section.scored_items for section in instrument.sections if section.id == section_id)
