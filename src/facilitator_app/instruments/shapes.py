"""The shape of a questionnaire file: which keys there are and what they hold. Rules come in ``rules``."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Words = Annotated[dict[str, Text], Field(min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise ValueError('write this number between quotes, like "2.5"')
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError('write a number between quotes, like "2.5"') from None
    if not number.is_finite():
        raise ValueError('write a number between quotes, like "2.5"')
    return number


Number = Annotated[Decimal, BeforeValidator(_decimal)]


class Shape(BaseModel):
    """Unknown keys are faults; nothing is turned from one type into another."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PointShape(Shape):
    value: int
    label: Words
    easy: dict[str, Text] = {}


class ScaleShape(Shape):
    points: list[PointShape]
    count_high: Words
    count_low: Words
    dont_know: bool = True
    not_applicable: bool = True


class ItemShape(Shape):
    id: Id
    text: Words
    easy: dict[str, Text] = {}
    short: Words
    reverse: bool = False


class SectionShape(Shape):
    id: Id
    title: Words
    about: Words
    questions: list[Words] = []
    items: list[ItemShape]


class OpenQuestionShape(Shape):
    id: Id
    text: Words
    easy: dict[str, Text] = {}


class BandShape(Shape):
    """``from`` and ``up_to`` include their edge, ``above`` and ``below`` leave it out."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=3)]
    title: Words
    meaning: Words
    from_: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    up_to: Number | None = None
    below: Number | None = None


class SourceShape(Shape):
    relation: Literal["original", "structure informed by"]
    citation: Text
    licence_note: Text
    comparability_note: Text


class FileShape(Shape):
    format: Literal[1]
    id: Id
    version: Annotated[int, Field(ge=1)]
    kind: Literal["survey"]
    languages: Annotated[list[Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1, le=240)]
    min_answered: Number = Decimal("0.5")
    title: Words
    purpose: Words
    scale: ScaleShape
    sections: list[SectionShape]
    open_questions: list[OpenQuestionShape] = []
    bands: list[BandShape] = []
    source: SourceShape
