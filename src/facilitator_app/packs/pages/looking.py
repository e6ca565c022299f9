"""Where to look next: for each theme that lies low or is split, what to try first and what others have made."""

from __future__ import annotations

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.signposts import Agenda, Gap, Signpost, gap_words, gaps
from facilitator_app.packs.blocks import Block, Space, Span
from facilitator_app.packs.desk import Desk


def where_to_look(desk: Desk) -> None:
    """One heading for each gap; nothing here is a figure."""
    lead = _("For themes under the middle of their scale, or where views are split. Use what helps.")
    desk.begin(_("Where to look next"), "look", lead=lead)
    for gap in gaps(desk.results, desk.facts.signposts):
        first, *rest = _blocks(desk, gap)
        desk.book.heading(gap.title, first, *rest[:2], ruled=True)
        desk.book.add(*rest[2:])
    note = _("The facilitator's program has a library with more about each of these, and their addresses.")
    desk.book.add(Space(6 * MM), desk.words(note, colour=PAPER.muted))


def _blocks(desk: Desk, gap: Gap) -> list[Block]:
    blocks: list[Block] = [desk.words(gap_words(gap), colour=PAPER.muted)]
    for first in gap.first:
        blocks += [Space(1.6 * MM), desk.words([Span(_("Try this first:") + " ", bold=True), Span(first)])]
    for one in gap.help:
        blocks += [
            Space(1.6 * MM),
            desk.words([Span(f"{one.title}. ".replace("?.", "?"), bold=True), Span(_about(desk, one))]),
        ]
    return blocks


def _about(desk: Desk, one: Signpost | Agenda) -> str:
    """Who made it and what does its job in the program."""
    if isinstance(one, Agenda):
        return n_("A workshop of {n} minute.", "A workshop of {n} minutes.", one.minutes)
    made = _("{made_by}, {year}.", made_by=one.made_by, year=one.year) if one.year else f"{one.made_by}."
    titles = desk.facts.titles
    here = [titles[name] for name in one.instruments if name in titles and name != desk.results.instrument.id]
    return _("{made} In the program: {titles}.", made=made, titles=", ".join(here)) if here else made
