"""The pages of the projector, made from what may be published and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator_app.charts.words import arrow_words, band_words, point_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import CommentFigures, ItemFigures, RoundResults, SectionFigures

LETTERS = 230
"""What fits on one page in six lines of 32 points; longer words go on over the next page."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One page: a title, a few lines below it or somebody's own words, and at most one chart.

    ``section`` asks for the theme on its scale, ``item`` for the answers to a statement. ``place`` is the section or
    question the page belongs to, so that the projector can start there.
    """

    title: str
    lines: tuple[str, ...] = ()
    quote: bool = False
    section: SectionFigures | None = None
    item: ItemFigures | None = None
    place: str = ""


def slides_of(results: RoundResults, counted: str = "") -> tuple[Slide, ...]:
    """Every page in order: the main points one by one, each theme with its statements and words, what to talk about.

    ``counted``: what the first page says in place of how many people answered.
    """
    return tuple(_pages(results, counted))


def start_at(slides: tuple[Slide, ...], place: str) -> int:
    """The first page about this section, statement or question; the first of all if there is none."""
    for number, slide in enumerate(slides):
        if place and place in (slide.place, slide.item.item_id if slide.item else ""):
            return number
    return 0


def theme_starts(slides: tuple[Slide, ...]) -> list[int]:
    """The first page of all, and of every theme or question."""
    return [n for n, slide in enumerate(slides) if n == 0 or slide.place != slides[n - 1].place]


def _pages(results: RoundResults, counted: str) -> Iterator[Slide]:
    answered = counted or n_("{n} person answered.", "{n} people answered.", results.answered)
    first = (results.round_name, answered)
    yield Slide(results.partnership_name, (_("Practice: made-up people"), *first) if results.practice else first)
    for point in results.main_points:
        yield Slide(point_words()[point.kind], (point.headline, point.sentence))
    if any(one.open_end for section in results.sections for one in section.blocks):
        yield Slide(_("Where groups lie"), (arrow_words(),))  # no room for it beside four names
    for section in results.sections:
        yield from _theme(section)
    for place in results.open_comments:
        yield from _words(place, place.title, place.place_id)
    for place in results.themes:
        yield from _words(place, place.title, place.place_id)


def _theme(section: SectionFigures) -> Iterator[Slide]:
    place = section.section_id
    if section.withheld:
        yield Slide(section.title, (section.withheld,), place=place)
    else:
        yield Slide(section.title, section=section, place=place)
    if band := band_words(section):
        yield Slide(section.title, (band,), place=place)
    for item in section.items:
        if item.withheld:
            yield Slide(item.statement, (item.withheld,), place=place)
        else:
            yield Slide(item.statement, item=item, place=place)
    yield from _words(section.comments, section.title, place)
    for question in section.questions:
        yield Slide(_("To talk about: {theme}", theme=section.title), (question,), place=place)


def _words(comments: CommentFigures, title: str, place: str) -> Iterator[Slide]:
    """One comment a page; a long one goes on over several. Nothing at all where none may be shown."""
    for text in comments.texts:
        for part in _parts(text):
            yield Slide(title, (part,), quote=True, place=place)


def _parts(text: str) -> list[str]:
    """A text in pieces that fit on a page, cut between words."""
    parts, part = [], ""
    for word in text.split():
        pieces = [word[at : at + LETTERS] for at in range(0, len(word), LETTERS)]
        for piece in pieces:
            if part and len(part) + 1 + len(piece) > LETTERS:
                parts.append(part)
                part = ""
            part = f"{part} {piece}".strip()
    return [*parts, part] if part else parts
