"""The main points: three things that work, three to talk about, one surprise, as whole sentences with counts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from facilitator_app.analysis.groups import quoted
from facilitator_app.domain.instrument import Scale, Side
from facilitator_app.domain.language import _
from facilitator_app.domain.results import (
    Block,
    Difference,
    ItemFigures,
    MainPoint,
    PointKind,
    SectionFigures,
    Spread,
)

POINTS_OF_A_KIND = 3
WORKS_FROM, TALK_FROM, CONTRAST_FROM = 2 / 3, 0.4, 0.5
SCORED_SIDES = (None, Side.NOW, Side.LIKELIHOOD)
"""Where a row is asked for now and for wanted, what is wanted is no news."""
_Placed = tuple[SectionFigures, ItemFigures]


def main_points(sections: Sequence[SectionFigures], blocks: Sequence[Block], scale: Scale) -> tuple[MainPoint, ...]:
    """At most seven points, at most one for an item; of equal shares, the one that more people answered first.

    The same answers always give the same points.
    """
    items = [(section, item) for section in sections for item in _shown(section)]
    works = sorted(
        (placed for placed in items if _good(placed[1]) >= WORKS_FROM and placed[1].spread is not Spread.SPLIT),
        key=lambda placed: (-_good(placed[1]), -placed[1].n),
    )[:POINTS_OF_A_KIND]
    taken = {item.item_id for _section, item in works}
    talk = sorted(
        (p for p in items if p[1].item_id not in taken and (_bad(p[1]) >= TALK_FROM or p[1].spread is Spread.SPLIT)),
        key=lambda placed: (-_bad(placed[1]), -placed[1].n),
    )[:POINTS_OF_A_KIND]
    taken |= {item.item_id for _section, item in talk}
    points = [_point(PointKind.WORKS, placed, scale) for placed in works]
    points += [_point(PointKind.TALK, placed, scale) for placed in talk]
    surprise = _gap_point(sections, blocks) or _contrast(sections, scale, taken)
    return (*points, surprise) if surprise else tuple(points)


def headline(sections: Sequence[SectionFigures]) -> str:
    """What most people agree on, and what they see differently or as weak.

    Each part is true of the theme it names and of nothing else: themes are not ranked by their scores, because
    scores a little apart say nothing (docs/measures.md, "Main points").
    """
    known = [section for section in sections if section.score is not None and _shown(section)]
    if not known:
        return _("There are too few answers to compare the themes.")
    agreed = _most([s for s in known if s.spread is not Spread.SPLIT], _good_share, WORKS_FROM)
    others = [section for section in known if section is not agreed]
    apart = _most([s for s in others if s.spread is Spread.SPLIT], _bad_share, 0) or _most(
        [s for s in others if s.differences], _widest_gap, 0
    )
    if apart:
        if agreed:
            return _(
                "We agree on the theme {a}. We see the theme {b} differently.",
                a=quoted(agreed.title),
                b=quoted(apart.title),
            )
        return _("We see the theme {b} differently.", b=quoted(apart.title))
    if len(known) > 1 and len({section.score for section in known}) == 1:
        return _("We see all themes much the same.")
    low = _most(others, _bad_share, TALK_FROM)
    if agreed and low:
        return _(
            "We agree on the theme {a}. We have more to do on the theme {b}.",
            a=quoted(agreed.title),
            b=quoted(low.title),
        )
    if agreed:
        return _("We agree on the theme {a}.", a=quoted(agreed.title))
    return _("We have more to do on the theme {b}.", b=quoted(low.title)) if low else _("No theme stands out.")


def _most(
    sections: Sequence[SectionFigures], measure: Callable[[SectionFigures], float], least: float
) -> SectionFigures | None:
    """The section with the greatest measure, the first of equals; None where none reaches ``least``."""
    best = max(sections, key=measure, default=None)
    return best if best is not None and measure(best) >= least else None


def _shown(section: SectionFigures) -> list[ItemFigures]:
    return [item for item in section.items if not item.withheld and item.n and item.side in SCORED_SIDES]


def _good_share(section: SectionFigures) -> float:
    """Share of good news among all answers in the section, from 0 to 1."""
    items = _shown(section)
    return sum(item.low if item.reverse else item.high for item in items) / sum(item.n for item in items)


def _bad_share(section: SectionFigures) -> float:
    items = _shown(section)
    return sum(item.high if item.reverse else item.low for item in items) / sum(item.n for item in items)


def _widest_gap(section: SectionFigures) -> float:
    return max(gap.gap for gap in section.differences)


def count_sentence(item: ItemFigures, scale: Scale, upper: bool | None = None) -> str:
    """How many people are in the upper or lower half of the scale: "7 of 13 agree"; both where views are split.

    ``upper`` None: the half with more people.
    """
    scale = item.scale or scale
    high = scale.count_high.text().format(n=item.high, total=item.n)
    low = scale.count_low.text().format(n=item.low, total=item.n)
    if item.spread is Spread.SPLIT:
        return _("{high}; {low}", high=high, low=low)
    return high if (item.high >= item.low if upper is None else upper) else low


def _point(kind: PointKind, placed: _Placed, scale: Scale) -> MainPoint:
    section, item = placed
    high = item.reverse if kind is PointKind.TALK else not item.reverse
    said = _("{counts}.", counts=count_sentence(item, scale, high))
    return MainPoint(kind, section.section_id, said_of(item), said, item.high if high else item.low, item.n)


def said_of(item: ItemFigures) -> str:
    """The statement that counts are told of. A row may have a name alone, which could be a theme's or a group's."""
    words = item.statement
    return words if words.endswith((".", "!", "?")) else _("The statement {statement}", statement=quoted(words))


def _surprise(section: SectionFigures, sentence: str) -> MainPoint:
    return MainPoint(
        PointKind.SURPRISE, section.section_id, _("The theme {theme}", theme=quoted(section.title)), sentence
    )


def _gap_point(sections: Sequence[SectionFigures], blocks: Sequence[Block]) -> MainPoint | None:
    """The widest difference between groups."""
    gaps = [(gap, section) for section in sections for gap in section.differences]
    if not gaps:
        return None
    gap, section = max(gaps, key=lambda pair: (pair[0].gap, -pair[1].number))
    return _surprise(section, difference_sentence(gap, blocks))


def difference_sentence(gap: Difference, blocks: Sequence[Block]) -> str:
    """Which group sees a theme, which is named beside it, as stronger than which other."""
    names = {block.id: quoted(block.name) for block in blocks}
    higher, lower = names[gap.higher_block_id], names[gap.lower_block_id]
    return _("{higher} see this theme as stronger than {lower} do.", higher=higher, lower=lower)


def _contrast(sections: Sequence[SectionFigures], scale: Scale, taken: Collection[str]) -> MainPoint | None:
    """Two items of one section that people see very differently, and that are no main points already."""
    best: tuple[float, SectionFigures, ItemFigures, ItemFigures] | None = None
    for section in sections:
        items = [item for item in _shown(section) if item.item_id not in taken]
        if len(items) < 2:
            continue
        top, bottom = max(items, key=_good), min(items, key=_good)
        apart = _good(top) - _good(bottom)
        if apart >= CONTRAST_FROM and (best is None or apart > best[0]):
            best = (apart, section, top, bottom)
    if best is None:
        return None
    _apart, section, top, bottom = best
    sentence = _(
        "{statement} {counts}. But: {other} {other_counts}.",
        statement=quoted(top.statement),
        counts=count_sentence(top, scale),
        other=quoted(bottom.statement),
        other_counts=count_sentence(bottom, scale),
    )
    return _surprise(section, sentence)


def _good(item: ItemFigures) -> float:
    """Share of good news, from 0 to 1."""
    return (item.low if item.reverse else item.high) / item.n


def _bad(item: ItemFigures) -> float:
    return (item.high if item.reverse else item.low) / item.n
