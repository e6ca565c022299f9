"""The middle of a pack for one person: all behaviours, the ends of the list, a page for each behaviour."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.ink import MM
from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, SectionFigures
from facilitator_app.packs.blocks import Block, Figure, Space, Stack
from facilitator_app.packs.pages.overview import flow, key_of
from facilitator_app.packs.person.desk import PersonDesk, seen_words
from facilitator_app.packs.sheet import BODY_HEIGHT, WIDTH
from facilitator_app.packs.text import clean


def all_behaviours(desk: PersonDesk) -> None:
    """One row for each behaviour, the same line for all: the others, their groups, a named person, you."""
    results = desk.results
    name = _("All behaviours on one page")
    lead = _("Each line runs from {low} to {high}.", low=desk.labels[0], high=desk.labels[-1])
    finding = desk.finding
    desk.begin(finding or name, "behaviours", name if finding else "", lead, name)
    desk.book.add(key_of(desk, desk.lanes), Space(2.4 * MM))
    strips = [desk.strip(section, desk.strip_note(section)) for section in results.sections]
    names = [clean(name) for _mark, name in desk.lanes]
    flow(desk, strips, names, [mark for mark, _name in desk.lanes], _("Behaviour"))


def ends(desk: PersonDesk) -> None:
    """The statements that others see most and least."""
    found = desk.found
    name = _("Seen most and seen least")
    lead = _("By the average of the others, up to 5 of each.")
    desk.begin(name, "ends", lead=lead)
    for heading, items in ((_("Seen most"), found.highest), (_("Seen least"), found.lowest)):
        heads = desk.heads()
        first, *more = [desk.item(item) for item in items]
        desk.book.heading(heading, Stack([heads, first]))
        desk.book.repeat(heads)
        desk.book.add(*more)
        desk.book.repeat()
    box = desk.talk_box([_("Which of these do you know about, and which are new to you?")], _("To think about"))
    desk.book.keep(Space(5 * MM), box)


def section_pages(desk: PersonDesk) -> None:
    """A page for each behaviour."""
    for section in desk.results.sections:
        _section(desk, section)


def _section(desk: PersonDesk, section: SectionFigures) -> None:
    total = len(desk.results.sections)
    name = _("Behaviour {number} of {total}: {title}", number=section.number, total=total, title=section.title)
    one = desk.compared(section.section_id)
    title = seen_words(one.seen) if one else section.title
    nothing = all(item.withheld for item in section.items)
    top = _strip(desk, section)
    questions = _questions(desk, section)
    rows = [] if nothing else [desk.item(item) for item in section.items]
    # The sentence about the behaviour is the first to go where the page would overflow.
    blocks = [*desk.book.opening(title, name, section.about), *top, desk.heads(), *rows, *questions]
    high = sum(block.height(WIDTH) for block in blocks)
    lead = section.about if high <= BODY_HEIGHT else ""
    desk.begin(title, f"section:{section.section_id}", name, lead)
    desk.book.add(*top)
    if rows:
        _items(desk, section.items)
    desk.book.keep(*questions)


def _items(desk: PersonDesk, items: Sequence[ItemFigures]) -> None:
    heads = desk.heads()
    first, *more = [desk.item(item) for item in items]
    desk.book.keep(Stack([heads, first]))
    desk.book.repeat(heads)
    desk.book.add(*more)
    desk.book.repeat()


def _strip(desk: PersonDesk, section: SectionFigures) -> list[Block]:
    """The behaviour on the shared line, or why it has no average."""
    if why := desk.why_no_average(section):
        return [desk.words(why), Space(4 * MM)]
    lanes = desk.lanes
    strip = desk.strip(section)
    drawing = desk.strips_drawing([strip], desk.sheet.ink, WIDTH, desk.spread_beside, pad=5.2)
    return [key_of(desk, lanes), Space(1 * MM), Figure(drawing, desk.strips_words([strip])), Space(3 * MM)]


def _questions(desk: PersonDesk, section: SectionFigures) -> list[Block]:
    questions = desk.to_think_about(section)
    return [Space(3.6 * MM), desk.talk_box(questions, _("To think about"))] if questions else []


def rules(desk: PersonDesk) -> None:
    """Annex B."""
    from facilitator_app.analysis.people import APART, WORTH_A_TALK
    from facilitator_app.packs.pages.annexes import changes, enough, sources

    results = desk.results
    scale, promise = results.instrument.scale, results.promise
    step = float(WORTH_A_TALK * (len(scale.points) - 1))
    far = float(APART * len(scale.points))
    desk.begin(_("Annex B: the rules we used"), "rules")
    lines = [
        _("Nothing is shown unless {n} or more people answered about you.", n=promise.k_total),
        _("A group is shown only if {n} or more people in it answered. Smaller groups are put together where that is safe.", n=promise.k),
        enough(desk),
        _("The average of a behaviour gives every person the same weight, not every answer."),
        _not_counted(desk),
        _("More than others, or less: the two averages are {n} or more of a step apart. Much more: over {far}.",
          n=f"{step:.1f}", far=f"{far:.2f}"),
        _("An answer outside the scale is never part of an average."),
        _("Before every issue we check that nobody can be worked out from this and earlier issues."),
    ]  # fmt: skip
    words = _("This pack shows what people said on the day. It is a start for talking. It is not a measure of how good "
              "your work is, and it does not compare you with anybody.")  # fmt: skip
    desk.book.add(desk.words(words), Space(4 * MM), desk.numbered(lines))
    desk.book.heading(_("Changes"), *[desk.words(text) for text in changes(desk)])
    sources(desk)


def _not_counted(desk: PersonDesk) -> str:
    if desk.found.organisation:
        return _("Answers of a person who is shown alone are in no figure of the others.")
    return _("Your own answers, and those of a person who is shown alone, are in no figure of the others.")


def own_words(desk: PersonDesk) -> None:
    """What others wrote, question by question, with no group beside it."""
    from facilitator_app.packs.pages.sections import own_words as every_word

    every_word(desk, [], _("In their own words"))
