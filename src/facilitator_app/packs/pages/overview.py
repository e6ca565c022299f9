"""All themes on one page, what works, what to talk about, where views differ."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from facilitator_app.analysis.main_points import split_statements, to_talk_about, working
from facilitator_app.charts import paired_strip, strip_grid
from facilitator_app.charts.group_marks import group_mark
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.paired_strip import PairedSide
from facilitator_app.charts.scripts import clean
from facilitator_app.charts.strip_grid import Strip
from facilitator_app.charts.words import everyone_words, no_groups_words, shape_words, spread_word, theme_note
from facilitator_app.domain.instrument import Report
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import EVERYONE, ItemFigures, SectionFigures
from facilitator_app.packs.blocks import BlockRow, HeadRow, PageBlock, PageFigure, RowSide, Space, Stack
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.sheet import WIDTH

_Pair = tuple[PairedSide, PairedSide]

MOST_SPLITS = 5
SHORT_NAME = 34
"""Letters of a name beside which another one has room."""
TIGHT = 4.6
"""Free height of a row where a grid would just not fit; millimetres at 12 points."""


def all_sections(builder: PackBuilder) -> None:
    """The strip grid: one row per theme, a lane for everyone and one for each group."""
    results, book = builder.results, builder.book
    people = n_("{n} person answered.", "{n} people answered.", results.answered)
    lead = _(
        "Each line runs from {low} to {high}. The bar is everyone.", low=builder.labels[0], high=builder.labels[-1]
    )
    lead = " ".join([people, lead, *([shape_words(results)] if results.blocks else [])])
    name = _("All themes on one page")
    title = results.ends
    builder.begin(title or name, "all_sections", name if title else "", lead, name)
    book.add(key(builder), Space(2.4 * MM))
    counted = {section.id for section in results.instrument.sections if section.report is Report.COUNTS}
    strips = [strip_of(builder, section) for section in results.sections if section.section_id not in counted]
    names = [everyone_words(results), *(clean(block.name) for block in results.blocks)]
    flow(builder, strips, names, results.marks)


def flow(
    builder: PackBuilder, strips: Sequence[Strip], names: Sequence[str], marks: Sequence[int] = (), title_head: str = ""
) -> None:
    """As many rows on each page as fit, each page with its own heads. ``names`` and ``marks``: one for each lane."""
    rest = list(strips)
    with_spread = builder.spread_beside and any(strip.spread is not None for strip in strips)
    while rest:
        drawing, count = _as_many_as_fit(builder, rest, len(names), marks, title_head, with_spread)
        if drawing.height > builder.book.room and builder.book.room < builder.book.room_of_new_page:
            builder.book.turn()
            continue
        builder.book.add(PageFigure(drawing, strip_grid.describe(rest[:count], names, builder.labels, builder.ends)))
        rest = rest[count:]
        if rest:
            builder.book.turn()


def _as_many_as_fit(
    builder: PackBuilder, strips: Sequence[Strip], lanes: int, marks: Sequence[int], title_head: str, with_spread: bool
) -> tuple[Drawing, int]:
    """The largest grid for this page, and its number of rows; rows move closer if that saves a page."""
    for count in range(len(strips), 0, -1):
        for pad in (strip_grid.PAD, TIGHT) if count == len(strips) else (strip_grid.PAD,):
            drawing = strip_grid.strip_grid(
                strips[:count], builder.labels, builder.ends, builder.sheet.ink, WIDTH,
                with_spread=with_spread, lanes=lanes, pad=pad, marks=marks, title_head=title_head,
            )  # fmt: skip
            if drawing.height <= builder.book.room:
                return drawing, count
    return drawing, 1


def strip_of(builder: PackBuilder, section: SectionFigures) -> Strip:
    """One row of the grid."""
    blocks = builder.results.blocks
    notes = [note] if (note := theme_note(section.verdict)) else []
    if section.spread is not None and not builder.spread_beside:
        notes.insert(0, _("Spread: {word}.", word=spread_word(section.spread)))
    note = " ".join(notes)
    why = section.withheld or (_("This part has no score.") if section.score is None else "")
    return Strip(
        clean(section.title), section.positions(blocks), section.spread, note, clean(why), section.open_ends(blocks)
    )


def key(builder: PackBuilder) -> PageBlock:
    """Marks and names of everyone and the groups, two to a row where the names are short."""
    names = [everyone_words(builder.results), *(block.name for block in builder.results.blocks)]
    return key_of(builder, [*zip(builder.results.marks, names)])


def key_of(builder: PackBuilder, marks: Sequence[tuple[int, str]]) -> PageBlock:
    """Numbers of marks with their names, two to a row where both names are short."""
    mark, width = builder.sheet.mm(8), WIDTH / 2
    rows: list[PageBlock] = []
    rest = list(marks)
    while rest:
        pair = not builder.sheet.large and len(rest) > 1 and all(len(name) <= SHORT_NAME for _mark, name in rest[:2])
        sides = []
        for column, (number, name) in enumerate(rest[: 1 + pair]):
            figure = PageFigure(group_mark(number, builder.sheet.ink))
            wide = (width if pair else WIDTH) - mark
            sides += [RowSide(column * width, mark, figure), RowSide(column * width + mark, wide, builder.words(name))]
        rest = rest[1 + pair :]
        rows += [BlockRow(sides), Space(0.8 * MM)]
    return Stack(rows)


def works(builder: PackBuilder) -> None:
    """Up to five statements that most people see as good news."""
    rows = working(builder.results.sections)
    lead = _("Here two in three or more see good news. These have the most good news, at most 2 from each theme.")
    lead = f"{lead} {builder.results.works_note}".strip()
    question = [_("What are we doing that makes these work? How do we keep doing it?")]
    nothing = (
        _("No statement has good news from two thirds of the people who answered it or do not know.")
        if builder.results.whole
        else _(
            "No statement that can be shown has good news from two thirds of the people who answered it or do not know."
        )
    )
    title = n_("{n} thing that works for most of us", "{n} things that work for most of us", len(rows))
    _statements(builder, "works", _("What is working"), title, lead, rows, question, nothing)


def talk(builder: PackBuilder) -> None:
    """Up to five statements to work on."""
    rows = to_talk_about(builder.results.sections)
    lead = _(
        "Here two in five or more see bad news, half or more do not know, or views are split. At most 2 are from each theme."
    )
    lead = f"{lead} {builder.results.talk_note}".strip()
    question = [_("Which of these matters most to the people we work for?"), _("What would be a first small step?")]
    nothing = (
        _("No statement has bad news from two in five or more, half who do not know, or split views.")
        if builder.results.whole
        else _(
            "No statement that can be shown has bad news from two in five or more, half who do not know, or split views."
        )
    )
    title = n_("{n} thing to talk about", "{n} things to talk about", len(rows))
    _statements(builder, "talk", _("What to talk about"), title, lead, rows, question, nothing)


def _statements(
    builder: PackBuilder, anchor: str, name: str, title: str, lead: str, rows: Sequence[tuple[SectionFigures, ItemFigures]],
    questions: Sequence[str], nothing: str,
) -> None:  # fmt: skip
    if not rows:
        builder.begin(name, anchor)
        builder.book.add(builder.words(nothing))
        return
    builder.begin(title, anchor, name, lead)
    last = [Space(5 * MM), builder.talk_box(questions)]
    # The line that names the theme is the first to go where the page would overflow.
    bare = [(None, item) for _section, item in rows]
    fits = [_height(builder, some, last) <= builder.book.room for some in (rows, bare)]
    add_items(builder, bare if fits == [False, True] else rows)
    builder.book.keep(*last)


def _height(
    builder: PackBuilder, rows: Sequence[tuple[SectionFigures | None, ItemFigures]], last: Sequence[PageBlock]
) -> float:
    return sum(block.height(WIDTH) for block in (*(block for _heads, block in listed(builder, rows)), *last))


def listed(
    builder: PackBuilder, rows: Sequence[tuple[SectionFigures | None, ItemFigures]]
) -> list[tuple[HeadRow | None, PageBlock]]:
    """Statements one after another; where the answers change, with the heads of their columns above and beside them."""
    blocks: list[tuple[HeadRow | None, PageBlock]] = []
    current: tuple[str, ...] | None = None
    for section, item in rows:
        labels, block = builder.labels_of(item), builder.item(item, section)
        if labels == current:
            blocks.append((None, block))
        else:
            heads = builder.heads(item)
            blocks.append((heads, Stack([heads, block])))
        current = labels
    return blocks


def add_items(builder: PackBuilder, rows: Sequence[tuple[SectionFigures | None, ItemFigures]]) -> None:
    """Statements under the heads of their columns, which are repeated on every further page."""
    for heads, block in listed(builder, rows):
        if heads is None:
            builder.book.add(block)
            continue
        builder.book.repeat()
        builder.book.keep(block)
        builder.book.repeat(heads)
    builder.book.repeat()


def differ(builder: PackBuilder) -> None:
    """Differences between groups that are more than chance easily makes, and split statements."""
    results, book = builder.results, builder.book
    differences = [d for section in results.sections for d in section.differences]
    splits = split_statements(results.sections)
    parts = []
    if differences:
        parts.append(n_("{n} difference between groups", "{n} differences between groups", len(differences)))
    if splits:
        parts.append(n_("{n} split statement", "{n} split statements", len(splits)))
    name = _("Where views differ")
    if not parts:
        builder.begin(name, "differ")
        nothing = _("No statement splits us.") if results.whole else _("No statement that can be shown splits us.")
        book.add(*builder.paragraphs([nothing, *_between_all(builder)]))
        return
    title = _("{one} and {other}", one=parts[0], other=parts[1]) if len(parts) > 1 else parts[0]
    builder.begin(
        title,
        "differ",
        name,
        _("A difference between groups is only named if it is large, and chance seldom makes one like it."),
    )
    for section in results.sections:
        if section.differences:
            _between_groups(builder, section)
    for words in _between_all(builder):
        book.add(Space(2 * MM), builder.words(words, colour=PAPER.muted))
    talk_about = builder.talk_box([_("What do some of us see here that others do not?")])
    if splits:
        _split_rows(builder, splits, talk_about)
    book.keep(Space(5 * MM), talk_about)


def _between_all(builder: PackBuilder) -> list[str]:
    """What is said of all groups together: who is lowest throughout, and what could be chance."""
    results = builder.results
    sentences = [results.pattern, results.pattern_note] if results.pattern else []
    if any(section.differences for section in results.sections):
        return [*sentences, results.chance_note or _("Where no difference is named, there can still be one.")]
    return [*sentences, no_groups_words(results)]


def _between_groups(builder: PackBuilder, section: SectionFigures) -> None:
    """The pairs of groups of one theme under a heading; as many in one chart as fit, the others on the next page."""
    rest = _pairs(builder, section)
    heading = 7 * MM + builder.sheet.leading("heading") + 2.4 * MM
    while rest:
        count = _fitting(builder, rest, builder.book.room - heading)
        if not count:
            count = max(1, _fitting(builder, rest, builder.book.room_of_new_page - heading))
        alt = _("{title}: {words}", title=section.title,
                words=paired_strip.describe(rest[:count], builder.labels, builder.ends))  # fmt: skip
        figure = PageFigure(_pair_strip(builder, rest[:count]), alt)
        builder.book.heading(_("Between groups: {title}", title=section.title), figure)
        rest = rest[count:]


def _fitting(builder: PackBuilder, pairs: Sequence[_Pair], room: float) -> int:
    """How many of these pairs fit into this height."""
    fits = (n for n in range(len(pairs), 0, -1) if _pair_strip(builder, pairs[:n]).height <= room)
    return next(fits, 0)


def _pair_strip(builder: PackBuilder, pairs: Sequence[_Pair]) -> Drawing:
    return paired_strip.paired_strip(pairs, builder.labels, builder.ends, builder.sheet.ink, WIDTH)


def _pairs(builder: PackBuilder, section: SectionFigures) -> list[_Pair]:
    results = builder.results
    numbers = {block.id: (results.mark(block.id), clean(block.name)) for block in results.blocks}
    numbers[EVERYONE] = (0, _("Everyone"))
    pairs = []
    for difference in section.differences:
        both = []
        for block_id in (difference.lower_block_id, difference.higher_block_id):
            score = section.score_of(block_id)
            assert score is not None
            both.append(PairedSide(*numbers[block_id], score, section.open_end_of(block_id)))
        pairs.append((both[0], both[1]))
    return pairs


def _split_rows(builder: PackBuilder, splits: Sequence[tuple[SectionFigures, ItemFigures]], last: PageBlock) -> None:
    """Split statements, as many as fit above ``last``; the others stand on the pages of their themes."""
    (_heads, first), *rest = listed(builder, splits[:MOST_SPLITS])
    builder.book.heading(_("Between people: split statements"), first)
    shown = 1
    for _heads, row in rest:
        if row.height(WIDTH) + last.height(WIDTH) + 15 * MM > builder.book.room:
            break
        builder.book.add(row)
        shown += 1
    more = len(splits) - shown
    if more:
        words = n_("{n} more split statement is on the page of its theme.",
                   "{n} more split statements are on the pages of their themes.", more)  # fmt: skip
        builder.book.add(Space(2 * MM), builder.words(words, colour=PAPER.muted))
