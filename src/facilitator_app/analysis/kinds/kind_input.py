"""What the builder of a kind's findings works from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from facilitator_app.analysis.figures import FigureRecord
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import SectionFigures
from facilitator_app.domain.round import Promise, Round


@dataclass(frozen=True, slots=True)
class KindInput:
    """A round, its sections as they are shown, and the answers that count.

    ``means``: section id → its exact mean, where its score is shown. ``record``: what is worked out from ``responses``
    themselves is shown through it, and in no other way.
    """

    round_: Round
    sections: Sequence[SectionFigures]
    means: Mapping[str, Fraction]
    responses: Sequence[Response]
    record: FigureRecord

    @property
    def instrument(self) -> Instrument:
        return self.round_.instrument

    @property
    def promise(self) -> Promise:
        return self.round_.promise
