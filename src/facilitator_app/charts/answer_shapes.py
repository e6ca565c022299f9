"""The shape that stands for an answer beside its words, on the screen and on paper: never colour alone."""

from __future__ import annotations

from enum import StrEnum

from facilitator_app.domain.instrument import Kind


class AnswerShape(StrEnum):
    """What is drawn. The last three are filled with the colours of ``in_place``."""

    BOX_EMPTY = "box_empty"
    BOX_HALF = "box_half"
    BOX_TICK = "box_tick"
    CROSS = "cross"
    SQUARE = "square"
    TRIANGLE = "triangle"
    CIRCLE = "circle"


_BOXES = (AnswerShape.BOX_EMPTY, AnswerShape.BOX_HALF, AnswerShape.BOX_TICK)
_YES_NO = (AnswerShape.CROSS, AnswerShape.BOX_HALF, AnswerShape.BOX_TICK)
_LIGHTS = (AnswerShape.SQUARE, AnswerShape.TRIANGLE, AnswerShape.CIRCLE)
OF_KIND: dict[Kind, tuple[AnswerShape, ...]] = {
    Kind.CHECKLIST: _BOXES,
    Kind.RAG: _LIGHTS,
    Kind.YES_NO: _YES_NO,
    Kind.GOALS: _YES_NO,
}
COLOURED = _LIGHTS


def shapes_of(kind: Kind, points: int) -> tuple[AnswerShape, ...]:
    """The shapes of a scale with so many points, lowest first; none for kinds whose words are enough."""
    shapes = OF_KIND.get(kind, ())
    return shapes if points == len(shapes) else (shapes[0], shapes[-1]) if shapes and points == 2 else ()
