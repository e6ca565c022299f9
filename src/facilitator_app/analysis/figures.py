"""A figure and the people behind it, made in one step: what was not noted cannot be shown.

``SourcedFigure.of`` works a value out of some people's answers and of nothing else, so the people it names are those behind it.
``FigureRecord.show`` is the one way from a figure to its value, and notes the figure. What a release holds and what the
ledger keeps are therefore one and the same list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from facilitator_app.analysis.disclosure import People
from facilitator_app.domain.results import PublishedSets

Value = TypeVar("Value")
Answered = TypeVar("Answered")


@dataclass(frozen=True, slots=True)
class SourcedFigure(Generic[Value]):
    """A value, what it is about (an item's or a section's id), and the response ids of the people behind it."""

    quantity: str
    people: People
    value: Value

    @classmethod
    def of(
        cls, quantity: str, answers: Mapping[str, Answered], work_out: Callable[[Sequence[Answered]], Value]
    ) -> SourcedFigure[Value]:
        """What ``work_out`` makes of these answers. ``answers``: response id → what that person said."""
        return cls(quantity, frozenset(answers), work_out([answers[person] for person in sorted(answers)]))


class FigureRecord:
    """The figures of one release. Each is noted as it is shown."""

    def __init__(self) -> None:
        self._figures: list[SourcedFigure[Any]] = []

    @property
    def figures(self) -> tuple[SourcedFigure[Any], ...]:
        return tuple(self._figures)

    @property
    def sets(self) -> PublishedSets:
        return sets_of(self._figures)

    def show(self, figure: SourcedFigure[Value]) -> Value:
        """The value of a figure; from now on its people count as shown."""
        self._figures.append(figure)
        return figure.value

    def show_from(
        self,
        least: int,
        quantity: str,
        answers: Mapping[str, Answered],
        work_out: Callable[[Sequence[Answered]], Value],
    ) -> Value | None:
        """The value of a figure about at least so many people; None, and nothing noted, about fewer."""
        return self.show(SourcedFigure.of(quantity, answers, work_out)) if len(answers) >= least else None


def sets_of(figures: Iterable[SourcedFigure[Any]]) -> PublishedSets:
    """The figures as the ledger keeps them: without their values."""
    return frozenset((figure.quantity, figure.people) for figure in figures)
