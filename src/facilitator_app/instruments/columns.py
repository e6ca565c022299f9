"""Which sheet and column of a spreadsheet stands for which key of a questionnaire file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from facilitator_app.domain.language import _


class Form(Enum):
    """What stands in the cells of a column. WORDS has one column for each language; MANY is a numbered list of words."""

    TEXT = auto()
    WORDS = auto()
    MANY = auto()
    WHOLE = auto()
    NUMBER = auto()
    NUMBERS = auto()
    YES = auto()
    LIST = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """``key``: in the table of its row, with dots for tables inside; in "About", in the whole file."""

    key: str
    head: str
    form: Form = Form.WORDS


def about() -> tuple[Column, ...]:
    """The rows of the sheet "About"."""
    return (
        Column("title", _("Name")),
        Column("purpose", _("What it is for")),
        Column("kind", _("Kind"), Form.TEXT),
        Column("minutes", _("Minutes"), Form.WHOLE),
        Column("languages", _("Languages"), Form.LIST),
        Column("source.citation", _("Where it comes from"), Form.TEXT),
        Column("source.relation", _("How close it is to that"), Form.TEXT),
        Column("source.licence_note", _("Who may use it"), Form.TEXT),
        Column("source.comparability_note", _("What scores can be compared with"), Form.TEXT),
        Column("source.changed", _("Who changed it"), Form.TEXT),
        Column("evidence", _("Above the comment box")),
        Column("easy_evidence", _("Above the comment box, easy words")),
        Column("min_answered", _("Share that must be answered"), Form.NUMBER),
        Column("mixed", _("Mixed order"), Form.YES),
        Column("scoring.basis", _("Bands are cut on"), Form.TEXT),
        Column("scoring.decimals", _("Decimals"), Form.WHOLE),
        Column("scoring.overall", _("One figure for the whole"), Form.YES),
        Column("scoring.cap", _("Best band after a lowest answer"), Form.TEXT),
        Column("weights.choices", _("Weights to choose from"), Form.NUMBERS),
        Column("weights.default", _("Usual weight"), Form.NUMBER),
        Column("chooser.finds_out", _("Finds out"), Form.LIST),
        Column("chooser.people", _("Made for"), Form.LIST),
        Column("chooser.maturity", _("Stage of the partnership"), Form.LIST),
        Column("chooser.will_not_tell", _("What it will not tell")),
        Column("derived_from.id", _("Made from: id"), Form.TEXT),
        Column("derived_from.version", _("Made from: version"), Form.WHOLE),
        Column("id", _("Id"), Form.TEXT),
        Column("version", _("Version"), Form.WHOLE),
    )


@dataclass(frozen=True, slots=True)
class SheetForm:
    """One sheet with a head row. ``key``: the list it stands for."""

    key: str
    name: str
    columns: tuple[Column, ...]


def forms() -> tuple[SheetForm, ...]:
    """Every sheet but "About", in the order of the file."""
    return (
        SheetForm(
            "points",
            _("Answers"),
            (
                Column("scale", _("Scale"), Form.TEXT),
                Column("value", _("Number"), Form.WHOLE),
                Column("label", _("Answer")),
                Column("easy", _("Easy words")),
                Column("description", _("What it looks like")),
                Column("easy_description", _("What it looks like, easy words")),
            ),
        ),
        SheetForm(
            "scales",
            _("Scale"),
            (
                Column("scale", _("Scale"), Form.TEXT),
                Column("count_high", _("Sentence for many")),
                Column("count_low", _("Sentence for few")),
                Column("dont_know", _("I do not know"), Form.YES),
                Column("not_applicable", _("Not about me"), Form.YES),
                Column("dont_know_label", _("Words for I do not know")),
                Column("easy_dont_know_label", _("Easy words for I do not know")),
                Column("not_applicable_label", _("Words for not about me")),
                Column("easy_not_applicable_label", _("Easy words for not about me")),
            ),
        ),
        SheetForm(
            "aspects",
            _("Asked twice"),
            (
                Column("id", _("Id"), Form.TEXT),
                Column("label", _("Name")),
                Column("question", _("Question")),
                Column("easy", _("Easy words")),
                Column("scale", _("Scale"), Form.TEXT),
                Column("reverse", _("Turned round"), Form.YES),
            ),
        ),
        SheetForm(
            "sections",
            _("Sections"),
            (
                Column("title", _("Section")),
                Column("easy_title", _("Easy words")),
                Column("about", _("About this section")),
                Column("questions", _("Question to talk about"), Form.MANY),
                Column("topics", _("Topics"), Form.LIST),
                Column("scale", _("Scale"), Form.TEXT),
                Column("aspects", _("Asked twice"), Form.LIST),
                Column("report", _("Shown as"), Form.TEXT),
                Column("priority", _("Comes first"), Form.YES),
                Column("each", _("Once for each"), Form.TEXT),
                Column("id", _("Id"), Form.TEXT),
            ),
        ),
        questions(),
        SheetForm(
            "open_questions",
            _("Own words"),
            (
                Column("text", _("Question")),
                Column("easy", _("Easy words")),
                Column("id", _("Id"), Form.TEXT),
            ),
        ),
        SheetForm(
            "bands",
            _("Bands"),
            (
                Column("code", _("Letter"), Form.TEXT),
                Column("title", _("Name")),
                Column("meaning", _("What it means")),
                Column("from", _("From"), Form.NUMBER),
                Column("above", _("Above"), Form.NUMBER),
                Column("up_to", _("Up to"), Form.NUMBER),
                Column("below", _("Below"), Form.NUMBER),
            ),
        ),
    )


def questions() -> SheetForm:
    """The sheet with the statements; a CSV file holds this one alone."""
    return SheetForm(
        "items",
        _("Questions"),
        (
            Column("section", _("Section"), Form.TEXT),
            Column("text", _("Statement")),
            Column("easy", _("Easy words")),
            Column("short", _("Short name")),
            Column("reverse", _("Turned round"), Form.YES),
            Column("self", _("Of oneself")),
            Column("tag", _("Sort")),
            Column("levels", _("Level"), Form.MANY),
            Column("easy_levels", _("Easy level"), Form.MANY),
            Column("id", _("Id"), Form.TEXT),
        ),
    )


NONE = "none"
"""In a list: deliberately nothing, which is not the same as nothing said."""
MAIN = "main"
"""The scale that sections use unless they say otherwise."""


def about_name() -> str:
    return _("About")


def head_in(head: str, number: int = 0, code: str = "") -> str:
    """ "Level 2 (cy)": the head of one column of several."""
    words = f"{head} {number}" if number else head
    return f"{words} ({code})" if code else words
