"""The report about all subjects together: by behaviour only, no order of people, nobody who could be told apart."""

from __future__ import annotations

from collections.abc import Callable

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.steps import Job
from facilitator_app.packs.blocks import Line, Row, Side, Space, Stack
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.desk import Desk
from facilitator_app.packs.facts import PackFacts
from facilitator_app.packs.pages import overview, together
from facilitator_app.packs.pages.annexes import changes, enough, sources
from facilitator_app.packs.pages.opening import group_name, readers_of
from facilitator_app.packs.sheet import PAGE_HEIGHT, WIDTH, Sheet
from facilitator_app.packs.text import clean


def render_group(report: GroupReport, facts: PackFacts) -> Job[bytes]:
    """The report as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        sheet = Sheet(facts.large_print)
        desk = Desk(report.results, facts, sheet, Book(sheet))
        return laid_out(desk.book, _pages(desk, report), _furniture(desk))

    return guarded(make)


def _pages(desk: Desk, report: GroupReport) -> list[tuple[str, Callable[[], None]]]:
    pages: list[tuple[str, Callable[[], None]]] = [
        (_("Cover"), lambda: _cover(desk, report)),
        (_("What this report is, and is not"), lambda: _about(desk, report)),
    ]
    if any(section.score is not None for section in report.results.sections):
        pages.append((_("All behaviours on one page"), lambda: _behaviours(desk)))
    if any(section.differences for section in report.results.sections):
        pages.append((_("Where views differ"), lambda: overview.differ(desk)))
    pages += [
        (_("Talking it through"), lambda: _agenda(desk)),
        (_("Action plan"), lambda: together.action_plan(desk)),
        (_("The rules we used"), lambda: _rules(desk)),
    ]
    return pages


def _cover(desk: Desk, report: GroupReport) -> None:
    results, facts = desk.results, desk.facts
    desk.book.start(_("Cover"), "cover", bare=True)
    right = desk.sheet.mm(46)
    head = Row(
        [
            Side(0, WIDTH - right, desk.words(results.partnership_name, "heading")),
            Side(WIDTH - right, right, desk.words(_("Group report"), "lead", PAPER.muted, "right")),
        ]
    )
    desk.book.put(Stack([head, Line(PAPER.ink, 0.75, 2.4 * MM)]), PAGE_HEIGHT - 21 * MM)
    rows = [
        (_("Who may see this"), _("The people who took part, and nobody else until they agree.")),
        (_("Month"), desk.month(results.closed_on or facts.printed_on)),
    ]
    if facts.facilitator:
        rows.append((_("Facilitator"), _("{name} (the person who ran the round)", name=facts.facilitator)))
    rows.append(
        (_("Issue"), _("{number}, printed on {day}", number=facts.issue_number, day=desk.day(facts.printed_on)))
    )
    if results.practice:
        rows.append((_("Practice"), _("The answers in this pack are made up.")))
    below = Stack(
        [
            Line(PAPER.accent, 1.9 * MM, 0, 3.4 * MM, 25 * MM),
            desk.words(_("What we see in each other’s work"), "cover", tag="H1"),
            Space(1.2 * MM),
            desk.words(_("{n} people together, in {round}", n=report.subjects, round=results.round_name), "cover_line"),
            Space(7 * MM),
            Line(PAPER.divider, 0.75, 0, 2.4 * MM),
            *(desk.labelled(label, text) for label, text in rows),
        ]
    )
    desk.book.put(below, max(PAGE_HEIGHT - 120 * MM, PAGE_HEIGHT - 285 * MM + below.height(WIDTH)))


def _about(desk: Desk, report: GroupReport) -> None:
    """What is in it, what is not, and how to read it."""
    results = desk.results
    desk.begin(_("What this report is, and is not"), "about", lead=_counted(report))
    rows = [
        (_("Nobody is named."), _("It shows no person and no order of people. It cannot be taken apart into people.")),
        (
            _("Own views are out."),
            _("What people said about themselves is in no figure, and no person who is shown alone."),
        ),
        (_("Behaviours only."), _("There is no single statement and no comment in it. Those belong to the packs.")),
    ]
    if report.left_out:
        words = n_(
            "{n} person is not in it: too few people answered about them.",
            "{n} people are not in it: too few people answered about them.", report.left_out,
        )  # fmt: skip
        rows.append((_("Not everybody is in it."), words))
    if results.blocks:
        groups = "; ".join(_("{name}: {n} answers", name=group_name(b), n=b.answered) for b in results.blocks)
        rows.append(
            (_("Groups"), _("{groups}. At least {n} people are behind each.", groups=groups, n=results.promise.k))
        )
    if results.joined:
        rows.append((_("Some groups are shown together."), " ".join(results.joined)))
    rows.append((_("Few people can see the answers."), readers_of(desk.facts.facilitator)))
    for label, text in rows:
        desk.book.add(desk.labelled(label, text), Space(2.2 * MM))
    box = desk.talk_box([_("Please talk about what we all do. Leave single people out of it.")], _("One wish"))
    desk.book.keep(Space(3 * MM), box)


def _counted(report: GroupReport) -> str:
    return n_("{n} answer about {subjects} people, taken together.", "{n} answers about {subjects} people, taken together.",
              report.results.answered, subjects=report.subjects)  # fmt: skip


def _behaviours(desk: Desk) -> None:
    name = _("All behaviours on one page")
    lead = _("Each line runs from {low} to {high}. The bar is everyone.", low=desk.labels[0], high=desk.labels[-1])
    if desk.results.blocks:
        lead = _("Each line runs from {low} to {high}. The bar is everyone. Each shape is one group.",
                 low=desk.labels[0], high=desk.labels[-1])  # fmt: skip
    title = overview.highest_and_lowest(desk)
    desk.begin(title or name, "behaviours", name if title else "", lead, name)
    desk.book.add(overview.key(desk), Space(2.4 * MM))
    strips = [overview.strip_of(desk, section) for section in desk.results.sections]
    names = [_("Everyone"), *(clean(block.name) for block in desk.results.blocks)]
    overview.flow(desk, strips, names, title_head=_("Behaviour"))


def _agenda(desk: Desk) -> None:
    together.agenda(
        desk,
        _("Everyone reads the page with all behaviours. Mark one thing that pleases you and one that does not."),
        (_("Look at two behaviours"), _("What does this mean for all of us? What helps, what gets in the way?")),
    )


def _rules(desk: Desk) -> None:
    promise = desk.results.promise
    desk.begin(_("The rules we used"), "rules")
    lines = [
        _("Only people about whom {n} or more others answered are in it, and at least 4 of them.", n=promise.k_total),
        _(
            "A group is shown only if {n} or more people in it answered. Smaller groups are put together where that is safe.",
            n=promise.k,
        ),
        enough(desk),
        _("The average of a behaviour gives every answer about a person the same weight."),
        _("Before every issue we check that nobody can be worked out from this report and the packs."),
    ]
    words = _("This report shows what people said on the day. It is a start for talking, and it does not measure how "
              "good anyone's work is.")  # fmt: skip
    desk.book.add(desk.words(words), Space(4 * MM), desk.numbered(lines))
    desk.book.heading(_("Changes"), *[desk.words(text) for text in changes(desk)])
    sources(desk)


def _furniture(desk: Desk) -> Furniture:
    results, facts = desk.results, desk.facts
    return Furniture(
        title=clean(_("Group report: {partnership}, {round}", partnership=results.partnership_name,
                      round=results.round_name)),
        left=results.partnership_name,
        right=results.round_name,
        foot=_("Issue {number}. Group report. Nobody is named.", number=facts.issue_number),
        practice=_("Practice. The answers in this pack are made up.") if results.practice else "",
        language="en-GB" if facts.language == "en" else facts.language,
    )  # fmt: skip
