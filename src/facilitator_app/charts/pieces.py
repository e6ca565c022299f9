"""Pieces of the results that can be copied or saved by themselves: what each is called, and its table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator_app.analysis.boxes import Box, four_boxes
from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.main_points import difference_sentence, split_statements
from facilitator_app.charts.group_tables import gap_words, people_in_groups
from facilitator_app.charts.tables import TableData, block_words, counts_table, main_table, sections_table
from facilitator_app.domain.language import _
from facilitator_app.domain.results import CommentFigures, ItemFigures, RoundResults, SectionFigures

THEME_OF_WORDS = "theme:"
"""Before the id of a theme that comments were given by hand: a part of the questionnaire can have the same."""
_BETWEEN = "\t"


class PieceKind(StrEnum):
    THEMES = "themes"
    THEME = "theme"
    STATEMENT = "statement"
    DIFFER = "differ"
    BOXES = "boxes"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to take away. ``id``: of a theme, a statement or a place of comments. In the four boxes ``own`` and
    ``others`` are blocks, and ``together`` the ids of the groups put together as "we", if that is how they were made.
    """

    kind: PieceKind = PieceKind.THEMES
    id: str = ""
    own: str = ""
    others: str = ""
    together: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """One line of text that ``piece_of`` reads again."""
        return _BETWEEN.join((self.kind, self.id, self.own, self.others, *self.together))


def piece_of(key: str) -> Piece:
    """The piece with this key; all themes for any other text."""
    kind, *rest = key.split(_BETWEEN)
    if kind not in set(PieceKind) or len(rest) < 3:
        return Piece()
    return Piece(PieceKind(kind), rest[0], rest[1], rest[2], tuple(rest[3:]))


def is_there(results: RoundResults, piece: Piece) -> bool:
    """True if these results have this piece."""
    if piece.kind is PieceKind.THEME:
        return any(section.section_id == piece.id for section in results.sections)
    if piece.kind is PieceKind.STATEMENT:
        return any(item.item_id == piece.id for section in results.sections for item in section.items)
    if piece.kind is PieceKind.BOXES:
        return {piece.own, piece.others} <= {block.id for block in results.blocks}
    if piece.kind is PieceKind.WORDS:
        return any(comments.place_id == piece.id and comments.texts for comments, _title in comment_figures(results))
    return True


def pieces(results: RoundResults) -> list[tuple[Piece, str]]:
    """Everything but single statements, each with what it is called."""
    named_pieces = [(Piece(), _("All themes"))]
    named_pieces += [(Piece(PieceKind.THEME, section.section_id), section.title) for section in results.sections]
    named_pieces.append((Piece(PieceKind.DIFFER), _("Where views differ")))
    if len(results.blocks) > 1:
        boxes = Piece(PieceKind.BOXES, own=results.blocks[0].id, others=results.blocks[-1].id)
        named_pieces.append((boxes, name_of(results, boxes)))
    for comments, title in comment_figures(results):
        if comments.texts:
            named_pieces.append((Piece(PieceKind.WORDS, comments.place_id), _("Own words: {title}", title=title)))
    return named_pieces


def name_of(results: RoundResults, piece: Piece) -> str:
    """What a piece is called."""
    if piece.kind is PieceKind.STATEMENT:
        return statement(results, piece.id)[1].named
    if piece.kind is PieceKind.BOXES:
        own, others = results.block(piece.own).name, results.block(piece.others).name
        return _("{own} and {others}", own=own, others=others)
    return next(title for one, title in pieces(results) if one == piece)


def table_of(results: RoundResults, piece: Piece) -> TableData:
    """The table behind a piece."""
    match piece.kind:
        case PieceKind.THEMES:
            return main_table(results)
        case PieceKind.THEME:
            return counts_table(results, results.section(piece.id))
        case PieceKind.STATEMENT:
            return statement_table(results, statement(results, piece.id)[1])
        case PieceKind.DIFFER:
            return differ_table(results)
        case PieceKind.BOXES:
            return boxes_table(results, piece.own, piece.others)
        case PieceKind.WORDS:
            return words_table(comments_at(results, piece.id))


def statement(results: RoundResults, item_id: str) -> tuple[SectionFigures, ItemFigures]:
    """A statement with its theme; the first of all if there is none with this id."""
    pairs = [(section, item) for section in results.sections for item in section.items]
    return next((pair for pair in pairs if pair[1].item_id == item_id), pairs[0])


def statement_table(results: RoundResults, item: ItemFigures) -> TableData:
    """One statement: each answer with its people, then each group in words where groups are shown."""
    if item.withheld:
        return TableData(item.statement, (_("Answer"), _("People")), ((item.withheld, ""),))
    labels = [point.label.text() for point in (item.scale or results.instrument.scale).points]
    rows = list(zip(labels, (str(n) for n in item.counts), strict=False))
    rows += [(_("I do not know"), str(item.dont_know)), (_("This is not about me"), str(item.not_applicable))]
    rows += [(results.block(block.block_id).name, block.sentence) for block in item.blocks]
    return TableData(item.statement, (_("Answer"), _("People")), tuple(rows))


def split_items(results: RoundResults) -> list[ItemFigures]:
    """Every statement whose answers are split, most evenly split first."""
    return [item for _section, item in split_statements(results.sections)]


def differ_table(results: RoundResults) -> TableData:
    """The statements with split answers, each answer with its people; where there are none, the groups by theme."""
    return differ_tables(results)[0]


def differ_tables(results: RoundResults) -> list[TableData]:
    """The statements with split answers, and the themes group by group; what there is nothing of is left out."""
    tables = [_split_table(results)] if split_items(results) or not results.blocks else []
    return [*tables, *([sections_table(results)] if results.blocks else [])]


def _split_table(results: RoundResults) -> TableData:
    scale = results.instrument.scale
    heads = (_("Statement"), *(point.label.text() for point in scale.points), _("I do not know"))
    rows = tuple((i.statement, *(str(n) for n in i.counts), str(i.dont_know)) for i in split_items(results))
    return TableData(_("Statements with split answers."), heads, rows)


@dataclass(frozen=True, slots=True)
class Differing:
    """A theme in which groups differ, and how, in words."""

    section_id: str
    title: str
    sentences: tuple[str, ...]


def differences_by_theme(results: RoundResults, *, statements: bool = True) -> list[Differing]:
    """Each theme with differences between groups. ``statements``: those of its statements too."""
    differing: list[Differing] = []
    for section in results.sections:
        sentences = [difference_sentence(gap, results.blocks) for gap in section.differences]
        for item in section.items if statements else ():
            for gap in item.differences:
                higher, lower = (quoted(results.block(one).name) for one in (gap.higher_block_id, gap.lower_block_id))
                words = _("{statement} {higher} agree more than {lower}.", statement=quoted(item.statement),
                          higher=higher, lower=lower)  # fmt: skip
                sentences.append(words)
        if sentences:
            differing.append(Differing(section.section_id, section.title, tuple(sentences)))
    return differing


def differ_notes(results: RoundResults) -> str:
    """How many differences could be chance, and what it means where none is named."""
    notes = (results.chance_note, results.item_chance_note, _("Where no difference is named, there can still be one."))
    return " ".join(note for note in notes if note)


def boxes_table(results: RoundResults, own: str, others: str) -> TableData:
    """Each theme with the place of both sides and its box."""
    heads = (_("Theme"), results.block(own).name, results.block(others).name, _("Difference"), _("Box"))
    rows = []
    for one in four_boxes(results, own, others):
        section = results.section(one.section_id)
        sides = (block_words(results, section, side) for side in (own, others))
        rows.append((one.title, *sides, gap_words(results, section, (own, others)), box_words()[one.box]))
    sentence = _("{groups} Where no difference is named, there can still be one.", groups=people_in_groups(results))
    return TableData(sentence, heads, tuple(rows))


def box_words() -> dict[Box, str]:
    """What each box says. Plain words: "blind spot" is for the facilitator's notes only."""
    return {
        Box.BOTH_HIGH: _("We all see this working"),
        Box.BOTH_LOW: _("We all want to work on this"),
        Box.OWN_HIGHER: _("We see it more than others do"),
        Box.OTHERS_HIGHER: _("Others see it more than we do"),
        Box.UNCLEAR: _("No clear box"),
    }


InBox = tuple[str, tuple[tuple[str, str], ...]]
"""A box in words, and the themes in it: title and id."""


def boxes_in_words(results: RoundResults, own: str, others: str) -> tuple[list[InBox], str]:
    """The four boxes in reading order, each with its words and its themes; then the sentence on the others."""
    placed, said = four_boxes(results, own, others), box_words()
    order = (Box.OWN_HIGHER, Box.BOTH_HIGH, Box.BOTH_LOW, Box.OTHERS_HIGHER)
    boxes = [(said[box], tuple((one.title, one.section_id) for one in placed if one.box is box)) for box in order]
    unclear = [one.title for one in placed if one.box is Box.UNCLEAR]
    return boxes, _("No clear box: {themes}.", themes=", ".join(unclear)) if unclear else ""


def comment_figures(results: RoundResults) -> list[tuple[CommentFigures, str]]:
    """Every question people could write to, then every theme given by hand; with how each is called here."""
    comments = [(section.comments, section.title) for section in results.sections]
    comments += [(figures, figures.title) for figures in results.open_comments]
    for figures in results.themes:
        named = replace(figures, place_id=f"{THEME_OF_WORDS}{figures.place_id}")
        comments.append((named, _("With the theme: {theme}", theme=figures.title)))
    return comments


def comments_at(results: RoundResults, place_id: str) -> CommentFigures:
    """The comments of one place. Raises KeyError if there is none."""
    return {comments.place_id: comments for comments, _title in comment_figures(results)}[place_id]


def words_table(comments: CommentFigures) -> TableData:
    """One comment a row, in the order they came, which is random."""
    return TableData(comments.title, (_("In people's own words"),), tuple((text,) for text in comments.texts))
