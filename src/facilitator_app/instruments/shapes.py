"""The shape of a questionnaire file: which keys there are and what they hold. Rules come in ``rules``."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import ErrorDetails

from facilitator_app.domain.language import _
from facilitator_app.instruments.reading import Problem, whole_file

Words = dict[str, str]
"""The words in each language."""


def _decimal(value: Any) -> Any:
    return Decimal(value) if type(value) is int and abs(value) < 1_000_000 else value


Number = Annotated[Decimal, BeforeValidator(_decimal)]
"""A whole number or one with a point; never NaN or infinite."""


class Shape(BaseModel):
    """Unknown keys are faults; nothing is turned from one type into another."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PointShape(Shape):
    value: int
    label: Words
    easy: Words = {}
    description: Words = {}
    easy_description: Words = {}


class ScaleShape(Shape):
    points: list[PointShape]
    count_high: Words
    count_low: Words
    dont_know: bool = True
    not_applicable: bool = True
    dont_know_label: Words = {}
    easy_dont_know_label: Words = {}
    not_applicable_label: Words = {}
    easy_not_applicable_label: Words = {}


class AspectShape(Shape):
    id: str
    label: Words
    question: Words
    easy: Words = {}
    scale: str = ""
    reverse: bool = False


class ItemShape(Shape):
    id: str
    text: Words
    easy: Words = {}
    short: Words
    reverse: bool = False
    levels: list[Words] = []
    easy_levels: list[Words] = []
    tag: Words = {}
    self_: Annotated[Words, Field(alias="self")] = {}


class SectionShape(Shape):
    id: str
    title: Words
    easy_title: Words = {}
    about: Words
    questions: list[Words] = []
    topics: list[str] = []
    items: list[ItemShape]
    scale: str = ""
    aspects: list[str] | None = None
    report: str = ""
    priority: bool = False
    each: str = ""


class OpenQuestionShape(Shape):
    id: str
    text: Words
    easy: Words = {}


class BandShape(Shape):
    """``from`` and ``up_to`` include their edge, ``above`` and ``below`` leave it out."""

    code: str
    title: Words
    meaning: Words
    from_: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    up_to: Number | None = None
    below: Number | None = None


class ScoringShape(Shape):
    basis: str = ""
    decimals: int | None = None
    overall: bool = False
    cap: str = ""


class WeightsShape(Shape):
    choices: list[Number]
    default: Number = Decimal(1)


class SourceShape(Shape):
    citation: str
    relation: str
    licence_note: str
    comparability_note: str
    changed: str | None = None


class OriginShape(Shape):
    id: str
    version: int


class ChooserShape(Shape):
    finds_out: list[str]
    people: list[str]
    maturity: list[str]
    will_not_tell: Words


class FileShape(Shape):
    format: int
    id: str
    version: int
    kind: str
    title: Words
    purpose: Words
    minutes: int
    languages: list[str]
    min_answered: Number = Decimal("0.5")
    source: SourceShape
    scale: ScaleShape
    scales: dict[str, ScaleShape] = {}
    scoring: ScoringShape = ScoringShape()
    weights: WeightsShape | None = None
    aspects: list[AspectShape] = []
    evidence: Words = {}
    easy_evidence: Words = {}
    mixed: bool = False
    sections: list[SectionShape]
    open_questions: list[OpenQuestionShape] = []
    bands: list[BandShape] = []
    chooser: ChooserShape | None = None
    derived_from: OriginShape | None = None


SHAPES = (
    FileShape, SourceShape, ScaleShape, PointShape, AspectShape, ScoringShape, WeightsShape,
    SectionShape, ItemShape, OpenQuestionShape, BandShape, ChooserShape, OriginShape,
)  # fmt: skip
KEYS = sorted({info.alias or name for shape in SHAPES for name, info in shape.model_fields.items()})


def location_of(parts: tuple[int | str, ...]) -> str:
    """A path like sections[2].items[3].text.en, counted from 1 as people do."""
    location = ""
    for part in parts:
        if isinstance(part, int):
            location += f"[{part + 1}]"
        else:
            location += ("." if location else "") + shown(part)
    return location or whole_file()


def shown(text: str, most: int = 40) -> str:
    """Words of the file as they can be shown: short, and without letters that nobody sees."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in text[: most + 1])
    return clean if len(clean) <= most else clean[:most] + "…"


def fault_of_shape(error: ErrorDetails) -> Problem:
    """One plain sentence for one fault that the shapes found."""
    kind, parts = error["type"], error["loc"]
    last = shown(str(parts[-1])) if parts else ""
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(last, KEYS, n=1)
        hint = _("Perhaps you mean {key}.", key=near[0]) if near else _("Remove it, or make it a remark with #.")
        return "unknown_key", location_of(parts), " ".join((_("There is no such key here."), hint))
    if kind == "missing":
        return "missing_key", location_of(parts), _("This is missing. Add it.")
    return "wrong_type", location_of(parts), _wanted(kind, last)


def _wanted(kind: str, key: str) -> str:
    sentences = {
        "string_type": _("This must be text between quotation marks."),
        "int_type": _("This must be a whole number, without quotation marks."),
        "bool_type": _("This must be true or false, without quotation marks."),
        "list_type": _("This must be a list: in square brackets, or tables in double brackets."),
        "dict_type": _("Say which language these words are in: {key}.en = and then the words.", key=key),
        "model_type": _("This must be a table: keys with values."),
        "finite_number": _("This must be a number that can be written out."),
    }
    return sentences.get(kind, _("This must be a number such as 2.5, without quotation marks."))
