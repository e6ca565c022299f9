"""The pack for one person: which pages in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.session import SessionNotes
from facilitator_app.domain.steps import Job
from facilitator_app.packs.book import Book, Furniture
from facilitator_app.packs.facts import PackFacts
from facilitator_app.packs.pages import annexes, changed
from facilitator_app.packs.person import opening, plan, reading, views
from facilitator_app.packs.person.builder import PersonPackBuilder
from facilitator_app.packs.person.facts import NO_NOTES, PersonPart, person_parts
from facilitator_app.packs.sheet import PackSheet


def render_person(
    subject: SubjectResults, facts: PackFacts, chosen: frozenset[PersonPart], notes: SessionNotes = NO_NOTES
) -> Job[bytes]:
    """The pack as the bytes of a PDF. ``notes``: what was written down and agreed in the session. Raises AppError ``pack_failed``."""
    from facilitator_app.packs.pack import guarded, laid_out

    def make() -> Job[bytes]:
        sheet = PackSheet(facts.large_print)
        builder = PersonPackBuilder(subject.results, facts, sheet, Book(sheet), subject)
        return laid_out(builder.book, list(_pages(builder, chosen, notes)), _furniture(builder))

    return guarded(make)


def _pages(
    builder: PersonPackBuilder, chosen: frozenset[PersonPart], notes: SessionNotes
) -> Iterator[tuple[str, Callable[[], None]]]:
    """Titles and fillers in order. Parts that were not chosen or cannot be printed are left out."""
    offered = {
        part.id: part.title
        for part in person_parts(builder.subject, notes, builder.facts.since)
        if part.included and part.id in chosen
    }
    fillers: dict[PersonPart, Callable[[], None]] = {
        PersonPart.TOOK_PART: lambda: opening.took_part(builder),
        PersonPart.CHANGED: lambda: changed.what_changed(builder),
        PersonPart.BEHAVIOURS: lambda: views.all_behaviours(builder),
        PersonPart.ENDS: lambda: views.ends(builder),
        PersonPart.SECTIONS: lambda: views.section_pages(builder),
        PersonPart.WORDS: lambda: views.own_words(builder),
        PersonPart.NOTES: lambda: plan.talked_about(builder, notes),
        PersonPart.PLAN: lambda: plan.action_page(builder, notes),
        PersonPart.COUNTS: lambda: annexes.counts(builder, _counted(builder)),
    }
    yield _("Cover"), lambda: opening.cover(builder)
    if PersonPart.MAIN_POINTS in offered:
        yield offered[PersonPart.MAIN_POINTS], lambda: opening.main_points(builder)
    yield _("How to read this pack"), lambda: reading.how_to_read(builder)
    yield _("What we promised"), lambda: opening.promise(builder)
    for part, fill in fillers.items():
        if part in offered:
            yield offered[part], fill
    yield _("Annex 2: the rules we used"), lambda: views.rules(builder)


def _counted(builder: PersonPackBuilder) -> str:
    """Whose answers are not in the counts; an organisation has no view of its own that could be left out."""
    named = builder.subject.named
    individual = [_("{who} is shown alone and not counted here.", who=named.name)] if named is not None else []
    own = [] if builder.subject.organisation else [_("Your own answers are not in it.")]
    return " ".join([*own, *individual])


def _furniture(builder: PersonPackBuilder) -> Furniture:
    results, facts, name = builder.results, builder.facts, builder.subject.name
    return Furniture(
        title=clean(_("Feedback for {name}: {partnership}", name=name, partnership=results.partnership_name)),
        left=_("For {name}", name=name),
        right=results.partnership_name,
        foot=_("Issue {number}. Only for {name} and the facilitator.", number=facts.issue_number, name=name),
        practice=_("Practice. The answers in this pack are made up.") if results.practice else "",
        language="en-GB" if facts.language == "en" else facts.language,
    )
