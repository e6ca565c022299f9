"""Which parts of the questionnaire everybody gets."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.comparing import questions_words
from facilitator_app.domain.language import _, n_
from facilitator_app.ui.setup.common import SetupPresenter, minutes, size
from facilitator_app.ui.setup.parts_view import PartsPage


@dataclass(frozen=True, slots=True)
class PartRow:
    id: str
    title: str
    detail: str
    chosen: bool


class PartsPresenter(SetupPresenter[PartsPage]):
    step = 1

    def begin(self) -> None:
        self._whole = self.rounds.whole_instrument(self.round_id)
        self._chosen = {section.id for section in self.round.instrument.sections}

    def fill(self) -> None:
        rows = tuple(
            PartRow(
                section.id,
                str(section.title),
                _(
                    "{size}. {about}",
                    size=size(self._whole.with_sections((section.id,)), own_words=False),
                    about=section.about,
                ),
                section.id in self._chosen,
            )
            for section in self._whole.sections
        )
        self.view.show_parts(str(self._whole.title), rows, tuple(str(q.text) for q in self._whole.open_questions))
        self._show_total()

    def choose(self, section_id: str, chosen: bool) -> None:
        """A part was ticked or not; saved at once unless none is left."""
        (self._chosen.add if chosen else self._chosen.discard)(section_id)
        self._show_total()
        if self._chosen and self._save():
            self.view.clear_errors()

    def go_on(self) -> None:
        if self._save():
            super().go_on()

    def _save(self) -> bool:
        return self.kept(lambda: self.rounds.choose_sections(self.round_id, self._ids()))

    def _ids(self) -> tuple[str, ...]:
        return tuple(section.id for section in self._whole.sections if section.id in self._chosen)

    def _show_total(self) -> None:
        if not self._chosen:
            self.view.show_total(_("No part is ticked."), "", "")
            return
        chosen = self._whole.with_sections(self._ids())
        parts = n_("{n} of {all} part", "{n} of {all} parts", len(chosen.sections), all=len(self._whole.sections))
        own_words = self.round.promise.asks_own_words
        self.view.show_total(questions_words(chosen, own_words), minutes(chosen.minutes), parts)
