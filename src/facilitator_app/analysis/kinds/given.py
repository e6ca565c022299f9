"""What a builder gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import SectionFigures
from facilitator_app.domain.round import Promise, Round


@dataclass(frozen=True, slots=True)
class Given:
    """A round, the answers that count, and the sections as they passed the gate (empty while sets are collected)."""

    round_: Round
    responses: Sequence[Response]
    sections: Sequence[SectionFigures] = ()

    @property
    def instrument(self) -> Instrument:
        return self.round_.instrument

    @property
    def promise(self) -> Promise:
        return self.round_.promise
