"""The first pages for one person: cover, main points, the promise, who answered."""

from __future__ import annotations

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.charts.group_marks import NAMED, OWN, group_mark
from facilitator_app.charts.ink import MM
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, MainPoint, PointKind
from facilitator_app.packs.blocks import BlockRow, PageBlock, PageFigure, RowSide, Space
from facilitator_app.packs.cover import Cover, draw_cover, made_by, which_copy
from facilitator_app.packs.pages.opening import (
    dots_key,
    group_name,
    people_line,
    point_row,
    put_points,
    put_rules,
    readers_of,
    who_is_missing,
    words_rule,
)
from facilitator_app.packs.person.builder import PersonPackBuilder, apart, by_average_words, named_words, seen_words
from facilitator_app.packs.sheet import WIDTH

MOST_POINTS = 3
LONGEST_NAME, SHORT_NAME, SHORT_WORD = 120, 40, 14
"""Letters of a name on the cover: more are cut off, in large print after a third of that; up to so many stand in the
largest type."""


def cover(builder: PersonPackBuilder) -> None:
    """Whose pack it is, who may see it, and one circle for each person who was asked."""
    subject, asked = builder.subject, builder.subject.asked
    name = subject.name
    short = len(name) <= SHORT_NAME and all(len(word) <= SHORT_WORD for word in name.split())
    most = LONGEST_NAME if not builder.sheet.large else LONGEST_NAME // 3
    name = name if len(name) <= most else name[:most].rstrip() + "…"
    own = subject.own is not None
    draw_cover(
        builder,
        Cover(
            kind=_("Feedback for an organisation") if subject.organisation else _("Personal feedback"),
            title=_("For {name}", name=name),
            line=_("How others see it, and how you see it") if own else _("How others see what you do"),
            asked=n_("{n} person was asked about you.", "{n} people were asked about you.", asked),
            rows=(
                (_("Who may see this"), _("This is for {name} and the facilitator only.", name=name)),
                (_("Round"), builder.results.round_name.removesuffix(f": {subject.name}")),
                *made_by(builder),
                *which_copy(builder),
            ),
            style="cover" if short else "title",
            people=(asked, subject.answered),
        ),
    )


def main_points(builder: PersonPackBuilder) -> None:
    """What others see most and least, and where the two views differ; each with its count and where to read on."""
    subject = builder.subject
    name = _("The main points")
    lead = _("{answered} of the {asked} people who were asked about you have answered.",
             answered=subject.answered, asked=subject.asked)  # fmt: skip
    if subject.answered == subject.asked:
        lead = n_("The {n} person who was asked about you has answered.",
                  "All {n} people who were asked about you have answered.", subject.asked)  # fmt: skip
    if subject.named is not None:
        lead = f"{lead} {named_words(subject)}"
    if subject.highest or subject.lowest:
        lead = f"{lead} {by_average_words()}"
    title = ""
    if subject.highest and subject.ends_apart:
        title = _("Seen most: {most}. Seen least: {least}.", most=subject.highest[0].short.rstrip("."),
                  least=subject.lowest[0].short.rstrip("."))  # fmt: skip
    builder.begin(title or name, "main", name if title else "", lead, name)
    for heading, items in ((_("What others see most"), subject.highest), (_("What others see least"), subject.lowest)):
        put_points(builder, heading, [point_row(builder, _point(builder, item)) for item in items[:MOST_POINTS]])
    _differences(builder)


def _point(builder: PersonPackBuilder, item: ItemFigures) -> MainPoint:
    section = next(s.section_id for s in builder.results.sections if item in s.items)
    said = _("{counts}.", counts=builder.agreement(item))
    return MainPoint(PointKind.WORKS, section, item.statement, said, item.high, item.n)


def _differences(builder: PersonPackBuilder) -> None:
    """Where the own view and that of others lie apart, or that they do not; nothing without an own view."""
    subject = builder.subject
    heading = _("Where you and others see it differently")
    if subject.own is None:
        return
    rows: list[PageBlock] = [
        point_row(builder, MainPoint(PointKind.SURPRISE, one.section_id, one.title, f"{seen_words(one.seen)}."))
        for one in apart(subject)[:MOST_POINTS]
    ]
    if not rows:
        sentence = f"{builder.finding}."
        if not subject.compared:
            sentence = _("There is too little to lay your view beside that of others.")
        rows = [builder.words(sentence)]
    if subject.throughout:
        rows.append(builder.words(f"{subject.throughout} {subject.chance}"))
    put_points(builder, heading, rows)


def promise(builder: PersonPackBuilder) -> None:
    """The rules that people were told before they answered."""
    lead = _("People read this before they answered. Since then the limits could go up, never down.")
    builder.begin(_("What we promised"), "promise", lead=lead)
    rules, facilitator = builder.results.promise, builder.facts.facilitator
    yours = _("It is meant for nobody else: not your manager, not the partnership. You choose what you tell others.")
    if builder.subject.organisation:
        yours = _("It is meant for the people of {name} and nobody else. You choose together what you tell others.",
                  name=builder.subject.name)  # fmt: skip
    rows = [
        (_("This pack is yours."), yours),
        (
            _("It is for learning."),
            _("It is not a test, not an appraisal, and nobody is put in an order."),
        ),
        (_("No answer has a name.") if builder.subject.named is None else _("One person is named."), _named(builder)),
        (
            _("Small numbers stay hidden."),
            _("We show a group on its own only if {group} or more people in it answered. "
              "We show anything at all only if {total} or more people answered about you.",
              group=fewest_in_group(rules, about_people=True), total=rules.k_total),
        ),
        (_("Their words are handled with care."), words_rule(rules.comments, rules.k_comments)),
        (_("The answers are locked."), readers_of(facilitator)),
    ]  # fmt: skip
    if rules.delete_on is not None:
        text = _(
            "From {day} on the program shows no answers and no results of this round. "
            "It deletes the answers by the second day it is used after that. "
            "A copy of the file that it cannot find may stay. This pack is yours to keep.",
            day=builder.day(rules.delete_on),
        )
        rows.append((_("Answers are deleted."), text))
    put_rules(builder, rows)
    ask = _("Please do not try to guess who said what. Ask what would help, not who it was.")
    builder.book.keep(Space(3 * MM), builder.talk_box([ask], _("Please keep this promise too")))


def _named(builder: PersonPackBuilder) -> str:
    if builder.subject.named is None:
        return _("Answers are not kept with names. We print dots and counts, never who said what.")
    return _("One view is shown alone: {name}. That person agreed to it before anybody answered. "
             "Of all others we print dots and counts, never who said what.", name=builder.subject.named.name)  # fmt: skip


def took_part(builder: PersonPackBuilder) -> None:
    """Asked and answered, for all others and for each published group; the person and a named one apart from them."""
    results, book = builder.results, builder.book
    title = n_("{n} of {asked} person answered about you", "{n} of {asked} people answered about you",
               builder.subject.answered, asked=builder.subject.asked)  # fmt: skip
    lead = (
        _("At least {n} people answered in every group we show.", n=fewest_in_group(results.promise, about_people=True))
        if results.blocks
        else ""
    )
    if lead and builder.subject.named is not None:
        lead = _("{lead} {who} is one person.", lead=lead, who=builder.subject.named.name)
    builder.begin(title, "took_part", lead=lead, bookmark=_("Who answered"))
    book.add(
        people_line(builder, 0, _("The others together"), results.asked, results.answered, bool(results.blocks)),
    )
    for number, group in zip(results.marks[1:], results.blocks):
        book.add(people_line(builder, number, group_name(group), group.asked, group.answered, False))
    book.add(dots_key(builder), Space(5 * MM), *_individual_lines(builder))
    who_is_missing(builder)


def _individual_lines(builder: PersonPackBuilder) -> list[PageBlock]:
    """Who is shown alone, each with the mark; they are in no figure of the others."""
    subject = builder.subject
    own = _("You: your own view. It is not part of any figure of the others.")
    if subject.own is None:
        own = _("There is no view of your own, so this pack shows only what others see.")
    if subject.organisation:
        own = _("Some who answered may be from your own organisation. They are one group among the others, and it is "
                "shown only if enough of them answered.")  # fmt: skip
    lines: list[PageBlock] = [_marked(builder, OWN, own) if subject.own else builder.words(own)]
    if subject.named is not None:
        words = _("{name}: one person who agreed to be shown alone. They are not part of any figure of the others.",
                  name=subject.named.name)  # fmt: skip
        lines += [Space(1.6 * MM), _marked(builder, NAMED, words)]
    return lines


def _marked(builder: PersonPackBuilder, mark: int, text: str) -> PageBlock:
    left = builder.sheet.mm(9)
    figure = PageFigure(group_mark(mark, builder.sheet.ink))
    return BlockRow([RowSide(0, left, figure), RowSide(left, WIDTH - left, builder.words(text))])
