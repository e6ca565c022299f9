"""The first pages for one person: cover, main points, the promise, who answered."""

from __future__ import annotations

from facilitator_app.charts import people_row
from facilitator_app.charts.group_marks import NAMED, OWN, group_mark
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, MainPoint, PointKind
from facilitator_app.packs.blocks import Block, Figure, Line, Row, Side, Space, Stack
from facilitator_app.packs.pages.opening import dots_key, group_name, people_line, point_row, readers_of, words_rule
from facilitator_app.packs.person.builder import PersonPackBuilder, apart, seen_words
from facilitator_app.packs.sheet import PAGE_HEIGHT, WIDTH

MOST_POINTS = 3
LONGEST_NAME, SHORT_NAME, SHORT_WORD = 120, 40, 14
"""Letters of a name on the cover: more are cut off, in large print after a third of that; up to so many stand in the
largest type."""


def cover(builder: PersonPackBuilder) -> None:
    """Whose pack it is, who may see it, and one circle for each person who was asked."""
    results, sheet, book = builder.results, builder.sheet, builder.book
    book.start(_("Cover"), "cover", bare=True)
    right = sheet.mm(46)
    head = Row(
        [
            Side(0, WIDTH - right, builder.words(results.partnership_name, "heading")),
            Side(WIDTH - right, right, builder.words(_("Personal feedback"), "lead", PAPER.muted, "right")),
        ]
    )
    top = PAGE_HEIGHT - 21 * MM
    book.put(Stack([head, Line(PAPER.ink, 0.75, 2.4 * MM)]), top)
    top -= head.height(WIDTH) + 13 * MM
    name = builder.found.name
    short = len(name) <= SHORT_NAME and all(len(word) <= SHORT_WORD for word in name.split())
    most = LONGEST_NAME if not sheet.large else LONGEST_NAME // 3
    name = name if len(name) <= most else name[:most].rstrip() + "…"
    below = Stack(
        [
            Line(PAPER.accent, 1.9 * MM, 0, 3.4 * MM, 25 * MM),
            builder.words(_("For {name}", name=name), "cover" if short else "title", tag="H1"),
            Space(1.2 * MM),
            builder.words(_line(builder), "cover_line"),
            Space(7 * MM),
            Line(PAPER.divider, 0.75, 0, 2.4 * MM),
            *_rows(builder, name),
        ]
    )
    lowest = PAGE_HEIGHT - 285 * MM + below.height(WIDTH)
    people = _circles(builder, top - lowest - 11 * MM)
    book.put(people, top)
    book.put(below, max(min(top - people.height(WIDTH) - 14 * MM, PAGE_HEIGHT - 168 * MM), lowest))


def _line(builder: PersonPackBuilder) -> str:
    if builder.found.own is None:
        return _("How others see what you do")
    return _("How others see it, and how you see it")


def _circles(builder: PersonPackBuilder, height: float) -> Row:
    results = builder.results
    circles = people_row.people_grid(results.asked, results.answered, builder.sheet.ink, height)
    words = Stack(
        [
            builder.words(
                n_("{n} person was asked about you.", "{n} people were asked about you.", results.asked), "lead"
            ),
            builder.words(n_("{n} answered.", "{n} answered.", results.answered), "lead"),
            Space(builder.sheet.leading("lead")),
            builder.words(_("Each circle is one person."), "lead"),
        ]
    )
    alt = people_row.describe(results.asked, results.answered)
    return Row([Side(0, 50 * MM, words), Side(58 * MM, 112 * MM, Figure(circles, alt))])


def _rows(builder: PersonPackBuilder, name: str) -> list[Block]:
    results, facts = builder.results, builder.facts
    readers = _("Only {name} and the facilitator see this.", name=name)
    rows = [(_("Who may see this"), readers), (_("Round"), results.round_name.removesuffix(f": {builder.found.name}"))]
    rows.append((_("Month"), builder.month(results.closed_on or facts.printed_on)))
    if facts.facilitator:
        rows.append((_("Facilitator"), _("{name} (the person who ran the round)", name=facts.facilitator)))
    issue = _("{number}, printed on {day}", number=facts.issue_number, day=builder.day(facts.printed_on))
    rows.append((_("Issue"), issue))
    if results.practice:
        rows.append((_("Practice"), _("The answers in this pack are made up.")))
    return [builder.labelled(label, text) for label, text in rows]


def main_points(builder: PersonPackBuilder) -> None:
    """What others see most and least, and where the two views differ; each with its count and where to read on."""
    found, book = builder.found, builder.book
    name = _("The main points")
    lead = _("{answered} of the {asked} people who were asked about you have answered.",
             answered=builder.results.answered, asked=builder.results.asked)  # fmt: skip
    if builder.results.answered == builder.results.asked:
        lead = n_("The {n} person who was asked about you has answered.",
                  "All {n} people who were asked about you have answered.", builder.results.asked)  # fmt: skip
    title = ""
    if found.highest:
        title = _("Seen most: {most}. Seen least: {least}.", most=found.highest[0].short.rstrip("."),
                  least=found.lowest[0].short.rstrip("."))  # fmt: skip
    builder.begin(title or name, "main", name if title else "", lead, name)
    for heading, items in ((_("What others see most"), found.highest), (_("What others see least"), found.lowest)):
        rows = [point_row(builder, _point(builder, item)) for item in items[:MOST_POINTS]]
        if rows:
            book.heading(heading, rows[0], ruled=True)
            book.add(*rows[1:])
    _differences(builder)


def _point(builder: PersonPackBuilder, item: ItemFigures) -> MainPoint:
    section = next(s.section_id for s in builder.results.sections if item in s.items)
    sentence = _("{statement} {count}.", statement=item.statement, count=builder.agreement(item))
    return MainPoint(PointKind.WORKS, section, item.short, sentence, item.high, item.n)


def _differences(builder: PersonPackBuilder) -> None:
    """Where the own view and that of others lie apart, or that they do not; nothing without an own view."""
    found = builder.found
    heading = _("Where you and others see it differently")
    if found.own is None:
        return
    rows: list[Block] = [
        point_row(builder, MainPoint(PointKind.SURPRISE, one.section_id, one.title, f"{seen_words(one.seen)}."))
        for one in apart(found)[:MOST_POINTS]
    ]
    if not rows:
        sentence = _("You and others see every behaviour much the same.")
        if not found.compared:
            sentence = _("There is too little to lay your view beside that of others.")
        rows = [builder.words(sentence)]
    builder.book.heading(heading, rows[0], ruled=True)
    builder.book.add(*rows[1:])


def promise(builder: PersonPackBuilder) -> None:
    """The rules that people were told before they answered."""
    lead = _("We said this before anyone answered. These rules did not change.")
    builder.begin(_("What we promised"), "promise", lead=lead)
    rules, facilitator = builder.results.promise, builder.facts.facilitator
    yours = _("Nobody else gets it: not your manager, not the partnership. You choose what you tell others.")
    if builder.found.organisation:
        yours = _("It is for the people of {name}. Nobody else gets it. You choose together what you tell others.",
                  name=builder.found.name)  # fmt: skip
    rows = [
        (_("This pack is yours."), yours),
        (
            _("It is for learning."),
            _("It is not a test, not an appraisal, and nobody is put in an order."),
        ),
        (_("Nobody is named."), _named(builder)),
        (
            _("Small numbers stay hidden."),
            _("We show a group on its own only if {group} or more people in it answered. "
              "We show anything at all only if {total} or more people answered about you.",
              group=rules.k, total=rules.k_total),
        ),
        (_("Their words are handled with care."), words_rule(rules.comments, rules.k_comments)),
        (_("Few people can see the answers."), readers_of(facilitator)),
    ]  # fmt: skip
    if rules.delete_on is not None:
        text = _("We delete single answers on {day}. This pack is yours to keep.", day=builder.day(rules.delete_on))
        rows.append((_("Answers are deleted."), text))
    for label, text in rows:
        builder.book.add(builder.labelled(label, text), Space(2.2 * MM))
    ask = _("Please do not try to guess who said what. Ask what would help, not who it was.")
    builder.book.keep(Space(3 * MM), builder.talk_box([ask], _("Please keep this promise too")))


def _named(builder: PersonPackBuilder) -> str:
    words = _("Answers are not tied to names. We print dots and counts, never who said what.")
    if builder.found.named is None:
        return words
    alone = _("One view is shown alone: {name}. That person agreed to it before anybody answered.",
              name=builder.found.named.name)  # fmt: skip
    return f"{words} {alone}"


def took_part(builder: PersonPackBuilder) -> None:
    """Asked and answered, for all others and for each published group; the person and a named one apart from them."""
    results, book = builder.results, builder.book
    title = n_("{n} of {asked} person answered about you", "{n} of {asked} people answered about you", results.answered,
               asked=results.asked)  # fmt: skip
    lead = _("At least {n} people answered in every group we show.", n=results.promise.k) if results.blocks else ""
    builder.begin(title, "took_part", lead=lead, bookmark=_("Who answered"))
    book.add(
        people_line(builder, 0, _("The others together"), results.asked, results.answered, bool(results.blocks)),
    )
    for number, group in enumerate(results.blocks, 1):
        book.add(people_line(builder, number, group_name(group), group.asked, group.answered, False))
    book.add(dots_key(builder), Space(5 * MM), *_alone_lines(builder))
    if results.missing:
        away = results.asked - results.answered
        heading = n_(
            "What about the {n} person who did not answer?", "What about the {n} people who did not answer?", away
        )
        book.heading(heading if away else _("Everyone answered"), builder.words(results.missing))
    if results.joined:
        why = _("Why some groups are shown together") if results.blocks else _("Why there are no groups here")
        book.heading(why, *builder.paragraphs(results.joined))
    elif not results.blocks:
        words = _("No group is shown on its own in this pack. That keeps small groups safe. We show everyone together.")
        book.heading(_("Why there are no groups here"), builder.words(words))


def _alone_lines(builder: PersonPackBuilder) -> list[Block]:
    """Who is shown alone, each with the mark; they are in no figure of the others."""
    found = builder.found
    own = _("You: your own view. It is not part of any figure of the others.")
    if found.own is None:
        own = _("There is no view of your own, so this pack shows only what others see.")
    if found.organisation:
        own = _("Some who answered may be from your own organisation. They are one group among the others, and it is "
                "shown only if enough of them answered.")  # fmt: skip
    lines: list[Block] = [_marked(builder, OWN, own) if found.own else builder.words(own)]
    if found.named is not None:
        words = _("{name}: one person who agreed to be shown alone. They are not part of any figure of the others.",
                  name=found.named.name)  # fmt: skip
        lines += [Space(1.6 * MM), _marked(builder, NAMED, words)]
    return lines


def _marked(builder: PersonPackBuilder, mark: int, text: str) -> Block:
    left = builder.sheet.mm(9)
    figure = Figure(group_mark(mark, builder.sheet.ink))
    return Row([Side(0, left, figure), Side(left, WIDTH - left, builder.words(text))])
