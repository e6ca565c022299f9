"""Which sheet and column of a spreadsheet stands for which key of a questionnaire file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from facilitator_app.domain.language import _


class CellForm(Enum):
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
class SheetColumn:
    """``key``: in the table of its row, with dots for tables inside; in "About", in the whole file."""

    key: str
    head: str
    form: CellForm = CellForm.WORDS


def about() -> tuple[SheetColumn, ...]:
    """The rows of the sheet "About"."""
    return (
        SheetColumn("title", _("Name")),
        SheetColumn("purpose", _("What it is for")),
        SheetColumn("kind", _("Kind"), CellForm.TEXT),
        SheetColumn("minutes", _("Minutes"), CellForm.WHOLE),
        SheetColumn("languages", _("Languages"), CellForm.LIST),
        SheetColumn("source.citation", _("Where it comes from"), CellForm.TEXT),
        SheetColumn("source.relation", _("How close it is to that"), CellForm.TEXT),
        SheetColumn("source.licence_note", _("Who may use it"), CellForm.TEXT),
        SheetColumn("source.comparability_note", _("What scores can be compared with"), CellForm.TEXT),
        SheetColumn("source.changed", _("Who changed it"), CellForm.TEXT),
        SheetColumn("evidence", _("Above the comment box")),
        SheetColumn("easy_evidence", _("Above the comment box, easy words")),
        SheetColumn("min_answered", _("Share that must be answered"), CellForm.NUMBER),
        SheetColumn("mixed", _("Mixed order"), CellForm.YES),
        SheetColumn("scoring.basis", _("Bands are cut on"), CellForm.TEXT),
        SheetColumn("scoring.decimals", _("Decimals"), CellForm.WHOLE),
        SheetColumn("scoring.overall", _("One figure for the whole"), CellForm.YES),
        SheetColumn("scoring.cap", _("Best band after a lowest answer"), CellForm.TEXT),
        SheetColumn("weights.choices", _("Weights to choose from"), CellForm.NUMBERS),
        SheetColumn("weights.default", _("Usual weight"), CellForm.NUMBER),
        SheetColumn("chooser.finds_out", _("Finds out"), CellForm.LIST),
        SheetColumn("chooser.people", _("Made for"), CellForm.LIST),
        SheetColumn("chooser.maturity", _("Stage of the partnership"), CellForm.LIST),
        SheetColumn("chooser.will_not_tell", _("What it will not tell")),
        SheetColumn("derived_from.id", _("Made from: id"), CellForm.TEXT),
        SheetColumn("derived_from.version", _("Made from: version"), CellForm.WHOLE),
        SheetColumn("id", _("Id"), CellForm.TEXT),
        SheetColumn("version", _("Version"), CellForm.WHOLE),
    )


@dataclass(frozen=True, slots=True)
class SheetForm:
    """One sheet with a head row. ``key``: the list it stands for."""

    key: str
    name: str
    columns: tuple[SheetColumn, ...]


def forms() -> tuple[SheetForm, ...]:
    """Every sheet but "About", in the order of the file."""
    return (
        SheetForm(
            "points",
            _("Answers"),
            (
                SheetColumn("scale", _("Scale"), CellForm.TEXT),
                SheetColumn("value", _("Number"), CellForm.WHOLE),
                SheetColumn("label", _("Answer")),
                SheetColumn("easy", _("Easy words")),
                SheetColumn("description", _("What it looks like")),
                SheetColumn("easy_description", _("What it looks like, easy words")),
            ),
        ),
        SheetForm(
            "scales",
            _("Scale"),
            (
                SheetColumn("scale", _("Scale"), CellForm.TEXT),
                SheetColumn("count_high", _("Sentence for many")),
                SheetColumn("count_low", _("Sentence for few")),
                SheetColumn("dont_know", _("I do not know"), CellForm.YES),
                SheetColumn("not_applicable", _("Not about me"), CellForm.YES),
                SheetColumn("dont_know_label", _("Words for I do not know")),
                SheetColumn("easy_dont_know_label", _("Easy words for I do not know")),
                SheetColumn("not_applicable_label", _("Words for not about me")),
                SheetColumn("easy_not_applicable_label", _("Easy words for not about me")),
            ),
        ),
        SheetForm(
            "aspects",
            _("Asked twice"),
            (
                SheetColumn("id", _("Id"), CellForm.TEXT),
                SheetColumn("label", _("Name")),
                SheetColumn("question", _("Question")),
                SheetColumn("easy", _("Easy words")),
                SheetColumn("scale", _("Scale"), CellForm.TEXT),
                SheetColumn("reverse", _("Turned round"), CellForm.YES),
            ),
        ),
        SheetForm(
            "sections",
            _("Sections"),
            (
                SheetColumn("title", _("Section")),
                SheetColumn("easy_title", _("Easy words")),
                SheetColumn("about", _("About this section")),
                SheetColumn("questions", _("Question to talk about"), CellForm.MANY),
                SheetColumn("topics", _("Topics"), CellForm.LIST),
                SheetColumn("scale", _("Scale"), CellForm.TEXT),
                SheetColumn("aspects", _("Asked twice"), CellForm.LIST),
                SheetColumn("report", _("Shown as"), CellForm.TEXT),
                SheetColumn("priority", _("Comes first"), CellForm.YES),
                SheetColumn("each", _("Once for each"), CellForm.TEXT),
                SheetColumn("id", _("Id"), CellForm.TEXT),
            ),
        ),
        questions(),
        SheetForm(
            "open_questions",
            _("Own words"),
            (
                SheetColumn("text", _("Question")),
                SheetColumn("easy", _("Easy words")),
                SheetColumn("id", _("Id"), CellForm.TEXT),
            ),
        ),
        SheetForm(
            "bands",
            _("Bands"),
            (
                SheetColumn("code", _("Letter"), CellForm.TEXT),
                SheetColumn("title", _("Name")),
                SheetColumn("meaning", _("What it means")),
                SheetColumn("from", _("From"), CellForm.NUMBER),
                SheetColumn("above", _("Above"), CellForm.NUMBER),
                SheetColumn("up_to", _("Up to"), CellForm.NUMBER),
                SheetColumn("below", _("Below"), CellForm.NUMBER),
            ),
        ),
    )


def questions() -> SheetForm:
    """The sheet with the statements; a CSV file holds this one alone."""
    return SheetForm(
        "items",
        _("Questions"),
        (
            SheetColumn("section", _("Section"), CellForm.TEXT),
            SheetColumn("text", _("Statement")),
            SheetColumn("easy", _("Easy words")),
            SheetColumn("short", _("Short name")),
            SheetColumn("reverse", _("Turned round"), CellForm.YES),
            SheetColumn("self", _("Of oneself")),
            SheetColumn("tag", _("Sort")),
            SheetColumn("levels", _("Level"), CellForm.MANY),
            SheetColumn("easy_levels", _("Easy level"), CellForm.MANY),
            SheetColumn("id", _("Id"), CellForm.TEXT),
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
