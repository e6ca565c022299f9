"""The headline and the main points, from what is said of each theme and statement (``verdicts``) and from nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil

from facilitator_app.analysis.chance import ALLOWED, clear_ends, clearly_above, share_spot, standing, verdicts_by_chance
from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.verdicts import bad, good, judged, said
from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import (
    Block,
    Difference,
    ItemFigures,
    MainPoint,
    PointKind,
    SectionFigures,
    Spread,
    Verdict,
)
from facilitator_app.domain.words import in_a_row

POINTS_OF_A_KIND, MOST_STATEMENTS, MOST_FROM_ONE = 3, 5, 2
MOST_NAMED = 2
CONTRAST_FROM = 1 / 2
LEAST_APART = 1 / 4
"""Steps of the scale; what lies nearer is not worth a word, however sure."""
TO_TALK_ABOUT = (Verdict.TALK, Verdict.SPLIT, Verdict.UNKNOWN)
ItemInSection = tuple[SectionFigures, ItemFigures]


def working(sections: Sequence[SectionFigures]) -> list[ItemInSection]:
    """Up to five statements that work, the greatest share of good news first, at most two of a theme."""
    fitting = [row for row in _all(sections) if row[1].verdict is Verdict.WORKS]
    return _chosen(sorted(fitting, key=lambda row: (-good(row[1]) / said(row[1]), -row[1].n)))


def to_talk_about(sections: Sequence[SectionFigures]) -> list[ItemInSection]:
    """Up to five statements with bad news, split views or many who do not know, at most two of a theme."""
    fitting = [row for row in _all(sections) if row[1].verdict in TO_TALK_ABOUT]
    return _chosen(sorted(fitting, key=lambda row: (-_weight(row[1]), -row[1].n)))


def notes_on_lists(sections: Sequence[SectionFigures]) -> tuple[str, str]:
    """How many statements work, and how many are to talk about; how many would be by chance, and whether that says anything."""
    items = [item for _section, item in _all(sections)]
    if len(items) < 2:
        return "", ""
    dealt = verdicts_by_chance(items)
    lists = ((Verdict.WORKS,), TO_TALK_ABOUT)
    works, talk = (
        _list_note(
            sum(item.verdict in verdicts for item in items),
            len(items),
            [sum(deal[one] for one in verdicts) for deal in dealt],
        )
        for verdicts in lists
    )
    return works, talk


def _list_note(count: int, total: int, dealt: Sequence[int]) -> str:
    """``dealt``: how many were like this in each deal of the answers. Where so many easily come about, that there are so many
    says nothing, and the note says so."""
    if not count:
        return ""
    chance = ceil(sum(dealt) / len(dealt) - 0.5)
    easily = sum(many >= count for many in dealt) > ALLOWED * len(dealt)
    if not chance:
        said = n_("{n} of {total} statements is like this. If all answers were shuffled between the statements, hardly any would be.",
                  "{n} of {total} statements are like this. If all answers were shuffled between the statements, hardly any would be.",
                  count, total=total)  # fmt: skip
        return _("{said} So few can be chance all the same.", said=said) if easily else said
    said = n_("{n} of {total} statements is like this. If all answers were shuffled between the statements, about {chance} would be.",
              "{n} of {total} statements are like this. If all answers were shuffled between the statements, about {chance} would be.",
              count, total=total, chance=chance)  # fmt: skip
    return _("{said} Chance easily makes so many, so their number says nothing.", said=said) if easily else said


def split_statements(sections: Sequence[SectionFigures]) -> list[ItemInSection]:
    """Every statement whose answers are called split wherever it stands, most evenly split first: also what is wanted, and in
    kinds in which answers are no news. Else a page would say that none splits us beside one that is marked so."""
    rows = [(section, item) for section in sections for item in section.items if item.spread is Spread.SPLIT]
    rows = [(section, replace(item, statement=item.named, theme="")) for section, item in rows if not item.withheld]
    return sorted(rows, key=lambda row: abs(row[1].high - row[1].low) / row[1].n)


def _all(sections: Sequence[SectionFigures]) -> Iterator[ItemInSection]:
    """Each item that is news as it is called in a list of several themes."""
    return (
        (section, replace(item, statement=item.named, theme="")) for section in sections for item in judged(section)
    )


def _weight(item: ItemFigures) -> float:
    """The share that speaks for talking about it: bad news, or those who do not know."""
    return max(bad(item) / item.n, item.dont_know / said(item))


def _chosen(rows: Sequence[ItemInSection]) -> list[ItemInSection]:
    chosen: list[ItemInSection] = []
    for section, item in rows:
        if len(chosen) < MOST_STATEMENTS and sum(one is section for one, _item in chosen) < MOST_FROM_ONE:
            chosen.append((section, item))
    return chosen


def main_points(sections: Sequence[SectionFigures], blocks: Sequence[Block], scale: Scale) -> tuple[MainPoint, ...]:
    """At most seven points, at most one for an item: the first of those that work and of those to talk about, and a
    surprise. The same answers always give the same points.
    """
    works, talk = working(sections)[:POINTS_OF_A_KIND], to_talk_about(sections)[:POINTS_OF_A_KIND]
    taken = {item.item_id for _section, item in (*works, *talk)}
    points = [_point(PointKind.WORKS, row, scale) for row in works]
    points += [_point(PointKind.TALK, row, scale) for row in talk]
    surprise = _gap_point(sections, blocks) or _contrast(sections, scale, taken)
    return (*points, surprise) if surprise else tuple(points)


def headline(sections: Sequence[SectionFigures], pattern: str, *, behaviours: bool = False) -> str:
    """What an expert would say in one breath: a pattern over all themes first, then what works and what does not.

    Each part is what is said of the themes that it names, or of how many they are. Themes are not ranked by their scores:
    scores a little apart say nothing. ``behaviours``: they are called so, as everywhere in a round about people.
    """
    known = [section for section in sections if section.verdict is not None]
    if not known and behaviours:
        return _("There are too few answers to compare the behaviours.")
    if not known:
        return _("There are too few answers to compare the themes.")
    by_verdict = {verdict: [s.title for s in known if s.verdict is verdict] for verdict in Verdict}
    works = [section.title for section in known if section.verdict in (Verdict.WORKS, Verdict.MOSTLY)]
    rest = [
        _work(by_verdict[Verdict.TALK], behaviours),
        _ways(by_verdict[Verdict.SPLIT], behaviours),
        _apart(by_verdict[Verdict.APART], behaviours),
        _unknown(by_verdict[Verdict.UNKNOWN], behaviours),
    ]
    whole = len(known) == len(sections)
    said = [part for part in (_works(works, len(known), behaviours, whole), *rest) if part][:POINTS_OF_A_KIND]
    return " ".join(part for part in (pattern, *said) if part) or _nothing(behaviours, whole)


def _nothing(behaviours: bool, whole: bool) -> str:
    if whole:
        return _("No behaviour stands out.") if behaviours else _("No theme stands out.")
    return (
        _("No behaviour that can be shown stands out.") if behaviours else _("No theme that can be shown stands out.")
    )


def groups_headline(sections: Sequence[SectionFigures], pattern: str) -> str:
    """What is to be said of groups first: one that is lowest throughout, else the themes on which they differ, else nothing."""
    return pattern or _apart([section.title for section in sections if section.differences], False)


def _works(titles: Sequence[str], total: int, behaviours: bool, whole: bool) -> str:
    """``whole``: there is no theme of which nothing can be said."""
    if whole and total > 1 and len(titles) == total:
        return (
            _("Most answers are good news in every behaviour.")
            if behaviours
            else _("Most answers are good news in every theme.")
        )
    if len(titles) > MOST_NAMED and behaviours:
        return _("Most answers are good news in {n} of {total} behaviours.", n=len(titles), total=total)
    if len(titles) > MOST_NAMED:
        return _("Most answers are good news in {n} of {total} themes.", n=len(titles), total=total)
    return _("Most answers are good news on {themes}.", themes=_named(titles, behaviours)) if titles else ""


def _work(titles: Sequence[str], behaviours: bool) -> str:
    return _("We have work to do on {themes}.", themes=_named(titles, behaviours)) if titles else ""


def _ways(titles: Sequence[str], behaviours: bool) -> str:
    return _("We see {themes} in different ways.", themes=_named(titles, behaviours)) if titles else ""


def _apart(titles: Sequence[str], behaviours: bool) -> str:
    return _("Groups see {themes} differently.", themes=_named(titles, behaviours)) if titles else ""


def _unknown(titles: Sequence[str], behaviours: bool) -> str:
    return _("Many of us do not know about {themes}.", themes=_named(titles, behaviours)) if titles else ""


def _named(titles: Sequence[str], behaviours: bool) -> str:
    """ "the theme “A”", "the themes “A” and “B”"; how many there are of more."""
    n, names = len(titles), in_a_row([quoted(title) for title in titles])
    if n > MOST_NAMED:
        return n_("{n} behaviour", "{n} behaviours", n) if behaviours else n_("{n} theme", "{n} themes", n)
    if behaviours:
        return n_("the behaviour {names}", "the behaviours {names}", n, names=names)
    return n_("the theme {names}", "the themes {names}", n, names=names)


def clear_ends_sentence(sections: Sequence[SectionFigures], people: Mapping[str, int] | None = None) -> str:
    """The themes with the highest and the lowest average, where these lie clearly apart; else nothing.

    ``people``: how many different people answered at most, by section, where one gave several answers.
    """
    known = [(section, standing(judged(section))) for section in sections if section.score is not None]
    spots = [
        one if people is None else replace(one, n=max(2, min(one.n, people[section.section_id])))
        for section, one in known
        if one is not None
    ]
    ends = clear_ends(spots) if len(spots) == len(known) else None
    if ends is None:
        return ""
    if spots[ends[0]].mean - spots[ends[1]].mean < LEAST_APART:
        return ""
    high, low = (quoted(known[index][0].title) for index in ends)
    return _("Highest: {high}. Lowest: {low}.", high=high, low=low)


def count_sentence(item: ItemFigures, scale: Scale) -> str:
    """How many people are in the upper half of the scale as asked, "7 of 13 agree", whatever is said of it; in the lower
    half as well where views are split; and how many do not know. A count beside a statement always means the same.
    """
    scale = item.scale or scale
    parts = [scale.count_high.text().format(n=item.high, total=item.n)]
    if item.verdict is Verdict.SPLIT:
        parts.append(scale.count_low.text().format(n=item.low, total=item.n))
    if item.dont_know:
        parts.append(n_("{n} does not know", "{n} do not know", item.dont_know))
    return "; ".join(parts)


def _point(kind: PointKind, row: ItemInSection, scale: Scale) -> MainPoint:
    section, item = row
    sentence = _("{counts}.", counts=count_sentence(item, scale))
    if item.verdict is Verdict.UNKNOWN:
        return MainPoint(kind, section.section_id, said_of(item), sentence, item_id=item.item_id)
    return MainPoint(kind, section.section_id, said_of(item), sentence, item.high, item.n, item.item_id)


def said_of(item: ItemFigures) -> str:
    """The statement that counts are told of. A row may have a name alone, which could be a theme's or a group's."""
    words = item.named
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
    """Two items of one section that people see clearly differently, and that are no main points already.

    The test counts every pair that could have been picked.
    """
    best: tuple[float, SectionFigures, ItemFigures, ItemFigures] | None = None
    pairs = sum(len(items) * (len(items) - 1) // 2 for items in map(judged, sections))
    for section in sections:
        items = [item for item in judged(section) if item.item_id not in taken]
        if len(items) < 2:
            continue
        top, bottom = max(items, key=_good_share), min(items, key=_good_share)
        apart = _good_share(top) - _good_share(bottom)
        high, low = share_spot(_good_share(top), top.n), share_spot(_good_share(bottom), bottom.n)
        if apart >= CONTRAST_FROM and clearly_above(high, low, pairs) and (best is None or apart > best[0]):
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


def _good_share(item: ItemFigures) -> float:
    return good(item) / item.n
