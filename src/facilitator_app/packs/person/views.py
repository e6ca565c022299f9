"""The middle of a pack for one person: all behaviours, the ends of the list, a page for each behaviour."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.charts.ink import MM
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, SectionFigures
from facilitator_app.packs.blocks import PageBlock, PageFigure, Space, Stack
from facilitator_app.packs.pages.overview import flow, key_of
from facilitator_app.packs.person.builder import PersonPackBuilder, by_average_words, much_more, seen_words
from facilitator_app.packs.sheet import BODY_HEIGHT, WIDTH


def all_behaviours(builder: PersonPackBuilder) -> None:
    """One row for each behaviour, the same line for all: the others, their groups, a named person, you."""
    results = builder.results
    name = _("All behaviours on one page")
    lead = _("Each line runs from {low} to {high}.", low=builder.labels[0], high=builder.labels[-1])
    finding = builder.finding
    builder.begin(finding or name, "behaviours", name if finding else "", lead, name)
    builder.book.add(key_of(builder, builder.lanes), Space(2.4 * MM))
    strips = [builder.strip(section, builder.strip_note(section)) for section in results.sections]
    names = [clean(name) for _mark, name in builder.lanes]
    flow(builder, strips, names, [mark for mark, _name in builder.lanes], _("Behaviour"))


def ends(builder: PersonPackBuilder) -> None:
    """The statements that others see most and least."""
    subject = builder.subject
    name = _("Seen most and seen least")
    lead = _("Up to 5 of each. {words}", words=by_average_words())
    builder.begin(name, "ends", lead=lead)
    for heading, items in ((_("Seen most"), subject.highest), (_("Seen least"), subject.lowest)):
        heads = builder.heads()
        first, *more = [builder.item(item) for item in items]
        builder.book.heading(heading, Stack([heads, first]))
        builder.book.repeat(heads)
        builder.book.add(*more)
        builder.book.repeat()
    box = builder.talk_box([_("Which of these do you know about, and which are new to you?")], _("To think about"))
    builder.book.keep(Space(5 * MM), box)


def section_pages(builder: PersonPackBuilder) -> None:
    """A page for each behaviour."""
    for section in builder.results.sections:
        _section(builder, section)


def _section(builder: PersonPackBuilder, section: SectionFigures) -> None:
    total = len(builder.results.sections)
    name = _("Behaviour {number} of {total}: {title}", number=section.number, total=total, title=section.title)
    one = builder.compared(section.section_id)
    title = seen_words(one.seen) if one else section.title
    nothing = all(item.withheld for item in section.items)
    top = _strip(builder, section)
    questions = _questions(builder, section)
    rows = [] if nothing else [builder.item(item) for item in section.items]
    # The sentence about the behaviour is the first to go where the page would overflow.
    blocks = [*builder.book.opening(title, name, section.about), *top, builder.heads(), *rows, *questions]
    high = sum(block.height(WIDTH) for block in blocks)
    lead = section.about if high <= BODY_HEIGHT else ""
    builder.begin(title, f"section:{section.section_id}", name, lead)
    builder.book.add(*top)
    if rows:
        _items(builder, section.items)
    builder.book.keep(*questions)


def _items(builder: PersonPackBuilder, items: Sequence[ItemFigures]) -> None:
    heads = builder.heads()
    first, *more = [builder.item(item) for item in items]
    builder.book.keep(Stack([heads, first]))
    builder.book.repeat(heads)
    builder.book.add(*more)
    builder.book.repeat()


def _strip(builder: PersonPackBuilder, section: SectionFigures) -> list[PageBlock]:
    """The behaviour on the shared line, or why it has no average."""
    if why := builder.why_no_average(section):
        return [builder.words(why), Space(4 * MM)]
    lanes = builder.lanes
    strip = builder.strip(section)
    drawing = builder.strips_drawing([strip], builder.sheet.ink, WIDTH, builder.spread_beside, pad=5.2)
    return [key_of(builder, lanes), Space(1 * MM), PageFigure(drawing, builder.strips_words([strip])), Space(3 * MM)]


def _questions(builder: PersonPackBuilder, section: SectionFigures) -> list[PageBlock]:
    questions = builder.to_think_about(section)
    return [Space(3.6 * MM), builder.talk_box(questions, _("To think about"))] if questions else []


def rules(builder: PersonPackBuilder) -> None:
    """Annex 2."""
    from facilitator_app.analysis.people import A_LITTLE, WORTH_A_TALK
    from facilitator_app.packs.pages.annexes import changes, enough, sources

    results = builder.results
    scale, promise = results.instrument.scale, results.promise
    step = float(WORTH_A_TALK * (len(scale.points) - 1))
    little = float(A_LITTLE * (len(scale.points) - 1))
    builder.begin(_("Annex 2: the rules we used"), "rules")
    lines = [
        _("Nothing is shown unless {n} or more people answered about you.", n=promise.k_total),
        _("A group is shown only if {n} or more people in it answered. Smaller groups are put together where that is safe.",
          n=fewest_in_group(promise, about_people=True)),
        enough(builder, behaviours=True),
        _("The average of a behaviour is the average of its statements. Each statement counts the same."),
        _not_counted(builder),
        _("More than others, or less: the two averages are {n} or more apart, and chance seldom does that. Much more: "
          "they are {far} or more apart as well. A little: {little} or more. That can be chance.",
          n=f"{step:.1f}", far=much_more(len(scale.points)), little=f"{little:.1f}"),
        _("An answer outside the scale is never part of an average."),
        _("Before we print, we lay this beside all that was shown before. What could give somebody away is left out."),
        _("Where everybody gave the same answer, the counts tell it."),
    ]  # fmt: skip
    words = _("This pack shows what people said on the day. It is a start for talking. It is not a measure of how good "
              "your work is, and it does not compare you with anybody.")  # fmt: skip
    builder.book.add(builder.words(words), Space(4 * MM), builder.numbered(lines))
    builder.book.heading(_("Changes"), *[builder.words(text) for text in changes(builder)])
    sources(builder)


def _not_counted(builder: PersonPackBuilder) -> str:
    if builder.subject.organisation:
        return _("Answers of a person who is shown alone are in no figure of the others.")
    return _("Your own answers, and those of a person who is shown alone, are in no figure of the others.")


def own_words(builder: PersonPackBuilder) -> None:
    """What others wrote, question by question, with no group beside it."""
    from facilitator_app.packs.pages.sections import own_words as every_word

    every_word(builder, [], _("In their own words"))
