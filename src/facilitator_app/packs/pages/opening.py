"""Cover, the main points, what we promised, who took part."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.charts import people_row
from facilitator_app.charts.group_marks import group_mark
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.words import point_words, shown_together
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import Block as Group
from facilitator_app.domain.results import MainPoint, RoundResults
from facilitator_app.domain.round import CommentRule
from facilitator_app.domain.words import in_a_row
from facilitator_app.packs.blocks import (
    BlockRow,
    PageBlock,
    PageFigure,
    PageReference,
    RowSide,
    RuledLine,
    Space,
    Stack,
)
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.cover import Cover, draw_cover, made_by, which_copy
from facilitator_app.packs.kind_words import KindPoint, kind_points
from facilitator_app.packs.offer import kind_title
from facilitator_app.packs.paragraph import Span
from facilitator_app.packs.sheet import READING, WIDTH


def cover(builder: PackBuilder) -> None:
    """Partnership, round, and one circle for each person."""
    results = builder.results
    readers = n_(
        "The {n} person who was asked, and nobody else until they agree",
        "The {n} people who were asked, and nobody else until they agree",
        results.asked,
    )
    if results.promise.seen_by_funder:
        readers = n_(
            "The {n} person who was asked, and the people who pay for this work",
            "The {n} people who were asked, and the people who pay for this work",
            results.asked,
        )
    draw_cover(
        builder,
        Cover(
            kind=_("Feedback pack"),
            title=_("How we see our partnership"),
            line=_("What we said in {round}", round=results.round_name),
            asked=n_("{n} person was asked.", "{n} people were asked.", results.asked),
            rows=(*made_by(builder), (_("Who may see this"), readers), *which_copy(builder)),
        ),
    )


def main_points(builder: PackBuilder) -> None:
    """What works, what to talk about, a surprise: each a whole sentence with its count and where to read on."""
    results = builder.results
    lead = _("{answered} of the {asked} people who were asked have answered.",
             answered=results.answered, asked=results.asked)  # fmt: skip
    if results.answered == results.asked:
        lead = _("All {asked} people who were asked have answered.", asked=results.asked)
    if results.pattern_note:
        lead = f"{lead} {results.pattern_note}"
    title = results.headline or _("The main points")
    builder.begin(title, "main", _("The main points") if results.headline else "", lead, _("The main points"))
    put_points(builder, kind_title(results), [_kind_row(builder, one) for one in kind_points(results)])
    for kind, heading in point_words().items():
        put_points(builder, heading, [point_row(builder, one) for one in results.main_points if one.kind is kind])


def _kind_row(builder: PackBuilder, point: KindPoint) -> PageBlock:
    """A main point that is told on the page of the kind."""
    spans = [Span(_ended(point.headline), bold=True), Span(" " + point.sentence)]
    page, where = _page_column(builder, "kind")
    return Stack([BlockRow([RowSide(0, READING - page, builder.words(spans)), where]), _under_point()])


def put_points(builder: PackBuilder, heading: str, rows: Sequence[PageBlock]) -> None:
    """Points under a heading that stays with the first; nothing without points."""
    if rows:
        builder.book.heading(heading, rows[0], ruled=True)
        builder.book.add(*rows[1:])


def point_row(builder: PackBuilder, point: MainPoint) -> PageBlock:
    key = 29 * MM if not builder.sheet.large else 34 * MM
    page, where = _page_column(builder, f"section:{point.section_id}")
    spans = [Span(_ended(point.headline), bold=True), Span(" " + point.sentence)]
    sides = [RowSide(key, READING - key - page, builder.words(spans))]
    if point.count is not None and point.total is not None:
        figure = BlockRow(
            [
                RowSide(0, key, builder.words(str(point.count), "key", PAPER.accent)),
                RowSide(_figure_width(builder, point.count), key, _lowered(builder, point.total)),
            ]
        )
        sides.insert(0, RowSide(0, key, figure))
    else:
        sides = [RowSide(0, READING - page, builder.words(spans))]
    return Stack([BlockRow([*sides, where]), _under_point()])


def _ended(headline: str) -> str:
    """The headline with a colon, unless it is a sentence."""
    return headline if headline.endswith((".", "!", "?")) else f"{headline}:"


def _page_column(builder: PackBuilder, anchor: str) -> tuple[float, RowSide]:
    """The width of the column with the page where one reads on, and what stands in it."""
    page = 22 * MM if not builder.sheet.large else 26 * MM
    style = builder.sheet.style("body", PAPER.accent, "right")
    return page, RowSide(WIDTH - page, page, PageReference(lambda n: _("page {n}", n=n), anchor, style))


def _under_point() -> RuledLine:
    return RuledLine(PAPER.divider, 0.75, 2.2 * MM, 2.6 * MM)


def _figure_width(builder: PackBuilder, count: int) -> float:
    from facilitator_app.charts.lettering import letters_width

    return letters_width(str(count), PAPER.bold, builder.sheet.size("key")) + 1.6 * MM


def _lowered(builder: PackBuilder, total: int) -> PageBlock:
    drop = (builder.sheet.leading("key") - builder.sheet.leading("body")) * 0.72
    return Stack([Space(drop), builder.words(_("of {total}", total=total), "body", PAPER.muted)])


def promise(builder: PackBuilder) -> None:
    """The rules that people were told before they answered."""
    book = builder.book
    lead = _("People read this before they answered. Since then the limits could go up, never down.")
    builder.begin(_("What we promised"), "promise", lead=lead)
    put_rules(builder, _promises(builder))
    book.keep(
        Space(3 * MM),
        builder.talk_box(
            [
                _("Is there anything here that should change for the next round?"),
                _("Who else should see this pack, and who should not?"),
            ]
        ),
    )


def put_rules(builder: PackBuilder, rules: Sequence[tuple[str, str]]) -> None:
    """The rules one under another, each with what it is called."""
    for label, text in rules:
        builder.book.add(builder.labelled(label, text), Space(2.2 * MM))


def _promises(builder: PackBuilder) -> list[tuple[str, str]]:
    results, facts = builder.results, builder.facts
    rules = results.promise
    rows = [
        *(_open_book() if results.instrument.open_book else _hidden(builder)),
        (_("Your words are handled with care."), words_rule(rules.comments, rules.k_comments)),
        (_("The answers are locked."), readers_of(facts.facilitator)),
    ]  # fmt: skip
    if rules.raw_allowed:
        text = _(
            "The facilitator may save a list of the answers to each question. "
            "Each list is mixed and has no names. It is not locked."
        )
        rows.append((_("Answers may be saved as lists."), text))
    if rules.delete_on is not None:
        text = _("From {day} on the program shows no answers and no results of this round. It deletes the answers by the "
                 "second day it is used after that. This pack and the action plan stay. A copy of the file that it cannot find may stay.", day=builder.day(rules.delete_on))  # fmt: skip
        rows.append((_("Answers are deleted."), text))
    return rows


def _hidden(builder: PackBuilder) -> list[tuple[str, str]]:
    rules = builder.results.promise
    return [
        (_("No answer has a name."), _("Answers are not kept with names. We print dots and counts, never who said what.")),
        (
            _("Small numbers stay hidden."),
            _("We show a group on its own only if {group} or more people in it answered. "
              "We show the partnership only if {total} or more people answered.",
              group=fewest_in_group(rules), total=rules.k_total),
        ),
        (which_groups(builder.results), _joined(builder)),
    ]  # fmt: skip


def _open_book() -> list[tuple[str, str]]:
    """Where each organisation answers about each other one, nothing is hidden, and everybody was told so."""
    return [
        (_("No answer has the name of a person."), _("We did not ask for names.")),
        (
            _("Organisations are named."),
            _("Everybody was told before: the results show what each organisation said about each other one."),
        ),
    ]


def which_groups(results: RoundResults) -> str:
    """What stands beside the sentences on groups. They may say that none is shown, or that a theme has none."""
    return _("Some groups are shown together.") if shown_together(results) else _("Which groups we show.")


def _joined(builder: PackBuilder) -> str:
    if builder.results.joined:
        return " ".join(builder.results.joined)
    if not builder.results.blocks:
        return _("No group is shown on its own in this pack. We show everyone together.")
    return _("No groups had to be put together in this round.")


def words_rule(rule: CommentRule, least: int) -> str:
    return {
        CommentRule.SHOW: _(
            "We print what people wrote only if {n} or more people wrote about that question. "
            "The order is mixed. Each writer chose how their words may be used.",
            n=least,
        ),
        CommentRule.FACILITATOR_ONLY: _("Only the facilitator reads what people wrote. This pack does not print it."),
        CommentRule.DO_NOT_ASK: _("We did not ask people to write anything."),
    }[rule]


def readers_of(facilitator: str) -> str:
    if facilitator:
        return _("They are in a locked file. {name} has the words that open it.", name=facilitator)
    return _("They are in a locked file. The facilitator has the words that open it.")


def took_part(builder: PackBuilder) -> None:
    """Asked and answered for everyone and for each published group, and what the missing people could change."""
    results, book = builder.results, builder.book
    title = _("{answered} of {asked} people took part", answered=results.answered, asked=results.asked)
    lead = ""
    if results.blocks:
        lead = _("At least {n} people answered in every group we show.", n=fewest_in_group(results.promise))
    builder.begin(title, "took_part", lead=lead, bookmark=_("Who took part"))
    book.add(people_line(builder, 0, _("Everyone"), results.asked, results.answered, bool(results.blocks)))
    for number, group in zip(results.marks[1:], results.blocks):
        book.add(people_line(builder, number, group_name(group), group.asked, group.answered, False))
    book.add(dots_key(builder))
    who_is_missing(builder)


def who_is_missing(builder: PackBuilder) -> None:
    """What those who did not answer could change, and why groups are shown together or not at all."""
    results, book = builder.results, builder.book
    if results.missing:
        away = results.asked - results.answered
        heading = n_(
            "What about the {n} person who did not answer?", "What about the {n} people who did not answer?", away
        )
        book.heading(heading if away else _("Everyone answered"), builder.words(results.missing))
    if results.joined:
        themes = _("Why some themes are shown without groups") if results.blocks else _("Why there are no groups here")
        why = _("Why some groups are shown together") if shown_together(results) else themes
        book.heading(why, *builder.paragraphs(results.joined))
    elif results.instrument.open_book:
        who = builder.words(_("Each organisation answered about each other one."))
        style = builder.sheet.style("body", PAPER.accent)
        where = PageReference(lambda page: _("What each said is on page {n}.", n=page), "kind", style)
        book.heading(_("Where the organisations are"), who, where)
    elif not results.blocks:
        words = _("No group is shown on its own in this pack. That keeps small groups safe. We show everyone together.")
        book.heading(_("Why there are no groups here"), builder.words(words))


def group_name(group: Group) -> str:
    """The published name, with the names of the groups in it where it does not say them itself."""
    inside = [name for name in group.group_names if name.casefold() not in group.name.casefold()]
    if len(group.group_names) > 1 and inside:
        return _("{name} ({groups})", name=group.name, groups=in_a_row(group.group_names))
    return group.name


def people_line(builder: PackBuilder, number: int, name: str, asked: int, answered: int, first: bool) -> PageBlock:
    count = _("{answered} of {asked} answered", answered=answered, asked=asked)
    mark_width, count_width = builder.sheet.mm(9), builder.sheet.mm(46)
    head = BlockRow(
        [
            RowSide(0, mark_width, Stack([Space(0), PageFigure(group_mark(number, builder.sheet.ink))])),
            RowSide(mark_width, WIDTH - mark_width - count_width, builder.words(name, "strong")),
            RowSide(WIDTH - count_width, count_width, builder.words(count, align="right")),
        ]
    )
    alt = f"{name}: {people_row.describe(asked, answered)}"
    circles = PageFigure(people_row.people_row(asked, answered, builder.sheet.ink, WIDTH), alt)
    line = RuledLine(PAPER.ink if first else PAPER.divider, 1 if first else 0.75, 2 * MM, 4.4 * MM)
    return Stack([head, Space(1.6 * MM), circles, line])


def dots_key(builder: PackBuilder) -> PageBlock:
    full, empty = (people_row.people_row(1, n, builder.sheet.ink, builder.sheet.mm(8)) for n in (1, 0))
    mark, first = builder.sheet.mm(10), builder.sheet.mm(40)
    drop = Space(builder.sheet.mm(1.0))
    return BlockRow(
        [
            RowSide(0, mark, PageFigure(full)),
            RowSide(mark, first, Stack([drop, builder.words(_("answered"))])),
            RowSide(first, mark, PageFigure(empty)),
            RowSide(
                first + mark, WIDTH - first - mark, Stack([drop, builder.words(_("was asked and has not answered"))])
            ),
        ]
    )
