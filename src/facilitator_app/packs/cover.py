"""The cover of a pack: for whom, one circle for each person who was asked, and what one must know before reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.charts import people_row
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.domain.language import _, n_
from facilitator_app.packs.blocks import BlockRow, PageFigure, RowSide, RuledLine, Space, Stack
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.sheet import PAGE_HEIGHT, WIDTH

Rows = Sequence[tuple[str, str]]

ASKED, APART = 50 * MM, 11 * MM
"""Width of the words beside the circles; free height below them at least."""
ASKED_LINES = 2
"""How many of these words are not about the circles."""


@dataclass(frozen=True, slots=True)
class Cover:
    """``kind``: what it is, at the top. ``style``: how large the title is set. ``asked``: of how many people, in words.
    ``people``: asked and answered, where they are not those of the results."""

    kind: str
    title: str
    line: str
    asked: str
    rows: Rows
    style: str = "cover"
    people: tuple[int, int] | None = None


def draw_cover(builder: PackBuilder, cover: Cover) -> None:
    """Start the book with this cover."""
    sheet, book = builder.sheet, builder.book
    book.start(_("Cover"), "cover", bare=True)
    right = sheet.mm(46)
    head = BlockRow(
        [
            RowSide(0, WIDTH - right, builder.words(builder.results.partnership_name, "heading")),
            RowSide(WIDTH - right, right, builder.words(cover.kind, "lead", PAPER.muted, "right")),
        ]
    )
    top = PAGE_HEIGHT - 21 * MM
    book.put(Stack([head, RuledLine(PAPER.ink, 0.75, 2.4 * MM)]), top)
    top -= head.height(WIDTH) + 13 * MM
    foot = PAGE_HEIGHT - 285 * MM
    words, circles = _asked(builder, cover), True
    below = _below(builder, cover, cover.style, "cover_line")
    if top - foot < below.height(WIDTH) + APART + words.height(ASKED):
        # Long names: smaller letters, and then no circles, before anything lies over anything.
        below = _below(builder, cover, "title", "lead")
        circles = top - foot >= below.height(WIDTH) + APART + words.height(ASKED)
    lowest = foot + below.height(WIDTH)
    people = _people(builder, cover, words, top - lowest - APART) if circles else Stack(words.blocks[:ASKED_LINES])
    book.put(people, top)
    book.put(below, max(min(top - people.height(WIDTH) - 14 * MM, PAGE_HEIGHT - 168 * MM), lowest))


def _below(builder: PackBuilder, cover: Cover, title: str, line: str) -> Stack:
    """The title and what one must know, in these styles."""
    return Stack(
        [
            RuledLine(PAPER.accent, 1.9 * MM, 0, 3.4 * MM, 25 * MM),
            builder.words(cover.title, title, tag="H1"),
            Space(1.2 * MM),
            builder.words(cover.line, line),
            Space(7 * MM),
            RuledLine(PAPER.divider, 0.75, 0, 2.4 * MM),
            *(builder.labelled(label, text) for label, text in cover.rows),
        ]
    )


def made_by(builder: PackBuilder) -> Rows:
    """The month of the round, and who ran it."""
    results, facts = builder.results, builder.facts
    rows = [(_("Month"), builder.month(results.closed_on or facts.printed_on))]
    if facts.facilitator:
        rows.append((_("Facilitator"), _("{name} (the person who ran the round)", name=facts.facilitator)))
    return rows


def which_copy(builder: PackBuilder) -> Rows:
    """The number of the issue, and that it is practice."""
    facts = builder.facts
    rows = [(_("Issue"), _("{number}, printed on {day}", number=facts.issue_number, day=builder.day(facts.printed_on)))]
    if builder.results.practice:
        rows.append((_("Practice"), _("The answers in this pack are made up.")))
    return rows


def _people_of(builder: PackBuilder, cover: Cover) -> tuple[int, int]:
    return cover.people or (builder.results.asked, builder.results.answered)


def _asked(builder: PackBuilder, cover: Cover) -> Stack:
    """How many were asked and have answered."""
    _all, answered = _people_of(builder, cover)
    return Stack(
        [
            builder.words(cover.asked, "lead"),
            builder.words(n_("{n} answered.", "{n} answered.", answered), "lead"),
            Space(builder.sheet.leading("lead")),
            builder.words(_("Each circle is one person."), "lead"),
        ]
    )


def _people(builder: PackBuilder, cover: Cover, words: Stack, height: float) -> BlockRow:
    """The same with the circles, no higher than ``height``."""
    asked, answered = _people_of(builder, cover)
    circles = people_row.people_grid(asked, answered, builder.sheet.ink, height)
    alt = people_row.describe(asked, answered)
    return BlockRow([RowSide(0, ASKED, words), RowSide(58 * MM, 112 * MM, PageFigure(circles, alt))])
