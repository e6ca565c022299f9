"""The report about all subjects together: by behaviour only, no order of people, nobody who could be told apart."""

from __future__ import annotations

from collections.abc import Callable

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.charts.words import ends_words, everyone_words, shape_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.steps import Job
from facilitator_app.packs.blocks import BlockRow, RowSide, RuledLine, Space, Stack
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.facts import PackFacts
from facilitator_app.packs.kind_words import LookStep
from facilitator_app.packs.pages import overview, together
from facilitator_app.packs.pages.annexes import changes, enough, sources
from facilitator_app.packs.pages.opening import group_name, readers_of, which_groups
from facilitator_app.packs.person.builder import ReportBuilder
from facilitator_app.packs.sheet import PAGE_HEIGHT, WIDTH, PackSheet


def render_group(report: GroupReport, facts: PackFacts) -> Job[bytes]:
    """The report as the bytes of a PDF. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        sheet = PackSheet(facts.large_print)
        builder = ReportBuilder(report.results, facts, sheet, Book(sheet))
        return laid_out(builder.book, pages(builder, report), _furniture(builder))

    return guarded(make)


def pages(builder: PackBuilder, report: GroupReport) -> list[tuple[str, Callable[[], None]]]:
    """The pages of the report in their order, each with its name."""
    named_pages: list[tuple[str, Callable[[], None]]] = [
        (_("Cover"), lambda: _cover(builder, report)),
        (_("What this report is, and is not"), lambda: _about(builder, report)),
    ]
    if any(section.score is not None for section in report.results.sections):
        named_pages.append((_("All behaviours on one page"), lambda: _behaviours(builder)))
    if report.highest or report.lowest:
        named_pages.append((_("Seen most and seen least"), lambda: _ends(builder, report)))
    if any(section.differences for section in report.results.sections):
        named_pages.append((_("Where views differ"), lambda: overview.differ(builder)))
    named_pages += [
        (_("Talking it through"), lambda: _agenda(builder)),
        (_("Action plan"), lambda: together.action_plan(builder)),
        (_("The rules we used"), lambda: _rules(builder)),
    ]
    return named_pages


def _cover(builder: PackBuilder, report: GroupReport) -> None:
    results, facts = builder.results, builder.facts
    builder.book.start(_("Cover"), "cover", bare=True)
    right = builder.sheet.mm(46)
    head = BlockRow(
        [
            RowSide(0, WIDTH - right, builder.words(results.partnership_name, "heading")),
            RowSide(WIDTH - right, right, builder.words(_("Group report"), "lead", PAPER.muted, "right")),
        ]
    )
    builder.book.put(Stack([head, RuledLine(PAPER.ink, 0.75, 2.4 * MM)]), PAGE_HEIGHT - 21 * MM)
    rows = [
        (_("Who may see this"), _("The people who took part, and nobody else until they agree.")),
        (_("Month"), builder.month(results.closed_on or facts.printed_on)),
    ]
    if facts.facilitator:
        rows.append((_("Facilitator"), _("{name} (the person who ran the round)", name=facts.facilitator)))
    rows.append(
        (_("Issue"), _("{number}, printed on {day}", number=facts.issue_number, day=builder.day(facts.printed_on)))
    )
    if results.practice:
        rows.append((_("Practice"), _("The answers in this pack are made up.")))
    below = Stack(
        [
            RuledLine(PAPER.accent, 1.9 * MM, 0, 3.4 * MM, 25 * MM),
            builder.words(_("What we see in each other’s work"), "cover", tag="H1"),
            Space(1.2 * MM),
            builder.words(
                _("{n} people together, in {round}", n=report.subjects, round=results.round_name), "cover_line"
            ),
            Space(7 * MM),
            RuledLine(PAPER.divider, 0.75, 0, 2.4 * MM),
            *(builder.labelled(label, text) for label, text in rows),
        ]
    )
    builder.book.put(below, max(PAGE_HEIGHT - 120 * MM, PAGE_HEIGHT - 285 * MM + below.height(WIDTH)))


def _about(builder: PackBuilder, report: GroupReport) -> None:
    """What is in it, what is not, and how to read it."""
    results = builder.results
    builder.begin(_("What this report is, and is not"), "about", lead=_counted(report))
    rows = [
        (_("Nobody is named."), _("It shows no person and no order of people. Each figure is of several people.")),
        (
            _("Own views are out."),
            _("No figure counts what people said about themselves, or what one person said who is shown alone."),
        ),
        (_("No comments."), _("What people wrote is in no part of it. It belongs to the packs.")),
        (_("Single statements."), ends_words(told=bool(report.highest or report.lowest))),
    ]
    if report.left_out:
        words = n_(
            "{n} person is not in it: too few people answered about them.",
            "{n} people are not in it: too few people answered about them.", report.left_out,
        )  # fmt: skip
        rows.append((_("Not everybody is in it."), words))
    if results.blocks:
        groups = "; ".join(_("{name}: {n} sets of answers", name=group_name(b), n=b.answered) for b in results.blocks)
        fewest = fewest_in_group(results.promise, about_people=True)
        rows.append((_("Groups"), _("{groups}. At least {n} people are behind each.", groups=groups, n=fewest)))
    if results.joined:
        rows.append((which_groups(results), " ".join(results.joined)))
    rows.append((_("The answers are locked."), readers_of(builder.facts.facilitator)))
    for label, text in rows:
        builder.book.add(builder.labelled(label, text), Space(2.2 * MM))
    box = builder.talk_box([_("Please talk about what we all do. Leave single people out of it.")], _("One wish"))
    builder.book.keep(Space(3 * MM), box)


def _counted(report: GroupReport) -> str:
    left_out = _("Own views, and views that are shown alone, are not among them.")
    return f"{_sets(report)} {left_out}"


def _sets(report: GroupReport) -> str:
    return n_("{n} set of answers about {subjects} people, taken together. A set is all that one person said about one other.",
              "{n} sets of answers about {subjects} people, taken together. A set is all that one person said about one other.",
              report.results.answered, subjects=report.subjects)  # fmt: skip


def _behaviours(builder: PackBuilder) -> None:
    name = _("All behaviours on one page")
    lead = _("Each line runs from {low} to {high}. The bar is the average of all answers together, whoever they are about.",
             low=builder.labels[0], high=builder.labels[-1])  # fmt: skip
    if builder.results.blocks:
        lead = f"{lead} {shape_words(builder.results)}"
    title = builder.results.ends
    builder.begin(title or name, "behaviours", name if title else "", lead, name)
    builder.book.add(overview.key(builder), Space(2.4 * MM))
    strips = [overview.strip_of(builder, section) for section in builder.results.sections]
    names = [everyone_words(builder.results), *(clean(block.name) for block in builder.results.blocks)]
    overview.flow(builder, strips, names, builder.results.marks, _("Behaviour"))


def _ends(builder: PackBuilder, report: GroupReport) -> None:
    """The statements that lie clearly above and below the average of all."""
    builder.begin(_("Seen most and seen least"), "ends", lead=ends_words(told=True))
    for heading, items in ((_("Seen most"), report.highest), (_("Seen least"), report.lowest)):
        if not items:
            continue
        heads = builder.heads()
        first, *more = [builder.item(item) for item in items]
        builder.book.heading(heading, Stack([heads, first]))
        builder.book.repeat(heads)
        builder.book.add(*more)
        builder.book.repeat()
    ask = _("What helps us to do the first, and what keeps us from the second?")
    builder.book.keep(Space(5 * MM), builder.talk_box([ask]))


def _agenda(builder: PackBuilder) -> None:
    together.agenda(
        builder,
        _("Everyone reads the page with all behaviours. Mark one thing that pleases you and one that does not."),
        LookStep(
            _("Look at two behaviours"), _("What does this mean for all of us? What helps, what gets in the way?")
        ),
    )


def _rules(builder: PackBuilder) -> None:
    promise = builder.results.promise
    builder.begin(_("The rules we used"), "rules")
    lines = [
        _(
            "A person is in it only if {n} or more others answered about them. At least 4 people are in it.",
            n=promise.k_total,
        ),
        _(
            "A group is shown only if {n} or more people in it answered. Smaller groups are put together where that is safe.",
            n=fewest_in_group(promise, about_people=True),
        ),
        enough(builder, behaviours=True),
        _("The average of a behaviour is the average of its statements. Each statement counts the same."),
        _(
            "When we pick out a statement, all that one person said about everybody counts as one answer. That is the careful way."
        ),
        _("Before we print, we check that nobody can take packs away from this report and see what few people said."),
    ]
    words = _("This report shows what people said on the day. It is a start for talking, and it does not measure how "
              "good anyone's work is.")  # fmt: skip
    builder.book.add(builder.words(words), Space(4 * MM), builder.numbered(lines))
    builder.book.heading(_("Changes"), *[builder.words(text) for text in changes(builder)])
    sources(builder)


def _furniture(builder: PackBuilder) -> Furniture:
    results, facts = builder.results, builder.facts
    return Furniture(
        title=clean(_("Group report: {partnership}, {round}", partnership=results.partnership_name,
                      round=results.round_name)),
        left=results.partnership_name,
        right=results.round_name,
        foot=_("Issue {number}. Group report. Nobody is named.", number=facts.issue_number),
        practice=_("Practice. The answers in this pack are made up.") if results.practice else "",
        language="en-GB" if facts.language == "en" else facts.language,
    )  # fmt: skip
