"""The partnership pack: which pages in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from facilitator_app.charts.lettering import register_fonts
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.results import CommentFigures, RoundResults
from facilitator_app.domain.steps import Job, Step
from facilitator_app.packs.book import Book, Furniture, draw
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.facts import AGENDAS, PackFacts, PartId
from facilitator_app.packs.kind_words import look_step, read_step
from facilitator_app.packs.offer import parts
from facilitator_app.packs.pages import (
    agendas,
    agreed,
    annexes,
    beside,
    changed,
    kinds,
    looking,
    opening,
    overview,
    reading,
    sections,
    together,
)
from facilitator_app.packs.sheet import PackSheet


def render(results: RoundResults, facts: PackFacts) -> Job[bytes]:
    """The pack as the bytes of a PDF, page by page. Raises AppError ``pack_failed``."""

    def make() -> Job[bytes]:
        sheet = PackSheet(facts.large_print)
        builder = PackBuilder(results, facts, sheet, Book(sheet))
        return laid_out(builder.book, list(_pages(builder)), _furniture(builder))

    return (yield from guarded(make))


def guarded(make: Callable[[], Job[bytes]]) -> Job[bytes]:
    """A job that draws pages. Whatever goes wrong is told as AppError ``pack_failed``, without words from the pages.

    An exception of the page library may hold the words of a comment, so none gets out of here.
    """
    register_fonts()
    try:
        return (yield from make())
    except AppError:
        raise
    except Exception as error:
        kind = type(error).__name__
    raise AppError(
        "pack_failed",
        _("The pack could not be drawn."),
        _("Try again without the part that you added last, and tell the people who look after the program."),
        kind=kind,
    )


def laid_out(book: Book, pages: Sequence[tuple[str, Callable[[], None]]], furniture: Furniture) -> Job[bytes]:
    """Fill the pages one part after another, then draw them. ``pages``: titles and fillers in order."""
    for number, (title, fill) in enumerate(pages):
        yield Step(number, 2 * len(pages), _("Laying out: {part}", part=title))
        fill()
    book.close_up()
    pdf, total = b"", len(book.pages)
    for number, data in enumerate(draw(book, furniture)):
        pdf = data
        done = len(pages) + len(pages) * number // (total + 1)
        yield Step(
            done, 2 * len(pages), _("Drawing page {number} of {total}", number=min(number + 1, total), total=total)
        )
    return pdf


def _pages(builder: PackBuilder) -> Iterator[tuple[str, Callable[[], None]]]:
    """Titles and fillers in order. Parts that were not chosen or cannot be printed are left out."""
    every = parts(builder.results, builder.facts.signposts, builder.facts.since, builder.facts.aims)
    offered = {part.id: part.title for part in every if part.included and part.id in builder.facts.parts}
    rest: list[CommentFigures] = []
    words_too = PartId.WORDS in offered

    def themes() -> None:
        rest.extend(sections.section_pages(builder, words_too))

    def words() -> None:
        everything = (
            rest if PartId.SECTIONS in offered else [s.comments for s in builder.results.sections if s.comments.texts]
        )
        if everything or builder.results.open_comments:
            sections.own_words(builder, everything)

    fillers: dict[PartId, Callable[[], None]] = {
        PartId.KIND: lambda: kinds.kind_page(builder),
        PartId.ALL_SECTIONS: lambda: overview.all_sections(builder),
        PartId.WORKS: lambda: overview.works(builder),
        PartId.TALK: lambda: overview.talk(builder),
        PartId.DIFFER: lambda: overview.differ(builder),
        PartId.SECTIONS: themes,
        PartId.WORDS: words,
        PartId.OUTCOMES: lambda: beside.views_and_outcomes(builder),
        PartId.LOOK: lambda: looking.where_to_look(builder),
        PartId.AGENDA: lambda: together.agenda(
            builder,
            read_step(builder.results, PartId.MAIN_POINTS in offered, offered.get(PartId.KIND, "")),
            look_step(builder.results),
        ),
        **_agendas(builder),
        PartId.PLAN: lambda: together.action_plan(builder),
        PartId.COUNTS: lambda: annexes.counts(builder),
    }
    yield _("Cover"), lambda: opening.cover(builder)
    if PartId.AGREED in offered:
        yield offered[PartId.AGREED], lambda: agreed.since_last_time(builder)
    if PartId.CHANGED in offered:
        yield offered[PartId.CHANGED], lambda: changed.what_changed(builder)
    if PartId.MAIN_POINTS in offered:
        yield offered[PartId.MAIN_POINTS], lambda: opening.main_points(builder)
    yield _("How to read this pack"), lambda: reading.how_to_read(builder)
    yield _("What we promised"), lambda: opening.promise(builder)
    if PartId.TOOK_PART in offered:
        yield offered[PartId.TOOK_PART], lambda: opening.took_part(builder)
    for part, fill in fillers.items():
        if part in offered:
            yield offered[part], fill
    yield _("Annex 2: the rules we used"), lambda: annexes.rules(builder)
    if PartId.CHANGED in offered and changed.has_annex(builder):
        yield _("Annex 3: each statement then and now"), lambda: changed.annex(builder)


def _agendas(builder: PackBuilder) -> dict[PartId, Callable[[], None]]:
    printed = ((part, builder.facts.signposts.agenda(part)) for part in AGENDAS)
    return {part: partial(agendas.agenda_page, builder, agenda) for part, agenda in printed if agenda is not None}


def _furniture(builder: PackBuilder) -> Furniture:
    results, facts = builder.results, builder.facts
    foot = _("Issue {number}. Made for the partners of {partnership}.",
             number=facts.issue_number, partnership=results.partnership_name)  # fmt: skip
    if facts.made_for:
        foot = _("Issue {number}. Made for {reader}.", number=facts.issue_number, reader=facts.made_for)
    title = _("How we see our partnership: {partnership}, {round}",
              partnership=results.partnership_name, round=results.round_name)  # fmt: skip
    return Furniture(
        title=clean(title),
        left=results.partnership_name,
        right=results.round_name,
        foot=foot,
        practice=_("Practice. The answers in this pack are made up.") if results.practice else "",
        language="en-GB" if facts.language == "en" else facts.language,
    )
