"""The figures of sections and their items, for everyone and for each published block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.chance import flags_by_chance
from facilitator_app.analysis.comments import comment_figures
from facilitator_app.analysis.division import Division
from facilitator_app.analysis.figures import FigureRecord, SourcedFigure
from facilitator_app.analysis.missing import bounds
from facilitator_app.analysis.scores import (
    counts_of,
    interpolated_median,
    shown_score,
    turned,
    valid_values,
)
from facilitator_app.analysis.spread import agreement_index, agreement_words, spread_of, spread_of_section
from facilitator_app.analysis.theme_answers import ThemeAnswers
from facilitator_app.domain.instrument import Instrument, Item, Scale, Section
from facilitator_app.domain.language import _
from facilitator_app.domain.own_words import OwnWords
from facilitator_app.domain.response import Outside, Response
from facilitator_app.domain.results import BlockScore, Difference, ItemFigures, OpenEnd, SectionFigures
from facilitator_app.domain.round import Round


@dataclass(frozen=True, slots=True)
class ScoredSection:
    """A section as it may be shown, and its exact mean; None where the score is not shown. ``by_chance``: how many pairs of
    its groups would count as different if it made no difference who is in which; worked out where some do."""

    section: Section
    figures: SectionFigures
    mean: Fraction | None
    by_chance: float = 0.0


def scored_section(
    number: int,
    section: Section,
    round_: Round,
    responses: Sequence[Response],
    words: Sequence[OwnWords],
    division: Division,
    record: FigureRecord,
) -> ScoredSection:
    """One section with its items."""
    instrument, promise, title = round_.instrument, round_.promise, section.title.text()
    items = tuple(_item(item, round_, responses, record) for item in section.items)
    figures = SectionFigures(
        section_id=section.id,
        number=number,
        title=title,
        about=section.about.text(),
        questions=tuple(question.text() for question in section.questions),
        items=items,
        comments=comment_figures(section.id, title, section.comment_ids, words, promise),
    )
    theme = ThemeAnswers.of(section, responses, instrument, promise.k_total)
    if theme.score is None:
        withheld = _few() if section.scored_items else ""
        return ScoredSection(section, replace(figures, withheld=withheld), None)
    everyone = {response.id: response for response in responses}
    exact = record.show(SourcedFigure(section.id, frozenset(everyone), theme.score))
    told = theme.told(division.members, division.of_theme(section.id), instrument)
    blocks = tuple(
        record.show(SourcedFigure(section.id, division.members[block], score)) for block, score in told.items()
    )
    apart = differences_of(section.id, blocks, theme.widest, len(instrument.scale.points))
    figures = replace(
        figures,
        n=max(item.n for item in items),
        score=shown_score(exact, instrument),
        band=instrument.capped(instrument.band_of(exact), any(item.counts and item.counts[0] for item in items)),
        spread=spread_of_section([item.spread for item in items]),
        blocks=blocks,
        differences=apart,
    )
    sizes, points = [len(people) for people in division.members.values()], len(instrument.scale.points)
    return ScoredSection(section, figures, exact, flags_expected(theme, sizes, points) if apart else 0.0)


def flags_expected(theme: ThemeAnswers, sizes: Sequence[int], points: int) -> float:
    """How many pairs of groups would count as different in this theme if it made no difference who is in which.

    People are made up from the counts of everyone, each with answers that are all alike, and dealt out at random.
    """
    columns = [sorted(steps.values()) for steps in theme.steps]
    people = [sum(answers) / len(columns) for answers in zip(*columns)]

    def apart(a: Sequence[float], b: Sequence[float]) -> bool:
        gap = abs(sum(a) / len(a) - sum(b) / len(b))
        return gap >= gaps.least_gap(points, theme.widest, len(a), len(b))

    return flags_by_chance(people, sizes, apart)


def _few() -> str:
    return _("Not shown: only a few people answered this. It does not mean nobody did.")


def differences_of(section_id: str, blocks: Sequence[BlockScore], widest: float, points: int) -> tuple[Difference, ...]:
    """From what is told of the blocks, and from the counts of everyone; from nothing that is hidden."""
    apart = []
    for one, other in combinations(blocks, 2):
        lower, higher = sorted((one, other), key=lambda block: block.score)
        if lower.open_end is OpenEnd.OR_MORE or higher.open_end is OpenEnd.OR_LESS:
            continue
        gap = round(higher.score - lower.score, 3)
        if gap >= gaps.least_gap(points, widest, one.n, other.n):
            apart.append(Difference(section_id, higher.block_id, lower.block_id, gap))
    return tuple(apart)


def _item(item: Item, round_: Round, responses: Sequence[Response], record: FigureRecord) -> ItemFigures:
    plain = _unanswered(item, round_.instrument)
    values = valid_values(responses, item.id)
    scale, asked = round_.instrument.scale_of(item), max(round_.asked, len(responses))
    shown = record.show_from(
        round_.promise.k_total, item.id, values, lambda given: _answered(plain, given, item, scale, asked)
    )
    if shown is None:
        return replace(plain, withheld=_few())
    outside = Counter(response.answers.get(item.id) for response in responses)
    return replace(
        shown, dont_know=outside[Outside.DONT_KNOW], not_applicable=outside[Outside.NOT_APPLICABLE]
    )  # who did not rate it is what the valid answers leave of everyone, and everyone is noted


def _unanswered(item: Item, instrument: Instrument) -> ItemFigures:
    aspect = instrument.aspect_of(item)
    text = item.text.text()
    if aspect:  # the row, then which side of it was asked about
        text = _("{row}{stop} {question}", row=text, stop="." if text[-1:].isalnum() else "",
                 question=aspect.question.text())  # fmt: skip
    return ItemFigures(
        item.id,
        text,
        item.short.text(),
        item.reverse,
        scale=item.scale,
        side=item.side,
        side_label=aspect.label.text() if aspect else "",
        tag=item.tag.text() if item.tag else "",
    )


def _answered(plain: ItemFigures, values: Sequence[int], item: Item, scale: Scale, asked: int) -> ItemFigures:
    counts = counts_of(values, scale)
    good = counts_of([turned(value, item, scale) for value in values], scale)
    high, index = sum(value in scale.upper_half for value in values), agreement_index(counts)
    return replace(
        plain,
        counts=counts,
        high=high,
        low=sum(value in scale.lower_half for value in values),
        position=interpolated_median(good, scale.low),
        spread=spread_of(counts),
        agreement=None if index is None else float(index),
        agreement_words=agreement_words(index),
        reach=bounds(counts, high, asked, scale.low),
    )
