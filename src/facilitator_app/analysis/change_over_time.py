"""What went up or down between two rounds, and of what nothing can be said: see docs/measures.md, "Change over time".

It reads released results and their frozen questionnaires, so that it releases nothing new. A statement is compared only where
its words in every language, its answers and its direction are the same; a theme where all its statements are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from facilitator_app.analysis.change_test import Pairs, people, scores, shift_of
from facilitator_app.analysis.permutation import FEWEST
from facilitator_app.analysis.together import UNKNOWN
from facilitator_app.analysis.verdicts import SILENT
from facilitator_app.domain.instrument import Instrument, Item, Kind, Scale, Section
from facilitator_app.domain.over_time import Moved, NotCompared, Shift, TwoRounds, Uncompared
from facilitator_app.domain.results import ItemFigures, RoundResults


@dataclass(frozen=True, slots=True)
class _Statement:
    """One scored item as it was asked and answered in one round."""

    item: Item
    section: Section
    scale: Scale
    question: object
    figures: ItemFigures

    @property
    def counts(self) -> Counter[int]:
        """People by value, good news high."""
        values = self.scale.values[::-1] if self.item.reverse else self.scale.values
        return Counter({value: count for value, count in zip(values, self.figures.counts) if count})


Both = tuple[tuple[_Statement, _Statement], ...]
"""Statements as they were asked before and now."""


def changes(now: RoundResults, before: RoundResults, together: int = UNKNOWN) -> TwoRounds:
    """Everything that can be said of two rounds. ``together``: of the two, the greater number of ``analysis.together``."""
    here, there = _asked(now), _asked(before)
    why = {id_: _why_not(here.get(id_), there.get(id_)) for id_ in (*here, *(id_ for id_ in there if id_ not in here))}
    statements, no_statements, chance = [], [], 0.0
    for id_, reason in why.items():
        one = here.get(id_) or there[id_]
        if reason is not None:
            no_statements.append(Uncompared(id_, one.section.id, one.figures.named, reason))
            continue
        pair = (there[id_], here[id_])
        shift, by_chance = shift_of(_counts((pair,)))
        chance += by_chance
        statements.append(_change(id_, one.section.id, one.figures.named, shift, (pair,), one.item.reverse))
    themes, no_themes, theme_chance = [], [], 0.0
    for section_id, title in _themes(now, before):
        pairs = _pairs(section_id, here, there, why)
        if isinstance(pairs, NotCompared):
            no_themes.append(Uncompared(section_id, section_id, title, pairs))
            continue
        shift, by_chance = shift_of(_counts(pairs), Fraction(together, 10))
        theme_chance += by_chance
        themes.append(_change(section_id, section_id, title, shift, pairs))
    return TwoRounds(
        tuple(themes), tuple(statements), tuple(no_themes), tuple(no_statements), theme_chance, chance
    )  # fmt: skip


def comparable(kind: Kind) -> bool:
    """True if a high answer to this kind of questionnaire is good or bad news."""
    return kind not in SILENT


def _asked(results: RoundResults) -> dict[str, _Statement]:
    """Item id → how it was asked and answered."""
    instrument = results.instrument
    figures = {item.item_id: item for section in results.sections for item in section.items}
    return {
        item.id: _Statement(item, section, instrument.scale_of(item), _question(item, instrument), figures[item.id])
        for section in instrument.sections
        for item in section.scored_items
        if item.id in figures
    }


def _question(item: Item, instrument: Instrument) -> object:
    """What stood above the answers of one side of a row."""
    aspect = instrument.aspect_of(item)
    return aspect and (aspect.side, aspect.question)


def _why_not(now: _Statement | None, before: _Statement | None) -> NotCompared | None:
    """Why a statement is not compared; None where it is."""
    if before is None:
        return NotCompared.ONLY_NOW
    if now is None:
        return NotCompared.ONLY_BEFORE
    if _words(now) != _words(before):
        return NotCompared.WORDS
    if _answers(now.scale) != _answers(before.scale):
        return NotCompared.SCALE
    if now.item.reverse != before.item.reverse:
        return NotCompared.TURNED
    if min(now.figures.n, before.figures.n) < FEWEST:
        return NotCompared.FEW
    return None


def _words(one: _Statement) -> object:
    return (one.item.text, one.item.of_oneself, one.item.side, one.item.about, one.question)


def _answers(scale: Scale) -> object:
    """All that a person could choose from."""
    points = [(point.value, point.label, point.description) for point in scale.points]
    outside = (scale.dont_know, scale.not_applicable, scale.dont_know_label, scale.not_applicable_label)
    return (points, outside)


def _themes(now: RoundResults, before: RoundResults) -> Iterator[tuple[str, str]]:
    """Id and title of every scored theme, those of now first."""
    seen = set()
    for results in (now, before):
        for section in results.instrument.sections:
            if section.scored_items and section.id not in seen:
                seen.add(section.id)
                yield section.id, section.title.text()


def _pairs(
    section_id: str, here: dict[str, _Statement], there: dict[str, _Statement], why: dict[str, NotCompared | None]
) -> Both | NotCompared:
    """The statements of a theme, all of them the same both times; or why it is not compared."""
    now, before = ({id_: one for id_, one in side.items() if one.section.id == section_id} for side in (here, there))
    if not before or not now:
        return NotCompared.ONLY_NOW if now else NotCompared.ONLY_BEFORE
    reasons = {why[id_] for id_ in now} | ({NotCompared.STATEMENTS} if now.keys() != before.keys() else set())
    reasons.discard(None)
    if reasons:
        only_reason = next(iter(reasons)) if len(reasons) == 1 else None
        return only_reason if only_reason in (NotCompared.FEW, NotCompared.SCALE) else NotCompared.STATEMENTS
    return tuple((before[id_], now[id_]) for id_ in now)


def _counts(both: Both) -> Pairs:
    return tuple((before.counts, now.counts) for before, now in both)


def _change(id_: str, section_id: str, title: str, shift: Shift, both: Both, reverse: bool = False) -> Moved:
    pairs = _counts(both)
    return Moved(id_, section_id, title, shift, *scores(pairs), *people(pairs), reverse)
