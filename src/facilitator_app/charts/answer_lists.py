"""All answers as lists, one line an answer: made from released figures alone, each question mixed by itself.

A line never belongs to another one: a list holds what a table of counts holds, in a form that other programs read.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from facilitator_app.charts.tables import TableData
from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, RoundResults, SectionFigures

Line = tuple[str, str, str]
"""Group (empty where it is not told), the number of the answer (empty outside the scale), and its words."""


@dataclass(frozen=True, slots=True)
class AnswerList:
    """The lines of one theme, or people's own words, under its name."""

    name: str
    table: TableData


def answer_lists(results: RoundResults, chance: random.Random) -> tuple[AnswerList, ...]:
    """One list for each theme, what was agreed before first, then the comments that are shown. ``chance`` mixes; nothing of
    the order is kept."""
    asked = (*((results.since,) if results.since else ()), *results.sections)
    lists = [AnswerList(section.title, _of_section(results, section, chance)) for section in asked]
    commented = (*(section.comments for section in results.sections), *results.open_comments)
    words = tuple((comments.title, text) for comments in commented for text in comments.texts)
    if words:
        heads = (_("Where it was written"), _("In people's own words"))
        lists.append(AnswerList(_("Own words"), TableData("", heads, words)))
    return tuple(lists)


def one_list(lists: tuple[AnswerList, ...]) -> TableData:
    """All themes below one another with the theme in front, for a file with one table. Without people's own words."""
    themes = [one for one in lists if len(one.table.heads) > 2]
    heads = (_("Theme"), *themes[0].table.heads) if themes else (_("Theme"),)
    return TableData("", heads, tuple((one.name, *row) for one in themes for row in one.table.rows))


def _of_section(results: RoundResults, section: SectionFigures, chance: random.Random) -> TableData:
    rows: list[tuple[str, ...]] = []
    for item in section.items:
        if item.withheld:
            rows.append((item.statement, "", "", item.withheld))
            continue
        lines = _lines(results, item)
        chance.shuffle(lines)
        rows += [(item.statement, *line) for line in lines]
    sentence = _("Each line is one answer to one question. Lines that stand together do not belong to one person.")
    return TableData(sentence, (_("Statement"), _("Group"), _("Number"), _("Answer")), tuple(rows))


def _lines(results: RoundResults, item: ItemFigures) -> list[Line]:
    """Every answer to one question; with its group only where the full spread of every group may be shown."""
    scale = item.scale or results.instrument.scale
    by_group = [(results.block(block.block_id).name, block.counts) for block in item.blocks]
    whole = [sum(counts) for counts in zip(*(counts for _name, counts in by_group))]  # empty if a group tells none
    if whole != list(item.counts):
        by_group = [("", item.counts)]
    lines = [
        (name, str(point.value), point.label.text())
        for name, counts in by_group
        for point, count in zip(scale.points, counts, strict=True)
        for _answer in range(count)
    ]
    outside = ((_dont_know(scale), item.dont_know), (_not_about(scale), item.not_applicable))
    return lines + [("", "", words) for words, count in outside for _answer in range(count)]


def _dont_know(scale: Scale) -> str:
    own = scale.dont_know_label
    return own.text() if own else _("I do not know")


def _not_about(scale: Scale) -> str:
    own = scale.not_applicable_label
    return own.text() if own else _("This is not about me")
