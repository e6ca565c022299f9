"""Where to look next: for each theme that lies low or is split, what to try first and what others have made."""

from __future__ import annotations

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.words import verdict_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.signposts import Agenda, Signpost, SignpostedSection, gaps
from facilitator_app.packs.blocks import PageBlock, Space
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.paragraph import Span


def where_to_look(builder: PackBuilder) -> None:
    """One heading for each gap; nothing here is a figure."""
    lead = _("For themes with work to do, with split views, or that many do not know about. Use what helps.")
    builder.begin(_("Where to look next"), "look", lead=lead)
    for gap in gaps(builder.results, builder.facts.signposts):
        first, *rest = _blocks(builder, gap)
        builder.book.heading(gap.title, first, *rest[:2], ruled=True)
        builder.book.add(*rest[2:])
    note = _("The facilitator's program has a library with more about each of these, and their addresses.")
    builder.book.add(Space(6 * MM), builder.words(note, colour=PAPER.muted))


def _blocks(builder: PackBuilder, gap: SignpostedSection) -> list[PageBlock]:
    blocks: list[PageBlock] = [builder.words(verdict_words(gap.verdict), colour=PAPER.muted)]
    for first in gap.first:
        blocks += [Space(1.6 * MM), builder.words([Span(_("Try this first:") + " ", bold=True), Span(first)])]
    for one in gap.help:
        blocks += [
            Space(1.6 * MM),
            builder.words([Span(f"{one.title}. ".replace("?.", "?"), bold=True), Span(_about(builder, one))]),
        ]
    return blocks


def _about(builder: PackBuilder, one: Signpost | Agenda) -> str:
    """Who made it and what does its job in the program."""
    if isinstance(one, Agenda):
        return n_("A workshop of {n} minute.", "A workshop of {n} minutes.", one.minutes)
    made = _("{made_by}, {year}.", made_by=one.made_by, year=one.year) if one.year else f"{one.made_by}."
    titles = builder.facts.titles
    here = [titles[name] for name in one.instruments if name in titles and name != builder.results.instrument.id]
    return _("{made} In the program: {titles}.", made=made, titles=", ".join(here)) if here else made
