"""All themes on one page, what works, what to talk about, where views differ."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts import paired_strip, strip_grid
from facilitator_app.charts.group_marks import group_mark
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.paired_strip import Side as PairSide
from facilitator_app.charts.strip_grid import Strip
from facilitator_app.charts.words import spread_word
from facilitator_app.domain.instrument import Kind, Report
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import EVERYONE, ItemFigures, SectionFigures
from facilitator_app.packs.blocks import Block, Figure, HeadRow, Row, Side, Space, Stack
from facilitator_app.packs.desk import Desk
from facilitator_app.packs.offer import split_statements, to_talk_about, working
from facilitator_app.packs.sheet import WIDTH
from facilitator_app.packs.text import clean

_Pair = tuple[PairSide, PairSide]

MOST_SPLITS = 5
SHORT_NAME = 34
"""Letters of a name beside which another one has room."""
TIGHT = 4.6
"""Free height of a row where a grid would just not fit; millimetres at 12 points."""


def all_sections(desk: Desk) -> None:
    """The strip grid: one row per theme, a lane for everyone and one for each group."""
    results, book = desk.results, desk.book
    people = n_("{n} person answered.", "{n} people answered.", results.answered)
    lead = _("Each line runs from {low} to {high}. The bar is everyone.", low=desk.labels[0], high=desk.labels[-1])
    if results.blocks:
        lead = _("Each line runs from {low} to {high}. The bar is everyone. Each shape is one group.",
                 low=desk.labels[0], high=desk.labels[-1])  # fmt: skip
    lead = f"{people} {lead}"
    name = _("All themes on one page")
    title = highest_and_lowest(desk)
    desk.begin(title or name, "all_sections", name if title else "", lead, name)
    book.add(key(desk), Space(2.4 * MM))
    counted = {section.id for section in results.instrument.sections if section.report is Report.COUNTS}
    strips = [strip_of(desk, section) for section in results.sections if section.section_id not in counted]
    names = [_("Everyone"), *(clean(block.name) for block in results.blocks)]
    flow(desk, strips, names)


def flow(
    desk: Desk, strips: Sequence[Strip], names: Sequence[str], marks: Sequence[int] = (), title_head: str = ""
) -> None:
    """As many rows on each page as fit, each page with its own heads. ``names`` and ``marks``: one for each lane."""
    rest = list(strips)
    with_spread = desk.spread_beside and any(strip.spread is not None for strip in strips)
    while rest:
        drawing, count = _as_many_as_fit(desk, rest, len(names), marks, title_head, with_spread)
        if drawing.height > desk.book.room and desk.book.room < desk.book.room_of_new_page:
            desk.book.turn()
            continue
        desk.book.add(Figure(drawing, strip_grid.describe(rest[:count], names, desk.labels, desk.ends)))
        rest = rest[count:]
        if rest:
            desk.book.turn()


def _as_many_as_fit(
    desk: Desk, strips: Sequence[Strip], lanes: int, marks: Sequence[int], title_head: str, with_spread: bool
) -> tuple[Drawing, int]:
    """The largest grid for this page, and its number of rows; rows move closer if that saves a page."""
    for count in range(len(strips), 0, -1):
        for pad in (strip_grid.PAD, TIGHT) if count == len(strips) else (strip_grid.PAD,):
            drawing = strip_grid.strip_grid(
                strips[:count], desk.labels, desk.ends, desk.sheet.ink, WIDTH,
                with_spread=with_spread, lanes=lanes, pad=pad, marks=marks, title_head=title_head,
            )  # fmt: skip
            if drawing.height <= desk.book.room:
                return drawing, count
    return drawing, 1


def strip_of(desk: Desk, section: SectionFigures) -> Strip:
    """One row of the grid."""
    positions = (section.score, *(section.score_of(block.id) for block in desk.results.blocks))
    notes = [_("Worth talking about")] if section.differences else []
    if section.spread is not None and not desk.spread_beside:
        notes.insert(0, _("Spread: {word}.", word=spread_word(section.spread)))
    note = " ".join(notes)
    why = section.withheld or (_("This part has no score.") if section.score is None else "")
    return Strip(clean(section.title), positions, section.spread, note, clean(why))


def highest_and_lowest(desk: Desk) -> str:
    """The finding as a title, where the ends are at least a quarter of a step apart."""
    scored = [(s.score, s.title) for s in desk.results.sections if s.score is not None]
    if len(scored) < 2 or desk.results.instrument.kind is Kind.STAGES:  # no stage is better than another
        return ""
    low, high = min(scored), max(scored)
    if high[0] - low[0] < 0.25:
        return ""
    return _("Highest: {high}. Lowest: {low}.", high=high[1], low=low[1])


def key(desk: Desk) -> Block:
    """Marks and names of everyone and the groups, two to a row where the names are short."""
    names = [_("Everyone"), *(block.name for block in desk.results.blocks)]
    return key_of(desk, list(enumerate(names)))


def key_of(desk: Desk, marks: Sequence[tuple[int, str]]) -> Block:
    """Numbers of marks with their names, two to a row where both names are short."""
    mark, width = desk.sheet.mm(8), WIDTH / 2
    rows: list[Block] = []
    rest = list(marks)
    while rest:
        pair = not desk.sheet.large and len(rest) > 1 and all(len(name) <= SHORT_NAME for _mark, name in rest[:2])
        sides = []
        for place, (number, name) in enumerate(rest[: 1 + pair]):
            figure = Figure(group_mark(number, desk.sheet.ink))
            wide = (width if pair else WIDTH) - mark
            sides += [Side(place * width, mark, figure), Side(place * width + mark, wide, desk.words(name))]
        rest = rest[1 + pair :]
        rows += [Row(sides), Space(0.8 * MM)]
    return Stack(rows)


def works(desk: Desk) -> None:
    """Up to five statements that most people see as good news."""
    rows = working(desk.results)
    lead = _("These are the statements with the most good news, at most 2 from each theme.")
    question = [_("What are we doing that makes these work? How do we keep doing it?")]
    nothing = _("No statement has good news from two thirds of the people who answered it.")
    title = n_("{n} thing that works for most of us", "{n} things that work for most of us", len(rows))
    _statements(desk, "works", _("What is working"), title, lead, rows, question, nothing)


def talk(desk: Desk) -> None:
    """Up to five statements to work on."""
    rows = to_talk_about(desk.results)
    lead = _("Here fewer than half see good news, or views are split. At most 2 are from each theme.")
    question = [_("Which of these matters most to the people we work for?"), _("What would be a first small step?")]
    nothing = _("No statement has good news from fewer than half, and no views are split.")
    title = n_("{n} thing to talk about", "{n} things to talk about", len(rows))
    _statements(desk, "talk", _("What to talk about"), title, lead, rows, question, nothing)


def _statements(
    desk: Desk, anchor: str, name: str, title: str, lead: str, rows: Sequence[tuple[SectionFigures, ItemFigures]],
    questions: Sequence[str], nothing: str,
) -> None:  # fmt: skip
    if not rows:
        desk.begin(name, anchor)
        desk.book.add(desk.words(nothing))
        return
    desk.begin(title, anchor, name, lead)
    last = [Space(5 * MM), desk.talk_box(questions)]
    # The line that names the theme is the first to go where the page would overflow.
    bare = [(None, item) for _section, item in rows]
    fits = [_height(desk, some, last) <= desk.book.room for some in (rows, bare)]
    add_items(desk, bare if fits == [False, True] else rows)
    desk.book.keep(*last)


def _height(desk: Desk, rows: Sequence[tuple[SectionFigures | None, ItemFigures]], last: Sequence[Block]) -> float:
    return sum(block.height(WIDTH) for block in (*(block for _heads, block in listed(desk, rows)), *last))


def listed(desk: Desk, rows: Sequence[tuple[SectionFigures | None, ItemFigures]]) -> list[tuple[HeadRow | None, Block]]:
    """Statements one after another; where the answers change, with the heads of their columns above and beside them."""
    found: list[tuple[HeadRow | None, Block]] = []
    current: tuple[str, ...] | None = None
    for section, item in rows:
        labels, block = desk.labels_of(item), desk.item(item, section)
        if labels == current:
            found.append((None, block))
        else:
            heads = desk.heads(item)
            found.append((heads, Stack([heads, block])))
        current = labels
    return found


def add_items(desk: Desk, rows: Sequence[tuple[SectionFigures | None, ItemFigures]]) -> None:
    """Statements under the heads of their columns, which are repeated on every further page."""
    for heads, block in listed(desk, rows):
        if heads is None:
            desk.book.add(block)
            continue
        desk.book.repeat()
        desk.book.keep(block)
        desk.book.repeat(heads)
    desk.book.repeat()


def differ(desk: Desk) -> None:
    """Differences between groups that hold without any one person, and split statements."""
    results, book = desk.results, desk.book
    differences = [d for section in results.sections for d in section.differences]
    splits = split_statements(results)
    parts = []
    if differences:
        parts.append(n_("{n} difference between groups", "{n} differences between groups", len(differences)))
    if splits:
        parts.append(n_("{n} split statement", "{n} split statements", len(splits)))
    name = _("Where views differ")
    if not parts:
        desk.begin(_("No views stand far apart"), "differ", name, bookmark=name)
        book.add(desk.words(_("No group's answers stand clearly apart from another's, and no statement splits us.")))
        book.add(Space(3 * MM), desk.words(_("No mark does not mean no difference.")))
        return
    title = _("{one} and {other}", one=parts[0], other=parts[1]) if len(parts) > 1 else parts[0]
    desk.begin(
        title, "differ", name, _("A difference is marked only if it would still be there without any one person.")
    )
    for section in results.sections:
        if section.differences:
            _between_groups(desk, section)
    if differences or results.blocks:
        note = results.chance_note or _("No mark does not mean no difference.")
        words = note if differences else _("No group's answers stand clearly apart from another's.")
        book.add(Space(2 * MM), desk.words(words, colour=PAPER.muted))
    else:
        book.add(desk.words(_("We show no groups on their own, so we do not compare groups."), colour=PAPER.muted))
    talk_about = desk.talk_box([_("What do some of us see here that others do not?")])
    if splits:
        _split_rows(desk, splits, talk_about)
    book.keep(Space(5 * MM), talk_about)


def _between_groups(desk: Desk, section: SectionFigures) -> None:
    """The pairs of groups of one theme under a heading; as many in one chart as fit, the others on the next page."""
    rest = _pairs(desk, section)
    heading = 7 * MM + desk.sheet.leading("heading") + 2.4 * MM
    while rest:
        count = _fitting(desk, rest, desk.book.room - heading)
        if not count:
            count = max(1, _fitting(desk, rest, desk.book.room_of_new_page - heading))
        alt = _("{title}: {words}", title=section.title,
                words=paired_strip.describe(rest[:count], desk.labels, desk.ends))  # fmt: skip
        figure = Figure(_pair_strip(desk, rest[:count]), alt)
        desk.book.heading(_("Between groups: {title}", title=section.title), figure)
        rest = rest[count:]


def _fitting(desk: Desk, pairs: Sequence[_Pair], room: float) -> int:
    """How many of these pairs fit into this height."""
    fits = (n for n in range(len(pairs), 0, -1) if _pair_strip(desk, pairs[:n]).height <= room)
    return next(fits, 0)


def _pair_strip(desk: Desk, pairs: Sequence[_Pair]) -> Drawing:
    return paired_strip.paired_strip(pairs, desk.labels, desk.ends, desk.sheet.ink, WIDTH)


def _pairs(desk: Desk, section: SectionFigures) -> list[_Pair]:
    numbers = {block.id: (number, clean(block.name)) for number, block in enumerate(desk.results.blocks, 1)}
    numbers[EVERYONE] = (0, _("Everyone"))
    pairs = []
    for found in section.differences:
        both = []
        for block_id in (found.lower_block_id, found.higher_block_id):
            score = section.score_of(block_id)
            assert score is not None
            both.append(PairSide(*numbers[block_id], score))
        pairs.append((both[0], both[1]))
    return pairs


def _split_rows(desk: Desk, splits: Sequence[tuple[SectionFigures, ItemFigures]], last: Block) -> None:
    """Split statements, as many as fit above ``last``; the others stand on the pages of their themes."""
    (_heads, first), *rest = listed(desk, splits[:MOST_SPLITS])
    desk.book.heading(_("Between people: split statements"), first)
    shown = 1
    for _heads, row in rest:
        if row.height(WIDTH) + last.height(WIDTH) + 15 * MM > desk.book.room:
            break
        desk.book.add(row)
        shown += 1
    more = len(splits) - shown
    if more:
        words = n_("{n} more split statement is on the page of its theme.",
                   "{n} more split statements are on the pages of their themes.", more)  # fmt: skip
        desk.book.add(Space(2 * MM), desk.words(words, colour=PAPER.muted))
