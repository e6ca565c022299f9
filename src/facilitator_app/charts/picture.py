"""A chart with its title and where it comes from, to be copied or saved by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.graphics.shapes import Drawing

from facilitator_app.analysis.main_points import groups_headline
from facilitator_app.charts import MOST_DOTS
from facilitator_app.charts.columns import heads
from facilitator_app.charts.group_marks import group_mark
from facilitator_app.charts.ink import PAPER, Ink
from facilitator_app.charts.key_rows import key_rows
from facilitator_app.charts.lettering import LEADING, drawing, wrapped, write_lines
from facilitator_app.charts.outlines import box, put
from facilitator_app.charts.people_dots import people_dots
from facilitator_app.charts.pieces import (
    InBox,
    Piece,
    PieceKind,
    boxes_in_words,
    comments_at,
    differ_notes,
    differences_by_theme,
    name_of,
    split_items,
    statement,
)
from facilitator_app.charts.stacked_bar import stacked_bar
from facilitator_app.charts.strip_grid import Strip, strip_grid
from facilitator_app.charts.words import everyone_words, no_groups_words, no_split_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, RoundResults

WIDTH, EDGE, GAP = 720.0, 18.0, 10.0
"""Of a picture, its free edge and the room between its parts, in points."""


def picture(results: RoundResults, piece: Piece, number: int = 0) -> Drawing:
    """A piece of the results on white. ``number``: its issue, written at its foot."""
    ink, width = PAPER, WIDTH - 2 * EDGE
    parts = [*_parts(results, piece, ink, width), _text(foot(results, number), ink.sized(10), width)]
    height = sum(part.height for part in parts) + GAP * (len(parts) - 1) + 2 * EDGE
    canvas = drawing(WIDTH, height)
    box(canvas, 0, 0, WIDTH, height, fill=ink.surface)
    top = height - EDGE
    for part in parts:
        top -= part.height
        put(canvas, part, EDGE, top)
        top -= GAP
    return canvas


def title_of(results: RoundResults, piece: Piece) -> str:
    """What stands at the top of a picture."""
    return results.headline if piece.kind is PieceKind.THEMES else name_of(results, piece)


def _parts(results: RoundResults, piece: Piece, ink: Ink, width: float) -> list[Drawing]:
    """The drawings of a piece, from top to bottom."""
    parts = [_text(title_of(results, piece), ink, width, bold=True)]
    match piece.kind:
        case PieceKind.THEMES:
            return [*parts, *_themes(results, ink, width)]
        case PieceKind.THEME:
            return [*parts, *_statements(results, results.section(piece.id).items, ink, width)]
        case PieceKind.STATEMENT:
            return [*parts[1:], *_one_statement(results, statement(results, piece.id)[1], ink, width)]
        case PieceKind.DIFFER:
            return [*parts, *_differences(results, ink, width)]
        case PieceKind.BOXES:
            return [*parts, *_boxes(results, piece, ink, width)]
        case PieceKind.WORDS:
            return [*parts, *(_quote(text, ink, width) for text in comments_at(results, piece.id).texts)]


def foot(results: RoundResults, number: int) -> str:
    """Where a picture or a table comes from, with the promise it keeps."""
    people = n_("{n} person answered.", "{n} people answered.", results.answered)
    words = _("{partnership}, {round}. {people}", partnership=results.partnership_name, round=results.round_name,
              people=people)  # fmt: skip
    if number:
        words += " " + _("Issue {n}.", n=number)
    return (_("Practice: made-up people.") + " " + words) if results.practice else words


def _text(words: str, ink: Ink, width: float, *, bold: bool = False) -> Drawing:
    lines = wrapped(words, ink.bold if bold else ink.regular, ink.size, width)
    height = len(lines) * ink.size * LEADING
    canvas = drawing(width, height)
    write_lines(canvas, 0, height / 2, lines, ink, bold=bold)
    return canvas


def _grid(results: RoundResults, ink: Ink, width: float) -> Drawing:
    strips = [
        Strip(
            section.title,
            section.positions(results.blocks),
            section.spread,
            withheld=section.withheld,
            open_ends=section.open_ends(results.blocks),
        )
        for section in results.sections
    ]
    scale = results.instrument.scale
    return strip_grid(strips, _labels(results), (scale.low, scale.high), ink, width, marks=results.marks)


def _key(results: RoundResults, ink: Ink, width: float) -> list[Drawing]:
    """The marks of the groups with their names; none where there are no groups."""
    if not results.blocks:
        return []
    names = (everyone_words(results), *(block.name for block in results.blocks))
    return [key_rows([(group_mark(number, ink), name) for number, name in zip(results.marks, names)], ink, width)]


def _themes(results: RoundResults, ink: Ink, width: float) -> list[Drawing]:
    """The charts of the questionnaire's kind, and all themes on one line where they have scores."""
    from facilitator_app.charts.kind_charts import kind_charts

    parts: list[Drawing] = []
    for chart in kind_charts(results):
        parts += [_text(chart.title, ink, width, bold=True), chart.draw(ink, width)]
        parts += [_text(note, ink, width) for note in chart.notes]
    if any(section.score is not None for section in results.sections) or not parts:
        parts += [*_key(results, ink, width), _grid(results, ink, width)]
    return parts


def _statements(results: RoundResults, items: Sequence[ItemFigures], ink: Ink, width: float) -> list[Drawing]:
    dots = results.answered <= MOST_DOTS
    low = results.instrument.scale.low
    parts = [heads(_labels(results), width, ink, with_spread=True, fills=not dots, first=low)]
    for item in items:
        parts.append(_text(item.statement, ink, width, bold=True))
        parts.append(_text(item.withheld, ink, width) if item.withheld else _answers(results, item, ink, width, dots))
    return parts


def _one_statement(results: RoundResults, item: ItemFigures, ink: Ink, width: float) -> list[Drawing]:
    """The answers of everyone, and below them what each group said, in words."""
    parts = _statements(results, [item], ink, width)
    for block in item.blocks:
        words = _("{group}: {answers}", group=results.block(block.block_id).name, answers=block.sentence)
        parts.append(_text(words, ink, width))
    return parts


def _differences(results: RoundResults, ink: Ink, width: float) -> list[Drawing]:
    """The statements with split answers, then the differences between groups in words."""
    items = split_items(results)
    parts = _statements(results, items, ink, width) if items else []
    if not items:
        parts.append(_text(no_split_words(results), ink, width))
    by_group = replace(results, sections=tuple(one for one in results.sections if one.blocks))
    if by_group.sections:
        if said := groups_headline(results.sections, results.pattern):
            parts.append(_text(said, ink, width, bold=True))
        parts += [*_key(by_group, ink, width), _grid(by_group, ink, width)]
    differing = differences_by_theme(results)
    for one in differing:
        parts.append(_text(one.title, ink, width, bold=True))
        parts += [_text(sentence, ink, width) for sentence in one.sentences]
    notes = (results.pattern_note, differ_notes(results) if differing else no_groups_words(results))
    return [*parts, _text(" ".join(filter(None, notes)), ink.sized(10), width)]


def _boxes(results: RoundResults, piece: Piece, ink: Ink, width: float) -> list[Drawing]:
    """Four boxes, two and two, with the names of the themes in them."""
    boxes, unclear = boxes_in_words(results, piece.own, piece.others)
    parts = [_box_pair(boxes[:2], ink, width), _box_pair(boxes[2:], ink, width)]
    if unclear:
        parts.append(_text(unclear, ink, width))
    sides = _("“We” are {own}; “others” are {others}.", own=results.block(piece.own).name,
              others=results.block(piece.others).name)  # fmt: skip
    return [*parts, _text(sides, ink, width)]


def _box_pair(boxes: Sequence[InBox], ink: Ink, width: float) -> Drawing:
    """Two boxes side by side, as high as the fuller one."""
    wide = (width - GAP) / 2
    room = wide - 2 * GAP
    texts = []
    for words, themes in boxes:
        lines = [_text(theme, ink, room) for theme, _id in themes or ((_("No theme"), ""),)]
        texts.append([_text(words, ink, room, bold=True), *lines])
    height = max(sum(line.height for line in lines) for lines in texts) + 2 * GAP
    canvas = drawing(width, height)
    for index, lines in enumerate(texts):
        left, top = index * (wide + GAP), height - GAP
        box(canvas, left + 0.5, 0.5, wide - 1, height - 1, fill=ink.window, edge=ink.border)
        for line in lines:
            top -= line.height
            put(canvas, line, left + GAP, top)
    return canvas


def _quote(text: str, ink: Ink, width: float) -> Drawing:
    """Somebody's own words beside a bar."""
    words = _text(text, ink, width - 2 * GAP)
    canvas = drawing(width, words.height)
    box(canvas, 0, 0, 3, words.height, fill=ink.accent)
    put(canvas, words, GAP, 0)
    return canvas


def _answers(results: RoundResults, item: ItemFigures, ink: Ink, width: float, dots: bool) -> Drawing:
    """The answers to a statement; with the words of its own answers where they are not those at the top."""
    make = people_dots if dots else stacked_bar
    own = [point.label.text() for point in (item.scale or results.instrument.scale).points]
    labels = own if own != _labels(results) else ()
    return make(item.counts, ink, width, dont_know=item.dont_know, spread=item.spread, labels=labels)


def _labels(results: RoundResults) -> list[str]:
    return [point.label.text() for point in results.instrument.scale.points]
